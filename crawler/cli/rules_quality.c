#include "cli/rules_quality.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/limits.h"
#include "record/outcome.h"

enum column {
	COLUMN_RULE,
	COLUMN_REVISION,
	COLUMN_VERDICT,
	COLUMN_JUDGEMENT,
	COLUMN_COUNT
};

static const char *const names[COLUMN_COUNT] = {
    "rule_id", "revision", "verdict", "judgement"};

/* Words for a judgement, and where it counts. */
static const struct {
	const char *words[2];
	size_t place;
} judgements[] = {
    {{"right", "ถูก"}, offsetof(struct judged, right)},
    {{"wrong", "ผิด"}, offsetof(struct judged, wrong)},
    {{"unclear", "ไม่แน่ใจ"}, offsetof(struct judged, unclear)},
};

static enum err_code
count_judgement(
    struct quality *q, struct judged *of, struct str word, struct err *e)
{
	if (word.len == 0) {
		q->open++;
		return ERR_NONE;
	}
	for (size_t i = 0; i < sizeof(judgements) / sizeof(judgements[0]); i++)
		for (size_t n = 0; n < 2; n++)
			if (str_is(word, judgements[i].words[n])) {
				++*(int64_t *)(void *)((char *)of +
				    judgements[i].place);
				return ERR_NONE;
			}
	return err_set(e, ERR_SYNTAX,
	    "judgement is right, wrong, unclear or empty, not %.*s",
	    STR_ARG(word));
}

static enum err_code
count_row(const struct rule_set *set, const struct str cells[COLUMN_COUNT],
    struct quality *all, struct err *e)
{
	size_t rule = rule_set_find(set, cells[COLUMN_RULE]);
	enum outcome outcome = OUTCOME_UNTESTED;
	int64_t revision = 0;
	struct quality *q;

	if (rule == STR_NONE)
		return err_set(e, ERR_SYNTAX, "there is no rule %.*s",
		    STR_ARG(cells[COLUMN_RULE]));
	q = &all[rule];
	if (!str_to_int64(cells[COLUMN_REVISION], 1, INT32_MAX, &revision))
		return err_set(e, ERR_SYNTAX, "%.*s is no revision",
		    STR_ARG(cells[COLUMN_REVISION]));
	if (!outcome_of_word(cells[COLUMN_VERDICT], &outcome) ||
	    (outcome != OUTCOME_PASSED && outcome != OUTCOME_FAILED))
		return err_set(e, ERR_SYNTAX,
		    "verdict is passed or failed, not %.*s",
		    STR_ARG(cells[COLUMN_VERDICT]));
	if (revision != rule_set_info(set, rule)->revision) {
		q->outdated++;
		return ERR_NONE;
	}
	return count_judgement(q,
	    outcome == OUTCOME_PASSED ? &q->passed : &q->failed,
	    cells[COLUMN_JUDGEMENT], e);
}

static enum err_code
count_text(const struct rule_set *set, struct str text, struct arena *a,
    struct quality *all, struct err *e)
{
	struct csv_reader reader = {.text = text};
	struct csv_row row = {0};
	size_t columns[COLUMN_COUNT];
	enum err_code rc = csv_next(&reader, a, &row, e);

	for (size_t i = 0; rc == ERR_NONE && i < COLUMN_COUNT; i++) {
		columns[i] = csv_column(&row, names[i]);
		if (columns[i] == STR_NONE)
			return err_set(
			    e, ERR_SYNTAX, "there is no column %s", names[i]);
	}
	while (rc == ERR_NONE) {
		struct str cells[COLUMN_COUNT] = {{0}};

		rc = csv_next(&reader, a, &row, e);
		if (rc != ERR_NONE || row.count == 0)
			break;
		for (size_t i = 0; i < COLUMN_COUNT; i++)
			if (columns[i] < row.count)
				cells[i] =
				    str_trim(row.fields[columns[i]].text);
		rc = count_row(set, cells, all, e);
		if (rc != ERR_NONE)
			return err_prefix(e, "line %lld", (long long)row.line);
	}
	return rc;
}

enum err_code
quality_read(const struct rule_set *set, const char *folder, struct arena *a,
    struct quality **out, struct err *e)
{
	struct quality *all = arena_array(a, rule_set_count(set), sizeof(*all));
	struct file_list files = {0};
	enum err_code rc = file_find(a, folder, ".csv", &files, e);

	for (size_t i = 0; rc == ERR_NONE && i < files.count; i++) {
		struct buf text = {0};

		rc = file_read(files.paths[i], LIMIT_RULE_FILE_BYTES, &text, e);
		if (rc == ERR_NONE)
			rc = count_text(set, buf_str(&text), a, all, e);
		if (rc == ERR_SYNTAX)
			rc = err_prefix(e, "%s", files.paths[i]);
		buf_release(&text);
	}
	if (rc == ERR_NONE)
		*out = all;
	return rc;
}
