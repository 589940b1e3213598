#include "publish/cell_text.h"

#include "text/cluster.h"
#include "text/utf8.h"

enum {
	MARK_UNITS = 160, /* room kept for the mark of a cut */
	ESCAPE_BYTES = 7 /* "_x0041_" */
};

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') ||
	    (c >= 'a' && c <= 'f');
}

/* Whether a spreadsheet would take the start of s for an escape. */
static bool
is_escape(struct str s)
{
	if (s.len < ESCAPE_BYTES || s.ptr[0] != '_' || s.ptr[1] != 'x' ||
	    s.ptr[6] != '_')
		return false;
	for (size_t i = 2; i < 6; i++)
		if (!is_hex(s.ptr[i]))
			return false;
	return true;
}

static bool
is_forbidden(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') ||
	    (c >= 0x7f && c <= 0x9f) || c == 0xfffe || c == 0xffff;
}

/* Appends one cluster made safe. */
static void
append_cluster(struct buf *out, struct str cluster)
{
	uint32_t c;

	if (str_is(cluster, "\r\n") || str_is(cluster, "\r")) {
		(void)buf_append_char(out, '\n');
		return;
	}
	for (size_t i = 0; i < cluster.len;) {
		struct str rest = str_slice(cluster, i, cluster.len);

		i += utf8_next(rest, &c);
		utf8_append(out, is_forbidden(c) ? UTF8_REPLACEMENT : c);
	}
}

/* UTF-16 code units of valid UTF-8. */
static size_t
units_of(struct str s)
{
	size_t units = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char byte = (unsigned char)s.ptr[i];

		units += (byte & 0xc0) != 0x80;
		units += byte >= 0xf0;
	}
	return units;
}

static size_t
code_points_of(struct str s)
{
	size_t count = 0;
	uint32_t c;

	for (size_t i = 0; i < s.len; count++)
		i += utf8_next(str_slice(s, i, s.len), &c);
	return count;
}

static void
append_mark(struct buf *out, struct str missing)
{
	size_t count = code_points_of(missing);

	buf_printf(out,
	    "\xe2\x80\xa6 [+%zu characters: whole in CSV and JSONL / "
	    "อีก %zu ตัวอักษร ฉบับเต็มอยู่ใน CSV และ JSONL]",
	    count, count);
}

bool
cell_text_append(struct buf *out, struct str text)
{
	size_t units = 0, room_end = out->len, room_from = 0;

	for (size_t i = 0; i < text.len;) {
		struct str rest = str_slice(text, i, text.len);
		size_t length = cluster_next(rest), before = out->len;

		if (is_escape(rest))
			(void)buf_append_cstr(out, "_x005F");
		append_cluster(out, str_slice(rest, 0, length));
		units += units_of(str_slice(buf_str(out), before, out->len));
		i += length;
		if (units <= CELL_UNITS - MARK_UNITS) {
			room_end = out->len;
			room_from = i;
		}
		if (units > CELL_UNITS) {
			out->len = room_end;
			append_mark(out, str_slice(text, room_from, text.len));
			return true;
		}
	}
	return false;
}
