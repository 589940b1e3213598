#include "audit/roll_up_impl.h"

#include <string.h>

#include "audit/evidence_impl.h"
#include "audit/ownership_impl.h"
#include "audit/select_impl.h"

/* With these there is no page that could have said anything. */
static const enum reason no_page_there[] = {
    REASON_OUT_OF_SCOPE,
    REASON_NOT_A_PAGE,
    REASON_RECORDED_ONLY,
    REASON_HTTP_404,
    REASON_HTTP_410,
    REASON_REDIRECT_OUT_OF_SCOPE,
    REASON_NOT_HTML,
    REASON_EMPTY_BODY,
};

static bool
is_no_page(enum reason reason)
{
	for (size_t i = 0; i < sizeof(no_page_there) / sizeof(no_page_there[0]);
	     i++)
		if (reason == no_page_there[i])
			return true;
	return false;
}

void
roll_force(const struct forced_leaf *forced, char *letters, size_t count)
{
	if (forced != NULL && forced->slot < count &&
	    letters[forced->slot] == forced->from)
		letters[forced->slot] = forced->to;
}

static struct settling
settling_of(struct roll *roll, const struct site_page *page,
    const struct finding *finding)
{
	return (struct settling){.set = roll->set,
	    .rule = roll->rule,
	    .site = roll->site,
	    .page = page,
	    .finding = finding,
	    .roll = roll,
	    .arena = roll->arena};
}

/* The leaves of a finding, with what only the whole site can tell put in; why
 * has the site's reason for those that are unknown. */
static struct str
settled(struct roll *roll, const struct site_page *page,
    const struct finding *finding, enum reason *why)
{
	const struct slots *slots = &roll->rule->slots;
	char *text = arena_cstr(roll->arena, finding->leaves);
	struct settling x = settling_of(roll, page, finding);

	for (size_t i = 0; i < slots->count && i < finding->leaves.len; i++) {
		const struct leaf *leaf =
		    &roll->set->leaves[slots->items[i].leaf];

		x.slot = i;
		x.letter = text[i];
		x.why = &why[i];
		if (leaf->matcher->settle != NULL)
			x.letter = leaf->matcher->settle(leaf->data, &x);
		text[i] = ownership_settle(&x);
		if (text[i] != 'u')
			why[i] = REASON_NONE;
	}
	roll_force(roll->forced, text, finding->leaves.len);
	return (struct str){text, finding->leaves.len};
}

/* Why an outcome that was settled is open. */
static enum reason
reason_of(struct roll *roll, const struct examined *x, const struct decision *d,
    const enum reason *why)
{
	struct deciders deciders =
	    evidence_deciders(roll->arena, roll->rule, d->basis, x->leaves);

	for (size_t i = 0; i < deciders.count; i++)
		if (why[deciders.slots[i]] != REASON_NONE)
			return why[deciders.slots[i]];
	return x->reason != REASON_NONE ? x->reason : REASON_INCOMPLETE;
}

bool
roll_is_put_aside(const struct roll *roll, const struct site_page *page)
{
	return (page->view_flags & (unsigned)VIEW_SPAM) != 0 &&
	    roll->rule->quarantine != ANSWER_YES;
}

/* A page that was put aside lets no rule pass. */
static void
withhold(const struct roll *roll, struct examined *x)
{
	if (x->outcome != OUTCOME_PASSED || !roll_is_put_aside(roll, x->page))
		return;
	x->outcome = OUTCOME_CANT_TELL;
	x->reason = REASON_SPAM;
	if (x->level > 0)
		x->level = 0;
}

static void
examine(struct roll *roll, const struct site_page *page,
    const struct finding *finding)
{
	struct examined *x = &roll->pages[roll->count++];
	enum reason *why =
	    arena_array(roll->arena, roll->rule->slots.count, sizeof(*why));
	struct settling settling = settling_of(roll, page, finding);
	struct decision d;

	*x = (struct examined){.page = page,
	    .finding = finding,
	    .evidence = ownership_mark(&settling),
	    .leaves = settled(roll, page, finding, why),
	    .outcome = finding->outcome,
	    .level = finding->level,
	    .reason = finding->reason};
	d = rule_decide(roll->rule, x->leaves);
	x->level_max = d.is_unsure ? roll->rule->info.pass_at : d.level_max;
	if (!str_equal(x->leaves, finding->leaves)) {
		x->outcome = d.outcome;
		x->level = d.level;
		x->reason = d.outcome == OUTCOME_CANT_TELL
		    ? reason_of(roll, x, &d, why)
		    : REASON_NONE;
	}
	withhold(roll, x);
}

/* Whether a page without a finding may hold what the rule asks for. */
static bool
is_missed(const struct roll *roll, const struct site_page *page)
{
	enum reason reason = site_page_reason(page);
	bool is_read = reason == REASON_NONE;
	const struct page_facts facts = {.is_known = true,
	    .is_home = page->is_home,
	    .depth = page->depth,
	    .url = page->url,
	    .classes = page->page_class,
	    .has_classes = is_read && (page->view_flags & VIEW_PARTIAL) == 0};
	enum truth selected;

	if (is_no_page(reason))
		return false;
	selected = select_page(roll->rule->pages, &facts);
	/* One that was read and selected but is silent only passes on. */
	return is_read ? selected == TRUTH_UNKNOWN : selected != TRUTH_FALSE;
}

/* Whether a page is of a site that the rule looks at. */
static bool
is_of_role(const struct roll *roll, const struct site_page *page)
{
	const struct agency *agency = roll->site->agency;
	enum seed_role role = SEED_HOME;

	if (page->seed >= 0 && (uint64_t)page->seed < agency->seed_count)
		role = agency->seeds[page->seed].role;
	return roll->rule->site_roles == 0 ||
	    (roll->rule->site_roles & 1u << role) != 0;
}

enum reason
roll_home_reason(const struct site *site)
{
	enum reason why = site->home_reason;

	for (size_t i = 0; i < site->page_count; i++) {
		const struct site_page *page = &site->pages[i];

		if (!page->is_home)
			continue;
		if (site_page_reason(page) == REASON_NONE)
			return site->home_reason;
		if (why == REASON_NONE)
			why = site_page_reason(page);
	}
	return why;
}

/* The home page leads to more than was seen: by a script, in a frame, behind
 * what cut it short. */
static bool
home_hides_ways(const struct site *site)
{
	static const unsigned hiding = (unsigned)VIEW_JS_SHELL |
	    (unsigned)VIEW_FRAMES | (unsigned)VIEW_TRUNCATED |
	    (unsigned)VIEW_LOGIN_WALL | (unsigned)VIEW_PARSE_KILLED;

	for (size_t i = 0; i < site->page_count; i++)
		if (site->pages[i].is_home &&
		    (site->pages[i].view_flags & hiding) != 0)
			return true;
	return false;
}

/* A file has findings of rules that look at files. */
static bool
may_speak(const struct site_page *page)
{
	enum reason reason = site_page_reason(page);

	return reason == REASON_NONE || reason == REASON_NOT_HTML;
}

void
roll_gather(struct roll *roll)
{
	static const struct page_facts unseen = {.is_known = false};
	const struct rule *r = roll->rule;
	const struct site *site = roll->site;
	bool is_full = false;

	roll->is_complete = true;
	roll->pages =
	    arena_array(roll->arena, site->page_count, sizeof(*roll->pages));
	for (size_t i = 0; i < site->page_count && !is_full; i++) {
		const struct site_page *page = &site->pages[i];
		const struct finding *finding =
		    site_page_finding(page, r->info.id);

		if (!is_of_role(roll, page))
			continue;
		if (finding != NULL && may_speak(page))
			examine(roll, page, finding);
		else if (is_missed(roll, page))
			roll->is_complete = false;
		is_full = r->at_most > 0 && roll->count == r->at_most;
	}
	roll->misses_home = roll_home_reason(site) != REASON_NONE &&
	    select_wants_home(r->pages);
	if (roll->misses_home ||
	    ((site->unread_count > 0 || home_hides_ways(site)) &&
	        select_page(r->pages, &unseen) != TRUTH_FALSE))
		roll->is_complete = false;
	/* The rule asked for so many pages and has them. */
	if (is_full)
		roll->is_complete = true;
}
