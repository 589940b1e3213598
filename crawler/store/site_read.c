/* All that a round holds of an agency, read back for its verdicts. */
#include "record/view.h"
#include "record/wire.h"
#include "store/store_impl.h"

static struct finding
read_finding(const struct query *q, struct arena *a)
{
	struct finding f = {.rule_id = query_text_at(q, 0, a),
	    .outcome = OUTCOME_UNTESTED,
	    .level = (int)query_int_at(q, 2),
	    .reason = reason_of_word(query_text_at(q, 3, a)),
	    .leaves = query_text_at(q, 4, a)};
	struct wire_reader in = {.rest = query_blob_at(q, 5, a)};

	(void)outcome_of_word(query_text_at(q, 1, a), &f.outcome);
	f.evidence = wire_evidence(&in, a, &f.evidence_count);
	return f;
}

static enum err_code
read_findings(
    struct store *s, struct arena *a, struct site_page *page, struct err *e)
{
	struct query q = query_begin(s, STMT_SITE_FINDINGS);
	bool is_there = true;
	size_t capacity = 0;
	enum err_code rc;

	query_int(&q, page->capture_id);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		page->findings = arena_grow(a, page->findings, &capacity,
		    page->finding_count + 1, sizeof(*page->findings));
		page->findings[page->finding_count++] = read_finding(&q, a);
	}
	query_end(&q);
	return rc;
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
		out->pages = arena_grow(a, out->pages, &capacity,
		    out->page_count + 1, sizeof(*out->pages));
		out->pages[out->page_count++] =
		    (struct site_page){.capture_id = query_int_at(&q, 0),
		        .url = query_text_at(&q, 1, a),
		        .page_class = query_text_at(&q, 2, a),
		        .view_flags = view_of_words(query_text_at(&q, 3, a)),
		        .depth = (int)query_int_at(&q, 4),
		        .is_home = query_int_at(&q, 5) != 0,
		        .reason = reason_of_word(query_text_at(&q, 6, a)),
		        .title = query_text_at(&q, 7, a)};
	}
	query_end(&q);
	for (size_t i = 0; rc == ERR_NONE && i < out->page_count; i++)
		rc = read_findings(s, a, &out->pages[i], e);
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

/* Why there is no home page: what became of the last URL on the way to it. */
static enum err_code
read_home_reason(struct store *s, int64_t agency_row, struct arena *a,
    struct site *out, struct err *e)
{
	struct query q = query_begin(s, STMT_SITE_HOMES);
	bool is_there = true, is_read = false;
	enum reason why = REASON_NONE;
	enum err_code rc;

	for (size_t i = 0; i < out->page_count; i++)
		if (out->pages[i].is_home &&
		    out->pages[i].reason == REASON_NONE)
			is_read = true;
	query_int(&q, agency_row);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		enum reason of_url = reason_of_word(query_text_at(&q, 0, a));
		enum reason of_page = reason_of_word(query_text_at(&q, 1, a));

		if (of_url != REASON_NONE || of_page != REASON_NONE)
			why = of_page != REASON_NONE ? of_page : of_url;
	}
	query_end(&q);
	if (is_read)
		out->home_reason = REASON_NONE;
	else if (why != REASON_NONE)
		out->home_reason = why;
	else
		out->home_reason = has_home_seed(out->agency) ? REASON_NO_PAGE
		                                              : REASON_NO_SITE;
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
		rc = read_unread(s, agency_row, a, &site, e);
	if (rc == ERR_NONE)
		rc = read_home_reason(s, agency_row, a, &site, e);
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
