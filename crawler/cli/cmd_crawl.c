/* samruat crawl: runs or resumes a round, or looks at one site. */
#include "base/file.h"
#include "base/limits.h"
#include "cli/crawl_options.h"
#include "cli/crawl_progress.h"
#include "cli/crawl_schedule.h"
#include "cli/grid.h"
#include "cli/interrupt.h"
#include "cli/rules_open.h"
#include "crawl/shard.h"

static const struct command_option options[] = {
    {"targets", "FILE",
        {"agencies as CSV; see targets/ (may be repeated)",
            "รายชื่อหน่วยงาน (CSV) ดู targets/ (ใส่ซ้ำได้)"}},
    {"seeds", "FILE",
        {"their addresses as CSV; see seeds/ (may be repeated)",
            "ที่อยู่เว็บของหน่วยงาน (CSV) ดู seeds/ (ใส่ซ้ำได้)"}},
    {"site", "URL",
        {"one site instead of tables: the quick look",
            "ดูเว็บไซต์เดียวโดยไม่ต้องมีตาราง"}},
    {"agency", "ID",
        {"only this agency of the tables (may be repeated)",
            "เฉพาะหน่วยงานรหัสนี้ (ใส่ซ้ำได้)"}},
    {"rules", "DIR",
        {"the rule pack (default: rules)", "ชุดเกณฑ์ (ค่าเริ่มต้น rules)"}},
    {"round", "NAME",
        {"name of the round (default: the unfinished one, else round-N)",
            "ชื่อรอบ (ค่าเริ่มต้น รอบที่ยังไม่เสร็จ หรือ round-N)"}},
    {"pages", "N",
        {"pages of one agency (default: 40)",
            "จำนวนหน้าต่อหน่วยงาน (ค่าเริ่มต้น 40)"}},
    {"depth", "N",
        {"clicks from the start (default: 3)",
            "จำนวนคลิกจากหน้าแรก (ค่าเริ่มต้น 3)"}},
    {"max-age", "TIME",
        {"take pages of earlier rounds that are younger than this",
            "ใช้หน้าของรอบก่อนที่เก่าไม่เกินนี้"}},
    {"window", "HH:MM-HH:MM",
        {"ask only in these hours of the day, such as 22:00-05:00",
            "ขอเฉพาะในช่วงเวลานี้ของวัน เช่น 22:00-05:00"}},
    {"until", "TIME",
        {"stop cleanly at this time, such as 05:00",
            "หยุดอย่างเรียบร้อยเมื่อถึงเวลานี้ เช่น 05:00"}},
    {"max-duration", "TIME",
        {"stop cleanly after so long", "หยุดอย่างเรียบร้อยเมื่อครบเวลานี้"}},
    {"control", "URL",
        {"a page that is known to answer: while none does, our own link is "
         "down (may be repeated)",
            "หน้าที่รู้ว่าตอบเสมอ ถ้าไม่มีหน้าใดตอบแปลว่าเครือข่ายของเราขัดข้อง (ใส่ซ้ำได้)"}},
    {"control-every", "TIME",
        {"how often control pages are asked for (default: 3m)",
            "ขอหน้าควบคุมทุกเท่าใด (ค่าเริ่มต้น 3m)"}},
    {"groups", "FILE",
        {"hosts that are one server, their delay and hours (CSV)",
            "เครื่องที่เป็นเซิร์ฟเวอร์เดียวกัน เวลาเว้นและช่วงเวลา (CSV)"}},
    {"shard", "I/N",
        {"only the i-th of N parts of the round; see merge",
            "เฉพาะส่วนที่ i จาก N ส่วนของรอบ ดู merge"}},
    {"no-phone", NULL,
        {"do not look at home pages a second time as a phone",
            "ไม่ต้องดูหน้าแรกซ้ำแบบโทรศัพท์"}},
    {"no-sitemaps", NULL,
        {"do not read the sitemaps that robots.txt names",
            "ไม่ต้องอ่านแผนผังเว็บไซต์ที่ robots.txt ระบุ"}},
    {"probes", "WHAT",
        {"declared: ask for the addresses that rules name, such as "
         "/sitemap.xml; or none (default: declared)",
            "declared: ขอที่อยู่ที่เกณฑ์ระบุ เช่น /sitemap.xml หรือ none ไม่ขอ "
            "(ค่าเริ่มต้น declared)"}},
    {"robots-403", "WHAT",
        {"allow or forbid a site whose robots.txt answers 401 or 403 "
         "(default: allow)",
            "allow หรือ forbid เว็บไซต์ที่ robots.txt ตอบ 401 หรือ 403 "
            "(ค่าเริ่มต้น allow)"}},
    {"progress", "FORM",
        {"auto, json or none (default: auto)",
            "auto, json หรือ none (ค่าเริ่มต้น auto)"}},
    CRAWL_OPTIONS,
    {0},
};

enum { FULL_WAIT_MS = 1000 };

/* Reading what the crawl needs. */

/* Prints what is wrong with the tables; the error counts it. */
static enum err_code
tell_mistakes(const struct invocation *inv, struct diag_list *diags,
    enum err_code rc, struct err *e)
{
	diag_sort(diags);
	rules_print_diags(inv, diags, stderr);
	if (rc == ERR_SYNTAX)
		return err_set(e, rc, "%zu mistakes; nothing was crawled",
		    diags->error_count);
	return rc;
}

static enum err_code
read_targets(struct invocation *inv, struct targets *out, struct err *e)
{
	const char *targets = option_get(inv, "targets");
	const char *seeds = option_get(inv, "seeds");
	const char *site = option_get(inv, "site");
	const char *only = option_get(inv, "agency");
	struct diag_list diags = {.arena = inv->arena};
	enum err_code rc;

	if (site != NULL && (targets != NULL || seeds != NULL))
		return err_set(e, ERR_USAGE,
		    "--site stands alone, without --targets and --seeds");
	if (site != NULL)
		return targets_of_site(inv->arena, site, out, e);
	if (targets == NULL || seeds == NULL)
		return err_set(e, ERR_USAGE,
		    "crawl needs --targets and --seeds, or --site URL");
	rc = targets_read(targets, seeds, &diags, out, e);
	rc = tell_mistakes(inv, &diags, rc, e);
	if (rc == ERR_NONE && only != NULL)
		rc = targets_keep(out, str_of(only), e);
	return rc;
}

/* Prints what is wrong with the table; nothing is crawled then. */
static enum err_code
read_groups(struct invocation *inv, struct crawl_config *c, struct err *e)
{
	const char *path = option_get(inv, "groups");
	struct groups *groups = arena_alloc(inv->arena, sizeof(*groups));
	struct diag_list diags = {.arena = inv->arena};
	enum err_code rc;

	if (path == NULL)
		return ERR_NONE;
	rc = groups_read(path, &diags, groups, e);
	c->groups = groups;
	return tell_mistakes(inv, &diags, rc, e);
}

static enum err_code
read_bounds(struct invocation *inv, struct crawl_config *c, struct err *e)
{
	enum err_code rc = option_number(inv, "pages",
	    (struct number_range){1, 1000000, LIMIT_AGENCY_PAGES},
	    &c->pages_max, e);

	if (rc == ERR_NONE)
		rc = option_number(inv, "depth",
		    (struct number_range){0, 100, LIMIT_CLICK_DEPTH},
		    &c->depth_max, e);
	if (rc == ERR_NONE)
		rc = option_duration(inv, "max-age", 0, &c->max_age_ms, e);
	c->looks_as_phone = !option_is_set(inv, "no-phone");
	c->reads_sitemaps = !option_is_set(inv, "no-sitemaps");
	return rc;
}

static void
print_result(struct invocation *inv, const struct crawl_result *r)
{
	static const struct words done = {
	    "round {1}: {2} agencies, {3} captures in {4} s",
	    "รอบ {1}: {2} หน่วยงาน เก็บ {3} คำขอ ใน {4} วินาที"};
	static const struct words stopped = {
	    "round {1} stopped: {2} of {5} agencies done; the same command "
	    "goes on",
	    "รอบ {1} หยุดไว้: เสร็จ {2} จาก {5} หน่วยงาน สั่งซ้ำเพื่อทำต่อ"};
	const struct crawl_progress *p = &r->progress;
	bool is_done = p->agencies_done == p->agencies_total;
	struct str args[] = {r->round.name,
	    arena_printf(inv->arena, "%zu", p->agencies_done),
	    arena_printf(inv->arena, "%lld", (long long)p->captures),
	    arena_printf(inv->arena, "%.1f", (double)p->elapsed_ms / 1000),
	    arena_printf(inv->arena, "%zu", p->agencies_total)};

	print_words(is_done ? done : stopped, inv->lang, args, 5, inv->out);
	inv->exit_code = is_done && r->is_complete ? 0 : 1;
}

static enum err_code
crawl_once(struct invocation *inv, struct crawl_config *c, struct err *e)
{
	struct crawl_result result;
	enum err_code rc =
	    store_open(inv->store, STORE_WRITE, inv->clock, &c->store, e);

	if (rc != ERR_NONE)
		return rc;
	rc = crawl_run(c, &result, e);
	if (rc == ERR_NONE)
		print_result(inv, &result);
	store_close(c->store);
	return rc;
}

static bool
is_over(const struct crawl_config *c)
{
	return *c->stop != 0 ||
	    (c->stop_at_us > 0 && clock_wall_us(c->clock) >= c->stop_at_us);
}

/* A full disk is our trouble, not the sites': the round stands still until
 * there is room, and goes on from what was flushed. */
static enum err_code
crawl_to_the_end(struct invocation *inv, struct crawl_config *c, struct err *e)
{
	enum err_code rc = crawl_once(inv, c, e);
	bool is_waiting = false;
	int64_t left_bytes;

	while (rc == ERR_FULL && !is_over(c)) {
		if (!is_waiting)
			crawl_progress_pause(inv, "disk", true);
		is_waiting = true;
		clock_sleep_ms(FULL_WAIT_MS);
		left_bytes = file_free_bytes(inv->store);
		if (left_bytes >= 0 && left_bytes < LIMIT_FREE_BYTES)
			continue;
		crawl_progress_pause(inv, "disk", false);
		is_waiting = false;
		rc = crawl_once(inv, c, e);
	}
	return rc;
}

static enum err_code
read_all(struct invocation *inv, struct crawl_config *c,
    struct targets *targets, struct err *e)
{
	enum err_code rc;

	/* A quick look is watched by somebody who waits for it. */
	c->retry_span_ms =
	    option_is_set(inv, "site") ? QUICK_SPAN_MS : ROUND_SPAN_MS;
	rc = crawl_options_read(inv, c, e);
	if (rc == ERR_NONE)
		rc = read_bounds(inv, c, e);
	if (rc == ERR_NONE)
		rc = crawl_schedule_read(inv, c, e);
	if (rc == ERR_NONE)
		rc = crawl_progress_choose(inv, c, e);
	if (rc == ERR_NONE)
		rc = read_targets(inv, targets, e);
	if (rc == ERR_NONE)
		rc = read_groups(inv, c, e);
	return rc;
}

/* The agencies of this shard alone; the others are known for their scopes. */
static enum err_code
read_shard(struct invocation *inv, struct crawl_config *c,
    struct targets *targets, struct err *e)
{
	const char *text = option_get(inv, "shard");
	struct shard shard;

	if (text == NULL)
		return ERR_NONE;
	if (!shard_parse(str_of(text), &shard))
		return err_set(e, ERR_USAGE,
		    "--shard is the number of this shard and how many there "
		    "are, such as 2/4, not %s",
		    text);
	shard_keep(targets, c->groups, &shard);
	c->round.shard = arena_printf(inv->arena, "%lld/%lld",
	    (long long)shard.number, (long long)shard.count);
	return ERR_NONE;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct crawl_config c = {.stop = interrupt_catch()};
	const char *folder = option_get(inv, "rules");
	struct rule_set *rules = NULL;
	struct targets targets = {0};
	enum err_code rc = read_all(inv, &c, &targets, e);

	if (rc == ERR_NONE)
		rc = rules_open(
		    inv, folder != NULL ? folder : "rules", &rules, e);
	if (rc == ERR_NONE)
		rc = fetch_global_init(e);
	if (rc == ERR_NONE) {
		c.targets = &targets;
		c.rules = rules;
		c.round = crawl_options_round(
		    inv->arena, &c, str_of(option_get(inv, "round")));
		rc = read_shard(inv, &c, &targets, e);
	}
	if (rc == ERR_NONE)
		rc = crawl_to_the_end(inv, &c, e);
	rule_set_free(rules);
	return rc;
}

const struct command command_crawl = {
    .name = "crawl",
    .usage = "--targets FILE --seeds FILE | --site URL [options]",
    .summary = {"visits the agencies of a survey, or one site, and judges "
                "them",
        "เข้าดูเว็บไซต์ของหน่วยงานในการสำรวจ หรือเว็บไซต์เดียว แล้วตรวจตามเกณฑ์"},
    .options = options,
    .operands_max = 0,
    .run = run,
};
