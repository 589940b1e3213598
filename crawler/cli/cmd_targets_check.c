/* samruat targets check: what is wrong or odd with targets and seeds, and, if
 * asked to look, whether the sites answer. */
#include <string.h>

#include "cli/crawl_options.h"
#include "cli/grid.h"
#include "cli/rules_open.h"
#include "cli/targets_online.h"
#include "crawl/targets_check.h"

static const struct command_option options[] = {
    {"targets", "FILE",
        {"agencies as CSV; see targets/ (may be repeated)",
            "รายชื่อหน่วยงาน (CSV) ดู targets/ (ใส่ซ้ำได้)"}},
    {"seeds", "FILE",
        {"their addresses as CSV; see seeds/ (may be repeated)",
            "ที่อยู่เว็บของหน่วยงาน (CSV) ดู seeds/ (ใส่ซ้ำได้)"}},
    {"format", "FORMAT",
        {"text (default); json: one object a line; csv, with --online",
            "text (ค่าเริ่มต้น) json บรรทัดละหนึ่งรายการ หรือ csv เมื่อใช้ --online"}},
    {"strict", NULL,
        {"exit 1 when there are warnings or notes, or a home page is not what "
         "it should be",
            "จบด้วยรหัส 1 เมื่อมีข้อควรแก้ ข้อสังเกต หรือหน้าแรกไม่เป็นไปตามที่ควร"}},
    {"online", NULL,
        {"ask each robots.txt and home page, politely; needs --contact",
            "ขอ robots.txt และหน้าแรกของทุกหน่วยงานอย่างสุภาพ ต้องมี --contact"}},
    {"agency", "ID",
        {"with --online: only this agency (may be repeated)",
            "ใช้กับ --online: เฉพาะหน่วยงานรหัสนี้ (ใส่ซ้ำได้)"}},
    CRAWL_OPTIONS,
    {0},
};

static enum err_code
choose_format(
    const struct invocation *inv, enum online_format *out, struct err *e)
{
	static const struct {
		const char *name;
		enum online_format format;
	} formats[] = {
	    {"text", ONLINE_TEXT}, {"json", ONLINE_JSON}, {"csv", ONLINE_CSV}};
	const char *name = option_get(inv, "format");
	bool is_online = option_is_set(inv, "online");

	if (name == NULL)
		name = "text";
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strcmp(name, formats[i].name) == 0 &&
		    (is_online || formats[i].format != ONLINE_CSV)) {
			*out = formats[i].format;
			return ERR_NONE;
		}
	return err_set(e, ERR_USAGE,
	    "--format is text or json, or with --online csv, not %s", name);
}

/* Who only looks at tables asks nobody. */
static enum err_code
check_usage(const struct invocation *inv, struct err *e)
{
	if (option_get(inv, "targets") == NULL ||
	    option_get(inv, "seeds") == NULL)
		return err_set(
		    e, ERR_USAGE, "targets check needs --targets and --seeds");
	if (option_is_set(inv, "agency") && !option_is_set(inv, "online"))
		return err_set(e, ERR_USAGE,
		    "--agency goes with --online; the tables are checked whole");
	return ERR_NONE;
}

static void
print_summary(
    const struct invocation *inv, const struct diag_list *diags, FILE *out)
{
	static const struct words sum = {"{1} errors, {2} warnings, {3} notes",
	    "ผิดพลาด {1} ควรแก้ {2} ข้อสังเกต {3}"};
	const struct str args[] = {
	    arena_printf(inv->arena, "%zu", diags->error_count),
	    arena_printf(inv->arena, "%zu", diags->warning_count),
	    arena_printf(inv->arena, "%zu", diag_note_count(diags))};

	print_words(sum, inv->lang, args, 3, out);
}

static void
print_findings(const struct invocation *inv, struct diag_list *diags,
    enum online_format format)
{
	/* What is a table for a spreadsheet holds nothing else. */
	FILE *out = format == ONLINE_CSV ? stderr : inv->out;
	struct buf text = {0};

	diag_sort(diags);
	if (format == ONLINE_JSON) {
		diag_append_json(&text, diags);
		print_bytes(buf_str(&text), out);
		buf_release(&text);
		return;
	}
	rules_print_diags(inv, diags, out);
	print_summary(inv, diags, out);
}

static enum err_code
look(struct invocation *inv, struct targets *targets, enum online_format format,
    bool *is_good, struct err *e)
{
	const char *only = option_get(inv, "agency");
	enum err_code rc = ERR_NONE;

	if (only != NULL)
		rc = targets_keep(targets, str_of(only), e);
	if (rc == ERR_NONE)
		rc = targets_online(inv, targets, format, is_good, e);
	return rc;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct diag_list diags = {.arena = inv->arena};
	enum online_format format = ONLINE_TEXT;
	struct targets targets = {0};
	bool is_good = true, is_sound;
	enum err_code rc = choose_format(inv, &format, e);

	if (rc == ERR_NONE)
		rc = check_usage(inv, e);
	if (rc == ERR_NONE)
		rc = targets_check(option_get(inv, "targets"),
		    option_get(inv, "seeds"), &diags, &targets, e);
	if (rc != ERR_NONE && rc != ERR_SYNTAX)
		return rc;
	is_sound = rc == ERR_NONE;
	print_findings(inv, &diags, format);
	rc = is_sound && option_is_set(inv, "online")
	    ? look(inv, &targets, format, &is_good, e)
	    : ERR_NONE;
	is_good = is_good && diags.count == 0;
	if (!is_sound)
		inv->exit_code = 2;
	else if (option_is_set(inv, "strict") && !is_good)
		inv->exit_code = 1;
	return rc;
}

const struct command command_targets_check = {
    .name = "targets check",
    .usage = "--targets FILE --seeds FILE [--online --contact ADDRESS] "
             "[options]",
    .summary = {"looks for mistakes in targets and seeds; with --online, "
                "whether the sites answer",
        "ตรวจหาข้อผิดพลาดในรายชื่อหน่วยงานและที่อยู่เว็บ และตรวจว่าเว็บไซต์ตอบหรือไม่"},
    .options = options,
    .operands_max = 0,
    .run = run,
};
