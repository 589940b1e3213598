#include "crawl/targets.h"

#include "base/suggest.h"
#include "crawl/targets_impl.h"

static const struct table_column target_columns[TARGET_COLUMNS] = {
    [TARGET_ID] = {"agency_id", true, false},
    [TARGET_SUCCESSOR] = {"successor_id", false, false},
    [TARGET_LEVEL] = {"level", true, false},
    [TARGET_NAME_TH] = {"name_th", true, false},
    [TARGET_NAME_EN] = {"name_en", false, false},
    [TARGET_ABBREVIATION] = {"abbreviation", false, false},
    [TARGET_ALIASES] = {"aliases", false, false},
    [TARGET_PARENT] = {"parent_id", false, false},
    [TARGET_MINISTRY] = {"ministry_th", false, false},
    [TARGET_PROVINCE] = {"province_code", false, false},
    [TARGET_OFFICE] = {"office_code", false, false},
    [TARGET_G2C] = {"g2c", false, false},
    [TARGET_G2B] = {"g2b", false, false},
    [TARGET_G2G] = {"g2g", false, false},
    [TARGET_STATUS] = {"status", false, false},
    [TARGET_NOTE] = {"note", false, false},
    [TARGET_SOURCE] = {"source", false, false},
    [TARGET_VERIFIED] = {"verified_on", false, false},
};
static const struct table_kind target_table = {target_columns, TARGET_COLUMNS};

static const struct table_column seed_columns[SEED_COLUMNS] = {
    [SEED_AGENCY] = {"agency_id", true, false},
    [SEED_URL] = {"url", true, true},
    [SEED_ROLE] = {"role", true, false},
    [SEED_SCOPE] = {"scope", false, false},
    [SEED_SOURCE] = {"source", false, false},
    [SEED_VERIFIED] = {"verified_on", false, false},
    [SEED_NOTE] = {"note", false, false},
};
static const struct table_kind seed_table = {seed_columns, SEED_COLUMNS};

const struct diag_kind targets_unknown_agency = {"T013", DIAG_ERROR,
    {"no agency in the targets has the id \"{1}\"",
        "ไม่มีหน่วยงานรหัส \"{1}\" ในรายชื่อ"}};
static const struct diag_kind doubled_id = {"T010", DIAG_ERROR,
    {"the agency \"{1}\" stands here again; first in line {2}",
        "มีหน่วยงานรหัส \"{1}\" ซ้ำ ครั้งแรกอยู่บรรทัด {2}"}};
static const struct diag_kind bad_level = {
    "T011", DIAG_ERROR, {"\"{1}\" is no level", "ไม่มีระดับหน่วยงานชื่อ \"{1}\""}};
static const struct diag_kind bad_answer = {"T012", DIAG_ERROR,
    {"\"{1}\" is neither yes nor no", "\"{1}\" ไม่ใช่ yes หรือ no"}};
static const struct diag_kind bad_id = {"T017", DIAG_ERROR,
    {"the id \"{1}\" may hold letters, digits, - . and _ only",
        "รหัส \"{1}\" ใช้ได้เฉพาะตัวอักษรอังกฤษ ตัวเลข - . และ _"}};

static const struct diag_kind bad_status = {
    "T018", DIAG_ERROR, {"there is no status \"{1}\"", "ไม่มีสถานะชื่อ \"{1}\""}};
static const struct diag_kind no_successor = {"T035", DIAG_ERROR,
    {"a merged agency has to name what it became part of, in successor_id",
        "หน่วยงานที่ถูกรวม (merged) ต้องระบุหน่วยงานที่รับช่วงในช่อง successor_id"}};

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

/* An abbreviation is one more name. */
static void
read_names(struct arena *a, const struct table *t, const struct csv_row *row,
    struct agency *agency)
{
	static const size_t columns[] = {TARGET_ABBREVIATION, TARGET_ALIASES};
	size_t capacity = 0;
	struct str name;

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		struct str text = table_field(t, row, columns[i]);

		while (str_split(&text, ';', &name)) {
			name = str_trim(name);
			if (name.len == 0)
				continue;
			agency->aliases = arena_grow(a, agency->aliases,
			    &capacity, agency->alias_count + 1,
			    sizeof(*agency->aliases));
			agency->aliases[agency->alias_count++] = name;
		}
	}
}

static enum agency_status
read_status(const struct table *t, const struct csv_row *row)
{
	struct str text = table_field(t, row, TARGET_STATUS);
	const char *words[AGENCY_STATUS_COUNT], *near;
	enum agency_status status = AGENCY_ACTIVE;

	if (text.len == 0 || agency_status_of_word(text, &status))
		return status;
	for (int i = 0; i < AGENCY_STATUS_COUNT; i++)
		words[i] = agency_status_word((enum agency_status)i);
	near = suggest(text, words, AGENCY_STATUS_COUNT);
	table_complain(t, row,
	    &(struct table_fault){&bad_status, TARGET_STATUS, {text},
	        near != NULL
	            ? near
	            : "active, no-website, social-only, merged, unknown"});
	return status;
}

struct str
targets_line_of(
    struct arena *a, const struct table *from, const struct table_row *row)
{
	if (row->table == from)
		return arena_printf(a, "%lld", (long long)row->row.line);
	return arena_printf(
	    a, "%lld (%s)", (long long)row->row.line, row->table->path);
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
	if (g->status == AGENCY_MERGED && g->successor_id.len == 0)
		table_complain(t, row,
		    &(struct table_fault){
		        &no_successor, TARGET_ID, {{0}}, NULL});
	targets_check_date(t, row, TARGET_VERIFIED);
}

static void
fill_agency(struct arena *a, const struct table *t, const struct csv_row *row,
    struct agency *g)
{
	g->id = table_field(t, row, TARGET_ID);
	g->level = table_field(t, row, TARGET_LEVEL);
	g->name_th = table_field(t, row, TARGET_NAME_TH);
	g->name_en = table_field(t, row, TARGET_NAME_EN);
	g->ministry_th = table_field(t, row, TARGET_MINISTRY);
	g->province_code = table_field(t, row, TARGET_PROVINCE);
	g->office_code = table_field(t, row, TARGET_OFFICE);
	g->parent_id = table_field(t, row, TARGET_PARENT);
	g->successor_id = table_field(t, row, TARGET_SUCCESSOR);
	g->g2c = read_answer(t, row, TARGET_G2C);
	g->g2b = read_answer(t, row, TARGET_G2B);
	g->g2g = read_answer(t, row, TARGET_G2G);
	g->status = read_status(t, row);
	read_names(a, t, row, g);
}

static void
read_target(struct targets_reading *in, const struct table *t,
    const struct csv_row *row)
{
	struct targets_tables *all = in->tables;
	struct targets_entry *entry = arena_alloc(in->arena, sizeof(*entry)),
	                     *earlier;
	struct agency *g = &entry->agency;

	fill_agency(in->arena, t, row, g);
	entry->at = (struct table_row){t, *row};
	check_target(t, row, g);
	earlier = map_get(&in->by_id, g->id);
	if (earlier != NULL) {
		struct table_fault fault = {&doubled_id, TARGET_ID,
		    {g->id, targets_line_of(in->arena, t, &earlier->at)}, NULL};

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
note_broken_target(struct targets_reading *in, const struct table *t,
    const struct csv_row *row)
{
	struct str id = table_field(t, row, TARGET_ID);
	struct targets_entry *entry;

	if (id.len == 0 || map_get(&in->by_id, id) != NULL)
		return;
	entry = arena_alloc(in->arena, sizeof(*entry));
	entry->agency.id = id;
	entry->at = (struct table_row){t, *row};
	entry->is_broken = true;
	map_put(&in->by_id, id, entry);
}

static void
read_targets(struct targets_reading *in, struct table *t)
{
	struct csv_row row;
	bool is_whole = true;

	while (table_next(t, &row, &is_whole))
		if (is_whole)
			read_target(in, t, &row);
		else
			note_broken_target(in, t, &row);
}

/* Opens each file of a list, one a line, and reads those that can be read;
 * *is_usable says whether all can. */
static enum err_code
read_files(struct targets_reading *in, struct diag_list *diags,
    const char *paths,
    void (*read)(struct targets_reading *in, struct table *t), bool *is_usable,
    struct err *e)
{
	bool is_target = read == read_targets;
	struct str rest = str_of(paths), path;
	enum err_code rc = ERR_NONE;

	*is_usable = true;
	while (rc == ERR_NONE && str_split(&rest, '\n', &path)) {
		struct table *t = arena_alloc(in->arena, sizeof(*t));
		bool is_good = false;

		rc = table_open(t, arena_cstr(in->arena, path),
		    is_target ? &target_table : &seed_table, diags, &is_good,
		    e);
		if (rc == ERR_NONE && is_good)
			read(in, t);
		*is_usable = *is_usable && is_good;
	}
	return rc;
}

enum err_code
targets_collect(const char *targets_path, const char *seeds_path,
    struct diag_list *diags, struct targets_tables *out, struct err *e)
{
	struct targets_reading in = {.arena = diags->arena, .tables = out};
	bool is_usable = false;
	enum err_code rc;

	*out = (struct targets_tables){0};
	rc = read_files(&in, diags, targets_path, read_targets, &is_usable, e);
	if (rc == ERR_NONE && is_usable) {
		targets_check_kin(&in);
		/* Without targets every seed would be one more complaint. */
		rc = read_files(
		    &in, diags, seeds_path, targets_read_seeds, &is_usable, e);
		out->has_seeds = rc == ERR_NONE && is_usable;
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
