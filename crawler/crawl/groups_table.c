#include "crawl/groups_table.h"

#include <stdlib.h>

#include "base/duration.h"
#include "base/map.h"
#include "crawl/table.h"
#include "web/url.h"

enum { GROUP_HOST, GROUP_NAME, GROUP_DELAY, GROUP_WINDOW, GROUP_COLUMNS };

static const struct table_column group_columns[GROUP_COLUMNS] = {
    [GROUP_HOST] = {"host", true, false},
    [GROUP_NAME] = {"group", true, false},
    [GROUP_DELAY] = {"delay", false, false},
    [GROUP_WINDOW] = {"window", false, false},
};
static const struct table_kind group_table = {group_columns, GROUP_COLUMNS};

static const struct diag_kind bad_host = {
    "T040", DIAG_ERROR, {"\"{1}\" is no host name", "\"{1}\" ไม่ใช่ชื่อโฮสต์"}};
static const struct diag_kind doubled_host = {"T041", DIAG_ERROR,
    {"the host \"{1}\" stands in line {2} already",
        "โฮสต์ \"{1}\" มีอยู่แล้วที่บรรทัด {2}"}};
static const struct diag_kind bad_delay = {"T042", DIAG_ERROR,
    {"\"{1}\" is no time to wait", "\"{1}\" ไม่ใช่ระยะเวลารอ"}};
static const struct diag_kind bad_window = {"T043", DIAG_ERROR,
    {"\"{1}\" are no hours of the day: from a time to another",
        "\"{1}\" ไม่ใช่ช่วงเวลาของวัน ต้องเป็นเวลาเริ่มถึงเวลาสิ้นสุด"}};
static const struct diag_kind other_delay = {"T044", DIAG_ERROR,
    {"the group \"{1}\" has another delay in line {2}",
        "กลุ่ม \"{1}\" มีระยะเวลารอไม่ตรงกับบรรทัด {2}"}};
static const struct diag_kind other_window = {"T045", DIAG_ERROR,
    {"the group \"{1}\" has another window in line {2}",
        "กลุ่ม \"{1}\" มีช่วงเวลาไม่ตรงกับบรรทัด {2}"}};

/* What a group's rows say together of when it may be asked. */
struct group_terms {
	int64_t delay_ms;
	int64_t delay_line; /* 0: not said */
	struct window window;
	int64_t window_line; /* 0: not said */
};

struct reading {
	struct arena *arena;
	struct map hosts; /* struct group_rule, by the host as it is kept */
	struct map groups; /* struct group_terms */
	struct group_rule **rules;
	size_t count;
	size_t capacity;
};

/* What URLs allow and no host has: a star above all. */
static bool
is_host_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
	    c == '_' || c == '.';
}

/* Reads a host, which has to be all there is of the address. */
static bool
read_host(struct arena *a, struct str text, struct group_rule *rule)
{
	struct url u;

	rule->is_domain = str_starts(text, str_of("."));
	text = str_slice(text, rule->is_domain, text.len);
	u = url_parse(
	    a, arena_printf(a, "https://%.*s/", STR_ARG(text)), NULL, NULL);
	if (u.kind != URL_WEB || str_find_char(text, ':', 0) != STR_NONE ||
	    !str_equal(
	        u.href, arena_printf(a, "https://%.*s/", STR_ARG(u.host))))
		return false;
	for (size_t i = 0; i < u.host.len; i++)
		if (!is_host_char(u.host.ptr[i]))
			return false;
	rule->host = u.host;
	return true;
}

static struct group_terms *
terms_of(struct reading *in, struct str name)
{
	struct group_terms *g = map_get(&in->groups, name);

	if (g != NULL)
		return g;
	g = arena_alloc(in->arena, sizeof(*g));
	g->delay_ms = GROUP_DELAY_NONE;
	map_put(&in->groups, name, g);
	return g;
}

static struct str
number_text(struct arena *a, int64_t number)
{
	return arena_printf(a, "%lld", (long long)number);
}

static void
read_delay(struct reading *in, const struct table *t, const struct csv_row *row,
    struct str name)
{
	struct str text = table_field(t, row, GROUP_DELAY);
	struct group_terms *g = terms_of(in, name);
	int64_t delay_ms;

	if (text.len == 0)
		return;
	if (!duration_parse(text, &delay_ms)) {
		table_complain(t, row,
		    &(struct table_fault){
		        &bad_delay, GROUP_DELAY, {text}, "250ms, 2s, 5m, 1h"});
		return;
	}
	if (g->delay_line > 0 && g->delay_ms != delay_ms)
		table_complain(t, row,
		    &(struct table_fault){&other_delay, GROUP_DELAY,
		        {name, number_text(in->arena, g->delay_line)}, NULL});
	if (g->delay_line > 0)
		return;
	g->delay_ms = delay_ms;
	g->delay_line = row->line;
}

static void
read_window(struct reading *in, const struct table *t,
    const struct csv_row *row, struct str name)
{
	struct str text = table_field(t, row, GROUP_WINDOW);
	struct group_terms *g = terms_of(in, name);
	struct window w = {0};

	if (text.len == 0)
		return;
	if (window_parse(text, &w, NULL) != ERR_NONE) {
		table_complain(t, row,
		    &(struct table_fault){&bad_window, GROUP_WINDOW, {text},
		        "22:00-05:00, 00:00-24:00"});
		return;
	}
	if (g->window_line > 0 &&
	    (g->window.from_minute != w.from_minute ||
	        g->window.to_minute != w.to_minute))
		table_complain(t, row,
		    &(struct table_fault){&other_window, GROUP_WINDOW,
		        {name, number_text(in->arena, g->window_line)}, NULL});
	if (g->window_line > 0)
		return;
	g->window = w;
	g->window_line = row->line;
}

static void
read_rule(struct reading *in, const struct table *t, const struct csv_row *row)
{
	struct group_rule *rule = arena_alloc(in->arena, sizeof(*rule)),
	                  *earlier;
	struct str text = table_field(t, row, GROUP_HOST), key;

	rule->group = table_field(t, row, GROUP_NAME);
	rule->line = row->line;
	read_delay(in, t, row, rule->group);
	read_window(in, t, row, rule->group);
	if (!read_host(in->arena, text, rule)) {
		table_complain(t, row,
		    &(struct table_fault){&bad_host, GROUP_HOST, {text},
		        "www.example.go.th, .example.go.th"});
		return;
	}
	key = arena_printf(in->arena, "%s%.*s", rule->is_domain ? "." : "",
	    STR_ARG(rule->host));
	earlier = map_get(&in->hosts, key);
	if (earlier != NULL) {
		table_complain(t, row,
		    &(struct table_fault){&doubled_host, GROUP_HOST,
		        {key, number_text(in->arena, earlier->line)}, NULL});
		return;
	}
	map_put(&in->hosts, key, rule);
	in->rules = arena_grow(in->arena, in->rules, &in->capacity,
	    in->count + 1, sizeof(struct group_rule *));
	in->rules[in->count++] = rule;
}

/* By host; one host before its domain. */
static int
compare(struct str host, bool is_domain, const struct group_rule *rule)
{
	int order = str_compare(host, rule->host);

	return order != 0 ? order : (int)is_domain - (int)rule->is_domain;
}

static int
compare_rules(const void *a, const void *b)
{
	const struct group_rule *rule = a;

	return compare(rule->host, rule->is_domain, b);
}

static void
hand_over(const struct reading *in, struct groups *out)
{
	out->count = in->count;
	out->rules = arena_array(in->arena, in->count, sizeof(*out->rules));
	for (size_t i = 0; i < in->count; i++) {
		struct group_rule *rule = &out->rules[i];
		const struct group_terms *g;

		*rule = *in->rules[i];
		g = map_get(&in->groups, rule->group);
		rule->delay_ms = g->delay_ms;
		rule->window = g->window;
	}
	qsort(out->rules, out->count, sizeof(*out->rules), compare_rules);
}

enum err_code
groups_read(const char *path, struct diag_list *diags, struct groups *out,
    struct err *e)
{
	struct reading in = {.arena = diags->arena};
	size_t errors = diags->error_count;
	bool is_usable = false, is_whole = true;
	struct csv_row row;
	struct table t;
	enum err_code rc =
	    table_open(&t, path, &group_table, diags, &is_usable, e);

	while (rc == ERR_NONE && is_usable && table_next(&t, &row, &is_whole))
		if (is_whole)
			read_rule(&in, &t, &row);
	if (rc == ERR_NONE && diags->error_count > errors)
		rc = err_set(e, ERR_SYNTAX, "%zu mistakes in the table",
		    diags->error_count - errors);
	if (rc == ERR_NONE)
		hand_over(&in, out);
	map_release(&in.hosts);
	map_release(&in.groups);
	return rc;
}

static const struct group_rule *
find(const struct groups *g, struct str host, bool is_domain)
{
	size_t low = 0, high = g->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(host, is_domain, &g->rules[middle]);

		if (order == 0)
			return &g->rules[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const struct group_rule *
groups_find(const struct groups *g, struct str host)
{
	const struct group_rule *found = find(g, host, false);
	struct str label;

	while (found == NULL && host.len > 0) {
		found = find(g, host, true);
		(void)str_split(&host, '.', &label);
	}
	return found;
}
