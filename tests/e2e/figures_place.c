#include "figures_place.h"

#include <string.h>

static const char *const any_number[] = {"score", "coverage", "level",
    "agencies", "applies", "published", "passed", "failed", "undecided",
    "inapplicable", "lower", "upper", "rules", "reached", "weight"};
enum { ANY = sizeof(any_number) / sizeof(any_number[0]) };

/* Folders of pages, and whose or of what they are. */
static const struct {
	const char *prefix;
	const char *by; /* NULL: a figure */
} folders[] = {
    {"agencies/", "agency"},
    {"provinces/", "province"},
    {"ministries/", "ministry"},
    {"rules/", NULL},
    {"indicators/", NULL},
    {"matrix-", NULL},
    {"embed/distribution-", NULL},
};
enum { FOLDERS = sizeof(folders) / sizeof(folders[0]) };

struct str
place_attribute(struct arena *a, xmlNode *node, const char *attribute)
{
	xmlChar *value = xmlGetProp(node, (const xmlChar *)attribute);
	struct str copy = {0};

	if (value != NULL)
		copy = arena_str(a, str_of((const char *)value));
	xmlFree(value);
	return copy;
}

static bool
is_called(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	    strcmp((const char *)node->name, name) == 0;
}

static void
add(struct str *list, size_t *count, struct str item)
{
	for (size_t i = 0; i < *count; i++)
		if (str_equal(list[i], item))
			return;
	if (*count < PLACE_NAMES)
		list[(*count)++] = item;
}

/* What a path names is added. */
static void
add_path(struct place *p, struct arena *a, struct str path)
{
	struct str html = str_of(".html");

	if (str_is(path, "index.html"))
		add(p->whose, &p->whose_count, str_of("all:"));
	if (str_ends(path, html))
		path.len -= html.len;
	for (size_t i = 0; i < FOLDERS; i++) {
		struct str start = str_of(folders[i].prefix);
		struct str name;

		if (!str_starts(path, start))
			continue;
		name = str_slice(path, start.len, path.len);
		if (folders[i].by == NULL)
			add(p->figures, &p->figure_count, name);
		else
			add(p->whose, &p->whose_count,
			    arena_printf(
			        a, "%s:%.*s", folders[i].by, STR_ARG(name)));
	}
}

static void
add_fragment(struct place *p, const struct facts *f, struct arena *a,
    struct str fragment)
{
	const struct fact_key rule = {
	    .whose = str_of("all:"), .figure = fragment, .number = "standing"};
	static const char *const parts[] = {
	    "undecided-", "passed-level-", "failed-level-"};
	static const char *const numbers[] = {
	    "passed", "failed", "undecided", "inapplicable", "pages"};
	struct str standing;

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (str_is(fragment, numbers[i]))
			p->number = numbers[i];
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (str_starts(fragment, str_of(parts[i])))
			p->number = arena_cstr(a, fragment);
	if (facts_find(f, &rule, &standing))
		add(p->figures, &p->figure_count, fragment);
}

/* What an element names is added. */
static void
add_element(
    struct place *p, const struct facts *f, struct arena *a, xmlNode *node)
{
	struct str href = {0}, path = {0}, up = str_of("../");
	struct str english = str_of("en/");
	struct str group = place_attribute(a, node, "data-group");

	if (group.len > 0)
		add(p->whose, &p->whose_count, group);
	if (!is_called(node, "a"))
		return;
	href = place_attribute(a, node, "href");
	while (str_starts(href, up))
		href = str_slice(href, up.len, href.len);
	if (str_starts(href, english))
		href = str_slice(href, english.len, href.len);
	(void)str_split(&href, '#', &path);
	add_path(p, a, path);
	add_fragment(p, f, a, href);
}

/* A part of a page may be called by the number that it tells of. */
static void
add_id(struct place *p, const struct facts *f, struct arena *a, xmlNode *node)
{
	struct place part = {0};

	add_fragment(&part, f, a, place_attribute(a, node, "id"));
	p->number = part.number;
}

/* All that is named below an element, or with is_first until both are. */
static void
add_below(struct place *p, const struct facts *f, struct arena *a,
    xmlNode *node, bool is_first)
{
	for (xmlNode *n = node->children; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (is_first && p->whose_count > 0 && p->figure_count > 0)
			return;
		add_element(p, f, a, n);
		add_below(p, f, a, n, is_first);
	}
}

/* Takes over what is not known yet. */
static void
take(struct place *p, const struct place *from)
{
	if (p->whose_count == 0) {
		memcpy(p->whose, from->whose, sizeof(p->whose));
		p->whose_count = from->whose_count;
	}
	if (p->figure_count == 0) {
		memcpy(p->figures, from->figures, sizeof(p->figures));
		p->figure_count = from->figure_count;
	}
}

static void
keep_first(struct place *p)
{
	if (p->whose_count > 1)
		p->whose_count = 1;
	if (p->figure_count > 1)
		p->figure_count = 1;
}

/* A round that the head of a row names. */
static void
find_round(
    struct place *p, const struct facts *f, struct arena *a, const xmlNode *row)
{
	for (xmlNode *n = row->children; n != NULL; n = n->next) {
		xmlChar *text;
		struct str name;

		if (!is_called(n, "th"))
			continue;
		text = xmlNodeGetContent(n);
		name = str_trim(str_of((const char *)text));
		if (map_get(&f->rounds, name) != NULL)
			p->round = arena_str(a, name);
		xmlFree(text);
	}
}

/* Agencies by their score stand in rows of a chart in order. */
static void
find_step(struct place *p, struct arena *a, xmlNode *data)
{
	size_t row = 0;
	bool is_chart = false;

	for (xmlNode *n = data->parent; n != NULL; n = n->parent) {
		for (xmlNode *m = n->prev; is_called(n, "tr") && m != NULL;
		     m = m->prev)
			row += is_called(m, "tr");
		is_chart |= str_has_word(
		    place_attribute(a, n, "class"), str_of("distribution"));
	}
	if (is_chart)
		p->number = arena_printf(a, "step-%zu", row).ptr;
}

static void
find_number(struct place *p, struct arena *a, xmlNode *data)
{
	struct str of = place_attribute(a, data->parent, "class");
	bool is_second = false;

	for (xmlNode *n = data->prev; n != NULL; n = n->prev)
		is_second |= is_called(n, "data");
	if (str_is(of, "bounds"))
		p->number = is_second ? "upper" : "lower";
	else if (str_has_word(of, str_of("coverage")))
		p->number = "coverage";
	else
		find_step(p, a, data);
}

void
place_find(struct place *out, const struct facts *f, struct arena *a,
    struct str path, xmlNode *data)
{
	static const char *const holders[] = {
	    "td", "tr", "p", "li", "dd", "figcaption", "figure"};
	struct place page = {0};

	*out = (struct place){0};
	find_number(out, a, data);
	for (xmlNode *n = data->parent; n != NULL; n = n->parent) {
		struct place here = {0};
		bool is_row = is_called(n, "tr"), is_holder = false;

		if (is_called(n, "a"))
			add_element(&here, f, a, n);
		else if (n->type == XML_ELEMENT_NODE)
			add_id(&here, f, a, n);
		if (out->number == NULL)
			out->number = here.number;
		for (size_t i = 0; i < sizeof(holders) / sizeof(*holders); i++)
			is_holder |= is_called(n, holders[i]);
		is_holder |=
		    str_has_word(place_attribute(a, n, "class"), str_of("key"));
		if (is_holder)
			add_below(&here, f, a, n, is_row);
		if (is_row)
			keep_first(&here);
		if (is_row && out->round.len == 0)
			find_round(out, f, a, n);
		take(out, &here);
	}
	add_path(&page, a, path);
	take(out, &page);
	if (out->whose_count == 0)
		add(out->whose, &out->whose_count, str_of("all:"));
	if (out->figure_count == 0) {
		add(out->figures, &out->figure_count, f->overall);
		add(out->figures, &out->figure_count, (struct str){0});
	}
}

static bool
is_number(const struct facts *f, struct fact_key *key, const char *number,
    struct str value)
{
	struct str is;

	key->number = number;
	return facts_find(f, key, &is) && is.len > 0 && str_equal(is, value);
}

static bool
is_any_number(const struct place *p, const struct facts *f,
    struct fact_key *key, struct str value)
{
	if (p->number != NULL)
		return is_number(f, key, p->number, value);
	for (size_t i = 0; i < ANY; i++)
		if (is_number(f, key, any_number[i], value))
			return true;
	return false;
}

bool
place_has(const struct place *p, const struct facts *f, struct str value)
{
	for (size_t w = 0; w < p->whose_count; w++)
		for (size_t i = 0; i < p->figure_count; i++) {
			struct fact_key key = {.round = p->round,
			    .whose = p->whose[w],
			    .figure = p->figures[i]};

			if (is_any_number(p, f, &key, value))
				return true;
		}
	return false;
}

void
place_describe(const struct place *p, const struct facts *f, struct buf *out)
{
	for (size_t w = 0; w < p->whose_count && w < 3; w++)
		for (size_t i = 0; i < p->figure_count && i < 3; i++)
			for (size_t n = 0; n < ANY; n++) {
				const struct fact_key key = {p->round,
				    p->whose[w], p->figures[i], any_number[n]};
				struct str is;

				if ((p->number == NULL ||
				        strcmp(p->number, any_number[n]) ==
				            0) &&
				    facts_find(f, &key, &is))
					buf_printf(out, " %.*s/%.*s/%s=%.*s",
					    STR_ARG(p->whose[w]),
					    STR_ARG(p->figures[i]),
					    any_number[n], STR_ARG(is));
			}
}
