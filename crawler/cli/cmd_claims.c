/* samruat claims: agencies' own answers against what their sites show. */
#include <string.h>

#include "cli/claims_open.h"
#include "cli/rows.h"
#include "cli/table_option.h"

static const struct command_option options[] = {
    {"map", "FILE",
        {"which rule or indicator answers each question (CSV)",
            "ตารางจับคู่คำถามกับเกณฑ์หรือตัวชี้วัด (CSV)"}},
    {"round", "NAME",
        {"the round (default: the newest)", "รอบ (ค่าเริ่มต้น รอบล่าสุด)"}},
    {"audit", "NAME",
        {"the audit of the round (default: crawl)",
            "การตรวจของรอบนั้น (ค่าเริ่มต้น crawl)"}},
    TABLE_FORMAT_OPTION,
    {"totals", NULL,
        {"only how the answers to each question stand",
            "เฉพาะยอดรวมของแต่ละคำถาม"}},
    {"agency", "ID", {"only this agency", "เฉพาะหน่วยงานรหัสนี้"}},
    {"ministry", "NAME",
        {"only agencies of this ministry", "เฉพาะหน่วยงานในกระทรวงนี้"}},
    {"province", "CODE",
        {"only agencies of this province", "เฉพาะหน่วยงานในจังหวัดรหัสนี้"}},
    CLAIMS_OPTIONS,
    {0},
};

static void
print_report(const struct invocation *inv, const struct table_format *format,
    const struct claims_report *r)
{
	bool has_totals_only = option_is_set(inv, "totals");

	if (format == NULL)
		claims_print(r, has_totals_only);
	else if (has_totals_only)
		claims_print_total_rows(r, format);
	else
		claims_print_rows(r, format);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	const char *audit = option_get(inv, "audit");
	struct claims_wish wish = {.answers = inv->operands[0],
	    .map = option_get(inv, "map"),
	    .audit = str_of(audit != NULL ? audit : "crawl"),
	    .agency_id = option_get(inv, "agency"),
	    .ministry = option_get(inv, "ministry"),
	    .province = option_get(inv, "province")};
	const struct table_format *format = NULL;
	struct claims_book book = {0};
	struct store *s = NULL;
	enum err_code rc = option_table_format(inv, &format, e);

	if (rc == ERR_NONE && wish.map == NULL)
		rc = err_set(e, ERR_USAGE,
		    "claims: write --map and the table that says which rule "
		    "answers which question");
	if (rc == ERR_NONE)
		rc = rows_open(
		    inv, option_get(inv, "round"), &s, &wish.round, e);
	if (rc == ERR_NONE)
		rc = claims_open(inv, &wish, s, &book, e);
	if (rc == ERR_NONE)
		print_report(inv, format, &book.report);
	claims_close(&book);
	store_close(s);
	return rc;
}

const struct command command_claims = {
    .name = "claims",
    .usage = "FILE --map FILE [--round NAME] [--audit NAME] [options]",
    .summary = {"holds agencies' own answers against what their sites show",
        "เทียบคำตอบของหน่วยงานกับสิ่งที่พบในเว็บไซต์"},
    .options = options,
    .operands_min = 1,
    .operands_max = 1,
    .run = run,
};
