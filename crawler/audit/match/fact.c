/* fact: a number or a word that the crawler has of a page. */
#include "audit/match/menu_impl.h"
#include "audit/value/value_impl.h"
#include "text/match.h"

/* Where more of it may be than was seen. */
enum fact_rest {
	REST_NONE,
	REST_OF_PAGE, /* on what was not seen of the page */
	REST_OF_STYLE /* there, or in its style sheets */
};

struct fact {
	const char *name;
	/* Below 0: it is not known. NULL: of the page and its home page. */
	double (*number)(const struct scan *s);
	enum fact_rest rest;
	bool is_menu; /* menu_as_home */
};

struct fact_test {
	const struct fact *fact;
	struct value_test value;
};

static double
words_th(const struct scan *s)
{
	return (double)s->page->words_th;
}

static double
words_en(const struct scan *s)
{
	return (double)s->page->words_en;
}

static double
links(const struct scan *s)
{
	return (double)s->page->link_count;
}

static double
images(const struct scan *s)
{
	return (double)s->page->image_count;
}

static double
forms(const struct scan *s)
{
	return (double)s->page->form_count;
}

static double
media_queries(const struct scan *s)
{
	return (double)s->page->media_queries;
}

static double
depth(const struct scan *s)
{
	return s->context->depth;
}

/* Of 100 letters; a page without letters has none. */
static double
thai_share(const struct scan *s)
{
	const struct page *p = s->page;
	int64_t all = p->letters_th + p->letters_latin + p->letters_other;

	return all == 0 ? 0 : 100.0 * (double)p->letters_th / (double)all;
}

static double
is_home(const struct scan *s)
{
	return s->context->is_home ? 1 : 0;
}

/* As received; without an answer, as saved. */
static double
bytes(const struct scan *s)
{
	const struct response *r = scan_response(s);

	return r != NULL && r->body_bytes >= 0 ? (double)r->body_bytes
	                                       : (double)s->page->body.len;
}

static double
ttfb_ms(const struct scan *s)
{
	const struct response *r = scan_response(s);

	return r != NULL && r->first_byte_us >= 0
	    ? (double)r->first_byte_us / 1000
	    : -1;
}

static double
redirects(const struct scan *s)
{
	const struct response *r = scan_response(s);

	return r != NULL ? r->redirects : -1;
}

/* Whether the page says in which encoding it is. */
static double
charset_declared(const struct scan *s)
{
	const struct charset *c = &s->page->charset;

	return c->declared.len > 0 || c->source == CHARSET_BOM ? 1 : 0;
}

static double
charset_lies(const struct scan *s)
{
	return s->page->charset.is_lying ? 1 : 0;
}

/* Of 100,000 characters of its text; a page without text has none. */
static double
broken_characters(const struct scan *s)
{
	const struct page *p = s->page;

	return p->character_count == 0
	    ? 0
	    : 100000.0 * (double)p->broken_count / (double)p->character_count;
}

static const struct fact facts[] = {
    {"words_th", words_th, REST_OF_PAGE, false},
    {"words_en", words_en, REST_OF_PAGE, false},
    {"links", links, REST_OF_PAGE, false},
    {"images", images, REST_OF_PAGE, false},
    {"forms", forms, REST_OF_PAGE, false},
    {"thai_share", thai_share, REST_OF_PAGE, false},
    {"media_queries", media_queries, REST_OF_STYLE, false},
    {"depth", depth, REST_NONE, false},
    {"is_home", is_home, REST_NONE, false},
    {"title_same_as_home", NULL, REST_NONE, false},
    {"menu_as_home", NULL, REST_NONE, true},
    {"charset_declared", charset_declared, REST_NONE, false},
    {"charset_lies", charset_lies, REST_NONE, false},
    {"broken_characters", broken_characters, REST_NONE, false},
    {"bytes", bytes, REST_NONE, false},
    {"ttfb_ms", ttfb_ms, REST_NONE, false},
    {"redirects", redirects, REST_NONE, false},
};

static const char *const fact_names[] = {"words_th", "words_en", "links",
    "images", "forms", "thai_share", "media_queries", "depth", "is_home",
    "title_same_as_home", "menu_as_home", "charset_declared", "charset_lies",
    "broken_characters", "bytes", "ttfb_ms", "redirects"};

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const char *const own_fields[] = {"name"};
	struct fact_test *t = arena_alloc(l->arena, sizeof(*t));
	const struct yaml_node *name;
	size_t i;

	if (!field_is_kind(
	        l, value, YAML_MAP, "fact: { name: links, number: '>= 3' }"))
		return NULL;
	name = yaml_get(value, "name");
	if (name == NULL) {
		complain(l, COMPLAINT_MISSING, &value->place, "name: links",
		    str_of("name"), str_of("`fact`"));
		return NULL;
	}
	/* Scripts are not fetched, so how much they are is not known. */
	if (str_is(name->text, "js_bytes")) {
		complain(l, COMPLAINT_LATER, &name->place, NULL, name->text,
		    (struct str){0});
		return NULL;
	}
	i = field_word(l, name, fact_names, sizeof(facts) / sizeof(facts[0]));
	if (i == STR_NONE)
		return NULL;
	t->fact = &facts[i];
	value_read_beside(l, value, own_fields, 1, &t->value);
	if (t->value.count == 0)
		complain(l, COMPLAINT_MISSING, &value->place, "number: '>= 3'",
		    str_of("number"), str_of("`fact`"));
	return t;
}

static bool
has_rest(const struct fact *fact, const struct scan *s)
{
	switch (fact->rest) {
	case REST_NONE:
		return false;
	case REST_OF_PAGE:
		return s->is_partial;
	case REST_OF_STYLE:
		return s->is_partial || s->page->has_unread_style;
	}
	return false;
}

static void
judge_number(const struct fact_test *t, struct scan *s, struct leaf_result *out)
{
	double number = t->fact->number(s);
	struct str text = arena_printf(s->arena, "%.0f", number);

	if (number < 0) {
		out->truth = TRUTH_UNKNOWN;
		out->reason = REASON_INCOMPLETE;
		return;
	}
	out->saw = text;
	out->truth = value_holds(
	    &t->value, s, (struct value){.is_there = true, .text = text});
	/* On a page half seen the number is a least one. A test that a huge
	 * number passes too holds whatever is missing. */
	if (has_rest(t->fact, s)) {
		const struct value much = {
		    .is_there = true, .text = str_of("999999999")};

		if (value_holds(&t->value, s, much) != out->truth) {
			out->truth = TRUTH_UNKNOWN;
			if (!s->is_partial)
				out->reason = REASON_INCOMPLETE;
		}
	}
}

/* A title's answer on an inner page. */
static enum truth
judge_titles(const struct fact_test *t, struct arena *a, struct str title,
    struct str home_title)
{
	struct scan s = {.arena = a};
	bool is_same = str_equal(str_trim(match_form_str(a, title)),
	    str_trim(match_form_str(a, home_title)));
	const struct value v = {
	    .is_there = true, .text = str_of(is_same ? "yes" : "no")};
	enum truth truth = value_holds(&t->value, &s, v);

	scan_end(&s);
	return truth;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct fact_test *t = data;
	struct str home_title = s->context->home_title;
	struct hit hit = {.kind = MATCH_STRUCTURE,
	    .element = PAGE_NONE,
	    .quote = s->page->title};

	if (t->fact->number != NULL) {
		judge_number(t, s, out);
		return;
	}
	if (t->fact->is_menu) {
		menu_run(s, out);
		return;
	}
	out->saw = s->page->title;
	out->truth = TRUTH_UNKNOWN;
	out->says_nothing = s->context->is_home;
	if (s->context->is_home || home_title.len == 0) {
		out->reason = REASON_INCOMPLETE;
		return;
	}
	out->truth = judge_titles(t, s->arena, s->page->title, home_title);
	if (out->truth == TRUTH_TRUE)
		result_hit(out, hit);
}

static char
settle_title(const struct fact_test *t, const struct settling *x)
{
	const struct site *site = x->site;
	const struct site_page *home = NULL;
	enum truth truth;

	for (size_t i = 0; i < site->page_count && home == NULL; i++)
		if (site->pages[i].is_home &&
		    site_page_reason(&site->pages[i]) == REASON_NONE)
			home = &site->pages[i];
	if (x->page->is_home)
		return '-';
	if (home == NULL || home->title.len == 0)
		return 'u';
	truth = judge_titles(t, x->arena, x->page->title, home->title);
	return truth == TRUTH_TRUE ? 't' : truth == TRUTH_FALSE ? 'f' : 'u';
}

static char
settle(const void *data, const struct settling *x)
{
	const struct fact_test *t = data;

	/* Numbers are the page's own. */
	if (t->fact->number != NULL)
		return x->letter;
	return t->fact->is_menu ? menu_settle(&t->value, x)
	                        : settle_title(t, x);
}

const struct matcher match_fact = {.name = "fact",
    .spoilers = VIEW_PARTIAL,
    .load = load,
    .run = run,
    .settle = settle};
