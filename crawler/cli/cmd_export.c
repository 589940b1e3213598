/* samruat export: the ledger's views as open tables. */
#include "cli/command.h"
#include "cli/grid.h"
#include "publish/export.h"

static const struct command_option options[] = {
    {"to", "DIR",
        {"folder to write to; made when it is missing",
            "โฟลเดอร์ปลายทาง สร้างให้หากยังไม่มี"}},
    {"format", "LIST",
        {"csv, jsonl or both, with a comma (default: csv)",
            "csv หรือ jsonl หรือทั้งสองคั่นด้วยจุลภาค (ค่าเริ่มต้น csv)"}},
    {"round", "NAME",
        {"only this round (default: all)", "เฉพาะรอบนี้ (ค่าเริ่มต้น ทุกรอบ)"}},
    {0},
};

static enum err_code
read_formats(const char *list, unsigned *out, struct err *e)
{
	struct str rest = str_of(list == NULL ? "csv" : list), name;
	unsigned formats = 0;

	while (str_split(&rest, ',', &name)) {
		const struct table_format *f =
		    table_format_named(str_trim(name));

		if (f == NULL)
			return err_set(e, ERR_USAGE,
			    "--format knows csv and jsonl, not %.*s",
			    STR_ARG(name));
		formats |= (unsigned)f->format;
	}
	if (formats == 0)
		return err_set(e, ERR_USAGE, "--format is empty");
	*out = formats;
	return ERR_NONE;
}

static void
print_result(const struct invocation *inv, const struct export_result *r)
{
	static const struct words done = {
	    "{1} rows in {2} files in {3}", "{1} แถว ใน {2} แฟ้ม ที่ {3}"};
	struct str args[] = {
	    arena_printf(inv->arena, "%lld", (long long)r->row_count),
	    arena_printf(inv->arena, "%lld", (long long)r->file_count),
	    str_of(option_get(inv, "to"))};

	print_words(done, inv->lang, args, 3, inv->out);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct export_setup setup = {.folder = option_get(inv, "to"),
	    .round = str_of(option_get(inv, "round")),
	    .program_version = SAMRUAT_VERSION};
	struct export_result result;
	enum err_code rc;

	if (setup.folder == NULL)
		return err_set(e, ERR_USAGE, "export: write --to and a folder");
	rc = read_formats(option_get(inv, "format"), &setup.formats, e);
	if (rc == ERR_NONE)
		rc = store_open(
		    inv->store, STORE_READ, inv->clock, &setup.store, e);
	if (rc == ERR_NONE)
		rc = export_write(&setup, &result, e);
	if (rc == ERR_NONE)
		print_result(inv, &result);
	store_close(setup.store);
	return rc;
}

const struct command command_export = {
    .name = "export",
    .usage = "--to DIR [--format csv,jsonl] [--round NAME]",
    .summary = {"writes all tables and a datapackage.json",
        "ส่งออกตารางทั้งหมดพร้อม datapackage.json"},
    .options = options,
    .run = run,
};
