#include "audit/read/rule_read_impl.h"

#include "audit/condition_impl.h"
#include "audit/each_impl.h"
#include "audit/match/matcher_impl.h"
#include "audit/ownership_impl.h"
#include "audit/read/release_impl.h"
#include "audit/select_impl.h"

/* A rule with the parts that are read after its plain fields. */
struct draft {
	struct rule rule;
	struct texts indicators;
	size_t revision;
	const struct yaml_node *id;
	const struct yaml_node *status;
	const struct yaml_node *indicator;
	const struct yaml_node *severity;
	const struct yaml_node *scope;
	const struct yaml_node *confidence;
	const struct yaml_node *applies_to;
	const struct yaml_node *pages;
	const struct yaml_node *applies_when;
	const struct yaml_node *pass_when;
	const struct yaml_node *fail_when;
	const struct yaml_node *levels;
	const struct yaml_node *pass_at;
	const struct yaml_node *for_each;
	const struct yaml_node *beside[EACH_PARTS];
	const struct yaml_node *unsure_when;
	const struct yaml_node *roll_up;
	const struct yaml_node *sites;
	const struct yaml_node *deprecated;
	const struct yaml_node *tests;
};

enum { CONTEXT_DEFAULT = 80, PASS_AT_DEFAULT = 3 };

static void
read_show(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {
	    [SHOW_BOTH] = "both",
	    [SHOW_MATCHES] = "matches",
	    [SHOW_MISSES] = "misses",
	};
	enum evidence_show *out = into;
	size_t i = field_word(l, value, words, 3);

	if (i != STR_NONE)
		*out = (enum evidence_show)i;
}

/* The reference to the answer is a fact of the ledger and always kept; `none`
 * leaves the text around the quote to the answer. */
static void
read_capture(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {"response", "none"};
	size_t i;

	if (value->kind == YAML_TEXT && str_is(value->text, "screenshot")) {
		complain(l, COMPLAINT_SCREENSHOT, &value->place,
		    "capture: response", value->text, (struct str){0});
		return;
	}
	i = field_word(l, value, words, 2);
	if (i != STR_NONE)
		*(bool *)into = i == 1;
}

/* What is read of `evidence` before it is a wish. */
struct wish_draft {
	struct evidence_wish wish;
	bool is_bare; /* capture: none */
};

#define WISH(member) offsetof(struct wish_draft, wish.member)

static void
read_evidence(struct loader *l, const struct yaml_node *value, void *into)
{
	static const struct field items[] = {
	    {"show", read_show, WISH(show), NULL},
	    {"max", field_count, WISH(max), NULL},
	    {"context", field_count, WISH(context), NULL},
	    {"near_misses", field_count, WISH(near_misses), NULL},
	    {"dom_path", field_answer, WISH(dom_path), NULL},
	    {"capture", read_capture, offsetof(struct wish_draft, is_bare),
	        NULL},
	};
	static const struct fields fields = FIELDS("`evidence`", items);
	struct evidence_wish *wish = into;
	struct wish_draft draft = {.wish = *wish};

	(void)fields_read(l, value, &fields, &draft);
	*wish = draft.wish;
	if (draft.is_bare)
		wish->context = 0;
	if (wish->max > LIMIT_EVIDENCE)
		wish->max = LIMIT_EVIDENCE;
	if (wish->near_misses > LIMIT_NEAR_MISSES)
		wish->near_misses = LIMIT_NEAR_MISSES;
	if (wish->show == SHOW_MATCHES)
		wish->near_misses = 0;
}

#define DRAFT(member) offsetof(struct draft, member)
#define INFO(member) offsetof(struct draft, rule.info.member)

static const struct field rule_fields[] = {
    {"format", field_ignored, 0, "format: rule/1"},
    {"id", field_node, DRAFT(id), "id: ABC-01"},
    {"name", field_text, INFO(name), "name: short-name"},
    {"revision", field_count, DRAFT(revision), "revision: 1"},
    {"since", field_text, INFO(since), "since: 0.1.0"},
    {"status", field_node, DRAFT(status), "status: draft"},
    {"title", field_bilingual, INFO(title), "title: { th: ..., en: ... }"},
    {"title_failed", field_ignored, 0, NULL},
    {"why", field_bilingual, INFO(why), "why: { th: ..., en: ... }"},
    {"fix", field_bilingual, INFO(fix), "fix: { th: ..., en: ... }"},
    {"indicator", field_node, DRAFT(indicator), "indicator: [usability]"},
    {"severity", field_node, DRAFT(severity), "severity: moderate"},
    {"weight", field_ignored, 0, NULL},
    {"scope", field_node, DRAFT(scope), "scope: site"},
    {"applies_to", field_node, DRAFT(applies_to), NULL},
    {"pages", field_node, DRAFT(pages), NULL},
    {"ownership", ownership_read, DRAFT(rule.ownership), NULL},
    {"quarantine", field_answer, DRAFT(rule.quarantine), NULL},
    {"applies_when", field_node, DRAFT(applies_when), NULL},
    {"pass_when", field_node, DRAFT(pass_when), NULL},
    {"fail_when", field_node, DRAFT(fail_when), NULL},
    {"levels", field_node, DRAFT(levels), NULL},
    {"pass_at", field_node, DRAFT(pass_at), NULL},
    {"for_each", field_node, DRAFT(for_each), NULL},
    {"must", field_node, DRAFT(beside[EACH_MUST]), NULL},
    {"unless", field_node, DRAFT(beside[EACH_UNLESS]), NULL},
    {"allow", field_node, DRAFT(beside[EACH_ALLOW]), NULL},
    {"inventory", field_node, DRAFT(beside[EACH_INVENTORY]), NULL},
    {"unsure_when", field_node, DRAFT(unsure_when), NULL},
    {"roll_up", field_node, DRAFT(roll_up), NULL},
    {"sites", field_node, DRAFT(sites), NULL},
    {"confidence", field_node, DRAFT(confidence), NULL},
    {"evidence", read_evidence, DRAFT(rule.evidence), NULL},
    {"refs", field_ignored, 0, NULL},
    {"act", field_ignored, 0, NULL},
    {"owner", field_ignored, 0, NULL},
    {"notes", field_ignored, 0, NULL},
    {"deprecated", field_node, DRAFT(deprecated), NULL},
    {"tests", field_node, DRAFT(tests), "tests: [...]"},
};

static void
read_choice(struct loader *l, const struct yaml_node *value,
    const char *const *words, size_t count, struct str *out)
{
	size_t i =
	    value == NULL ? STR_NONE : field_word(l, value, words, count);

	if (i != STR_NONE)
		*out = str_of(words[i]);
}

static struct str
base_name(const char *path)
{
	struct str rest = str_of(path), part = {0};

	while (str_split(&rest, '/', &part))
		continue;
	return part;
}

static void
read_id(struct loader *l, struct draft *d)
{
	struct str id = {0};

	if (d->id == NULL)
		return;
	field_text(l, d->id, &id);
	d->rule.info.id = id;
	if (id.len > 0 && !rule_id_is_good(id)) {
		complain(l, COMPLAINT_VALUE, &d->id->place, NULL, id,
		    str_of("ESV-04, A11-02"));
		return;
	}
	if (!str_starts(base_name(l->path), id))
		complain(l, COMPLAINT_FILE_NAME, &d->id->place,
		    arena_printf(l->arena, "%.*s-%.*s.yaml", STR_ARG(id),
		        STR_ARG(d->rule.info.name))
		        .ptr,
		    id, (struct str){0});
	for (size_t i = 0; i < l->set->rule_count; i++)
		if (str_equal(l->set->rules[i].info.id, id))
			complain(l, COMPLAINT_ID_TWICE, &d->id->place, NULL, id,
			    str_of(l->set->rules[i].info.file));
}

static void
check_indicator(struct loader *l, const struct yaml_node *value)
{
	const char *words[60];
	size_t count = 0;

	for (size_t i = 0; i < l->set->indicator_count; i++) {
		if (str_equal(value->text, l->set->indicators[i].key))
			return;
		if (count < 60)
			words[count++] = l->set->indicators[i].key.ptr;
	}
	/* A rule alone, without its pack, cannot know them. */
	if (l->set->indicator_count > 0)
		complain(l, COMPLAINT_REFERENCE, &value->place,
		    loader_suggestion(l, value->text, words, count),
		    value->text, str_of("indicators/"));
}

static void
read_indicators(struct loader *l, struct draft *d)
{
	struct texts keys = {0};

	if (d->indicator == NULL)
		return;
	if (!field_is_kind(l, d->indicator, YAML_LIST, "indicator: [key]"))
		return;
	field_texts(l, d->indicator, &keys);
	if (keys.count == 0)
		complain(l, COMPLAINT_EMPTY_LIST, &d->indicator->place,
		    "indicator: [key]", (struct str){0}, (struct str){0});
	for (size_t i = 0; i < d->indicator->count; i++)
		check_indicator(l, &d->indicator->items[i].value);
	d->rule.info.indicators = keys.items;
	d->rule.info.indicator_count = keys.count;
}

static void
read_choices(struct loader *l, struct draft *d)
{
	static const char *const statuses[] = {
	    "draft", "stable", "frozen", "deprecated"};
	static const char *const severities[] = {
	    "minor", "moderate", "serious", "critical"};
	static const char *const scopes[] = {"page", "site", "agency"};
	static const char *const confidences[] = {"high", "medium", "low"};
	struct rule_info *info = &d->rule.info;

	read_choice(l, d->status, statuses, 4, &info->status);
	read_choice(l, d->severity, severities, 4, &info->severity);
	read_choice(l, d->scope, scopes, 3, &info->scope);
	info->confidence = str_of("high");
	read_choice(l, d->confidence, confidences, 3, &info->confidence);
	if (str_is(info->status, "deprecated") && d->deprecated == NULL)
		complain(l, COMPLAINT_MISSING, &d->status->place,
		    "deprecated: { since: 0.2.0, reason: { th: ..., en: ... }, "
		    "replaced_by: [ABC-02] }",
		    str_of("deprecated"), str_of("`rule/1`"));
}

/* The levels that are defined, joined. */
static struct str
level_names(struct loader *l, const struct yaml_node *levels)
{
	const char *names[LEVEL_MAX];
	size_t count = 0;

	for (size_t i = 0; i < levels->count && count < LEVEL_MAX; i++)
		names[count++] = arena_cstr(l->arena, levels->items[i].key);
	return field_join(l->arena, names, count);
}

static void
read_levels(struct loader *l, struct draft *d)
{
	struct rule *r = &d->rule;
	int64_t level, pass_at = PASS_AT_DEFAULT;

	r->test_kind = TEST_LEVELS;
	r->info.has_levels = true;
	if (!field_is_kind(
	        l, d->levels, YAML_MAP, "levels: { 3: ..., 1: ... }"))
		return;
	for (size_t i = 0; i < d->levels->count; i++) {
		const struct yaml_item *item = &d->levels->items[i];

		if (!str_to_int64(item->key, 1, LEVEL_MAX, &level)) {
			complain(l, COMPLAINT_VALUE, &item->key_place, NULL,
			    item->key, str_of("1, 2, 3, 4"));
			continue;
		}
		r->levels[level] = condition_read(l, &item->value);
	}
	if (d->pass_at == NULL) {
		complain(l, COMPLAINT_MISSING, &d->levels->place, "pass_at: 3",
		    str_of("pass_at"), str_of("`rule/1`"));
		return;
	}
	if (!str_to_int64(d->pass_at->text, 1, LEVEL_MAX, &pass_at) ||
	    yaml_get(d->levels, arena_cstr(l->arena, d->pass_at->text)) == NULL)
		complain(l, COMPLAINT_VALUE, &d->pass_at->place, NULL,
		    d->pass_at->text, level_names(l, d->levels));
	r->info.pass_at = (int)pass_at;
}

/* `must` and its like say nothing without for_each. */
static void
read_each(struct loader *l, struct draft *d, const struct yaml_node *file)
{
	if (d->for_each != NULL && d->rule.test_kind == TEST_PASS_WHEN &&
	    d->pass_when == NULL) {
		d->rule.test_kind = TEST_EACH;
		d->rule.each = each_read(
		    l, yaml_item(file, "for_each"), d->beside, &d->rule.test);
		if (d->rule.each != NULL && d->rule.each->is_inventory) {
			d->rule.test_kind = TEST_INVENTORY;
			/* What is listed a person looks at. */
			d->rule.info.confidence = str_of("low");
		}
		return;
	}
	for (size_t i = 0; d->for_each == NULL && i < EACH_PARTS; i++) {
		const struct yaml_item *item = yaml_item(file, each_parts[i]);

		if (item != NULL)
			complain(l, COMPLAINT_ALONE, &item->key_place,
			    "for_each: { element: { css: 'main img' } }",
			    item->key, str_of("for_each"));
	}
}

static void
read_test(struct loader *l, struct draft *d, const struct yaml_node *file)
{
	static const char *const names[] = {
	    "pass_when", "fail_when", "levels", "for_each"};
	const struct yaml_node *nodes[] = {
	    d->pass_when, d->fail_when, d->levels, d->for_each};
	size_t first = STR_NONE;
	bool is_meant = false;

	for (size_t i = 0; i < 4; i++) {
		is_meant |= field_is_meant(l, file, names[i]);
		if (nodes[i] == NULL)
			continue;
		if (first == STR_NONE)
			first = i;
		else
			complain(l, COMPLAINT_TWO_TESTS,
			    &yaml_item(file, names[i])->key_place, NULL,
			    str_of(names[first]), str_of(names[i]));
	}
	if (first == STR_NONE && !is_meant)
		complain(l, COMPLAINT_NO_TEST, &file->place,
		    "pass_when: { text: { any_of: [คำ] } }", (struct str){0},
		    (struct str){0});
	if (first == 2)
		read_levels(l, d);
	else if (first < 2)
		d->rule.test = condition_read(l, nodes[first]);
	if (first == 1)
		d->rule.test_kind = TEST_FAIL_WHEN;
	read_each(l, d, file);
}

/* Where all leaves are the site's no page is looked at. */
static void
note_site_leaves(const struct rule_set *set, struct rule *r)
{
	bool has_page_leaf = false, needs_page = false, asks_entry = false;

	for (size_t i = 0; i < r->slots.count; i++) {
		const struct matcher *m =
		    set->leaves[r->slots.items[i].leaf].matcher;

		has_page_leaf |= !m->is_of_site && !m->is_of_agency;
		r->has_site_leaf |= m->is_of_site;
		needs_page |= !m->needs_no_page && !m->is_of_agency;
		asks_entry |= m == &match_entry;
	}
	r->is_of_entry = asks_entry && !needs_page;
	r->is_of_site = r->has_site_leaf && !has_page_leaf;
}

/* What fails on each page alone can put that page aside. */
static void
check_quarantine(
    struct loader *l, struct draft *d, const struct yaml_node *file)
{
	const struct rule *r = &d->rule;

	if (r->quarantine != ANSWER_YES ||
	    (str_is(r->info.scope, "page") && d->fail_when != NULL &&
	        !r->has_site_leaf))
		return;
	complain(l, COMPLAINT_SCOPE, &yaml_item(file, "quarantine")->key_place,
	    NULL, str_of("quarantine"), str_of("`scope: page`, `fail_when`"));
}

static void
check_pages(struct loader *l, struct draft *d, const struct yaml_node *file)
{
	note_site_leaves(l->set, &d->rule);
	if (d->pages != NULL || d->rule.is_of_site)
		return;
	complain(l, COMPLAINT_MISSING, &file->place, "pages: home",
	    str_of("pages"), str_of("`rule/1`"));
}

static void
read_conditions(struct loader *l, struct draft *d, const struct yaml_node *file)
{
	struct rule *r = &d->rule;

	l->slots = &r->slots;
	l->rule = r;
	if (d->pages != NULL)
		r->pages = select_read(l, d->pages, &r->at_most);
	if (d->applies_to != NULL)
		r->applies_to = unit_read(l, d->applies_to);
	if (d->applies_when != NULL)
		r->applies_when = condition_read(l, d->applies_when);
	read_test(l, d, file);
	if (d->unsure_when != NULL)
		r->unsure_when = condition_read(l, d->unsure_when);
	check_pages(l, d, file);
	check_quarantine(l, d, file);
	roll_up_read(l, d->roll_up, r);
	sites_read(l, d->sites, r);
	if (d->tests != NULL)
		examples_read(l, d->tests, r);
	l->slots = NULL;
	l->rule = NULL;
}

void
rule_read(struct loader *l, const struct yaml_node *file)
{
	static const struct fields fields = FIELDS("`rule/1`", rule_fields);
	struct draft *d = arena_alloc(l->arena, sizeof(*d));
	struct rule_set *set = l->set;

	d->rule.evidence = (struct evidence_wish){.max = LIMIT_EVIDENCE,
	    .near_misses = LIMIT_NEAR_MISSES,
	    .context = CONTEXT_DEFAULT};
	d->rule.info.file = l->path;
	d->rule.source = file;
	d->rule.text = l->text;
	if (!fields_read(l, file, &fields, d))
		return;
	d->rule.info.revision = (int)d->revision;
	read_id(l, d);
	read_choices(l, d);
	release_read(l, file);
	read_indicators(l, d);
	read_conditions(l, d, file);
	set->rules = arena_grow(l->arena, set->rules, &set->rule_capacity,
	    set->rule_count + 1, sizeof(*set->rules));
	set->rules[set->rule_count++] = d->rule;
}
