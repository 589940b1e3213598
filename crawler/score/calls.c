#include "score/calls.h"

#include <jansson.h>

#include "base/map.h"
#include "store/view_row.h"

struct reading {
	const struct calls_wish *wish;
	struct arena *arena;
	struct calls *calls;
	size_t capacity;
	struct map agencies; /* struct call_agency, by id */
	struct map rules; /* struct call_rule, by id */
	struct map effects; /* struct queue_item, by rule */
	struct call_agency *agency; /* of the row before */
	struct open_verdict *open; /* of that agency, the weightiest first */
	size_t open_count;
	struct str *rounds; /* names, the newest first, from this one on */
	size_t round_count;
	size_t round_capacity;
	struct str before; /* the round that is looked at */
	bool goes_on; /* some agency was no better then */
};

/* What is asked about a rule. */
struct call_rule {
	struct str title_th;
	struct str title_en;
	bool has_levels;
	double weight; /* 0: nobody is asked */
};

struct open_verdict {
	struct claim_verdict verdict;
	const struct call_rule *rule;
};

enum call_state
call_state_of(struct str status)
{
	static const struct {
		const char *status;
		enum call_state state;
	} states[] = {
	    {"reached", CALL_REACHED},
	    {"unreachable", CALL_DOWN},
	    {"moved", CALL_DOWN},
	    {"blocked", CALL_BLOCKED},
	    {"forbidden", CALL_BLOCKED},
	    {"no-site", CALL_SITE_UNKNOWN},
	    {"unknown", CALL_SITE_UNKNOWN},
	    {"no-website", CALL_WITHOUT_SITE},
	    {"social-only", CALL_WITHOUT_SITE},
	    {"merged", CALL_MERGED},
	};

	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (str_is(status, states[i].status))
			return states[i].state;
	return CALL_NOT_ASKED;
}

static bool
take_agency(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct calls *k = in->calls;
	struct call_agency *g;

	k->agencies = arena_grow(in->arena, k->agencies, &in->capacity,
	    k->agency_count + 1, sizeof(*k->agencies));
	g = &k->agencies[k->agency_count++];
	g->id = view_row_copy(r, "agency_id", in->arena);
	g->name_th = view_row_copy(r, "name_th", in->arena);
	g->name_en = view_row_copy(r, "name_en", in->arena);
	g->level = view_row_copy(r, "level", in->arena);
	g->ministry_th = view_row_copy(r, "ministry_th", in->arena);
	g->province_code = view_row_copy(r, "province_code", in->arena);
	g->status = view_row_copy(r, "status", in->arena);
	g->state = call_state_of(g->status);
	if (g->state != CALL_REACHED) {
		g->since_round = in->wish->round;
		g->rounds = 1;
	}
	return true;
}

static void
read_config(struct reading *in, struct str text)
{
	json_t *config = json_loadb(text.ptr, text.len, 0, NULL);
	const char *agent = NULL;

	if (config != NULL &&
	    json_unpack(config, "{s?s}", "user_agent", &agent) == 0)
		in->calls->user_agent = arena_str(in->arena, str_of(agent));
	json_decref(config);
}

/* Rounds come in the order in which they began. */
static bool
take_round(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct str name = view_row_copy(r, "round", in->arena);

	in->rounds = arena_grow(in->arena, in->rounds, &in->round_capacity,
	    in->round_count + 1, sizeof(*in->rounds));
	in->rounds[in->round_count++] = name;
	if (!str_equal(name, in->wish->round))
		return true;
	in->calls->started_at = view_row_copy(r, "started_at", in->arena);
	in->calls->finished_at = view_row_copy(r, "finished_at", in->arena);
	read_config(in, view_row_text(r, "config"));
	return false;
}

/* How bad it was then, for an agency that has been no better since. */
static bool
take_earlier(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct call_agency *g =
	    map_get(&in->agencies, view_row_text(r, "agency_id"));
	struct str next = g == NULL ? (struct str){0} : g->since_round;

	/* Only where the round after it belongs to the same run. */
	if (g == NULL || next.len == 0 ||
	    !str_equal(next, in->rounds[in->round_count]) ||
	    call_state_of(view_row_text(r, "status")) != g->state)
		return true;
	g->since_round = in->before;
	g->rounds++;
	in->goes_on = true;
	return true;
}

/* Goes back round by round while some agency was no better. */
static enum err_code
read_earlier(struct reading *in, struct err *e)
{
	enum err_code rc = ERR_NONE;

	in->goes_on = true;
	while (rc == ERR_NONE && in->goes_on && in->round_count > 1) {
		struct view_filter of = {.column = "round"};
		const struct view_rows earlier = {
		    "agencies", &of, 1, take_earlier, in};

		in->round_count--;
		in->before = in->rounds[in->round_count - 1];
		in->goes_on = false;
		of.value = in->before;
		rc = view_rows_each(in->wish->store, &earlier, e);
	}
	return rc;
}

/* What a rule weighs where no profile says it: as profiles do. */
static double
weight_of_severity(const struct view_row *r)
{
	static const char *const severities[] = {
	    "minor", "moderate", "serious", "critical"};
	static const double weights[] = {1, 3, 7, 10};
	int i = str_number_among(view_row_text(r, "severity"), severities,
	    sizeof(severities) / sizeof(severities[0]));

	if (view_row_text(r, "indicators").len == 0 ||
	    str_is(view_row_text(r, "status"), "draft") ||
	    str_is(view_row_text(r, "status"), "deprecated"))
		return 0;
	return i < 0 ? 1 : weights[i];
}

static double
weight_of(const struct reading *in, const struct view_row *r)
{
	const struct queue_item *item =
	    map_get(&in->effects, view_row_text(r, "rule_id"));

	/* Of single pages nobody can be asked on the telephone. */
	if (str_is(view_row_text(r, "scope"), "page"))
		return 0;
	if (in->wish->queue == NULL)
		return weight_of_severity(r);
	return item == NULL ? 0 : item->effect;
}

/* A rule has the same effect for each agency. */
static void
note_effects(struct reading *in)
{
	const struct queue *q = in->wish->queue;

	for (size_t i = 0; q != NULL && i < q->count; i++)
		if (map_get(&in->effects, q->items[i].rule_id) == NULL)
			map_put(
			    &in->effects, q->items[i].rule_id, &q->items[i]);
}

static bool
take_rule(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct call_rule *rule = arena_alloc(in->arena, sizeof(*rule));

	rule->title_th = view_row_copy(r, "title_th", in->arena);
	rule->title_en = view_row_copy(r, "title_en", in->arena);
	rule->has_levels = view_row_number(r, "has_levels", 0) != 0;
	rule->weight = weight_of(in, r);
	map_put_first(&in->rules, view_row_copy(r, "rule_id", in->arena), rule);
	return true;
}

static struct call_ask *
ask_of(struct call_agency *g, struct str rule_id)
{
	for (size_t i = 0; i < g->ask_count; i++)
		if (str_equal(g->asks[i].verdict.rule_id, rule_id))
			return &g->asks[i];
	return NULL;
}

static struct call_ask *
add_ask(struct reading *in, struct call_agency *g,
    const struct claim_verdict *v, const struct call_rule *rule)
{
	struct call_ask *ask;

	g->asks = arena_grow(in->arena, g->asks, &g->ask_capacity,
	    g->ask_count + 1, sizeof(*g->asks));
	ask = &g->asks[g->ask_count++];
	ask->verdict = *v;
	if (rule != NULL) {
		ask->title_th = rule->title_th;
		ask->title_en = rule->title_en;
		ask->has_levels = rule->has_levels;
	}
	return ask;
}

/* Two answers may be about one rule. */
static void
add_claim(struct reading *in, const struct claim_result *r)
{
	struct call_agency *g = map_get(&in->agencies, r->claim.agency_id);
	const struct claim_verdict *v = &r->sight.verdict;
	struct call_ask *ask;

	if (g == NULL || !claim_state_contradicts(r->state) || !v->is_there)
		return;
	ask = ask_of(g, v->rule_id);
	if (ask == NULL)
		ask = add_ask(in, g, v, map_get(&in->rules, v->rule_id));
	ask->claims = arena_grow(in->arena, ask->claims, &ask->claim_capacity,
	    ask->claim_count + 1, sizeof(struct claim_result *));
	ask->claims[ask->claim_count++] = r;
}

static struct claim_verdict
open_of(struct reading *in, const struct view_row *r)
{
	struct claim_verdict v = {.is_there = true,
	    .rule_id = view_row_copy(r, "rule_id", in->arena),
	    .rule_revision = (int)view_row_number(r, "rule_revision", 0),
	    .machine_level = (int)view_row_number(r, "level", -1),
	    .level = (int)view_row_number(r, "effective_level", -1),
	    .evidence_sha256 = view_row_copy(r, "evidence_sha256", in->arena),
	    .reason = reason_of_word(view_row_text(r, "reason")),
	    .confidence = view_row_copy(r, "confidence", in->arena),
	    .pages_examined = view_row_number(r, "pages_examined", 0),
	    .listed = view_row_number(r, "listed", -1)};

	(void)outcome_of_word(view_row_text(r, "outcome"), &v.outcome);
	(void)outcome_of_word(
	    view_row_text(r, "effective_outcome"), &v.effective);
	return v;
}

/* Keeps an open verdict when it is among the weightiest; verdicts come in
 * order of rule, so of two alike the first stays in front. */
static void
keep_open(
    struct reading *in, const struct view_row *r, const struct call_rule *rule)
{
	size_t max = in->wish->open_max, i = in->open_count;

	while (i > 0 && in->open[i - 1].rule->weight < rule->weight)
		i--;
	if (i >= max)
		return;
	if (in->open_count < max)
		in->open_count++;
	for (size_t k = in->open_count - 1; k > i; k--)
		in->open[k] = in->open[k - 1];
	in->open[i] = (struct open_verdict){open_of(in, r), rule};
}

static void
end_agency(struct reading *in)
{
	for (size_t i = 0; i < in->open_count; i++)
		(void)add_ask(
		    in, in->agency, &in->open[i].verdict, in->open[i].rule);
	in->open_count = 0;
}

static void
begin_agency(struct reading *in, struct str agency_id)
{
	if (in->agency != NULL && str_equal(in->agency->id, agency_id))
		return;
	end_agency(in);
	in->agency = map_get(&in->agencies, agency_id);
}

static bool
take_verdict(void *state, const struct view_row *r)
{
	struct reading *in = state;
	const struct call_rule *rule;
	enum outcome effective = OUTCOME_UNTESTED;
	struct call_agency *g;

	begin_agency(in, view_row_text(r, "agency_id"));
	g = in->agency;
	if (g == NULL)
		return true;
	if (g->url.len == 0)
		g->url = view_row_copy(r, "site", in->arena);
	if (g->state != CALL_REACHED && g->reason == REASON_NONE)
		g->reason = reason_of_word(view_row_text(r, "reason"));
	(void)outcome_of_word(
	    view_row_text(r, "effective_outcome"), &effective);
	rule = map_get(&in->rules, view_row_text(r, "rule_id"));
	if ((effective != OUTCOME_CANT_TELL && effective != OUTCOME_UNTESTED) ||
	    rule == NULL || rule->weight <= 0)
		return true;
	/* Where there is no site it is asked for, before what it shows. */
	if (g->state == CALL_WITHOUT_SITE || g->state == CALL_SITE_UNKNOWN ||
	    g->state == CALL_MERGED || g->state == CALL_NOT_ASKED)
		return true;
	g->open_count++;
	if (ask_of(g, view_row_text(r, "rule_id")) == NULL)
		keep_open(in, r, rule);
	return true;
}

static enum err_code
read_all(struct reading *in, struct err *e)
{
	struct store *s = in->wish->store;
	const struct view_filter of[] = {
	    {"round", in->wish->round}, {"audit", in->wish->audit}};
	const struct view_rows rounds = {"rounds", NULL, 0, take_round, in},
	                       agencies = {"agencies", of, 1, take_agency, in},
	                       rules = {"rules", of, 2, take_rule, in},
	                       verdicts = {"verdicts", of, 2, take_verdict, in};
	enum err_code rc = view_rows_each(s, &rounds, e);

	if (rc == ERR_NONE)
		rc = view_rows_each(s, &agencies, e);
	/* The array does not move any more. */
	for (size_t i = 0; rc == ERR_NONE && i < in->calls->agency_count; i++)
		map_put_first(&in->agencies, in->calls->agencies[i].id,
		    &in->calls->agencies[i]);
	if (rc == ERR_NONE)
		rc = read_earlier(in, e);
	if (rc == ERR_NONE)
		rc = view_rows_each(s, &rules, e);
	for (size_t i = 0; rc == ERR_NONE && i < in->wish->result_count; i++)
		add_claim(in, &in->wish->results[i]);
	if (rc == ERR_NONE)
		rc = view_rows_each(s, &verdicts, e);
	if (rc == ERR_NONE)
		end_agency(in);
	return rc;
}

enum err_code
calls_read(const struct calls_wish *wish, struct arena *a, struct calls *out,
    struct err *e)
{
	struct calls calls = {0};
	struct reading in = {.wish = wish, .arena = a, .calls = &calls};
	enum err_code rc;

	note_effects(&in);
	in.open = arena_array(a, wish->open_max + 1, sizeof(*in.open));
	rc = read_all(&in, e);
	if (rc == ERR_NONE)
		*out = calls;
	map_release(&in.agencies);
	map_release(&in.rules);
	map_release(&in.effects);
	return rc;
}
