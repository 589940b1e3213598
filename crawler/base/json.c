#include "base/json.h"

#include <assert.h>

static int
append_piece(const char *bytes, size_t n, void *out)
{
	(void)buf_append(out, bytes, n);
	return 0;
}

/* Length of the well-formed UTF-8 sequence at p (RFC 3629), 0 for none. */
static size_t
sequence_length(const unsigned char *p, size_t n)
{
	size_t length = p[0] < 0x80       ? 1
	    : p[0] >= 0xc2 && p[0] < 0xe0 ? 2
	    : p[0] >= 0xe0 && p[0] < 0xf0 ? 3
	    : p[0] >= 0xf0 && p[0] < 0xf5 ? 4
	                                  : 0;

	if (length == 0 || length > n)
		return 0;
	for (size_t i = 1; i < length; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) ||
	    (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
		return 0;
	return length;
}

json_t *
json_from_str(struct str s)
{
	json_t *value = json_stringn(s.len > 0 ? s.ptr : "", s.len);
	struct buf clean = {0};
	size_t i = 0;

	if (value != NULL)
		return value;
	while (i < s.len) {
		size_t n = sequence_length(
		    (const unsigned char *)s.ptr + i, s.len - i);

		if (n == 0)
			(void)buf_append_cstr(&clean, "\xef\xbf\xbd");
		else
			(void)buf_append(&clean, s.ptr + i, n);
		i += n == 0 ? 1 : n;
	}
	value = json_stringn((const char *)clean.data, clean.len);
	assert(value != NULL);
	buf_release(&clean);
	return value;
}

json_t *
json_from_cstr(const char *cstr)
{
	return cstr == NULL ? json_null() : json_from_str(str_of(cstr));
}

struct str
json_text(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	if (!json_is_string(value))
		return (struct str){0};
	return (struct str){
	    json_string_value(value), json_string_length(value)};
}

void
json_append_line(struct buf *out, const json_t *value)
{
	int rc = json_dump_callback(value, append_piece, out,
	    JSON_COMPACT | JSON_SORT_KEYS | JSON_REAL_PRECISION(15) |
	        JSON_ENCODE_ANY);

	assert(rc == 0);
	(void)rc;
	(void)buf_append_char(out, '\n');
}

void
json_append_pretty(struct buf *out, const json_t *value)
{
	int rc = json_dump_callback(value, append_piece, out,
	    JSON_INDENT(1) | JSON_REAL_PRECISION(15) | JSON_ENCODE_ANY);

	assert(rc == 0);
	(void)rc;
	(void)buf_append_char(out, '\n');
}

enum err_code
json_read(struct str text, json_t **out, struct err *e)
{
	json_error_t why;
	json_t *value = json_loadb(text.len > 0 ? text.ptr : "", text.len,
	    JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &why);

	if (value == NULL)
		return err_set(
		    e, ERR_SYNTAX, "%d:%d: %s", why.line, why.column, why.text);
	*out = value;
	return ERR_NONE;
}
