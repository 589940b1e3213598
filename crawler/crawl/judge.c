/* The end of an agency: what was seen of it becomes one verdict for each
 * rule. */
#include "audit/audit.h"
#include "crawl/crawl_impl.h"

/* What became of an agency, by why it has no home page. */
static const char *
status_of(const struct site *site)
{
	static const struct {
		enum reason reason;
		const char *status;
	} known[] = {
	    {REASON_NONE, "reached"},
	    {REASON_MERGED, "merged"},
	    {REASON_SITE_UNKNOWN, "unknown"},
	    {REASON_ROBOTS, "forbidden"},
	    {REASON_HTTP_401, "blocked"},
	    {REASON_HTTP_403, "blocked"},
	    {REASON_HTTP_429, "blocked"},
	    {REASON_CHALLENGE, "blocked"},
	    {REASON_REDIRECT_OUT_OF_SCOPE, "moved"},
	};

	/* As the table says, if it says anything. */
	if (site->home_reason == REASON_NO_SITE)
		return site->agency->status == AGENCY_ACTIVE
		    ? "no-site"
		    : agency_status_word(site->agency->status);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].reason == site->home_reason)
			return known[i].status;
	return "unreachable";
}

/* Writes a verdict for each rule; *status gets what became of the agency. */
static enum err_code
judge(struct crawl *c, const struct unit *u, const char **status, struct err *e)
{
	const struct rule_set *rules = c->config->rules;
	struct str home = agency_home(u->agency);
	struct arena scratch = {0};
	struct site site = {0};
	enum err_code rc =
	    store_site_read(c->store, u->row, u->agency, &scratch, &site, e);

	for (size_t i = 0; rc == ERR_NONE && i < rule_set_count(rules); i++) {
		struct verdict v = {0};

		audit_agency(rules, i, &site, &scratch, &v);
		rc = store_verdict_put(
		    c->store, u->row, str_of("crawl"), home, &v, e);
	}
	*status = status_of(&site);
	arena_release(&scratch);
	return rc;
}

enum err_code
unit_judge(struct crawl *c, struct unit *u, struct err *e)
{
	const char *status;
	enum err_code rc = judge(c, u, &status, e);

	if (rc == ERR_NONE)
		rc = store_agency_set_status(c->store, u->row, status, e);
	if (rc == ERR_NONE)
		rc = store_plan_freeze(c->store, u->row, e);
	arena_release(&u->arena);
	known_release(&u->known);
	unit_drop_sheets(c, u);
	u->state = UNIT_DONE;
	c->done_count++;
	return rc;
}

static const struct unit *
unit_of_row(const struct crawl *c, int64_t row)
{
	for (size_t i = 0; i < c->unit_count; i++)
		if (c->units[i].row == row)
			return &c->units[i];
	return NULL;
}

enum err_code
crawl_judge_shared(struct crawl *c, struct err *e)
{
	struct arena a = {0};
	int64_t *rows = NULL;
	size_t count = 0;
	enum err_code rc =
	    store_shared_find(c->store, c->round.id, &a, &rows, &count, e);

	for (size_t i = 0; rc == ERR_NONE && i < count; i++) {
		const struct unit *u = unit_of_row(c, rows[i]);
		const char *status;

		if (u != NULL)
			rc = judge(c, u, &status, e);
	}
	arena_release(&a);
	return rc;
}
