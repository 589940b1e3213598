/* What is counted in an export: outcomes by agency and by rule, pages. */
#include "facts.h"

enum { PASSED, FAILED, UNDECIDED, INAPPLICABLE, OUTCOMES };
static const char *const outcome_names[OUTCOMES] = {
    "passed", "failed", "undecided", "inapplicable"};

static const struct {
	const char *by;
	const char *column;
} groupings[] = {
    {"level", "level"},
    {"ministry", "ministry_th"},
    {"province", "province_code"},
    {"office", "office_code"},
};
enum { GROUPINGS = sizeof(groupings) / sizeof(groupings[0]) };

/* An agency's groups. */
struct member {
	struct str groups[GROUPINGS];
};

struct tally {
	struct str whose;
	struct str figure;
	int64_t counts[OUTCOMES];
};

/* How many agencies have a rule's verdict at a level, or open for a reason. */
struct piece {
	struct fact_key key;
	int64_t count;
	struct piece *next;
};

struct counting {
	struct facts *facts;
	struct map members; /* by agency id */
	struct map tallies;
	struct tally **all;
	size_t count;
	size_t capacity;
	struct map pieces_by_key;
	struct piece *pieces;
	struct map rules;
	int64_t rule_count;
	int64_t reached_count; /* agencies */
};

static struct tally *
tally_of(struct counting *c, struct str whose, struct str figure)
{
	struct arena *a = c->facts->arena;
	struct str key =
	    arena_printf(a, "%.*s|%.*s", STR_ARG(whose), STR_ARG(figure));
	struct tally *t = map_get(&c->tallies, key);

	if (t != NULL)
		return t;
	t = arena_alloc(a, sizeof(*t));
	*t = (struct tally){.whose = whose, .figure = figure};
	map_put(&c->tallies, key, t);
	c->all = arena_grow(
	    a, c->all, &c->capacity, c->count + 1, sizeof(struct tally *));
	c->all[c->count++] = t;
	return t;
}

static int
outcome_of(struct str standing, struct str effective, struct str reviewer)
{
	if (str_is(standing, "awaits-review") && reviewer.len == 0)
		return UNDECIDED;
	if (str_is(effective, "passed"))
		return PASSED;
	if (str_is(effective, "failed"))
		return FAILED;
	return str_is(effective, "inapplicable") ? INAPPLICABLE : UNDECIDED;
}

static void
count_piece(struct counting *c, struct str rule, struct str number)
{
	struct arena *a = c->facts->arena;
	struct str key =
	    arena_printf(a, "%.*s|%.*s", STR_ARG(rule), STR_ARG(number));
	struct piece *p = map_get(&c->pieces_by_key, key);

	if (p == NULL) {
		p = arena_alloc(a, sizeof(*p));
		*p = (struct piece){.key = {.whose = str_of("all:"),
		                        .figure = rule,
		                        .number = arena_cstr(a, number)},
		    .next = c->pieces};
		c->pieces = p;
		map_put(&c->pieces_by_key, key, p);
	}
	p->count++;
}

/* As the parts of a rule's page are called. */
static void
count_pieces(struct counting *c, const struct csv_row *head,
    const struct csv_row *row, int o)
{
	struct arena *a = c->facts->arena;
	struct str rule = facts_field(head, row, "rule_id");
	struct str level = facts_field(head, row, "effective_level");
	struct str reason = facts_field(head, row, "reason");
	struct str effective = facts_field(head, row, "effective_outcome");

	if (o == UNDECIDED && !str_is(effective, "cantTell") &&
	    !str_is(effective, "untested"))
		reason = str_of("awaits-review");
	if (o == UNDECIDED)
		count_piece(c, rule,
		    arena_printf(a, "undecided-%.*s", STR_ARG(reason)));
	else if (o != INAPPLICABLE && level.len > 0)
		count_piece(c, rule,
		    arena_printf(
		        a, "%s-level-%.*s", outcome_names[o], STR_ARG(level)));
}

static enum err_code
add_verdict(void *state, const struct csv_row *head, const struct csv_row *row,
    struct err *e)
{
	struct counting *c = state;
	struct facts *f = c->facts;
	struct str rule = facts_field(head, row, "rule_id"), standing = {0};
	struct str agency = facts_field(head, row, "agency_id");
	const struct member *m = map_get(&c->members, agency);
	struct str whose = facts_group(f->arena, "agency", agency);
	const struct fact_key level = {
	    .whose = whose, .figure = rule, .number = "level"};
	const struct fact_key plan = {
	    .whose = str_of("all:"), .figure = rule, .number = "standing"};
	bool is_counted;
	int o;

	if (!str_equal(facts_field(head, row, "round"), f->round))
		return ERR_NONE;
	if (m == NULL)
		return err_set(e, ERR_DB, "the verdicts name an agency %.*s",
		    STR_ARG(agency));
	if (map_get(&c->rules, rule) == NULL) {
		map_put(&c->rules, rule, c);
		c->rule_count++;
	}
	is_counted = facts_find(f, &plan, &standing);
	o = outcome_of(standing, facts_field(head, row, "effective_outcome"),
	    facts_field(head, row, "reviewer"));
	if (is_counted)
		tally_of(c, whose, (struct str){0})->counts[o]++;
	count_pieces(c, head, row, o);
	tally_of(c, str_of("all:"), rule)->counts[o]++;
	for (size_t i = 0; i < GROUPINGS; i++)
		tally_of(c, m->groups[i], rule)->counts[o]++;
	return facts_put(
	    f, &level, facts_field(head, row, "effective_level"), e);
}

static enum err_code
add_member(void *state, const struct csv_row *head, const struct csv_row *row,
    struct err *e)
{
	struct counting *c = state;
	struct arena *a = c->facts->arena;
	struct member *m = arena_alloc(a, sizeof(*m));

	(void)e;
	if (!str_equal(facts_field(head, row, "round"), c->facts->round))
		return ERR_NONE;
	c->reached_count += str_is(facts_field(head, row, "status"), "reached");
	for (size_t i = 0; i < GROUPINGS; i++) {
		struct fact_key key = {.number = "reached"};

		m->groups[i] = facts_group(a, groupings[i].by,
		    facts_field(head, row, groupings[i].column));
		key.whose = m->groups[i];
		*facts_sum(c->facts, &key) +=
		    str_is(facts_field(head, row, "status"), "reached");
	}
	map_put_first(&c->members, facts_field(head, row, "agency_id"), m);
	return ERR_NONE;
}

static struct str
share_text(struct arena *a, int64_t part, int64_t all)
{
	return arena_printf(a, "%.15g", (double)part / (double)all);
}

static enum err_code
put_tally(struct facts *f, const struct tally *t, struct err *e)
{
	struct fact_key key = {.whose = t->whose, .figure = t->figure};
	int64_t all =
	    t->counts[PASSED] + t->counts[FAILED] + t->counts[UNDECIDED];
	enum err_code rc = ERR_NONE;

	for (int o = 0; rc == ERR_NONE && o < OUTCOMES; o++) {
		key.number = outcome_names[o];
		rc = facts_put(f, &key,
		    arena_printf(f->arena, "%lld", (long long)t->counts[o]), e);
	}
	key.number = t->figure.len == 0 ? "rules" : "agencies";
	if (rc == ERR_NONE)
		rc = facts_put(f, &key,
		    arena_printf(f->arena, "%lld",
		        (long long)(all + t->counts[INAPPLICABLE])),
		    e);
	key.number = "applies";
	if (rc == ERR_NONE && t->figure.len > 0)
		rc = facts_put(
		    f, &key, arena_printf(f->arena, "%lld", (long long)all), e);
	if (rc != ERR_NONE || all == 0)
		return rc;
	key.number = "lower";
	rc =
	    facts_put(f, &key, share_text(f->arena, t->counts[PASSED], all), e);
	if (rc != ERR_NONE)
		return rc;
	key.number = "upper";
	return facts_put(f, &key,
	    share_text(f->arena, t->counts[PASSED] + t->counts[UNDECIDED], all),
	    e);
}

/* Outcomes of the agencies of a group, by indicator. */
static void
add_parts(struct counting *c)
{
	struct str agency = str_of("agency:");

	for (const struct fact_sum *n = c->facts->parts; n != NULL;
	     n = n->next) {
		const struct member *m = map_get(&c->members,
		    str_slice(n->key.whose, agency.len, n->key.whose.len));
		struct fact_key key = n->key;

		if (m == NULL || !str_equal(key.round, c->facts->round))
			continue;
		for (size_t i = 0; i < GROUPINGS; i++) {
			key.whose = m->groups[i];
			*facts_sum(c->facts, &key) += n->sum;
		}
	}
}

static enum err_code
put_total(struct facts *f, const char *number, int64_t count, struct err *e)
{
	const struct fact_key key = {.whose = str_of("all:"), .number = number};

	return facts_put(
	    f, &key, arena_printf(f->arena, "%lld", (long long)count), e);
}

static enum err_code
add_page(void *state, const struct csv_row *head, const struct csv_row *row,
    struct err *e)
{
	const struct counting *c = state;
	struct facts *f = c->facts;
	const struct fact_key key = {.number = "pages",
	    .whose = facts_group(
	        f->arena, "agency", facts_field(head, row, "agency_id"))};

	(void)e;
	if (str_equal(facts_field(head, row, "round"), f->round))
		++*facts_sum(f, &key);
	return ERR_NONE;
}

enum err_code
facts_count(struct facts *f, const struct fact_tables *t, struct err *e)
{
	struct counting c = {.facts = f};
	enum err_code rc = facts_rows(f->arena, t->agencies, add_member, &c, e);

	if (rc == ERR_NONE)
		rc = facts_rows(f->arena, t->verdicts, add_verdict, &c, e);
	if (rc == ERR_NONE)
		rc = facts_rows(f->arena, t->pages, add_page, &c, e);
	add_parts(&c);
	for (size_t i = 0; rc == ERR_NONE && i < c.count; i++)
		rc = put_tally(f, c.all[i], e);
	for (const struct fact_sum *n = f->sums; rc == ERR_NONE && n != NULL;
	     n = n->next)
		rc = facts_put(f, &n->key,
		    arena_printf(f->arena, "%lld", (long long)n->sum), e);
	for (const struct piece *n = c.pieces; rc == ERR_NONE && n != NULL;
	     n = n->next)
		rc = facts_put(f, &n->key,
		    arena_printf(f->arena, "%lld", (long long)n->count), e);
	if (rc == ERR_NONE)
		rc = put_total(f, "rules", c.rule_count, e);
	if (rc == ERR_NONE)
		rc = put_total(f, "reached", c.reached_count, e);
	map_release(&c.pieces_by_key);
	map_release(&c.rules);
	map_release(&c.members);
	map_release(&c.tallies);
	return rc;
}
