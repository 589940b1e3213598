/* Finding things in a book, and what they are called. */
#include "base/digest.h"
#include "publish/report/book.h"

enum { SLUG_DIGITS = 8, NAME_MAX_BYTES = 100 };

size_t
book_rule_number(const struct book *b, struct str id)
{
	size_t low = 0, high = b->rule_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_compare(b->rules[middle].rule.id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < b->rule_count && str_equal(b->rules[low].rule.id, id)
	    ? low
	    : STR_NONE;
}

size_t
book_agency_number(const struct book *b, struct str id)
{
	size_t low = 0, high = b->agency_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_compare(b->agencies[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < b->agency_count && str_equal(b->agencies[low].id, id)
	    ? low
	    : STR_NONE;
}

struct str
book_key(const struct book_agency *g, enum book_grouping by)
{
	switch (by) {
	case BOOK_ALL:
		break;
	case BOOK_BY_LEVEL:
		return g->level;
	case BOOK_BY_MINISTRY:
		return g->ministry_th;
	case BOOK_BY_PROVINCE:
		return g->province_code;
	case BOOK_BY_OFFICE:
		return g->office_code;
	}
	return (struct str){0};
}

/* The first in the page's language, else the other, else the key. */
static struct str
named(struct str th, struct str en, struct str key, enum lang lang)
{
	struct str first = lang == LANG_TH ? th : en;
	struct str second = lang == LANG_TH ? en : th;

	return first.len > 0 ? first : second.len > 0 ? second : key;
}

struct str
book_agency_name(const struct book_agency *g, enum lang lang)
{
	return named(g->name_th, g->name_en, g->id, lang);
}

struct str
book_rule_title(const struct book_rule *r, enum lang lang)
{
	return named(r->rule.title_th, r->rule.title_en, r->rule.id, lang);
}

struct str
book_figure_title(const struct group_name *n, enum lang lang)
{
	if (n->of_indicator != NULL)
		return named(n->of_indicator->title_th,
		    n->of_indicator->title_en, n->indicator, lang);
	return named(
	    n->of_pillar->title_th, n->of_pillar->title_en, n->pillar, lang);
}

static struct str
digest_name(const char *prefix, struct str key, struct arena *a)
{
	char sha256[DIGEST_TEXT_BYTES];

	digest_of(DIGEST_SHA256, key, sha256);
	return arena_printf(a, "%s%.*s", prefix, SLUG_DIGITS, sha256);
}

struct str
book_slug(enum book_grouping by, struct str key, struct arena *a)
{
	if (key.len == 0)
		return str_of("none");
	return by == BOOK_BY_MINISTRY ? digest_name("m-", key, a)
	                              : book_file_name(key, a);
}

static bool
is_plain_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* Keys of a ledger may be anything. */
struct str
book_file_name(struct str id, struct arena *a)
{
	bool is_plain =
	    id.len > 0 && id.len <= NAME_MAX_BYTES && id.ptr[0] != '.';

	for (size_t i = 0; is_plain && i < id.len; i++)
		is_plain = is_plain_char(id.ptr[i]) ||
		    (id.ptr[i] == '.' && id.ptr[i - 1] != '.');
	return is_plain && id.ptr[id.len - 1] != '.' ? id
	                                             : digest_name("x-", id, a);
}

struct str
book_figure_file(const struct group_name *n, struct arena *a)
{
	if (n->of_indicator != NULL)
		return book_file_name(n->indicator, a);
	return arena_printf(
	    a, "pillar-%.*s", STR_ARG(book_file_name(n->pillar, a)));
}

struct str
book_figure_row(const struct group_name *n, struct arena *a)
{
	struct str key = n->of_indicator != NULL ? n->indicator : n->pillar;

	return arena_printf(a, "i-%.*s", STR_ARG(book_file_name(key, a)));
}
