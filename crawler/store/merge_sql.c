/* The SQL of a merge: what is asked of stores that are joined. */
#include "store/merge_impl.h"

/* What a round may be run with differently in each of its parts: who asks and
 * how fast, but nothing that decides what is seen. */
#define MUST_AGREE(config) \
	"CASE WHEN json_valid(" config ") THEN json_remove(" config \
	", '$.user_agent', '$.delay_ms', '$.delay_max_ms'," \
	" '$.retry_span_ms', '$.transfer_ms') ELSE " config " END"

#define PARTS_OF(schema) \
	"INSERT INTO temp.part (source, source_round, name, started_us," \
	" finished_us, is_complete, rule_pack, config, must_agree," \
	" program_version, shards, least) SELECT ?1, r.id, r.name," \
	" r.started_us, r.finished_us, r.is_complete, r.rule_pack, r.config, " MUST_AGREE( \
	    "r.config") ", r.program_version," \
	                " coalesce((SELECT max(h.count) FROM " schema \
	                ".shard h" \
	                " WHERE h.round = r.id), 1)," \
	                " coalesce((SELECT min(a.agency_id) FROM " schema \
	                ".agency a" \
	                " WHERE a.round = r.id), '') FROM " schema ".round r"

#define ADDRESSES_OF(schema) \
	"INSERT OR IGNORE INTO temp.address (round, ip, host, part)" \
	" SELECT p.round, c.ip, " SQL_HOST( \
	    "c.url") ", p.id FROM temp.part p" \
	             " JOIN " schema ".agency a ON a.round = p.source_round" \
	             " JOIN " schema ".capture c ON c.agency = a.id" \
	             " WHERE c.ip <> '' AND c.revisit <> 'reused'"

/* The next number of a table, less one. */
#define LAST(table) \
	"max(coalesce((SELECT max(id) FROM main." table "), 0)," \
	" coalesce((SELECT max(id) FROM stage." table "), 0))"

/* Who brought an agency of the stage. */
#define BROUGHT_BY(agency) \
	"(SELECT f.folder FROM temp.part b JOIN temp.source f" \
	" ON f.id = b.source WHERE b.is_copied = 1 AND b.agency < " agency \
	" ORDER BY b.agency DESC LIMIT 1)"

#define TARGET "(SELECT folder FROM temp.source WHERE id = 0)"

/* Shards of a round that are in the target or on their way. */
#define SHARDS_THERE(round) \
	"SELECT number, count, is_complete FROM main.shard WHERE round = " round \
	" UNION ALL SELECT number, count, is_complete FROM stage.shard" \
	" WHERE round = " round

#define MISSING(condition) \
	"(WITH RECURSIVE n (number) AS (SELECT 1 UNION ALL" \
	" SELECT number + 1 FROM n WHERE number < h.parts)" \
	" SELECT group_concat(number || '/' || h.parts, ' ') FROM n" \
	" WHERE r.is_complete = 0 AND " condition ")"

const char *const merge_sql[MERGE_SQL_COUNT] = {
    [MERGE_TEMP_TABLES] =
        "CREATE TEMP TABLE source (id INTEGER PRIMARY KEY,"
        " folder TEXT NOT NULL) STRICT;"
        /* A round of a source; the last columns are what is added to the
         * numbers of its rows. */
        "CREATE TEMP TABLE part (id INTEGER PRIMARY KEY,"
        " source INTEGER NOT NULL, source_round INTEGER NOT NULL,"
        " name TEXT NOT NULL, started_us INTEGER NOT NULL,"
        " finished_us INTEGER, is_complete INTEGER NOT NULL,"
        " rule_pack TEXT NOT NULL, config TEXT NOT NULL,"
        " must_agree TEXT NOT NULL, program_version TEXT NOT NULL,"
        " shards INTEGER NOT NULL, least TEXT NOT NULL, round INTEGER,"
        " is_copied INTEGER NOT NULL DEFAULT 0, agency INTEGER, warc INTEGER,"
        " warc_number INTEGER, capture INTEGER, url INTEGER,"
        " verdict INTEGER, origin INTEGER, certificate INTEGER, pause INTEGER,"
        " audit INTEGER,"
        " UNIQUE (source, source_round)) STRICT;"
        "CREATE INDEX temp.part_name ON part (name);"
        /* A review of a source: behind which others it comes, where it is in
         * the stage, and its number in the target. */
        "CREATE TEMP TABLE brought (source INTEGER NOT NULL,"
        " number INTEGER NOT NULL, after_us INTEGER NOT NULL,"
        " agency_id TEXT NOT NULL, staged INTEGER, target INTEGER,"
        " PRIMARY KEY (source, number)) STRICT, WITHOUT ROWID;"
        "CREATE INDEX temp.brought_staged ON brought (staged);"
        "CREATE TEMP TABLE frozen (source INTEGER NOT NULL,"
        " source_round INTEGER NOT NULL, number INTEGER NOT NULL,"
        " name TEXT NOT NULL, audit TEXT NOT NULL, profile TEXT NOT NULL,"
        " plan TEXT NOT NULL, rule_pack TEXT NOT NULL,"
        " last_review INTEGER NOT NULL, program_version TEXT NOT NULL,"
        " released_us INTEGER NOT NULL, excuses TEXT NOT NULL,"
        " figures_sha256 TEXT NOT NULL,"
        " PRIMARY KEY (source, number)) STRICT, WITHOUT ROWID;"
        "CREATE TEMP TABLE address (round INTEGER, ip TEXT, host TEXT,"
        " part INTEGER, PRIMARY KEY (round, ip, host, part))"
        " STRICT, WITHOUT ROWID",
    [MERGE_SOURCE_ADD] = "INSERT INTO temp.source (id, folder) VALUES (?, ?)",
    [MERGE_PARTS_OF_SOURCE] = PARTS_OF("src"),
    [MERGE_PARTS_OF_TARGET] =
        PARTS_OF("main") " WHERE r.name IN (SELECT name FROM temp.part)",
    [MERGE_CLOCKS] =
        "INSERT INTO stage.clock (key, next_due_us, delay_ms, penalty)"
        " SELECT key, next_due_us, delay_ms, penalty FROM src.clock"
        " WHERE true ON CONFLICT (key) DO UPDATE SET"
        " next_due_us = excluded.next_due_us, delay_ms = excluded.delay_ms,"
        " penalty = excluded.penalty WHERE (excluded.next_due_us,"
        " excluded.delay_ms, excluded.penalty)"
        " > (next_due_us, delay_ms, penalty)",
    /* A round keeps what the target says of it, else what the part with the
     * first agency says; numbers follow the order of time. */
    [MERGE_ROUNDS_ADD] =
        "WITH ordered AS (SELECT name, rule_pack, config, program_version,"
        " row_number() OVER (PARTITION BY name"
        " ORDER BY source > 0, least, source) AS place,"
        " min(started_us) OVER (PARTITION BY name) AS began_us,"
        " CASE WHEN count(finished_us) OVER (PARTITION BY name)"
        " = count(*) OVER (PARTITION BY name)"
        " THEN max(finished_us) OVER (PARTITION BY name) END AS ended_us,"
        " min(is_complete) OVER (PARTITION BY name) AS is_complete,"
        " name NOT IN (SELECT name FROM main.round) AS is_new"
        " FROM temp.part)"
        " INSERT INTO stage.round (id, name, started_us, finished_us,"
        " is_complete, rule_pack, config, program_version)"
        " SELECT coalesce((SELECT id FROM main.round t WHERE t.name = o.name),"
        " (SELECT coalesce(max(id), 0) FROM main.round)"
        " + sum(is_new) OVER (ORDER BY began_us, name)), name, began_us,"
        " ended_us, is_complete, rule_pack, config, program_version"
        " FROM ordered o WHERE place = 1",
    [MERGE_ROUNDS_NUMBER] =
        "UPDATE temp.part SET round ="
        " (SELECT r.id FROM stage.round r WHERE r.name = part.name)",
    /* In an order that follows from what they hold. */
    [MERGE_PARTS_LIST] = "SELECT id, source FROM temp.part WHERE source > 0"
                         " ORDER BY round, least, source",
    /* Who asked which address, to warn of two that asked one. */
    [MERGE_ADDRESSES_OF_PART] = ADDRESSES_OF("src") " AND p.id = ?1",
    [MERGE_ADDRESSES_OF_TARGET] =
        ADDRESSES_OF("main") " AND p.source = 0 AND EXISTS (SELECT 1"
                             " FROM temp.part q WHERE q.round = p.round"
                             " AND q.is_copied = 1)",
    [MERGE_ROUNDS_LIST] =
        "SELECT r.name, r.is_complete, EXISTS (SELECT 1 FROM temp.part p"
        " WHERE p.round = r.id AND p.is_copied = 1),"
        " (SELECT count(*) FROM main.agency a WHERE a.round = r.id), " MISSING(
            "number NOT IN (SELECT g.number FROM main.shard g"
            " WHERE g.round = r.id)") ", " MISSING("number IN (SELECT g.number FROM main.shard g"
                                                   " WHERE g.round = r.id AND g.is_complete = 0)") " FROM main.round r JOIN stage.round s ON s.id = r.id"
                                                                                                   " LEFT JOIN (SELECT round, max(count) AS parts FROM main.shard"
                                                                                                   " GROUP BY round) h ON h.round = r.id ORDER BY r.started_us, r.name",
    [MERGE_SHARED_LIST] =
        "SELECT r.name, a.ip, count(DISTINCT a.host), min(a.host),"
        " max(a.host), count(DISTINCT a.part) FROM temp.address a"
        " JOIN stage.round r ON r.id = a.round GROUP BY r.name, a.ip"
        " HAVING count(DISTINCT a.part) > 1 ORDER BY r.name, a.ip",
    [MERGE_ROUNDS_CHANGED] = "SELECT DISTINCT round FROM temp.part"
                             " WHERE is_copied = 1 ORDER BY round",
    [MERGE_CAPTURES_COUNT] = "SELECT count(*) FROM stage.capture",

    [MERGE_PART_IS_THERE] =
        "SELECT 1 FROM temp.part p WHERE p.id = ?1"
        " AND NOT EXISTS (SELECT 1 FROM src.agency a"
        " WHERE a.round = p.source_round AND NOT EXISTS (SELECT 1"
        " FROM main.agency t WHERE t.round = p.round"
        " AND t.agency_id = a.agency_id) AND NOT EXISTS (SELECT 1"
        " FROM stage.agency t WHERE t.round = p.round"
        " AND t.agency_id = a.agency_id))"
        " AND NOT EXISTS (SELECT 1 FROM src.warc w"
        " WHERE w.round = p.source_round AND NOT EXISTS (SELECT 1"
        " FROM main.warc t WHERE t.name = w.name AND t.round = p.round"
        " AND t.sha256 = w.sha256) AND NOT EXISTS (SELECT 1"
        " FROM stage.warc t WHERE t.name = w.name AND t.round = p.round"
        " AND t.sha256 = w.sha256))"
        " AND NOT EXISTS (SELECT number, count, is_complete FROM src.shard"
        " WHERE round = p.source_round EXCEPT"
        " SELECT * FROM (" SHARDS_THERE("p.round") "))",
    [MERGE_PART_BEGIN] =
        "UPDATE temp.part SET is_copied = 1, agency = " LAST("agency") ", warc = " LAST("warc") ", capture = " LAST("capture") ", url = " LAST("url") ", verdict = " LAST(
            "verdict") ", origin = " LAST("origin") ", certificate = " LAST("certificate") ", pause = " LAST("pause") ", audit = " LAST("audit") ", warc_number = max(coalesce((SELECT max(t.number) FROM main.warc t"
                                                                                                                                                 " WHERE t.round = part.round), 0), coalesce((SELECT max(t.number)"
                                                                                                                                                 " FROM stage.warc t WHERE t.round = part.round), 0)) WHERE id = ?1",
    [MERGE_WARCS_LIST] =
        "SELECT w.name, w.committed_len, w.sha256 FROM temp.part p"
        " JOIN src.warc w ON w.round = p.source_round WHERE p.id = ?1"
        " ORDER BY w.number",

    [MERGE_WARC_UNSEALED] = "SELECT name FROM warc WHERE is_sealed = 0"
                            " ORDER BY name",
    [MERGE_WARC_KNOWN] = "SELECT 1 FROM warc WHERE name = ?",
};

#define DAMAGED "SELECT printf('the ledger of %s is damaged: ', f.folder) || "

const char *const merge_checks_source[] = {
    /* Tables are those of a ledger that this program makes. SQLite compiles
     * all views to list tables, so it is asked once and not for each. */
    "SELECT printf('the ledger of %s has no table %s such as this program"
    " makes', f.folder, m.name) FROM temp.source f,"
    " stage.sqlite_schema m WHERE f.id = ?1 AND m.type = 'table' AND"
    " (m.name NOT IN (SELECT l.name FROM pragma_table_list l WHERE"
    " l.schema = 'src' AND l.type = 'table' AND l.strict = 1) OR EXISTS"
    " (SELECT cid, name, type, \"notnull\", pk"
    " FROM pragma_table_info(m.name, 'stage') EXCEPT"
    " SELECT cid, name, type, \"notnull\", pk"
    " FROM pragma_table_info(m.name, 'src'))) ORDER BY m.name LIMIT 1",
    DAMAGED
    "replace(k.quick_check, char(10), ' ') FROM temp.source f, pragma_quick_check(1, 'src') k"
    " WHERE f.id = ?1 AND k.quick_check <> 'ok' LIMIT 1",
    /* Without a table's name the schema is not listened to. */
    DAMAGED "'a row of ' || m.name || ' refers to nothing'"
            " FROM temp.source f, stage.sqlite_schema m"
            " JOIN pragma_foreign_key_check(m.name, 'src') k"
            " WHERE f.id = ?1 AND m.type = 'table' LIMIT 1",
    DAMAGED "'a shard ' || h.number || ' of ' || h.count"
            " FROM temp.source f, src.shard h WHERE f.id = ?1 AND"
            " (h.count NOT BETWEEN 1 AND 1000"
            " OR h.number NOT BETWEEN 1 AND h.count) LIMIT 1",
    DAMAGED "'a WARC file by the name ' || w.name"
            " FROM temp.source f, src.warc w WHERE f.id = ?1 AND"
            " (w.name NOT GLOB 'samruat-*.warc.gz' OR instr(w.name, '/') > 0)"
            " LIMIT 1",
    "SELECT printf('%s of %s is not sealed or was damaged before: samruat"
    " verify --store %s tells more', w.name, f.folder, f.folder)"
    " FROM temp.source f, src.warc w WHERE f.id = ?1"
    " AND (w.is_sealed <> 1 OR w.sha256 = '' OR w.committed_len <= 0)"
    " ORDER BY w.name LIMIT 1",
    NULL,
};

#define TWO_PARTS \
	" FROM temp.part a JOIN temp.part b ON b.name = a.name AND b.id > a.id" \
	" JOIN temp.source fa ON fa.id = a.source" \
	" JOIN temp.source fb ON fb.id = b.source"

const char *const merge_checks_rounds[] = {
    "SELECT printf('round %s was run with other %s in %s than in %s', a.name,"
    " CASE WHEN a.rule_pack <> b.rule_pack THEN 'rules' ELSE 'settings' END,"
    " fa.folder, fb.folder)" TWO_PARTS
    " WHERE a.rule_pack <> b.rule_pack OR a.must_agree <> b.must_agree"
    " ORDER BY a.name, a.id, b.id LIMIT 1",
    "SELECT printf('round %s is one of %d shards in %s and of %d in %s',"
    " a.name, a.shards, fa.folder, b.shards, fb.folder)" TWO_PARTS
    " WHERE a.shards <> b.shards ORDER BY a.name, a.id, b.id LIMIT 1",
    /* The number of a round tells its place in time. */
    "SELECT printf('round %s of %s began before round %s, which %s holds: name"
    " both in one merge into a new store', p.name, f.folder, t.name, " TARGET
    ") FROM temp.part p JOIN temp.source f ON f.id = p.source"
    " JOIN main.round t ON t.started_us > p.started_us"
    " WHERE p.name NOT IN (SELECT name FROM main.round)"
    " ORDER BY p.name, t.started_us DESC LIMIT 1",
    NULL,
};

const char *const merge_checks_part[] = {
    "SELECT printf('agency %s of round %s is in %s and in %s', a.agency_id,"
    " p.name, f.folder, coalesce(" BROUGHT_BY(
        "g.id") ", " TARGET "))"
                " FROM temp.part p JOIN temp.source f ON f.id = p.source"
                " JOIN src.agency a ON a.round = p.source_round"
                " LEFT JOIN stage.agency g"
                " ON g.round = p.round AND g.agency_id = a.agency_id"
                " WHERE p.id = ?1 AND (g.id IS NOT NULL OR EXISTS (SELECT 1"
                " FROM main.agency t WHERE t.round = p.round"
                " AND t.agency_id = a.agency_id)) ORDER BY a.agency_id LIMIT 1",
    "SELECT printf('shard %d/%d of round %s is in %s and in another store or"
    " in %s', h.number, h.count, p.name, f.folder, " TARGET
    ") FROM temp.part p JOIN temp.source f ON f.id = p.source"
    " JOIN src.shard h ON h.round = p.source_round"
    " WHERE p.id = ?1 AND h.number IN (SELECT number FROM (" SHARDS_THERE(
        "p.round") ")) ORDER BY h.number LIMIT 1",
    "SELECT printf('audit %s of round %s was made with other rules in %s than"
    " in %s or another store', t.name, p.name, f.folder, " TARGET
    ") FROM temp.part p JOIN temp.source f ON f.id = p.source"
    " JOIN src.audit t ON t.round = p.source_round WHERE p.id = ?1"
    " AND EXISTS (SELECT rule_pack FROM main.audit WHERE round = p.round"
    " AND name = t.name AND rule_pack <> t.rule_pack UNION ALL"
    " SELECT rule_pack FROM stage.audit WHERE round = p.round"
    " AND name = t.name AND rule_pack <> t.rule_pack)"
    " ORDER BY t.name LIMIT 1",
    "SELECT printf('%s has a WARC file %s, and so has another store or %s',"
    " f.folder, w.name, " TARGET ") FROM temp.part p"
    " JOIN temp.source f ON f.id = p.source"
    " JOIN src.warc w ON w.round = p.source_round WHERE p.id = ?1"
    " AND (w.name IN (SELECT name FROM main.warc)"
    " OR w.name IN (SELECT name FROM stage.warc)) ORDER BY w.name LIMIT 1",
    NULL,
};

const char *const merge_checks_stage[] = {
    "SELECT printf('a capture of %s repeats one that is in none of the stores',"
    " url) FROM stage.capture WHERE revisit <> '' AND revisit_of IS NULL"
    " ORDER BY url LIMIT 1",
    "SELECT printf('release %s of %s froze round %s, which gets more by this"
    " merge: merge into a new store', l.name, " TARGET ", p.name)"
    " FROM temp.part p JOIN main.release l ON l.round = p.round"
    " WHERE p.is_copied = 1 ORDER BY l.name LIMIT 1",
    NULL,
};
