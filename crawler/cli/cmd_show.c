/* samruat show: verdicts of an agency with their proof. */
#include "base/file.h"
#include "cli/audit_option.h"
#include "cli/command.h"
#include "cli/show.h"

static const struct command_option options[] = {
    {"rule", "ID", {"only this rule", "เฉพาะเกณฑ์นี้"}},
    {"page", "URL", {"only evidence from this page", "เฉพาะหลักฐานจากหน้านี้"}},
    {"full", NULL, {"every verdict with its proofs", "ทุกผลพร้อมหลักฐาน"}},
    AUDIT_OPTIONS,
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

static void
append(struct invocation *inv, const struct show_wish *wish,
    const struct show_agency *agency, struct buf *out)
{
	struct rule_set *rules = read_titles(inv);

	if (wish->rule.len > 0)
		show_append(out, inv, agency, rules, SIZE_MAX);
	else if (wish->page.len > 0 || option_is_set(inv, "full"))
		show_append(out, inv, agency, rules, PROOFS_AT_FIRST);
	else
		show_append_brief(out, inv, agency, rules);
	rule_set_free(rules);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct show_wish wish = {.agency = str_of(inv->operands[0]),
	    .rule = str_of(option_get(inv, "rule")),
	    .page = str_of(option_get(inv, "page"))};
	struct stored_audit audit = {0};
	struct show_agency agency;
	struct store *s = NULL;
	struct buf text = {0};
	enum err_code rc =
	    store_open(inv->store, STORE_READ, inv->clock, &s, e);

	if (rc == ERR_NONE)
		rc = audit_option_find(inv, s, &audit, e);
	wish.round = audit.round;
	wish.audit = audit.name;
	if (rc == ERR_NONE)
		rc = show_read(s, &wish, inv->arena, &agency, e);
	if (rc == ERR_NONE) {
		append(inv, &wish, &agency, &text);
		(void)fwrite(text.data, 1, text.len, inv->out);
	}
	buf_release(&text);
	store_close(s);
	return rc;
}

const struct command command_show = {
    .name = "show",
    .usage = "AGENCY [--rule ID] [--page URL] [--full] [--round NAME] "
             "[--audit NAME]",
    .summary = {"shows an agency's verdicts with their proof",
        "แสดงผลของหน่วยงานพร้อมหลักฐาน"},
    .options = options,
    .operands_min = 1,
    .operands_max = 1,
    .run = run,
};
