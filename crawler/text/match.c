#include "text/match_impl.h"

#include <assert.h>
#include <string.h>

#include <utf8proc.h>

#include "text/utf8.h"

/* The old Windows fonts' own places for marks that were moved aside, U+F700
 * to U+F71A. */
static const uint16_t private_marks[] = {0x0e10, 0x0e34, 0x0e35, 0x0e36, 0x0e37,
    0x0e48, 0x0e49, 0x0e4a, 0x0e4b, 0x0e4c, 0x0e48, 0x0e49, 0x0e4a, 0x0e4b,
    0x0e4c, 0x0e0d, 0x0e31, 0x0e4d, 0x0e47, 0x0e48, 0x0e49, 0x0e4a, 0x0e4b,
    0x0e4c, 0x0e38, 0x0e39, 0x0e3a};

enum {
	PRIVATE_FIRST = 0xf700,
	PRIVATE_COUNT = sizeof(private_marks) / sizeof(private_marks[0])
};

static bool
is_blank(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 ||
	    c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
	    c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static bool
is_dash(uint32_t c)
{
	return c == '-' || c == 0x058a || c == 0x05be || c == 0x1806 ||
	    (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2e3a ||
	    c == 0x2e3b || c == 0xfe58 || c == 0xfe63 || c == 0xff0d;
}

static bool
is_invisible(uint32_t c)
{
	if (c < 0x300)
		return c == 0xad;
	return !match_is_thai(c) &&
	    utf8proc_get_property((utf8proc_int32_t)c)->ignorable;
}

struct match_char
match_read(struct str text, size_t at)
{
	while (at < text.len) {
		uint32_t c;
		size_t end = at +
		    utf8_next((struct str){text.ptr + at, text.len - at}, &c);

		if (c >= PRIVATE_FIRST && c < PRIVATE_FIRST + PRIVATE_COUNT)
			c = private_marks[c - PRIVATE_FIRST];
		if (!is_invisible(c))
			return (struct match_char){c, at, end};
		at = end;
	}
	return (struct match_char){MATCH_END, text.len, text.len};
}

void
match_step_add(struct match_step *step, uint32_t c)
{
	assert(step->len + 4 <= sizeof(step->bytes));
	if (is_blank(c))
		c = ' ';
	else if (is_dash(c))
		c = '-';
	step->len += utf8_encode(c, step->bytes + step->len);
}

/* A match form in the making. */
struct form {
	struct buf *out;
	struct offmap *map; /* NULL: not kept */
	struct arena *arena;
	struct str text;
	size_t at;
	bool is_after_blank;
};

/* Records that text up to end became the last made bytes of out. */
static void
form_record(struct form *f, size_t end, size_t made)
{
	size_t used = end - f->at;
	const char *source = f->text.ptr + f->at;

	f->at = end;
	if (f->map == NULL)
		return;
	if (made == used &&
	    memcmp(f->out->data + f->out->len - made, source, made) == 0)
		offmap_add_many(f->map, f->arena, 1, 1, (uint32_t)made);
	else
		offmap_add(f->map, f->arena, (uint32_t)made, (uint32_t)used);
}

/* Writes a step, but no blank behind a blank. */
static void
form_write(struct form *f, const struct match_step *step)
{
	size_t from =
	    f->is_after_blank && step->len > 0 && step->bytes[0] == ' ' ? 1 : 0;
	size_t made = buf_append(f->out, step->bytes + from, step->len - from);

	f->is_after_blank = step->len > 0 && step->bytes[step->len - 1] == ' ';
	form_record(f, step->end, made);
}

static void
form_plain(struct form *f, size_t length)
{
	const char *source = f->text.ptr + f->at;
	char block[512];

	for (size_t done = 0, n; done < length; done += n) {
		n = length - done;
		if (n > sizeof(block))
			n = sizeof(block);
		for (size_t i = 0; i < n; i++)
			block[i] = str_lower_char(source[done + i]);
		n = buf_append(f->out, block, n);
		if (f->map != NULL)
			offmap_add_many(f->map, f->arena, 1, 1, (uint32_t)n);
		if (n == 0)
			break;
	}
	f->is_after_blank = source[length - 1] == ' ';
	f->at += length;
}

static void
form_step(struct form *f)
{
	struct match_step step;
	struct match_char first = match_read(f->text, f->at);

	step.len = 0;
	step.end = first.end;
	/* The invisible before it is dropped on its own, so that a quote
	 * begins with what can be seen. */
	if (first.start > f->at)
		form_record(f, first.start, 0);
	if (first.code_point == MATCH_END)
		return;
	if (is_blank(first.code_point))
		match_step_add(&step, ' ');
	else if (match_is_thai(first.code_point))
		match_thai_step(&step, f->text, first);
	else
		match_fold_step(&step, f->text, first);
	form_write(f, &step);
}

void
match_form(
    struct buf *out, struct str text, struct offmap *map, struct arena *a)
{
	struct form f = {out, map, a, text, 0, false};

	assert(text.len <= UINT32_MAX);
	while (f.at < text.len) {
		size_t length = match_plain_run(text, f.at, f.is_after_blank);

		if (length > 0)
			form_plain(&f, length);
		else
			form_step(&f);
	}
}

struct str
match_form_str(struct arena *a, struct str text)
{
	struct buf out = {0};
	struct str form;

	match_form(&out, text, NULL, a);
	form = arena_str(a, buf_str(&out));
	buf_release(&out);
	return form;
}
