/* link: links by their words, their target and whose it is. */
#include "audit/ownership_impl.h"
#include "audit/value/target_impl.h"

struct link_test {
	struct words_test text;
	struct target_test to;
	enum owner_test owner;
	struct texts rel;
	struct number_test count;
	unsigned zones;
	bool says_whose; /* so that what others own counts, too */
};

const void *
match_link_load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"text", words_read, offsetof(struct link_test, text), NULL},
	    {"to", target_read, offsetof(struct link_test, to), NULL},
	    {"owner", owner_read, offsetof(struct link_test, owner), NULL},
	    {"rel", field_texts, offsetof(struct link_test, rel), NULL},
	    {"count", number_read, offsetof(struct link_test, count), NULL},
	    {"in", zones_read, offsetof(struct link_test, zones), NULL},
	};
	static const struct fields fields = FIELDS("`link`", items);
	struct link_test *t = arena_alloc(l->arena, sizeof(*t));

	if (!fields_read(l, value, &fields, t))
		return NULL;
	t->says_whose = yaml_get(value, "owner") != NULL ||
	    t->to.host_in.count > 0 || t->to.host_ends_with.count > 0 ||
	    t->to.same_site != ANSWER_UNKNOWN;
	return t;
}

enum { LINE_BYTES = 1000 };

/* What stands before and behind a span in its line of the match form, as far
 * as anybody would call near. */
static void
line_around(const struct page *p, struct span span, struct str *before,
    struct str *after)
{
	struct str text = p->match_text;
	size_t start = span.start, end = span.end;

	while (start > 0 && span.start - start < LINE_BYTES &&
	    text.ptr[start - 1] != '\n')
		start--;
	while (start < span.start &&
	    ((unsigned char)text.ptr[start] & 0xc0) == 0x80)
		start++;
	while (end < text.len && end - span.end < LINE_BYTES &&
	    text.ptr[end] != '\n')
		end++;
	*before = str_slice(text, start, span.start);
	*after = str_slice(text, span.end, end);
}

static struct str
joined(struct arena *a, struct str before, struct str form, struct str after)
{
	struct buf out = {0};
	struct str text;

	(void)buf_append_str(&out, before);
	(void)buf_append_str(&out, form);
	(void)buf_append_str(&out, after);
	text = arena_str(a, buf_str(&out));
	buf_release(&out);
	return text;
}

/*
 * Looks for the words in the link's text; what stands around the link in its
 * line counts for near and not_near.
 */
static void
find_words(const struct link_test *t, struct scan *s, size_t number,
    struct words_found *found)
{
	const struct page *p = s->page;
	const struct page_link *link = &p->links[number];
	struct str form = scan_link_form(s, number), before, after;
	struct span part = {0, (uint32_t)form.len};
	struct haystack h = {.text = form,
	    .parts = &part,
	    .part_count = 1,
	    .agency_names = scan_agency_names(s),
	    .present = scan_link_words(s)};

	if (t->text.near.words.count > 0 || t->text.not_near.words.count > 0) {
		line_around(p,
		    scan_match_span(p, p->elements[link->element].text),
		    &before, &after);
		h.text = joined(s->arena, before, form, after);
		part.start = (uint32_t)before.len;
		part.end = (uint32_t)(before.len + form.len);
	}
	words_find(&t->text, &h, found);
}

static bool
rel_passes(const struct link_test *t, const struct page_link *link)
{
	for (size_t i = 0; i < t->rel.count; i++) {
		struct str rest = link->rel, part;

		while (str_split(&rest, ' ', &part))
			if (str_equal_fold(part, t->rel.items[i]))
				return true;
	}
	return t->rel.count == 0;
}

static bool
zone_passes(const struct link_test *t, const struct page *p,
    const struct page_link *link)
{
	if (t->zones == 0 || (t->zones & (unsigned)ZONE_VISIBLE))
		return true;
	return (p->elements[link->element].zones & t->zones) != 0;
}

/* Whether the words are in the text of the link; unknown when the agency's
 * name was asked for and is not known. */
static enum truth
look_for_words(
    const struct link_test *t, struct scan *s, size_t number, const char **why)
{
	struct words_found found;

	find_words(t, s, number, &found);
	if (found.miss_count > 0)
		*why = found.misses[0].why;
	if (found.is_found)
		return TRUTH_TRUE;
	return found.is_undecided ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

/* NULL when a link that has the words counts. */
static const char *
refusal(const struct link_test *t, struct scan *s, const struct page_link *link)
{
	const char *why = NULL;

	if (!link->is_visible)
		return "is hidden";
	if (!zone_passes(t, s->page, link))
		return "stands elsewhere";
	if (!rel_passes(t, link))
		return "has another rel";
	if (target_asks_crawl(&t->to) && link->kind != LINK_WEB)
		return "leads to no page";
	why = target_refusal(&t->to, s, link);
	if (why == NULL && !owner_accepts(t->owner, s, link))
		why = "belongs to somebody else";
	return why;
}

/* Of links whose owner the rule names, only those to the parent's host must
 * stand in what is the agency's own. */
static void
add_hit(const struct link_test *t, struct scan *s, const struct page_link *link,
    const struct hit *hit, struct leaf_result *out)
{
	bool is_own = t->says_whose &&
	    (t->owner != OWNER_PARENT || hit->ownership == OWNERSHIP_OWN);
	uint64_t block = 0;

	if (!target_asks_crawl(&t->to)) {
		out->is_own |= is_own;
		ownership_hit(s, out, hit);
		return;
	}
	if (!is_own && ownership_is_open(s, out))
		block = ownership_block(s, hit);
	result_rest(s, out, block, url_key(&link->url));
	result_hit(out, *hit);
}

/* Tests one link; unknown when its words alone could not be decided. */
static enum truth
look_at_link(const struct link_test *t, struct scan *s, size_t number,
    struct leaf_result *out)
{
	const struct page_link *link = &s->page->links[number];
	struct hit hit = hit_of_link(s->page, link);
	enum truth words = TRUTH_TRUE;

	if (!words_is_empty(&t->text))
		words = look_for_words(t, s, number, &hit.why);
	if (words != TRUTH_FALSE)
		hit.why = refusal(t, s, link);
	if (words == TRUTH_TRUE && hit.why == NULL) {
		const char *why = ownership_refusal(
		    s, link->element, !words_is_empty(&t->text), &hit);

		if (!t->says_whose)
			hit.why = why;
		else if (owner_refuses(t->owner, hit.ownership))
			hit.why = "belongs to somebody else";
	}
	if (hit.why != NULL) {
		result_miss(out, hit);
		return TRUTH_FALSE;
	}
	if (words == TRUTH_TRUE)
		add_hit(t, s, link, &hit, out);
	return words;
}

enum truth
match_link_fits(const void *data, struct scan *s, size_t number)
{
	struct leaf_result none = {0};

	return look_at_link(data, s, number, &none);
}

bool
match_link_asks_crawl(const void *data)
{
	const struct link_test *t = data;

	return target_asks_crawl(&t->to) || t->count.count > 0;
}

/* What became of an address is not known here; that nobody knows of it does no
 * harm to one that must only not be gone. */
static void
leave_open(const struct link_test *t, size_t count, struct leaf_result *out)
{
	out->names_targets = out->rest_count > 0;
	if (count == 0 ||
	    (t->to.status.count == 0 && t->to.page_class.len == 0 &&
	        t->to.home == ANSWER_UNKNOWN))
		return;
	out->truth = number_between(&t->count, 0, count, true);
	if (out->truth == TRUTH_UNKNOWN)
		out->reason = REASON_INCOMPLETE;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct link_test *t = data;
	const struct word_places present = scan_link_words(s);
	const bool *has_words;
	bool is_undecided = false, may_pass;
	size_t count = 0;

	if (!words_may_stand(&t->text, &present)) {
		out->truth = number_of_found(&t->count, 0, s->is_partial);
		return;
	}
	has_words = scan_links_with(s, &t->text);
	may_pass = !words_is_empty(&t->text) || target_may_pass(&t->to, s);
	for (size_t i = 0; i < s->page->link_count; i++) {
		enum truth truth = TRUTH_FALSE;

		if (!may_pass && out->miss_count == LIMIT_NEAR_MISSES)
			break;
		if (has_words[i])
			truth = look_at_link(t, s, i, out);
		is_undecided |= truth == TRUTH_UNKNOWN;
		count += truth == TRUTH_TRUE;
	}
	out->truth =
	    number_of_found(&t->count, count, s->is_partial || is_undecided);
	if (target_asks_crawl(&t->to))
		leave_open(t, count, out);
}

static void
signs(const void *data, struct signs *out)
{
	const struct link_test *t = data;

	if (t->count.count > 0)
		out->is_awake = true;
	signs_add_link_words(out, &t->text);
}

/* How many links pass of those that the page names, by what became of their
 * addresses. */
static char
settle(const void *data, const struct settling *x)
{
	const struct link_test *t = data;
	const struct finding *f = x->finding;
	bool is_partial = (x->page->view_flags & VIEW_PARTIAL) != 0;
	size_t least = 0, most = 0, named = 0;
	enum truth truth;

	if (!target_asks_crawl(&t->to) || x->letter == '-')
		return x->letter;
	for (size_t i = 0; i < f->rest_count; i++) {
		const struct finding_rest *rest = &f->rests[i];
		enum truth one;

		if (rest->leaf != x->slot)
			continue;
		named++;
		if (rest->block != 0 && site_page_shares(x->page, rest->block))
			continue;
		one = target_holds(&t->to, x->site, rest->url);
		least += one == TRUTH_TRUE;
		most += one != TRUTH_FALSE;
	}
	is_partial |= named == LIMIT_RESTS;
	truth = number_between(&t->count, least, most, is_partial);
	*x->why = named == LIMIT_RESTS ? REASON_LIMIT : REASON_INCOMPLETE;
	return truth == TRUTH_TRUE ? 't' : truth == TRUTH_FALSE ? 'f' : 'u';
}

const struct matcher match_link = {.signs = signs,
    .name = "link",
    .spoilers = VIEW_PARTIAL,
    .load = match_link_load,
    .run = run,
    .settle = settle};
