#include "cli/rules_open.h"

#include <assert.h>

#include "base/json.h"
#include "cli/grid.h"
#include "text/cells.h"

void
rules_append_diags(const struct invocation *inv, const struct diag_list *diags,
    struct buf *out)
{
	const struct diag_style style = {
	    .lang = inv->lang,
	    .cells = cells_width,
	    .has_both = true,
	    .help = "samruat rules explain",
	};

	diag_append_text(out, diags, &style);
}

void
rules_print_diags(
    const struct invocation *inv, const struct diag_list *diags, FILE *out)
{
	const struct diag_style style = {
	    .lang = inv->lang, .cells = cells_width};
	struct buf text = {0};

	diag_append_text(&text, diags, &style);
	print_bytes(buf_str(&text), out);
	buf_release(&text);
}

enum err_code
rules_open(const struct invocation *inv, const char *path,
    struct rule_set **out, struct err *e)
{
	struct diag_list diags = {.arena = inv->arena};
	enum err_code rc = rule_set_load(path, &diags, out, e);
	struct buf text = {0};

	rules_append_diags(inv, &diags, &text);
	print_bytes(buf_str(&text), stderr);
	buf_release(&text);
	return rc;
}

static void
append_spaces(struct buf *out, size_t count)
{
	while (count-- > 0)
		(void)buf_append_char(out, ' ');
}

static void
append_truth(struct buf *out, enum truth truth, enum lang lang)
{
	static const struct words names[] = {
	    [TRUTH_FALSE] = {"false", "เท็จ"},
	    [TRUTH_UNKNOWN] = {"unknown", "ไม่ทราบ"},
	    [TRUTH_TRUE] = {"true", "จริง"},
	};
	size_t widest =
	    cells_width(str_of(words_in(names[TRUTH_UNKNOWN], lang)));
	const char *word = words_in(names[truth], lang);

	(void)buf_append_cstr(out, word);
	append_spaces(out, widest + 2 - cells_width(str_of(word)));
}

void
rules_append_tree(struct buf *out, const struct audit_trial *trial,
    size_t indent, enum lang lang)
{
	enum { SAW_CELLS = 60 };

	for (size_t i = 0; i < trial->step_count; i++) {
		const struct audit_step *step = &trial->steps[i];
		struct str saw = cells_cut(step->saw, SAW_CELLS);

		append_spaces(out, indent + 2 * (size_t)step->depth);
		append_truth(out, step->truth, lang);
		cells_append_safe(out, step->label);
		if (saw.len > 0) {
			(void)buf_append_cstr(out, "  | ");
			cells_append_safe(out, saw);
		}
		if (saw.len < step->saw.len)
			(void)buf_append_cstr(out, "...");
		(void)buf_append_char(out, '\n');
	}
}

static json_t *
number_or_null(int64_t number, int64_t none)
{
	return number == none ? json_null() : json_integer(number);
}

static json_t *
evidence_json(const struct audit_trial *trial)
{
	json_t *list = json_array();

	for (size_t i = 0; i < trial->evidence_count; i++) {
		const struct evidence *e = &trial->evidence[i];
		json_t *row = json_pack(
		    "{s:o, s:o, s:o, s:o, s:s, s:o, s:o, s:o, s:o}", "label",
		    json_from_str(e->label), "quote", json_from_str(e->quote),
		    "context_before", json_from_str(e->context_before),
		    "context_after", json_from_str(e->context_after),
		    "match_kind", match_kind_word(e->match_kind), "node_path",
		    json_from_str(e->node_path), "line",
		    number_or_null(e->line, 0), "byte_start",
		    number_or_null(e->byte_start, -1), "byte_end",
		    number_or_null(e->byte_end, -1));

		assert(row != NULL);
		(void)json_array_append_new(list, row);
	}
	return list;
}

static json_t *
tree_json(const struct audit_trial *trial)
{
	json_t *list = json_array();

	for (size_t i = 0; i < trial->step_count; i++) {
		const struct audit_step *step = &trial->steps[i];

		(void)json_array_append_new(list,
		    json_pack("{s:i, s:o, s:s, s:o}", "depth", step->depth,
		        "label", json_from_str(step->label), "truth",
		        truth_word(step->truth), "saw",
		        json_from_str(step->saw)));
	}
	return list;
}

json_t *
rules_trial_json(const struct audit_trial *trial, bool has_tree)
{
	json_t *value = json_pack("{s:s, s:o, s:s, s:o}", "outcome",
	    outcome_word(trial->outcome), "level",
	    number_or_null(trial->level, -1), "reason",
	    reason_word(trial->reason), "evidence", evidence_json(trial));

	assert(value != NULL);
	if (has_tree)
		(void)json_object_set_new(
		    value, "conditions", tree_json(trial));
	return value;
}
