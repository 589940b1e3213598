#include "audit/scan_impl.h"

#include <string.h>

#include "audit/condition_impl.h"
#include "audit/match/matcher_impl.h"
#include "audit/value/regex_impl.h"

/* No role: not asked for yet. */
enum { ROLE_UNASKED = 255 };

static const struct {
	enum view_flag flag;
	enum reason reason;
} spoilers[] = {
    {VIEW_CHALLENGE, REASON_CHALLENGE},
    {VIEW_LOGIN_WALL, REASON_LOGIN_WALL},
    {VIEW_JS_SHELL, REASON_JS_SHELL},
    {VIEW_FRAMES, REASON_FRAMES_UNREAD},
    {VIEW_BAD_TEXT, REASON_BAD_TEXT},
    {VIEW_TRUNCATED, REASON_TRUNCATED},
};

struct scan
scan_begin(const struct rule_set *set, struct page *p,
    const struct audit_context *context, struct arena *a)
{
	struct scan s = {.set = set, .page = p, .context = context, .arena = a};

	s.results =
	    arena_array(a, set->leaf_count, sizeof(const struct leaf_result *));
	s.classes = arena_array(a, set->class_count, sizeof(*s.classes));
	return s;
}

void
scan_end(struct scan *s)
{
	regex_state_free(s->regex);
	s->regex = NULL;
}

static enum reason
reason_of_view(unsigned flags)
{
	for (size_t i = 0; i < sizeof(spoilers) / sizeof(spoilers[0]); i++)
		if (flags & (unsigned)spoilers[i].flag)
			return spoilers[i].reason;
	return REASON_UNSURE;
}

/* Whether two results that found nothing say the same. */
static bool
is_same(const struct leaf_result *a, const struct leaf_result *b)
{
	return a->reason == b->reason && a->says_nothing == b->says_nothing;
}

static struct hit *
copy_hits(struct scan *s, const struct hit *hits, size_t count)
{
	struct hit *copy;

	if (count == 0)
		return NULL;
	copy = arena_array(s->arena, count, sizeof(*copy));
	memcpy(copy, hits, count * sizeof(*copy));
	return copy;
}

/* A copy of a result in the arena; of the many that found nothing there is one
 * for all. */
static const struct leaf_result *
keep_result(struct scan *s, const struct leaf_result *r)
{
	bool is_bare = r->hit_count == 0 && r->miss_count == 0 &&
	    r->rest_count == 0 && r->saw.len == 0;
	const struct leaf_result **bare = &s->bare_results[r->truth];
	struct leaf_result *kept;

	if (is_bare && *bare != NULL && is_same(*bare, r))
		return *bare;
	kept = arena_alloc(s->arena, sizeof(*kept));
	*kept = *r;
	kept->hits = copy_hits(s, r->hits, r->hit_count);
	kept->misses = copy_hits(s, r->misses, r->miss_count);
	if (is_bare)
		*bare = kept;
	return kept;
}

const struct leaf_result *
scan_leaf(struct scan *s, size_t number)
{
	const struct leaf *leaf = &s->set->leaves[number];
	struct hit hits[LIMIT_EVIDENCE], misses[LIMIT_NEAR_MISSES];
	struct leaf_result r = {
	    .truth = TRUTH_FALSE, .hits = hits, .misses = misses};
	bool was_partial = s->is_partial, had_met_limit = s->has_met_limit;
	enum ownership_wish was_asked = s->ownership;
	unsigned flags;

	if (s->results[number] != NULL)
		return s->results[number];
	flags =
	    s->page == NULL ? 0 : s->page->view_flags & leaf->matcher->spoilers;
	s->is_partial = flags != 0;
	s->has_met_limit = false;
	s->text_bytes = 0;
	s->ownership = leaf->ownership;
	if (leaf->matcher->is_of_site)
		r = (struct leaf_result){.truth = TRUTH_UNKNOWN,
		    .says_nothing = true,
		    .reason = REASON_INCOMPLETE};
	/* Of a file there is nothing else to look at. */
	else if (s->page != NULL && s->page->reason == REASON_NOT_HTML &&
	    !leaf->matcher->sees_files)
		r.truth = TRUTH_FALSE;
	else if (!signs_leaf_sleeps(s, number))
		leaf->matcher->run(leaf->data, s, &r);
	else if (s->is_partial)
		r.truth = TRUTH_UNKNOWN;
	if (!r.names_targets && (r.is_own || r.truth != TRUTH_TRUE))
		r.rest_count = 0;
	if (r.truth == TRUTH_UNKNOWN && r.reason == REASON_NONE)
		r.reason =
		    s->has_met_limit ? REASON_LIMIT : reason_of_view(flags);
	s->is_partial = was_partial;
	s->has_met_limit = had_met_limit;
	s->ownership = was_asked;
	s->results[number] = keep_result(s, &r);
	return s->results[number];
}

struct str
scan_leaves(struct scan *s, const struct slots *slots)
{
	char *text = arena_alloc(s->arena, slots->count + 1);

	for (size_t i = 0; i < slots->count; i++) {
		const struct leaf_result *r =
		    scan_leaf(s, slots->items[i].leaf);

		text[i] = r->says_nothing ? '-' : truth_letter(r->truth);
	}
	return (struct str){text, slots->count};
}

static bool
is_forced(const struct scan *s, struct str name)
{
	for (size_t i = 0;
	     s->forced_classes != NULL && i < s->forced_classes->count; i++)
		if (str_equal(s->forced_classes->items[i], name))
			return true;
	return false;
}

static enum truth
find_class(struct scan *s, const struct page_class *c)
{
	if (is_forced(s, c->name))
		return TRUTH_TRUE;
	return condition_truth(c->condition, scan_leaves(s, &c->slots));
}

enum truth
scan_class(struct scan *s, size_t class_number)
{
	/* Classes that rest on others find these by asking again; the reader
	 * has made sure that none rests on itself. */
	if (!s->has_classes)
		return find_class(s, &s->set->classes[class_number]);
	return s->classes[class_number];
}

enum truth
scan_technology(struct scan *s, size_t number)
{
	const struct page_class *c = &s->set->classes[number];

	return condition_truth(c->condition, scan_leaves(s, &c->slots));
}

/* Names of the classes of which the page is so much. */
static struct str
class_names(struct scan *s, enum truth truth)
{
	struct buf names = {0};
	struct str text;

	for (size_t i = 0; i < s->set->class_count; i++) {
		if (s->set->classes[i].is_technology || s->classes[i] != truth)
			continue;
		if (names.len > 0)
			(void)buf_append_char(&names, ' ');
		(void)buf_append_str(&names, s->set->classes[i].name);
	}
	text = arena_str(s->arena, buf_str(&names));
	buf_release(&names);
	return text;
}

struct str
scan_class_names(struct scan *s)
{
	for (size_t i = 0; i < s->set->class_count; i++)
		if (!s->set->classes[i].is_technology)
			s->classes[i] = find_class(s, &s->set->classes[i]);
	s->has_classes = true;
	return class_names(s, TRUTH_TRUE);
}

struct str
scan_unsure_names(struct scan *s)
{
	return class_names(s, TRUTH_UNKNOWN);
}

/* A name without what stands in brackets: "Department of Tests (fictitious)"
 * is known as "Department of Tests". */
static struct str
without_brackets(struct arena *a, struct str name)
{
	struct buf out = {0};
	struct str text;
	int depth = 0;

	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		depth += c == '(';
		if (depth == 0)
			(void)buf_append_char(&out, c);
		depth -= c == ')' && depth > 0;
	}
	text = arena_str(a, str_trim(buf_str(&out)));
	buf_release(&out);
	return text;
}

const struct word_list *
scan_agency_names(struct scan *s)
{
	const struct agency *agency = s->context->agency;

	if (s->has_agency_names || agency == NULL)
		return &s->agency_names;
	s->has_agency_names = true;
	word_add(s->arena, &s->agency_names,
	    without_brackets(s->arena, agency->name_th), false);
	word_add(s->arena, &s->agency_names,
	    without_brackets(s->arena, agency->name_en), false);
	for (size_t i = 0; i < agency->alias_count; i++)
		word_add(s->arena, &s->agency_names,
		    without_brackets(s->arena, agency->aliases[i]), false);
	return &s->agency_names;
}

void
scan_meets_limit(struct scan *s)
{
	s->is_partial = true;
	s->has_met_limit = true;
}

enum truth
scan_finds_words(struct scan *s, const struct words_test *t, struct str form,
    struct word_places present)
{
	enum truth truth = words_match(t, form, present, scan_agency_names(s));

	if (truth == TRUTH_UNKNOWN && words_need_names(t, &s->agency_names))
		s->is_partial = true;
	else if (truth == TRUTH_UNKNOWN)
		scan_meets_limit(s);
	return truth;
}

/* What is known of the words of a short text: to note it takes a place for each
 * word of the set, which is more than to look for few words. */
static struct word_places
words_of(struct scan *s, struct str form, const struct words_test *t,
    struct arena *a)
{
	if ((t->any.count + t->all.count) * form.len < s->set->words.word_count)
		return (struct word_places){0};
	return word_index_scan(&s->set->words, form, a);
}

enum truth
scan_text_says(struct scan *s, struct str text, const struct words_test *t)
{
	struct arena scratch = {0};
	struct str form = match_form_str(&scratch, text);
	enum truth truth =
	    scan_finds_words(s, t, form, words_of(s, form, t, &scratch));

	arena_release(&scratch);
	return truth;
}

enum truth
scan_element_says(struct scan *s, uint32_t element, const struct words_test *t)
{
	struct span text = s->page->elements[element].text;
	struct arena scratch = {0};
	enum truth truth;

	s->text_bytes += text.end - text.start;
	if (s->text_bytes > LIMIT_ELEMENT_TEXT_BYTES) {
		scan_meets_limit(s);
		return TRUTH_UNKNOWN;
	}
	truth = scan_text_says(s, page_text(s->page, element, &scratch), t);
	arena_release(&scratch);
	return truth;
}

struct word_places
scan_words_in(struct scan *s, struct str form)
{
	return word_index_scan(&s->set->words, form, s->arena);
}

struct word_places
scan_text_words(struct scan *s)
{
	if (s->text_words.ends == NULL)
		s->text_words = scan_words_in(s, s->page->match_text);
	return s->text_words;
}

enum role
scan_role(struct scan *s, uint32_t element)
{
	_Static_assert((int)ROLE_COUNT <= (int)ROLE_UNASKED, "a byte each");
	if (s->roles == NULL) {
		s->roles = arena_alloc(s->arena, s->page->element_count);
		memset(s->roles, ROLE_UNASKED, s->page->element_count);
	}
	if (s->roles[element] == ROLE_UNASKED)
		s->roles[element] = (unsigned char)page_role(s->page, element);
	return (enum role)s->roles[element];
}

struct regex_state *
scan_regex(struct scan *s)
{
	if (s->regex == NULL)
		s->regex = regex_state_new();
	return s->regex;
}

void
result_hit(struct leaf_result *r, struct hit hit)
{
	if (r->hits != NULL && r->hit_count < LIMIT_EVIDENCE)
		r->hits[r->hit_count++] = hit;
}

void
result_miss(struct leaf_result *r, struct hit hit)
{
	if (r->misses != NULL && r->miss_count < LIMIT_NEAR_MISSES)
		r->misses[r->miss_count++] = hit;
}

void
result_rest(
    struct scan *s, struct leaf_result *r, uint64_t block, struct str url)
{
	if (r->rests == NULL)
		r->rests =
		    arena_array(s->arena, LIMIT_RESTS, sizeof(*r->rests));
	if (r->rest_count < LIMIT_RESTS)
		r->rests[r->rest_count++] = (struct finding_rest){
		    .block = block, .url = arena_str(s->arena, url)};
}

struct hit
hit_of_element(uint32_t element)
{
	return (struct hit){.kind = MATCH_STRUCTURE, .element = element};
}

struct hit
hit_of_link(const struct page *p, const struct page_link *link)
{
	struct hit hit = hit_of_element(link->element);

	hit.quote = link->text;
	if (link->text.len > 0)
		hit.text = p->elements[link->element].text;
	return hit;
}
