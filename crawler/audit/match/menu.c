#include "audit/match/menu_impl.h"

#include "web/url.h"

/* With fewer links it is no menu. */
enum { MENU_LINKS_MIN = 3 };

/* Whether a link leads to a page; "#top" leads nowhere. */
static bool
leads(const struct page_link *link)
{
	if (!link->is_visible || link->is_frame ||
	    (link->kind != LINK_WEB && link->kind != LINK_HERE))
		return false;
	return link->url.kind == URL_WEB && link->url.href.len > 0 &&
	    link->url.href.ptr[0] != '#';
}

static void
note(struct scan *s, struct leaf_result *out, unsigned zones)
{
	const struct page *p = s->page;

	for (size_t i = 0; i < p->link_count; i++) {
		const struct page_link *link = &p->links[i];
		struct str url = url_key(&link->url);
		bool is_new = leads(link) &&
		    (zones == 0 ||
		        (p->elements[link->element].zones & zones) != 0);

		for (size_t k = 0; is_new && k < out->rest_count; k++)
			is_new = !str_equal(out->rests[k].url, url);
		if (is_new)
			result_rest(s, out, 0, url);
	}
}

void
menu_run(struct scan *s, struct leaf_result *out)
{
	out->truth = TRUTH_UNKNOWN;
	out->reason = REASON_INCOMPLETE;
	out->names_targets = true;
	note(s, out, (unsigned)ZONE_NAV | (unsigned)ZONE_HEADER);
	if (out->rest_count == 0 && !s->context->is_home)
		note(s, out, 0);
}

/* Whether the page has a link; that to itself may be left out. */
static bool
has_link(const struct settling *x, struct str url)
{
	const struct finding *f = x->finding;

	for (size_t i = 0; i < f->rest_count; i++)
		if (f->rests[i].leaf == x->slot &&
		    str_equal(f->rests[i].url, url))
			return true;
	return str_equal(x->page->url, url);
}

static const struct finding *
home_finding(const struct settling *x)
{
	const struct site *site = x->site;

	for (size_t i = 0; i < site->page_count; i++)
		if (site->pages[i].is_home &&
		    site_page_reason(&site->pages[i]) == REASON_NONE)
			return site_page_finding(
			    &site->pages[i], x->rule->info.id);
	return NULL;
}

char
menu_settle(const struct value_test *wanted, const struct settling *x)
{
	const struct finding *home = home_finding(x);
	struct scan s = {.arena = x->arena};
	size_t all = 0, same = 0;
	enum truth truth;
	struct str text;

	if (x->page->is_home)
		return '-';
	for (size_t i = 0; home != NULL && i < home->rest_count; i++) {
		if (home->rests[i].leaf != x->slot)
			continue;
		all++;
		same += has_link(x, home->rests[i].url);
	}
	if (all < MENU_LINKS_MIN)
		return 'u';
	text = arena_printf(x->arena, "%zu", 100 * same / all);
	truth = value_holds(
	    wanted, &s, (struct value){.is_there = true, .text = text});
	scan_end(&s);
	/* More of the menu may be there than was seen. */
	if (truth != TRUTH_TRUE && (x->page->view_flags & VIEW_PARTIAL) != 0)
		return 'u';
	return truth_letter(truth);
}
