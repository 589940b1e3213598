#include "text/match_impl.h"

#include <assert.h>

#include "text/utf8.h"

static bool
is_separator(char c)
{
	return c == ' ' || c == '-';
}

static size_t
skip_separators(struct str s, size_t at)
{
	while (at < s.len && is_separator(s.ptr[at]))
		at++;
	return at;
}

struct match_word
match_word_make(struct arena *a, struct str text, bool is_loose)
{
	struct str form = match_form_str(a, text);

	/* At an end they fit anything, also nothing. */
	form = str_slice(form, skip_separators(form, 0), form.len);
	while (form.len > 0 && is_separator(form.ptr[form.len - 1]))
		form.len--;
	return (struct match_word){form, is_loose};
}

/* Letters and digits of Latin script and the marks that go on them. */
static bool
is_latin(uint32_t c)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}, {0xc0, 0xd6},
	    {0xd8, 0xf6}, {0xf8, 0x2af}, {0x300, 0x36f}, {0x1e00, 0x1eff},
	    {0x2c60, 0x2c7f}, {0xa722, 0xa7ff}, {0xab30, 0xab6f}};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

/* Whether a Latin letter or digit begins at at. */
static bool
is_latin_at(struct str s, size_t at)
{
	uint32_t c;

	if (at >= s.len)
		return false;
	(void)utf8_next(str_slice(s, at, s.len), &c);
	return is_latin(c);
}

/* Whether one ends at at. */
static bool
is_latin_before(struct str s, size_t at)
{
	if (at == 0)
		return false;
	do
		at--;
	while (at > 0 && ((unsigned char)s.ptr[at] & 0xc0) == 0x80);
	return is_latin_at(s, at);
}

static bool
stands_alone(struct str haystack, struct str form, size_t start, size_t end)
{
	if (is_latin_at(form, 0) && is_latin_before(haystack, start))
		return false;
	return !is_latin_before(form, form.len) || !is_latin_at(haystack, end);
}

/* Where the form that starts at at ends, or STR_NONE. */
static size_t
phrase_end(struct str haystack, struct str form, size_t at)
{
	size_t i = 0;

	while (i < form.len) {
		if (is_separator(form.ptr[i])) {
			i = skip_separators(form, i);
			at = skip_separators(haystack, at);
		} else if (at < haystack.len &&
		    haystack.ptr[at] == form.ptr[i]) {
			i++;
			at++;
		} else {
			return STR_NONE;
		}
	}
	return at;
}

/* The next start of a form's first part at or after from. */
static size_t
phrase_candidate(struct str haystack, struct str form, size_t from)
{
	size_t length = 0;

	while (length < form.len && !is_separator(form.ptr[length]))
		length++;
	return str_find(haystack, str_slice(form, 0, length), from);
}

/* The next character of the consonant skeleton; MATCH_END when none. */
static struct match_char
skeleton_read(struct str s, size_t at)
{
	while (at < s.len) {
		uint32_t c;
		size_t end = at + utf8_next(str_slice(s, at, s.len), &c);

		if (c == THAI_SARA_AM)
			c = THAI_SARA_AA;
		if (!match_is_thai_mark(c) &&
		    (c > 0x7f || !is_separator((char)c)))
			return (struct match_char){c, at, end};
		at = end;
	}
	return (struct match_char){MATCH_END, s.len, s.len};
}

/* The same for the skeletons; the marks behind the last letter belong to the
 * hit. */
static size_t
loose_end(struct str haystack, struct str form, size_t at)
{
	struct match_char want = skeleton_read(form, 0);
	uint32_t c;
	size_t length;

	while (want.code_point != MATCH_END) {
		struct match_char got = skeleton_read(haystack, at);

		if (got.code_point != want.code_point)
			return STR_NONE;
		at = got.end;
		want = skeleton_read(form, want.end);
	}
	while (at < haystack.len) {
		length = utf8_next(str_slice(haystack, at, haystack.len), &c);
		if (!match_is_thai_mark(c))
			break;
		at += length;
	}
	return at;
}

static size_t
loose_candidate(struct str haystack, struct str form, size_t from)
{
	uint32_t first = skeleton_read(form, 0).code_point;

	while (from < haystack.len &&
	    ((unsigned char)haystack.ptr[from] & 0xc0) == 0x80)
		from++;
	while (first != MATCH_END) {
		struct match_char got = skeleton_read(haystack, from);

		if (got.code_point == MATCH_END)
			break;
		if (got.code_point == first)
			return got.start;
		from = got.end;
	}
	return STR_NONE;
}

bool
match_at(struct str haystack, const struct match_word *word, size_t at,
    struct span *hit)
{
	struct str form = word->form;
	size_t end;

	assert(haystack.len <= UINT32_MAX);
	end = word->is_loose ? loose_end(haystack, form, at)
	                     : phrase_end(haystack, form, at);
	if (form.len == 0 || end == STR_NONE ||
	    !stands_alone(haystack, form, at, end))
		return false;
	*hit = (struct span){(uint32_t)at, (uint32_t)end};
	return true;
}

bool
match_find(struct str haystack, const struct match_word *word, size_t from,
    struct span *hit)
{
	struct str form = word->form;
	size_t (*candidate)(struct str, struct str, size_t) =
	    word->is_loose ? loose_candidate : phrase_candidate;

	if (form.len == 0)
		return false;
	for (size_t at = candidate(haystack, form, from); at != STR_NONE;
	     at = candidate(haystack, form, at + 1))
		if (match_at(haystack, word, at, hit))
			return true;
	return false;
}
