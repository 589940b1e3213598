/* What rules ask of a site beside its pages: each address once, after the home
 * page was read, below its origin. All that is known of them is in the store,
 * so that one which was interrupted is looked for there before it is asked for
 * again. */
#include "crawl/crawl_impl.h"

#include "base/limits.h"

/* The addresses of a unit: those of the rules, then the sitemaps that its
 * robots.txt names; last, when all pages were asked for, what the host answers
 * by the other scheme. */
struct agenda {
	const struct rule_probe *plan;
	size_t plan_count;
	size_t own_count; /* of the plan, by the home page's scheme */
	struct str map_path; /* of the plan; empty: no rule wants sitemaps */
	const struct str *maps; /* as the robots.txt has them */
	size_t map_count;
};

static void
read_agenda(const struct crawl *c, const struct gate *g, struct agenda *out)
{
	*out = (struct agenda){0};
	out->plan = rule_set_probes(c->config->rules, &out->plan_count);
	/* In order of path those with a scheme stand behind the others. */
	for (size_t i = 0; i < out->plan_count; i++) {
		if (out->plan[i].scheme.len == 0)
			out->own_count = i + 1;
		if (out->plan[i].wants_maps)
			out->map_path = out->plan[i].path;
	}
	if (out->map_path.len > 0 &&
	    (g->robots == ROBOTS_PARSED || g->robots == ROBOTS_STALE)) {
		out->maps = g->rules.sitemaps;
		out->map_count = g->rules.sitemap_count;
	}
}

/* How many sitemaps are asked for; one more than are judged says that there
 * were more. */
static size_t
maps_of(const struct agenda *list)
{
	return list->map_count <= LIMIT_PROBE_MAPS ? list->map_count
	                                           : LIMIT_PROBE_MAPS + 1;
}

/* The same host by the scheme that the rules name, at its usual port. */
static struct str
other_origin(struct unit *u, const struct url *home, struct str scheme)
{
	return arena_printf(
	    &u->arena, "%.*s://%.*s", STR_ARG(scheme), STR_ARG(home->host));
}

static void
address_of_plan(struct unit *u, const struct url *home,
    const struct rule_probe *p, struct stored_probe *out)
{
	struct str origin = u->probe_origin, path = p->path;

	out->path = p->path;
	if (p->scheme.len > 0) {
		origin = other_origin(u, home, p->scheme);
		path = str_slice(path, p->scheme.len + 1, path.len);
	}
	out->url =
	    arena_printf(&u->arena, "%.*s%.*s", STR_ARG(origin), STR_ARG(path));
}

static void
address_of_map(struct unit *u, const struct url *home,
    const struct agenda *list, size_t map, struct stored_probe *out)
{
	struct url to = url_parse(&u->arena, list->maps[map], home, NULL);

	out->path = list->map_path;
	out->is_map = true;
	out->url = to.kind == URL_WEB
	    ? url_key(&to)
	    : arena_str(
	          &u->arena, str_slice(list->maps[map], 0, LIMIT_URL_BYTES));
	if (to.kind != URL_WEB ||
	    !str_equal(url_bare_host(&to), url_bare_host(home)))
		out->reason = REASON_OUT_OF_SCOPE;
	else if (map == LIMIT_PROBE_MAPS)
		out->reason = REASON_BUDGET;
}

/* The address of that number; reason says when it is not to be asked for. */
static bool
address_of(struct unit *u, const struct agenda *list, size_t number,
    struct stored_probe *out)
{
	struct url home = url_parse(&u->arena, u->probe_origin, NULL, NULL);
	size_t map = number - list->own_count, maps = maps_of(list);

	*out = (struct stored_probe){0};
	if (number >= list->plan_count + maps)
		return false;
	if (number < list->own_count)
		address_of_plan(u, &home, &list->plan[number], out);
	else if (map < maps)
		address_of_map(u, &home, list, map, out);
	else
		address_of_plan(u, &home, &list->plan[number - maps], out);
	return true;
}

/* A redirect to the home page says that there is nothing: what stands there is
 * not what was asked for. By another scheme the way itself is asked for. */
static bool
leads_on(const struct crawl *c, struct unit *u, const struct known_answer *k,
    struct url *to)
{
	if (k->redirect_to.len == 0 || u->probe_hops == LIMIT_REDIRECTS)
		return false;
	*to = url_parse(&u->arena, k->redirect_to, NULL, NULL);
	if (to->kind != URL_WEB || !unit_owns(c, u, to))
		return false;
	return u->is_probe_of_way ||
	    ((!str_is(to->path, "/") || to->query.len > 0) &&
	        !str_equal(url_key(to), u->probe_home));
}

/* Follows what the round knows of the address: u->stored_id is the answer that
 * counts, or 0 and u->next.url is what to ask for. */
static enum err_code
look_up(struct crawl *c, struct unit *u, struct err *e)
{
	struct known_answer known;
	struct url to;
	enum err_code rc;

	for (;;) {
		rc = store_answer_of_round(
		    c->store, u->row, u->next.url, &u->arena, &known, e);
		if (rc != ERR_NONE || known.capture_id == 0)
			return rc;
		if (!leads_on(c, u, &known, &to)) {
			u->stored_id = known.capture_id;
			u->capture_id = known.capture_id;
			return ERR_NONE;
		}
		u->probe_hops++;
		u->next.url = url_key(&to);
	}
}

static enum err_code
begin(struct crawl *c, struct unit *u, const struct stored_probe *p,
    struct err *e)
{
	u->probe = *p;
	u->is_probe_of_way = !str_starts(p->path, str_of("/"));
	u->probe_hops = 0;
	u->is_probe = true;
	u->has_next = true;
	u->stored_id = 0;
	u->ask = ASK_PROBE;
	u->next = (struct frontier_url){.agency_row = u->row, .url = p->url};
	return look_up(c, u, e);
}

/* An address of the host that is another agency's says nothing of this one. */
static bool
is_own(const struct crawl *c, struct unit *u, const struct stored_probe *p)
{
	struct url to = url_parse(&u->arena, p->url, NULL, NULL);
	struct url origin = url_parse(&u->arena, u->probe_origin, NULL, NULL);

	return unit_owns(c, u, p->is_map ? &origin : &to);
}

static enum err_code
note(struct crawl *c, struct unit *u, const struct stored_probe *p,
    struct err *e)
{
	return store_probe_put(c->store, u->row, p, NULL, 0, e);
}

/* Its robots.txt and what that names come first, also after an
 * interruption. */
static enum err_code
come_to_gate(struct crawl *c, struct unit *u, struct err *e)
{
	enum err_code rc;

	u->url = url_parse(&u->arena, u->probe_origin, NULL, NULL);
	rc = gates_get(&c->gates, &u->url, crawl_now_us(c), &u->gate, e);
	u->is_before_probes = rc == ERR_NONE && u->gate->state != GATE_KNOWN;
	return rc;
}

enum err_code
unit_choose_probe(
    struct crawl *c, struct unit *u, bool are_pages_done, struct err *e)
{
	struct agenda list;
	struct stored_probe p;
	bool is_known = true;
	enum err_code rc;

	if (u->probe_origin.len == 0 || u->are_probes_done)
		return ERR_NONE;
	rc = come_to_gate(c, u, e);
	if (rc != ERR_NONE || u->is_before_probes)
		return rc;
	read_agenda(c, u->gate, &list);
	while (rc == ERR_NONE && address_of(u, &list, u->probe_next, &p)) {
		if (!are_pages_done &&
		    u->probe_next >= list.own_count + maps_of(&list))
			return ERR_NONE;
		rc = store_probe_is_known(c->store, u->row, &p, &is_known, e);
		if (rc == ERR_NONE && !is_known) {
			if (p.reason == REASON_NONE && is_own(c, u, &p))
				return begin(c, u, &p, e);
			if (p.reason == REASON_NONE)
				p.reason = REASON_OUT_OF_SCOPE;
			rc = note(c, u, &p, e);
		}
		u->probe_next++;
	}
	u->are_probes_done = rc == ERR_NONE;
	return rc;
}

void
unit_plan_probes(struct crawl *c, struct unit *u, struct str home_url)
{
	struct url home;
	size_t count;

	(void)rule_set_probes(c->config->rules, &count);
	if (count == 0 || !c->config->asks_probes || u->probe_origin.len > 0)
		return;
	home = url_parse(&c->arena, home_url, NULL, NULL);
	if (home.kind != URL_WEB)
		return;
	u->probe_origin = url_origin(&c->arena, &home);
	u->probe_home = url_key(&home);
}

enum err_code
unit_refuse_probe(
    struct crawl *c, struct unit *u, enum reason reason, struct err *e)
{
	u->probe.reason = reason;
	return note(c, u, &u->probe, e);
}

enum err_code
probe_arrived(struct crawl *c, struct unit *u, struct err *e)
{
	enum err_code rc = ERR_NONE;

	/* What a redirect leads to is chosen next. */
	if (answer_is_redirect(u->capture)) {
		struct known_answer known = {
		    .redirect_to = u->capture->redirect_to};
		struct url to;

		if (leads_on(c, u, &known, &to)) {
			unit_let_go(c, u);
			return ERR_NONE;
		}
	}
	if (u->capture->status == 304 && u->capture->revisit_of != 0)
		rc = unit_take_stored(c, u, u->capture->revisit_of, e);
	else
		unit_take_body(u);
	if (rc == ERR_NONE)
		unit_queue(c, u);
	return rc;
}

enum err_code
probe_was_read(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e)
{
	enum err_code rc;

	u->probe.reason = r->reason;
	u->probe.capture_id = u->capture_id;
	rc = store_probe_put(
	    c->store, u->row, &u->probe, r->findings, r->finding_count, e);
	unit_let_go(c, u);
	return rc;
}

bool
unit_may_be_probed(const struct crawl *c, const struct unit *u, struct str url)
{
	const struct rule_probe *plan;
	size_t count;

	if (u->probe_origin.len == 0 || !str_starts(url, u->probe_origin))
		return false;
	plan = rule_set_probes(c->config->rules, &count);
	for (size_t i = 0; i < count; i++)
		if (str_equal(str_slice(url, u->probe_origin.len, url.len),
		        plan[i].path))
			return true;
	return false;
}
