#include "crawl/pattern.h"

enum {
	TOKEN_BYTES = 16, /* a shorter run of letters and digits is a name */
	WORD_BYTES = 20
};

/* What stands in place of what varies. */
enum { ANY_NUMBER = 1, ANY_TOKEN = 2, ANY_TITLE = 3, ANY_VALUE = 4 };

/* FNV-1a, 64 bits. */
#define HASH_START UINT64_C(0xcbf29ce484222325)
#define HASH_PRIME UINT64_C(0x100000001b3)

static uint64_t
add_byte(uint64_t hash, char c)
{
	return (hash ^ (unsigned char)c) * HASH_PRIME;
}

static uint64_t
add_text(uint64_t hash, struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		hash = add_byte(hash, str_lower_char(s.ptr[i]));
	return hash;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	c = str_lower_char(c);
	return c >= 'a' && c <= 'z';
}

static bool
is_hex(char c)
{
	return is_digit(c) || (is_letter(c) && str_lower_char(c) <= 'f');
}

static bool
is_alphanumeric(char c)
{
	return is_digit(c) || is_letter(c);
}

static bool
is_hex_or_hyphen(char c)
{
	return is_hex(c) || c == '-';
}

/* The length of the token that s begins with: a run of characters of one kind,
 * enough of them without hyphens, and a digit; 0 for none. *seen is how long
 * the run is in any case. */
static size_t
token_length(struct str s, bool (*is_part)(char c), size_t *seen)
{
	size_t end = 0, hyphens = 0, digits = 0;

	for (; end < s.len && is_part(s.ptr[end]); end++) {
		hyphens += s.ptr[end] == '-';
		digits += is_digit(s.ptr[end]);
	}
	*seen = end;
	/* Half a word is no token. */
	if (end < s.len && is_alphanumeric(s.ptr[end]))
		return 0;
	return end - hyphens >= TOKEN_BYTES && digits > 0 ? end : 0;
}

/* The length of a token at the start of a word. What was no token of
 * hexadecimal digits up to *looked is not looked at again. */
static size_t
token_at(struct str text, size_t at, size_t *looked)
{
	struct str rest = str_slice(text, at, text.len);
	size_t length = 0, seen = 0;

	if (at >= *looked) {
		length = token_length(rest, is_hex_or_hyphen, &seen);
		*looked = at + seen;
	}
	if (length == 0)
		length = token_length(rest, is_alphanumeric, &seen);
	return length;
}

static size_t
number_length(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.len && is_digit(text.ptr[end]))
		end++;
	return end - at;
}

static uint64_t
add_pieces(uint64_t hash, struct str text)
{
	size_t length, looked = 0;

	for (size_t at = 0; at < text.len; at += length) {
		bool is_start = at == 0 || !is_alphanumeric(text.ptr[at - 1]);

		length = is_start ? token_at(text, at, &looked) : 0;
		if (length > 0) {
			hash = add_byte(hash, ANY_TOKEN);
			continue;
		}
		length = number_length(text, at);
		if (length > 0) {
			hash = add_byte(hash, ANY_NUMBER);
			continue;
		}
		/* The digits of an escape are no number. */
		length = text.ptr[at] == '%' ? 3 : 1;
		hash = add_text(hash, str_slice(text, at, at + length));
	}
	return hash;
}

static bool
has_foreign_escape(struct str s)
{
	for (size_t i = 0; i + 1 < s.len; i++)
		if (s.ptr[i] == '%' &&
		    (s.ptr[i + 1] >= '8' && is_hex(s.ptr[i + 1])))
			return true;
	return false;
}

static uint64_t
add_path(uint64_t hash, struct str path)
{
	struct str last = {0}, segment;

	while (str_split(&path, '/', &segment)) {
		if (segment.len == 0)
			continue;
		if (last.len > 0)
			hash = add_pieces(add_byte(hash, '/'), last);
		last = segment;
	}
	hash = add_byte(hash, '/');
	return has_foreign_escape(last) ? add_byte(hash, ANY_TITLE)
	                                : add_pieces(hash, last);
}

static bool
is_word(struct str value)
{
	for (size_t i = 0; i < value.len; i++)
		if (!is_letter(value.ptr[i]) && value.ptr[i] != '-' &&
		    value.ptr[i] != '_')
			return false;
	return value.len <= WORD_BYTES;
}

/* The sum of its parameters' hashes: their order does not count. */
static uint64_t
query_hash(struct str query)
{
	struct str rest = str_slice(query, 1, query.len), value, name;
	uint64_t sum = 0;

	while (str_split(&rest, '&', &value)) {
		uint64_t hash = HASH_START;

		if (!str_split(&value, '=', &name))
			continue;
		hash = add_byte(add_pieces(hash, name), '=');
		sum += is_word(value) ? add_text(hash, value)
		                      : add_byte(hash, ANY_VALUE);
	}
	return sum;
}

int64_t
pattern_of_url(const struct url *u)
{
	uint64_t hash = add_text(HASH_START, url_bare_host(u));
	uint64_t query = query_hash(u->query);

	hash = add_text(add_byte(hash, ':'), u->port);
	hash = add_path(hash, u->path);
	for (int i = 0; i < 8; i++)
		hash = add_byte(hash, (char)(query >> (8 * i) & 0xff));
	hash &= INT64_MAX;
	return hash == 0 ? 1 : (int64_t)hash;
}
