/* All that a round holds of an agency, read back for its verdicts. */
#include <stdlib.h>

#include "record/view.h"
#include "record/wire.h"
#include "store/store_impl.h"

static int
compare_findings(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;

	return str_compare(a->rule_id, b->rule_id);
}

/* A worker's order is the rules', if it is what it should be. */
static void
put_in_order(struct finding *findings, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (compare_findings(&findings[i - 1], &findings[i]) > 0) {
			qsort(findings, count, sizeof(*findings),
			    compare_findings);
			return;
		}
}

static enum err_code
read_findings(const struct query *q, int column, struct arena *a,
    struct site_page *page, struct err *e)
{
	struct wire_reader in = {.rest = query_borrow_at(q, column)};

	if (in.rest.len == 0)
		return ERR_NONE;
	page->findings = wire_findings(&in, a, &page->finding_count);
	if (in.is_broken || in.rest.len > 0)
		return err_set(e, ERR_DB,
		    "ledger: the findings of capture %lld are damaged",
		    (long long)page->capture_id);
	put_in_order(page->findings, page->finding_count);
	return ERR_NONE;
}

static enum err_code
read_pages(struct store *s, int64_t agency_row, struct arena *a,
    struct site *out, struct err *e)
{
	struct query q = query_begin(s, STMT_SITE_PAGES);
	bool is_there = true;
	size_t capacity = 0;
	enum err_code rc;

	query_int(&q, agency_row);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		struct site_page page = {.capture_id = query_int_at(&q, 0),
		    .url = query_text_at(&q, 1, a),
		    .page_class = query_text_at(&q, 2, a),
		    .view_flags = view_of_words(query_text_at(&q, 3, a)),
		    .depth = (int)query_int_at(&q, 4),
		    .is_home = query_int_at(&q, 5) != 0,
		    .reason = reason_of_word(query_text_at(&q, 6, a)),
		    .title = query_text_at(&q, 7, a),
		    .seed = query_int_at(&q, 9),
		    .text_sha256 = query_text_at(&q, 10, a)};

		rc = read_findings(&q, 8, a, &page, e);
		if (rc != ERR_NONE)
			break;
		out->pages = arena_grow(a, out->pages, &capacity,
		    out->page_count + 1, sizeof(*out->pages));
		out->pages[out->page_count++] = page;
	}
	query_end(&q);
	return rc;
}

static enum err_code
read_probes(struct store *s, int64_t agency_row, struct arena *a,
    struct site *out, struct err *e)
{
	struct query q = query_begin(s, STMT_SITE_PROBES);
	bool is_there = true;
	size_t capacity = 0;
	enum err_code rc;

	query_int(&q, agency_row);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		struct site_probe probe = {.path = query_text_at(&q, 0, a),
		    .is_map = query_int_at(&q, 1) != 0,
		    .page = {.url = query_text_at(&q, 2, a),
		        .reason = reason_of_word(query_text_at(&q, 3, a)),
		        .capture_id = query_int_at(&q, 4)}};

		rc = read_findings(&q, 5, a, &probe.page, e);
		if (rc != ERR_NONE)
			break;
		out->probes = arena_grow(a, out->probes, &capacity,
		    out->probe_count + 1, sizeof(*out->probes));
		out->probes[out->probe_count++] = probe;
	}
	query_end(&q);
	return rc;
}

/*
 * Whether a URL that ended for this reason may have been a page of the agency
 * that we did not see. What belongs to others, is no page, has no end or does
 * not exist hides nothing.
 */
static bool
hides_a_page(enum reason r)
{
	static const bool hides_nothing[REASON_COUNT] = {
	    [REASON_NONE] = true,
	    [REASON_OUT_OF_SCOPE] = true,
	    [REASON_TRAP] = true,
	    [REASON_NOT_A_PAGE] = true,
	    [REASON_RECORDED_ONLY] = true,
	    [REASON_HTTP_404] = true,
	    [REASON_HTTP_410] = true,
	    [REASON_REDIRECT_OUT_OF_SCOPE] = true,
	    [REASON_NOT_HTML] = true,
	    [REASON_NOT_A_SITEMAP] = true,
	};

	return !hides_nothing[r];
}

static enum err_code
read_unread(struct store *s, int64_t agency_row, struct arena *a,
    struct site *out, struct err *e)
{
	struct query q = query_begin(s, STMT_SITE_UNREAD);
	int64_t counts[REASON_COUNT] = {0};
	bool is_there = true;
	enum err_code rc;

	query_int(&q, agency_row);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there)
		counts[reason_of_word(query_text_at(&q, 0, a))] +=
		    query_int_at(&q, 1);
	query_end(&q);
	if (rc != ERR_NONE)
		return rc;
	counts[REASON_NONE] = 0;
	for (int r = 0; r < REASON_COUNT; r++) {
		if (!hides_a_page((enum reason)r))
			continue;
		out->unread_count += counts[r];
		if (counts[r] > counts[out->unread_reason])
			out->unread_reason = (enum reason)r;
	}
	return ERR_NONE;
}

static bool
has_home_seed(const struct agency *agency)
{
	for (size_t i = 0; i < agency->seed_count; i++)
		if (agency->seeds[i].role == SEED_HOME)
			return true;
	return false;
}

/* A URL on the way to the home page. */
struct home_step {
	enum reason reason; /* why it is not the end; REASON_NONE */
	struct str url;
	struct str redirect_to; /* empty: it leads nowhere else */
	struct str redirect_kind; /* of a page that leads on */
	bool is_page;
};

static struct home_step
read_home_step(const struct query *q, struct arena *a)
{
	enum reason of_url = reason_of_word(query_text_at(q, 0, a));
	enum reason of_page = reason_of_word(query_text_at(q, 1, a));

	return (struct home_step){
	    .reason = of_page != REASON_NONE ? of_page : of_url,
	    .url = query_text_at(q, 2, a),
	    .redirect_to = query_text_at(q, 3, a),
	    .is_page = query_int_at(q, 4) != 0,
	    .redirect_kind = query_text_at(q, 5, a)};
}

/* Whether the home page stands here. */
static bool
is_end(const struct home_step *step)
{
	return step->is_page && step->reason == REASON_NONE &&
	    step->redirect_to.len == 0;
}

/* Counts a redirect on the way. */
static void
count_hop(const struct home_step *step, struct site *out)
{
	out->home_hops += step->redirect_to.len > 0;
	for (size_t i = 0; i < SITE_WAY_COUNT; i++)
		if (str_is(step->redirect_kind, site_way_words[i]))
			out->home_ways |= 1u << i;
}

/* Why there is no home page: what became of the last URL on the way to it; and
 * where that way ends. */
static enum err_code
read_home_reason(struct store *s, int64_t agency_row, struct arena *a,
    struct site *out, struct err *e)
{
	struct query q = query_begin(s, STMT_SITE_HOMES);
	bool is_there = true, is_read = false, has_end = false;
	enum reason why = REASON_NONE;
	enum err_code rc;

	for (size_t i = 0; i < out->page_count; i++)
		if (out->pages[i].is_home &&
		    out->pages[i].reason == REASON_NONE)
			is_read = true;
	query_int(&q, agency_row);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		struct home_step step = read_home_step(&q, a);

		if (step.reason != REASON_NONE)
			why = step.reason;
		if (!has_end)
			count_hop(&step, out);
		if (!has_end)
			out->home_end =
			    step.reason == REASON_REDIRECT_OUT_OF_SCOPE &&
			        step.redirect_to.len > 0
			    ? step.redirect_to
			    : step.url;
		has_end |= is_end(&step);
	}
	query_end(&q);
	if (is_read)
		out->home_reason = REASON_NONE;
	else if (why != REASON_NONE)
		out->home_reason = why;
	else
		out->home_reason = has_home_seed(out->agency)
		    ? REASON_NO_PAGE
		    : agency_no_site_reason(out->agency);
	return rc;
}

/* How many addresses that links name answered, and which of them with nothing. */
static enum err_code
read_asked(struct store *s, int64_t agency_row, struct arena *a,
    struct site *out, struct err *e)
{
	struct query q = query_begin(s, STMT_SITE_ASKED);
	bool is_there = true;
	size_t capacity = 0;
	enum err_code rc;

	query_int(&q, agency_row);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		int status = (int)query_int_at(&q, 1);

		out->asked_count++;
		if (!site_status_is_broken(status))
			continue;
		out->broken = arena_grow(a, out->broken, &capacity,
		    out->broken_count + 1, sizeof(*out->broken));
		out->broken[out->broken_count++] = (struct site_target){
		    .url = query_text_at(&q, 0, a), .status = status};
	}
	query_end(&q);
	return rc;
}

enum err_code
store_site_read(struct store *s, int64_t agency_row,
    const struct agency *agency, struct arena *a, struct site *out,
    struct err *e)
{
	struct site site = {.agency = agency};
	enum err_code rc = read_pages(s, agency_row, a, &site, e);

	if (rc == ERR_NONE)
		rc = site_read_shared(s, agency_row, a, &site, e);
	if (rc == ERR_NONE)
		rc = store_targets_read(s, agency_row, a, &site, e);
	if (rc == ERR_NONE)
		rc = read_probes(s, agency_row, a, &site, e);
	if (rc == ERR_NONE)
		rc = read_unread(s, agency_row, a, &site, e);
	if (rc == ERR_NONE)
		rc = read_home_reason(s, agency_row, a, &site, e);
	if (rc == ERR_NONE)
		rc = read_asked(s, agency_row, a, &site, e);
	if (rc == ERR_NONE)
		*out = site;
	return rc;
}

/* The one text that a statement has to say of an agency; empty: none. */
static enum err_code
read_text(struct store *s, enum stmt which, int64_t agency_row, struct arena *a,
    struct str *out, struct err *e)
{
	struct query q = query_begin(s, which);
	bool is_there = false;
	enum err_code rc;

	query_int(&q, agency_row);
	rc = query_row(&q, &is_there, e);
	*out = (struct str){0};
	if (rc == ERR_NONE && is_there)
		*out = query_text_at(&q, 0, a);
	query_end(&q);
	return rc;
}

enum err_code
store_home_title(struct store *s, int64_t agency_row, struct arena *a,
    struct str *out, struct err *e)
{
	return read_text(s, STMT_SITE_HOME_TITLE, agency_row, a, out, e);
}

enum err_code
store_home_url(struct store *s, int64_t agency_row, struct arena *a,
    struct str *out, struct err *e)
{
	return read_text(s, STMT_SITE_HOME_URL, agency_row, a, out, e);
}
