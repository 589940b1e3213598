#include "cli/rules_usage.h"

#include "base/file.h"

/* Entries are made conditions of rules that serve to count alone: so many of a
 * rule, and as many rules as there are ids. */
enum {
	ENTRIES_OF_RULE = 200,
	COUNTING_RULES_MAX = 2600,
	RULES_OF_LETTER = 100
};

/* Where the leaves of a rule stand among the usages. */
struct counting {
	const struct rule_set *set;
	struct usages *usages;
	size_t *first; /* by rule */
	size_t *count;
};

static void
count_finding(const struct counting *c, const struct finding *f)
{
	size_t rule = rule_set_find(c->set, f->rule_id);

	if (rule == STR_NONE)
		return;
	for (size_t i = 0; i < c->count[rule] && i < f->leaves.len; i++) {
		struct usage *u = &c->usages->items[c->first[rule] + i];
		char letter = f->leaves.ptr[i];

		u->pages += letter == 't' || letter == 'f';
		u->fired += letter == 't';
	}
}

static void
count_site(const struct counting *c, const struct site *site)
{
	for (size_t p = 0; p < site->page_count; p++)
		for (size_t f = 0; f < site->pages[p].finding_count; f++)
			count_finding(c, &site->pages[p].findings[f]);
}

static enum err_code
count_all(const struct rules_source *source, const struct counting *c,
    int64_t *lost, struct err *e)
{
	struct replay *r = NULL;
	enum err_code rc = rules_source_replay(source, c->set, &r, e);

	*lost = 0;
	for (size_t i = 0; rc == ERR_NONE && i < replay_count(r); i++) {
		struct arena scratch = {0};
		struct replayed seen = {0};

		rc = replay_read(r, i, &scratch, &seen, e);
		if (rc == ERR_NONE)
			count_site(c, &seen.site);
		*lost += (int64_t)seen.lost_count;
		arena_release(&scratch);
	}
	replay_free(r);
	return rc;
}

static struct counting
counting_of(const struct rule_set *set, struct usages *usages, struct arena *a)
{
	size_t count = rule_set_count(set);

	return (struct counting){.set = set,
	    .usages = usages,
	    .first = arena_array(a, count, sizeof(size_t)),
	    .count = arena_array(a, count, sizeof(size_t))};
}

enum err_code
usage_of_rules(const struct rules_source *source, const struct rule_set *set,
    struct arena *a, struct usages *out, int64_t *lost, struct err *e)
{
	struct usages usages = {0};
	struct counting c = counting_of(set, &usages, a);
	size_t capacity = 0;
	enum err_code rc;

	for (size_t i = 0; i < rule_set_count(set); i++) {
		size_t count = 0;
		const struct rule_leaf *leaves =
		    rule_leaves_of(set, i, a, &count);

		c.first[i] = usages.count;
		c.count[i] = count;
		usages.items = arena_grow(a, usages.items, &capacity,
		    usages.count + count + 1, sizeof(*usages.items));
		for (size_t n = 0; n < count; n++)
			usages.items[usages.count++] =
			    (struct usage){.of = rule_set_info(set, i)->id,
			        .what = leaves[n].label.len > 0
			            ? leaves[n].label
			            : leaves[n].summary};
	}
	rc = count_all(source, &c, lost, e);
	if (rc == ERR_NONE)
		*out = usages;
	return rc;
}

/* A text between single quotes of YAML. */
static void
append_quoted(struct buf *out, struct str text)
{
	(void)buf_append_char(out, '\'');
	for (size_t i = 0; i < text.len; i++) {
		char ch = text.ptr[i];

		if (ch == '\'')
			(void)buf_append_char(out, '\'');
		(void)buf_append_char(out, (unsigned char)ch < 0x20 ? ' ' : ch);
	}
	(void)buf_append_char(out, '\'');
}

static void
append_not_within(struct buf *out, const struct rule_list_item *entry)
{
	if (entry->not_within_count == 0)
		return;
	(void)buf_append_cstr(out, ", not_within: [");
	for (size_t i = 0; i < entry->not_within_count; i++) {
		if (i > 0)
			(void)buf_append_cstr(out, ", ");
		append_quoted(out, entry->not_within[i]);
	}
	(void)buf_append_char(out, ']');
}

static void
append_entry(struct buf *out, const struct usage *u)
{
	if (str_ends(u->of, str_of(".txt"))) {
		(void)buf_append_cstr(out, "    - link: { to: { host_in: [");
		append_quoted(out, u->what);
		(void)buf_append_cstr(out, "] } }\n");
		return;
	}
	(void)buf_append_cstr(out,
	    "    - text: { in: [visible, title, alt, meta, file-names], "
	    "any_of: [");
	append_quoted(out, u->what);
	(void)buf_append_cstr(out, "]");
	append_not_within(out, u->entry);
	(void)buf_append_cstr(out, " }\n");
}

/* "CNA-00", "CNA-01", ... */
static struct str
id_of(struct arena *a, size_t number)
{
	return arena_printf(a, "CN%c-%02zu",
	    (char)('A' + number / RULES_OF_LETTER), number % RULES_OF_LETTER);
}

/* Writes the rule that counts usages from first on; their order is that of its
 * leaves. */
static enum err_code
write_rule(const char *folder, struct str id, const struct usages *usages,
    size_t first, struct arena *a, struct err *e)
{
	static const char rest[] =
	    "name: count\nrevision: 1\nsince: 0.1.0\nstatus: draft\n"
	    "title: { th: ก, en: a }\nwhy: { th: ก, en: a }\n"
	    "fix: { th: ก, en: a }\nindicator: [count]\nseverity: minor\n"
	    "scope: page\npages: any\n"
	    "tests:\n  - { name: a, html: <p>a</p>, expect: passed }\n"
	    "  - { name: b, html: <p>b</p>, expect: failed }\n"
	    "pass_when:\n  any:\n";
	size_t end = first + ENTRIES_OF_RULE;
	struct buf text = {0};
	enum err_code rc;

	buf_printf(&text, "format: rule/1\nid: %.*s\n", STR_ARG(id));
	(void)buf_append_cstr(&text, rest);
	for (size_t i = first; i < end && i < usages->count; i++)
		append_entry(&text, &usages->items[i]);
	rc = file_write(
	    file_join(a, folder, arena_printf(a, "%.*s.yaml", STR_ARG(id)).ptr),
	    buf_str(&text), e);
	buf_release(&text);
	return rc;
}

static struct usages
entries_of(const struct rule_set *set, struct arena *a)
{
	struct usages usages = {0};
	size_t count = 0, capacity = 0;
	const struct rule_list *lists = rule_lists_of(set, STR_NONE, a, &count);

	for (size_t i = 0; i < count; i++) {
		usages.items = arena_grow(a, usages.items, &capacity,
		    usages.count + lists[i].count + 1, sizeof(*usages.items));
		for (size_t n = 0; n < lists[i].count; n++)
			usages.items[usages.count++] =
			    (struct usage){.of = lists[i].name,
			        .what = lists[i].items[n].text,
			        .entry = &lists[i].items[n]};
	}
	return usages;
}

/* Makes a pack that counts the usages and loads it. */
static enum err_code
load_counters(const struct usages *usages, const char *folder, struct arena *a,
    struct rule_set **out, struct err *e)
{
	struct diag_list diags = {.arena = a};
	enum err_code rc = ERR_NONE;

	if (usages->count > (size_t)COUNTING_RULES_MAX * ENTRIES_OF_RULE)
		return err_set(e, ERR_LIMIT,
		    "the lists have more than %d words",
		    COUNTING_RULES_MAX * ENTRIES_OF_RULE);
	for (size_t i = 0;
	     rc == ERR_NONE && i * ENTRIES_OF_RULE < usages->count; i++)
		rc = write_rule(
		    folder, id_of(a, i), usages, i * ENTRIES_OF_RULE, a, e);
	if (rc == ERR_NONE)
		rc = rule_set_load(folder, &diags, out, e);
	return rc;
}

static enum err_code
count_entries(const struct rules_source *source, const struct rule_set *set,
    struct usages *usages, struct arena *a, struct err *e)
{
	struct counting c = counting_of(set, usages, a);
	int64_t lost = 0;

	for (size_t i = 0; i < rule_set_count(set); i++) {
		c.first[i] = i * ENTRIES_OF_RULE;
		c.count[i] = usages->count - c.first[i];
		if (c.count[i] > ENTRIES_OF_RULE)
			c.count[i] = ENTRIES_OF_RULE;
	}
	return count_all(source, &c, &lost, e);
}

enum err_code
usage_of_lists(const struct rules_source *source, const struct rule_set *set,
    struct arena *a, struct usages *out, struct err *e)
{
	struct usages usages = entries_of(set, a);
	struct rule_set *counters = NULL;
	char *folder = NULL;
	enum err_code rc, removed;

	if (usages.count == 0)
		return ERR_NONE;
	rc = file_make_temp_folder(a, "samruat-lint", &folder, e);
	if (rc != ERR_NONE)
		return rc;
	rc = load_counters(&usages, folder, a, &counters, e);
	removed = file_remove_folder(folder, rc == ERR_NONE ? e : NULL);
	if (rc == ERR_NONE)
		rc = removed;
	if (rc == ERR_NONE)
		rc = count_entries(source, counters, &usages, a, e);
	rule_set_free(counters);
	if (rc == ERR_NONE)
		*out = usages;
	return rc;
}
