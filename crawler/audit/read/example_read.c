#include "audit/read/rule_read_impl.h"

#include <string.h>

#include "audit/read/spelling_impl.h"
#include "audit/value/home_address_impl.h"
#include "base/file.h"
#include "record/view.h"

/* An example with the parts that depend on one another. */
struct draft {
	struct example example;
	struct example_page page; /* of an example with one page */
	const struct yaml_node *file;
	const struct yaml_node *pages;
	const struct yaml_node *site;
	bool has_entry;
	const struct yaml_node *expect;
	const struct yaml_node *expect_someday;
	const struct yaml_node *level;
	const struct yaml_node *because;
};

static void
read_view(struct loader *l, const struct yaml_node *value, void *into)
{
	struct texts *out = into;
	const char *words[VIEW_COUNT + 1] = {"complete"};

	memcpy(words + 1, view_words, sizeof(view_words));
	field_texts(l, value, out);
	if (value->kind == YAML_TEXT)
		(void)field_word(l, value, words, VIEW_COUNT + 1);
	for (size_t i = 0; i < value->count; i++)
		(void)field_word(
		    l, &value->items[i].value, words, VIEW_COUNT + 1);
}

static void
read_classes(struct loader *l, const struct yaml_node *value, void *into)
{
	struct texts *out = into;

	field_texts(l, value, out);
	for (size_t i = 0; i < out->count; i++)
		(void)class_is_known(l, &value->place, out->items[i]);
}

static void
add_seed(struct loader *l, const struct yaml_place *place, struct str role,
    struct str url, struct agency *a)
{
	struct seed *seed = &a->seeds[a->seed_count];
	const char *words[SEED_ROLE_COUNT];

	for (int i = 0; i < SEED_ROLE_COUNT; i++)
		words[i] = seed_role_word((enum seed_role)i);
	if (!seed_role_of_word(role, &seed->role)) {
		complain(l, COMPLAINT_VALUE, place,
		    loader_suggestion(l, role, words, SEED_ROLE_COUNT), role,
		    field_join(l->arena, words, SEED_ROLE_COUNT));
		return;
	}
	seed->url = url;
	a->seed_count++;
}

/* A list of roles, or a map of role to address. */
static void
read_seeds(struct loader *l, const struct yaml_node *value, void *into)
{
	struct agency *a = into;

	if (value->kind == YAML_TEXT) {
		(void)field_is_kind(l, value, YAML_LIST, "seeds: [facebook]");
		return;
	}
	a->seeds = arena_array(l->arena, value->count, sizeof(*a->seeds));
	for (size_t i = 0; i < value->count; i++) {
		const struct yaml_item *item = &value->items[i];
		bool is_list = value->kind == YAML_LIST;

		add_seed(l, is_list ? &item->value.place : &item->key_place,
		    is_list ? item->value.text : item->key,
		    is_list ? str_of("https://social.example/agency")
		            : item->value.text,
		    a);
	}
}

static void
read_aliases(struct loader *l, const struct yaml_node *value, void *into)
{
	struct agency *a = into;
	struct texts texts = {0};

	field_texts(l, value, &texts);
	a->aliases = texts.items;
	a->alias_count = texts.count;
}

static void
read_unit(struct loader *l, const struct yaml_node *value, void *into)
{
#define UNIT(member) offsetof(struct agency, member)
	static const struct field items[] = {
	    {"id", field_text, UNIT(id), NULL},
	    {"level", field_text, UNIT(level), NULL},
	    {"name_th", field_text, UNIT(name_th), NULL},
	    {"name_en", field_text, UNIT(name_en), NULL},
	    {"aliases", read_aliases, 0, NULL},
	    {"ministry_th", field_text, UNIT(ministry_th), NULL},
	    {"province_code", field_text, UNIT(province_code), NULL},
	    {"office_code", field_text, UNIT(office_code), NULL},
	    {"g2c", field_answer, UNIT(g2c), NULL},
	    {"g2b", field_answer, UNIT(g2b), NULL},
	    {"g2g", field_answer, UNIT(g2g), NULL},
	    {"seeds", read_seeds, 0, NULL},
	};
	static const struct fields fields = FIELDS("`unit`", items);

	(void)fields_read(l, value, &fields, into);
}

static void
read_html_file(struct loader *l, struct draft *d)
{
	struct buf content = {0};
	struct err e = {0};
	size_t folder = str_of(l->path).len;
	const char *path;

	if (!field_is_kind(l, d->file, YAML_TEXT, "file: examples/page.html"))
		return;
	while (folder > 0 && l->path[folder - 1] != '/')
		folder--;
	path = file_join(l->arena,
	    arena_cstr(l->arena, str_slice(str_of(l->path), 0, folder)),
	    arena_cstr(l->arena, d->file->text));
	if (file_read(path, LIMIT_PARSED_BYTES, &content, &e) != ERR_NONE)
		complain(l, COMPLAINT_REFERENCE, &d->file->place, NULL,
		    d->file->text, str_of(path));
	d->page.html = arena_str(l->arena, buf_str(&content));
	buf_release(&content);
}

#define PAGE(member) offsetof(struct example_page, member)

static const struct field page_fields[] = {
    {"html", field_text, PAGE(html), "html: <p>...</p>"},
    {"url", field_text, PAGE(url), NULL},
    {"class", read_classes, PAGE(classes), NULL},
    {"view", read_view, PAGE(view), NULL},
    {"home", field_answer, PAGE(home), NULL},
    {"headers", example_headers_read, PAGE(response), NULL},
    {"status", example_status_read, PAGE(response), NULL},
    {"redirects", example_redirects_read, PAGE(response), NULL},
    {"ttfb_ms", example_ttfb_read, PAGE(response), NULL},
    {"bytes", example_bytes_read, PAGE(response), NULL},
    {"tls", example_tls_read, PAGE(response), NULL},
    {"at", example_at_read, PAGE(response), NULL},
};

static void
read_pages(struct loader *l, struct draft *d)
{
	static const struct fields fields =
	    FIELDS("`tests: pages`", page_fields);
	struct example *x = &d->example;

	if (!field_is_kind(l, d->pages, YAML_LIST, "pages: [{ html: ... }]"))
		return;
	x->pages = arena_array(l->arena, d->pages->count, sizeof(*x->pages));
	for (size_t i = 0; i < d->pages->count; i++)
		if (fields_read(l, &d->pages->items[i].value, &fields,
		        &x->pages[x->page_count]))
			x->page_count++;
}

static void
read_reason(struct loader *l, const struct yaml_node *value, void *into)
{
	const char *words[REASON_COUNT];
	enum reason *out = into;
	size_t i;

	for (i = 1; i < REASON_COUNT; i++)
		words[i - 1] = reason_word((enum reason)i);
	i = field_word(l, value, words, REASON_COUNT - 1);
	if (i != STR_NONE)
		*out = (enum reason)(i + 1);
}

static void
read_entry(struct loader *l, const struct yaml_node *value, void *into)
{
	static const struct field items[] = {
	    {"reason", read_reason, offsetof(struct example, home_reason),
	        NULL},
	    {"url", field_text, offsetof(struct example, home_end), NULL},
	    {"hops", field_count, offsetof(struct example, home_hops), NULL},
	    {"by", site_ways_read, offsetof(struct example, home_ways), NULL},
	};
	static const struct fields fields = FIELDS("`tests: entry`", items);
	struct draft *d = into;

	d->has_entry = true;
	(void)fields_read(l, value, &fields, &d->example);
}

static void
read_subject(struct loader *l, struct draft *d, const struct yaml_node *value)
{
	const struct yaml_node *html = yaml_get(value, "html");
	const char *second = d->pages != NULL ? "pages" : "file";
	int subjects = (html != NULL) + (d->file != NULL) + (d->pages != NULL);

	if (d->site != NULL)
		example_site_read(l, d->site, &d->example);
	if (subjects == 0 && (d->site != NULL || d->has_entry))
		return;
	if (subjects == 0 && !field_is_meant(l, value, "html") &&
	    !field_is_meant(l, value, "pages"))
		complain(l, COMPLAINT_MISSING, &value->place,
		    "html: <p>...</p>", str_of("html"), str_of("`tests`"));
	if (subjects > 1)
		complain(l, COMPLAINT_TWO_TESTS,
		    &yaml_item(value, second)->key_place, NULL,
		    str_of(html != NULL ? "html" : "file"), str_of(second));
	if (d->pages != NULL) {
		read_pages(l, d);
		return;
	}
	if (d->file != NULL)
		read_html_file(l, d);
	d->example.pages = arena_alloc(l->arena, sizeof(d->page));
	d->example.pages[0] = d->page;
	d->example.page_count = 1;
}

static void
read_expectation(
    struct loader *l, struct draft *d, const struct yaml_node *value)
{
	static const char *const words[] = {
	    "passed", "failed", "inapplicable", "cantTell", "untested"};
	struct example *x = &d->example;
	const struct yaml_node *node =
	    d->expect != NULL ? d->expect : d->expect_someday;
	int64_t level;
	size_t i;

	x->level = -1;
	x->is_someday = d->expect == NULL;
	if (node == NULL) {
		complain(l, COMPLAINT_MISSING, &value->place, "expect: passed",
		    str_of("expect"), str_of("`tests`"));
		return;
	}
	i = field_word(l, node, words, 5);
	if (i != STR_NONE)
		(void)outcome_of_word(str_of(words[i]), &x->expected);
	if (d->level == NULL)
		return;
	if (str_to_int64(d->level->text, 0, LEVEL_MAX, &level))
		x->level = (int)level;
	else
		complain(l, COMPLAINT_VALUE, &d->level->place, NULL,
		    d->level->text, str_of("0, 1, 2, 3, 4"));
}

static void
read_because(struct loader *l, struct draft *d, const struct rule *rule)
{
	const struct slots *slots = &rule->slots;
	struct texts *because = &d->example.because;
	const char *words[60];
	size_t count = 0;

	if (d->because == NULL)
		return;
	field_texts(l, d->because, because);
	for (; count < slots->label_count && count < 60; count++)
		words[count] = arena_cstr(l->arena, slots->labels[count]);
	for (size_t i = 0; i < because->count; i++) {
		bool is_known = false;

		for (size_t k = 0; k < slots->label_count; k++)
			is_known |=
			    str_equal(slots->labels[k], because->items[i]);
		if (!is_known)
			complain(l, COMPLAINT_LABEL_UNKNOWN, &d->because->place,
			    loader_suggestion(
			        l, because->items[i], words, count),
			    because->items[i], (struct str){0});
	}
}

#define DRAFT(member) offsetof(struct draft, member)

static void
read_example(struct loader *l, const struct yaml_node *value,
    const struct rule *rule, struct example *out)
{
	static const struct field items[] = {
	    {"name", field_text, DRAFT(example.name), "name: what it shows"},
	    {"html", field_text, DRAFT(page.html), NULL},
	    {"file", field_node, DRAFT(file), NULL},
	    {"pages", field_node, DRAFT(pages), NULL},
	    {"site", field_node, DRAFT(site), NULL},
	    {"entry", read_entry, 0, NULL},
	    {"url", field_text, DRAFT(page.url), NULL},
	    {"class", read_classes, DRAFT(page.classes), NULL},
	    {"unit", read_unit, DRAFT(example.agency), NULL},
	    {"view", read_view, DRAFT(page.view), NULL},
	    {"home", field_answer, DRAFT(page.home), NULL},
	    {"headers", example_headers_read, DRAFT(page.response), NULL},
	    {"status", example_status_read, DRAFT(page.response), NULL},
	    {"redirects", example_redirects_read, DRAFT(page.response), NULL},
	    {"ttfb_ms", example_ttfb_read, DRAFT(page.response), NULL},
	    {"bytes", example_bytes_read, DRAFT(page.response), NULL},
	    {"tls", example_tls_read, DRAFT(page.response), NULL},
	    {"at", example_at_read, DRAFT(page.response), NULL},
	    {"at_line", field_count, DRAFT(example.at_line), NULL},
	    {"listed", number_read, DRAFT(example.listed), NULL},
	    {"listed_passed", number_read, DRAFT(example.listed_passed), NULL},
	    {"expect", field_node, DRAFT(expect), NULL},
	    {"expect_someday", field_node, DRAFT(expect_someday), NULL},
	    {"level", field_node, DRAFT(level), NULL},
	    {"because", field_node, DRAFT(because), NULL},
	    {"finds", field_texts, DRAFT(example.finds), NULL},
	};
	static const struct fields fields = FIELDS("`tests`", items);
	struct draft d = {.example = {.place = value->place}};

	d.example.agency.id = str_of("example");
	d.example.agency.level = str_of("department");
	d.example.agency.name_th = str_of("กรมตัวอย่าง");
	if (!fields_read(l, value, &fields, &d))
		return;
	read_subject(l, &d, value);
	read_expectation(l, &d, value);
	read_because(l, &d, rule);
	*out = d.example;
}

static void
check_outcomes(
    struct loader *l, const struct yaml_node *tests, const struct rule *rule)
{
	const bool wanted[OUTCOME_COUNT] = {
	    [OUTCOME_PASSED] = true,
	    [OUTCOME_FAILED] = true,
	    [OUTCOME_INAPPLICABLE] =
	        rule->applies_to != NULL || rule->applies_when != NULL,
	    [OUTCOME_CANT_TELL] = rule->unsure_when != NULL,
	};
	bool has[OUTCOME_COUNT] = {false};

	for (size_t i = 0; i < rule->example_count; i++)
		if (!rule->examples[i].is_someday)
			has[rule->examples[i].expected] = true;
	for (int i = 0; i < OUTCOME_COUNT; i++)
		if (wanted[i] && !has[i])
			complain(l, COMPLAINT_NO_EXAMPLE, &tests->place, NULL,
			    str_of(outcome_word((enum outcome)i)),
			    (struct str){0});
}

/* What an example plays and expects, in one spelling. */
static struct str
subject_of(struct arena *a, const struct yaml_node *example)
{
	static const char *const sayings[] = {"name", "because", "finds"};
	struct yaml_node rest = *example;

	rest.items = arena_array(a, example->count, sizeof(*rest.items));
	rest.count = 0;
	for (size_t i = 0; i < example->count; i++) {
		bool is_saying = false;

		for (size_t k = 0; k < sizeof(sayings) / sizeof(sayings[0]);
		     k++)
			is_saying |= str_is(example->items[i].key, sayings[k]);
		if (!is_saying)
			rest.items[rest.count++] = example->items[i];
	}
	return spelling_of(a, &rest);
}

static void
check_twice(struct loader *l, const struct yaml_node *tests)
{
	struct str *seen = arena_array(l->arena, tests->count, sizeof(*seen));

	for (size_t i = 0; i < tests->count; i++) {
		const struct yaml_node *example = &tests->items[i].value;

		if (example->kind != YAML_MAP)
			continue;
		seen[i] = subject_of(l->arena, example);
		for (size_t k = 0; k < i; k++) {
			if (!str_equal(seen[k], seen[i]))
				continue;
			complain(l, COMPLAINT_EXAMPLE_TWICE, &example->place,
			    NULL,
			    arena_printf(l->arena, "%lld",
			        (long long)tests->items[k].value.place.line),
			    (struct str){0});
			break;
		}
	}
}

void
examples_read(
    struct loader *l, const struct yaml_node *tests, struct rule *rule)
{
	if (!field_is_kind(l, tests, YAML_LIST, "tests: [{ name: ... }]"))
		return;
	rule->examples =
	    arena_array(l->arena, tests->count, sizeof(*rule->examples));
	for (size_t i = 0; i < tests->count; i++)
		read_example(l, &tests->items[i].value, rule,
		    &rule->examples[rule->example_count++]);
	check_outcomes(l, tests, rule);
	check_twice(l, tests);
}
