#include "page/clean_impl.h"

#include <string.h>

#include "base/limits.h"
#include "page/tag_impl.h"

/* End tags that end nothing, of which a page may have so many before they are
 * taken out: for each the parser looks through all that is open. */
enum { STRAY_END_TAGS = 1000 };

struct cleaner {
	char *bytes; /* of clean.text */
	struct clean clean;
	size_t open[TAG_COUNT]; /* start tags so far less end tags */
	size_t stray_count;
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void
blank(struct cleaner *c, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (c->bytes[i] != '\n')
			c->bytes[i] = ' ';
}

/* Takes out tags that begin within other markup: the parser looks for its end
 * past them. */
static void
hide_signs(struct cleaner *c, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (c->bytes[i] == '<')
			c->bytes[i] = ' ';
}

/* Behind the next ">" at or after from, or the end. */
static size_t
behind_sign(struct str text, size_t from)
{
	size_t at = str_find_char(text, '>', from);

	return at == STR_NONE ? text.len : at + 1;
}

/* Behind the next stop at or after from, or the end. */
static size_t
behind(struct str text, const char *stop, size_t from)
{
	size_t at = str_find(text, str_of(stop), from);

	return at == STR_NONE ? text.len : at + strlen(stop);
}

/* The value behind an equals sign (HTML Standard, 13.2.5.37 to 39). */
static size_t
read_value(struct str text, size_t at, struct span *value)
{
	size_t end;

	at = str_skip_space(text, at);
	if (at < text.len && (text.ptr[at] == '"' || text.ptr[at] == '\'')) {
		end = str_find_char(text, text.ptr[at], at + 1);
		if (end == STR_NONE)
			end = text.len;
		*value = (struct span){(uint32_t)at + 1, (uint32_t)end};
		return end < text.len ? end + 1 : end;
	}
	for (end = at; end < text.len && text.ptr[end] != '>' &&
	     !str_is_space_char(text.ptr[end]);)
		end++;
	*value = (struct span){(uint32_t)at, (uint32_t)end};
	return end;
}

bool
clean_next_attr(struct str text, size_t *at, struct clean_attr *out)
{
	size_t i = *at, name;

	while (i < text.len &&
	    (str_is_space_char(text.ptr[i]) || text.ptr[i] == '/'))
		i++;
	*at = i;
	if (i >= text.len || text.ptr[i] == '>')
		return false;
	/* An equals sign first belongs to the name. */
	for (name = i++; i < text.len && text.ptr[i] != '=' &&
	     text.ptr[i] != '>' && text.ptr[i] != '/' &&
	     !str_is_space_char(text.ptr[i]);)
		i++;
	out->name = (struct span){(uint32_t)name, (uint32_t)i};
	out->value = (struct span){(uint32_t)i, (uint32_t)i};
	name = str_skip_space(text, i);
	if (name < text.len && text.ptr[name] == '=')
		i = read_value(text, name + 1, &out->value);
	*at = i;
	return true;
}

/* The offset of the end tag of a literal element, or the end. */
static size_t
find_end_tag(struct str text, struct str name, size_t from)
{
	for (;;) {
		size_t at = str_find(text, str_of("</"), from);
		char c;

		if (at == STR_NONE)
			return text.len;
		from = at + 2;
		if (!str_starts_fold(str_slice(text, from, text.len), name))
			continue;
		c = from + name.len < text.len ? text.ptr[from + name.len]
		                               : '>';
		if (c == '>' || c == '/' || str_is_space_char(c))
			return at;
	}
}

/* Content up to the end tag of an element in which tags do not count. */
static size_t
clean_content(struct cleaner *c, enum tag tag, size_t from)
{
	struct str text = c->clean.text;
	size_t end = find_end_tag(text, tag_name(tag), from);

	if (tag_is(tag, TAG_IS_SCRIPT))
		return end;
	if (tag_is(tag, TAG_IS_DROPPED)) {
		blank(c, from, end);
		return end;
	}
	/* The text itself is read from the source, where the sign still
	 * stands. */
	hide_signs(c, from, end);
	return end;
}

static bool
is_name_char(char c)
{
	return c != '>' && c != '/' && !str_is_space_char(c);
}

/* The tag whose name begins at *at, which moves behind it. */
static enum tag
read_tag_name(struct str text, size_t *at)
{
	size_t start = *at, len;
	char name[16];

	for (; *at < text.len && is_name_char(text.ptr[*at]); ++*at)
		if (*at - start < sizeof(name))
			name[*at - start] = str_lower_char(text.ptr[*at]);
	len = *at - start;
	return len > sizeof(name) ? TAG_OTHER : tag_of((struct str){name, len});
}

/* An end tag of p or br is a tag of its own, and those of html and body are
 * taken as they come. */
static bool
may_be_stray(enum tag tag)
{
	return tag != TAG_P && tag != TAG_BR && tag != TAG_BODY &&
	    tag != TAG_HTML;
}

static size_t
clean_end_tag(struct cleaner *c, size_t from)
{
	size_t at = from + 2, end = behind_sign(c->clean.text, from);
	enum tag tag = read_tag_name(c->clean.text, &at);

	hide_signs(c, from + 1, end);
	if (c->open[tag] > 0)
		c->open[tag]--;
	else if (may_be_stray(tag) && ++c->stray_count > STRAY_END_TAGS)
		blank(c, from, end);
	return end;
}

static size_t
clean_start_tag(struct cleaner *c, size_t from)
{
	struct str text = c->clean.text;
	size_t at = from + 1, count = 0, over = STR_NONE;
	struct clean_attr attr;
	enum tag tag = read_tag_name(text, &at);

	c->open[tag]++;
	while (clean_next_attr(text, &at, &attr))
		if (++count == LIMIT_TAG_ATTRIBUTES)
			over = at;
	if (count > LIMIT_TAG_ATTRIBUTES) {
		c->clean.is_cut = true;
		blank(c, over, at);
	}
	if (at >= text.len) {
		blank(c, from, at);
		return at;
	}
	if (tag == TAG_HTML && c->clean.html_tag.end == 0)
		c->clean.html_tag = (struct span){(uint32_t)from, (uint32_t)at};
	if (tag == TAG_TEMPLATE || text.ptr[at - 1] == '/')
		return at + 1;
	if (tag_is(tag, TAG_IS_SCRIPT) || tag_is(tag, TAG_IS_LITERAL) ||
	    tag_is(tag, TAG_IS_DROPPED))
		return clean_content(c, tag, at + 1);
	return at + 1;
}

/* A comment is left to the parser, but for the two short forms that it does
 * not see the end of. */
static size_t
clean_comment(struct cleaner *c, size_t from)
{
	struct str rest = str_slice(c->clean.text, from + 4, c->clean.text.len);
	size_t end, other;

	if (str_starts(rest, str_of(">")) || str_starts(rest, str_of("->"))) {
		end = behind_sign(c->clean.text, from + 4);
		blank(c, from, end);
		return end;
	}
	end = behind(c->clean.text, "-->", from + 4);
	other = behind(str_slice(c->clean.text, 0, end), "--!>", from + 4);
	return other < end ? other : end;
}

/* Markup that is no tag becomes a comment, which parts no words; where there is
 * no room for one, blanks. */
static void
hide(struct cleaner *c, size_t from, size_t to)
{
	blank(c, from, to);
	if (to - from < strlen("<!---->"))
		return;
	memcpy(c->bytes + from, "<!--", 4);
	memcpy(c->bytes + to - 3, "-->", 3);
}

/* What stands at a "<"; returns where to go on. */
static size_t
clean_markup(struct cleaner *c, size_t from)
{
	struct str text = c->clean.text;
	struct str rest = str_slice(text, from + 1, text.len);
	char next = rest.len > 0 ? rest.ptr[0] : '\0';
	size_t end;

	if (is_letter(next))
		return clean_start_tag(c, from);
	if (next == '/' && rest.len > 1 && is_letter(rest.ptr[1]))
		return clean_end_tag(c, from);
	if (str_starts(rest, str_of("!--")))
		return clean_comment(c, from);
	if (str_starts_fold(rest, str_of("!doctype"))) {
		end = behind_sign(text, from);
		hide_signs(c, from + 1, end);
		return end;
	}
	if (next != '!' && next != '?' && next != '/')
		return from + 1;
	end = behind_sign(text, from);
	hide(c, from, end);
	return end;
}

/* How many bytes from p on are in groups of eight without controls. */
static size_t
free_run(const char *p, size_t len)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t i = 0;
	uint64_t word;

	for (; i + sizeof(word) <= len; i += sizeof(word)) {
		memcpy(&word, p + i, sizeof(word));
		/* A byte under 0x20 borrows from its highest bit. */
		if (((word - ones * 0x20) & ~word & (ones * 0x80)) != 0)
			break;
	}
	return i;
}

/* Characters that the parser drops become as many spaces: controls, the
 * noncharacters U+FFFE and U+FFFF, and U+FEFF at the start. */
static void
blank_controls(struct cleaner *c)
{
	struct str text = c->clean.text;
	size_t at;

	if (str_starts(text, str_of("\xef\xbb\xbf")))
		blank(c, 0, 3);
	for (size_t i = 0; i < text.len; i++) {
		i += free_run(text.ptr + i, text.len - i);
		if (i < text.len && (unsigned char)text.ptr[i] < 0x20 &&
		    !str_is_space_char(text.ptr[i]))
			c->bytes[i] = ' ';
	}
	for (at = str_find_char(text, '\xef', 0);
	     at != STR_NONE && at + 2 < text.len;
	     at = str_find_char(text, '\xef', at + 1))
		if (text.ptr[at + 1] == '\xbf' &&
		    (unsigned char)text.ptr[at + 2] >= 0xbe)
			blank(c, at, at + 3);
}

struct clean
clean_source(struct arena *a, struct str source)
{
	struct cleaner c = {0};
	size_t at = 0;

	c.bytes = arena_cstr(a, source);
	c.clean.text = (struct str){c.bytes, source.len};
	blank_controls(&c);
	while ((at = str_find_char(c.clean.text, '<', at)) != STR_NONE)
		at = clean_markup(&c, at);
	return c.clean;
}
