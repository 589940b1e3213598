/* The frontier grows: redirects and links of a page become URLs of the agency,
 * each with the reason when it will not be asked for. */
#include <string.h>

#include "base/limits.h"
#include "crawl/crawl_impl.h"
#include "crawl/pattern.h"
#include "crawl/rank.h"
#include "crawl/session.h"
#include "crawl/trap.h"

bool
unit_owns(const struct crawl *c, const struct unit *u, const struct url *url)
{
	const struct scope_entry *s = scope_find(&c->scope, url);

	return s != NULL && s->owner == (int64_t)u->owner;
}

/* Whether a known address was passed on the way to this one: a chain that
 * comes back never ends. One that ends at a page known from elsewhere does. */
static enum err_code
is_loop(struct crawl *c, const struct frontier_url *from, struct str target,
    bool *out, struct err *e)
{
	*out = str_equal(target, from->url);
	if (*out || from->hops == 0)
		return ERR_NONE;
	return store_url_came_through(c->store, from->id, target, out, e);
}

/* Adds a ready URL of the unit's agency. */
static enum err_code
add_ready(struct crawl *c, struct unit *u, const struct frontier_url *next,
    bool *is_ready, struct err *e)
{
	enum err_code rc =
	    store_url_add(c->store, next, URL_READY, REASON_NONE, is_ready, e);

	if (rc == ERR_NONE && *is_ready)
		u->ready_count++;
	/* A page that was read already may be a home page from now on. */
	if (next->is_home)
		u->has_home_title = false;
	return rc;
}

/* What a redirect leads to stands in the place of what led there. */
static struct frontier_url
next_hop(const struct frontier_url *from, struct str url)
{
	struct frontier_url next = *from;

	next.url = url;
	next.via_url = from->url;
	next.hops = from->hops + 1;
	next.attempts = 0;
	next.due_us = 0;
	next.pattern = 0;
	next.is_hint = false;
	return next;
}

enum err_code
follow_redirect(struct crawl *c, struct unit *u,
    const struct frontier_url *from, struct str target, enum reason *reason,
    struct err *e)
{
	struct url to = url_parse(&u->arena, target, NULL, NULL);
	struct frontier_url next;
	bool is_ready = false, is_back = false;
	enum err_code rc;

	if (to.kind != URL_WEB) {
		*reason = REASON_REDIRECT_BAD;
		return ERR_NONE;
	}
	next = next_hop(from, url_key(&to));
	if (!unit_owns(c, u, &to)) {
		*reason = REASON_REDIRECT_OUT_OF_SCOPE;
		/* Somebody else's page is nobody's home here. */
		next.is_home = false;
		return store_url_add(c->store, &next, URL_SKIPPED,
		    REASON_OUT_OF_SCOPE, &is_ready, e);
	}
	if (next.hops > LIMIT_REDIRECTS) {
		*reason = REASON_REDIRECT_LIMIT;
		return ERR_NONE;
	}
	rc = add_ready(c, u, &next, &is_ready, e);
	if (rc == ERR_NONE && !is_ready)
		rc = is_loop(c, from, next.url, &is_back, e);
	if (is_back)
		*reason = REASON_REDIRECT_LOOP;
	return rc;
}

enum err_code
follow_downgrade(struct crawl *c, struct unit *u, struct err *e)
{
	struct str rest =
	    str_slice(u->next.url, strlen("https"), u->next.url.len);
	struct frontier_url next = next_hop(
	    &u->next, arena_printf(&u->arena, "http%.*s", STR_ARG(rest)));
	bool is_ready;

	/* On a port of its own there is nothing else to try, and http may fail
	 * so because its robots.txt leads to https. */
	if (!str_is(u->url.scheme, "https") || u->url.port.len > 0 ||
	    next.hops > LIMIT_REDIRECTS)
		return ERR_NONE;
	return add_ready(c, u, &next, &is_ready, e);
}

enum err_code
follow_frame(struct crawl *c, struct unit *u, struct str url,
    struct frontier_url *row, bool *is_free, struct err *e)
{
	struct url to = url_parse(&u->arena, url, NULL, NULL);
	struct frontier_url next = {.agency_row = u->row,
	    .url = url,
	    .depth = u->next.depth,
	    .site = u->next.site,
	    .priority = url_priority(RANK_PLAIN, u->next.depth, false),
	    .pattern = pattern_of_url(&to),
	    .pattern_max = LIMIT_PATTERN_URLS,
	    .via_url = u->next.url,
	    .click_path = u->next.click_path};
	struct known_url known = {0};
	bool is_ready;
	enum err_code rc = add_ready(c, u, &next, &is_ready, e);

	if (rc == ERR_NONE)
		rc =
		    store_url_find(c->store, u->row, url, &u->arena, &known, e);
	*row = known.row;
	*is_free = known.row.id != 0 && known.state == URL_READY;
	return rc;
}

static enum reason
reason_to_skip(const struct crawl *c, const struct unit *u,
    const struct report_link *link, const struct url *to, int depth)
{
	if (to->kind == URL_INVALID)
		return REASON_URL_TOO_LONG;
	if (!unit_owns(c, u, to))
		return REASON_OUT_OF_SCOPE;
	if (!link->is_page)
		return REASON_NOT_A_PAGE;
	if (trap_kind(to, crawl_now_us(c)) != NULL)
		return REASON_TRAP;
	if (depth > c->config->depth_max)
		return REASON_DEPTH;
	return REASON_NONE;
}

static struct str
click_path(struct unit *u, const struct report_link *link)
{
	struct str step = link->text.len > 0 ? link->text : link->url;

	if (u->next.click_path.len == 0)
		return step;
	return arena_printf(&u->arena, "%.*s › %.*s",
	    STR_ARG(u->next.click_path), STR_ARG(step));
}

/* Gives the frontier a link; *reason is why it will not be asked for. */
static enum err_code
add_link(struct crawl *c, struct unit *u, const struct report_link *link,
    struct frontier_url *next, enum reason *reason, struct err *e)
{
	struct url to = url_parse(&u->arena, next->url, NULL, NULL);
	bool is_ready;

	*reason = reason_to_skip(c, u, link, &to, next->depth);
	if (*reason != REASON_NONE)
		return store_url_add(
		    c->store, next, URL_SKIPPED, *reason, &is_ready, e);
	next->pattern = pattern_of_url(&to);
	next->pattern_max = LIMIT_PATTERN_URLS;
	return add_ready(c, u, next, &is_ready, e);
}

static enum err_code
follow_link(struct crawl *c, struct unit *u, const struct report_link *link,
    struct err *e)
{
	int depth = u->next.depth + (link->is_frame ? 0 : 1);
	int64_t priority = url_priority(link->rank, depth, false);
	struct frontier_url next = {.agency_row = u->row,
	    .depth = depth,
	    .site = u->next.site,
	    .priority = priority,
	    .via_url = u->next.url};
	enum reason reason;
	enum err_code rc;

	if (known_covers(
	        &u->known, link->url, priority, depth <= c->config->depth_max))
		return ERR_NONE;
	next.url = url_without_session(&u->arena, link->url);
	next.click_path =
	    link->is_frame ? u->next.click_path : click_path(u, link);
	rc = add_link(c, u, link, &next, &reason, e);
	/* A page's link to itself shows no way, which another's may. */
	if (rc == ERR_NONE && !str_equal(next.url, u->next.url))
		known_add(
		    &u->known, link->url, priority, reason == REASON_DEPTH);
	return rc;
}

enum err_code
follow_links(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < r->link_count; i++)
		rc = follow_link(c, u, &r->links[i], e);
	return rc;
}

enum err_code
follow_sitemap_url(struct crawl *c, struct unit *u,
    const struct report_link *link, struct err *e)
{
	struct url to = url_parse(&u->arena, link->url, NULL, NULL);
	const struct scope_entry *s =
	    to.kind == URL_WEB ? scope_find(&c->scope, &to) : NULL;
	struct unit *owner = s == NULL ? NULL : c->by_owner[s->owner];
	struct frontier_url next = {
	    .url = link->url, .depth = 1, .is_hint = true};
	bool is_ready;

	/* What belongs to nobody here is nobody's page, and an agency that is
	 * judged has not asked behind this gate. Of another host a sitemap says
	 * nothing (sitemaps.org, "Sitemap file location"): whoever wrote it
	 * would choose what is read of a stranger. */
	if (owner == NULL ||
	    !str_equal(url_bare_host(&to), u->gate->bare_host) ||
	    owner->state == UNIT_DONE || !link->is_page ||
	    trap_kind(&to, crawl_now_us(c)) != NULL)
		return ERR_NONE;
	next.agency_row = owner->row;
	next.site = s->site;
	next.via_url = u->gate->ask_url;
	next.priority = url_priority(link->rank, next.depth, true);
	next.pattern = pattern_of_url(&to);
	next.pattern_max = LIMIT_PATTERN_URLS;
	return add_ready(c, owner, &next, &is_ready, e);
}
