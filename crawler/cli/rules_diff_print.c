/* Changed verdicts and their counts, as text and as JSON. */
#include <assert.h>

#include "base/json.h"
#include "cli/grid.h"
#include "cli/rules_diff.h"
#include "text/cells.h"

enum { PROOFS_SHOWN = 3, QUOTE_CELLS = 100 };

static const struct words side_words[2] = {{"before", "ก่อน"}, {"after", "หลัง"}};
static const struct words level_words = {"level", "ระดับ"};
static const struct words line_words = {"line", "บรรทัด"};

static void
append_decision(struct buf *out, const struct verdict *v, enum lang lang)
{
	(void)buf_append_cstr(out, outcome_word(v->outcome));
	if (v->level >= 0)
		buf_printf(
		    out, " (%s %d)", words_in(level_words, lang), v->level);
	if (v->reason != REASON_NONE)
		buf_printf(out, " [%s]", reason_word(v->reason));
}

static void
append_revisions(struct buf *out, const struct rule_info *const *info)
{
	if (info[0]->revision == info[1]->revision)
		buf_printf(out, "%d", info[0]->revision);
	else
		buf_printf(
		    out, "%d -> %d", info[0]->revision, info[1]->revision);
}

static void
append_proof(struct buf *out, const struct proof *p, enum lang lang)
{
	const struct evidence *v = &p->evidence;
	struct str quote = cells_cut(v->quote, QUOTE_CELLS);

	buf_printf(out, "      %s  ", match_kind_word(v->match_kind));
	cells_append_safe(out, v->label);
	(void)buf_append_cstr(out, v->label.len > 0 ? ": " : "");
	cells_append_safe(out, quote);
	if (quote.len < v->quote.len)
		(void)buf_append_cstr(out, "...");
	if (p->page != NULL) {
		(void)buf_append_cstr(out, "  ");
		cells_append_safe(out, p->page->url);
	}
	if (v->line > 0)
		buf_printf(out, "  %s %lld", words_in(line_words, lang),
		    (long long)v->line);
	(void)buf_append_char(out, '\n');
}

void
diff_append_change(struct buf *out, const struct diff_change *c, enum lang lang)
{
	cells_append_safe(out, c->agency->id);
	(void)buf_append_cstr(out, "  ");
	cells_append_safe(out, c->rule->id);
	(void)buf_append_cstr(out, " (");
	append_revisions(out, c->info);
	(void)buf_append_cstr(out, ")  ");
	append_decision(out, c->verdict[0], lang);
	(void)buf_append_cstr(out, " -> ");
	append_decision(out, c->verdict[1], lang);
	(void)buf_append_char(out, '\n');
	for (size_t side = 0; side < 2; side++) {
		const struct verdict *v = c->verdict[side];

		if (v->proof_count > 0)
			buf_printf(
			    out, "    %s\n", words_in(side_words[side], lang));
		for (size_t i = 0; i < v->proof_count && i < PROOFS_SHOWN; i++)
			append_proof(out, &v->proofs[i], lang);
	}
}

static json_t *
proof_json(const struct proof *p)
{
	const struct evidence *v = &p->evidence;
	json_t *value = json_pack("{s:o, s:o, s:s, s:o, s:o}", "label",
	    json_from_str(v->label), "quote", json_from_str(v->quote),
	    "match_kind", match_kind_word(v->match_kind), "url",
	    p->page != NULL ? json_from_str(p->page->url) : json_null(), "line",
	    v->line > 0 ? json_integer(v->line) : json_null());

	assert(value != NULL);
	return value;
}

static json_t *
side_json(const struct rule_info *info, const struct verdict *v)
{
	json_t *proofs = json_array();
	json_t *value;

	for (size_t i = 0; i < v->proof_count; i++)
		(void)json_array_append_new(proofs, proof_json(&v->proofs[i]));
	value = json_pack("{s:i, s:s, s:o, s:s, s:o}", "revision",
	    info->revision, "outcome", outcome_word(v->outcome), "level",
	    v->level >= 0 ? json_integer(v->level) : json_null(), "reason",
	    reason_word(v->reason), "evidence", proofs);
	assert(value != NULL);
	return value;
}

void
diff_append_change_json(struct buf *out, const struct diff_change *c)
{
	json_t *value = json_pack("{s:o, s:o, s:o, s:o}", "agency",
	    json_from_str(c->agency->id), "rule", json_from_str(c->rule->id),
	    "before", side_json(c->info[0], c->verdict[0]), "after",
	    side_json(c->info[1], c->verdict[1]));

	assert(value != NULL);
	json_append_line(out, value);
	json_decref(value);
}

/* What the counts of one rule are told by; alone: of a rule that only one side
 * has. */
struct tell {
	void *state;
	void (*changed)(void *state, const struct diff_rule *rule,
	    enum outcome before, enum outcome after, int64_t count);
	void (*alone)(void *state, const struct diff_rule *rule,
	    enum outcome outcome, int64_t count);
};

static void
tell_counts(const struct diff *d, const struct tell *t)
{
	for (size_t i = 0; i < d->rule_count; i++) {
		const struct diff_rule *r = &d->rules[i];

		for (int b = 0; b < OUTCOME_COUNT; b++)
			for (int f = 0; f < OUTCOME_COUNT; f++)
				if (r->changed[b][f] > 0)
					t->changed(t->state, r, (enum outcome)b,
					    (enum outcome)f, r->changed[b][f]);
		for (int o = 0; o < OUTCOME_COUNT; o++)
			if (r->alone[o] > 0)
				t->alone(
				    t->state, r, (enum outcome)o, r->alone[o]);
	}
}

static void
add_changed(void *state, const struct diff_rule *rule, enum outcome before,
    enum outcome after, int64_t count)
{
	struct grid *g = state;

	grid_add(g, rule->id);
	grid_add(g,
	    arena_printf(g->arena, "%s -> %s", outcome_word(before),
	        outcome_word(after)));
	grid_add_number(g, count);
}

static void
add_alone(void *state, const struct diff_rule *rule, enum outcome outcome,
    int64_t count)
{
	struct grid *g = state;
	bool is_new = rule->number[0] == STR_NONE;

	grid_add(g, rule->id);
	grid_add(g,
	    arena_printf(g->arena, is_new ? "- -> %s" : "%s -> -",
	        outcome_word(outcome)));
	grid_add_number(g, count);
}

void
diff_print_counts(const struct invocation *inv, const struct diff *d)
{
	static const struct words summary = {
	    "{1} verdicts changed, {2} unchanged",
	    "ผลเปลี่ยน {1} รายการ เหมือนเดิม {2} รายการ"};
	static const struct words lost = {
	    "{1} pages could not be read back from the store",
	    "อ่านหน้าที่เก็บไว้ไม่ได้ {1} หน้า"};
	struct grid grid = {.arena = inv->arena, .column_count = 3, .right = 4};
	const struct tell t = {&grid, add_changed, add_alone};
	const struct str counts[] = {
	    arena_printf(inv->arena, "%lld", (long long)d->changed),
	    arena_printf(inv->arena, "%lld", (long long)d->same)};
	struct str lost_count =
	    arena_printf(inv->arena, "%lld", (long long)d->lost);

	tell_counts(d, &t);
	if (grid.cell_count > 0) {
		grid_print(&grid, 0, inv->out);
		(void)fputc('\n', inv->out);
	}
	print_words(summary, inv->lang, counts, 2, inv->out);
	if (d->lost > 0)
		print_words(lost, inv->lang, &lost_count, 1, inv->out);
}

static void
pack_count(json_t *list, const struct diff_rule *rule, const char *before,
    const char *after, int64_t count)
{
	json_t *row = json_pack("{s:o, s:o, s:o, s:I}", "rule",
	    json_from_str(rule->id), "before", json_from_cstr(before), "after",
	    json_from_cstr(after), "count", (json_int_t)count);

	assert(row != NULL);
	(void)json_array_append_new(list, row);
}

static void
pack_changed(void *state, const struct diff_rule *rule, enum outcome before,
    enum outcome after, int64_t count)
{
	pack_count(
	    state, rule, outcome_word(before), outcome_word(after), count);
}

static void
pack_alone(void *state, const struct diff_rule *rule, enum outcome outcome,
    int64_t count)
{
	bool is_new = rule->number[0] == STR_NONE;
	const char *word = outcome_word(outcome);

	pack_count(
	    state, rule, is_new ? NULL : word, is_new ? word : NULL, count);
}

void
diff_append_counts_json(struct buf *out, const struct diff *d)
{
	json_t *list = json_array(), *value;
	const struct tell t = {list, pack_changed, pack_alone};

	tell_counts(d, &t);
	value = json_pack("{s:o, s:I, s:I, s:I}", "counts", list, "changed",
	    (json_int_t)d->changed, "unchanged", (json_int_t)d->same, "lost",
	    (json_int_t)d->lost);
	assert(value != NULL);
	json_append_line(out, value);
	json_decref(value);
}
