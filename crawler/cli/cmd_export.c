/* samruat export: a store as open tables. */
#include <unistd.h>

#include "cli/command.h"
#include "cli/grid.h"
#include "publish/export.h"

static const struct command_option options[] = {
    {"to", "DIR",
        {"folder to write to; made when it is missing",
            "โฟลเดอร์ปลายทาง สร้างให้หากยังไม่มี"}},
    {"format", "LIST",
        {"of csv, jsonl, xlsx (one workbook) and sav (SPSS), with commas "
         "(default: csv)",
            "เลือกจาก csv, jsonl, xlsx (สมุดงานเดียว) และ sav (SPSS) "
            "คั่นด้วยจุลภาค (ค่าเริ่มต้น csv)"}},
    {"excel", NULL,
        {"also NAME.excel.csv, which Excel opens without a question",
            "เพิ่มแฟ้ม NAME.excel.csv ที่เปิดด้วย Excel ได้ทันที"}},
    {"round", "NAME",
        {"the round (default: the newest)", "รอบ (ค่าเริ่มต้น รอบล่าสุด)"}},
    {"audit", "NAME",
        {"the audit of that round (default: crawl)",
            "การตรวจของรอบนั้น (ค่าเริ่มต้น crawl)"}},
    {"all-rounds", NULL,
        {"every round that has such an audit", "ทุกรอบที่มีการตรวจนั้น"}},
    {"release", "NAME",
        {"what this release froze, with the reviews up to then",
            "สิ่งที่ฉบับเผยแพร่นี้ตรึงไว้ พร้อมการตรวจทานถึงขณะนั้น"}},
    {0},
};

static enum err_code
read_formats(const struct invocation *inv, unsigned *out, struct err *e)
{
	const char *list = option_get(inv, "format");
	struct str rest = str_of(list == NULL ? "csv" : list), name;
	unsigned formats = 0;

	while (str_split(&rest, ',', &name)) {
		unsigned format = export_format_named(str_trim(name));

		if (format == 0)
			return err_set(e, ERR_USAGE,
			    "--format knows csv, jsonl, xlsx and sav, not %.*s",
			    STR_ARG(name));
		formats |= format;
	}
	if (formats == 0)
		return err_set(e, ERR_USAGE, "--format is empty");
	if (option_is_set(inv, "excel"))
		formats |= EXPORT_EXCEL;
	*out = formats;
	return ERR_NONE;
}

/* One round, all rounds or a release: two of these say different things. */
static enum err_code
read_scope(const struct invocation *inv, struct scope_wish *of, struct err *e)
{
	of->round = str_of(option_get(inv, "round"));
	of->audit = str_of(option_get(inv, "audit"));
	of->release = str_of(option_get(inv, "release"));
	of->is_all_rounds = option_is_set(inv, "all-rounds");
	if (of->release.len > 0 &&
	    (of->round.len > 0 || of->audit.len > 0 || of->is_all_rounds))
		return err_set(e, ERR_USAGE,
		    "--release says itself which round and audit: leave out "
		    "--round, --audit and --all-rounds");
	if (of->is_all_rounds && of->round.len > 0)
		return err_set(
		    e, ERR_USAGE, "write --round or --all-rounds, not both");
	return ERR_NONE;
}

/* On a terminal the wait is told, table by table. */
static void
print_table(void *state, const char *table, int64_t rows)
{
	(void)state;
	(void)fprintf(stderr, "%-14s %lld\n", table, (long long)rows);
}

static void
print_troubles(const struct invocation *inv, const struct export_result *r)
{
	static const struct words none = {
	    "no figures: `samruat score` has not been run for this audit",
	    "ไม่มีคะแนน เพราะยังไม่ได้สั่ง `samruat score` กับการตรวจนี้"};
	static const struct words missing = {
	    "figures left out, {1}", "ไม่ได้ส่งออกคะแนน {1}"};

	if (!r->has_figures && r->trouble_count == 0)
		print_words(none, inv->lang, NULL, 0, stderr);
	for (size_t i = 0; i < r->trouble_count; i++)
		print_words(missing, inv->lang, &r->troubles[i], 1, stderr);
}

static void
print_result(const struct invocation *inv, const struct export_result *r)
{
	static const struct words done = {
	    "{1} rows in {2} files in {3}", "{1} แถว ใน {2} แฟ้ม ที่ {3}"};
	static const struct words masked = {
	    "{1} numbers of citizens masked", "ปิดเลขประจำตัวประชาชน {1} แห่ง"};
	struct str args[] = {
	    arena_printf(inv->arena, "%lld", (long long)r->row_count),
	    arena_printf(inv->arena, "%lld", (long long)r->file_count),
	    str_of(option_get(inv, "to"))};
	static const struct words cut = {
	    "{1} texts were too long for XLSX or SPSS and were cut there; CSV "
	    "and JSON lines have them whole",
	    "ข้อความ {1} แห่งยาวเกินกว่าที่ XLSX หรือ SPSS เก็บได้จึงถูกตัด ฉบับเต็มอยู่ใน CSV "
	    "และ JSON lines"};
	struct str count =
	    arena_printf(inv->arena, "%lld", (long long)r->masked_count);
	struct str cuts =
	    arena_printf(inv->arena, "%lld", (long long)r->cut_count);

	print_words(done, inv->lang, args, 3, inv->out);
	if (r->masked_count > 0)
		print_words(masked, inv->lang, &count, 1, inv->out);
	if (r->cut_count > 0)
		print_words(cut, inv->lang, &cuts, 1, inv->out);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct export_setup setup = {.folder = option_get(inv, "to"),
	    .program_version = SAMRUAT_VERSION,
	    .on_table = isatty(STDERR_FILENO) ? print_table : NULL};
	struct export_result result = {0};
	enum err_code rc;

	if (setup.folder == NULL)
		return err_set(e, ERR_USAGE, "export: write --to and a folder");
	rc = read_formats(inv, &setup.formats, e);
	if (rc == ERR_NONE)
		rc = read_scope(inv, &setup.of, e);
	if (rc == ERR_NONE)
		rc = store_open(
		    inv->store, STORE_READ, inv->clock, &setup.of.store, e);
	if (rc == ERR_NONE)
		rc = export_write(&setup, inv->arena, &result, e);
	if (rc == ERR_NONE) {
		print_troubles(inv, &result);
		print_result(inv, &result);
	}
	store_close(setup.of.store);
	return rc;
}

const struct command command_export = {
    .name = "export",
    .usage = "--to DIR [--format csv,jsonl,xlsx,sav] [--excel] [--round NAME | "
             "--all-rounds] [--audit NAME] [--release NAME]",
    .summary = {"writes all tables, their codebook and a datapackage.json",
        "ส่งออกตารางทั้งหมดพร้อมสมุดรหัสและ datapackage.json"},
    .options = options,
    .run = run,
};
