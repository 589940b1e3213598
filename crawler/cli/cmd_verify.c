/* samruat verify: whether the archive still is what was written. */
#include "cli/command.h"
#include "cli/grid.h"
#include "store/verify.h"

static const struct command_option options[] = {{0}};

static void
print_counts(const struct invocation *inv, const struct verify_result *r)
{
	const struct {
		struct words name;
		int64_t count;
	} lines[] = {
	    {{"WARC files", "แฟ้ม WARC"}, r->file_count},
	    {{"records", "ระเบียน"}, r->record_count},
	    {{"captures of the ledger", "รายการในบัญชี"}, r->capture_count},
	    {{"faults", "ข้อผิดพลาด"}, (int64_t)r->fault_count},
	};
	struct grid g = {
	    .arena = inv->arena, .column_count = 2, .right = 1 << 1};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		grid_add(&g, str_of(words_in(lines[i].name, inv->lang)));
		grid_add_number(&g, lines[i].count);
	}
	grid_print(&g, 0, inv->out);
}

static void
print_faults(const struct invocation *inv, const struct verify_result *r)
{
	for (size_t i = 0; i < r->fault_count; i++) {
		const struct verify_fault *f = &r->faults[i];

		print_safe(f->warc_file, inv->out);
		if (f->offset >= 0)
			(void)fprintf(inv->out, ":%lld", (long long)f->offset);
		(void)fprintf(inv->out, ": %.*s\n", STR_ARG(f->what));
	}
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct verify_result result = {0};
	struct store *s = NULL;
	enum err_code rc =
	    store_open(inv->store, STORE_READ, inv->clock, &s, e);

	if (rc == ERR_NONE)
		rc = store_verify(s, inv->arena, &result, e);
	if (rc == ERR_NONE) {
		print_counts(inv, &result);
		print_faults(inv, &result);
		inv->exit_code = result.fault_count > 0 ? 1 : 0;
	}
	store_close(s);
	return rc;
}

const struct command command_verify = {
    .name = "verify",
    .usage = "",
    .summary = {"reads every record back and holds it against its digests",
        "อ่านหลักฐานทุกระเบียนกลับมาตรวจกับค่าแฮช"},
    .options = options,
    .run = run,
};
