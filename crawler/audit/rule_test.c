#include "audit/rule_test.h"

#include "audit/coverage_impl.h"
#include "audit/evidence_impl.h"
#include "audit/example_check_impl.h"
#include "audit/example_impl.h"
#include "audit/example_play_impl.h"
#include "audit/judge_impl.h"
#include "audit/match/matcher_impl.h"
#include "audit/roll_up_impl.h"
#include "record/view.h"
#include "web/url.h"

/* An example as it plays: its pages, and what they say. */
struct play {
	const struct rule_set *set;
	size_t number; /* of the rule */
	const struct example *example;
	struct arena *arena;
	struct page **pages;
	struct audit_context *contexts;
	struct site site;
	struct verdict verdict;
};

static unsigned
flags_of(const struct texts *view)
{
	unsigned flags = 0;

	for (size_t i = 0; i < view->count; i++)
		flags |= view_of_words(view->items[i]);
	return flags;
}

/* A fragment stands in a minimal page. */
static struct str
document_of(struct arena *a, const struct page_input *input, struct str html)
{
	struct buf out = {0};
	struct str text;

	if (media_of(input->content_type, (struct str){0}) != MEDIA_HTML ||
	    example_is_document(html))
		return html;
	(void)buf_append_cstr(&out, "<!doctype html>\n<html>\n");
	(void)buf_append_str(&out, html);
	(void)buf_append_cstr(&out, "\n</html>\n");
	text = arena_str(a, buf_str(&out));
	buf_release(&out);
	return text;
}

static void
open_page(struct play *play, size_t i)
{
	const struct example_page *x = &play->example->pages[i];
	struct page_input input = {
	    .content_type = str_of("text/html; charset=utf-8"), .url = x->url};
	struct audit_context *context = &play->contexts[i];
	struct url url;

	if (input.url.len == 0)
		input.url = i == 0
		    ? str_of("https://www.agency.example/")
		    : arena_printf(play->arena,
		          "https://www.agency.example/page-%zu", i + 1);
	context->response = example_answer(play->arena, x, &input);
	input.payload = document_of(play->arena, &input, x->html);
	url = url_parse(play->arena, input.url, NULL, NULL);
	if (url.kind == URL_WEB)
		input.url = url_key(&url);
	play->pages[i] = page_open(&input);
	/* What a few lines of HTML look like says nothing of a real page. */
	play->pages[i]->view_flags = flags_of(&x->view);
	context->agency = &play->example->agency;
	context->is_home =
	    x->home == ANSWER_UNKNOWN ? i == 0 : x->home == ANSWER_YES;
	context->depth = i == 0 ? 0 : 1;
}

/* The number of the seed below whose address a page stands. */
static int64_t
seed_of(const struct agency *agency, struct str url)
{
	int64_t found = 0;
	size_t length = 0;

	for (size_t i = 0; i < agency->seed_count; i++)
		if (agency->seeds[i].url.len > length &&
		    str_starts(url, agency->seeds[i].url)) {
			found = (int64_t)i;
			length = agency->seeds[i].url.len;
		}
	return found;
}

/* The way in ends at the first home page, unless the example says it does
 * not. */
static void
find_way_in(struct play *play)
{
	const struct example *x = play->example;
	struct site *site = &play->site;

	site->home_reason = x->home_reason;
	site->home_end = x->home_end;
	site->home_hops = (int)x->home_hops;
	site->home_ways = x->home_ways;
	for (size_t i = 0; i < site->page_count && site->home_end.len == 0; i++)
		if (site->pages[i].is_home)
			site->home_end = site->pages[i].url;
}

static void
audit_pages(struct play *play)
{
	const struct example *x = play->example;
	struct str home_title = {0};

	for (size_t i = 0; i < x->page_count; i++)
		if (play->contexts[i].is_home && home_title.len == 0)
			home_title = play->pages[i]->title;
	for (size_t i = 0; i < x->page_count; i++) {
		struct page *p = play->pages[i];
		struct site_page *sp = &play->site.pages[i];
		struct audit_page out;

		if (!play->contexts[i].is_home)
			play->contexts[i].home_title = home_title;
		audit_page_as(play->set, p, &play->contexts[i],
		    &x->pages[i].classes, play->arena, &out);
		*sp = (struct site_page){.capture_id = (int64_t)i,
		    .url = p->url.href,
		    .seed = seed_of(&x->agency, p->url.href),
		    .title = p->title,
		    .page_class = out.page_class,
		    .view_flags = p->view_flags,
		    .depth = play->contexts[i].depth,
		    .is_home = play->contexts[i].is_home,
		    .reason = p->reason,
		    .findings = out.findings,
		    .finding_count = out.finding_count};
	}
	find_way_in(play);
	example_play_probes(play->set, x, play->arena, &play->site);
	example_play_targets(x, play->arena, &play->site);
	audit_agency(
	    play->set, play->number, &play->site, play->arena, &play->verdict);
}

/* The truths to be shown: of pages put together, or of the one page. */
static struct str
leaves_of(struct play *play, struct scan *s, const struct rule *rule)
{
	struct str *leaves =
	    arena_array(play->arena, play->site.page_count, sizeof(*leaves));
	size_t count = 0;

	if (rule->roll_up != ROLL_UP_TOGETHER)
		return scan_leaves(s, &rule->slots);
	for (size_t i = 0; i < play->site.page_count; i++)
		for (size_t k = 0; k < play->site.pages[i].finding_count; k++) {
			const struct finding *f =
			    &play->site.pages[i].findings[k];

			if (str_equal(f->rule_id, rule->info.id))
				leaves[count++] = f->leaves;
		}
	return rule_pool(play->arena, rule, leaves, count, true);
}

/* The tree of a rule that no page decides. */
static void
explain_site(struct play *play, struct audit_trial *out)
{
	const struct rule *rule = &play->set->rules[play->number];
	const struct audit_context context = {.agency = &play->example->agency};
	struct scan s = scan_begin(play->set, NULL, &context, play->arena);

	example_show_probes(&s, rule, &play->site);
	roll_show_alone(&s, rule, &play->site);
	judge_steps(&s, rule, scan_leaves(&s, &rule->slots), out);
	scan_end(&s);
}

/* The tree of the page that decided, or of the first. */
static void
explain(struct play *play, struct audit_trial *out)
{
	const struct rule *rule = &play->set->rules[play->number];
	const struct verdict *v = &play->verdict;
	size_t shown = 0;
	struct scan s;

	for (size_t i = 0; i < play->example->page_count; i++)
		if (v->url.len > 0 &&
		    str_equal(v->url, play->site.pages[i].url))
			shown = i;
	*out = (struct audit_trial){.outcome = v->outcome,
	    .level = v->level,
	    .reason = v->reason,
	    .is_inventory = v->is_inventory,
	    .listed = v->listed,
	    .listed_passed = v->listed_passed};
	out->evidence =
	    arena_array(play->arena, v->proof_count, sizeof(*out->evidence));
	for (size_t i = 0; i < v->proof_count; i++)
		out->evidence[out->evidence_count++] = v->proofs[i].evidence;
	if (rule->is_of_site) {
		explain_site(play, out);
		return;
	}
	if (play->example->page_count == 0 ||
	    play->pages[shown]->reason != REASON_NONE)
		return;
	s = scan_begin(
	    play->set, play->pages[shown], &play->contexts[shown], play->arena);
	s.forced_classes = &play->example->pages[shown].classes;
	(void)scan_class_names(&s);
	example_show_probes(&s, rule, &play->site);
	roll_show_alone(&s, rule, &play->site);
	judge_steps(&s, rule, leaves_of(play, &s, rule), out);
	scan_end(&s);
}

static void
play_example(struct coverage *cover, size_t i, struct arena *a,
    struct rule_test_result *out)
{
	const struct rule_set *set = cover->set;
	size_t number = cover->number;
	const struct rule *rule = &set->rules[number];
	const struct example *x = &rule->examples[i];
	struct play play = {
	    .set = set, .number = number, .example = x, .arena = a};

	play.pages = arena_array(a, x->page_count, sizeof(struct page *));
	play.contexts = arena_array(a, x->page_count, sizeof(*play.contexts));
	play.site.agency = &x->agency;
	play.site.pages =
	    arena_array(a, x->page_count, sizeof(*play.site.pages));
	play.site.page_count = x->page_count;
	for (size_t k = 0; k < x->page_count; k++)
		open_page(&play, k);
	audit_pages(&play);
	*out = (struct rule_test_result){.rule_id = rule->info.id,
	    .name = x->name,
	    .file = rule->info.file,
	    .line = x->place.line,
	    .is_someday = x->is_someday,
	    .expected = x->expected,
	    .expected_level = x->level};
	explain(&play, &out->trial);
	example_check(x, a, out);
	/* One that is wrong shows nothing. */
	if (out->holds)
		coverage_add(cover,
		    &(struct covered){play.pages, play.contexts, x, &play.site,
		        &play.verdict});
	for (size_t k = 0; k < x->page_count; k++)
		page_close(play.pages[k]);
}

static void
play_rule(const struct rule_set *set, size_t number, struct arena *a,
    struct rule_test_list *out)
{
	struct coverage cover = coverage_new(set, number, a);
	size_t failed = out->failed_count;

	for (size_t i = 0; i < set->rules[number].example_count; i++) {
		struct rule_test_result *r = &out->results[out->count++];

		play_example(&cover, i, a, r);
		out->someday_count += r->is_someday;
		out->failed_count += !r->holds && !r->is_someday;
	}
	/* First the examples must hold. */
	if (out->failed_count == failed)
		coverage_report(&cover, &out->gaps);
}

void
rule_test_run(const struct rule_set *set, size_t i, struct arena *a,
    struct rule_test_list *out)
{
	size_t first = i == STR_NONE ? 0 : i;
	size_t end = i == STR_NONE ? set->rule_count : i + 1;
	size_t count = 0;

	for (size_t k = first; k < end; k++)
		count += set->rules[k].example_count;
	*out = (struct rule_test_list){.gaps = {.arena = a}};
	out->results = arena_array(a, count, sizeof(*out->results));
	for (size_t k = first; k < end; k++)
		play_rule(set, k, a, out);
	diag_sort(&out->gaps);
}
