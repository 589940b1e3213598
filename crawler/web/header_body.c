#include "web/header.h"

#include <string.h>

#include "web/escape_impl.h"

/*
 * Takes the line before a chunk off *rest: the size in hexadecimal, and
 * perhaps blanks and an extension behind it. False, *rest untouched, when
 * there is none. A size beyond what a size_t holds is its maximum.
 */
static bool
take_size(struct str *rest, size_t *size_out)
{
	struct str line;
	struct str behind = *rest;
	size_t size = 0;
	size_t i = 0;

	if (str_find_char(*rest, '\n', 0) == STR_NONE ||
	    !str_split(&behind, '\n', &line))
		return false;
	for (; i < line.len && escape_digit(line.ptr[i]) >= 0; i++)
		size = size > SIZE_MAX >> 4
		    ? SIZE_MAX
		    : size << 4 | (size_t)escape_digit(line.ptr[i]);
	if (i == 0)
		return false;
	line = str_trim(str_slice(line, i, line.len));
	if (line.len > 0 && line.ptr[0] != ';')
		return false;
	*rest = behind;
	*size_out = size;
	return true;
}

/* Takes the line end behind a chunk off *rest. */
static bool
take_line_end(struct str *rest)
{
	size_t len = rest->len > 0 && rest->ptr[0] == '\r' ? 2 : 1;

	if (rest->len < len || rest->ptr[len - 1] != '\n')
		return false;
	*rest = str_slice(*rest, len, rest->len);
	return true;
}

struct str
header_dechunk(struct arena *a, struct str body, bool *is_complete)
{
	struct str rest = body;
	char *content = arena_alloc(a, body.len);
	size_t len = 0;
	size_t size = 0;

	*is_complete = false;
	while (take_size(&rest, &size)) {
		struct str chunk = str_slice(rest, 0, size);

		if (size == 0) {
			*is_complete = true;
			break;
		}
		if (chunk.len > 0)
			memcpy(content + len, chunk.ptr, chunk.len);
		len += chunk.len;
		rest = str_slice(rest, chunk.len, rest.len);
		if (!take_line_end(&rest))
			break;
	}
	return (struct str){content, len};
}

/* Whether the last transfer coding is chunked (RFC 9112, 6.3). */
static bool
is_chunked(const struct header *h)
{
	struct str codings = {0};
	struct str coding = {0};

	for (size_t i = 0; i < h->count; i++)
		if (str_is_fold(h->fields[i].name, "Transfer-Encoding"))
			codings = h->fields[i].value;
	while (str_split(&codings, ',', &coding))
		;
	return str_is_fold(str_trim(coding), "chunked");
}

struct str
header_payload(
    struct arena *a, const struct header *h, struct str body, bool *is_complete)
{
	struct str rest = body;
	int64_t length = 0;
	size_t size;

	if (is_chunked(h)) {
		*is_complete = false;
		/* Some servers name the coding and do not apply it. */
		if (!take_size(&rest, &size))
			return body;
		return header_dechunk(a, body, is_complete);
	}
	*is_complete = true;
	if (!str_to_int64(
	        header_get(h, "Content-Length"), 0, INT64_MAX, &length))
		return body;
	*is_complete = body.len >= (uint64_t)length;
	return str_slice(body, 0, (size_t)length);
}
