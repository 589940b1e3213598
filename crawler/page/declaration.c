#include "page/style_impl.h"

/* Further out than this, nobody scrolls. */
enum { FAR_AWAY = 900, FAR_OUT = 9000 };

/* What one block of declarations sets, as far as it matters here. */
struct declared {
	bool is_none; /* display: none, visibility: hidden */
	bool is_display; /* display or visibility: anything else */
	bool is_tiny; /* font-size: 0 */
	bool is_indented; /* text-indent far to the left */
	bool is_placed; /* position: absolute or fixed */
	bool is_far; /* left, top, ... far out */
	bool is_flat; /* height: 0 */
	bool is_thin; /* width: 0 */
	bool is_slight; /* at most a pixel wide or high */
	bool is_clipped; /* overflow: hidden */
	bool is_pictured; /* a picture stands there instead */
	bool is_important;
	bool opens; /* undoes one of the above */
};

/* The number at the start of a value; 0 for none. */
static int64_t
number_of(struct str value)
{
	size_t end = value.len > 0 && value.ptr[0] == '-' ? 1 : 0;
	int64_t number = 0;

	while (
	    end < value.len && value.ptr[end] >= '0' && value.ptr[end] <= '9')
		end++;
	(void)str_to_int64(
	    str_slice(value, 0, end), INT32_MIN, INT32_MAX, &number);
	return number;
}

/* "0", "0px", "0.0em", but not "0.9em". */
static bool
is_zero(struct str value)
{
	size_t i = 0;

	while (i < value.len && (value.ptr[i] == '0' || value.ptr[i] == '.'))
		i++;
	return i > 0 &&
	    (i == value.len || value.ptr[i] < '0' || value.ptr[i] > '9');
}

/* What is made so small is for screen readers. */
static bool
is_slight(struct str value)
{
	return is_zero(value) || str_is_fold(value, "1px");
}

static bool
is_far(struct str value)
{
	int64_t number = number_of(value);

	return number < -FAR_AWAY || number > FAR_OUT;
}

static void
read_display(struct declared *d, struct str value)
{
	d->is_none = str_is_fold(value, "none");
	d->is_display = !d->is_none;
	d->opens |= d->is_display;
}

static void
read_opacity(struct declared *d, struct str value)
{
	d->opens |= !is_zero(value);
}

static void
read_background(struct declared *d, struct str value)
{
	d->is_pictured |= str_find_fold(value, str_of("url("), 0) != STR_NONE;
}

static void
read_visibility(struct declared *d, struct str value)
{
	if (str_is_fold(value, "hidden") || str_is_fold(value, "collapse"))
		d->is_none = true;
	else
		d->opens = true;
}

static void
read_font_size(struct declared *d, struct str value)
{
	d->is_tiny = is_zero(value);
}

static void
read_text_indent(struct declared *d, struct str value)
{
	d->is_indented = number_of(value) < -FAR_AWAY;
}

static void
read_position(struct declared *d, struct str value)
{
	d->is_placed =
	    str_is_fold(value, "absolute") || str_is_fold(value, "fixed");
}

static void
read_offset(struct declared *d, struct str value)
{
	d->is_far |= is_far(value);
	d->opens |= !is_far(value);
}

static void
read_width(struct declared *d, struct str value)
{
	d->is_thin = is_zero(value);
	d->is_slight |= is_slight(value);
}

static void
read_height(struct declared *d, struct str value)
{
	d->is_flat = is_zero(value);
	d->is_slight |= is_slight(value);
	d->opens |= !is_slight(value);
}

static void
read_overflow(struct declared *d, struct str value)
{
	d->is_clipped = str_is_fold(value, "hidden");
}

#define NAME(text) \
	{ \
		(text), sizeof(text) - 1 \
	}

static const struct {
	struct str name;
	void (*read)(struct declared *d, struct str value);
} properties[] = {
    {NAME("background"), read_background},
    {NAME("background-image"), read_background},
    {NAME("bottom"), read_offset},
    {NAME("display"), read_display},
    {NAME("font-size"), read_font_size},
    {NAME("height"), read_height},
    {NAME("left"), read_offset},
    {NAME("margin-left"), read_offset},
    {NAME("max-height"), read_height},
    {NAME("opacity"), read_opacity},
    {NAME("overflow"), read_overflow},
    {NAME("position"), read_position},
    {NAME("right"), read_offset},
    {NAME("text-indent"), read_text_indent},
    {NAME("top"), read_offset},
    {NAME("visibility"), read_visibility},
    {NAME("width"), read_width},
};

/* The letters that their names begin with. */
static const bool begins_property[256] = {
    ['b'] = true,
    ['d'] = true,
    ['f'] = true,
    ['h'] = true,
    ['l'] = true,
    ['m'] = true,
    ['o'] = true,
    ['p'] = true,
    ['r'] = true,
    ['t'] = true,
    ['v'] = true,
    ['w'] = true,
};

static void
read_declaration(struct declared *d, struct str text)
{
	size_t start = str_skip_space(text, 0), colon, sign;
	struct str name, value;
	char first;

	first = start < text.len ? str_lower_char(text.ptr[start]) : '\0';
	if (!begins_property[(unsigned char)first])
		return;
	colon = str_find_char(text, ':', start);
	if (colon == STR_NONE)
		return;
	name = str_trim(str_slice(text, start, colon));
	for (size_t i = 0; i < sizeof(properties) / sizeof(properties[0]);
	     i++) {
		if (properties[i].name.ptr[0] != first ||
		    !str_equal_fold(name, properties[i].name))
			continue;
		value = str_slice(text, colon + 1, text.len);
		sign = str_find_char(value, '!', 0);
		d->is_important |= sign != STR_NONE;
		properties[i].read(d, str_trim(str_slice(value, 0, sign)));
	}
}

/* Whether text was put out of sight, though not the place it had. */
static bool
is_text_gone(const struct declared *d)
{
	return d->is_tiny || d->is_indented || (d->is_slight && d->is_clipped);
}

struct style_block
style_of_declarations(struct str text)
{
	struct style_block block = {.says = STYLE_NOTHING};
	struct declared d = {0};
	struct str declaration;

	while (str_split(&text, ';', &declaration))
		read_declaration(&d, declaration);
	if (d.is_none)
		block.says = STYLE_HIDES;
	else if ((d.is_placed && d.is_far) || (d.is_flat && d.is_thin))
		block.says = STYLE_MOVES;
	else if (is_text_gone(&d))
		block.says = d.is_pictured ? STYLE_MAY_MOVE : STYLE_MOVES;
	else if (d.is_display)
		block.says = STYLE_SHOWS;
	block.is_tiny = d.is_tiny && !d.is_none;
	block.is_important = d.is_important;
	block.opens = d.opens && !style_hides(block.says);
	return block;
}

void
style_block_write(struct buf *out, const struct style_block *block)
{
	static const char *const plain[] = {[STYLE_NOTHING] = "opacity:1",
	    [STYLE_SHOWS] = "display:block",
	    [STYLE_MAY_MOVE] = "text-indent:-999px;background:url()",
	    [STYLE_MOVES] = "height:0;width:0",
	    [STYLE_HIDES] = "display:none"};
	static const char *const tiny[] = {
	    [STYLE_MAY_MOVE] = "font-size:0;background:url()",
	    [STYLE_MOVES] = "font-size:0"};
	bool is_tiny = block->is_tiny &&
	    (block->says == STYLE_MAY_MOVE || block->says == STYLE_MOVES);

	/* What shows opens by itself. */
	if (block->opens && block->says == STYLE_MAY_MOVE)
		(void)buf_append_cstr(out, "opacity:1;");
	(void)buf_append_cstr(
	    out, is_tiny ? tiny[block->says] : plain[block->says]);
	if (block->is_important)
		(void)buf_append_cstr(out, "!important");
}
