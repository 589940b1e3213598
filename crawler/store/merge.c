#include "store/merge.h"

#include <string.h>

#include "base/file.h"
#include "store/merge_impl.h"

/* A round of a source, by its number in temp.part. */
struct merge_part {
	int64_t id;
	int64_t source;
};

static const char *const stage_settings =
    "PRAGMA stage.journal_mode = OFF; PRAGMA stage.synchronous = OFF;"
    "PRAGMA stage.cache_size = -16384; PRAGMA foreign_keys = OFF;"
    "PRAGMA trusted_schema = OFF";

static enum err_code
create_stage(const char *path, struct err *e)
{
	sqlite3 *db = NULL;
	enum err_code rc = ERR_NONE;

	if (sqlite3_open(path, &db) != SQLITE_OK)
		rc = ledger_error(db, e);
	if (rc == ERR_NONE)
		rc = schema_create(db, e);
	(void)sqlite3_close(db);
	return rc;
}

/* Makes the stage, and ends the transaction that an open store has. */
static enum err_code
begin(struct merge *m, struct err *e)
{
	sqlite3 *db = m->into->db;
	const char *path;
	enum err_code rc;

	m->folder = file_join(m->arena, m->into->folder, "merge");
	path = file_join(m->arena, m->folder, "ledger.db");
	rc = file_make_folder(m->folder, e);
	if (rc == ERR_NONE)
		rc = create_stage(path, e);
	if (rc == ERR_NONE)
		rc = ledger_exec(db, "COMMIT", e);
	if (rc == ERR_NONE)
		rc = merge_attach(db, path, "stage", e);
	if (rc == ERR_NONE)
		rc = ledger_exec(db, stage_settings, e);
	if (rc == ERR_NONE)
		rc = ledger_exec(db, merge_sql[MERGE_TEMP_TABLES], e);
	return rc;
}

static enum err_code
name_source(struct merge *m, int64_t number, const char *folder, struct err *e)
{
	struct query q = ledger_query(m->into->db, merge_sql[MERGE_SOURCE_ADD]);
	bool is_there = false;
	enum err_code rc;

	query_int(&q, number);
	query_text(&q, str_of(folder));
	rc = query_row(&q, &is_there, e);
	ledger_query_end(&q);
	return rc;
}

/* Looks at an attached source and takes what belongs to no round. */
static enum err_code
look_at(struct merge *m, struct merge_part part, struct err *e)
{
	static const enum merge_sql takes[] = {
	    MERGE_PARTS_OF_SOURCE, MERGE_CLOCKS};
	sqlite3 *db = m->into->db;
	enum err_code rc =
	    name_source(m, part.source, m->sources[part.source - 1].folder, e);

	if (rc == ERR_NONE)
		rc = merge_ask_all(db, merge_checks_source, part.source, e);
	for (size_t i = 0;
	     rc == ERR_NONE && i < sizeof(takes) / sizeof(takes[0]); i++)
		rc = merge_run(db, merge_sql[takes[i]], part.source, e);
	if (rc == ERR_NONE)
		rc = merge_run_all(db, merge_take_reviews, part.source, e);
	return rc;
}

/* Does something with the source of a part attached, in a transaction of the
 * stage. */
static enum err_code
with_source(struct merge *m, struct merge_part part,
    enum err_code (*fn)(struct merge *m, struct merge_part part, struct err *e),
    struct err *e)
{
	const struct merge_source *source = &m->sources[part.source - 1];
	sqlite3 *db = m->into->db;
	enum err_code rc = merge_attach(db, source->ledger, "src", e);

	if (rc == ERR_NONE)
		rc = ledger_exec(db, "BEGIN", e);
	if (rc == ERR_NONE) {
		rc = fn(m, part, e);
		/* What a damaged ledger makes SQLite say names no store. */
		if (rc == ERR_DB)
			(void)err_prefix(e, "%s", source->folder);
	}
	if (rc == ERR_NONE)
		rc = ledger_exec(db, "COMMIT", e);
	if (rc == ERR_NONE)
		rc = merge_detach(db, "src", e);
	return rc;
}

/* Holds the rounds of all stores against each other and numbers them. */
static enum err_code
join_rounds(struct merge *m, struct err *e)
{
	static const enum merge_sql steps[] = {
	    MERGE_ROUNDS_ADD, MERGE_ROUNDS_NUMBER};
	sqlite3 *db = m->into->db;
	enum err_code rc = ledger_exec(db, "BEGIN", e);

	if (rc == ERR_NONE)
		rc = name_source(m, 0, m->into->folder, e);
	if (rc == ERR_NONE)
		rc = merge_run(db, merge_sql[MERGE_PARTS_OF_TARGET], 0, e);
	if (rc == ERR_NONE)
		rc = merge_ask_all(db, merge_checks_rounds, 0, e);
	for (size_t i = 0;
	     rc == ERR_NONE && i < sizeof(steps) / sizeof(steps[0]); i++)
		rc = merge_run(db, merge_sql[steps[i]], 0, e);
	return rc == ERR_NONE ? ledger_exec(db, "COMMIT", e) : rc;
}

static enum err_code
list_parts(
    struct merge *m, struct merge_part **out, size_t *count, struct err *e)
{
	struct query q = ledger_query(m->into->db, merge_sql[MERGE_PARTS_LIST]);
	struct merge_part *parts = NULL;
	size_t n = 0, capacity = 0;
	bool is_there = true;
	enum err_code rc;

	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		parts = arena_grow(
		    m->arena, parts, &capacity, n + 1, sizeof(*parts));
		parts[n++] = (struct merge_part){
		    query_int_at(&q, 0), query_int_at(&q, 1)};
	}
	ledger_query_end(&q);
	*out = parts;
	*count = n;
	return rc;
}

static enum err_code
is_part_there(struct merge *m, int64_t part, bool *out, struct err *e)
{
	struct query q =
	    ledger_query(m->into->db, merge_sql[MERGE_PART_IS_THERE]);
	enum err_code rc;

	query_int(&q, part);
	rc = query_row(&q, out, e);
	ledger_query_end(&q);
	return rc;
}

static enum err_code
fetch_files(struct merge *m, struct merge_part part, struct err *e)
{
	struct query q = ledger_query(m->into->db, merge_sql[MERGE_WARCS_LIST]);
	struct arena a = {0};
	bool is_there = true;
	enum err_code rc;

	query_int(&q, part.id);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		rc = merge_file_fetch(m, &m->sources[part.source - 1],
		    query_text_at(&q, 0, &a), query_int_at(&q, 1),
		    query_text_at(&q, 2, &a), e);
		if (rc != ERR_NONE)
			break;
		arena_reset(&a);
	}
	ledger_query_end(&q);
	arena_release(&a);
	return rc;
}

/* Copies one part into the stage, unless the target has it already. */
static enum err_code
bring(struct merge *m, struct merge_part part, struct err *e)
{
	sqlite3 *db = m->into->db;
	bool is_there = false;
	enum err_code rc = is_part_there(m, part.id, &is_there, e);

	if (rc != ERR_NONE || is_there)
		return rc;
	rc = merge_ask_all(db, merge_checks_part, part.id, e);
	if (rc == ERR_NONE)
		rc = merge_run(db, merge_sql[MERGE_PART_BEGIN], part.id, e);
	if (rc == ERR_NONE)
		rc = merge_run_all(db, merge_copy_part, part.id, e);
	if (rc == ERR_NONE)
		rc = merge_run(
		    db, merge_sql[MERGE_ADDRESSES_OF_PART], part.id, e);
	return rc == ERR_NONE ? fetch_files(m, part, e) : rc;
}

/* Fills the stage and fetches the files; the target is only read. */
static enum err_code
gather(struct merge *m, struct err *e)
{
	struct merge_part *parts = NULL;
	size_t count = 0;
	sqlite3 *db = m->into->db;
	enum err_code rc = ERR_NONE;

	for (size_t i = 1; rc == ERR_NONE && i <= m->source_count; i++)
		rc = with_source(
		    m, (struct merge_part){.source = (int64_t)i}, look_at, e);
	if (rc == ERR_NONE)
		rc = join_rounds(m, e);
	if (rc == ERR_NONE)
		rc = ledger_exec(db, "BEGIN", e);
	if (rc == ERR_NONE)
		rc = list_parts(m, &parts, &count, e);
	if (rc == ERR_NONE)
		rc = ledger_exec(db, "COMMIT", e);
	for (size_t i = 0; rc == ERR_NONE && i < count; i++)
		rc = with_source(m, parts[i], bring, e);
	return rc;
}

/* Agencies of one host may have come together only now. */
static enum err_code
find_shared(struct merge *m, struct err *e)
{
	struct query q =
	    ledger_query(m->into->db, merge_sql[MERGE_ROUNDS_CHANGED]);
	bool is_there = true;
	enum err_code rc;

	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		rc = shared_find(m->into, query_int_at(&q, 0), e);
		if (rc != ERR_NONE)
			break;
	}
	ledger_query_end(&q);
	return rc;
}

/* Files first, then the one transaction that knows of them. */
static enum err_code
commit(struct merge *m, struct err *e)
{
	sqlite3 *db = m->into->db;
	enum err_code rc = ledger_exec(db, "PRAGMA foreign_keys = ON", e);

	if (rc == ERR_NONE)
		rc = ledger_exec(db, "BEGIN IMMEDIATE", e);
	if (rc == ERR_NONE)
		rc = merge_ask_all(db, merge_checks_stage, 0, e);
	if (rc == ERR_NONE)
		rc = merge_run(db, merge_sql[MERGE_ADDRESSES_OF_TARGET], 0, e);
	if (rc == ERR_NONE)
		rc = merge_run_all(db, merge_copy_stage, 0, e);
	if (rc == ERR_NONE)
		rc = merge_settle(m, e);
	if (rc == ERR_NONE)
		rc = merge_run_all(db, merge_copy_figures, 0, e);
	if (rc == ERR_NONE)
		rc = find_shared(m, e);
	if (rc == ERR_NONE)
		rc = merge_files_place(m, e);
	return rc == ERR_NONE ? ledger_exec(db, "COMMIT", e) : rc;
}

static enum err_code
read_rounds(struct merge *m, struct merge_result *out, struct err *e)
{
	struct query q =
	    ledger_query(m->into->db, merge_sql[MERGE_ROUNDS_LIST]);
	size_t capacity = 0;
	bool is_there = true;
	enum err_code rc;

	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		out->rounds = arena_grow(m->arena, out->rounds, &capacity,
		    out->round_count + 1, sizeof(*out->rounds));
		out->rounds[out->round_count++] =
		    (struct merge_round){.name = query_text_at(&q, 0, m->arena),
		        .is_complete = query_int_at(&q, 1) != 0,
		        .has_changed = query_int_at(&q, 2) != 0,
		        .agency_count = query_int_at(&q, 3),
		        .missing = query_text_at(&q, 4, m->arena),
		        .unfinished = query_text_at(&q, 5, m->arena)};
	}
	ledger_query_end(&q);
	return rc;
}

static enum err_code
read_shared(struct merge *m, struct merge_result *out, struct err *e)
{
	struct query q =
	    ledger_query(m->into->db, merge_sql[MERGE_SHARED_LIST]);
	size_t capacity = 0;
	bool is_there = true;
	enum err_code rc;

	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		if (out->shared_count == MERGE_SHARED_MAX) {
			out->shared_dropped++;
			continue;
		}
		out->shared = arena_grow(m->arena, out->shared, &capacity,
		    out->shared_count + 1, sizeof(*out->shared));
		out->shared[out->shared_count++] = (struct merge_shared){
		    .round = query_text_at(&q, 0, m->arena),
		    .address = query_text_at(&q, 1, m->arena),
		    .host_count = query_int_at(&q, 2),
		    .hosts = {query_text_at(&q, 3, m->arena),
		        query_text_at(&q, 4, m->arena)},
		    .store_count = query_int_at(&q, 5)};
	}
	ledger_query_end(&q);
	return rc;
}

static enum err_code
read_result(struct merge *m, struct merge_result *out, struct err *e)
{
	struct query q;
	enum err_code rc = ledger_exec(m->into->db, "BEGIN", e);

	if (rc == ERR_NONE)
		rc = read_rounds(m, out, e);
	if (rc == ERR_NONE)
		rc = read_shared(m, out, e);
	if (rc == ERR_NONE)
		rc = merge_releases_left(m, out, e);
	if (rc != ERR_NONE)
		return rc;
	q = ledger_query(m->into->db, merge_sql[MERGE_CAPTURES_COUNT]);
	rc = query_number(&q, &out->capture_count, NULL, e);
	ledger_query_end(&q);
	out->file_count = m->file_count;
	return rc;
}

/* Leaves the target as it was, or as it is now; what cannot be taken away is
 * left to its next writer. */
static void
end(struct merge *m)
{
	sqlite3 *db = m->into->db;

	if (sqlite3_get_autocommit(db) == 0)
		(void)ledger_exec(db, "ROLLBACK", NULL);
	if (ledger_exec(db, "BEGIN IMMEDIATE", NULL) == ERR_NONE)
		(void)merge_clear(m->into, NULL);
	store_close(m->into);
}

enum err_code
store_merge(const struct merge_setup *setup, struct arena *a,
    struct merge_result *out, struct err *e)
{
	struct merge m = {.arena = a};
	struct merge_result result = {0};
	enum err_code rc = merge_sources_open(&m, setup, e);

	if (rc == ERR_NONE)
		rc = store_open(
		    setup->into, STORE_WRITE, setup->clock, &m.into, e);
	if (rc == ERR_NONE) {
		rc = begin(&m, e);
		if (rc == ERR_NONE)
			rc = gather(&m, e);
		if (rc == ERR_NONE)
			rc = commit(&m, e);
		if (rc == ERR_NONE)
			rc = read_result(&m, &result, e);
		end(&m);
	}
	merge_sources_close(&m);
	if (rc == ERR_NONE)
		*out = result;
	return rc;
}
