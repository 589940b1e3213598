/* samruat rules test: the examples inside rule files, played. */
#include "audit/rule_test.h"
#include "cli/grid.h"
#include "cli/rules_open.h"
#include "page/page.h"
#include "text/cells.h"

static const struct command_option options[] = {
    {"rule", "ID", {"only the examples of this rule", "เฉพาะตัวอย่างของกฎข้อนี้"}},
    {"strict", NULL,
        {"exit 1 when a draft has conditions that no example exercises",
            "จบด้วยรหัส 1 เมื่อกฎร่างมีเงื่อนไขที่ไม่มีตัวอย่างใดทดสอบ"}},
    {0},
};

static const struct words summary_words = {
    "{1} passed, {2} failed", "ผ่าน {1} ไม่ผ่าน {2}"};
static const struct words someday_words = {
    ", {1} known to be wrong for now", " รู้ว่ายังไม่ถูก {1}"};
static const struct words gap_words = {
    ", {1} conditions not exercised", " เงื่อนไขที่ไม่มีตัวอย่างทดสอบ {1}"};
/* The code stands beside those of rules check. */
static const struct words fault_words = {"error R028: ", "ผิดพลาด R028: "};
static const struct words differs_words = {
    "expected {1}, got {2}", "คาดว่า {1} แต่ได้ {2}"};
static const struct words mended_words = {
    "holds by now: write expect for expect_someday",
    "ถูกต้องแล้ว เปลี่ยน expect_someday เป็น expect ได้"};

/* What differs. Outcomes keep the words that rule files have for them. */
static void
append_why(struct buf *out, const struct rule_test_result *r, enum lang lang)
{
	const struct str words[] = {str_of(outcome_word(r->expected)),
	    str_of(outcome_word(r->trial.outcome))};

	if (r->trial.outcome == r->expected) {
		if (r->why_words.en != NULL)
			words_append(out, r->why_words, lang, &r->why_about, 1);
		else
			(void)buf_append_str(out, r->why);
		return;
	}
	words_append(out, differs_words, lang, words, 2);
	if (r->trial.reason != REASON_NONE)
		buf_printf(
		    out, ": %s", words_in(reason_text(r->trial.reason), lang));
}

static void
append_result(struct buf *out, const struct rule_test_result *r, enum lang lang)
{
	bool is_mended = r->is_someday && r->holds;

	if ((r->holds && !is_mended) || (!r->holds && r->is_someday))
		return;
	buf_printf(out, "%s:%lld: %s%.*s: ", r->file, (long long)r->line,
	    is_mended ? "" : words_in(fault_words, lang), STR_ARG(r->rule_id));
	cells_append_safe(out, r->name);
	(void)buf_append_cstr(out, ": ");
	if (is_mended) {
		(void)buf_append_cstr(out, words_in(mended_words, lang));
		(void)buf_append_char(out, '\n');
		return;
	}
	append_why(out, r, lang);
	(void)buf_append_char(out, '\n');
	rules_append_tree(out, &r->trial, 4, lang);
}

static void
print_results(const struct invocation *inv, const struct rule_test_list *list)
{
	struct buf text = {0};
	size_t passed = list->count - list->failed_count - list->someday_count;
	const struct str counts[] = {arena_printf(inv->arena, "%zu", passed),
	    arena_printf(inv->arena, "%zu", list->failed_count)};
	size_t gap_count = list->gaps.count + list->gaps.dropped_count;
	const struct str gaps = arena_printf(inv->arena, "%zu", gap_count);
	const struct str someday =
	    arena_printf(inv->arena, "%zu", list->someday_count);

	for (size_t i = 0; i < list->count; i++)
		append_result(&text, &list->results[i], inv->lang);
	rules_append_diags(inv, &list->gaps, &text);
	words_append(&text, summary_words, inv->lang, counts, 2);
	if (list->someday_count > 0)
		words_append(&text, someday_words, inv->lang, &someday, 1);
	if (gap_count > 0)
		words_append(&text, gap_words, inv->lang, &gaps, 1);
	(void)buf_append_char(&text, '\n');
	print_bytes(buf_str(&text), inv->out);
	buf_release(&text);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	const char *id = option_get(inv, "rule");
	struct rule_set *set = NULL;
	struct rule_test_list list;
	size_t number = STR_NONE;
	enum err_code rc = rules_open(
	    inv, inv->operand_count > 0 ? inv->operands[0] : "rules", &set, e);

	if (rc != ERR_NONE)
		return rc;
	if (id != NULL)
		number = rule_set_find(set, str_of(id));
	if (id != NULL && number == STR_NONE) {
		rule_set_free(set);
		return err_set(e, ERR_USAGE, "there is no rule %s", id);
	}
	if (id == NULL && inv->operand_count > 0)
		number = rule_set_of_file(set, inv->operands[0]);
	page_global_init();
	rule_test_run(set, number, inv->arena, &list);
	print_results(inv, &list);
	if (list.failed_count > 0 || list.gaps.error_count > 0 ||
	    (list.gaps.count > 0 && option_is_set(inv, "strict")))
		inv->exit_code = 1;
	rule_set_free(set);
	return ERR_NONE;
}

const struct command command_rules_test = {
    .name = "rules test",
    .usage = "[DIR or FILE] [--rule ID] [--strict]",
    .summary = {"plays the examples inside rule files (default: rules)",
        "ทดสอบกฎด้วยตัวอย่างในไฟล์กฎ (ค่าเริ่มต้น rules)"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
