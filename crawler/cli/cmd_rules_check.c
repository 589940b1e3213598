/* samruat rules check: every mistake of every rule file, in one run. */
#include <string.h>

#include "audit/cost.h"
#include "cli/grid.h"
#include "cli/rules_open.h"
#include "page/page.h"

static const struct command_option options[] = {
    {"format", "FORMAT",
        {"text (default), or json: one object a line, for editors",
            "text (ค่าเริ่มต้น) หรือ json บรรทัดละหนึ่งรายการ"}},
    {"strict", NULL,
        {"exit 1 when there are warnings", "จบด้วยรหัส 1 เมื่อมีข้อควรแก้"}},
    {0},
};

static const struct words summary_words = {
    "{1} rules read, {2} errors, {3} warnings, {4} notes",
    "อ่านกฎ {1} ข้อ ผิดพลาด {2} ควรแก้ {3} ข้อสังเกต {4}"};

static enum err_code
read_all(struct invocation *inv, struct diag_list *diags, size_t *rules,
    struct err *e)
{
	static const char *const here[] = {"rules"};
	const char *const *paths =
	    inv->operand_count > 0 ? inv->operands : here;
	size_t count = inv->operand_count > 0 ? inv->operand_count : 1;

	for (size_t i = 0; i < count; i++) {
		struct rule_set *set = NULL;
		enum err_code rc = rule_set_load(paths[i], diags, &set, e);

		if (rc != ERR_NONE && rc != ERR_SYNTAX)
			return rc;
		if (set != NULL) {
			*rules += rule_set_count(set);
			rule_set_cost(set, diags);
		}
		rule_set_free(set);
	}
	diag_sort(diags);
	return ERR_NONE;
}

static void
print_summary(
    const struct invocation *inv, const struct diag_list *diags, size_t rules)
{
	const struct str args[] = {arena_printf(inv->arena, "%zu", rules),
	    arena_printf(inv->arena, "%zu", diags->error_count),
	    arena_printf(inv->arena, "%zu", diags->warning_count),
	    arena_printf(inv->arena, "%zu", diag_note_count(diags))};

	print_words(summary_words, inv->lang, args, 4, inv->out);
}

static void
print_text(const struct invocation *inv, const struct diag_list *diags)
{
	struct buf text = {0};

	rules_append_diags(inv, diags, &text);
	print_bytes(buf_str(&text), inv->out);
	buf_release(&text);
}

static void
print_json(const struct invocation *inv, const struct diag_list *diags)
{
	struct buf text = {0};

	diag_append_json(&text, diags);
	print_bytes(buf_str(&text), inv->out);
	buf_release(&text);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct diag_list diags = {.arena = inv->arena};
	const char *format = option_get(inv, "format");
	size_t rules = 0;
	enum err_code rc;

	if (format != NULL && strcmp(format, "text") != 0 &&
	    strcmp(format, "json") != 0)
		return err_set(
		    e, ERR_USAGE, "--format is text or json, not %s", format);
	page_global_init();
	rc = read_all(inv, &diags, &rules, e);
	if (rc != ERR_NONE)
		return rc;
	if (format != NULL && strcmp(format, "json") == 0) {
		print_json(inv, &diags);
	} else {
		print_text(inv, &diags);
		print_summary(inv, &diags, rules);
	}
	if (diags.error_count > 0)
		inv->exit_code = 2;
	else if (diags.warning_count > 0 && option_is_set(inv, "strict"))
		inv->exit_code = 1;
	return ERR_NONE;
}

const struct command command_rules_check = {
    .name = "rules check",
    .usage = "[DIR or FILE ...] [--format text|json] [--strict]",
    .summary = {"looks for mistakes in rule files (default: rules)",
        "ตรวจหาข้อผิดพลาดในไฟล์กฎ (ค่าเริ่มต้น rules)"},
    .options = options,
    .operands_max = 1000,
    .run = run,
};
