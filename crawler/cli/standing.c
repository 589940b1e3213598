/* From the rows of a round to what became of each home page. */
#include "cli/standing.h"

#include "base/limits.h"
#include "base/map.h"
#include "cli/rows.h"
#include "record/view.h"
#include "web/url.h"

/* A URL of an agency, with what the views say of it. */
struct met {
	struct str url;
	struct str redirect_to;
	struct str via_url;
	enum reason reason;
	bool is_page;
	unsigned view_flags;
	bool names_agency;
};

/* The URLs of an agency. */
struct visit {
	struct met *urls;
	size_t count;
	size_t capacity;
};

struct reading {
	struct arena *arena;
	struct map by_id; /* struct visit */
};

static struct met *
find(const struct visit *v, struct str url)
{
	for (size_t i = 0; i < v->count; i++)
		if (str_equal(v->urls[i].url, url))
			return &v->urls[i];
	return NULL;
}

static struct visit *
visit_of(const struct reading *in, const struct view_row *r)
{
	return map_get(&in->by_id, view_row_text(r, "agency_id"));
}

/* The entry of the row's URL, made when it is not there; NULL for a row of an
 * agency that is not ours, and beyond the bound: a home page needs few, but how
 * many it frames is a stranger's choice. */
static struct met *
met_of(struct reading *in, const struct view_row *r)
{
	struct visit *v = visit_of(in, r);
	struct str url = view_row_text(r, "url");
	struct met *known = v == NULL ? NULL : find(v, url);

	if (v == NULL || known != NULL || v->count == LIMIT_HOME_URLS)
		return known;
	v->urls = arena_grow(
	    in->arena, v->urls, &v->capacity, v->count + 1, sizeof(*v->urls));
	v->urls[v->count].url = arena_str(in->arena, url);
	return &v->urls[v->count++];
}

static void
take_capture(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct met *m = met_of(in, r);

	if (m == NULL)
		return;
	m->redirect_to = view_row_copy(r, "redirect_to", in->arena);
	m->via_url = view_row_copy(r, "via_url", in->arena);
}

static void
take_page(void *state, const struct view_row *r)
{
	struct met *m = met_of(state, r);

	if (m == NULL)
		return;
	m->view_flags = view_of_words(view_row_text(r, "view_flags"));
	/* Nobody saw what its reader was stopped at. */
	m->is_page = (m->view_flags & VIEW_PARSE_KILLED) == 0;
	m->names_agency = view_row_number(r, "names_agency", 0) == 1;
}

static void
take_reason(struct reading *in, const struct view_row *r, enum reason reason)
{
	struct met *m = met_of(in, r);

	if (m == NULL)
		return;
	m->reason = reason;
	m->via_url = view_row_copy(r, "via_url", in->arena);
}

/* The links of a page stand among them; they were not asked for. */
static void
take_skipped(void *state, const struct view_row *r)
{
	enum reason reason = reason_of_word(view_row_text(r, "reason"));

	if (reason != REASON_OUT_OF_SCOPE && reason != REASON_DEPTH &&
	    reason != REASON_NOT_A_PAGE && reason != REASON_URL_TOO_LONG)
		take_reason(state, r, reason);
}

/* Where a page led away, once it is known which did. */
static void
take_away(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct visit *v = visit_of(in, r);
	const struct met *from;

	if (v == NULL ||
	    reason_of_word(view_row_text(r, "reason")) != REASON_OUT_OF_SCOPE)
		return;
	from = find(v, view_row_text(r, "via_url"));
	if (from != NULL && from->reason == REASON_REDIRECT_OUT_OF_SCOPE)
		take_reason(in, r, REASON_OUT_OF_SCOPE);
}

/* The only URL that a page led to without a redirect of HTTP, or NULL. */
static const struct met *
find_next(const struct visit *v, const struct met *from)
{
	const struct met *found = NULL;

	for (size_t i = 0; i < v->count; i++) {
		const struct met *m = &v->urls[i];

		if (!str_equal(m->via_url, from->url))
			continue;
		if (found != NULL)
			return NULL;
		found = m;
	}
	return found;
}

/* Where a home page led in the end. */
static const struct met *
follow(struct arena *a, const struct visit *v, const struct met *home)
{
	const struct met *at = home;

	for (int hops = 0; hops <= LIMIT_REDIRECTS; hops++) {
		const struct met *next = NULL;

		if (at->redirect_to.len > 0) {
			struct url base = url_parse(a, at->url, NULL, NULL);
			struct url to =
			    url_parse(a, at->redirect_to, &base, NULL);

			if (to.kind == URL_WEB)
				next = find(v, url_key(&to));
		} else {
			next = find_next(v, at);
		}
		if (next == NULL || next == home)
			break;
		at = next;
	}
	return at;
}

static enum stand
stand_of_reason(enum reason reason)
{
	static const struct {
		enum reason first, last;
		enum stand stand;
	} ranges[] = {
	    {REASON_OUT_OF_SCOPE, REASON_OUT_OF_SCOPE, STAND_MOVED},
	    {REASON_ROBOTS, REASON_ROBOTS, STAND_FORBIDDEN},
	    {REASON_ROBOTS_UNREACHABLE, REASON_ROBOTS_UNREACHABLE,
	        STAND_NO_ANSWER},
	    {REASON_BUDGET, REASON_CRAWL_DELAY, STAND_NOT_ASKED},
	    {REASON_NO_SUCH_NAME, REASON_NO_SUCH_NAME, STAND_DEAD_NAME},
	    {REASON_RESOLVER_TIMEOUT, REASON_HEAD_TOO_BIG, STAND_NO_ANSWER},
	    {REASON_HTTP_401, REASON_HTTP_403, STAND_BLOCKED},
	    {REASON_HTTP_429, REASON_HTTP_429, STAND_BLOCKED},
	    {REASON_CHALLENGE, REASON_CHALLENGE, STAND_BLOCKED},
	    {REASON_REDIRECT_OUT_OF_SCOPE, REASON_REDIRECT_OUT_OF_SCOPE,
	        STAND_MOVED},
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (reason >= ranges[i].first && reason <= ranges[i].last)
			return ranges[i].stand;
	return STAND_NO_PAGE;
}

static void
judge_pages(const struct visit *v, struct standing *out)
{
	bool is_seen = false;

	out->stand = STAND_NOT_ASKED;
	for (size_t i = 0; i < v->count; i++) {
		const struct met *m = &v->urls[i];

		if (!m->is_page)
			continue;
		out->stand = STAND_REACHED;
		is_seen |= (m->view_flags & VIEW_JS_SHELL) == 0;
		if (m->names_agency)
			out->names = ANSWER_YES;
	}
	if (out->stand == STAND_NOT_ASKED)
		return;
	if (!is_seen)
		out->stand = STAND_JS_SHELL;
	else if (out->names != ANSWER_YES)
		out->names = ANSWER_NO;
}

static void
judge(struct arena *a, const struct visit *v, struct standing *out)
{
	const struct met *home = NULL, *end;

	if (out->agency->seed_count == 0) {
		out->stand = STAND_NO_SITE;
		out->reason = agency_no_site_reason(out->agency);
		return;
	}
	home = find(v, out->agency->seeds[0].url);
	if (home == NULL) {
		out->stand = STAND_NOT_ASKED;
		return;
	}
	end = follow(a, v, home);
	if (end != home)
		out->led_to = end->url;
	out->reason = end->reason != REASON_NONE ? end->reason : home->reason;
	/* Why it led nowhere is the hop's own reason. */
	if (out->reason == REASON_OUT_OF_SCOPE)
		out->reason = REASON_REDIRECT_OUT_OF_SCOPE;
	if (out->reason != REASON_NONE)
		out->stand = stand_of_reason(out->reason);
	else
		judge_pages(v, out);
}

enum err_code
standings_read(struct store *s, struct standings *out, struct err *e)
{
	static const struct {
		const char *view;
		void (*take)(void *state, const struct view_row *r);
	} views[] = {
	    {"captures", take_capture},
	    {"pages", take_page},
	    {"skipped", take_skipped},
	    {"skipped", take_away},
	};
	const struct targets *t = out->targets;
	struct reading in = {.arena = out->arena};
	struct visit *visits = arena_array(in.arena, t->count, sizeof(*visits));
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; i < t->count; i++)
		map_put(&in.by_id, t->agencies[i].id, &visits[i]);
	for (size_t i = 0;
	     rc == ERR_NONE && i < sizeof(views) / sizeof(views[0]); i++) {
		struct row_query q = {.store = s, .view = views[i].view};

		rc = rows_each(&q, views[i].take, &in, e);
	}
	out->items = arena_array(in.arena, t->count, sizeof(*out->items));
	for (size_t i = 0; rc == ERR_NONE && i < t->count; i++) {
		out->items[i].agency = &t->agencies[i];
		judge(in.arena, &visits[i], &out->items[i]);
	}
	map_release(&in.by_id);
	return rc;
}

bool
standings_are_good(const struct standings *all)
{
	for (size_t i = 0; i < all->targets->count; i++) {
		const struct standing *s = &all->items[i];

		/* The table says so itself. */
		if (s->stand == STAND_NO_SITE &&
		    s->agency->status != AGENCY_ACTIVE)
			continue;
		if ((s->stand != STAND_REACHED && s->stand != STAND_JS_SHELL) ||
		    s->names == ANSWER_NO)
			return false;
	}
	return true;
}
