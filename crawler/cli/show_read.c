#include "cli/show.h"

#include "cli/rows.h"

struct reading {
	struct store *store;
	struct arena *arena;
	const struct show_wish *wish;
	struct show_agency *agency;
	size_t verdict_capacity;
	size_t proof_capacity;
	size_t review_capacity;
};

static void
take_agency(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct show_agency *g = in->agency;

	g->agency_id = view_row_copy(r, "agency_id", in->arena);
	g->level = view_row_copy(r, "level", in->arena);
	g->name_th = view_row_copy(r, "name_th", in->arena);
	g->name_en = view_row_copy(r, "name_en", in->arena);
	g->status = view_row_copy(r, "status", in->arena);
}

static void
take_verdict(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct show_agency *g = in->agency;
	struct show_verdict v = {
	    .rule_id = view_row_copy(r, "rule_id", in->arena),
	    .level = view_row_number(r, "effective_level", -1),
	    .machine_level = view_row_number(r, "level", -1),
	    .evidence_sha256 = view_row_copy(r, "evidence_sha256", in->arena),
	    .reason = reason_of_word(view_row_copy(r, "reason", in->arena)),
	    .confidence = view_row_copy(r, "confidence", in->arena),
	    .url = view_row_copy(r, "url", in->arena),
	    .pages_examined = view_row_number(r, "pages_examined", 0),
	    .listed = view_row_number(r, "listed", -1),
	    .listed_passed = view_row_number(r, "listed_passed", 0)};

	if (in->wish->rule.len > 0 &&
	    !str_equal_fold(v.rule_id, in->wish->rule))
		return;
	(void)outcome_of_word(
	    view_row_text(r, "effective_outcome"), &v.outcome);
	(void)outcome_of_word(view_row_text(r, "outcome"), &v.machine);
	(void)decision_state_of_word(
	    view_row_text(r, "review_state"), &v.state);
	g->verdicts = arena_grow(in->arena, g->verdicts, &in->verdict_capacity,
	    g->verdict_count + 1, sizeof(*g->verdicts));
	g->verdicts[g->verdict_count++] = v;
}

static void
read_evidence(struct reading *in, const struct view_row *r, struct evidence *v)
{
	struct arena *a = in->arena;

	v->label = view_row_copy(r, "label", a);
	v->quote = view_row_copy(r, "quote", a);
	v->context_before = view_row_copy(r, "context_before", a);
	v->context_after = view_row_copy(r, "context_after", a);
	v->node_path = view_row_copy(r, "node_path", a);
	v->line = view_row_number(r, "line", 0);
	v->byte_start = view_row_number(r, "byte_start", -1);
	v->byte_end = view_row_number(r, "byte_end", -1);
	v->match_kind = MATCH_STRUCTURE;
	(void)match_kind_of_word(
	    view_row_copy(r, "match_kind", a), &v->match_kind);
	v->ownership = ownership_of_word(view_row_copy(r, "ownership", a));
}

static void
take_proof(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct show_agency *g = in->agency;
	struct show_proof p = {
	    .rule_id = view_row_copy(r, "rule_id", in->arena),
	    .url = view_row_copy(r, "url", in->arena),
	    .page_url = view_row_copy(r, "page_url", in->arena),
	    .shared_with = view_row_number(r, "shared_with", 0),
	    .click_path = view_row_copy(r, "click_path", in->arena),
	    .captured_at = view_row_copy(r, "captured_at", in->arena),
	    .payload_sha256 = view_row_copy(r, "payload_sha256", in->arena),
	    .evidence_id = view_row_copy(r, "evidence_id", in->arena)};

	if (in->wish->page.len > 0 && !str_equal(p.url, in->wish->page) &&
	    !str_equal(p.page_url, in->wish->page))
		return;
	read_evidence(in, r, &p.evidence);
	g->proofs = arena_grow(in->arena, g->proofs, &in->proof_capacity,
	    g->proof_count + 1, sizeof(*g->proofs));
	g->proofs[g->proof_count++] = p;
}

static void
take_review(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct show_agency *g = in->agency;
	struct arena *a = in->arena;
	struct show_review v = {.rule_id = view_row_copy(r, "rule_id", a),
	    .evidence_sha256 = view_row_copy(r, "evidence_sha256", a),
	    .reviewer = view_row_copy(r, "reviewer", a),
	    .decided_at = view_row_copy(r, "decided_at", a),
	    .note = view_row_copy(r, "note", a),
	    .outcome = OUTCOME_CANT_TELL,
	    .level = view_row_number(r, "level", -1),
	    .settles = view_row_number(r, "settles", 0) != 0};

	v.is_unsure = !outcome_of_word(view_row_text(r, "outcome"), &v.outcome);
	g->reviews = arena_grow(a, g->reviews, &in->review_capacity,
	    g->review_count + 1, sizeof(*g->reviews));
	g->reviews[g->review_count++] = v;
}

/* What was decided about the agency, in any round. */
static enum err_code
read_reviews(struct reading *in, struct err *e)
{
	struct row_query q = {
	    in->store, "reviews", {{"agency_id", in->agency->agency_id}}};

	return rows_each(&q, take_review, in, e);
}

/* Names what the store has instead of what was asked for. */
static void
take_name(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct show_agency *g = in->agency;
	struct str id = view_row_copy(r, "agency_id", in->arena);

	g->name_en = g->name_en.len == 0
	    ? id
	    : arena_printf(
	          in->arena, "%.*s, %.*s", STR_ARG(g->name_en), STR_ARG(id));
}

static enum err_code
no_agency(struct reading *in, struct err *e)
{
	struct row_query q = {
	    in->store, "agencies", {{"round", in->wish->round}}};
	enum err_code rc = rows_each(&q, take_name, in, e);

	if (rc != ERR_NONE)
		return rc;
	return err_set(e, ERR_USAGE,
	    "round %.*s has no agency %.*s; it has %.*s",
	    STR_ARG(in->wish->round), STR_ARG(in->wish->agency),
	    STR_ARG(str_slice(in->agency->name_en, 0, 300)));
}

enum err_code
show_read(struct store *s, const struct show_wish *wish, struct arena *a,
    struct show_agency *out, struct err *e)
{
	struct show_agency agency = {
	    .round = wish->round, .audit = wish->audit};
	struct reading in = {
	    .store = s, .arena = a, .wish = wish, .agency = &agency};
	struct row_query q = {s, "agencies",
	    {{"round", wish->round}, {"agency_id", wish->agency}}};
	enum err_code rc = rows_each(&q, take_agency, &in, e);

	q.filters[2] = (struct view_filter){"audit", wish->audit};
	if (rc == ERR_NONE && agency.agency_id.len == 0)
		rc = no_agency(&in, e);
	q.view = "verdicts";
	if (rc == ERR_NONE)
		rc = rows_each(&q, take_verdict, &in, e);
	if (rc == ERR_NONE && wish->rule.len > 0 && agency.verdict_count == 0)
		rc = err_set(e, ERR_USAGE, "no verdict of a rule %.*s",
		    STR_ARG(wish->rule));
	q.view = "evidence";
	if (rc == ERR_NONE)
		rc = rows_each(&q, take_proof, &in, e);
	if (rc == ERR_NONE)
		rc = read_reviews(&in, e);
	if (rc == ERR_NONE)
		rc = show_visits_read(s, a, &agency, e);
	if (rc == ERR_NONE)
		*out = agency;
	return rc;
}
