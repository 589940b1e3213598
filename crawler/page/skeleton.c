#include "page/skeleton_impl.h"

#include <string.h>

#include "page/tag_impl.h"

enum {
	NAME_BYTES_MAX = 99, /* the parser cuts longer ones */
	PIECE_BYTES = 900 /* the parser takes text in pieces of 1,000 */
};

/* A skeleton being written. */
struct writer {
	struct arena *arena;
	struct str clean;
	char *out;
	size_t len;
	size_t at; /* in clean, all before it is written */
	struct skeleton_cut *cuts;
	size_t count;
	size_t capacity;
	bool is_in_body; /* text where it stands implies no element */
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_name_char(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == ':' || c == '-' ||
	    c == '_' || c == '.';
}

/* No other control stands in a clean source without form feeds. */
static bool
is_blank(char c)
{
	return (unsigned char)c <= ' ';
}

/* The character at an offset of clean; NUL behind its end. */
static char
char_at(const struct writer *w, size_t at)
{
	return at < w->clean.len ? w->clean.ptr[at] : '\0';
}

static size_t
skip_blanks(const struct writer *w, size_t at)
{
	while (at < w->clean.len && is_blank(w->clean.ptr[at]))
		at++;
	return at;
}

/* The end of a name of the plain kind; at itself when there is none. */
static size_t
name_end(const struct writer *w, size_t at)
{
	size_t end = at;

	if (!is_letter(char_at(w, at)) && char_at(w, at) != '_')
		return at;
	while (is_name_char(char_at(w, end)))
		end++;
	return end - at > NAME_BYTES_MAX ? at : end;
}

/* Copies clean as it stands up to an offset. */
static void
copy_to(struct writer *w, size_t end)
{
	memcpy(w->out + w->len, w->clean.ptr + w->at, end - w->at);
	w->len += end - w->at;
	w->at = end;
}

/* Leaves out clean up to an offset; what stands for it is written already. */
static void
cut_to(struct writer *w, size_t end, size_t length, struct span source)
{
	w->cuts = arena_grow(
	    w->arena, w->cuts, &w->capacity, w->count + 1, sizeof(*w->cuts));
	w->cuts[w->count++] = (struct skeleton_cut){.at = (uint32_t)w->len,
	    .length = (uint32_t)length,
	    .source = source,
	    .resumes = (uint32_t)end};
	w->at = end;
}

/* Whether no character of a piece means more to the parser than itself. */
static bool
is_plain(struct str text)
{
	return str_find_char(text, '&', 0) == STR_NONE;
}

/* Whether the parser reads a text as one piece, or as pieces of which the
 * first is no other than the rest. */
static bool
is_one_piece(const struct writer *w, size_t solid, size_t end)
{
	return solid - w->at < PIECE_BYTES &&
	    (w->is_in_body || end - w->at < PIECE_BYTES);
}

/* Writes text up to a "<" or the end: a blank for those it begins with, and a
 * letter for the rest. */
static void
write_text(struct writer *w, size_t end)
{
	struct span source = {(uint32_t)w->at, (uint32_t)end};
	size_t solid = skip_blanks(w, w->at), start = w->len;

	if (end - w->at < 3 || !is_one_piece(w, solid, end) ||
	    !is_plain(str_slice(w->clean, w->at, end))) {
		copy_to(w, end);
		return;
	}
	if (solid > w->at)
		w->out[w->len++] = ' ';
	if (solid < end)
		w->out[w->len++] = 'x';
	cut_to(w, end, w->len - start, source);
}

enum tag_form { TAG_PLAIN, TAG_VERBATIM, TAG_ODD };

/* Reads a value behind the equals sign, to its end or the closing quote. */
static enum tag_form
read_value(const struct writer *w, size_t *at)
{
	char quote = char_at(w, *at);
	size_t start = *at, end;

	if (quote == '"' || quote == '\'') {
		end = str_find_char(w->clean, quote, ++start);
		if (end == STR_NONE)
			return TAG_ODD;
		*at = end + 1;
		return is_plain(str_slice(w->clean, start, end)) ? TAG_PLAIN
		                                                 : TAG_VERBATIM;
	}
	for (end = start; end < w->clean.len && !is_blank(char_at(w, end)) &&
	     char_at(w, end) != '>';
	     end++)
		if (strchr("\"'`=<", char_at(w, end)) != NULL)
			return TAG_ODD;
	if (end == start || char_at(w, end - 1) == '/')
		return TAG_ODD;
	*at = end;
	return is_plain(str_slice(w->clean, start, end)) ? TAG_PLAIN
	                                                 : TAG_VERBATIM;
}

/* Reads the attributes of a start tag up to its ">" or "/>". */
static enum tag_form
read_attrs(const struct writer *w, size_t *at)
{
	enum tag_form form = TAG_PLAIN;
	size_t i = skip_blanks(w, *at);

	for (size_t count = 0; char_at(w, i) != '>'; count++) {
		size_t end = name_end(w, i), equals;

		if (char_at(w, i) == '/' && char_at(w, i + 1) == '>')
			break;
		if (end == i)
			return TAG_ODD;
		if (count == SKELETON_ATTRS_MAX)
			form = TAG_VERBATIM;
		equals = skip_blanks(w, end);
		i = equals;
		if (char_at(w, equals) == '=') {
			enum tag_form value;

			i = skip_blanks(w, equals + 1);
			value = read_value(w, &i);
			if (value == TAG_ODD)
				return TAG_ODD;
			if (value == TAG_VERBATIM)
				form = TAG_VERBATIM;
		}
		i = skip_blanks(w, i);
	}
	*at = i;
	return form;
}

static bool
is_end_of(const struct writer *w, size_t at, struct str name)
{
	return str_starts_fold(
	    str_slice(w->clean, at + strlen("</"), w->clean.len), name);
}

/* Writes what a script or style holds: of it only the end tag counts. */
static bool
write_script(struct writer *w, struct str name)
{
	size_t stop = str_find(w->clean, str_of("</"), w->at), behind;

	if (stop == STR_NONE)
		return false;
	/* Right behind the start tag any end tag would end it. */
	if (stop > w->at && !is_end_of(w, stop, name))
		w->out[w->len++] = 'x';
	if (stop > w->at)
		cut_to(w, stop, 0, (struct span){0});
	while (stop != STR_NONE && !is_end_of(w, stop, name))
		stop = str_find(w->clean, str_of("</"), stop + 2);
	if (stop == STR_NONE)
		return false;
	behind = stop + strlen("</") + name.len;
	copy_to(w, stop);
	return char_at(w, behind) == '>' || is_blank(char_at(w, behind));
}

/* Notes whether a tag opens the body, if only by implying it. */
static void
note_body(struct writer *w, enum tag tag)
{
	w->is_in_body |= tag == TAG_BODY || tag == TAG_DIV || tag == TAG_P ||
	    tag == TAG_TABLE;
}

static bool
write_start_tag(struct writer *w)
{
	size_t name = w->at + 1, end = name_end(w, name), at = end;
	enum tag_form form = end == name ? TAG_ODD : read_attrs(w, &at);
	char lower[16];
	enum tag tag;

	if (form == TAG_ODD || at >= w->clean.len)
		return false;
	copy_to(w, form == TAG_VERBATIM ? at : end);
	if (at > w->at)
		cut_to(w, at, 0, (struct span){0});
	if (char_at(w, at) == '/') {
		copy_to(w, at + 2);
		return true;
	}
	copy_to(w, at + 1);
	if (end - name > sizeof(lower))
		return true;
	for (size_t i = name; i < end; i++)
		lower[i - name] = str_lower_char(w->clean.ptr[i]);
	tag = tag_of((struct str){lower, end - name});
	note_body(w, tag);
	return !tag_is(tag, TAG_IS_SCRIPT) || write_script(w, tag_name(tag));
}

static bool
write_end_tag(struct writer *w)
{
	size_t start = w->at + strlen("</"), end = name_end(w, start);
	struct str name = str_slice(w->clean, start, end);

	if (name.len == 0)
		return false;
	if (str_is_fold(name, "body") || str_is_fold(name, "html"))
		w->is_in_body = false;
	end = skip_blanks(w, end);
	if (char_at(w, end) != '>')
		return false;
	copy_to(w, end + 1);
	return true;
}

static bool
write_comment(struct writer *w)
{
	size_t start = w->at + strlen("<!--");
	size_t end = str_find(w->clean, str_of("-->"), start);

	if (end == STR_NONE ||
	    str_find(str_slice(w->clean, 0, end), str_of("--!>"), start) !=
	        STR_NONE)
		return false;
	copy_to(w, start);
	if (end > start)
		cut_to(w, end, 0, (struct span){0});
	copy_to(w, end + strlen("-->"));
	return true;
}

/* A document type of the kind that has no declarations in it. */
static bool
write_doctype(struct writer *w)
{
	size_t end = str_find_char(w->clean, '>', w->at), quotes = 0;

	if (end == STR_NONE)
		return false;
	for (size_t i = w->at + 1; i < end; i++) {
		char c = w->clean.ptr[i];

		if (c == '[' || c == '\'' || c == '&' || c == '<')
			return false;
		quotes += c == '"';
	}
	copy_to(w, end + 1);
	return quotes % 2 == 0;
}

/* Writes what stands at a "<"; false when its bounds are not certain. */
static bool
write_markup(struct writer *w)
{
	struct str rest = str_slice(w->clean, w->at, w->clean.len);
	char next = char_at(w, w->at + 1);
	size_t end;

	if (is_letter(next))
		return write_start_tag(w);
	if (next == '/')
		return write_end_tag(w);
	if (str_starts(rest, str_of("<!--")))
		return write_comment(w);
	if (next == '!')
		return write_doctype(w);
	if (next == '_' || next == ':' || next == '?')
		return false;
	/* A sign that is text, as is what follows it. */
	end = str_find_char(w->clean, '<', w->at + 1);
	copy_to(w, end == STR_NONE ? w->clean.len : end);
	return true;
}

struct skeleton
skeleton_make(struct arena *a, struct str clean)
{
	struct writer w = {.arena = a, .clean = clean};

	/* A blank for a browser alone. */
	if (str_find_char(clean, '\f', 0) != STR_NONE)
		return (struct skeleton){.clean = clean, .text = clean};
	w.out = arena_alloc(a, clean.len + 1);
	while (w.at < clean.len) {
		size_t end = str_find_char(clean, '<', w.at);

		if (end == STR_NONE)
			end = clean.len;
		if (end > w.at)
			write_text(&w, end);
		else if (!write_markup(&w))
			return (struct skeleton){.clean = clean, .text = clean};
	}
	return (struct skeleton){.clean = clean,
	    .text = {w.out, w.len},
	    .is_cut = true,
	    .cuts = w.cuts,
	    .count = w.count};
}
