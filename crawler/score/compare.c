#include "score/compare.h"

#include <assert.h>

#include "store/compared.h"
#include "store/view.h"

/* Agencies of one round, in order of id. */
struct roll {
	struct view_cursor *cursor;
	const struct view_info *view;
	const struct view_value *row; /* NULL: behind the last */
};

/* Verdicts of one audit, in order of agency and rule. */
struct line {
	struct scored_cursor *cursor;
	const struct scored_verdict *now; /* NULL: behind the last */
};

/* What of an agency is read once, when it is asked for. */
struct notes {
	struct arena arena;
	struct evidence_place *places[COMPARE_SIDES];
	size_t place_count[COMPARE_SIDES];
	bool has_places[COMPARE_SIDES];
	bool has_pages;
	bool is_same_pages;
	bool is_dark;
};

struct walk {
	const struct comparison *c;
	const struct compare_wish *wish;
	struct roll rolls[2];
	struct line lines[COMPARE_SIDES];
	struct notes notes;
	struct compared_agency agency;
};

static enum err_code
roll_next(struct roll *r, struct err *e)
{
	bool is_there = false;
	enum err_code rc = store_view_next(r->cursor, &r->row, &is_there, e);

	if (!is_there)
		r->row = NULL;
	return rc;
}

static struct str
roll_text(const struct roll *r, const char *column)
{
	for (size_t i = 0; i < r->view->column_count; i++)
		if (str_is(str_of(r->view->columns[i].name), column))
			return r->row[i].kind == VALUE_TEXT ? r->row[i].text
			                                    : (struct str){0};
	assert(false && "a column that the view does not have");
	return (struct str){0};
}

static enum err_code
roll_open(struct roll *r, struct store *s, struct str round, struct str agency,
    struct err *e)
{
	const struct view_filter filters[] = {
	    {"round", round}, {"agency_id", agency}};
	enum err_code rc;

	r->view = store_view_named("agencies");
	rc = store_view_open(
	    s, r->view, filters, agency.len > 0 ? 2 : 1, &r->cursor, e);
	return rc == ERR_NONE ? roll_next(r, e) : rc;
}

static enum err_code
line_open(struct line *l, struct store *s, const struct stored_audit *audit,
    struct str agency, struct err *e)
{
	const struct scored_query q = {audit->round, audit->name, INT64_MAX};
	enum err_code rc = store_scored_open_of(s, &q, agency, &l->cursor, e);

	return rc == ERR_NONE ? store_scored_next(l->cursor, &l->now, e) : rc;
}

/* Moves to the verdict of an agency by a rule; NULL: there is none. Never
 * back. */
static enum err_code
line_seek(struct line *l, struct str agency, struct str rule,
    const struct scored_verdict **out, struct err *e)
{
	enum err_code rc = ERR_NONE;
	int order = -1;

	while (rc == ERR_NONE && l->now != NULL) {
		order = str_compare(l->now->agency_id, agency);
		if (order == 0)
			order = str_compare(l->now->rule_id, rule);
		if (order >= 0)
			break;
		rc = store_scored_next(l->cursor, &l->now, e);
	}
	*out = l->now != NULL && order == 0 ? l->now : NULL;
	return rc;
}

static void
notes_clear(struct notes *n)
{
	struct arena arena = n->arena;

	arena_reset(&arena);
	*n = (struct notes){.arena = arena};
}

static enum err_code
read_places(struct walk *w, enum compare_side side, struct err *e)
{
	const struct stored_audit *audit = &w->c->sides[side];
	const struct agency_audit of = {
	    audit->round, audit->name, w->agency.id};
	struct notes *n = &w->notes;

	if (n->has_places[side])
		return ERR_NONE;
	n->has_places[side] = true;
	return store_places_read(w->c->store, &of, &n->arena, &n->places[side],
	    &n->place_count[side], e);
}

/* The places of one rule in a side's list. */
static size_t
find_places(const struct notes *n, enum compare_side side, struct str rule,
    size_t *begin)
{
	const struct evidence_place *all = n->places[side];
	size_t i = 0, end;

	while (
	    i < n->place_count[side] && str_compare(all[i].rule_id, rule) < 0)
		i++;
	end = i;
	while (end < n->place_count[side] && str_equal(all[end].rule_id, rule))
		end++;
	*begin = i;
	return end - i;
}

static enum err_code
is_same_places(struct walk *w, const struct change *c, bool *out, struct err *e)
{
	const struct notes *n = &w->notes;
	enum err_code rc = read_places(w, c->from, e);
	size_t i, k, count;

	if (rc == ERR_NONE)
		rc = read_places(w, c->to, e);
	if (rc != ERR_NONE)
		return rc;
	count = find_places(n, c->from, c->rule->id, &i);
	*out = find_places(n, c->to, c->rule->id, &k) == count;
	for (size_t j = 0; *out && j < count; j++)
		*out = str_equal(
		    n->places[c->from][i + j].url, n->places[c->to][k + j].url);
	return ERR_NONE;
}

/* What the pages of both rounds say. */
static enum err_code
read_pages(struct walk *w, struct err *e)
{
	const struct stored_audit *sides = w->c->sides;
	char texts[2][DIGEST_TEXT_BYTES];
	struct notes *n = &w->notes;
	enum err_code rc = ERR_NONE;

	if (n->has_pages)
		return ERR_NONE;
	for (int i = 0; rc == ERR_NONE && i <= COMPARE_AFTER; i++)
		rc = store_texts_digest(
		    w->c->store, sides[i].round, w->agency.id, texts[i], e);
	if (rc != ERR_NONE)
		return rc;
	n->has_pages = true;
	n->is_same_pages =
	    str_is(str_of(texts[COMPARE_BEFORE]), texts[COMPARE_AFTER]);
	n->is_dark =
	    texts[COMPARE_BEFORE][0] == '\0' || texts[COMPARE_AFTER][0] == '\0';
	return ERR_NONE;
}

static struct compared_verdict
brief_of(const struct scored_verdict *v)
{
	if (v == NULL)
		return (struct compared_verdict){.level = -1};
	return (struct compared_verdict){true, v->outcome, v->level, v->reason};
}

/* Fills in the kind of a change whose sides are set. */
static enum err_code
judge(struct walk *w, bool is_same_rule, struct change *c, struct err *e)
{
	const struct stored_audit *sides = w->c->sides;
	const struct compared_verdict before = brief_of(c->before),
	                              after = brief_of(c->after);
	struct sameness same = {.rule = is_same_rule, .places = true};
	enum err_code rc = ERR_NONE;

	same.round = str_equal(sides[c->from].round, sides[c->to].round);
	if (c->before != NULL && c->after != NULL) {
		same.text = str_equal(
		    c->before->evidence_sha256, c->after->evidence_sha256);
		if (same.text && !same.round && before.outcome == after.outcome)
			rc = is_same_places(w, c, &same.places, e);
		if (rc == ERR_NONE && !same.round && !(same.rule && same.text))
			rc = read_pages(w, e);
	}
	if (w->notes.has_pages) {
		same.pages = w->notes.is_same_pages;
		same.dark = w->notes.is_dark;
	}
	c->kind = change_of(&before, &after, &same);
	return rc;
}

static enum err_code
tell(const struct walk *w, const struct change *c, struct err *e)
{
	return w->wish->on_change(w->wish->state, c, e);
}

/* What the rule did is told by itself; when it did nothing, what lies between
 * the third audit and the second is all. */
static enum err_code
tell_split(struct walk *w, struct change *c,
    const struct scored_verdict *between, struct err *e)
{
	struct change rule = *c;
	enum err_code rc;

	rule.to = COMPARE_BETWEEN;
	rule.after = between;
	c->from = COMPARE_BETWEEN;
	c->before = between;
	rc = judge(w, false, &rule, e);
	if (rc == ERR_NONE)
		rc = judge(w, true, c, e);
	if (rc == ERR_NONE && rule.kind != CHANGE_SAME)
		rc = tell(w, &rule, e);
	if (rc == ERR_NONE &&
	    (c->kind != CHANGE_SAME || rule.kind == CHANGE_SAME))
		rc = tell(w, c, e);
	return rc;
}

static enum err_code
compare_cell(struct walk *w, const struct compared_rule *r, struct err *e)
{
	struct change c = {.agency = &w->agency,
	    .rule = r,
	    .from = COMPARE_BEFORE,
	    .to = COMPARE_AFTER};
	const struct scored_verdict *between = NULL;
	enum err_code rc = line_seek(
	    &w->lines[COMPARE_BEFORE], w->agency.id, r->id, &c.before, e);

	if (rc == ERR_NONE)
		rc = line_seek(
		    &w->lines[COMPARE_AFTER], w->agency.id, r->id, &c.after, e);
	if (rc == ERR_NONE && r->is_split)
		rc = line_seek(&w->lines[COMPARE_BETWEEN], w->agency.id, r->id,
		    &between, e);
	if (rc != ERR_NONE)
		return rc;
	if (between != NULL && c.before != NULL)
		return tell_split(w, &c, between, e);
	rc = judge(w, r->is_same, &c, e);
	return rc == ERR_NONE ? tell(w, &c, e) : rc;
}

static bool
is_common(const struct compared_rule *r)
{
	return r->is_in[COMPARE_BEFORE] && r->is_in[COMPARE_AFTER];
}

static enum err_code
compare_rules(struct walk *w, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < w->c->rule_count; i++)
		if (is_common(&w->c->rules[i]))
			rc = compare_cell(w, &w->c->rules[i], e);
	return rc;
}

static void
take_agency(struct walk *w, const struct roll *r)
{
	struct arena *a = &w->notes.arena;

	notes_clear(&w->notes);
	w->agency.id = arena_str(a, roll_text(r, "agency_id"));
	w->agency.name_th = arena_str(a, roll_text(r, "name_th"));
	w->agency.name_en = arena_str(a, roll_text(r, "name_en"));
	w->agency.ministry_th = arena_str(a, roll_text(r, "ministry_th"));
}

/* The first agency that is left, on one side or on both. */
static enum err_code
next_agency(struct walk *w, struct err *e)
{
	struct roll *before = &w->rolls[COMPARE_BEFORE];
	struct roll *after = &w->rolls[COMPARE_AFTER];
	struct change c = {
	    .agency = &w->agency, .from = COMPARE_BEFORE, .to = COMPARE_AFTER};
	int order = before->row == NULL ? 1
	    : after->row == NULL        ? -1
	                         : str_compare(roll_text(before, "agency_id"),
	                               roll_text(after, "agency_id"));
	enum err_code rc;

	take_agency(w, order < 0 ? before : after);
	c.kind = order < 0 ? CHANGE_GONE_AGENCY : CHANGE_NEW_AGENCY;
	rc = order == 0 ? compare_rules(w, e) : tell(w, &c, e);
	if (rc == ERR_NONE && order <= 0)
		rc = roll_next(before, e);
	if (rc == ERR_NONE && order >= 0)
		rc = roll_next(after, e);
	return rc;
}

static enum err_code
tell_rules(const struct walk *w, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < w->c->rule_count; i++) {
		const struct compared_rule *r = &w->c->rules[i];
		const struct change c = {.kind = r->is_in[COMPARE_AFTER]
		        ? CHANGE_NEW_RULE
		        : CHANGE_GONE_RULE,
		    .rule = r,
		    .from = COMPARE_BEFORE,
		    .to = COMPARE_AFTER};

		if (!is_common(r))
			rc = tell(w, &c, e);
	}
	return rc;
}

static enum err_code
open_all(struct walk *w, struct err *e)
{
	const struct comparison *c = w->c;
	enum err_code rc = ERR_NONE;

	for (int i = 0; rc == ERR_NONE && i < COMPARE_SIDES; i++)
		if (c->sides[i].name.len > 0)
			rc = line_open(&w->lines[i], c->store, &c->sides[i],
			    w->wish->agency_id, e);
	for (int i = 0; rc == ERR_NONE && i <= COMPARE_AFTER; i++)
		rc = roll_open(&w->rolls[i], c->store, c->sides[i].round,
		    w->wish->agency_id, e);
	return rc;
}

static bool
has_agency(const struct walk *w)
{
	return w->rolls[COMPARE_BEFORE].row != NULL ||
	    w->rolls[COMPARE_AFTER].row != NULL;
}

enum err_code
compare_each(
    const struct comparison *c, const struct compare_wish *wish, struct err *e)
{
	struct walk w = {.c = c, .wish = wish};
	enum err_code rc = open_all(&w, e);

	if (rc == ERR_NONE && wish->agency_id.len > 0 && !has_agency(&w))
		rc = err_set(e, ERR_USAGE, "neither round has an agency %.*s",
		    STR_ARG(wish->agency_id));
	if (rc == ERR_NONE && wish->agency_id.len == 0)
		rc = tell_rules(&w, e);
	while (rc == ERR_NONE && has_agency(&w))
		rc = next_agency(&w, e);
	for (int i = 0; i < COMPARE_SIDES; i++)
		store_scored_close(w.lines[i].cursor);
	for (int i = 0; i <= COMPARE_AFTER; i++)
		store_view_close(w.rolls[i].cursor);
	arena_release(&w.notes.arena);
	return rc;
}
