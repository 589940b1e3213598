/*
 * scan_words [WORDS]
 *
 * Our word index beside Hyperscan (or Vectorscan, which has the same calls) on
 * the same words and texts: so many made-up Thai words (4,000), the match form
 * of synthetic pages of about 60 and 400 KB. Printed are the milliseconds of
 * CPU to make each ready, its memory, and the microseconds of one scan that
 * notes every hit; medians. Built only where libhs is installed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <hs/hs.h>

#include "audit/value/word_index_impl.h"
#include "dice.h"
#include "make_pages.h"
#include "page/page.h"
#include "text/match.h"

enum { ROUNDS = 21, WORDS_MAX = 100000 };

struct word_set {
	struct str *items;
	size_t count;
};

static double
cpu_us(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Words of three to nine Thai consonants with a vowel here and there; one in
 * ten is cut from a page. */
static struct word_set
make_words(struct arena *a, size_t count, struct str text)
{
	struct word_set w = {arena_array(a, count, sizeof(*w.items)), count};
	struct dice d = {11};

	for (size_t i = 0; i < count; i++) {
		struct buf word = {0};
		uint64_t letters = 3 + dice_below(&d, 7);

		for (uint64_t k = 0; k < letters; k++)
			buf_printf(&word, "\xe0\xb8%c",
			    (int)(0x81 + dice_below(&d, 0x2d)));
		w.items[i] = arena_str(a, buf_str(&word));
		buf_release(&word);
		if (dice_hits(&d, 10)) {
			size_t at = dice_below(&d, text.len - 40);

			while (((unsigned char)text.ptr[at] & 0xc0) == 0x80)
				at++;
			w.items[i] = str_slice(
			    text, at, at + 3 * (size_t)(3 + dice_below(&d, 5)));
		}
	}
	return w;
}

static int
count_hit(unsigned id, unsigned long long from, unsigned long long to,
    unsigned flags, void *user)
{
	size_t *hits = user;

	(void)id;
	(void)from;
	(void)to;
	(void)flags;
	++*hits;
	return 0;
}

static hs_database_t *
compile(struct arena *a, const struct word_set *w, hs_scratch_t **scratch)
{
	const char **texts = arena_array(a, w->count, sizeof(*texts));
	size_t *lengths = arena_array(a, w->count, sizeof(*lengths));
	unsigned *flags = arena_array(a, w->count, sizeof(*flags));
	unsigned *ids = arena_array(a, w->count, sizeof(*ids));
	hs_database_t *db = NULL;
	hs_compile_error_t *error = NULL;

	for (size_t i = 0; i < w->count; i++) {
		texts[i] = w->items[i].ptr;
		lengths[i] = w->items[i].len;
		ids[i] = (unsigned)i;
	}
	if (hs_compile_lit_multi(texts, flags, ids, lengths, (unsigned)w->count,
	        HS_MODE_BLOCK, NULL, &db, &error) != HS_SUCCESS ||
	    hs_alloc_scratch(db, scratch) != HS_SUCCESS)
		abort();
	return db;
}

static double
scan_ours(const struct word_index *x, struct str text)
{
	double spent[ROUNDS];

	for (int i = 0; i < ROUNDS; i++) {
		struct arena a = {0};
		double start = cpu_us();

		(void)word_index_scan(x, text, &a);
		spent[i] = cpu_us() - start;
		arena_release(&a);
	}
	qsort(spent, ROUNDS, sizeof(spent[0]), compare);
	return spent[ROUNDS / 2];
}

static double
scan_theirs(
    hs_database_t *db, hs_scratch_t *scratch, struct str text, size_t *hits)
{
	double spent[ROUNDS];

	for (int i = 0; i < ROUNDS; i++) {
		double start = cpu_us();

		*hits = 0;
		(void)hs_scan(db, text.ptr, (unsigned)text.len, 0, scratch,
		    count_hit, hits);
		spent[i] = cpu_us() - start;
	}
	qsort(spent, ROUNDS, sizeof(spent[0]), compare);
	return spent[ROUNDS / 2];
}

static void
print(struct arena *a, const struct word_set *w, const struct str *texts)
{
	struct word_index index = {0};
	hs_scratch_t *scratch = NULL;
	size_t db_bytes = 0, scratch_bytes = 0;
	double times[3];
	hs_database_t *db;

	times[0] = cpu_us();
	for (size_t i = 0; i < w->count; i++)
		(void)word_index_add(&index, a, w->items[i]);
	word_index_seal(&index, a);
	times[1] = cpu_us();
	db = compile(a, w, &scratch);
	times[2] = cpu_us();
	(void)hs_database_size(db, &db_bytes);
	(void)hs_scratch_size(scratch, &scratch_bytes);
	(void)printf(
	    "%zu words: ready in %.0f ms, %.0f ms; %.2f MiB, %.2f MiB\n",
	    w->count, (times[1] - times[0]) / 1e3, (times[2] - times[1]) / 1e3,
	    (double)(index.node_count * index.class_count * sizeof(uint32_t)) /
	        1048576,
	    (double)(db_bytes + scratch_bytes) / 1048576);
	for (size_t i = 0; i < 2; i++) {
		size_t hits;
		double ours = scan_ours(&index, texts[i]);
		double theirs = scan_theirs(db, scratch, texts[i], &hits);

		(void)printf("  text of %zu KB: %.0f us, %.0f us (%zu hits)\n",
		    texts[i].len / 1000, ours, theirs, hits);
	}
	(void)hs_free_scratch(scratch);
	(void)hs_free_database(db);
}

int
main(int argc, char **argv)
{
	static const int64_t sizes[] = {60000, 400000};
	struct arena a = {0};
	struct str html, texts[2];
	struct page *pages[2];
	struct word_set words;
	int64_t count = 4000;

	if (argc > 1 && !str_to_int64(str_of(argv[1]), 1, WORDS_MAX, &count))
		return 2;
	page_global_init();
	for (size_t i = 0; i < 2; i++) {
		const struct page_input input = {
		    .url = str_of("https://www.example.go.th/"),
		    .content_type = str_of("text/html")};
		struct page_input with = input;

		make_pages(&a, sizes[i], &html, 1);
		with.payload = html;
		pages[i] = page_open(&with);
		texts[i] = pages[i]->match_text;
	}
	words = make_words(&a, (size_t)count, texts[1]);
	print(&a, &words, texts);
	page_close(pages[0]);
	page_close(pages[1]);
	arena_release(&a);
	return 0;
}
