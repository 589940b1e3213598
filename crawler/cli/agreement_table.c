#include <assert.h>

#include "cli/agreement_report.h"
#include "cli/grid.h"
#include "publish/value.h"

/* A row for each figure, as a table for programs. */
enum column {
	COLUMN_MEASURE,
	COLUMN_RULE,
	COLUMN_REVISION,
	COLUMN_FIRST,
	COLUMN_SECOND,
	COLUMN_N,
	COLUMN_VALUE,
	COLUMN_LOW,
	COLUMN_HIGH,
	COLUMN_UNCLEAR,
	COLUMN_OUTDATED,
	COLUMN_COUNT
};

static const struct view_column columns[COLUMN_COUNT] = {
    {"measure", VALUE_TEXT},
    {"rule_id", VALUE_TEXT},
    {"rule_revision", VALUE_INT},
    {"reviewer_a", VALUE_TEXT},
    {"reviewer_b", VALUE_TEXT},
    {"n", VALUE_INT},
    {"value", VALUE_REAL},
    {"low", VALUE_REAL},
    {"high", VALUE_REAL},
    {"unclear", VALUE_INT},
    {"outdated", VALUE_INT},
};
static const struct view_info table = {"agreement", columns, COLUMN_COUNT};

static void
print_row(const struct agreement_report *t, const struct table_format *format,
    const struct view_value *values)
{
	struct buf line = {0};

	format->row(&line, &table, values);
	print_bytes(buf_str(&line), t->inv->out);
	buf_release(&line);
}

static void
print_agreement(const struct agreement_report *t,
    const struct table_format *format, const struct judge_pair *pair,
    const struct agreement *g)
{
	struct view_value row[COLUMN_COUNT] = {
	    [COLUMN_MEASURE] = value_word(pair != NULL ? "kappa" : "alpha")};

	assert(g != NULL);
	row[COLUMN_N] = value_int(g->things);
	if (pair != NULL) {
		row[COLUMN_FIRST] = value_text(pair->judges[0]);
		row[COLUMN_SECOND] = value_text(pair->judges[1]);
	}
	if (g->is_defined)
		row[COLUMN_VALUE] = value_real(g->value);
	print_row(t, format, row);
}

static void
print_share(const struct agreement_report *t, const struct table_format *format,
    const struct view_value *of_rule, const struct share *s)
{
	struct view_value row[COLUMN_COUNT];

	for (size_t i = 0; i < COLUMN_COUNT; i++)
		row[i] = of_rule[i];
	row[COLUMN_VALUE] = value_real(s->value / 1000.0);
	row[COLUMN_LOW] = value_real(s->low / 1000.0);
	row[COLUMN_HIGH] = value_real(s->high / 1000.0);
	print_row(t, format, row);
}

static void
print_rule_rows(const struct agreement_report *t,
    const struct table_format *format, size_t i)
{
	const struct rule_precision *p = &t->rules[i];
	const struct precision *of[] = {&p->passed, &p->failed};
	struct view_value row[COLUMN_COUNT] = {
	    [COLUMN_RULE] = value_text(p->rule_id),
	    [COLUMN_REVISION] = value_int(p->revision),
	    [COLUMN_OUTDATED] = value_int(p->outdated)};
	struct share s;

	for (size_t k = 0; k < 2; k++) {
		row[COLUMN_MEASURE] = value_word(
		    k == 0 ? "precision-passed" : "precision-failed");
		row[COLUMN_N] = value_int(precision_judged(of[k]));
		row[COLUMN_UNCLEAR] = value_int(of[k]->unclear);
		s = wilson_share(of[k]->right, precision_judged(of[k]));
		if (precision_judged(of[k]) > 0)
			print_share(t, format, row, &s);
	}
	row[COLUMN_MEASURE] = value_word("recall");
	row[COLUMN_N] =
	    value_int(precision_judged(of[0]) + precision_judged(of[1]));
	row[COLUMN_UNCLEAR] = value_int(of[0]->unclear + of[1]->unclear);
	if (precision_recall(p, &t->tallies[i], &s))
		print_share(t, format, row, &s);
}

void
agreement_print_table(
    const struct agreement_report *t, const struct table_format *format)
{
	struct buf head = {0};

	format->head(&head, &table);
	print_bytes(buf_str(&head), t->inv->out);
	buf_release(&head);
	for (size_t i = 0; i < t->judges.pair_count; i++)
		print_agreement(
		    t, format, &t->judges.pairs[i], &t->judges.pairs[i].kappa);
	print_agreement(t, format, NULL, &t->judges.alpha);
	for (size_t i = 0; i < t->tally_count; i++)
		print_rule_rows(t, format, i);
}
