#include "cli/tally.h"

static void
count_row(void *state, const struct view_row *r)
{
	struct tally *t = state;
	struct str word = view_row_text(r, t->column);
	size_t i = 0;

	t->total++;
	while (i < t->count && !str_equal(t->words[i], word))
		i++;
	if (i == t->count) {
		t->words = arena_grow(t->arena, t->words, &t->word_capacity,
		    i + 1, sizeof(*t->words));
		t->counts = arena_grow(t->arena, t->counts, &t->count_capacity,
		    i + 1, sizeof(*t->counts));
		t->words[i] = arena_str(t->arena, word);
		t->counts[i] = 0;
		t->count++;
	}
	t->counts[i]++;
}

/* The most frequent first, then in byte order. */
static bool
comes_first(const struct tally *t, size_t a, size_t b)
{
	if (t->counts[a] != t->counts[b])
		return t->counts[a] > t->counts[b];
	return str_compare(t->words[a], t->words[b]) < 0;
}

static void
sort_tally(struct tally *t)
{
	for (size_t i = 1; i < t->count; i++)
		for (size_t k = i; k > 0 && comes_first(t, k, k - 1); k--) {
			struct str word = t->words[k];
			int64_t count = t->counts[k];

			t->words[k] = t->words[k - 1];
			t->counts[k] = t->counts[k - 1];
			t->words[k - 1] = word;
			t->counts[k - 1] = count;
		}
}

enum err_code
tally_read(const struct row_query *q, const char *column, struct arena *a,
    struct tally *out, struct err *e)
{
	enum err_code rc;

	*out = (struct tally){.column = column, .arena = a};
	rc = rows_each(q, count_row, out, e);
	sort_tally(out);
	return rc;
}
