/* The rows of a table of seeds. */
#include "base/suggest.h"
#include "crawl/targets_impl.h"
#include "text/date.h"
#include "text/match.h"
#include "web/host_name.h"
#include "web/url.h"

static const struct diag_kind bad_url = {"T014", DIAG_ERROR,
    {"\"{1}\" is no web address: {2}", "\"{1}\" ไม่ใช่ที่อยู่เว็บ: {2}"}};
static const struct diag_kind unknown_role = {
    "T015", DIAG_ERROR, {"there is no role \"{1}\"", "ไม่มีบทบาทชื่อ \"{1}\""}};
static const struct diag_kind doubled_seed = {"T016", DIAG_ERROR,
    {"this agency has the address already", "หน่วยงานนี้มีที่อยู่เว็บนี้แล้ว"}};
static const struct diag_kind bad_date = {"T019", DIAG_ERROR,
    {"\"{1}\" is no day as year, month and day of the common era",
        "\"{1}\" ไม่ใช่วันที่แบบ ปี-เดือน-วัน (ค.ศ.)"}};
static const struct diag_kind bad_scope = {
    "T032", DIAG_ERROR, {"there is no scope \"{1}\"", "ไม่มีขอบเขตชื่อ \"{1}\""}};
static const struct diag_kind empty_url = {"T033", DIAG_ERROR,
    {"the address is empty, though the status of \"{1}\" is {2}",
        "ไม่มีที่อยู่เว็บ แต่สถานะของ \"{1}\" คือ {2}"}};
static const struct diag_kind wide_domain = {"T036", DIAG_ERROR,
    {"the domain \"{1}\" is everybody's: all that is registered below it "
     "would be this agency's",
        "โดเมน \"{1}\" เป็นชื่อกลาง ทุกชื่อที่จดทะเบียนภายใต้ชื่อนี้จะกลายเป็นของหน่วยงานนี้"}};

/* A day that is written otherwise can often be read. */
static const char *
date_hint(struct arena *a, const struct date_list *found)
{
	const struct date_found *d = found->items;

	if (found->count == 1 && d->day != 0)
		return arena_printf(
		    a, "%04d-%02d-%02d", d->year, d->month, d->day)
		    .ptr;
	return "2018-07-31";
}

void
targets_check_date(
    const struct table *t, const struct csv_row *row, size_t column)
{
	struct str text = table_field(t, row, column);
	struct date_list found;
	const char *hint;

	if (text.len == 0)
		return;
	found = date_find(t->arena, match_form_str(t->arena, text));
	hint = date_hint(t->arena, &found);
	if (found.count != 1 || !str_is(text, hint))
		table_complain(t, row,
		    &(struct table_fault){&bad_date, column, {text}, hint});
}

static bool
read_seed_url(const struct table *t, const struct csv_row *row, struct str *out)
{
	struct str text = table_field(t, row, SEED_URL);
	struct url u = url_parse(t->arena, text, NULL, NULL);
	struct table_fault fault = {&bad_url, SEED_URL,
	    {text,
	        str_of(u.kind == URL_INVALID
	                ? u.reason
	                : "it must begin with http:// or https://")},
	    "https://www.example.go.th/"};

	if (u.kind != URL_WEB) {
		table_complain(t, row, &fault);
		return false;
	}
	*out = url_key(&u);
	return true;
}

static bool
read_seed_role(
    const struct table *t, const struct csv_row *row, enum seed_role *out)
{
	struct str text = table_field(t, row, SEED_ROLE);
	struct table_fault fault = {&unknown_role, SEED_ROLE, {text}, NULL};
	const char *words[SEED_ROLE_COUNT], *near;

	if (seed_role_of_word(text, out))
		return true;
	for (int i = 0; i < SEED_ROLE_COUNT; i++)
		words[i] = seed_role_word((enum seed_role)i);
	near = suggest(text, words, SEED_ROLE_COUNT);
	fault.hint = near != NULL
	    ? near
	    : "home, e-service, english, mobile, app-android, app-ios, "
	      "facebook, line, youtube";
	table_complain(t, row, &fault);
	return false;
}

static bool
has_seed(const struct agency *g, struct str url)
{
	for (size_t i = 0; i < g->seed_count; i++)
		if (str_equal(g->seeds[i].url, url))
			return true;
	return false;
}

static void
keep_seed(const struct table *t, struct targets_entry *entry,
    const struct seed *seed, const struct csv_row *row)
{
	struct agency *g = &entry->agency;
	size_t capacity = entry->seed_capacity;

	g->seeds = arena_grow(t->arena, g->seeds, &entry->seed_capacity,
	    g->seed_count + 1, sizeof(*g->seeds));
	entry->seed_rows = arena_grow(t->arena, entry->seed_rows, &capacity,
	    g->seed_count + 1, sizeof(*entry->seed_rows));
	entry->seed_rows[g->seed_count] = (struct table_row){t, *row};
	g->seeds[g->seed_count++] = *seed;
}

static bool
read_seed_scope(
    const struct table *t, const struct csv_row *row, enum scope_kind *out)
{
	struct str text = table_field(t, row, SEED_SCOPE);
	const char *words[SCOPE_KIND_COUNT], *near;

	if (text.len == 0 || scope_kind_of_word(text, out))
		return true;
	for (int i = 0; i < SCOPE_KIND_COUNT; i++)
		words[i] = scope_kind_word((enum scope_kind)i);
	near = suggest(text, words, SCOPE_KIND_COUNT);
	table_complain(t, row,
	    &(struct table_fault){&bad_scope, SEED_SCOPE, {text},
	        near != NULL ? near : "prefix, host, domain, page"});
	return false;
}

static bool
is_narrow_enough(
    const struct table *t, const struct csv_row *row, const struct seed *seed)
{
	struct url u = url_parse(t->arena, seed->url, NULL, NULL);
	struct str shown;

	if (seed->scope != SCOPE_DOMAIN ||
	    host_flaw(t->arena, url_bare_host(&u), &shown) !=
	        HOST_PUBLIC_SUFFIX)
		return true;
	table_complain(t, row,
	    &(struct table_fault){
	        &wide_domain, SEED_SCOPE, {shown}, "host, prefix"});
	return false;
}

/* No address yet, which the agency's status has to admit. */
static void
check_empty_seed(
    const struct table *t, const struct csv_row *row, const struct agency *g)
{
	if (g->status == AGENCY_ACTIVE || g->status == AGENCY_MERGED)
		table_complain(t, row,
		    &(struct table_fault){&empty_url, SEED_URL,
		        {g->id, str_of(agency_status_word(g->status))},
		        "https://www.example.go.th/, or the status unknown"});
}

static void
add_seed(const struct table *t, const struct csv_row *row,
    struct targets_entry *entry, const struct seed *seed)
{
	if (has_seed(&entry->agency, seed->url))
		table_complain(t, row,
		    &(struct table_fault){
		        &doubled_seed, SEED_URL, {{0}}, NULL});
	else
		keep_seed(t, entry, seed, row);
}

static void
read_seed(struct targets_reading *in, const struct table *t,
    const struct csv_row *row)
{
	struct str id = table_field(t, row, SEED_AGENCY);
	struct targets_entry *entry = map_get(&in->by_id, id);
	bool is_empty = table_field(t, row, SEED_URL).len == 0;
	struct seed seed = {0};
	bool is_good = is_empty || read_seed_url(t, row, &seed.url);

	is_good = read_seed_role(t, row, &seed.role) && is_good;
	is_good = read_seed_scope(t, row, &seed.scope) && is_good;
	is_good = is_good && (is_empty || is_narrow_enough(t, row, &seed));
	targets_check_date(t, row, SEED_VERIFIED);
	if (entry == NULL)
		table_complain(t, row,
		    &(struct table_fault){
		        &targets_unknown_agency, SEED_AGENCY, {id}, NULL});
	else if (!is_good)
		entry->has_lost_seed = true;
	else if (!is_empty)
		add_seed(t, row, entry, &seed);
	else if (!entry->is_broken)
		check_empty_seed(t, row, &entry->agency);
}

/* A broken row still says whose seed it would have been. */
static void
note_broken_seed(struct targets_reading *in, const struct table *t,
    const struct csv_row *row)
{
	struct targets_entry *entry =
	    map_get(&in->by_id, table_field(t, row, SEED_AGENCY));

	if (entry != NULL)
		entry->has_lost_seed = true;
}

void
targets_read_seeds(struct targets_reading *in, struct table *t)
{
	struct csv_row row;
	bool is_whole = true;

	while (table_next(t, &row, &is_whole))
		if (is_whole)
			read_seed(in, t, &row);
		else
			note_broken_seed(in, t, &row);
}
