#include <string.h>

#include "publish/export_impl.h"

static const struct view_value *
value_named(
    const struct table *t, const struct view_value *row, const char *column)
{
	for (size_t i = 0; i < t->shape.column_count; i++)
		if (strcmp(t->shape.columns[i].name, column) == 0)
			return &row[i];
	return NULL;
}

static void
count_status(struct export_counts *counts, const struct view_value *status)
{
	struct code c;

	if (status == NULL)
		return;
	for (size_t i = 0; code_at(CODES_AGENCY_STATUS, i, &c); i++)
		if (str_is(status->text, c.word)) {
			counts->statuses[i]++;
			return;
		}
	counts->statuses[STATUSES_MAX - 1]++;
}

void
export_count(struct export_counts *counts, const struct table *t,
    const struct view_value *row)
{
	const struct view_value *word;
	enum outcome o;

	if (strcmp(t->shape.name, "agencies") == 0) {
		count_status(counts, value_named(t, row, "status"));
	} else if (strcmp(t->shape.name, "verdicts") == 0) {
		word = value_named(t, row, "effective_outcome");
		if (word != NULL && outcome_of_word(word->text, &o))
			counts->outcomes[o]++;
	} else if (strcmp(t->shape.name, "reviews") == 0) {
		counts->reviews++;
	}
}
