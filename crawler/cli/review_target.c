#include "cli/review_target.h"

#include "cli/rows.h"

struct search {
	const struct invocation *inv;
	struct store *store;
	struct review_targets *out;
	size_t capacity;
	struct str agency_id;
	struct str rule_id;
	bool has_rows; /* the agency has verdicts */
};

/* Evidence */

struct evidence_search {
	struct arena *arena;
	struct str audit;
	struct str evidence_id;
	struct str agency_id;
	struct str rule_id;
};

static void
take_evidence(void *state, const struct view_row *r)
{
	struct evidence_search *in = state;

	if (in->evidence_id.len > 0 ||
	    !str_equal(view_row_text(r, "audit"), in->audit))
		return;
	in->evidence_id = view_row_copy(r, "evidence_id", in->arena);
	in->agency_id = view_row_copy(r, "agency_id", in->arena);
	in->rule_id = view_row_copy(r, "rule_id", in->arena);
}

/* The verdict of a piece of evidence. */
static enum err_code
find_evidence(struct search *f, struct str id, struct err *e)
{
	const struct stored_audit *audit = &f->out->audit;
	struct evidence_search in = {
	    .arena = f->inv->arena, .audit = audit->name};
	const struct row_query q = {f->store, "evidence",
	    {{"evidence_id", id}, {"round", audit->round}}};
	enum err_code rc = rows_each(&q, take_evidence, &in, e);

	if (rc == ERR_NONE && in.evidence_id.len == 0)
		rc = err_set(e, ERR_USAGE,
		    "%.*s/%.*s has no evidence %.*s; name AGENCY and RULE, or "
		    "another round or audit with --round and --audit",
		    STR_ARG(audit->round), STR_ARG(audit->name), STR_ARG(id));
	f->agency_id = in.agency_id;
	f->rule_id = in.rule_id;
	return rc;
}

/* The first piece of evidence of a verdict. */
static enum err_code
find_first_evidence(struct search *f, struct review_target *t, struct err *e)
{
	const struct stored_audit *audit = &f->out->audit;
	struct evidence_search in = {
	    .arena = f->inv->arena, .audit = audit->name};
	const struct row_query q = {f->store, "evidence",
	    {{"round", audit->round}, {"audit", audit->name},
	        {"agency_id", t->agency_id}, {"rule_id", t->rule_id}}};
	enum err_code rc = rows_each(&q, take_evidence, &in, e);

	t->evidence_id = in.evidence_id;
	return rc;
}

/* Verdicts */

static void
add_target(struct search *f, const struct scored_verdict *v)
{
	struct review_targets *out = f->out;
	struct arena *a = f->inv->arena;

	out->items = arena_grow(
	    a, out->items, &f->capacity, out->count + 1, sizeof(*out->items));
	out->items[out->count++] =
	    (struct review_target){.agency_id = arena_str(a, v->agency_id),
	        .rule_id = arena_str(a, v->rule_id),
	        .rule_revision = v->rule_revision,
	        .outcome = v->outcome,
	        .level = v->level,
	        .reason = v->reason,
	        .effective = v->effective,
	        .effective_level = v->effective_level,
	        .evidence_sha256 = arena_str(a, v->evidence_sha256)};
}

static void
take_named(struct search *f, const struct scored_verdict *v)
{
	f->has_rows = true;
	if (str_equal_fold(v->rule_id, f->rule_id) && f->out->count == 0)
		add_target(f, v);
}

static void
take_alike(struct search *f, const struct scored_verdict *v)
{
	const struct review_target *named = &f->out->items[0];

	if (str_equal(v->rule_id, named->rule_id) &&
	    v->outcome == named->outcome && v->level == named->level &&
	    str_equal(v->evidence_sha256, named->evidence_sha256) &&
	    !str_equal(v->agency_id, named->agency_id))
		add_target(f, v);
}

/* Calls take for each verdict of an agency, or of all. */
static enum err_code
scan(struct search *f, struct str agency_id,
    void (*take)(struct search *f, const struct scored_verdict *v),
    struct err *e)
{
	const struct scored_query of = {
	    f->out->audit.round, f->out->audit.name, INT64_MAX};
	const struct scored_verdict *v = NULL;
	struct scored_cursor *cursor = NULL;
	enum err_code rc =
	    store_scored_open_of(f->store, &of, agency_id, &cursor, e);

	while (rc == ERR_NONE) {
		rc = store_scored_next(cursor, &v, e);
		if (rc != ERR_NONE || v == NULL)
			break;
		take(f, v);
	}
	store_scored_close(cursor);
	return rc;
}

static enum err_code
find_named(struct search *f, struct err *e)
{
	const struct stored_audit *audit = &f->out->audit;
	enum err_code rc = scan(f, f->agency_id, take_named, e);

	if (rc != ERR_NONE || f->out->count > 0)
		return rc;
	if (!f->has_rows)
		return err_set(e, ERR_USAGE,
		    "%.*s/%.*s has no verdicts of an agency %.*s",
		    STR_ARG(audit->round), STR_ARG(audit->name),
		    STR_ARG(f->agency_id));
	return err_set(e, ERR_USAGE,
	    "%.*s/%.*s has no verdict of a rule %.*s; "
	    "samruat show %.*s lists them",
	    STR_ARG(audit->round), STR_ARG(audit->name), STR_ARG(f->rule_id),
	    STR_ARG(f->agency_id));
}

static enum err_code
find_group(struct search *f, struct err *e)
{
	const struct review_target *named = &f->out->items[0];

	if (named->evidence_id.len == 0 || named->outcome == OUTCOME_UNTESTED)
		return err_set(e, ERR_USAGE,
		    "%.*s of %.*s rests on no text that others could share: "
		    "decide it alone, without --group",
		    STR_ARG(named->rule_id), STR_ARG(named->agency_id));
	return scan(f, (struct str){0}, take_alike, e);
}

static enum err_code
read_has_levels(struct search *f, struct err *e)
{
	struct review_targets *out = f->out;
	struct audit_rule *rules = NULL;
	size_t count = 0;
	enum err_code rc = store_audit_rules_read(
	    f->store, &out->audit, f->inv->arena, &rules, &count, e);

	out->has_levels = out->items[0].level >= 0;
	for (size_t i = 0; rc == ERR_NONE && i < count; i++)
		if (str_equal(rules[i].id, out->items[0].rule_id))
			out->has_levels = rules[i].has_levels;
	return rc;
}

enum err_code
review_targets_find(const struct invocation *inv, struct store *s,
    bool is_group, struct review_targets *out, struct err *e)
{
	struct search f = {.inv = inv, .store = s, .out = out};
	struct str first = str_of(inv->operands[0]);
	enum err_code rc = ERR_NONE;

	if (inv->operand_count > 1) {
		f.agency_id = first;
		f.rule_id = str_of(inv->operands[1]);
	} else {
		rc = find_evidence(&f, first, e);
	}
	if (rc == ERR_NONE)
		rc = find_named(&f, e);
	if (rc == ERR_NONE)
		rc = find_first_evidence(&f, &out->items[0], e);
	if (rc == ERR_NONE)
		rc = read_has_levels(&f, e);
	if (rc == ERR_NONE && is_group)
		rc = find_group(&f, e);
	for (size_t i = 1; rc == ERR_NONE && i < out->count; i++)
		rc = find_first_evidence(&f, &out->items[i], e);
	return rc;
}

enum err_code
review_target_read(struct store *s, const struct review_targets *of,
    struct review_target *target, enum decision_state *state, struct err *e)
{
	const struct scored_query q = {
	    of->audit.round, of->audit.name, INT64_MAX};
	const struct scored_verdict *v = NULL;
	struct scored_cursor *cursor = NULL;
	enum err_code rc =
	    store_scored_open_of(s, &q, target->agency_id, &cursor, e);

	while (rc == ERR_NONE) {
		rc = store_scored_next(cursor, &v, e);
		if (rc != ERR_NONE || v == NULL)
			break;
		if (!str_equal(v->rule_id, target->rule_id))
			continue;
		target->effective = v->effective;
		target->effective_level = v->effective_level;
		*state = v->decision.state;
		break;
	}
	store_scored_close(cursor);
	return rc;
}
