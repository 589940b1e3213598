#include "audit_case.h"

#include <string.h>

#include "base/limits.h"

/* What a set says of one page; the arena holds it. */
struct look {
	struct arena arena;
	struct rule_set *set;
	struct page *page;
	struct audit_page out;
};

static struct look
look_into(const char *rule, struct page *page, bool is_home)
{
	struct look l = {.page = page};
	struct audit_context context = {.is_home = is_home, .depth = 1};
	struct buf text = {0};

	buf_printf(&text, "%sscope: site\n%s\n%s", RULE_HEAD, rule, RULE_TAIL);
	l.set = rule_case(buf_cstr(&text));
	audit_page(l.set, l.page, &context, &l.arena, &l.out);
	buf_release(&text);
	return l;
}

static struct look
look_at(const char *rule, const char *html, unsigned flags, bool is_home)
{
	return look_into(rule, page_case(html, NULL, flags), is_home);
}

static void
look_end(struct look *l)
{
	page_close(l->page);
	rule_set_free(l->set);
	arena_release(&l->arena);
}

static void
rules_look_at_the_pages_they_select(void **state)
{
	static const struct {
		const char *pages;
		bool is_home;
		size_t count;
	} rows[] = {
	    {"home", true, 1},
	    {"home", false, 0},
	    {"any", false, 1},
	    {"{ path: / }", false, 1},
	    {"{ path: '/x*' }", false, 0},
	    {"{ path: '*' }", false, 1},
	    {"{ depth: '<= 1' }", false, 1},
	    {"{ depth: '> 1' }", false, 0},
	    {"{ any_of: [home, { depth: 1 }] }", false, 1},
	    {"{ not: home }", true, 0},
	    {"{ not: home }", false, 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf rule = {0};
		struct look l;

		buf_printf(&rule, "pages: %s\npass_when: { text: aaa }",
		    rows[i].pages);
		l = look_at(buf_cstr(&rule), "<p>aaa", 0, rows[i].is_home);
		check_int((int64_t)l.out.finding_count, (int64_t)rows[i].count,
		    rows[i].pages);
		look_end(&l);
		buf_release(&rule);
	}
}

/* A pack with classes, one of which rests on the other. */
static void
pages_get_their_classes_in_order(void **state)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct err e = {0};
	struct page *p =
	    page_case("<h1>ติดต่อเรา</h1>", "https://a.example/contact/1", 0);
	const struct audit_context context = {.depth = 1};
	struct audit_page out;

	(void)state;
	if (rule_set_load(TESTS_FOLDER "/rules/pack", &diags, &set, &e) !=
	    ERR_NONE)
		fail_msg("%s", e.msg);
	audit_page(set, p, &context, &a, &out);
	check_str(out.page_class, "contact office", "classes");
	check_int((int64_t)out.finding_count, 2, "findings");
	check_str(out.findings[0].rule_id, "PCK-01", "order");
	check_str(out.findings[1].rule_id, "PCK-02", "order");
	page_close(p);
	rule_set_free(set);
	arena_release(&a);
}

/* "Not of a class" is not said of a page that may be of it. */
static void
a_page_half_seen_may_be_of_any_class(void **state)
{
	static const struct {
		unsigned flags;
		size_t count; /* findings, of PCK-04 alone */
	} rows[] = {{0, 1}, {VIEW_FRAMES, 0}, {VIEW_TRUNCATED, 0}};
	const struct audit_context context = {.depth = 1};
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct err e = {0};

	(void)state;
	if (rule_set_load(TESTS_FOLDER "/rules/pack", &diags, &set, &e) !=
	    ERR_NONE)
		fail_msg("%s", e.msg);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct page *p = page_case("<p>a", NULL, rows[i].flags);
		struct audit_page out;

		audit_page(set, p, &context, &a, &out);
		check_int((int64_t)out.finding_count, (int64_t)rows[i].count,
		    "findings");
		page_close(p);
	}
	rule_set_free(set);
	arena_release(&a);
}

static void
a_quote_is_the_agencys_own(void **state)
{
	/* Tone before vowel, as it was typed; Thai digits. */
	struct look l = look_at("pages: any\npass_when: { label: words, "
	                        "text: { any_of: [ยื่นคำขอ 5] } }",
	    "<body>\n<main id=m><p>เปิดรับ <b>ย่ืนคำขอ</b> ๕ วัน</main>", 0, false);
	const struct finding *f = &l.out.findings[0];
	const struct evidence *e = &f->evidence[0];

	(void)state;
	check_int(f->outcome, OUTCOME_PASSED, "outcome");
	check_str(f->leaves, "t", "leaves");
	check_int((int64_t)f->evidence_count, 1, "evidence");
	check_str(e->label, "words", "label");
	check_str(e->quote, "ย่ืนคำขอ ๕", "quote");
	check_str(e->context_before, "เปิดรับ ", "before");
	check_str(e->context_after, " วัน ", "after");
	check_int(e->match_kind, MATCH_FOLDED, "kind");
	check_int(e->line, 2, "line");
	check_str(
	    str_slice(l.page->body, (size_t)e->byte_start, (size_t)e->byte_end),
	    "ย่ืนคำขอ</b> ๕", "bytes");
	assert_true(str_starts(e->node_path, str_of("#m/p")));
	look_end(&l);
}

/* Behind the text stand title, descriptions and the like, a line each. */
static void
a_quote_has_around_it_what_stands_there(void **state)
{
	static const struct {
		const char *zone;
		const char *word;
		const char *before;
	} rows[] = {
	    {"visible", "คำขอ", "ยื่น "},
	    {"title", "หัวเรื่อง", "ก "},
	    {"meta", "อธิบาย", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena a = {0};
		struct look l = look_at(
		    arena_printf(&a,
		        "pages: any\npass_when: { text: { in: %s, "
		        "any_of: [%s] } }",
		        rows[i].zone, rows[i].word)
		        .ptr,
		    "<title>ก หัวเรื่อง</title><meta name=description "
		    "content=อธิบาย><meta name=keywords content=คำ><p>ยื่น คำขอ",
		    0, false);
		const struct evidence *e = l.out.findings[0].evidence;

		check_str(e->quote, rows[i].word, "quote");
		check_str(e->context_before, rows[i].before, rows[i].zone);
		check_str(str_trim(e->context_after), "", rows[i].zone);
		look_end(&l);
		arena_release(&a);
	}
}

/* A page with a block of its own, a short text, and a frame. */
static struct page *
framed_page(void)
{
	static const struct page_part frame = {.kind = PART_FRAME,
	    .asked = {"https://www.agency.example/f", 28},
	    .url = {"https://www.agency.example/f", 28},
	    .content_type = {"text/html", 9},
	    .payload = {"<p>\n<b>ccc", 10}};
	const struct page_input input = {
	    .url = str_of("https://www.agency.example/"),
	    .content_type = str_of("text/html; charset=utf-8"),
	    .payload =
	        str_of("<h1>bbb</h1><p>a block has sixty bytes of text at the "
	               "least, as this one has: <b>aaa</b></p>"
	               "<iframe src=/f></iframe>"),
	    .parts = &frame,
	    .part_count = 1};

	page_global_init();
	return page_open(&input);
}

static void
evidence_says_in_which_block_and_part_it_lies(void **state)
{
	static const struct {
		const char *rule;
		int64_t part, line, byte_start;
		bool has_block;
	} rows[] = {
	    {"pass_when: { text: aaa }", 0, 1, 81, true},
	    {"pass_when: { element: { css: 'p > b' } }", 0, 1, 78, true},
	    {"pass_when: { text: bbb }", 0, 1, 4, false},
	    {"pass_when: { text: ccc }", 1, 2, 7, false},
	    {"pass_when: { text: ddd }", 0, 0, -1, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf rule = {0};
		struct look l;
		const struct evidence *e;

		buf_printf(&rule, "pages: any\n%s", rows[i].rule);
		l = look_into(buf_cstr(&rule), framed_page(), false);
		e = &l.out.findings[0].evidence[0];
		check_int((int64_t)l.page->block_count, 1, "blocks");
		check_int(e->part, rows[i].part, rows[i].rule);
		check_int(e->line, rows[i].line, rows[i].rule);
		check_int(e->byte_start, rows[i].byte_start, rows[i].rule);
		assert_true(e->block ==
		    (rows[i].has_block ? l.page->blocks[0].hash : 0));
		look_end(&l);
		buf_release(&rule);
	}
}

static void
evidence_says_how_it_was_found(void **state)
{
	static const struct {
		const char *rule;
		const char *html;
		enum match_kind kind;
		const char *quote;
	} rows[] = {
	    {"pass_when: { text: ค้นหา }", "<p>ค้นหา", MATCH_EXACT, "ค้นหา"},
	    {"pass_when: { text: e-service }", "<p>E Service", MATCH_FOLDED,
	        "E Service"},
	    {"pass_when: { text: { any_of: [เว็บไซต์], match: loose } }",
	        "<p>เวบไซต", MATCH_LOOSE, "เวบไซต"},
	    {"pass_when: { link: { text: [อ่าน] } }", "<a href=/x>อ่านต่อ</a>",
	        MATCH_STRUCTURE, "อ่านต่อ"},
	    {"pass_when: { element: { css: input } }",
	        "<input name='a>b' value=x>", MATCH_STRUCTURE,
	        "<input name='a>b' value=x>"},
	    {"fail_when: { meta: { robots: noindex } }",
	        "<meta name=robots content=noindex>", MATCH_STRUCTURE,
	        "<meta name=robots content=noindex>"},
	    {"pass_when: { text: { any_of: [กรม], not_within: [โปรแกรม] } }",
	        "<p>โปรแกรม", MATCH_ABSENCE,
	        "elements=3 links=0 forms=0 fields=0 images=0 words_th=1 "
	        "words_en=0 characters=8"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf rule = {0};
		struct look l;
		const struct evidence *e;

		buf_printf(&rule, "pages: any\n%s", rows[i].rule);
		l = look_at(buf_cstr(&rule), rows[i].html, 0, false);
		e = &l.out.findings[0].evidence[0];
		check_int(e->match_kind, rows[i].kind, rows[i].rule);
		check_str(e->quote, rows[i].quote, rows[i].rule);
		look_end(&l);
		buf_release(&rule);
	}
}

static void
what_came_near_is_kept(void **state)
{
	struct look l = look_at(
	    "pages: any\npass_when: { label: office, text: { any_of: [กรม], "
	    "not_within: [โปรแกรม] } }",
	    "<p>โปรแกรม</p><p>โปรแกรมสอง</p><p>โปรแกรม</p><p>โปรแกรม</p>", 0,
	    false);
	const struct finding *f = &l.out.findings[0];

	(void)state;
	check_int(f->outcome, OUTCOME_FAILED, "outcome");
	check_int((int64_t)f->evidence_count, 1 + LIMIT_NEAR_MISSES, "pieces");
	check_int(f->evidence[1].match_kind, MATCH_NEAR_MISS, "kind");
	check_str(f->evidence[1].quote, "กรม", "quote");
	check_str(f->evidence[1].label, "office: within a word of not_within",
	    "label");
	look_end(&l);
}

/* Pieces of a finding by kind: "s" structure, "a" absence, "n" near miss, each
 * with "/" where a place in the tree is told and the text before it. */
static void
check_kept(const char *wish, const char *test, const char *want)
{
	static const char kinds[] = {[MATCH_EXACT] = 'e',
	    [MATCH_FOLDED] = 'f',
	    [MATCH_LOOSE] = 'l',
	    [MATCH_STRUCTURE] = 's',
	    [MATCH_ABSENCE] = 'a',
	    [MATCH_NEAR_MISS] = 'n'};
	struct buf rule = {0}, got = {0};
	struct look l;

	buf_printf(&rule, "pages: any\nevidence: %s\n%s", wish, test);
	l = look_at(buf_cstr(&rule), "<p>งาน กรม</p><p>โปรแกรม</p>", 0, false);
	for (size_t i = 0; i < l.out.findings[0].evidence_count; i++) {
		const struct evidence *e = &l.out.findings[0].evidence[i];

		buf_printf(&got, "%c%s%.*s ", kinds[e->match_kind],
		    e->node_path.len > 0 ? "/" : "",
		    STR_ARG(e->context_before));
	}
	check_str(buf_str(&got), want, buf_cstr(&rule));
	look_end(&l);
	buf_release(&rule);
	buf_release(&got);
}

static void
a_rule_says_what_is_kept(void **state)
{
	static const char
	    found[] = "fail_when: { text: { any_of: [กรม], "
	              "not_within: [โปรแกรม], in: visible } }",
	    level[] = "pass_at: 2\nlevels:\n  1: { text: กรม }\n  2: { text: "
	              "{ any_of: [แกรม], not_within: [โปรแกรม] } }";

	(void)state;
	check_kept("{ show: both, context: 9 }", found, "e/งาน  a ");
	check_kept("{ show: both, context: 2 }", found, "e/น  a ");
	check_kept("{ show: both, capture: none }", found, "e/ a ");
	check_kept("{ capture: response, context: 2 }", found, "e/น  a ");
	check_kept("{ dom_path: no, context: 2 }", found, "eน  a ");
	check_kept("{ dom_path: yes, context: 2 }", found, "e/น  a ");
	check_kept("{ context: 0 }", level, "e/ a n/ ");
	check_kept("{ context: 0, dom_path: no }", level, "e a n ");
	check_kept("{ context: 0, show: matches }", level, "e/ a ");
	check_kept("{ context: 0, near_misses: 0 }", level, "e/ a ");
	/* What is found is held for the confidence; it takes no room. */
	check_kept("{ context: 0, max: 1 }", level, "e/ a ");
	check_kept("{ context: 0, max: 1, show: misses }", level, "e/ a n/ ");
}

static void
evidence_has_its_bound(void **state)
{
	struct buf html = {0};
	struct look l;

	(void)state;
	for (int i = 0; i < 100; i++)
		buf_printf(&html, "<a href=/%d>x</a>", i);
	l = look_at("pages: any\npass_when: { link: { count: '>= 50' } }",
	    buf_cstr(&html), 0, false);
	check_int((int64_t)l.out.findings[0].evidence_count, LIMIT_EVIDENCE,
	    "pieces");
	look_end(&l);
	l = look_at("pages: any\nevidence: { max: 2 }\n"
	            "pass_when: { link: { count: '>= 50' } }",
	    buf_cstr(&html), 0, false);
	check_int((int64_t)l.out.findings[0].evidence_count, 2, "pieces");
	look_end(&l);
	buf_release(&html);
}

static void
the_viewport_that_says_it_is_shown(void **state)
{
	struct look l = look_at("pages: any\nfail_when: { viewport: "
	                        "{ user-scalable: { in: [no] } } }",
	    "<meta name=viewport content='width=device-width'>\n"
	    "<meta name=viewport content='user-scalable=no'>",
	    0, false);
	const struct finding *f = &l.out.findings[0];

	(void)state;
	check_int(f->outcome, OUTCOME_FAILED, "outcome");
	check_int((int64_t)f->evidence_count, 2, "evidence");
	check_int(f->evidence[1].match_kind, MATCH_ABSENCE, "what was there");
	check_str(f->evidence[0].quote,
	    "<meta name=viewport content='user-scalable=no'>", "quote");
	look_end(&l);
}

static void
an_undecided_page_has_its_reason(void **state)
{
	static const struct {
		unsigned flags;
		const char *rule;
		enum reason reason;
	} rows[] = {
	    {VIEW_JS_SHELL, "pass_when: { text: aaa }", REASON_JS_SHELL},
	    {VIEW_BAD_TEXT, "pass_when: { text: aaa }", REASON_BAD_TEXT},
	    {VIEW_TRUNCATED, "pass_when: { text: aaa }", REASON_TRUNCATED},
	    {VIEW_CHALLENGE | VIEW_TRUNCATED, "pass_when: { text: aaa }",
	        REASON_CHALLENGE},
	    {VIEW_LOGIN_WALL | VIEW_TRUNCATED, "pass_when: { text: aaa }",
	        REASON_LOGIN_WALL},
	    {VIEW_LOGIN_WALL, "pass_when: { meta: { a: { present: yes } } }",
	        REASON_LOGIN_WALL},
	    {VIEW_FRAMES, "pass_when: { link: { text: aaa } }",
	        REASON_FRAMES_UNREAD},
	    {0, "pass_when: { text: aaa }\nunsure_when: { text: bbb }",
	        REASON_UNSURE},
	    {0, "pass_when: { regex: { pattern: '(b|b)*(b|b)*[cd]' } }",
	        REASON_LIMIT},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf rule = {0};
		struct look l;

		buf_printf(&rule, "pages: any\n%s", rows[i].rule);
		l = look_at(buf_cstr(&rule),
		    "<p>bbb bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
		    rows[i].flags, false);
		check_int(
		    l.out.findings[0].outcome, OUTCOME_CANT_TELL, rows[i].rule);
		check_str(str_of(reason_word(l.out.findings[0].reason)),
		    reason_word(rows[i].reason), rows[i].rule);
		look_end(&l);
		buf_release(&rule);
	}
}

/* What stands in the page and is not shown, and what sets a page apart. */
static void
hidden_text_is_asked_for_by_name(void **state)
{
	static const char page[] =
	    "<title>ddd</title><div style='display:none'>aaa</div><p>bbb";
	static const struct {
		const char *condition;
		enum outcome outcome;
	} rows[] = {
	    {"text: aaa", OUTCOME_FAILED},
	    {"text: { any_of: [aaa], in: hidden }", OUTCOME_PASSED},
	    {"text: { any_of: [bbb], in: hidden }", OUTCOME_FAILED},
	    {"text: { any_of: [ddd], in: hidden }", OUTCOME_FAILED},
	    {"text: { any_of: [ddd], in: [title, hidden] }", OUTCOME_PASSED},
	    {"regex: { pattern: 'a+', in: hidden }", OUTCOME_PASSED},
	    {"regex: { pattern: 'b+', in: hidden }", OUTCOME_FAILED},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf rule = {0};
		struct look l;

		buf_printf(
		    &rule, "pages: any\npass_when: { %s }", rows[i].condition);
		l = look_at(buf_cstr(&rule), page, 0, false);
		check_int(l.out.findings[0].outcome, rows[i].outcome,
		    rows[i].condition);
		check_int(l.page->view_flags, 0, "flags");
		look_end(&l);
		buf_release(&rule);
	}
}

static unsigned
flags_after(const char *rule)
{
	struct buf text = {0};
	struct rule_set *set;
	struct page *p = page_case("<p>aaa", NULL, 0);
	const struct audit_context context = {.is_home = true};
	struct arena a = {0};
	struct audit_page out;
	unsigned flags;

	buf_printf(&text, "%spages: any\nscope: page\n%s\n%s", RULE_HEAD, rule,
	    RULE_TAIL);
	set = rule_case(buf_cstr(&text));
	audit_page(set, p, &context, &a, &out);
	flags = p->view_flags;
	page_close(p);
	rule_set_free(set);
	arena_release(&a);
	buf_release(&text);
	return flags;
}

static void
a_rule_puts_a_page_aside(void **state)
{
	(void)state;
	check_int(flags_after("quarantine: yes\nfail_when: { text: aaa }"),
	    VIEW_SPAM, "fails");
	check_int(
	    flags_after("quarantine: yes\nfail_when: { text: bbb }"), 0, "not");
	check_int(flags_after("fail_when: { text: aaa }"), 0, "another rule");
}

static void
what_is_no_page_says_nothing(void **state)
{
	struct look l =
	    look_at("pages: any\npass_when: { text: aaa }", "", 0, true);

	(void)state;
	check_int((int64_t)l.out.finding_count, 0, "an empty body");
	check_str(l.out.page_class, "", "classes");
	look_end(&l);
}

/* A page that says it was not found: of no class, and no rule looks at it. */
static void
a_soft_404_says_nothing(void **state)
{
	struct look l = look_at("pages: any\npass_when: { text: aaa }",
	    "<p>aaa", (unsigned)VIEW_SOFT_404, false);

	(void)state;
	check_int((int64_t)l.out.finding_count, 0, "findings");
	check_str(l.out.page_class, "", "classes");
	look_end(&l);
}

static void
a_trial_shows_the_way(void **state)
{
	static const struct {
		int depth;
		const char *label;
		enum truth truth;
		const char *saw;
	} want[] = {
	    {0, "pass_when", TRUTH_TRUE, ""},
	    {1, "any of", TRUTH_TRUE, ""},
	    {2, "first", TRUTH_TRUE, "AAA"},
	    {2, "text: bbb", TRUTH_FALSE, ""},
	};
	struct rule_set *set =
	    rule_case(RULE_HEAD "scope: site\npages: any\npass_when: { any: "
	                        "[{ label: first, text: aaa }, { text: bbb }] "
	                        "}\n" RULE_TAIL);
	struct page *p = page_case("<p>an AAA", NULL, 0);
	const struct audit_context context = {.is_home = true};
	struct arena a = {0};
	struct audit_trial trial;

	(void)state;
	audit_try(set, 0, p, &context, &a, &trial);
	page_close(p);
	check_int(trial.outcome, OUTCOME_PASSED, "outcome");
	check_int((int64_t)trial.step_count, COUNT(want), "steps");
	for (size_t i = 0; i < COUNT(want); i++) {
		check_int(trial.steps[i].depth, want[i].depth, "depth");
		check_str(trial.steps[i].label, want[i].label, "label");
		check_int(trial.steps[i].truth, want[i].truth, "truth");
		check_str(trial.steps[i].saw, want[i].saw, "saw");
	}
	check_str(trial.evidence[0].quote, "AAA", "quote");
	rule_set_free(set);
	arena_release(&a);
}

/* Each would cost without bound what grows with the page or the pattern; each
 * ends undecided, and says why. */
static void
what_costs_too_much_is_undecided(void **state)
{
	static const struct {
		const char *rule; /* what is asked of the page */
		const char *piece; /* which the page is made of ... */
		size_t count; /* ... so many times */
	} rows[] = {
	    {"regex: { pattern: '(b+)+[cd]' }", "bbbbbbbb", 8},
	    {"regex: { pattern: '(x*y?)*[zw]' }", "xxxxxxxx", 2000},
	    {"xpath: { expr: 'count(//p[count(//p) > 1]) > 1' }", "<p>b", 4000},
	    {"text: { any_of: [bbb] }", "<p hidden>bbb ", LIMIT_WORD_HITS + 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf html = {0}, rule = {0};
		struct look l;

		for (size_t k = 0; k < rows[i].count; k++)
			(void)buf_append_cstr(&html, rows[i].piece);
		buf_printf(
		    &rule, "pages: any\npass_when: { %s }", rows[i].rule);
		l = look_at(buf_cstr(&rule), buf_cstr(&html), 0, true);
		assert_int_equal(l.out.finding_count, 1);
		check_int(
		    l.out.findings[0].outcome, OUTCOME_CANT_TELL, rows[i].rule);
		check_str(str_of(reason_word(l.out.findings[0].reason)),
		    "limit", rows[i].rule);
		look_end(&l);
		buf_release(&rule);
		buf_release(&html);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rules_look_at_the_pages_they_select),
	    cmocka_unit_test(pages_get_their_classes_in_order),
	    cmocka_unit_test(a_page_half_seen_may_be_of_any_class),
	    cmocka_unit_test(a_quote_is_the_agencys_own),
	    cmocka_unit_test(a_quote_has_around_it_what_stands_there),
	    cmocka_unit_test(evidence_says_in_which_block_and_part_it_lies),
	    cmocka_unit_test(evidence_says_how_it_was_found),
	    cmocka_unit_test(what_came_near_is_kept),
	    cmocka_unit_test(a_rule_says_what_is_kept),
	    cmocka_unit_test(evidence_has_its_bound),
	    cmocka_unit_test(an_undecided_page_has_its_reason),
	    cmocka_unit_test(the_viewport_that_says_it_is_shown),
	    cmocka_unit_test(hidden_text_is_asked_for_by_name),
	    cmocka_unit_test(a_rule_puts_a_page_aside),
	    cmocka_unit_test(what_is_no_page_says_nothing),
	    cmocka_unit_test(a_soft_404_says_nothing),
	    cmocka_unit_test(what_costs_too_much_is_undecided),
	    cmocka_unit_test(a_trial_shows_the_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
