#include "cli/rules_sample.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/digest.h"
#include "text/cells.h"

enum { PROOFS_TOLD = 3, QUOTE_CELLS = 160 };

const char sample_head[] =
    "rule_id,revision,page,verdict,level,quote,judgement,judge,note\n";

/* A verdict, and the number that its draw depends on. */
struct drawn {
	char key[DIGEST_TEXT_BYTES];
	enum outcome outcome;
	int level;
	struct str page;
	struct str quote;
};

/* The verdicts of one rule with one outcome that have the lowest keys. */
struct lot {
	struct drawn *items;
	size_t count;
};

enum { LOT_PASSED, LOT_FAILED, LOT_COUNT };

struct sample {
	struct sample_wish wish;
	bool is_folder; /* pages are files, and not of the web */
	struct arena *arena;
	struct lot *lots; /* LOT_COUNT of each rule */
};

static void
key_of(char out[DIGEST_TEXT_BYTES], int64_t seed, const struct verdict *v,
    struct str page)
{
	struct buf text = {0};

	buf_printf(&text, "%lld\n%.*s\n%.*s", (long long)seed,
	    STR_ARG(v->rule_id), STR_ARG(page));
	digest_of(DIGEST_SHA256, buf_str(&text), out);
	buf_release(&text);
}

/* What the verdict rests on, in one line. */
static struct str
quote_of(const struct verdict *v, struct arena *a)
{
	struct buf text = {0};
	struct str copy;
	size_t told = 0;

	for (size_t i = 0; i < v->proof_count && told < PROOFS_TOLD; i++) {
		const struct evidence *proof = &v->proofs[i].evidence;

		if (proof->match_kind == MATCH_ABSENCE)
			continue;
		buf_printf(&text, "%s%s ", told++ > 0 ? " | " : "",
		    match_kind_word(proof->match_kind));
		cells_append_safe(&text, proof->label);
		(void)buf_append_cstr(&text, proof->label.len > 0 ? ": " : "");
		cells_append_safe(&text, cells_cut(proof->quote, QUOTE_CELLS));
	}
	copy = arena_str(a, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* Where a new verdict goes in a lot, or NULL when it is not drawn. */
static struct drawn *
place_in(struct lot *lot, size_t max, const char *key)
{
	struct drawn *last = &lot->items[0];

	if (lot->count < max)
		return &lot->items[lot->count++];
	for (size_t i = 1; i < lot->count; i++)
		if (strcmp(lot->items[i].key, last->key) > 0)
			last = &lot->items[i];
	return strcmp(key, last->key) < 0 ? last : NULL;
}

static void
draw(void *state, const struct verdict_seen *seen)
{
	struct sample *s = state;
	const struct verdict *v = seen->verdict;
	bool has_url = v->url.len > 0 && !s->is_folder;
	struct str page = has_url ? v->url : seen->agency->id;
	char key[DIGEST_TEXT_BYTES];
	struct drawn *place;
	struct lot *lot;

	if (v->outcome != OUTCOME_PASSED && v->outcome != OUTCOME_FAILED)
		return;
	lot = &s->lots[seen->rule * LOT_COUNT +
	    (v->outcome == OUTCOME_PASSED ? LOT_PASSED : LOT_FAILED)];
	key_of(key, s->wish.seed, v, seen->agency->id);
	if (lot->items == NULL)
		lot->items =
		    arena_array(s->arena, s->wish.count, sizeof(*lot->items));
	place = place_in(lot, s->wish.count, key);
	if (place == NULL)
		return;
	*place = (struct drawn){.outcome = v->outcome,
	    .level = v->level,
	    .page = arena_str(s->arena, page),
	    .quote = quote_of(v, s->arena)};
	memcpy(place->key, key, sizeof(key));
}

static int
compare_pages(const void *a, const void *b)
{
	const struct drawn *left = a, *right = b;
	int order = str_compare(left->page, right->page);

	return order != 0 ? order : strcmp(left->key, right->key);
}

enum err_code
sample_draw(const struct rules_source *source, const struct sample_wish *wish,
    struct arena *a, struct sample **out, int64_t *lost, struct err *e)
{
	struct sample *s = arena_alloc(a, sizeof(*s));
	const struct verdict_visit visit = {wish->set, wish->wanted, draw, s};
	size_t count = rule_set_count(wish->set) * LOT_COUNT;
	enum err_code rc;

	*s = (struct sample){
	    .wish = *wish, .is_folder = source->folder != NULL, .arena = a};
	s->lots = arena_array(a, count, sizeof(*s->lots));
	rc = rules_each_verdict(source, &visit, lost, e);
	for (size_t i = 0; rc == ERR_NONE && i < count; i++)
		if (s->lots[i].count > 1)
			qsort(s->lots[i].items, s->lots[i].count,
			    sizeof(*s->lots[i].items), compare_pages);
	if (rc == ERR_NONE)
		*out = s;
	return rc;
}

/* The columns by which a row of a file is known again. */
enum { KNOWN_RULE, KNOWN_REVISION, KNOWN_PAGE, KNOWN_VERDICT, KNOWN_COUNT };

struct known {
	struct str (*rows)[KNOWN_COUNT];
	size_t count;
	size_t capacity;
};

static enum err_code
read_known(struct known *known, struct str text, struct arena *a, struct err *e)
{
	static const char *const names[KNOWN_COUNT] = {
	    "rule_id", "revision", "page", "verdict"};
	size_t columns[KNOWN_COUNT];
	struct csv_reader reader = {.text = text};
	struct csv_row row = {0};
	enum err_code rc = csv_next(&reader, a, &row, e);

	if (rc != ERR_NONE || row.count == 0)
		return rc;
	for (size_t i = 0; i < KNOWN_COUNT; i++) {
		columns[i] = csv_column(&row, names[i]);
		if (columns[i] == STR_NONE)
			return err_set(
			    e, ERR_SYNTAX, "there is no column %s", names[i]);
	}
	while (
	    (rc = csv_next(&reader, a, &row, e)) == ERR_NONE && row.count > 0) {
		known->rows = arena_grow(a, known->rows, &known->capacity,
		    known->count + 1, sizeof(*known->rows));
		for (size_t i = 0; i < KNOWN_COUNT; i++)
			known->rows[known->count][i] = columns[i] < row.count
			    ? str_trim(row.fields[columns[i]].text)
			    : (struct str){0};
		known->count++;
	}
	return rc;
}

static bool
has_row(const struct known *known, const struct str wanted[KNOWN_COUNT])
{
	for (size_t i = 0; i < known->count; i++) {
		size_t same = 0;

		while (same < KNOWN_COUNT &&
		    str_equal(known->rows[i][same], wanted[same]))
			same++;
		if (same == KNOWN_COUNT)
			return true;
	}
	return false;
}

static void
append_row(
    struct buf *out, const struct str known[KNOWN_COUNT], const struct drawn *d)
{
	for (size_t i = 0; i < KNOWN_COUNT; i++) {
		csv_append_field(out, known[i]);
		(void)buf_append_char(out, ',');
	}
	if (d->level >= 0)
		buf_printf(out, "%d", d->level);
	(void)buf_append_char(out, ',');
	csv_append_field(out, d->quote);
	(void)buf_append_cstr(out, ",,,\n");
}

enum err_code
sample_append(struct buf *out, const struct sample *s, size_t rule,
    struct str text, size_t *count, struct err *e)
{
	const struct rule_info *info = rule_set_info(s->wish.set, rule);
	struct arena scratch = {0};
	struct known known = {0};
	enum err_code rc = read_known(&known, text, &scratch, e);

	*count = 0;
	for (size_t i = 0; rc == ERR_NONE && i < LOT_COUNT; i++) {
		const struct lot *lot = &s->lots[rule * LOT_COUNT + i];

		for (size_t k = 0; k < lot->count; k++) {
			const struct drawn *d = &lot->items[k];
			const struct str row[KNOWN_COUNT] = {info->id,
			    arena_printf(&scratch, "%d", info->revision),
			    d->page, str_of(outcome_word(d->outcome))};

			if (has_row(&known, row))
				continue;
			append_row(out, row, d);
			++*count;
		}
	}
	arena_release(&scratch);
	return rc;
}
