/* How the pages of an agency came: as revisits, as a phone, and by which
 * certificates. */
#include "cli/rows.h"
#include "cli/show.h"
#include "web/url.h"

/* A capture of the agency in the round. */
struct visit {
	struct str url;
	struct str started_at;
	struct str digest;
	struct str redirect_to;
	struct str tls_fault; /* empty: none */
	struct str of_url; /* whose bytes it has */
	struct str of_at;
	enum reason reason; /* why it is no page; REASON_NONE */
	enum revisit revisit;
	bool is_phone;
};

struct visits {
	struct store *store;
	struct arena *arena;
	struct visit *items; /* in order of URL, then of attempt */
	size_t count;
	size_t capacity;
};

static void
take_visit(void *state, const struct view_row *r)
{
	struct visits *all = state;
	struct arena *a = all->arena;
	struct str tls = view_row_text(r, "tls_result");
	int64_t status = view_row_number(r, "status", 0);
	struct visit v = {.url = view_row_copy(r, "url", a),
	    .started_at = view_row_copy(r, "started_at", a),
	    .digest = view_row_copy(r, "payload_sha256", a),
	    .redirect_to = view_row_copy(r, "redirect_to", a),
	    .of_url = view_row_copy(r, "revisit_of_url", a),
	    .of_at = view_row_copy(r, "revisit_of_at", a),
	    .reason = reason_of_word(view_row_text(r, "reason")),
	    .revisit = revisit_of_word(view_row_text(r, "revisit")),
	    .is_phone = view_row_text(r, "client").len > 0};

	if (!str_is(tls, "ok"))
		v.tls_fault = arena_str(a, tls);
	if (v.reason == REASON_NONE && status >= 400)
		v.reason = reason_of_status((int)status);
	all->items = arena_grow(
	    a, all->items, &all->capacity, all->count + 1, sizeof(v));
	all->items[all->count++] = v;
}

/* The last capture of a URL that is no phone's; at: that of this time. NULL:
 * there is none. */
static const struct visit *
find_visit(const struct visits *all, struct str url, const struct str *at)
{
	for (size_t i = all->count; i > 0; i--) {
		const struct visit *v = &all->items[i - 1];

		if (!v->is_phone && str_equal(v->url, url) &&
		    (at == NULL || str_equal(v->started_at, *at)))
			return v;
	}
	return NULL;
}

/* Pages older than the round */

struct origin_search {
	struct arena *arena;
	struct str round;
};

static void
note_round(void *state, const struct view_row *r)
{
	struct origin_search *in = state;

	/* One that was reused has the time of what it repeats, too. */
	if (view_row_text(r, "revisit").len == 0)
		in->round = view_row_copy(r, "round", in->arena);
}

static enum err_code
read_age(const struct visits *all, struct show_proof *p, struct err *e)
{
	const struct visit *v = find_visit(all, p->url, &p->captured_at);
	struct origin_search in = {.arena = all->arena};
	struct row_query q = {.store = all->store, .view = "captures"};
	enum err_code rc;

	if (v == NULL || v->revisit == REVISIT_NOT)
		return ERR_NONE;
	q.filters[0] = (struct view_filter){"url", v->of_url};
	q.filters[1] = (struct view_filter){"started_at", v->of_at};
	rc = rows_each(&q, note_round, &in, e);
	p->revisit = v->revisit;
	p->bytes_at = v->of_at;
	p->bytes_round = in.round;
	return rc;
}

static enum err_code
read_ages(const struct visits *all, struct show_agency *g, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < g->proof_count; i++) {
		struct show_proof *p = &g->proofs[i];

		if (p->url.len == 0)
			continue;
		rc = read_age(all, p, e);
		if (rc == ERR_NONE && p->click_path.len == 0)
			rc = store_url_is_unlinked(all->store, g->round,
			    g->agency_id, p->page_url, &p->is_unlinked, e);
	}
	return rc;
}

/* Phones */

static void
find_phones(const struct visits *all, struct show_agency *g)
{
	g->phones = arena_array(
	    all->arena, all->count > 0 ? all->count : 1, sizeof(*g->phones));
	for (size_t i = 0; i < all->count; i++) {
		const struct visit *v = &all->items[i];
		const struct visit *first;

		if (!v->is_phone)
			continue;
		first = find_visit(all, v->url, NULL);
		g->phones[g->phone_count++] = (struct show_phone){.url = v->url,
		    .redirect_to = v->redirect_to,
		    .reason = v->reason,
		    .is_same = first != NULL && v->digest.len > 0 &&
		        str_equal(first->digest, v->digest)};
	}
}

/* Certificates */

struct certificate_search {
	struct arena *arena;
	struct show_certificate *out;
};

static void
take_certificate(void *state, const struct view_row *r)
{
	struct certificate_search *in = state;

	in->out->names = view_row_copy(r, "names", in->arena);
	in->out->ends_at = view_row_copy(r, "ends_at", in->arena);
}

static bool
is_known(const struct show_agency *g, const struct show_certificate *c)
{
	for (size_t i = 0; i < g->certificate_count; i++)
		if (str_equal(g->certificates[i].origin, c->origin) &&
		    str_equal(g->certificates[i].fault, c->fault))
			return true;
	return false;
}

static enum err_code
find_certificates(
    const struct visits *all, struct show_agency *g, struct err *e)
{
	struct row_query q = {
	    all->store, "certificates", {{"round", g->round}}};
	enum err_code rc = ERR_NONE;
	size_t capacity = 0;

	for (size_t i = 0; rc == ERR_NONE && i < all->count; i++) {
		const struct visit *v = &all->items[i];
		struct show_certificate c = {.fault = v->tls_fault};
		struct certificate_search in = {all->arena, &c};
		struct url u;

		if (c.fault.len == 0)
			continue;
		u = url_parse(all->arena, v->url, NULL, NULL);
		c.origin = url_origin(all->arena, &u);
		if (is_known(g, &c))
			continue;
		q.filters[1] = (struct view_filter){"origin", c.origin};
		rc = rows_each(&q, take_certificate, &in, e);
		g->certificates = arena_grow(all->arena, g->certificates,
		    &capacity, g->certificate_count + 1, sizeof(c));
		g->certificates[g->certificate_count++] = c;
	}
	return rc;
}

enum err_code
show_visits_read(
    struct store *s, struct arena *a, struct show_agency *agency, struct err *e)
{
	struct visits all = {.store = s, .arena = a};
	struct row_query q = {s, "captures",
	    {{"round", agency->round}, {"agency_id", agency->agency_id}}};
	enum err_code rc = rows_each(&q, take_visit, &all, e);

	if (rc == ERR_NONE)
		rc = read_ages(&all, agency, e);
	if (rc == ERR_NONE)
		rc = find_certificates(&all, agency, e);
	if (rc == ERR_NONE)
		find_phones(&all, agency);
	return rc;
}
