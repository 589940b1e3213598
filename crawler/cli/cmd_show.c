/* samruat show: verdicts of an agency with their proof. */
#include "base/file.h"
#include "cli/command.h"
#include "cli/rows.h"
#include "cli/show.h"

static const struct command_option options[] = {
    {"rule", "ID", {"only this rule", "เฉพาะเกณฑ์นี้"}},
    {"page", "URL", {"only evidence from this page", "เฉพาะหลักฐานจากหน้านี้"}},
    {"round", "NAME",
        {"the round (default: the newest)", "รอบ (ค่าเริ่มต้น รอบล่าสุด)"}},
    {"rules", "DIR",
        {"the rule pack, for titles (default: rules)",
            "ชุดเกณฑ์สำหรับชื่อเกณฑ์ (ค่าเริ่มต้น rules)"}},
    {0},
};

/* Proofs of each verdict, when no single rule is asked for. */
enum { PROOFS_AT_FIRST = 2 };

/* Titles are a comfort: without a readable pack the ids stand alone. */
static struct rule_set *
read_titles(struct invocation *inv)
{
	const char *folder = option_get(inv, "rules");
	struct diag_list diags = {.arena = inv->arena};
	struct rule_set *rules = NULL;
	struct err ignored = {0};

	if (folder == NULL)
		folder = "rules";
	if (!file_is_folder(folder) ||
	    rule_set_load(folder, &diags, &rules, &ignored) != ERR_NONE)
		return NULL;
	return rules;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct show_wish wish = {.agency = str_of(inv->operands[0]),
	    .rule = str_of(option_get(inv, "rule")),
	    .page = str_of(option_get(inv, "page"))};
	size_t most = wish.rule.len > 0 ? SIZE_MAX : PROOFS_AT_FIRST;
	struct show_agency agency;
	struct store *s = NULL;
	struct buf text = {0};
	enum err_code rc =
	    rows_open(inv, option_get(inv, "round"), &s, &wish.round, e);

	if (rc == ERR_NONE)
		rc = show_read(s, &wish, inv->arena, &agency, e);
	if (rc == ERR_NONE) {
		struct rule_set *rules = read_titles(inv);

		show_append(&text, inv, &agency, rules, most);
		(void)fwrite(text.data, 1, text.len, inv->out);
		rule_set_free(rules);
	}
	buf_release(&text);
	store_close(s);
	return rc;
}

const struct command command_show = {
    .name = "show",
    .usage = "AGENCY [--rule ID] [--page URL]",
    .summary = {"shows an agency's verdicts with their proof",
        "แสดงผลของหน่วยงานพร้อมหลักฐาน"},
    .options = options,
    .operands_min = 1,
    .operands_max = 1,
    .run = run,
};
