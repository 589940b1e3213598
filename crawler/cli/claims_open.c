#include "cli/claims_open.h"

#include <string.h>

#include "cli/claims_files_impl.h"
#include "cli/grid.h"
#include "cli/rows.h"
#include "cli/rules_open.h"
#include "cli/score_plan.h"
#include "store/reviews.h"

static enum err_code
read_skip(
    const struct invocation *inv, const char *option, bool *out, struct err *e)
{
	const char *value = option_get(inv, option);

	*out = value != NULL;
	if (value != NULL && strcmp(value, "skip") != 0)
		return err_set(
		    e, ERR_USAGE, "--%s is skip, not %s", option, value);
	return ERR_NONE;
}

struct audit_search {
	struct claims_report *report;
	bool is_there;
};

static void
take_audit(void *state, const struct view_row *r)
{
	struct audit_search *in = state;

	in->is_there = true;
	in->report->rule_pack =
	    view_row_copy(r, "rule_pack", in->report->inv->arena);
}

static enum err_code
find_audit(struct claims_report *r, struct store *s, struct err *e)
{
	struct audit_search search = {.report = r};
	struct row_query q = {
	    s, "audits", {{"round", r->round}, {"audit", r->audit}}};
	enum err_code rc = rows_each(&q, take_audit, &search, e);

	if (rc == ERR_NONE && !search.is_there)
		rc = err_set(e, ERR_USAGE, "round %.*s has no audit %.*s",
		    STR_ARG(r->round), STR_ARG(r->audit));
	if (rc == ERR_NONE)
		rc = store_review_last(s, &r->last_review, e);
	return rc;
}

static bool
is_asked_for(const struct claims_wish *w, const struct claims_agency *g)
{
	return (w->agency_id == NULL || str_is(g->id, w->agency_id)) &&
	    (w->ministry == NULL || str_is(g->ministry_th, w->ministry)) &&
	    (w->province == NULL || str_is(g->province_code, w->province));
}

struct asked_for {
	const struct claims_wish *wish;
	const struct claims_ground *ground;
	bool has_some;
};

static void
note_asked_for(void *state, const struct view_row *r)
{
	struct asked_for *a = state;
	struct str id = view_row_copy(r, "agency_id", a->ground->arena);

	a->has_some = a->has_some ||
	    is_asked_for(a->wish, map_get(&a->ground->agencies, id));
}

/* A slip of the pen is not taken for agencies without answers. */
static enum err_code
check_asked_for(const struct claims_wish *w, const struct claims_ground *g,
    struct store *s, struct err *e)
{
	struct asked_for a = {.wish = w, .ground = g};
	struct row_query q = {s, "agencies", {{"round", w->round}}};
	const char *const words[] = {w->agency_id, w->ministry, w->province};
	const char *const names[] = {"--agency", "--ministry", "--province"};
	struct buf said = {0};
	enum err_code rc = rows_each(&q, note_asked_for, &a, e);

	for (size_t i = 0; !a.has_some && i < 3; i++)
		if (words[i] != NULL)
			buf_printf(&said, " %s %s", names[i], words[i]);
	if (rc == ERR_NONE && said.len > 0)
		rc = err_set(e, ERR_USAGE, "round %.*s has no agency of%.*s",
		    STR_ARG(w->round), STR_ARG(buf_str(&said)));
	buf_release(&said);
	return rc;
}

/* Leaves the answers of those agencies that the command is about. */
static void
keep_claims(const struct claims_wish *w, const struct claims_ground *ground,
    struct claims_files *files)
{
	size_t count = 0;

	for (size_t i = 0; i < files->claim_count; i++) {
		const struct claim *c = &files->claims[i];

		if (is_asked_for(w, map_get(&ground->agencies, c->agency_id)))
			files->claims[count++] = *c;
	}
	files->claim_count = count;
}

static void
tell_skipped(const struct invocation *inv, const struct claims_files *files)
{
	static const struct words agencies = {
	    "answers of agencies that the round does not have: {1}, passed over",
	    "คำตอบของหน่วยงานที่ไม่อยู่ในรอบนี้ {1} ข้อ ข้ามไป"};
	static const struct words questions = {
	    "answers to questions that the map does not have: {1}, passed over",
	    "คำตอบของคำถามที่ไม่มีในตารางจับคู่ {1} ข้อ ข้ามไป"};
	struct str agency_count = arena_printf(
	    inv->arena, "%lld", (long long)files->skipped_agencies);
	struct str question_count = arena_printf(
	    inv->arena, "%lld", (long long)files->skipped_questions);

	if (files->skipped_agencies > 0)
		print_words(agencies, inv->lang, &agency_count, 1, stderr);
	if (files->skipped_questions > 0)
		print_words(questions, inv->lang, &question_count, 1, stderr);
}

/* Whether a question is answered by none of the audit's rules. */
static bool
asks_for_plan(const struct diag_list *diags)
{
	for (size_t i = 0; i < diags->count; i++)
		if (diags->items[i].kind == &claims_unknown_target)
			return true;
	return false;
}

/* Indicators are those of a profile, which is read only where one is named. */
static enum err_code
read_plan(struct claims_book *book, struct store *s, struct err *e)
{
	struct claims_report *r = &book->report;
	const struct stored_audit audit = {
	    .round = r->round, .name = r->audit, .rule_pack = r->rule_pack};
	enum err_code rc = score_plan_open(r->inv, s, &audit, &book->plan, e);

	if (rc == ERR_NONE) {
		r->profile = book->plan.profile;
		claims_ground_add_plan(&book->ground, &book->plan);
	}
	return rc;
}

static enum err_code
read_paths(const struct claims_wish *w, const struct invocation *inv,
    struct claims_paths *out, struct err *e)
{
	enum err_code rc =
	    read_skip(inv, "other-agencies", &out->skips_agencies, e);

	out->answers = w->answers;
	out->map = w->map;
	return rc == ERR_NONE
	    ? read_skip(inv, "other-questions", &out->skips_questions, e)
	    : rc;
}

/* Reads the tables with a profile's indicators. Where there is no rule pack,
 * and none was named, the mistakes stand as they are. */
static enum err_code
read_again(const struct claims_paths *paths, struct claims_book *book,
    struct store *s, struct diag_list *diags, struct err *e)
{
	const struct invocation *inv = book->report.inv;
	struct err of_plan = {0};

	if (read_plan(book, s, &of_plan) == ERR_NONE) {
		*diags = (struct diag_list){.arena = inv->arena};
		return claims_files_read(
		    paths, &book->ground, diags, &book->files, e);
	}
	if (!option_is_set(inv, "profile") && !option_is_set(inv, "rules"))
		return ERR_SYNTAX;
	return err_set(e, of_plan.code, "%s", of_plan.msg);
}

static enum err_code
read_files(const struct claims_wish *w, struct claims_book *book,
    struct store *s, struct err *e)
{
	const struct invocation *inv = book->report.inv;
	struct diag_list diags = {.arena = inv->arena};
	struct claims_paths paths = {0};
	enum err_code rc = read_paths(w, inv, &paths, e);

	if (rc == ERR_NONE)
		rc = claims_files_read(
		    &paths, &book->ground, &diags, &book->files, e);
	if (rc == ERR_SYNTAX && asks_for_plan(&diags))
		rc = read_again(&paths, book, s, &diags, e);
	diag_sort(&diags);
	rules_print_diags(inv, &diags, stderr);
	if (rc == ERR_NONE)
		tell_skipped(inv, &book->files);
	return rc;
}

static enum err_code
judge(struct claims_book *book, struct store *s, struct err *e)
{
	struct claims_report *r = &book->report;
	const struct claims claims = {.store = s,
	    .round = r->round,
	    .audit = r->audit,
	    .questions = book->files.questions,
	    .question_count = book->files.question_count,
	    .claims = book->files.claims,
	    .claim_count = book->files.claim_count};
	struct claim_result *results = NULL;
	struct claim_total *totals = arena_array(
	    r->inv->arena, claims.question_count + 1, sizeof(*totals));
	enum err_code rc = claims_read(&claims, r->inv->arena, &results, e);

	if (rc != ERR_NONE)
		return rc;
	claims_total(
	    results, claims.claim_count, totals, claims.question_count);
	r->results = results;
	r->result_count = claims.claim_count;
	r->totals = totals;
	return ERR_NONE;
}

enum err_code
claims_open(const struct invocation *inv, const struct claims_wish *w,
    struct store *s, struct claims_book *out, struct err *e)
{
	struct claims_book *book = out;
	enum err_code rc;

	*book = (struct claims_book){.ground = {.arena = inv->arena}};
	book->report = (struct claims_report){.inv = inv,
	    .ground = &book->ground,
	    .files = &book->files,
	    .round = w->round,
	    .audit = w->audit};
	rc = find_audit(&book->report, s, e);
	if (rc == ERR_NONE)
		rc =
		    claims_ground_read(&book->ground, s, w->round, w->audit, e);
	if (rc == ERR_NONE)
		rc = check_asked_for(w, &book->ground, s, e);
	if (rc == ERR_NONE)
		rc = read_files(w, book, s, e);
	if (rc == ERR_NONE) {
		keep_claims(w, &book->ground, &book->files);
		rc = judge(book, s, e);
	}
	return rc;
}

void
claims_close(struct claims_book *book)
{
	claims_ground_release(&book->ground);
}
