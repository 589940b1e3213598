#include "cli/score_plan.h"

#include <stdlib.h>

#include "cli/grid.h"
#include "cli/rules_open.h"

static enum err_code
no_profile(const struct rule_set *set, const char *named, struct err *e)
{
	struct buf names = {0};
	size_t count;
	const struct profile *all = rule_set_profiles(set, &count);
	enum err_code rc;

	for (size_t i = 0; i < count; i++)
		buf_printf(
		    &names, "%s%.*s", i > 0 ? ", " : "", STR_ARG(all[i].name));
	if (count == 0)
		rc = err_set(e, ERR_USAGE,
		    "the rule pack has no profile; figures need one in "
		    "profiles/");
	else if (named == NULL)
		rc = err_set(e, ERR_USAGE,
		    "the rule pack has several profiles; name one by "
		    "--profile: %.*s",
		    STR_ARG(buf_str(&names)));
	else
		rc = err_set(e, ERR_USAGE,
		    "the rule pack has no profile %s; it has %.*s", named,
		    STR_ARG(buf_str(&names)));
	buf_release(&names);
	return rc;
}

enum err_code
score_profile_find(const struct rule_set *set, const char *named,
    const struct profile **out, struct err *e)
{
	const struct profile *newest = NULL;
	size_t count;
	const struct profile *all = rule_set_profiles(set, &count);

	if (named != NULL)
		newest = profile_find(set, named);
	else if (count == 1)
		newest = &all[0];
	for (size_t i = 0; named == NULL && count > 1 && i < count; i++)
		if (str_starts(all[i].name, str_of("dga-")) &&
		    (newest == NULL ||
		        str_compare(all[i].name, newest->name) > 0))
			newest = &all[i];
	if (newest == NULL)
		return no_profile(set, named, e);
	*out = newest;
	return ERR_NONE;
}

/* A plan that is being made. */
struct making {
	const struct score_plan_source *from;
	struct arena *arena;
	struct buf missing;
};

static int
by_id(const void *key, const void *rule)
{
	const struct str *id = key;

	return str_compare(*id, ((const struct audit_rule *)rule)->id);
}

static void
note_missing(struct making *m, struct str id)
{
	if (str_has_word(buf_str(&m->missing), id))
		return;
	if (m->missing.len > 0)
		(void)buf_append_char(&m->missing, ' ');
	(void)buf_append_str(&m->missing, id);
}

static const char advice[] =
    "figures of different rules are never mixed: audit again, or give the "
    "rules of that time by --rules";

static enum err_code
other_behaviour(const struct stored_audit *audit, const struct rule_info *info,
    struct err *e)
{
	return err_set(e, ERR_USAGE,
	    "rule %.*s does not do what it did in round %.*s, audit %.*s, "
	    "though both are revision %d; %s",
	    STR_ARG(info->id), STR_ARG(audit->round), STR_ARG(audit->name),
	    info->revision, advice);
}

/* Whether the audit's rule is the one of the rule files. */
static enum err_code
check_rule(const struct stored_audit *audit, const struct rule_info *info,
    const struct audit_rule *then, struct err *e)
{
	if (then->revision != info->revision)
		return err_set(e, ERR_USAGE,
		    "rule %.*s has revision %d in the rule files and %d in "
		    "round %.*s, audit %.*s; %s",
		    STR_ARG(info->id), info->revision, then->revision,
		    STR_ARG(audit->round), STR_ARG(audit->name), advice);
	if (then->behaviour_sha256.len > 0 &&
	    !str_is(then->behaviour_sha256, info->behaviour_sha256))
		return other_behaviour(audit, info, e);
	return ERR_NONE;
}

static enum rule_standing
standing_of(const struct rule_info *info)
{
	if (str_is(info->status, "draft") || str_is(info->status, "deprecated"))
		return STANDING_SHOWN_ONLY;
	return str_is(info->confidence, "low") ? STANDING_AWAITS_REVIEW
	                                       : STANDING_COUNTS;
}

static enum err_code
add_rule(struct making *m, struct plan_indicator *out, size_t i, struct err *e)
{
	const struct score_plan_source *from = m->from;
	const struct rule_info *info = rule_set_info(from->set, i);
	const struct audit_rule *then = from->rule_count == 0
	    ? NULL
	    : bsearch(&info->id, from->rules, from->rule_count,
	          sizeof(*from->rules), by_id);

	out->rules[out->rule_count++] =
	    (struct plan_rule){.id = arena_str(m->arena, info->id),
	        .revision = info->revision,
	        .weight = profile_weight_of(from->profile, from->set, i),
	        .standing = standing_of(info)};
	if (then == NULL) {
		note_missing(m, info->id);
		return ERR_NONE;
	}
	return check_rule(&from->audit, info, then, e);
}

/* The rungs of a ladder in the order in which the profile names them. */
static enum err_code
add_rungs(struct making *m, const struct profile_indicator *of,
    struct plan_indicator *out, struct err *e)
{
	const struct score_plan_source *from = m->from;
	enum err_code rc = ERR_NONE;

	for (size_t n = 0; rc == ERR_NONE && n < of->rule_count; n++) {
		size_t i = rule_set_find(from->set, of->rules[n]);

		if (i != STR_NONE && profile_has(from->profile, of->rules[n]))
			rc = add_rule(m, out, i, e);
	}
	return rc;
}

static enum err_code
add_rules(struct making *m, const struct profile_indicator *of,
    struct plan_indicator *out, struct err *e)
{
	const struct score_plan_source *from = m->from;
	size_t count = rule_set_count(from->set);
	enum err_code rc = ERR_NONE;

	out->rules =
	    arena_array(m->arena, count + of->rule_count, sizeof(*out->rules));
	if (of->kind == INDICATOR_LADDER && of->rule_count > 0)
		return add_rungs(m, of, out, e);
	for (size_t i = 0; rc == ERR_NONE && i < count; i++)
		if (profile_counts(from->profile, of, from->set, i))
			rc = add_rule(m, out, i, e);
	return rc;
}

static struct str
pillar_of(const struct profile *p, struct str indicator)
{
	for (size_t i = 0; i < p->pillar_count; i++)
		for (size_t k = 0; k < p->pillars[i].indicator_count; k++)
			if (str_equal(p->pillars[i].indicators[k], indicator))
				return p->pillars[i].key;
	return (struct str){0};
}

static enum err_code
add_indicator(struct making *m, const struct profile_indicator *of,
    struct plan_indicator *out, struct err *e)
{
	size_t count;
	const struct indicator_info *all =
	    rule_set_indicators(m->from->set, &count);

	*out = (struct plan_indicator){.key = arena_str(m->arena, of->key),
	    .pillar = arena_str(m->arena, pillar_of(m->from->profile, of->key)),
	    .kind = of->kind,
	    .weight = of->weight,
	    .min_coverage = of->min_coverage};
	for (size_t i = 0; i < count; i++)
		if (str_equal(all[i].key, of->key)) {
			out->title_th = arena_str(m->arena, all[i].title.th);
			out->title_en = arena_str(m->arena, all[i].title.en);
		}
	return add_rules(m, of, out, e);
}

static struct plan_pillar
pillar(struct making *m, const struct profile_pillar *of)
{
	struct plan_pillar out = {
	    .key = arena_str(m->arena, of->key), .weight = of->weight};
	size_t count;
	const struct indicator_info *all =
	    rule_set_indicators(m->from->set, &count);

	for (size_t i = 0; i < count; i++)
		if (str_equal(all[i].pillar, of->key)) {
			out.title_th =
			    arena_str(m->arena, all[i].pillar_title.th);
			out.title_en =
			    arena_str(m->arena, all[i].pillar_title.en);
		}
	return out;
}

enum err_code
score_plan_make(const struct score_plan_source *from, struct arena *a,
    struct plan *out, struct str *missing, struct err *e)
{
	const struct profile *p = from->profile;
	struct making m = {.from = from, .arena = a};
	struct str pack = from->audit.rule_pack.len > 0
	    ? from->audit.rule_pack
	    : str_of(rule_set_digest(from->set));
	struct plan plan = {.profile = arena_str(a, p->name),
	    .title_th = arena_str(a, p->title.th),
	    .title_en = arena_str(a, p->title.en),
	    .rule_pack = arena_str(a, pack),
	    .indicator_count = p->indicator_count,
	    .pillar_count = p->pillar_count};
	enum err_code rc = ERR_NONE;

	plan.indicators =
	    arena_array(a, p->indicator_count, sizeof(*plan.indicators));
	plan.pillars = arena_array(a, p->pillar_count, sizeof(*plan.pillars));
	for (size_t i = 0; rc == ERR_NONE && i < p->indicator_count; i++)
		rc = add_indicator(
		    &m, &p->indicators[i], &plan.indicators[i], e);
	for (size_t i = 0; i < p->pillar_count; i++)
		plan.pillars[i] = pillar(&m, &p->pillars[i]);
	if (rc == ERR_NONE) {
		*out = plan;
		*missing = arena_str(a, buf_str(&m.missing));
	}
	buf_release(&m.missing);
	return rc;
}

static void
note(const struct invocation *inv, const struct profile *profile,
    struct str missing)
{
	static const struct words taken = {
	    "profile {1}, as none was named (--profile)",
	    "ใช้โปรไฟล์ {1} เพราะไม่ได้ระบุ (--profile)"};
	static const struct words not_there = {
	    "the audit does not have these rules of the profile, which count "
	    "as undecided: {1}",
	    "การตรวจนี้ไม่มีกฎของโปรไฟล์ดังนี้ จึงนับเป็นยังบอกไม่ได้: {1}"};

	if (option_get(inv, "profile") == NULL)
		print_words(taken, inv->lang, &profile->name, 1, stderr);
	if (missing.len > 0)
		print_words(not_there, inv->lang, &missing, 1, stderr);
}

enum err_code
score_plan_of(const struct invocation *inv, const struct rule_set *set,
    struct store *s, const struct stored_audit *audit, struct plan *out,
    struct err *e)
{
	struct score_plan_source from = {.set = set, .audit = *audit};
	struct audit_rule *rules = NULL;
	struct str missing = {0};
	enum err_code rc = score_profile_find(
	    set, option_get(inv, "profile"), &from.profile, e);

	if (rc == ERR_NONE)
		rc = store_audit_rules_read(
		    s, audit, inv->arena, &rules, &from.rule_count, e);
	from.rules = rules;
	if (rc == ERR_NONE)
		rc = score_plan_make(&from, inv->arena, out, &missing, e);
	if (rc == ERR_NONE)
		note(inv, from.profile, missing);
	return rc;
}

enum err_code
score_plan_open(const struct invocation *inv, struct store *s,
    const struct stored_audit *audit, struct plan *out, struct err *e)
{
	const char *folder = option_get(inv, "rules");
	struct rule_set *set = NULL;
	enum err_code rc =
	    rules_open(inv, folder != NULL ? folder : "rules", &set, e);

	if (rc == ERR_NONE)
		rc = score_plan_of(inv, set, s, audit, out, e);
	rule_set_free(set);
	return rc;
}

void
score_note_incomplete(
    const struct invocation *inv, const struct stored_audit *audit)
{
	static const struct words text = {
	    "audit {1} of round {2} is not complete: what it has no verdict of "
	    "counts as undecided",
	    "การตรวจ {1} ของรอบ {2} ยังไม่ครบ: สิ่งที่ยังไม่มีผลนับเป็นยังบอกไม่ได้"};
	const struct str args[] = {audit->name, audit->round};

	if (!audit->is_complete)
		print_words(text, inv->lang, args, 2, stderr);
}
