#include "crawl/agency_name.h"

#include "text/match.h"
#include "text/utf8.h"

/* Names with fewer letters stand inside other words, too. */
enum { SHORT_LETTERS = 4 };

static const uint32_t thai_first = 0xe01, thai_last = 0xe5b;

/* The marks above and below a Thai consonant, which are no letters. */
static bool
is_thai_mark(uint32_t c)
{
	return c == 0xe31 || (c >= 0xe34 && c <= 0xe3a) ||
	    (c >= 0xe47 && c <= 0xe4e);
}

/* What joins what stands beside it to one word, in a match form. */
static bool
is_word_character(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	    (c >= thai_first && c <= thai_last) || (c >= 0xc0 && c < 0x250);
}

static size_t
count_letters(struct str form)
{
	size_t count = 0;

	while (form.len > 0) {
		uint32_t c;

		form = str_slice(form, utf8_next(form, &c), form.len);
		count += is_word_character(c) && !is_thai_mark(c);
	}
	return count;
}

static bool
begins_with_word_character(struct str s)
{
	uint32_t c;

	if (s.len == 0)
		return false;
	(void)utf8_next(s, &c);
	return is_word_character(c);
}

static bool
stands_alone(struct str text, struct span hit)
{
	size_t before = hit.start;

	/* Back to the start of the character before. */
	while (before > 0 && ((unsigned char)text.ptr[--before] & 0xc0) == 0x80)
		continue;
	return (hit.start == 0 ||
	           !begins_with_word_character(
	               str_slice(text, before, hit.start))) &&
	    !begins_with_word_character(str_slice(text, hit.end, text.len));
}

static bool
is_in_sight(const struct page *p, struct span hit)
{
	struct span at = offmap_back(&p->match_map, hit);
	const struct page_run *run = page_run_at(p, at.start);

	return run != NULL && (run->zones & (ZONE_VISIBLE | ZONE_TITLE)) != 0;
}

static bool
shows_name(const struct page *p, struct str name, struct arena *a)
{
	struct match_word word = match_word_make(a, name, false);
	bool is_short = count_letters(word.form) < SHORT_LETTERS;
	struct span hit = {0};

	if (count_letters(word.form) == 0)
		return false;
	while (match_find(p->match_text, &word, hit.end, &hit))
		if ((!is_short || stands_alone(p->match_text, hit)) &&
		    is_in_sight(p, hit))
			return true;
	return false;
}

bool
agency_is_named(
    const struct agency *agency, const struct page *p, struct arena *a)
{
	if (shows_name(p, agency->name_th, a) ||
	    shows_name(p, agency->name_en, a))
		return true;
	for (size_t i = 0; i < agency->alias_count; i++)
		if (shows_name(p, agency->aliases[i], a))
			return true;
	return false;
}
