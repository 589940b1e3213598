#include "publish/answers_bind.h"

#include "base/map.h"
#include "store/audits.h"
#include "store/figures.h"
#include "store/view.h"

/* An audit that rows of the sheet name. */
struct audit_seen {
	struct str round;
	struct str name;
	bool is_there;
	struct audit_rule *rules;
	size_t rule_count;
};

/* Reviews of one thing: agency, rule and text. */
struct thing {
	const struct review *reviews; /* in the order of their numbers */
	size_t count;
};

struct binding {
	const struct bind_wish *wish;
	struct arena *arena;
	struct diag_list *diags;
	struct bound_answer *items;
	size_t count;
	size_t capacity;
	struct audit_seen *audits;
	size_t audit_count;
	size_t audit_capacity;
	struct map things; /* struct thing */
	struct map decided; /* of this sheet: struct bound_answer's answer */
};

/* The parts cannot hold the byte between them. */
static struct str
join_key(struct arena *a, const struct str *parts, size_t count)
{
	struct buf text = {0};
	struct str copy;

	for (size_t i = 0; i < count; i++) {
		(void)buf_append_str(&text, parts[i]);
		(void)buf_append_char(&text, '\x1f');
	}
	copy = arena_str(a, buf_str(&text));
	buf_release(&text);
	return copy;
}

static struct str
thing_key(struct arena *a, const struct review *r)
{
	const struct str parts[] = {
	    r->agency_id, r->rule_id, r->evidence_sha256};

	return join_key(a, parts, 3);
}

static struct audit_seen *
find_audit(const struct binding *b, const struct sheet_key *k)
{
	for (size_t i = 0; i < b->audit_count; i++)
		if (str_equal(b->audits[i].round, k->round) &&
		    str_equal(b->audits[i].name, k->audit))
			return &b->audits[i];
	return NULL;
}

static enum err_code
read_audit(struct binding *b, const struct sheet_key *k, struct err *e)
{
	struct audit_seen seen = {.round = k->round, .name = k->audit};
	struct stored_audit found = {.round = k->round, .name = k->audit};
	struct str name = arena_printf(
	    b->arena, "%.*s/%.*s", STR_ARG(k->round), STR_ARG(k->audit));
	struct err missing = {0};
	enum err_code rc =
	    store_audit_find(b->wish->store, name, b->arena, &found, &missing);

	if (rc != ERR_NONE && rc != ERR_USAGE)
		return err_set(e, rc, "%s", missing.msg);
	seen.is_there = rc == ERR_NONE;
	rc = store_audit_rules_read(
	    b->wish->store, &found, b->arena, &seen.rules, &seen.rule_count, e);
	if (rc != ERR_NONE)
		return rc;
	b->audits = arena_grow(b->arena, b->audits, &b->audit_capacity,
	    b->audit_count + 1, sizeof(*b->audits));
	b->audits[b->audit_count++] = seen;
	return ERR_NONE;
}

static const struct audit_rule *
rule_of(const struct audit_seen *audit, struct str id)
{
	for (size_t i = 0; i < audit->rule_count; i++)
		if (str_equal(audit->rules[i].id, id))
			return &audit->rules[i];
	return NULL;
}

static void
complain(const struct binding *b, enum answer_fault fault,
    const struct sheet_answer *of, size_t column, struct str what)
{
	const struct answer_place at = {
	    b->wish->answers->path, of->row, column};

	answer_complain(b->diags, fault, &at, what);
}

static bool
check_level(const struct binding *b, const struct audit_seen *audit,
    const struct sheet_answer *of)
{
	const struct audit_rule *rule = rule_of(audit, of->key.rule_id);
	size_t column = b->wish->answers->level_column;

	if (rule == NULL || column == STR_NONE ||
	    (of->decision != REVIEW_PASSED && of->decision != REVIEW_FAILED))
		return true;
	if (rule->has_levels == (of->level >= 0))
		return true;
	complain(b, rule->has_levels ? ANSWER_LEVEL_MISSING : ANSWER_NO_LEVELS,
	    of, column, rule->id);
	return false;
}

/* The review that an answer is for one agency. */
static struct review
review_of(const struct bind_wish *wish, const struct sheet_answer *of,
    struct str agency_id)
{
	static const enum outcome outcomes[REVIEW_DECISION_COUNT] = {
	    [REVIEW_PASSED] = OUTCOME_PASSED,
	    [REVIEW_FAILED] = OUTCOME_FAILED,
	    [REVIEW_INAPPLICABLE] = OUTCOME_INAPPLICABLE,
	    [REVIEW_UNSURE] = OUTCOME_CANT_TELL};
	const struct sheet_key *k = &of->key;
	bool is_confirmed = of->decision == REVIEW_CONFIRM;

	return (struct review){.round = k->round,
	    .audit = k->audit,
	    .agency_id = agency_id,
	    .rule_id = k->rule_id,
	    .rule_revision = k->rule_revision,
	    .machine_outcome = k->machine_outcome,
	    .machine_level = k->machine_level,
	    .reviewer = of->reviewer,
	    .decision = of->decision,
	    .outcome =
	        is_confirmed ? k->machine_outcome : outcomes[of->decision],
	    .level = is_confirmed ? k->machine_level : of->level,
	    .note = of->note,
	    .decided_us = of->decided_us > 0 ? of->decided_us : wish->now_us,
	    .evidence_sha256 = k->evidence_sha256,
	    .source = wish->source,
	    .drawn = k->drawn};
}

static void
add_agencies(struct binding *b, const struct sheet_answer *of)
{
	struct str rest = of->key.agency_ids, id;

	if (rest.len == 0)
		complain(b, ANSWER_BAD_KEY, of, 0, rest);
	while (str_split(&rest, ';', &id)) {
		b->items = arena_grow(b->arena, b->items, &b->capacity,
		    b->count + 1, sizeof(*b->items));
		b->items[b->count++] = (struct bound_answer){.answer = of,
		    .state = BOUND_GONE,
		    .review = review_of(b->wish, of, str_trim(id))};
	}
}

static enum err_code
add_all(struct binding *b, struct err *e)
{
	const struct answers *answers = b->wish->answers;

	for (size_t i = 0; i < answers->count; i++) {
		const struct sheet_answer *of = &answers->items[i];
		const struct audit_seen *audit = find_audit(b, &of->key);

		if (audit == NULL) {
			enum err_code rc = read_audit(b, &of->key, e);

			if (rc != ERR_NONE)
				return rc;
			audit = find_audit(b, &of->key);
		}
		if (audit == NULL || !audit->is_there)
			complain(b, ANSWER_NO_AUDIT, of, STR_NONE,
			    arena_printf(b->arena, "%.*s/%.*s",
			        STR_ARG(of->key.round),
			        STR_ARG(of->key.audit)));
		else if (check_level(b, audit, of))
			add_agencies(b, of);
	}
	return ERR_NONE;
}

/* An item waits for the verdict of its agency and rule; several may. */
struct waiting {
	struct bound_answer *item;
	struct waiting *next;
};

static void
take_verdict(struct waiting *w, const struct scored_verdict *v)
{
	for (; w != NULL; w = w->next) {
		const struct review *r = &w->item->review;
		bool is_same = v->outcome == r->machine_outcome &&
		    v->level == r->machine_level &&
		    v->rule_revision == r->rule_revision &&
		    r->evidence_sha256.len > 0 &&
		    str_equal(v->evidence_sha256, r->evidence_sha256);

		w->item->state = is_same ? BOUND_NEW : BOUND_CHANGED;
	}
}

static enum err_code
read_verdicts(struct binding *b, const struct audit_seen *audit,
    const struct map *waiting, struct err *e)
{
	const struct scored_query of = {audit->round, audit->name, INT64_MAX};
	const struct scored_verdict *v = NULL;
	struct scored_cursor *c = NULL;
	struct arena scratch = {0};
	enum err_code rc = store_scored_open(b->wish->store, &of, &c, e);

	while (rc == ERR_NONE) {
		struct str parts[2];

		rc = store_scored_next(c, &v, e);
		if (rc != ERR_NONE || v == NULL)
			break;
		parts[0] = v->agency_id;
		parts[1] = v->rule_id;
		take_verdict(map_get(waiting, join_key(&scratch, parts, 2)), v);
		arena_reset(&scratch);
	}
	store_scored_close(c);
	arena_release(&scratch);
	return rc;
}

/* Says of each item of an audit whether its verdict is still the same. */
static enum err_code
match_audit(struct binding *b, const struct audit_seen *audit, struct err *e)
{
	struct map waiting = {0};
	size_t count = 0;
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; i < b->count; i++) {
		const struct review *r = &b->items[i].review;
		const struct str parts[] = {r->agency_id, r->rule_id};
		struct str key = join_key(b->arena, parts, 2);
		struct waiting *w, *first;

		if (!str_equal(r->round, audit->round) ||
		    !str_equal(r->audit, audit->name))
			continue;
		first = map_get(&waiting, key);
		w = arena_alloc(b->arena, sizeof(*w));
		w->item = &b->items[i];
		if (first == NULL) {
			map_put(&waiting, key, w);
		} else {
			w->next = first->next;
			first->next = w;
		}
		count++;
	}
	if (count > 0)
		rc = read_verdicts(b, audit, &waiting, e);
	map_release(&waiting);
	return rc;
}

static enum err_code
read_things(struct binding *b, struct err *e)
{
	struct review *reviews = NULL;
	struct thing *t = NULL;
	size_t count = 0;
	enum err_code rc = store_reviews_read(
	    b->wish->store, INT64_MAX, b->arena, &reviews, &count, e);

	for (size_t i = 0; rc == ERR_NONE && i < count; i++) {
		struct str key = thing_key(b->arena, &reviews[i]);

		t = map_get(&b->things, key);
		if (t == NULL) {
			t = arena_alloc(b->arena, sizeof(*t));
			t->reviews = &reviews[i];
			map_put(&b->things, key, t);
		}
		t->count++;
	}
	return rc;
}

static bool
is_same_decision(const struct review *a, const struct review *b)
{
	return a->decision == b->decision &&
	    (a->decision == REVIEW_UNSURE ||
	        (a->outcome == b->outcome && a->level == b->level));
}

static const struct review *
newest_of(const struct thing *t, struct str reviewer)
{
	for (size_t i = t->count; i-- > 0;)
		if (str_equal(t->reviews[i].reviewer, reviewer))
			return &t->reviews[i];
	return NULL;
}

/* What comes of a review beside those that are there. */
static void
hold_against(struct binding *b, struct bound_answer *item)
{
	const struct thing *t =
	    map_get(&b->things, thing_key(b->arena, &item->review));
	const struct review *own;
	struct review *all;

	if (t == NULL)
		return;
	own = newest_of(t, item->review.reviewer);
	if (own != NULL && is_same_decision(own, &item->review)) {
		item->state = BOUND_THERE;
		return;
	}
	all = arena_array(b->arena, t->count + 1, sizeof(*all));
	memcpy(all, t->reviews, t->count * sizeof(*all));
	all[t->count] = item->review;
	if (review_settle(all, t->count + 1).state != DECISION_DISAGREE)
		return;
	item->state = BOUND_DISAGREES;
	for (size_t i = 0; i < t->count; i++)
		if (!str_equal(all[i].reviewer, item->review.reviewer) &&
		    all[i].decision != REVIEW_UNSURE &&
		    (all[i].outcome != item->review.outcome ||
		        all[i].level != item->review.level))
			item->other = all[i].reviewer;
}

/* Two rows of the sheet may be about one text. */
static void
hold_against_sheet(struct binding *b, struct bound_answer *item)
{
	const struct review *r = &item->review;
	const struct str parts[] = {
	    r->agency_id, r->rule_id, r->evidence_sha256, r->reviewer};
	struct str key = join_key(b->arena, parts, 4);
	const struct bound_answer *before = map_get(&b->decided, key);

	if (before == NULL)
		map_put(&b->decided, key, item);
	else if (is_same_decision(&before->review, r))
		item->state = BOUND_THERE;
	else
		complain(b, ANSWER_TWICE, item->answer, STR_NONE,
		    arena_printf(
		        b->arena, "%lld", (long long)before->answer->row));
}

/* The first piece of evidence of a verdict, in the order of the view. */
static enum err_code
read_evidence_id(struct binding *b, struct review *r, struct err *e)
{
	const struct view_info *view = store_view_named("evidence");
	const struct view_filter filters[] = {{"round", r->round},
	    {"audit", r->audit}, {"agency_id", r->agency_id},
	    {"rule_id", r->rule_id}};
	const struct view_value *row = NULL;
	struct view_cursor *c = NULL;
	bool is_there = false;
	enum err_code rc =
	    store_view_open(b->wish->store, view, filters, 4, &c, e);

	if (rc == ERR_NONE)
		rc = store_view_next(c, &row, &is_there, e);
	if (rc == ERR_NONE && is_there) /* its first column */
		r->evidence_id = arena_str(b->arena, row[0].text);
	store_view_close(c);
	return rc;
}

static enum err_code
weigh_all(struct binding *b, struct err *e)
{
	enum err_code rc = read_things(b, e);

	for (size_t i = 0; rc == ERR_NONE && i < b->count; i++) {
		struct bound_answer *item = &b->items[i];

		if (item->state != BOUND_NEW)
			continue;
		hold_against(b, item);
		hold_against_sheet(b, item);
		if (item->state != BOUND_THERE)
			rc = read_evidence_id(b, &item->review, e);
	}
	return rc;
}

enum err_code
answers_bind(const struct bind_wish *wish, struct arena *a,
    struct diag_list *diags, struct bound_answer **out, size_t *count,
    struct err *e)
{
	struct binding b = {.wish = wish, .arena = a, .diags = diags};
	enum err_code rc = add_all(&b, e);

	for (size_t i = 0; rc == ERR_NONE && i < b.audit_count; i++)
		rc = match_audit(&b, &b.audits[i], e);
	if (rc == ERR_NONE)
		rc = weigh_all(&b, e);
	map_release(&b.things);
	map_release(&b.decided);
	if (rc == ERR_NONE) {
		*out = b.items;
		*count = b.count;
	}
	return rc;
}
