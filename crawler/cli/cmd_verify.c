/* samruat verify: whether the archive still is what was written, and the
 * verdicts what follows from it. */
#include <unistd.h>

#include "base/file.h"
#include "cli/grid.h"
#include "cli/rules_open.h"
#include "cli/tables_near.h"
#include "cli/verify_verdicts.h"
#include "store/verify.h"

static const char default_rules[] = "rules";

static const struct command_option options[] = {
    {"rules", "DIR",
        {"the rules by which verdicts were made (default: rules)",
            "ชุดกฎที่ใช้ให้ผลตรวจ (ค่าเริ่มต้น rules)"}},
    {"bytes-only", NULL,
        {"leaves verdicts as they are", "ตรวจเฉพาะหลักฐาน ไม่ตรวจซ้ำผล"}},
    {"workers", "N",
        {"processes that read pages (default: one less than the machine has "
         "cores)",
            "จำนวนโพรเซสที่อ่านหน้าเว็บ (ค่าเริ่มต้น จำนวนแกนลบหนึ่ง)"}},
    TABLES_NEAR_OPTIONS,
    {0},
};

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

/* Without an option the rules need not be there: then no verdict is made
 * anew, and each audit is named. */
static enum err_code
open_rules(struct invocation *inv, struct rule_set **out, struct err *e)
{
	const char *folder = option_get(inv, "rules");

	if (folder == NULL && !file_exists(default_rules))
		return ERR_NONE;
	return rules_open(inv, folder != NULL ? folder : default_rules, out, e);
}

static enum err_code
verify_bytes(
    struct invocation *inv, struct store *s, bool *is_good, struct err *e)
{
	struct verify_result result = {0};
	enum err_code rc = store_verify(s, inv->arena, &result, e);

	if (rc != ERR_NONE)
		return rc;
	print_counts(inv, &result);
	print_faults(inv, &result);
	*is_good = result.fault_count == 0;
	return ERR_NONE;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	bool is_whole = option_is_set(inv, "bytes-only"), is_good = false;
	struct verify_verdicts_config c = {0};
	struct rule_set *rules = NULL;
	int64_t workers = 0;
	enum err_code rc = option_number(inv, "workers",
	    (struct number_range){1, 256, cores > 2 ? cores - 1 : 1}, &workers,
	    e);

	if (rc == ERR_NONE && !is_whole)
		rc = open_rules(inv, &rules, e);
	if (rc == ERR_NONE)
		rc = tables_near_read(inv, &c.tables, e);
	if (rc == ERR_NONE)
		rc =
		    store_open(inv->store, STORE_READ, inv->clock, &c.store, e);
	if (rc == ERR_NONE)
		rc = verify_bytes(inv, c.store, &is_good, e);
	if (rc == ERR_NONE && !is_whole) {
		c.rules = rules;
		c.worker_count = (size_t)workers;
		rc = verify_verdicts(inv, &c, &is_whole, e);
	}
	if (rc == ERR_NONE)
		inv->exit_code = is_good && is_whole ? 0 : 1;
	store_close(c.store);
	rule_set_free(rules);
	return rc;
}

const struct command command_verify = {
    .name = "verify",
    .usage = "[--rules DIR] [--bytes-only]",
    .summary = {"reads every record back and derives every verdict anew",
        "อ่านหลักฐานทุกระเบียนกลับมาตรวจ และตรวจซ้ำทุกผล"},
    .options = options,
    .run = run,
};
