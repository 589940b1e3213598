#include <assert.h>
#include <string.h>

#include "cli/show.h"

/* A row of a view, its values called by column name. */
struct row {
	const struct view_info *view;
	const struct view_value *values;
};

static const struct view_value *
value_of(const struct row *r, const char *column)
{
	for (size_t i = 0; i < r->view->column_count; i++)
		if (strcmp(r->view->columns[i].name, column) == 0)
			return &r->values[i];
	assert(!"a column that the view does not have");
	return NULL;
}

static struct str
text_of(const struct row *r, const char *column, struct arena *a)
{
	const struct view_value *v = value_of(r, column);

	return v->kind == VALUE_TEXT ? arena_str(a, v->text) : (struct str){0};
}

static int64_t
number_of(const struct row *r, const char *column, int64_t when_null)
{
	const struct view_value *v = value_of(r, column);

	return v->kind == VALUE_INT ? v->number : when_null;
}

struct reading {
	struct store *store;
	struct arena *arena;
	const struct show_wish *wish;
	struct show_agency *agency;
	size_t verdict_capacity;
	size_t proof_capacity;
};

typedef void row_fn(struct reading *in, const struct row *r);

static enum err_code
each_row(struct reading *in, const char *view,
    const struct view_filter *filters, size_t filter_count, row_fn *fn,
    struct err *e)
{
	struct row r = {.view = store_view_named(view)};
	struct view_cursor *c = NULL;
	bool is_there = true;
	enum err_code rc =
	    store_view_open(in->store, r.view, filters, filter_count, &c, e);

	while (rc == ERR_NONE && is_there) {
		rc = store_view_next(c, &r.values, &is_there, e);
		if (rc == ERR_NONE && is_there)
			fn(in, &r);
	}
	store_view_close(c);
	return rc;
}

static void
take_agency(struct reading *in, const struct row *r)
{
	struct show_agency *g = in->agency;

	g->agency_id = text_of(r, "agency_id", in->arena);
	g->level = text_of(r, "level", in->arena);
	g->name_th = text_of(r, "name_th", in->arena);
	g->name_en = text_of(r, "name_en", in->arena);
	g->status = text_of(r, "status", in->arena);
}

static void
take_verdict(struct reading *in, const struct row *r)
{
	struct show_agency *g = in->agency;
	struct show_verdict v = {.rule_id = text_of(r, "rule_id", in->arena),
	    .level = number_of(r, "level", -1),
	    .reason = reason_of_word(text_of(r, "reason", in->arena)),
	    .confidence = text_of(r, "confidence", in->arena),
	    .url = text_of(r, "url", in->arena),
	    .pages_examined = number_of(r, "pages_examined", 0)};

	if (in->wish->rule.len > 0 &&
	    !str_equal_fold(v.rule_id, in->wish->rule))
		return;
	(void)outcome_of_word(
	    text_of(r, "effective_outcome", in->arena), &v.outcome);
	g->verdicts = arena_grow(in->arena, g->verdicts, &in->verdict_capacity,
	    g->verdict_count + 1, sizeof(*g->verdicts));
	g->verdicts[g->verdict_count++] = v;
}

static void
read_evidence(struct reading *in, const struct row *r, struct evidence *v)
{
	struct arena *a = in->arena;

	v->label = text_of(r, "label", a);
	v->quote = text_of(r, "quote", a);
	v->context_before = text_of(r, "context_before", a);
	v->context_after = text_of(r, "context_after", a);
	v->node_path = text_of(r, "node_path", a);
	v->line = number_of(r, "line", 0);
	v->byte_start = number_of(r, "byte_start", -1);
	v->byte_end = number_of(r, "byte_end", -1);
	v->match_kind = MATCH_STRUCTURE;
	(void)match_kind_of_word(text_of(r, "match_kind", a), &v->match_kind);
}

static void
take_proof(struct reading *in, const struct row *r)
{
	struct show_agency *g = in->agency;
	struct show_proof p = {.rule_id = text_of(r, "rule_id", in->arena),
	    .url = text_of(r, "url", in->arena),
	    .click_path = text_of(r, "click_path", in->arena),
	    .captured_at = text_of(r, "captured_at", in->arena),
	    .payload_sha256 = text_of(r, "payload_sha256", in->arena),
	    .evidence_id = text_of(r, "evidence_id", in->arena)};

	if (in->wish->page.len > 0 && !str_equal(p.url, in->wish->page))
		return;
	read_evidence(in, r, &p.evidence);
	g->proofs = arena_grow(in->arena, g->proofs, &in->proof_capacity,
	    g->proof_count + 1, sizeof(*g->proofs));
	g->proofs[g->proof_count++] = p;
}

/* Names what the store has instead of what was asked for. */
static void
take_name(struct reading *in, const struct row *r)
{
	struct show_agency *g = in->agency;
	struct str id = text_of(r, "agency_id", in->arena);

	g->name_en = g->name_en.len == 0
	    ? id
	    : arena_printf(
	          in->arena, "%.*s, %.*s", STR_ARG(g->name_en), STR_ARG(id));
}

static enum err_code
no_agency(struct reading *in, struct err *e)
{
	struct view_filter filter = {"round", in->agency->round};
	enum err_code rc = each_row(in, "agencies", &filter, 1, take_name, e);

	if (rc != ERR_NONE)
		return rc;
	return err_set(e, ERR_USAGE,
	    "round %.*s has no agency %.*s; it has %.*s",
	    STR_ARG(in->agency->round), STR_ARG(in->wish->agency),
	    STR_ARG(str_slice(in->agency->name_en, 0, 300)));
}

static enum err_code
choose_round(struct reading *in, struct err *e)
{
	in->agency->round = in->wish->round;
	if (in->wish->round.len > 0)
		return ERR_NONE;
	return store_latest_round(in->store, in->arena, &in->agency->round, e);
}

enum err_code
show_read(struct store *s, const struct show_wish *wish, struct arena *a,
    struct show_agency *out, struct err *e)
{
	struct show_agency agency = {0};
	struct reading in = {
	    .store = s, .arena = a, .wish = wish, .agency = &agency};
	struct view_filter filters[3] = {{"round", {0}},
	    {"agency_id", wish->agency}, {"audit", str_of("crawl")}};
	enum err_code rc = choose_round(&in, e);

	filters[0].value = agency.round;
	if (rc == ERR_NONE)
		rc = each_row(&in, "agencies", filters, 2, take_agency, e);
	if (rc == ERR_NONE && agency.agency_id.len == 0)
		rc = no_agency(&in, e);
	if (rc == ERR_NONE)
		rc = each_row(&in, "verdicts", filters, 3, take_verdict, e);
	if (rc == ERR_NONE && wish->rule.len > 0 && agency.verdict_count == 0)
		rc = err_set(e, ERR_USAGE, "no verdict of a rule %.*s",
		    STR_ARG(wish->rule));
	if (rc == ERR_NONE)
		rc = each_row(&in, "evidence", filters, 3, take_proof, e);
	if (rc == ERR_NONE)
		*out = agency;
	return rc;
}
