#include "audit/ownership_impl.h"

#include "audit/evidence_impl.h"

/* Why what stands behind a link does not count, by whose it is. */
static const char *const refusals[OWNERSHIP_COUNT] = {
    [OWNERSHIP_PARENT] = "leads to the parent's host",
    [OWNERSHIP_AGENCY] = "leads to another agency",
    [OWNERSHIP_PORTAL] = "leads to a central portal",
    [OWNERSHIP_ELSEWHERE] = "leads to another government host",
};

void
ownership_read(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {
	    "own", "own-or-parent-named", "any"};
	enum ownership_wish *out = into;
	size_t i = field_word(l, value, words, 3);

	if (i != STR_NONE)
		*out = (enum ownership_wish)i;
}

/* Whether the leaf at work takes only what is the agency's own. */
static bool
wants_own(const struct scan *s)
{
	return s->ownership != WISH_ANY;
}

/* Whether a host is one of the list, or below one. */
static bool
is_portal(const struct rule_set *set, struct str host)
{
	for (size_t i = 0; i < set->portals.count; i++) {
		struct str portal = set->portals.items[i];
		size_t above = host.len - portal.len;

		if (str_ends(host, portal) &&
		    (above == 0 || host.ptr[above - 1] == '.'))
			return true;
	}
	return false;
}

static bool
is_government(struct str host)
{
	return str_ends(host, str_of(".go.th")) ||
	    str_ends(host, str_of(".mi.th"));
}

/* Whether the page's host is the agency's from its root down. */
static bool
has_whole_host(const struct scan *s)
{
	const struct scope_entry *entry;

	if (s->context->scope == NULL)
		return true;
	entry = scope_find(s->context->scope, &s->page->url);
	return entry != NULL && entry->owner == s->context->owner &&
	    str_is(entry->prefix, "/");
}

static enum ownership
whose(const struct scan *s, const struct url *url)
{
	const struct audit_context *c = s->context;
	const struct scope_entry *entry =
	    c->scope == NULL ? NULL : scope_find(c->scope, url);
	bool is_near = url_is_same_domain(url->host, s->page->url.host);

	if (entry != NULL && entry->owner == c->owner)
		return OWNERSHIP_OWN;
	if (c->scope == NULL &&
	    str_equal(url_bare_host(url), url_bare_host(&s->page->url)))
		return OWNERSHIP_OWN;
	if (is_portal(s->set, url->host))
		return OWNERSHIP_PORTAL;
	if (entry != NULL)
		return is_near && str_is(entry->prefix, "/") ? OWNERSHIP_PARENT
		                                             : OWNERSHIP_AGENCY;
	if (is_near)
		return has_whole_host(s) ? OWNERSHIP_NONE : OWNERSHIP_PARENT;
	return is_government(url->host) ? OWNERSHIP_ELSEWHERE : OWNERSHIP_NONE;
}

/* OWNERSHIP_OWN only when the agency's scope holds what the link leads to,
 * OWNERSHIP_NONE when nothing says that it is another's. */
static enum ownership
whose_link(struct scan *s, const struct page_link *link)
{
	return link->kind == LINK_WEB ? whose(s, &link->url) : OWNERSHIP_NONE;
}

/* The same by the link's number, found out once. */
static enum ownership
owner_of(struct scan *s, size_t link)
{
	const struct page *p = s->page;

	if (s->link_owners == NULL)
		s->link_owners =
		    arena_alloc(s->arena, p->link_count * sizeof(uint8_t));
	if (s->link_owners[link] == 0)
		s->link_owners[link] =
		    (uint8_t)(whose_link(s, &p->links[link]) + 1);
	return (enum ownership)(s->link_owners[link] - 1);
}

/* The number of the link that an element is or stands in, or STR_NONE. The
 * document of a frame stands in no link. */
static size_t
link_around(const struct scan *s, uint32_t element)
{
	const struct page *p = s->page;

	for (; element != PAGE_NONE; element = p->elements[element].parent) {
		size_t link = scan_link_of(s, element);

		if (link != STR_NONE && !p->links[link].is_frame)
			return link;
	}
	return STR_NONE;
}

static bool
names_agency(struct scan *s, struct str form)
{
	const struct words_test t = {.agency_name = ANSWER_YES};

	return words_match(&t, form, scan_words_in(s, form),
	           scan_agency_names(s)) == TRUTH_TRUE;
}

/* Whether a link is named as the agency's: in its text or in what stands
 * around it. */
static bool
is_named(struct scan *s, size_t link)
{
	const struct page *p = s->page;
	uint32_t parent = p->elements[p->links[link].element].parent;

	if (names_agency(s, scan_link_form(s, link)))
		return true;
	return parent != PAGE_NONE &&
	    names_agency(
	        s, match_form_str(s->arena, page_text(p, parent, s->arena)));
}

const char *
ownership_refusal(
    struct scan *s, uint32_t element, bool has_words, struct hit *hit)
{
	size_t link;

	if (s->page->link_count == 0)
		return NULL;
	link = link_around(s, element);
	if (link == STR_NONE)
		return NULL;
	hit->ownership = owner_of(s, link);
	if (!wants_own(s))
		return NULL;
	if (s->ownership == WISH_PARENT_NAMED &&
	    hit->ownership == OWNERSHIP_PARENT &&
	    (has_words || is_named(s, link)))
		return NULL;
	return refusals[hit->ownership];
}

const char *
ownership_refusal_of(
    struct scan *s, const struct page_link *target, struct hit *hit)
{
	hit->ownership = whose_link(s, target);
	if (!wants_own(s) ||
	    (s->ownership == WISH_PARENT_NAMED &&
	        hit->ownership == OWNERSHIP_PARENT))
		return NULL;
	return refusals[hit->ownership];
}

/* Whether another agency has pages on the page's host, so that there may be a
 * template of both. */
static bool
has_neighbours(struct scan *s)
{
	const struct audit_context *c = s->context;
	struct str host = url_bare_host(&s->page->url);

	if (s->neighbours != ANSWER_UNKNOWN)
		return s->neighbours == ANSWER_YES;
	s->neighbours = ANSWER_NO;
	for (size_t i = 0; c->scope != NULL && i < c->scope->count; i++)
		if (c->scope->entries[i].owner != c->owner &&
		    str_equal(c->scope->entries[i].host, host))
			s->neighbours = ANSWER_YES;
	return s->neighbours == ANSWER_YES;
}

bool
ownership_is_open(struct scan *s, const struct leaf_result *out)
{
	return !out->is_own && out->rest_count < LIMIT_RESTS && wants_own(s) &&
	    has_neighbours(s);
}

uint64_t
ownership_block(struct scan *s, const struct hit *hit)
{
	uint32_t element = hit->element;

	if (hit->ownership == OWNERSHIP_OWN)
		return 0;
	if (element == PAGE_NONE && hit->text.end > hit->text.start) {
		const struct page_run *run =
		    page_run_at(s->page, hit->text.start);

		element = run == NULL ? PAGE_NONE : run->element;
	}
	return page_block_of(s->page, element);
}

static bool
has_block(const struct leaf_result *r, uint64_t block)
{
	for (size_t i = 0; i < r->rest_count; i++)
		if (r->rests[i].block == block)
			return true;
	return false;
}

void
ownership_hit(struct scan *s, struct leaf_result *out, const struct hit *hit)
{
	uint64_t block;

	if (ownership_is_open(s, out)) {
		block = ownership_block(s, hit);
		out->is_own = block == 0;
		/* What stands in another block may be worth more than the
		 * last of those seen so far. */
		if (out->hit_count == LIMIT_EVIDENCE &&
		    (out->is_own || !has_block(out, block)))
			out->hit_count--;
		if (!out->is_own && !has_block(out, block))
			result_rest(s, out, block, (struct str){0});
	}
	result_hit(out, *hit);
}

bool
ownership_take(struct scan *s, struct leaf_result *out, const struct hit *hit)
{
	if (hit->why != NULL)
		result_miss(out, *hit);
	else
		ownership_hit(s, out, hit);
	return hit->why == NULL;
}

char
ownership_settle(const struct settling *x)
{
	const struct finding *f = x->finding;
	const struct leaf *leaf =
	    &x->set->leaves[x->rule->slots.items[x->slot].leaf];
	size_t count = 0;

	if (x->letter != 't')
		return x->letter;
	for (size_t i = 0; i < f->rest_count; i++) {
		if (f->rests[i].leaf != x->slot)
			continue;
		if (f->rests[i].url.len > 0 ||
		    !site_page_shares(x->page, f->rests[i].block))
			return 't';
		count++;
	}
	if (count == 0)
		return 't';
	if (count == LIMIT_RESTS)
		*x->why = REASON_LIMIT;
	else if ((x->page->view_flags & leaf->matcher->spoilers) != 0)
		*x->why = REASON_INCOMPLETE;
	else
		return 'f';
	return 'u';
}

/* Whether a piece of evidence is of a leaf that rests on its block. */
static bool
is_rest(const struct settling *x, const struct evidence *e)
{
	const struct finding *f = x->finding;

	for (size_t i = 0; i < f->rest_count; i++) {
		const struct slot *slot =
		    &x->rule->slots.items[f->rests[i].leaf];

		if (f->rests[i].block == e->block &&
		    str_equal(e->label, evidence_label(x->set, slot)))
			return true;
	}
	return false;
}

static bool
is_found(const struct evidence *e)
{
	return e->match_kind != MATCH_ABSENCE &&
	    e->match_kind != MATCH_NEAR_MISS;
}

/* Says whose a piece is, unless the link around it said so. */
static void
mark_owner(const struct settling *x, struct evidence *e)
{
	if (e->ownership != OWNERSHIP_NONE || e->byte_start < 0)
		return;
	e->ownership = e->block != 0 && site_page_shares(x->page, e->block)
	    ? OWNERSHIP_SHARED
	    : OWNERSHIP_OWN;
}

/* Whether a piece that is shared says less than another, or nothing, since its
 * leaf rests on what is shared alone. */
static bool
is_outdone(const struct settling *x, const struct evidence *e)
{
	return e->ownership == OWNERSHIP_SHARED && is_found(e) && is_rest(x, e);
}

struct evidence *
ownership_mark(const struct settling *x)
{
	const struct finding *f = x->finding;
	struct evidence *items =
	    arena_array(x->arena, f->evidence_count, sizeof(*items));

	for (size_t i = 0; i < f->evidence_count; i++) {
		struct evidence *e = &items[i];

		*e = f->evidence[i];
		mark_owner(x, e);
		if (!is_outdone(x, e))
			continue;
		e->match_kind = MATCH_NEAR_MISS;
		e->label = arena_printf(x->arena,
		    "%.*s: stands in the host's template", STR_ARG(e->label));
	}
	return items;
}
