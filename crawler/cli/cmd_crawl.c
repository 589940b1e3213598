/* samruat crawl: runs or resumes a round, or looks at one site. */
#include <assert.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "base/limits.h"
#include "cli/command.h"
#include "cli/rules_open.h"
#include "crawl/crawl.h"
#include "text/cells.h"

static const struct command_option options[] = {
    {"targets", "FILE",
        {"agencies as CSV; see targets/", "รายชื่อหน่วยงาน (CSV) ดู targets/"}},
    {"seeds", "FILE",
        {"their addresses as CSV; see seeds/",
            "ที่อยู่เว็บของหน่วยงาน (CSV) ดู seeds/"}},
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
    {"contact", "ADDRESS",
        {"who runs this: an e-mail or web address, told to every server",
            "ผู้รับผิดชอบ: อีเมลหรือที่อยู่เว็บ แจ้งให้ทุกเซิร์ฟเวอร์ทราบ"}},
    {"delay", "TIME",
        {"least time between two requests to a host (default: 2s)",
            "เวลาเว้นระหว่างคำขอต่อเครื่อง (ค่าเริ่มต้น 2s)"}},
    {"retry-delay", "TIME",
        {"before a second attempt, doubled for the third (default: 30s)",
            "เวลาก่อนลองครั้งที่สอง ครั้งที่สามเพิ่มเท่าตัว (ค่าเริ่มต้น 30s)"}},
    {"pages", "N",
        {"pages of one agency (default: 40)",
            "จำนวนหน้าต่อหน่วยงาน (ค่าเริ่มต้น 40)"}},
    {"depth", "N",
        {"clicks from the start (default: 3)",
            "จำนวนคลิกจากหน้าแรก (ค่าเริ่มต้น 3)"}},
    {"connections", "N",
        {"requests at once, over all hosts (default: 64)",
            "จำนวนคำขอพร้อมกันรวมทุกเครื่อง (ค่าเริ่มต้น 64)"}},
    {"workers", "N",
        {"processes that read pages (default: one for each core but one)",
            "จำนวนโพรเซสที่อ่านหน้าเว็บ"}},
    {"timeout", "TIME",
        {"for one answer (default: 2m)", "เวลารอคำตอบหนึ่ง (ค่าเริ่มต้น 2m)"}},
    {"progress", "FORM",
        {"auto, json or none (default: auto)",
            "auto, json หรือ none (ค่าเริ่มต้น auto)"}},
    {"address-map", "FILE",
        {"\"name:port address:port\" lines used instead of the name servers",
            "ตาราง \"ชื่อ:พอร์ต ที่อยู่:พอร์ต\" ใช้แทนระบบชื่อโดเมน"}},
    {"allow-private", NULL,
        {"connect to private and loopback addresses too",
            "อนุญาตให้ต่อกับเครือข่ายภายใน"}},
    {"ca-file", "FILE",
        {"further trusted certificates (PEM)", "ใบรับรองที่เชื่อถือเพิ่มเติม (PEM)"}},
    {0},
};

static volatile sig_atomic_t stop;

static void
on_signal(int number)
{
	(void)number;
	stop = 1;
}

static void
catch_signals(void)
{
	/* The second one ends us at once: nothing that counts is lost. */
	struct sigaction action = {
	    .sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};

	(void)sigaction(SIGINT, &action, NULL);
	(void)sigaction(SIGTERM, &action, NULL);
}

/* Progress, one line that is written over on a terminal. */

static const struct words progress_words = {
    "{1} of {2} agencies · {3} captures · {4} under way · {5} s",
    "{1} จาก {2} หน่วยงาน · เก็บแล้ว {3} คำขอ · กำลังขอ {4} · {5} วินาที"};

static void
tell_terminal(void *state, const struct crawl_progress *p)
{
	const struct invocation *inv = state;
	struct arena a = {0};
	struct buf line = {0};
	struct str args[] = {arena_printf(&a, "%zu", p->agencies_done),
	    arena_printf(&a, "%zu", p->agencies_total),
	    arena_printf(&a, "%lld", (long long)p->captures),
	    arena_printf(&a, "%zu", p->active),
	    arena_printf(&a, "%lld", (long long)p->elapsed_ms / 1000)};
	struct str text;

	words_append(&line, progress_words, inv->lang, args, 5);
	text = cells_cut(buf_str(&line), (size_t)inv->columns - 1);
	(void)fprintf(stderr, "\r%.*s\033[K", STR_ARG(text));
	if (p->agencies_done == p->agencies_total)
		(void)fputc('\n', stderr);
	buf_release(&line);
	arena_release(&a);
}

static void
tell_machine(void *state, const struct crawl_progress *p)
{
	json_t *row = json_pack("{s:I, s:I, s:I, s:I, s:I, s:I}",
	    "agencies_done", (json_int_t)p->agencies_done, "agencies_total",
	    (json_int_t)p->agencies_total, "captures", (json_int_t)p->captures,
	    "active", (json_int_t)p->active, "elapsed_ms",
	    (json_int_t)p->elapsed_ms, "waiting_ms", (json_int_t)p->waiting_ms);
	struct buf line = {0};

	(void)state;
	assert(row != NULL);
	json_append_line(&line, row);
	json_decref(row);
	(void)fwrite(line.data, 1, line.len, stderr);
	buf_release(&line);
}

static enum err_code
choose_progress(struct invocation *inv, struct crawl_config *c, struct err *e)
{
	const char *form = option_get(inv, "progress");

	c->progress_state = inv;
	if (form == NULL || strcmp(form, "auto") == 0) {
		if (isatty(STDERR_FILENO) == 1)
			c->on_progress = tell_terminal;
		return ERR_NONE;
	}
	if (strcmp(form, "json") == 0)
		c->on_progress = tell_machine;
	else if (strcmp(form, "none") != 0)
		return err_set(e, ERR_USAGE,
		    "--progress is auto, json or none, not %s", form);
	return ERR_NONE;
}

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

static enum err_code
read_contact(struct invocation *inv, struct fetch_config *fetch, struct err *e)
{
	const char *contact = option_get(inv, "contact");
	bool is_mail, is_web;

	if (contact == NULL && option_is_set(inv, "address-map"))
		contact = "https://samruat.example/";
	if (contact == NULL)
		return err_set(e, ERR_USAGE,
		    "say who runs this: --contact you@example.org; every "
		    "server is told, so that its keepers can ask");
	is_mail = strchr(contact, '@') != NULL &&
	    strpbrk(contact, " <>\r\n()") == NULL;
	is_web = strncmp(contact, "https://", 8) == 0 &&
	    strpbrk(contact, " <>\r\n()") == NULL;
	if (!is_mail && !is_web)
		return err_set(e, ERR_USAGE,
		    "--contact is an e-mail address or begins with https://, "
		    "not %s",
		    contact);
	fetch->from = is_mail ? contact : NULL;
	fetch->user_agent = arena_printf(inv->arena, "samruat/%s (+%s%s)",
	    SAMRUAT_VERSION, is_mail ? "mailto:" : "", contact)
	                        .ptr;
	return ERR_NONE;
}

static enum err_code
read_numbers(struct invocation *inv, struct crawl_config *c, struct err *e)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	int64_t active = 0, workers = 0;
	const struct {
		const char *name;
		struct number_range range;
		int64_t *out;
	} numbers[] = {
	    {"pages", {1, 1000000, LIMIT_AGENCY_PAGES}, &c->pages_max},
	    {"depth", {0, 100, LIMIT_CLICK_DEPTH}, &c->depth_max},
	    {"connections", {1, 1000, 64}, &active},
	    {"workers", {1, 256, cores > 2 ? cores - 1 : 1}, &workers},
	};
	enum err_code rc = option_duration(inv, "delay", 2000, &c->delay_ms, e);

	c->delay_max_ms = 60000;
	if (rc == ERR_NONE)
		rc =
		    option_duration(inv, "retry-delay", 30000, &c->retry_ms, e);
	if (rc == ERR_NONE)
		rc = option_duration(inv, "timeout", LIMIT_TRANSFER_MS,
		    &c->fetch.transfer_ms, e);
	for (size_t i = 0;
	     rc == ERR_NONE && i < sizeof(numbers) / sizeof(numbers[0]); i++)
		rc = option_number(
		    inv, numbers[i].name, numbers[i].range, numbers[i].out, e);
	c->active_max = (size_t)active;
	c->worker_count = (size_t)workers;
	return rc;
}

/* What the round was run with, for whoever reads its figures. */
static struct str
config_json(struct arena *a, const struct crawl_config *c)
{
	json_t *row =
	    json_pack("{s:s, s:I, s:I, s:I, s:I, s:I, s:I}", "user_agent",
	        c->fetch.user_agent, "delay_ms", (json_int_t)c->delay_ms,
	        "delay_max_ms", (json_int_t)c->delay_max_ms, "retry_ms",
	        (json_int_t)c->retry_ms, "pages_max", (json_int_t)c->pages_max,
	        "depth_max", (json_int_t)c->depth_max, "transfer_ms",
	        (json_int_t)c->fetch.transfer_ms);
	struct buf line = {0};
	struct str text;

	assert(row != NULL);
	json_append_line(&line, row);
	json_decref(row);
	text = arena_str(a, str_trim(buf_str(&line)));
	buf_release(&line);
	return text;
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
	struct buf line = {0};
	struct str args[] = {r->round.name,
	    arena_printf(inv->arena, "%zu", p->agencies_done),
	    arena_printf(inv->arena, "%lld", (long long)p->captures),
	    arena_printf(inv->arena, "%.1f", (double)p->elapsed_ms / 1000),
	    arena_printf(inv->arena, "%zu", p->agencies_total)};

	words_append(&line, is_done ? done : stopped, inv->lang, args, 5);
	(void)fprintf(inv->out, "%s\n", buf_cstr(&line));
	buf_release(&line);
	inv->exit_code = is_done && r->is_complete ? 0 : 1;
}

static enum err_code
crawl_with_store(struct invocation *inv, struct crawl_config *c, struct err *e)
{
	const char *round = option_get(inv, "round");
	struct crawl_result result;
	enum err_code rc =
	    store_open(inv->store, STORE_WRITE, inv->clock, &c->store, e);

	if (rc != ERR_NONE)
		return rc;
	c->round = (struct round_setup){.name = str_of(round),
	    .rule_pack = rule_set_digest(c->rules),
	    .config = config_json(inv->arena, c),
	    .program_version = SAMRUAT_VERSION,
	    .warc_software = str_of("samruat/" SAMRUAT_VERSION),
	    .operator_contact = str_of(c->fetch.user_agent)};
	catch_signals();
	rc = crawl_run(c, &result, e);
	if (rc == ERR_NONE)
		print_result(inv, &result);
	store_close(c->store);
	return rc;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct crawl_config c = {.clock = inv->clock, .stop = &stop};
	const char *folder = option_get(inv, "rules");
	struct rule_set *rules = NULL;
	struct targets targets = {0};
	enum err_code rc = read_contact(inv, &c.fetch, e);

	c.fetch.clock = inv->clock;
	c.fetch.ca_file = option_get(inv, "ca-file");
	c.fetch.address_map = option_get(inv, "address-map");
	c.fetch.allow_private = option_is_set(inv, "allow-private");
	if (rc == ERR_NONE)
		rc = read_numbers(inv, &c, e);
	if (rc == ERR_NONE)
		rc = choose_progress(inv, &c, e);
	if (rc == ERR_NONE)
		rc = read_targets(inv, &targets, e);
	if (rc == ERR_NONE)
		rc = rules_open(
		    inv, folder != NULL ? folder : "rules", &rules, e);
	if (rc == ERR_NONE)
		rc = fetch_global_init(e);
	if (rc == ERR_NONE) {
		c.targets = &targets;
		c.rules = rules;
		rc = crawl_with_store(inv, &c, e);
	}
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
