#include "audit_case.h"

#include "audit/plan_impl.h"
#include "base/limits.h"

/* Lists every item; those with the word online pass. */
#define LISTS \
	"for_each: { element: { css: li } }\n" \
	"must: { label: online, text: [online] }\ninventory: yes\n"
/* The same with links. */
#define LINKS \
	"for_each: { element: { css: li } }\n" \
	"must: { label: online, link: { text: [online], owner: own } }\n" \
	"inventory: yes\n"

static struct rule_set *
set_of(const char *rule)
{
	struct buf text = {0};
	struct rule_set *set;

	buf_printf(&text, "%sscope: site\npages: any\n%s%s", RULE_HEAD, rule,
	    RULE_TAIL);
	set = rule_case(buf_cstr(&text));
	buf_release(&text);
	return set;
}

/* An agency with these pages, as far as they are there. */
struct agency_case {
	struct rule_set *set;
	struct arena arena;
	struct agency agency;
	struct site_page pages[3];
	struct site site;
	struct verdict verdict;
};

enum { PAGES = 3 };

static void
judge(struct agency_case *c, const char *rule, const char *const pages[PAGES])
{
	static const char *const urls[PAGES] = {"https://www.agency.example/",
	    "https://www.agency.example/2", "https://www.agency.example/3"};

	*c = (struct agency_case){.set = set_of(rule)};
	c->site.agency = &c->agency;
	c->site.pages = c->pages;
	for (size_t i = 0; i < PAGES && pages[i] != NULL; i++) {
		const struct audit_context context = {
		    .agency = &c->agency, .is_home = i == 0};
		struct page *p = page_case(pages[i], urls[i], 0);
		struct audit_page out;

		audit_page(c->set, p, &context, &c->arena, &out);
		c->pages[i] = (struct site_page){.url = str_of(urls[i]),
		    .is_home = i == 0,
		    .findings = out.findings,
		    .finding_count = out.finding_count};
		c->site.page_count++;
		page_close(p);
	}
	audit_agency(c->set, 0, &c->site, &c->arena, &c->verdict);
}

static void
end(struct agency_case *c)
{
	rule_set_free(c->set);
	arena_release(&c->arena);
}

static void
each_name_counts_once(void **state)
{
	static const struct {
		const char *rule;
		const char *pages[PAGES];
		enum outcome outcome;
		int64_t listed, passed;
	} rows[] = {
	    {LISTS, {"<li>alpha online<li>beta"}, OUTCOME_PASSED, 2, 1},
	    {LISTS, {"<li>alpha<li>beta"}, OUTCOME_FAILED, 2, 0},
	    {LISTS, {"<p>alpha online"}, OUTCOME_FAILED, 0, 0},
	    /* Without its number, in any spelling, on any page. */
	    {LISTS, {"<li>1. alpha", "<li>๒) Alpha", "<li>ALPHA :"},
	        OUTCOME_FAILED, 1, 0},
	    {LISTS, {"<li>alpha 1<li>alpha 2"}, OUTCOME_FAILED, 2, 0},
	    /* What one page says for it is enough. */
	    {LISTS, {"<li>alpha", "<li>alpha <a href=x>online</a>"},
	        OUTCOME_PASSED, 1, 1},
	    /* The first words that are no number, up to a link. */
	    {LISTS,
	        {"<table><tr><td>1<td><li><b>alpha</b> beta "
	         "<a href=x>online</a></table>",
	            "<li>alpha beta"},
	        OUTCOME_PASSED, 1, 1},
	    {LISTS, {"<li><a href=x>alpha</a> beta", "<li>alpha"},
	        OUTCOME_FAILED, 1, 0},
	    {LISTS,
	        {"<li>1<br>2 - <a href=x>3</a> <a href=y>alpha</a>",
	            "<li>alpha"},
	        OUTCOME_FAILED, 1, 0},
	    {LISTS,
	        {"<li>1 <b>2</b> 3 alpha online<br>beta",
	            "<li>1 2 3 alpha online"},
	        OUTCOME_PASSED, 1, 1},
	    {LISTS, {"<li>12<li>--<li><img src=a.gif>"}, OUTCOME_FAILED, 0, 0},
	    {LISTS, {"<li style='display:none'>alpha<li>beta"}, OUTCOME_FAILED,
	        1, 0},
	    {LINKS, {"<li>alpha <a href=/x>online</a>"}, OUTCOME_PASSED, 1, 1},
	    {LINKS, {"<li><a href=/x>alpha online</a>"}, OUTCOME_PASSED, 1, 1},
	    {LINKS, {"<li>alpha <a href='https://b.example/'>online</a>"},
	        OUTCOME_FAILED, 1, 0},
	    {LINKS, {"<li>alpha online <a href=/x>beta</a>"}, OUTCOME_FAILED, 1,
	        0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct agency_case c;

		judge(&c, rows[i].rule, rows[i].pages);
		if (c.verdict.outcome != rows[i].outcome ||
		    !c.verdict.is_inventory ||
		    c.verdict.listed != rows[i].listed ||
		    c.verdict.listed_passed != rows[i].passed)
			fail_msg("%s: %s, %lld of %lld", rows[i].pages[0],
			    outcome_word(c.verdict.outcome),
			    (long long)c.verdict.listed_passed,
			    (long long)c.verdict.listed);
		check_str(c.verdict.confidence, "low", "confidence");
		end(&c);
	}
}

static void
the_list_is_the_proof(void **state)
{
	static const char *const pages[PAGES] = {
	    "<p>one</p><li>2. alpha <a href=/a#x>online</a></li>",
	    "<li>alpha<li>beta <a href=/b>b</a> <a href='mailto:x@y.z'>c</a>"};
	struct agency_case c;
	const struct proof *p;

	(void)state;
	judge(&c, LISTS, pages);
	p = c.verdict.proofs;
	check_int((int64_t)c.verdict.proof_count, 3, "proofs");
	check_str(p[0].evidence.quote, "2. alpha", "name");
	check_str(p[0].evidence.label, "online", "label");
	check_str(p[0].evidence.context_after, " https://www.agency.example/a",
	    "address");
	check_str(p[0].page->url, "https://www.agency.example/", "page");
	check_int(p[0].evidence.match_kind, MATCH_STRUCTURE, "kind");
	assert_true(p[0].evidence.byte_start > 0);
	check_str(p[1].evidence.quote, "beta", "name");
	check_str(p[1].evidence.label, "online: not so", "label");
	check_str(p[1].evidence.context_after, " https://www.agency.example/b",
	    "address");
	check_int(p[1].evidence.match_kind, MATCH_NEAR_MISS, "kind");
	check_int(p[2].evidence.match_kind, MATCH_ABSENCE, "kind");
	end(&c);
}

/* So many items from a number on. */
static const char *
items(struct buf *text, size_t from, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_printf(text, "<li>alpha %zu</li>", from + i);
	return buf_cstr(text);
}

static void
a_list_that_is_cut_says_so(void **state)
{
	struct buf text = {0};
	const char *pages[PAGES] = {NULL};
	struct agency_case c;

	(void)state;
	pages[0] = items(&text, 0, LIMIT_PAGE_LISTED);
	judge(&c, LISTS, pages);
	check_int(c.verdict.listed, LIMIT_PAGE_LISTED, "all");
	assert_true(c.verdict.is_complete);
	end(&c);
	pages[0] = items(&text, LIMIT_PAGE_LISTED, 1);
	judge(&c, LISTS, pages);
	check_int(c.verdict.listed, LIMIT_PAGE_LISTED, "one too many");
	assert_false(c.verdict.is_complete);
	check_int(c.verdict.outcome, OUTCOME_CANT_TELL, "outcome");
	check_str(c.verdict.proofs[LIMIT_PAGE_LISTED].evidence.label,
	    "more are listed than are kept", "mark");
	end(&c);
	buf_release(&text);
}

/* Read again from every number it would take minutes. */
static void
a_long_item_without_a_name_is_read_once(void **state)
{
	static const char *const parts[] = {"<b>1</b> ", "<br>1"};

	(void)state;
	for (size_t i = 0; i < COUNT(parts); i++) {
		struct buf text = {0};
		const char *pages[PAGES] = {NULL};
		struct agency_case c;

		(void)buf_append_cstr(&text, "<li>");
		for (int k = 0; k < 60000; k++)
			(void)buf_append_cstr(&text, parts[i]);
		pages[0] = buf_cstr(&text);
		judge(&c, LISTS, pages);
		check_int(c.verdict.listed, 0, parts[i]);
		end(&c);
		buf_release(&text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_name_counts_once),
	    cmocka_unit_test(the_list_is_the_proof),
	    cmocka_unit_test(a_list_that_is_cut_says_so),
	    cmocka_unit_test(a_long_item_without_a_name_is_read_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
