#include "facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"

struct fact {
	struct str text;
};

/* Columns, and the names of their numbers. */
static const struct {
	const char *column;
	const char *number;
} numbers[] = {
    {"agencies", "agencies"},
    {"applies", "applies"},
    {"published", "published"},
    {"score", "score"},
    {"lower", "lower"},
    {"upper", "upper"},
    {"coverage", "coverage"},
    {"level", "level"},
    {"passed", "passed"},
    {"failed", "failed"},
    {"undecided", "undecided"},
    {"inapplicable", "inapplicable"},
    {"rules_passed", "passed"},
    {"rules_failed", "failed"},
    {"rules_undecided", "undecided"},
    {"rules_inapplicable", "inapplicable"},
    {"standing", "standing"},
};
enum { NUMBERS = sizeof(numbers) / sizeof(numbers[0]) };

static struct str
key_text(const struct facts *f, struct arena *a, const struct fact_key *key)
{
	struct str round = key->round.len > 0 ? key->round : f->round;

	return arena_printf(a, "%.*s|%.*s|%.*s|%s", STR_ARG(round),
	    STR_ARG(key->whose), STR_ARG(key->figure), key->number);
}

enum err_code
facts_put(
    struct facts *f, const struct fact_key *key, struct str text, struct err *e)
{
	struct str name = key_text(f, f->arena, key);
	const struct fact *there = map_get(&f->by_key, name);
	struct fact *fact;

	if (there != NULL && !str_equal(there->text, text))
		return err_set(e, ERR_DB, "%.*s is %.*s, and %.*s elsewhere",
		    STR_ARG(name), STR_ARG(there->text), STR_ARG(text));
	if (there != NULL)
		return ERR_NONE;
	fact = arena_alloc(f->arena, sizeof(*fact));
	fact->text = text;
	map_put(&f->by_key, name, fact);
	f->count++;
	return ERR_NONE;
}

struct str
facts_group(struct arena *a, const char *by, struct str key)
{
	enum { DIGITS = 8 };
	char sha256[DIGEST_TEXT_BYTES];

	if (key.len == 0)
		return arena_printf(
		    a, strcmp(by, "all") == 0 ? "%s:" : "%s:none", by);
	if (strcmp(by, "ministry") != 0)
		return arena_printf(a, "%s:%.*s", by, STR_ARG(key));
	digest_of(DIGEST_SHA256, key, sha256);
	return arena_printf(a, "%s:m-%.*s", by, DIGITS, sha256);
}

struct str
facts_field(
    const struct csv_row *head, const struct csv_row *row, const char *name)
{
	size_t i = csv_column(head, name);

	return i == STR_NONE || i >= row->count ? (struct str){0}
	                                        : row->fields[i].text;
}

/* Whose numbers a row has. */
static struct str
whose_of(struct arena *a, const struct csv_row *head, const struct csv_row *row)
{
	struct str agency = facts_field(head, row, "agency_id");
	struct str by = facts_field(head, row, "by");
	struct str group = facts_field(head, row, "group");

	if (agency.len > 0)
		return facts_group(a, "agency", agency);
	if (by.len == 0)
		by = str_of("all");
	if (str_is(group, "not-stated"))
		group = (struct str){0};
	return facts_group(a, arena_cstr(a, by), group);
}

static struct str
figure_of(
    struct arena *a, const struct csv_row *head, const struct csv_row *row)
{
	struct str rule = facts_field(head, row, "rule_id");
	struct str indicator = facts_field(head, row, "indicator");
	struct str pillar = facts_field(head, row, "pillar");

	if (rule.len > 0)
		return rule;
	if (indicator.len > 0 || pillar.len == 0)
		return indicator;
	return arena_printf(a, "pillar-%.*s", STR_ARG(pillar));
}

int64_t *
facts_sum(struct facts *f, const struct fact_key *key)
{
	struct str name = key_text(f, f->arena, key);
	int64_t *sum = map_get(&f->sums_by_key, name);
	struct fact_sum *made;

	if (sum != NULL)
		return sum;
	made = arena_alloc(f->arena, sizeof(*made));
	*made = (struct fact_sum){.key = *key, .next = f->sums};
	f->sums = made;
	map_put(&f->sums_by_key, name, &made->sum);
	return &made->sum;
}

/* A pillar's rules are those of its indicators, where anything applies. */
static void
add_to_pillar(struct facts *f, const struct csv_row *head,
    const struct csv_row *row, struct fact_key key, size_t i)
{
	struct str pillar = facts_field(head, row, "pillar");
	struct fact_sum *part;
	int64_t count = 0;

	if (!str_starts(str_of(numbers[i].column), str_of("rules_")) ||
	    pillar.len == 0 ||
	    !str_to_int64(facts_field(head, row, numbers[i].column), 0,
	        INT64_MAX, &count))
		return;
	part = arena_alloc(f->arena, sizeof(*part));
	*part = (struct fact_sum){.key = key, .sum = count, .next = f->parts};
	f->parts = part;
	if (facts_field(head, row, "lower").len == 0)
		return;
	key.figure = arena_printf(f->arena, "pillar-%.*s", STR_ARG(pillar));
	*facts_sum(f, &key) += count;
}

/* Agencies by their score, in steps of ten points. */
static void
add_to_step(struct facts *f, const struct csv_row *head,
    const struct csv_row *row, struct fact_key key)
{
	enum { STEPS = 10, NOT_PUBLISHED = STEPS, NOT_APPLICABLE };
	static const char *const names[] = {"step-0", "step-1", "step-2",
	    "step-3", "step-4", "step-5", "step-6", "step-7", "step-8",
	    "step-9", "step-10", "step-11"};
	struct str score = facts_field(head, row, "score");
	int64_t *steps[sizeof(names) / sizeof(names[0])];
	size_t step = NOT_PUBLISHED;

	key.whose = str_of("all:");
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		key.number = names[i];
		steps[i] = facts_sum(f, &key);
	}
	if (facts_field(head, row, "lower").len == 0)
		step = NOT_APPLICABLE;
	else if (score.len > 0)
		step =
		    (size_t)(strtod(arena_cstr(f->arena, score), NULL) * STEPS);
	if (score.len > 0 && step >= STEPS)
		step = STEPS - 1;
	++*steps[step];
}

static enum err_code
add_row(void *state, const struct csv_row *head, const struct csv_row *row,
    struct err *e)
{
	struct facts *f = state;
	struct fact_key key = {.round = facts_field(head, row, "round"),
	    .whose = whose_of(f->arena, head, row),
	    .figure = figure_of(f->arena, head, row)};
	enum err_code rc = ERR_NONE;

	if (f->round.len == 0) {
		f->round = key.round;
		f->overall = key.figure;
	}
	map_put_first(&f->rounds, key.round, f);
	if (csv_column(head, "weight") != STR_NONE) {
		key.whose = str_of("all:");
		key.number = "weight";
		return facts_put(f, &key, facts_field(head, row, "weight"), e);
	}
	if (str_is(facts_field(head, row, "by"), "agency"))
		add_to_step(f, head, row, key);
	for (size_t i = 0; rc == ERR_NONE && i < NUMBERS; i++) {
		if (csv_column(head, numbers[i].column) == STR_NONE)
			continue;
		key.number = numbers[i].number;
		rc = facts_put(
		    f, &key, facts_field(head, row, numbers[i].column), e);
		add_to_pillar(f, head, row, key, i);
	}
	return rc;
}

enum err_code
facts_rows(struct arena *a, struct str csv, facts_take_row *take, void *state,
    struct err *e)
{
	struct csv_reader r = {.text = csv};
	struct csv_row head = {0}, row = {0};
	enum err_code rc = csv_next(&r, a, &head, e);

	while (rc == ERR_NONE) {
		rc = csv_next(&r, a, &row, e);
		if (rc != ERR_NONE || row.count == 0)
			break;
		rc = take(state, &head, &row, e);
	}
	return rc;
}

enum err_code
facts_add(struct facts *f, struct str csv, struct err *e)
{
	return facts_rows(f->arena, csv, add_row, f, e);
}

bool
facts_find(const struct facts *f, const struct fact_key *key, struct str *out)
{
	struct arena scratch = {0};
	const struct fact *fact =
	    map_get(&f->by_key, key_text(f, &scratch, key));

	arena_release(&scratch);
	if (fact != NULL)
		*out = fact->text;
	return fact != NULL;
}

void
facts_release(struct facts *f)
{
	map_release(&f->by_key);
	map_release(&f->rounds);
	map_release(&f->sums_by_key);
}
