/* samruat release: freezes what is to be published, if it is fit for it. */
#include "base/json.h"
#include "cli/grid.h"
#include "cli/score_plan.h"
#include "score/digest.h"
#include "score/fitness.h"
#include "score/plan.h"
#include "store/reviews.h"

static const struct command_option options[] = {
    SCORE_PLAN_OPTIONS,
    {"because", "CHECK=WHY",
        {"why it may be published though that check does not hold; may be "
         "repeated",
            "เหตุผลที่เผยแพร่ได้แม้ไม่ผ่านข้อนั้น ใช้ซ้ำได้"}},
    {0},
};

struct releasing {
	struct invocation *inv;
	struct store *store;
	struct stored_audit audit;
	struct plan plan;
	struct scored_query of;
	struct fitness fitness;
	struct str excuses[FITNESS_COUNT]; /* empty: none was given */
};

static enum err_code
read_excuse(struct releasing *r, struct str text, struct err *e)
{
	size_t at = str_find_char(text, '=', 0);
	struct str why = at == STR_NONE ? (struct str){0}
	                                : str_slice(text, at + 1, text.len);
	enum fitness_check check;

	if (at == STR_NONE || str_trim(why).len == 0 ||
	    !fitness_of_word(str_slice(text, 0, at), &check))
		return err_set(e, ERR_USAGE,
		    "--because is CHECK=WHY, where CHECK is complete, rows, "
		    "columns, control or reached, not %.*s",
		    STR_ARG(text));
	r->excuses[check] = str_trim(why);
	return ERR_NONE;
}

static enum err_code
read_excuses(struct releasing *r, struct err *e)
{
	struct str all = str_of(option_get(r->inv, "because")), one;
	enum err_code rc = ERR_NONE;

	while (rc == ERR_NONE && str_split(&all, '\n', &one))
		rc = read_excuse(r, one, e);
	return rc;
}

/* What was counted for a check, for people. */
static struct str
facts_of(const struct releasing *r, enum fitness_check check)
{
	const struct fitness *f = &r->fitness;
	struct arena *a = r->inv->arena;
	struct buf text = {0};
	struct str copy;

	switch (check) {
	case FITNESS_COMPLETE:
		break;
	case FITNESS_ROWS:
		buf_printf(&text, "%lld", (long long)f->missing_rows);
		break;
	case FITNESS_COLUMNS:
		for (size_t i = 0; i < f->empty_rule_count; i++)
			buf_printf(&text, "%s%.*s", i > 0 ? " " : "",
			    STR_ARG(f->empty_rules[i]));
		break;
	case FITNESS_CONTROL:
		buf_printf(&text, "%lld", (long long)f->pauses);
		break;
	case FITNESS_REACHED:
		buf_printf(&text, "%lld/%lld", (long long)f->reached,
		    (long long)f->with_site);
		break;
	}
	copy = arena_str(a, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* Prints each check; false: one does not hold and nobody said why it may. */
static bool
print_checks(const struct releasing *r)
{
	static const struct words states[] = {{"holds", "ผ่าน"},
	    {"does not hold", "ไม่ผ่าน"}, {"excused", "มีเหตุผล"}};
	struct grid grid = {.arena = r->inv->arena,
	    .column_count = 4,
	    .fold_at = (size_t)r->inv->columns};
	bool may = true;

	for (int i = 0; i < FITNESS_COUNT; i++) {
		enum fitness_check check = (enum fitness_check)i;
		bool holds = r->fitness.holds[i];
		bool is_excused = !holds && r->excuses[i].len > 0;

		may &= holds || is_excused;
		grid_add(&grid, str_of(fitness_word(check)));
		grid_add(&grid,
		    str_of(words_in(states[holds         ? 0
		                            : is_excused ? 2
		                                         : 1],
		        r->inv->lang)));
		grid_add(&grid, facts_of(r, check));
		grid_add(&grid,
		    is_excused
		        ? r->excuses[i]
		        : str_of(words_in(fitness_text(check), r->inv->lang)));
	}
	grid_print(&grid, 2, r->inv->out);
	return may;
}

/* Why it may, of each check that does not hold. */
static struct str
excuses_json(const struct releasing *r)
{
	json_t *object = json_object();
	struct buf text = {0};
	struct str copy;

	for (int i = 0; i < FITNESS_COUNT; i++)
		if (!r->fitness.holds[i])
			(void)json_object_set_new(object,
			    fitness_word((enum fitness_check)i),
			    json_from_str(r->excuses[i]));
	json_append_line(&text, object);
	json_decref(object);
	copy = arena_str(r->inv->arena, str_trim(buf_str(&text)));
	buf_release(&text);
	return copy;
}

static enum err_code
freeze(struct releasing *r, struct str name, struct err *e)
{
	static const struct words done = {
	    "release {1}: {2}/{3}, profile {4}, rules {5}, reviews up to {6}, "
	    "figures {7}",
	    "เผยแพร่ {1}: {2}/{3} โปรไฟล์ {4} ชุดกฎ {5} การตรวจของคนถึงลำดับ {6} "
	    "คะแนน {7}"};
	struct arena *a = r->inv->arena;
	char digest[DIGEST_TEXT_BYTES] = "";
	struct release release = {.name = name,
	    .round = r->audit.round,
	    .audit = r->audit.name,
	    .profile = r->plan.profile,
	    .rule_pack = r->audit.rule_pack,
	    .last_review = r->of.last_review,
	    .program_version = str_of(SAMRUAT_VERSION),
	    .released_us = clock_wall_us(r->inv->clock),
	    .excuses = excuses_json(r)};
	struct buf plan = {0};
	enum err_code rc = score_digest(r->store, &r->plan, &r->of, digest, e);

	if (rc != ERR_NONE)
		return rc;
	plan_write(&plan, &r->plan);
	release.plan = buf_str(&plan);
	release.figures_sha256 = str_of(digest);
	rc = store_release_add(r->store, &release, e);
	buf_release(&plan);
	if (rc == ERR_NONE) {
		const struct str args[] = {name, release.round, release.audit,
		    release.profile, str_slice(release.rule_pack, 0, 12),
		    arena_printf(a, "%lld", (long long)release.last_review),
		    str_slice(release.figures_sha256, 0, 12)};

		print_words(done, r->inv->lang, args, 7, r->inv->out);
	}
	return rc;
}

static enum err_code
release(struct releasing *r, struct err *e)
{
	static const struct words refused = {
	    "{1}/{2} is not fit to be published. Mend what does not hold, or "
	    "say why it may: --because CHECK=WHY",
	    "{1}/{2} ยังเผยแพร่ไม่ได้ แก้ข้อที่ไม่ผ่าน หรือบอกเหตุผลด้วย "
	    "--because ข้อ=เหตุผล"};
	struct invocation *inv = r->inv;
	enum err_code rc;

	rc = store_audit_find(r->store,
	    str_of(inv->operand_count > 1 ? inv->operands[1] : ""), inv->arena,
	    &r->audit, e);
	if (rc == ERR_NONE)
		rc = score_plan_open(inv, r->store, &r->audit, &r->plan, e);
	if (rc == ERR_NONE)
		rc = store_review_last(r->store, &r->of.last_review, e);
	if (rc != ERR_NONE)
		return rc;
	r->of.round = r->audit.round;
	r->of.audit = r->audit.name;
	rc = fitness_read(
	    r->store, &r->of, &r->plan, inv->arena, &r->fitness, e);
	if (rc != ERR_NONE)
		return rc;
	if (print_checks(r))
		return freeze(r, str_of(inv->operands[0]), e);
	{
		const struct str args[] = {r->audit.round, r->audit.name};

		print_words(refused, inv->lang, args, 2, inv->out);
	}
	inv->exit_code = 1;
	return ERR_NONE;
}

static enum err_code
list(struct releasing *r, struct err *e)
{
	static const struct words none = {
	    "Nothing is released yet.", "ยังไม่มีฉบับที่เผยแพร่"};
	struct grid grid = {.arena = r->inv->arena, .column_count = 5};
	struct release *all = NULL;
	size_t count = 0;
	enum err_code rc =
	    store_releases_read(r->store, r->inv->arena, &all, &count, e);

	if (rc == ERR_NONE && count == 0)
		print_words(none, r->inv->lang, NULL, 0, r->inv->out);
	for (size_t i = 0; rc == ERR_NONE && i < count; i++) {
		grid_add(&grid, all[i].name);
		grid_add(&grid,
		    arena_printf(r->inv->arena, "%.*s/%.*s",
		        STR_ARG(all[i].round), STR_ARG(all[i].audit)));
		grid_add(&grid, all[i].profile);
		grid_add(&grid, str_slice(all[i].figures_sha256, 0, 12));
		grid_add(&grid, all[i].excuses);
	}
	if (rc == ERR_NONE)
		grid_print(&grid, 0, r->inv->out);
	return rc;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct releasing r = {.inv = inv};
	bool is_list = inv->operand_count == 0;
	enum err_code rc = read_excuses(&r, e);

	if (rc == ERR_NONE)
		rc = store_open(inv->store, is_list ? STORE_READ : STORE_CHANGE,
		    inv->clock, &r.store, e);
	if (rc == ERR_NONE)
		rc = is_list ? list(&r, e) : release(&r, e);
	store_close(r.store);
	return rc;
}

const struct command command_release = {
    .name = "release",
    .usage = "[NAME [ROUND[/AUDIT]]] [--profile NAME] [--rules DIR] "
             "[--because CHECK=WHY]",
    .summary = {"freezes a round with its reviews and profile for publication",
        "ตรึงรอบพร้อมผลตรวจของคนและโปรไฟล์เพื่อเผยแพร่"},
    .options = options,
    .operands_max = 2,
    .run = run,
};
