#include "crawl/targets.h"

#include "base/map.h"
#include "base/suggest.h"
#include "crawl/targets_impl.h"
#include "web/url.h"

static const struct table_column target_columns[TARGET_COLUMNS] = {
    [TARGET_ID] = {"agency_id", true},
    [TARGET_LEVEL] = {"level", true},
    [TARGET_NAME_TH] = {"name_th", true},
    [TARGET_NAME_EN] = {"name_en", false},
    [TARGET_ALIASES] = {"aliases", false},
    [TARGET_MINISTRY] = {"ministry_th", false},
    [TARGET_PROVINCE] = {"province_code", false},
    [TARGET_OFFICE] = {"office_code", false},
    [TARGET_G2C] = {"g2c", false},
    [TARGET_G2B] = {"g2b", false},
    [TARGET_G2G] = {"g2g", false},
};
static const struct table_kind target_table = {target_columns, TARGET_COLUMNS};

static const struct table_column seed_columns[SEED_COLUMNS] = {
    [SEED_AGENCY] = {"agency_id", true},
    [SEED_URL] = {"url", true},
    [SEED_ROLE] = {"role", true},
    [SEED_NOTE] = {"note", false},
};
static const struct table_kind seed_table = {seed_columns, SEED_COLUMNS};

static const struct diag_kind doubled_id = {"T010", DIAG_ERROR,
    {"the agency \"{1}\" stands here again; first in line {2}",
        "มีหน่วยงานรหัส \"{1}\" ซ้ำ ครั้งแรกอยู่บรรทัด {2}"}};
static const struct diag_kind bad_level = {
    "T011", DIAG_ERROR, {"\"{1}\" is no level", "ไม่มีระดับหน่วยงานชื่อ \"{1}\""}};
static const struct diag_kind bad_answer = {"T012", DIAG_ERROR,
    {"\"{1}\" is neither yes nor no", "\"{1}\" ไม่ใช่ yes หรือ no"}};
static const struct diag_kind unknown_agency = {"T013", DIAG_ERROR,
    {"no agency in the targets has the id \"{1}\"",
        "ไม่มีหน่วยงานรหัส \"{1}\" ในรายชื่อ"}};
static const struct diag_kind bad_url = {"T014", DIAG_ERROR,
    {"\"{1}\" is no web address: {2}", "\"{1}\" ไม่ใช่ที่อยู่เว็บ: {2}"}};
static const struct diag_kind unknown_role = {
    "T015", DIAG_ERROR, {"there is no role \"{1}\"", "ไม่มีบทบาทชื่อ \"{1}\""}};
static const struct diag_kind doubled_seed = {"T016", DIAG_ERROR,
    {"this agency has the address already", "หน่วยงานนี้มีที่อยู่เว็บนี้แล้ว"}};
static const struct diag_kind bad_id = {"T017", DIAG_ERROR,
    {"the id \"{1}\" may hold letters, digits, - . and _ only",
        "รหัส \"{1}\" ใช้ได้เฉพาะตัวอักษรอังกฤษ ตัวเลข - . และ _"}};

struct reading {
	struct arena *arena;
	struct map by_id; /* struct targets_entry */
	struct targets_tables *tables;
};

static bool
is_id(struct str id)
{
	for (size_t i = 0; i < id.len; i++) {
		char c = str_lower_char(id.ptr[i]);

		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') &&
		    c != '-' && c != '.' && c != '_')
			return false;
	}
	return id.len <= 64;
}

static enum answer
read_answer(const struct table *t, const struct csv_row *row, size_t column)
{
	struct str text = table_field(t, row, column);

	if (text.len == 0)
		return ANSWER_UNKNOWN;
	if (str_is_fold(text, "yes") || str_is(text, "ใช่"))
		return ANSWER_YES;
	if (str_is_fold(text, "no") || str_is(text, "ไม่"))
		return ANSWER_NO;
	table_complain(t, row,
	    &(struct table_fault){&bad_answer, column, {text}, "yes, no"});
	return ANSWER_UNKNOWN;
}

static void
read_aliases(struct arena *a, struct str text, struct agency *agency)
{
	size_t capacity = 0;
	struct str alias;

	while (str_split(&text, ';', &alias)) {
		alias = str_trim(alias);
		if (alias.len == 0)
			continue;
		agency->aliases = arena_grow(a, agency->aliases, &capacity,
		    agency->alias_count + 1, sizeof(*agency->aliases));
		agency->aliases[agency->alias_count++] = alias;
	}
}

static void
check_target(
    const struct table *t, const struct csv_row *row, const struct agency *g)
{
	struct table_fault id = {&bad_id, TARGET_ID, {g->id}, NULL};
	struct table_fault level = {
	    &bad_level, TARGET_LEVEL, {g->level}, "department, province"};

	if (!is_id(g->id))
		table_complain(t, row, &id);
	if (!str_is(g->level, "department") && !str_is(g->level, "province"))
		table_complain(t, row, &level);
}

static void
read_target(
    struct reading *in, const struct table *t, const struct csv_row *row)
{
	struct targets_tables *all = in->tables;
	struct targets_entry *entry = arena_alloc(in->arena, sizeof(*entry)),
	                     *earlier;
	struct agency *g = &entry->agency;

	g->id = table_field(t, row, TARGET_ID);
	g->level = table_field(t, row, TARGET_LEVEL);
	g->name_th = table_field(t, row, TARGET_NAME_TH);
	g->name_en = table_field(t, row, TARGET_NAME_EN);
	g->ministry_th = table_field(t, row, TARGET_MINISTRY);
	g->province_code = table_field(t, row, TARGET_PROVINCE);
	g->office_code = table_field(t, row, TARGET_OFFICE);
	g->g2c = read_answer(t, row, TARGET_G2C);
	g->g2b = read_answer(t, row, TARGET_G2B);
	g->g2g = read_answer(t, row, TARGET_G2G);
	read_aliases(in->arena, table_field(t, row, TARGET_ALIASES), g);
	entry->row = *row;

	check_target(t, row, g);
	earlier = map_get(&in->by_id, g->id);
	if (earlier != NULL) {
		struct table_fault fault = {&doubled_id, TARGET_ID,
		    {g->id,
		        arena_printf(
		            in->arena, "%lld", (long long)earlier->row.line)},
		    NULL};

		table_complain(t, row, &fault);
		return;
	}
	map_put(&in->by_id, g->id, entry);
	all->entries = arena_grow(in->arena, all->entries, &all->capacity,
	    all->count + 1, sizeof(struct targets_entry *));
	all->entries[all->count++] = entry;
}

/* A row with a mistake has told of itself; its seeds are not to blame. */
static void
note_broken_target(
    struct reading *in, const struct table *t, const struct csv_row *row)
{
	struct str id = table_field(t, row, TARGET_ID);
	struct targets_entry *entry;

	if (id.len == 0 || map_get(&in->by_id, id) != NULL)
		return;
	entry = arena_alloc(in->arena, sizeof(*entry));
	entry->agency.id = id;
	entry->row = *row;
	map_put(&in->by_id, id, entry);
}

static bool
read_seed_url(struct reading *in, const struct table *t,
    const struct csv_row *row, struct str *out)
{
	struct str text = table_field(t, row, SEED_URL);
	struct url u = url_parse(in->arena, text, NULL, NULL);
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
keep_seed(struct arena *a, struct targets_entry *entry, const struct seed *seed,
    const struct csv_row *row)
{
	struct agency *g = &entry->agency;
	size_t capacity = entry->seed_capacity;

	g->seeds = arena_grow(a, g->seeds, &entry->seed_capacity,
	    g->seed_count + 1, sizeof(*g->seeds));
	entry->seed_rows = arena_grow(a, entry->seed_rows, &capacity,
	    g->seed_count + 1, sizeof(*entry->seed_rows));
	entry->seed_rows[g->seed_count] = *row;
	g->seeds[g->seed_count++] = *seed;
}

static void
read_seed(struct reading *in, const struct table *t, const struct csv_row *row)
{
	struct str id = table_field(t, row, SEED_AGENCY);
	struct seed seed = {0};
	bool is_good = read_seed_url(in, t, row, &seed.url);
	struct targets_entry *entry;
	struct agency *g;

	is_good = read_seed_role(t, row, &seed.role) && is_good;
	entry = map_get(&in->by_id, id);
	if (entry == NULL) {
		table_complain(t, row,
		    &(struct table_fault){
		        &unknown_agency, SEED_AGENCY, {id}, NULL});
		return;
	}
	g = &entry->agency;
	if (is_good && has_seed(g, seed.url)) {
		table_complain(t, row,
		    &(struct table_fault){
		        &doubled_seed, SEED_URL, {{0}}, NULL});
		return;
	}
	if (is_good)
		keep_seed(in->arena, entry, &seed, row);
	else
		entry->has_lost_seed = true;
}

/* A broken row still says whose seed it would have been. */
static void
note_broken_seed(
    struct reading *in, const struct table *t, const struct csv_row *row)
{
	struct targets_entry *entry =
	    map_get(&in->by_id, table_field(t, row, SEED_AGENCY));

	if (entry != NULL)
		entry->has_lost_seed = true;
}

static void
read_targets(struct reading *in)
{
	struct table *t = &in->tables->targets;
	struct csv_row row;
	bool is_whole = true;

	while (table_next(t, &row, &is_whole))
		if (is_whole)
			read_target(in, t, &row);
		else
			note_broken_target(in, t, &row);
}

static void
read_seeds(struct reading *in)
{
	struct table *t = &in->tables->seeds;
	struct csv_row row;
	bool is_whole = true;

	while (table_next(t, &row, &is_whole))
		if (is_whole)
			read_seed(in, t, &row);
		else
			note_broken_seed(in, t, &row);
}

enum err_code
targets_collect(const char *targets_path, const char *seeds_path,
    struct diag_list *diags, struct targets_tables *out, struct err *e)
{
	struct reading in = {.arena = diags->arena, .tables = out};
	bool is_usable = false;
	enum err_code rc;

	*out = (struct targets_tables){0};
	rc = table_open(
	    &out->targets, targets_path, &target_table, diags, &is_usable, e);
	if (rc == ERR_NONE && is_usable) {
		read_targets(&in);
		/* Without targets every seed would be one more complaint. */
		rc = table_open(
		    &out->seeds, seeds_path, &seed_table, diags, &is_usable, e);
		out->has_seeds = rc == ERR_NONE && is_usable;
		if (out->has_seeds)
			read_seeds(&in);
	}
	map_release(&in.by_id);
	return rc;
}

enum err_code
targets_hand_over(const struct targets_tables *in,
    const struct diag_list *diags, size_t error_count, struct targets *out,
    struct err *e)
{
	if (diags->error_count > error_count)
		return err_set(e, ERR_SYNTAX, "%zu mistakes in the tables",
		    diags->error_count - error_count);
	out->count = in->count;
	out->agencies =
	    arena_array(diags->arena, in->count, sizeof(*out->agencies));
	for (size_t i = 0; i < in->count; i++)
		out->agencies[i] = in->entries[i]->agency;
	return ERR_NONE;
}

enum err_code
targets_read(const char *targets_path, const char *seeds_path,
    struct diag_list *diags, struct targets *out, struct err *e)
{
	size_t errors = diags->error_count;
	struct targets_tables tables;
	enum err_code rc =
	    targets_collect(targets_path, seeds_path, diags, &tables, e);

	if (rc == ERR_NONE)
		rc = targets_hand_over(&tables, diags, errors, out, e);
	return rc;
}
