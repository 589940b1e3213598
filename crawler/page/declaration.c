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
	bool is_clipped; /* overflow: hidden */
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
}

static void
read_visibility(struct declared *d, struct str value)
{
	if (str_is_fold(value, "hidden") || str_is_fold(value, "collapse"))
		d->is_none = true;
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
}

static void
read_width(struct declared *d, struct str value)
{
	d->is_thin = is_zero(value);
}

static void
read_height(struct declared *d, struct str value)
{
	d->is_flat = is_zero(value);
}

static void
read_overflow(struct declared *d, struct str value)
{
	d->is_clipped = str_is_fold(value, "hidden");
}

static const struct {
	const char *name;
	void (*read)(struct declared *d, struct str value);
} properties[] = {
    {"bottom", read_offset},
    {"display", read_display},
    {"font-size", read_font_size},
    {"height", read_height},
    {"left", read_offset},
    {"margin-left", read_offset},
    {"max-height", read_height},
    {"overflow", read_overflow},
    {"position", read_position},
    {"right", read_offset},
    {"text-indent", read_text_indent},
    {"top", read_offset},
    {"visibility", read_visibility},
    {"width", read_width},
};

static void
read_declaration(struct declared *d, struct str text)
{
	size_t colon = str_find_char(text, ':', 0);
	struct str name, value;

	if (colon == STR_NONE)
		return;
	name = str_trim(str_slice(text, 0, colon));
	value = str_trim(str_slice(text, colon + 1, text.len));
	value = str_trim(str_slice(value, 0, str_find_char(value, '!', 0)));
	for (size_t i = 0; i < sizeof(properties) / sizeof(properties[0]); i++)
		if (str_is_fold(name, properties[i].name))
			properties[i].read(d, value);
}

enum style_says
style_of_declarations(struct str text)
{
	struct declared d = {0};
	struct str declaration;

	while (str_split(&text, ';', &declaration))
		read_declaration(&d, declaration);
	if (d.is_none || d.is_tiny || d.is_indented ||
	    (d.is_placed && d.is_far) || (d.is_flat && d.is_thin) ||
	    ((d.is_flat || d.is_thin) && d.is_clipped))
		return STYLE_HIDES;
	return d.is_display ? STYLE_SHOWS : STYLE_NOTHING;
}
