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
take_agency(void *state, const struct row *r)
{
	struct reading *in = state;
	struct show_agency *g = in->agency;

	g->agency_id = row_text(r, "agency_id", in->arena);
	g->level = row_text(r, "level", in->arena);
	g->name_th = row_text(r, "name_th", in->arena);
	g->name_en = row_text(r, "name_en", in->arena);
	g->status = row_text(r, "status", in->arena);
}

static void
take_verdict(void *state, const struct row *r)
{
	struct reading *in = state;
	struct show_agency *g = in->agency;
	struct show_verdict v = {.rule_id = row_text(r, "rule_id", in->arena),
	    .level = row_number(r, "effective_level", -1),
	    .machine_level = row_number(r, "level", -1),
	    .evidence_sha256 = row_text(r, "evidence_sha256", in->arena),
	    .reason = reason_of_word(row_text(r, "reason", in->arena)),
	    .confidence = row_text(r, "confidence", in->arena),
	    .url = row_text(r, "url", in->arena),
	    .pages_examined = row_number(r, "pages_examined", 0),
	    .listed = row_number(r, "listed", -1),
	    .listed_passed = row_number(r, "listed_passed", 0)};

	if (in->wish->rule.len > 0 &&
	    !str_equal_fold(v.rule_id, in->wish->rule))
		return;
	(void)outcome_of_word(
	    row_text_borrowed(r, "effective_outcome"), &v.outcome);
	(void)outcome_of_word(row_text_borrowed(r, "outcome"), &v.machine);
	(void)decision_state_of_word(
	    row_text_borrowed(r, "review_state"), &v.state);
	g->verdicts = arena_grow(in->arena, g->verdicts, &in->verdict_capacity,
	    g->verdict_count + 1, sizeof(*g->verdicts));
	g->verdicts[g->verdict_count++] = v;
}

static void
read_evidence(struct reading *in, const struct row *r, struct evidence *v)
{
	struct arena *a = in->arena;

	v->label = row_text(r, "label", a);
	v->quote = row_text(r, "quote", a);
	v->context_before = row_text(r, "context_before", a);
	v->context_after = row_text(r, "context_after", a);
	v->node_path = row_text(r, "node_path", a);
	v->line = row_number(r, "line", 0);
	v->byte_start = row_number(r, "byte_start", -1);
	v->byte_end = row_number(r, "byte_end", -1);
	v->match_kind = MATCH_STRUCTURE;
	(void)match_kind_of_word(row_text(r, "match_kind", a), &v->match_kind);
	v->ownership = ownership_of_word(row_text(r, "ownership", a));
}

static void
take_proof(void *state, const struct row *r)
{
	struct reading *in = state;
	struct show_agency *g = in->agency;
	struct show_proof p = {.rule_id = row_text(r, "rule_id", in->arena),
	    .url = row_text(r, "url", in->arena),
	    .page_url = row_text(r, "page_url", in->arena),
	    .shared_with = row_number(r, "shared_with", 0),
	    .click_path = row_text(r, "click_path", in->arena),
	    .captured_at = row_text(r, "captured_at", in->arena),
	    .payload_sha256 = row_text(r, "payload_sha256", in->arena),
	    .evidence_id = row_text(r, "evidence_id", in->arena)};

	if (in->wish->page.len > 0 && !str_equal(p.url, in->wish->page) &&
	    !str_equal(p.page_url, in->wish->page))
		return;
	read_evidence(in, r, &p.evidence);
	g->proofs = arena_grow(in->arena, g->proofs, &in->proof_capacity,
	    g->proof_count + 1, sizeof(*g->proofs));
	g->proofs[g->proof_count++] = p;
}

static void
take_review(void *state, const struct row *r)
{
	struct reading *in = state;
	struct show_agency *g = in->agency;
	struct arena *a = in->arena;
	struct show_review v = {.rule_id = row_text(r, "rule_id", a),
	    .evidence_sha256 = row_text(r, "evidence_sha256", a),
	    .reviewer = row_text(r, "reviewer", a),
	    .decided_at = row_text(r, "decided_at", a),
	    .note = row_text(r, "note", a),
	    .outcome = OUTCOME_CANT_TELL,
	    .level = row_number(r, "level", -1),
	    .settles = row_number(r, "settles", 0) != 0};

	v.is_unsure =
	    !outcome_of_word(row_text_borrowed(r, "outcome"), &v.outcome);
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
take_name(void *state, const struct row *r)
{
	struct reading *in = state;
	struct show_agency *g = in->agency;
	struct str id = row_text(r, "agency_id", in->arena);

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
