#include "cli/verify_verdicts.h"

#include "cli/grid.h"
#include "cli/interrupt.h"
#include "cli/progress_line.h"
#include "crawl/rederive.h"
#include "store/audits.h"
#include "text/cells.h"

enum { VALUE_CELLS = 120, DIGEST_SHOWN = 12 };

struct look {
	struct invocation *inv;
	const struct verify_verdicts_config *config;
	const volatile sig_atomic_t *stop;
	bool is_good;
};

static struct str
number(const struct invocation *inv, int64_t n)
{
	return arena_printf(inv->arena, "%lld", (long long)n);
}

static void
tell(void *state, size_t done, size_t total)
{
	static const struct words what = {
	    "agencies derived anew", "หน่วยงานที่ตรวจซ้ำแล้ว"};

	progress_line(state, what, done, total);
}

/* {1} the verdict, {2} a column or a number, {3} stored, {4} derived. */
static struct words
text_of(const struct derived_difference *d)
{
	static const struct words texts[DERIVED_FAULT_COUNT] = {
	    [DERIVED_OTHERWISE] = {"{1}: {2}: stored {3}, derived {4}",
	        "{1}: {2}: ที่เก็บไว้ {3} ที่ได้ใหม่ {4}"},
	    [DERIVED_NO_VERDICT] = {"{1}: the verdict is missing, derived {4}",
	        "{1}: ไม่มีผลตรวจนี้ ที่ได้ใหม่ {4}"},
	    [DERIVED_NO_EVIDENCE] = {"{1}: evidence {2} is missing",
	        "{1}: ไม่มีหลักฐานลำดับที่ {2}"},
	    [DERIVED_MORE_EVIDENCE] = {"{1}: {2} pieces of evidence are there "
	                               "that the rule does not give",
	        "{1}: มีหลักฐาน {2} รายการที่กฎไม่ได้ให้"},
	    [DERIVED_NO_SUCH_VERDICT] = {"{1}: no rule makes such a verdict",
	        "{1}: ไม่มีกฎที่ให้ผลตรวจนี้"},
	    [DERIVED_NO_RULE] = {"{1}: the audit does not note the rule",
	        "{1}: การตรวจนี้ไม่ได้บันทึกกฎนี้ไว้"},
	    [DERIVED_NO_SUCH_RULE] =
	        {"{1}: the audit notes a rule that there is not",
	            "{1}: การตรวจนี้บันทึกกฎที่ไม่มี"},
	    [DERIVED_RULE_OTHERWISE] =
	        {"{1}: the audit notes the rule otherwise than it is",
	            "{1}: การตรวจนี้บันทึกกฎไว้ไม่ตรงกับที่เป็น"},
	};

	return texts[d->fault];
}

/* A quote may be long, and is a stranger's; print_words makes it safe. */
static struct str
shown(const struct invocation *inv, struct str value)
{
	struct str start = cells_cut(value, VALUE_CELLS);

	return start.len == value.len
	    ? value
	    : arena_printf(inv->arena, "%.*s…", STR_ARG(start));
}

static void
print_difference(const struct invocation *inv, struct str round,
    const struct rederive_difference *d)
{
	const struct derived_difference *of = &d->of;
	struct str place = arena_printf(inv->arena, "%.*s/%.*s%s%.*s/%.*s",
	    STR_ARG(round), STR_ARG(d->audit), d->agency_id.len > 0 ? "/" : "",
	    STR_ARG(d->agency_id), STR_ARG(d->rule_id));
	struct str what = of->column;

	if (of->column.len > 0 && of->evidence > 0)
		what = arena_printf(inv->arena, "evidence %zu, %.*s",
		    of->evidence, STR_ARG(of->column));
	else if (of->evidence > 0)
		what = number(inv, (int64_t)of->evidence);
	print_words(text_of(of), inv->lang,
	    (const struct str[]){
	        place, what, shown(inv, of->stored), shown(inv, of->derived)},
	    4, inv->out);
}

static void
print_result(const struct invocation *inv, struct str round,
    const struct str *audits, size_t count, const struct rederive_result *r)
{
	static const struct words sum = {
	    "round {1}, audit {2}: {3} verdicts derived anew, {4} differ",
	    "รอบ {1} การตรวจ {2}: ตรวจซ้ำ {3} ผล ต่างไป {4}"};
	static const struct words stopped = {
	    "stopped: {1} of {2} agencies were looked at",
	    "หยุดไว้: ดูแล้ว {1} จาก {2} หน่วยงาน"};
	static const struct words lost = {
	    "round {1}: {2} pages could not be read back: {3}",
	    "รอบ {1}: อ่านหน้าที่เก็บไว้ไม่ได้ {2} หน้า: {3}"};
	static const struct words more = {
	    "and {1} further differences", "และอีก {1} ข้อ"};
	struct str names = {0}, dropped = number(inv, r->dropped_count);

	for (size_t i = 0; i < count; i++)
		names = arena_printf(inv->arena, "%.*s%s%.*s", STR_ARG(names),
		    i > 0 ? ", " : "", STR_ARG(audits[i]));
	print_words(sum, inv->lang,
	    (const struct str[]){round, names, number(inv, r->verdict_count),
	        number(inv, r->verdict_differs)},
	    4, inv->out);
	for (size_t i = 0; i < r->kept_count; i++)
		print_difference(inv, round, &r->kept[i]);
	if (r->dropped_count > 0)
		print_words(more, inv->lang, &dropped, 1, inv->out);
	if (r->lost_count > 0)
		print_words(lost, inv->lang,
		    (const struct str[]){
		        round, number(inv, r->lost_count), r->lost_why},
		    3, inv->out);
	if (r->agency_done < r->agency_count)
		print_words(stopped, inv->lang,
		    (const struct str[]){number(inv, (int64_t)r->agency_done),
		        number(inv, (int64_t)r->agency_count)},
		    2, inv->out);
}

/* Made by another program, the same rules may say something else. */
static void
name_program(const struct invocation *inv, const struct stored_audit *audit)
{
	static const struct words text = {
	    "round {1}, audit {2} was made by samruat {3}, and this is {4}",
	    "รอบ {1} การตรวจ {2} ทำด้วย samruat {3} แต่นี่คือ {4}"};

	if (!str_is(audit->program_version, SAMRUAT_VERSION))
		print_words(text, inv->lang,
		    (const struct str[]){audit->round, audit->name,
		        audit->program_version, str_of(SAMRUAT_VERSION)},
		    4, inv->out);
}

/* Why an audit is not derived anew, or NULL. */
static const struct words *
why_not(const struct look *l, const struct stored_audit *audit)
{
	static const struct words unfinished = {
	    "round {1}, audit {2}: not derived anew: it is not complete",
	    "รอบ {1} การตรวจ {2}: ไม่ได้ตรวจซ้ำ เพราะยังไม่ครบ"};
	static const struct words unknown = {
	    "round {1}, audit {2}: not derived anew: nobody noted its rules",
	    "รอบ {1} การตรวจ {2}: ไม่ได้ตรวจซ้ำ เพราะไม่มีบันทึกว่าใช้ชุดกฎใด"};
	static const struct words other = {
	    "round {1}, audit {2}: not derived anew: made with rules {3}; give "
	    "their folder with --rules",
	    "รอบ {1} การตรวจ {2}: ไม่ได้ตรวจซ้ำ เพราะใช้ชุดกฎ {3} "
	    "ให้ระบุโฟลเดอร์ของชุดนั้นด้วย --rules"};

	if (!audit->is_complete)
		return &unfinished;
	if (audit->rule_pack.len == 0)
		return &unknown;
	return l->config->rules != NULL &&
	        str_is(audit->rule_pack, rule_set_digest(l->config->rules))
	    ? NULL
	    : &other;
}

/* Audits of one round. */
static enum err_code
look_at_round(struct look *l, const struct stored_audit *audits, size_t count,
    struct err *e)
{
	struct invocation *inv = l->inv;
	struct str *names = arena_array(inv->arena, count, sizeof(*names));
	struct rederive_config c = {.store = l->config->store,
	    .rules = l->config->rules,
	    .round = audits[0].round,
	    .tables = l->config->tables,
	    .audits = names,
	    .worker_count = l->config->worker_count,
	    .clock = inv->clock,
	    .stop = l->stop,
	    .on_progress = tell,
	    .state = inv};
	struct rederive_result r = {0};
	enum err_code rc;

	for (size_t i = 0; i < count; i++) {
		const struct words *why = why_not(l, &audits[i]);

		if (why == NULL) {
			names[c.audit_count++] = audits[i].name;
			name_program(inv, &audits[i]);
			continue;
		}
		print_words(*why, inv->lang,
		    (const struct str[]){audits[i].round, audits[i].name,
		        str_slice(audits[i].rule_pack, 0, DIGEST_SHOWN)},
		    3, inv->out);
	}
	if (c.audit_count == 0 || *l->stop != 0)
		return ERR_NONE;
	rc = audits_rederive(&c, inv->arena, &r, e);
	if (rc != ERR_NONE)
		return rc;
	print_result(inv, c.round, names, c.audit_count, &r);
	if (r.verdict_differs > 0 || r.rule_differs > 0 || r.lost_count > 0)
		l->is_good = false;
	return ERR_NONE;
}

/* Verdicts without an audit are passed over by everything that goes by
 * audits. */
static enum err_code
look_for_astray(struct look *l, struct err *e)
{
	static const struct words text = {
	    "{1}: there are verdicts, but no such audit",
	    "{1}: มีผลตรวจ แต่ไม่มีการตรวจนี้"};
	struct str *astray = NULL;
	size_t count = 0;
	enum err_code rc = store_verdicts_astray(
	    l->config->store, l->inv->arena, &astray, &count, e);

	for (size_t i = 0; rc == ERR_NONE && i < count; i++)
		print_words(text, l->inv->lang, &astray[i], 1, l->inv->out);
	if (rc == ERR_NONE && count > 0)
		l->is_good = false;
	return rc;
}

enum err_code
verify_verdicts(struct invocation *inv,
    const struct verify_verdicts_config *config, bool *is_good, struct err *e)
{
	struct look l = {inv, config, interrupt_catch(), true};
	struct stored_audit *audits = NULL;
	size_t count = 0, end = 0;
	enum err_code rc = store_audits_read(
	    config->store, (struct str){0}, inv->arena, &audits, &count, e);

	if (rc == ERR_NONE)
		rc = look_for_astray(&l, e);
	for (size_t i = 0; rc == ERR_NONE && i < count; i = end) {
		end = i + 1;
		while (end < count &&
		    str_equal(audits[end].round, audits[i].round))
			end++;
		rc = look_at_round(&l, &audits[i], end - i, e);
	}
	if (rc == ERR_NONE)
		*is_good = l.is_good && *l.stop == 0;
	return rc;
}
