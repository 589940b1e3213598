/* samruat report: a round as web pages, in Thai and English. */
#include "base/file.h"
#include "cli/grid.h"
#include "cli/progress_line.h"
#include "cli/report_rounds.h"
#include "cli/report_rules.h"
#include "cli/rules_open.h"
#include "cli/score_plan.h"
#include "cli/score_release.h"
#include "publish/report/report.h"

static const struct command_option options[] = {
    {"to", "DIR",
        {"folder to write to; made, or replaced where it holds a report",
            "โฟลเดอร์ปลายทาง สร้างให้หากยังไม่มี และเขียนทับหากเป็นรายงานเดิม"}},
    {"release", "NAME",
        {"what this release froze, with the reviews up to then",
            "สิ่งที่ฉบับเผยแพร่นี้ตรึงไว้ พร้อมการตรวจทานถึงขณะนั้น"}},
    SCORE_PLAN_OPTIONS,
    {0},
};

static const char default_rules[] = "rules";

struct reporting {
	struct invocation *inv;
	struct report_setup setup;
	struct rule_set *set; /* NULL: there are no rule files */
	struct report_rule_texts texts;
};

static enum err_code
check_usage(const struct invocation *inv, struct err *e)
{
	if (option_get(inv, "to") == NULL)
		return err_set(e, ERR_USAGE, "report: write --to and a folder");
	if (option_is_set(inv, "release") &&
	    (inv->operand_count > 0 || option_is_set(inv, "profile")))
		return err_set(e, ERR_USAGE,
		    "a release has its own round, audit and profile; give "
		    "--release without them");
	return ERR_NONE;
}

/* A pack that nobody named may be missing: the report then says what was found
 * and not why it matters. */
static enum err_code
open_rules(struct reporting *r, struct err *e)
{
	static const struct words none = {
	    "there is no folder rules here: the report says nothing of why a "
	    "rule is there and what to do (--rules)",
	    "ไม่พบโฟลเดอร์ rules: รายงานจะไม่บอกเหตุผลของเกณฑ์และวิธีแก้ไข (--rules)"};
	const struct invocation *inv = r->inv;
	const char *folder = option_get(inv, "rules");
	enum err_code rc;

	if (folder == NULL && !file_is_folder(default_rules)) {
		print_words(none, inv->lang, NULL, 0, stderr);
		return ERR_NONE;
	}
	rc = rules_open(
	    inv, folder != NULL ? folder : default_rules, &r->set, e);
	if (rc == ERR_NONE)
		r->setup.rules =
		    report_rule_texts_of(&r->texts, r->set, inv->arena);
	return rc;
}

static enum err_code
open_release(struct reporting *r, const char *name, struct err *e)
{
	struct report_setup *setup = &r->setup;
	struct score_release release = {0};
	enum err_code rc = score_release_open(
	    setup->store, str_of(name), r->inv->arena, &release, e);

	if (rc != ERR_NONE)
		return rc;
	setup->release = release.release.name;
	setup->now = (struct report_pass){.round = release.of.round,
	    .audit = release.of.audit,
	    .plan = release.plan,
	    .last_review = release.of.last_review};
	return ERR_NONE;
}

/* Without rule files a plan is only what `score` left. */
static enum err_code
open_kept_plan(
    struct reporting *r, const struct stored_audit *audit, struct err *e)
{
	const struct kept_plan_wish wish = {.round = audit->round,
	    .audit = audit->name,
	    .profile = str_of(option_get(r->inv, "profile"))};
	bool is_there = false;
	enum err_code rc = report_kept_plan(r->setup.store, &wish,
	    r->inv->arena, &r->setup.now.plan, &is_there, e);

	if (rc == ERR_NONE && !is_there)
		rc = err_set(e, ERR_USAGE,
		    "round %.*s, audit %.*s, was never scored%s%.*s, and there "
		    "is no folder rules here: name the rules by --rules",
		    STR_ARG(audit->round), STR_ARG(audit->name),
		    wish.profile.len > 0 ? " by profile " : "",
		    STR_ARG(wish.profile));
	return rc;
}

static enum err_code
open_audit(struct reporting *r, struct err *e)
{
	const struct invocation *inv = r->inv;
	struct report_pass *now = &r->setup.now;
	struct stored_audit audit = {0};
	enum err_code rc = store_audit_find(r->setup.store,
	    str_of(inv->operand_count > 0 ? inv->operands[0] : ""), inv->arena,
	    &audit, e);

	if (rc == ERR_NONE)
		rc = r->set != NULL ? score_plan_of(inv, r->set, r->setup.store,
		                          &audit, &now->plan, e)
		                    : open_kept_plan(r, &audit, e);
	if (rc != ERR_NONE)
		return rc;
	now->round = audit.round;
	now->audit = audit.name;
	now->last_review = INT64_MAX;
	score_note_incomplete(inv, &audit);
	return ERR_NONE;
}

static enum err_code
gather(struct reporting *r, struct err *e)
{
	struct report_setup *setup = &r->setup;
	const char *release = option_get(r->inv, "release");
	struct earlier_rounds earlier = {0};
	enum err_code rc = store_open(
	    r->inv->store, STORE_READ, r->inv->clock, &setup->store, e);

	if (rc == ERR_NONE)
		rc = open_rules(r, e);
	if (rc == ERR_NONE)
		rc = release != NULL ? open_release(r, release, e)
		                     : open_audit(r, e);
	if (rc == ERR_NONE)
		rc = report_earlier_rounds(setup->store, &setup->now,
		    setup->release, r->inv->arena, &earlier, e);
	setup->earlier = earlier.items;
	setup->earlier_count = earlier.count;
	return rc;
}

static void
on_agency(void *state, size_t done, size_t total)
{
	static const struct words what = {"agencies", "หน่วยงาน"};

	progress_line(state, what, done, total);
}

static void
print_result(const struct invocation *inv, const struct report_result *result)
{
	static const struct words done = {
	    "{1} files, {2} MB, in {3}; numbers of citizens masked: {4}; open "
	    "{5}",
	    "เขียน {1} ไฟล์ ({2} MB) ไว้ที่ {3} ปิดเลขประจำตัวประชาชน {4} แห่ง เปิดอ่านที่ {5}"};
	static const struct words cut = {
	    "{1} long texts are shown in part, and say so",
	    "ข้อความยาว {1} แห่งแสดงเพียงบางส่วน และบอกไว้ตรงนั้น"};
	struct arena *a = inv->arena;
	const char *folder = option_get(inv, "to");
	const struct str args[] = {
	    arena_printf(a, "%lld", (long long)result->file_count),
	    arena_printf(a, "%.1f", (double)result->byte_count / 1e6),
	    str_of(folder),
	    arena_printf(a, "%lld", (long long)result->masked_count),
	    str_of(file_join(a, folder, "index.html"))};
	const struct str cuts =
	    arena_printf(a, "%lld", (long long)result->cut_count);

	print_words(done, inv->lang, args, 5, inv->out);
	if (result->cut_count > 0)
		print_words(cut, inv->lang, &cuts, 1, inv->out);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct reporting r = {.inv = inv,
	    .setup = {.folder = option_get(inv, "to"),
	        .program_version = SAMRUAT_VERSION,
	        .on_agency = on_agency,
	        .state = inv}};
	struct report_result result = {0};
	enum err_code rc = check_usage(inv, e);

	if (rc == ERR_NONE)
		rc = gather(&r, e);
	if (rc == ERR_NONE)
		rc = report_publish(&r.setup, &result, e);
	if (rc == ERR_NONE)
		print_result(inv, &result);
	store_close(r.setup.store);
	report_rule_texts_release(&r.texts);
	rule_set_free(r.set);
	return rc;
}

const struct command command_report = {
    .name = "report",
    .usage = "--to DIR [ROUND[/AUDIT]] [--profile NAME] [--rules DIR] "
             "[--release NAME]",
    .summary = {"writes web pages in Thai and English that need no server",
        "สร้างรายงานเป็นหน้าเว็บภาษาไทยและอังกฤษ เปิดได้โดยไม่ต้องมีเซิร์ฟเวอร์"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
