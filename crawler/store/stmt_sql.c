/* The SQL of all statements but those of views. */
#include "store/stmt_impl.h"

/* Parts of what follows. A capture that holds its bytes, whole: */
#define IS_ORIGINAL(c) \
	c ".status = 200 AND " c ".cut = '' AND " c ".reason = ''" \
	  " AND " c ".revisit = ''"

/* The newest capture for the agency ?1, as a desktop, of the URL behind it;
 * NULL: none. */
#define NEWEST_OF_URL \
	"(SELECT max(n.id) FROM capture n WHERE +n.agency = ?1" \
	" AND n.client = '' AND n.url = "

/* A URL that was left out because it seemed too far away, and now is near. */
#define URL_OPENS "(excluded.state = 0 AND state = 3 AND reason = 'depth')"

/* A link, or a redirect that comes before the first request, shows the way to
 * what was not reached by one. A page's link to itself shows none. */
#define URL_TAKES_WAY \
	"(excluded.is_hint = 0 AND excluded.via_url <> url AND (" URL_OPENS \
	" OR (is_hint = 1 AND (excluded.hops = 0 OR attempts = 0))))"

#define URL_WAY(column) \
	" " column " = CASE WHEN " URL_TAKES_WAY " THEN excluded." column \
	" ELSE " column " END,"
#define URL_WHOLE_WAY \
	URL_WAY("hops") \
	URL_WAY("site") \
	URL_WAY("via_url") \
	URL_WAY("click_path") \
	URL_WAY("is_hint")

/* A column against a parameter: whether they are the same, and both. */
#define HELD(column, parameter) \
	column " IS ?" #parameter ", quote(" column "), quote(?" #parameter ")"

const char *const stmt_sql[STMT_COUNT] = {
    [STMT_ROUND_ADD] =
        "INSERT INTO round (name, started_us, rule_pack, config,"
        " program_version, shard) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
    [STMT_ROUND_BY_NAME] = "SELECT id, name, is_complete, rule_pack, shard"
                           " FROM round WHERE name = ?",
    [STMT_ROUND_NEWEST] = "SELECT id, name, is_complete, rule_pack, shard"
                          " FROM round ORDER BY id DESC LIMIT 1",
    [STMT_ROUND_RESUME] = "UPDATE round SET finished_us = NULL, config = ?,"
                          " program_version = ? WHERE id = ?",
    [STMT_ROUND_FINISH] = "UPDATE round SET finished_us = ?, is_complete = ?"
                          " WHERE id = ?",
    [STMT_ROUND_READY_URLS] =
        "SELECT count(*) FROM url u JOIN agency a ON a.id = u.agency"
        " WHERE a.round = ? AND u.state NOT BETWEEN 1 AND 4",
    /* Agencies whose number of verdicts is not the number of rules. */
    [STMT_ROUND_VERDICT_GAPS] =
        "SELECT count(*) FROM agency a WHERE a.round = ?1 AND"
        " (SELECT count(*) FROM verdict v WHERE v.agency = a.id"
        " AND v.audit = 'crawl') <> (SELECT count(DISTINCT v.rule_id)"
        " FROM verdict v JOIN agency b ON b.id = v.agency"
        " WHERE b.round = ?1 AND v.audit = 'crawl')",
    [STMT_ROUND_PROGRESS] =
        "SELECT u.state, count(*), sum(u.due_us > 0), min(nullif(u.due_us, 0))"
        " FROM url u JOIN agency a ON a.id = u.agency"
        " JOIN round r ON r.id = a.round WHERE r.name = ? GROUP BY u.state",
    [STMT_ROUND_OTHERS] = "SELECT 1 FROM round WHERE id <> ? LIMIT 1",
    [STMT_SHARD_ADD] =
        "INSERT INTO shard (round, number, count) VALUES (?, ?, ?)",
    [STMT_SHARD_FINISH] =
        "UPDATE shard SET is_complete = ?1 WHERE round = ?2 AND number || '/'"
        " || count = (SELECT shard FROM round WHERE id = ?2)",
    [STMT_PAUSE_ADD] = "INSERT INTO pause (round, cause, began_us)"
                       " VALUES (?, ?, ?) RETURNING id",
    [STMT_PAUSE_END] =
        "UPDATE pause SET ended_us = ? WHERE id = ? AND ended_us IS NULL",
    [STMT_PAUSE_END_ALL] =
        "UPDATE pause SET ended_us = ? WHERE round = ? AND ended_us IS NULL",

    [STMT_AGENCY_PUT] =
        "INSERT INTO agency (round, agency_id, level, name_th, name_en,"
        " aliases, ministry_th, province_code, office_code, g2c, g2b, g2g,"
        " listed, parent_id, successor_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (round, agency_id) DO UPDATE SET level = excluded.level,"
        " name_th = excluded.name_th, name_en = excluded.name_en,"
        " aliases = excluded.aliases, ministry_th = excluded.ministry_th,"
        " province_code = excluded.province_code,"
        " office_code = excluded.office_code, g2c = excluded.g2c,"
        " g2b = excluded.g2b, g2g = excluded.g2g, listed = excluded.listed,"
        " parent_id = excluded.parent_id, successor_id = excluded.successor_id"
        " RETURNING id",
    [STMT_AGENCY_STATUS] = "UPDATE agency SET status = ? WHERE id = ?",
    [STMT_AGENCY_ID] = "SELECT agency_id FROM agency WHERE id = ?",
    [STMT_AGENCIES_READ] =
        "SELECT a.id, a.agency_id, a.level, a.name_th, a.name_en, a.aliases,"
        " a.ministry_th, a.province_code, a.office_code, a.g2c, a.g2b, a.g2g,"
        " a.listed, a.parent_id, a.successor_id"
        " FROM agency a JOIN round r ON r.id = a.round WHERE r.name = ?"
        " ORDER BY a.agency_id",
    [STMT_SEEDS_READ] =
        "SELECT url, role, scope FROM seed WHERE agency = ? ORDER BY number",
    [STMT_SEED_CLEAR] = "DELETE FROM seed WHERE agency = ?",
    [STMT_SEED_ADD] = "INSERT INTO seed (agency, number, url, role, scope)"
                      " VALUES (?, ?, ?, ?, ?)",

    [STMT_URL_ADD] =
        "INSERT INTO url (agency, url, state, reason, depth, hops, is_home,"
        " site, attempts, due_us, via_url, click_path, priority, pattern,"
        " is_hint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (agency, url) DO UPDATE SET"
        " state = CASE WHEN " URL_OPENS " THEN 0 ELSE state END,"
        " reason = CASE WHEN " URL_OPENS " THEN '' ELSE reason END,"
        " depth = CASE WHEN " URL_OPENS " OR " URL_TAKES_WAY
        " THEN excluded.depth ELSE depth END," URL_WHOLE_WAY
        " is_home = max(is_home, excluded.is_home),"
        " priority = CASE WHEN attempts = 0"
        " THEN min(priority, excluded.priority) ELSE priority END"
        " WHERE excluded.is_home > is_home OR " URL_OPENS " OR " URL_TAKES_WAY
        " OR (attempts = 0 AND (state = 0 OR reason = 'depth')"
        " AND excluded.priority < priority)",
    [STMT_URL_NEXT] =
        "SELECT id, agency, url, depth, hops, is_home, site, attempts, due_us,"
        " via_url, click_path, priority, pattern, is_hint FROM url"
        " WHERE agency = ? AND state = 0"
        " ORDER BY due_us, priority, id LIMIT 1",
    [STMT_URL_FIND] =
        "SELECT id, agency, url, depth, hops, is_home, site, attempts, due_us,"
        " via_url, click_path, priority, pattern, is_hint, state FROM url"
        " WHERE agency = ? AND url = ?",
    [STMT_URL_FINISH] = "UPDATE url SET state = ?, reason = ? WHERE id = ?",
    [STMT_URL_RETRY] =
        "UPDATE url SET state = 0, reason = '', attempts = ?, due_us = ?"
        " WHERE id = ?",
    [STMT_URL_SKIP_REST] =
        "UPDATE url SET state = 3, reason = ? WHERE agency = ?"
        " AND state = 0 AND due_us = 0 AND attempts = 0",
    /* The URLs that redirects led through to this one. */
    [STMT_URL_CAME_THROUGH] =
        "WITH RECURSIVE way (agency, via, hops) AS ("
        "SELECT agency, via_url, hops FROM url WHERE id = ? UNION"
        " SELECT u.agency, u.via_url, u.hops FROM way w"
        " JOIN url u ON u.agency = w.agency AND u.url = w.via"
        " WHERE w.hops > 0)"
        " SELECT 1 FROM way WHERE hops > 0 AND via = ?",
    [STMT_URL_ASKED] =
        "SELECT count(*) FROM url WHERE agency = ? AND attempts > 0",
    [STMT_URL_CAPTURED] = "UPDATE url SET capture = ?,"
                          " attempts = max(attempts, ?) WHERE id = ?",
    [STMT_URL_OF_PATTERN] =
        "SELECT count(*) FROM (SELECT 1 FROM url WHERE agency = ?"
        " AND pattern = ? AND pattern <> 0 AND state <> 3 LIMIT ?)",
    [STMT_URL_READY] =
        "SELECT count(*) FROM url WHERE agency = ? AND state = 0",
    [STMT_URL_UNLINKED] =
        "SELECT 1 FROM url u JOIN agency a ON a.id = u.agency"
        " JOIN round r ON r.id = a.round WHERE r.name = ? AND a.agency_id = ?"
        " AND u.url = ? AND u.is_hint = 1",

    /* In the order of their first captures; a URL that was asked for twice
     * keeps the place of the first time. */
    [STMT_PLAN_FREEZE] =
        "INSERT INTO plan (agency_id, position, url, depth, is_home, site)"
        " SELECT a.agency_id, row_number() OVER (ORDER BY (SELECT min(c.id)"
        " FROM capture c WHERE c.url = u.url AND +c.agency = u.agency), u.id)"
        " - 1, u.url, u.depth, u.is_home, u.site"
        " FROM agency a JOIN url u ON u.agency = a.id AND u.attempts > 0"
        " WHERE a.id = ?1 AND NOT EXISTS"
        " (SELECT 1 FROM plan p WHERE p.agency_id = a.agency_id)"
        " AND EXISTS (SELECT 1 FROM url v JOIN page p ON p.capture = v.capture"
        " WHERE v.agency = ?1 AND v.attempts > 0 AND p.reason = '')",
    [STMT_PLAN_READ] =
        "SELECT p.url, p.depth, p.is_home, p.site FROM agency a"
        " JOIN plan p ON p.agency_id = a.agency_id WHERE a.id = ?"
        " ORDER BY p.position",

    [STMT_CLOCK_PUT] =
        "INSERT INTO clock (key, next_due_us, delay_ms, penalty)"
        " VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
        " next_due_us = excluded.next_due_us, delay_ms = excluded.delay_ms,"
        " penalty = excluded.penalty",
    [STMT_CLOCK_GET] = "SELECT next_due_us, delay_ms, penalty FROM clock"
                       " WHERE key = ?",
    [STMT_ROBOTS_PUT] =
        "INSERT INTO origin (round, origin, robots_state, robots_body, capture,"
        " fetched_us, crawl_delay_ms, is_delay_capped, has_read_maps)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (origin, round) DO UPDATE SET"
        " robots_state = excluded.robots_state,"
        " robots_body = excluded.robots_body, capture = excluded.capture,"
        " fetched_us = excluded.fetched_us,"
        " crawl_delay_ms = excluded.crawl_delay_ms,"
        " is_delay_capped = excluded.is_delay_capped,"
        " has_read_maps = excluded.has_read_maps",
    [STMT_ROBOTS_MAPS_READ] = "UPDATE origin SET has_read_maps = 1,"
                              " maps_left_out = ?"
                              " WHERE round = ? AND origin = ?",
    [STMT_ROBOTS_GET] =
        "SELECT robots_state, capture, fetched_us, robots_body, crawl_delay_ms,"
        " is_delay_capped, has_read_maps FROM origin"
        " WHERE round = ? AND origin = ?",
    [STMT_ROBOTS_LAST_GOOD] =
        "SELECT robots_state, capture, fetched_us, robots_body, crawl_delay_ms,"
        " is_delay_capped, has_read_maps FROM origin"
        " WHERE origin = ? AND robots_state = 0 ORDER BY round DESC LIMIT 1",
    /* No change while the facts are the same: the capture stays the one in
     * which they were seen first. */
    [STMT_CERTIFICATE_PUT] =
        "INSERT INTO certificate (round, origin, capture, seen_us, subject,"
        " issuer, names, public_key, signature, sha256, not_before_us,"
        " not_after_us, chain_length, tls_version, cipher, tls_rung,"
        " tls_result) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " ?) ON CONFLICT (round, origin) DO UPDATE SET"
        " capture = excluded.capture, seen_us = excluded.seen_us,"
        " subject = excluded.subject, issuer = excluded.issuer,"
        " names = excluded.names, public_key = excluded.public_key,"
        " signature = excluded.signature, sha256 = excluded.sha256,"
        " not_before_us = excluded.not_before_us,"
        " not_after_us = excluded.not_after_us,"
        " chain_length = excluded.chain_length,"
        " tls_version = excluded.tls_version, cipher = excluded.cipher,"
        " tls_rung = excluded.tls_rung, tls_result = excluded.tls_result"
        " WHERE sha256 <> excluded.sha256"
        " OR chain_length <> excluded.chain_length"
        " OR tls_version <> excluded.tls_version OR cipher <> excluded.cipher"
        " OR tls_rung <> excluded.tls_rung"
        " OR tls_result <> excluded.tls_result",

    [STMT_WARC_NUMBER] =
        "SELECT coalesce(max(number), 0) + 1 FROM warc WHERE round = ?",
    [STMT_WARC_ADD] = "INSERT INTO warc (round, number, name)"
                      " VALUES (?, ?, ?) RETURNING id",
    [STMT_WARC_LENGTH] = "UPDATE warc SET committed_len = ? WHERE id = ?",
    [STMT_WARC_SEAL] = "UPDATE warc SET committed_len = ?, is_sealed = 1,"
                       " sha256 = ? WHERE id = ?",
    [STMT_WARC_DROP] = "DELETE FROM warc WHERE id = ?",
    [STMT_WARC_UNSEALED] = "SELECT id, name, committed_len FROM warc"
                           " WHERE is_sealed = 0 ORDER BY id LIMIT 1",
    /* One of which nothing was committed need not be there. */
    [STMT_WARC_ALL] = "SELECT id, name, committed_len, is_sealed, sha256"
                      " FROM warc WHERE committed_len > 0 ORDER BY id",

    [STMT_CAPTURE_ADD] =
        "INSERT INTO capture (agency, url, status, reason, detail, cut,"
        " redirect_to, content_type, body_bytes, payload_sha256, ip, tls_rung,"
        " tls_result, attempt, started_us, dns_us, connect_us, tls_us,"
        " first_byte_us, total_us, client, connects, depth, via_url, warc,"
        " warc_offset, warc_length, request_offset, request_length, revisit,"
        " revisit_of, etag, last_modified, not_modified_run)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [STMT_CAPTURE_BY_ID] =
        "SELECT c.id, c.url, c.payload_sha256, c.started_us, w.name,"
        " c.warc_offset, c.warc_length, c.request_offset, c.request_length,"
        " c.revisit, c.revisit_of, ow.name, o.warc_offset, o.warc_length, c.cut"
        " FROM capture c JOIN warc w ON w.id = c.warc"
        " LEFT JOIN capture o ON o.id = c.revisit_of"
        " LEFT JOIN warc ow ON ow.id = o.warc WHERE c.id = ?",
    /* Of a page that came again unchanged the answer that brought it counts,
     * at the time of the newer one. */
    [STMT_RESPONSE_OF] =
        "SELECT coalesce(o.status, c.status), c.reason, c.tls_result,"
        " c.started_us, c.first_byte_us, coalesce(o.body_bytes, c.body_bytes),"
        " (SELECT t.not_after_us FROM certificate t JOIN agency a"
        " ON a.round = t.round WHERE a.id = c.agency AND t.origin = ?2),"
        " (SELECT u.hops FROM url u WHERE u.agency = c.agency"
        " AND u.url = c.url)"
        " FROM capture c LEFT JOIN capture o ON o.id = c.revisit_of"
        " WHERE c.id = ?1",
    [STMT_CAPTURE_BY_URL] =
        "SELECT id FROM capture WHERE url = ?"
        " ORDER BY client <> '', started_us DESC, id DESC LIMIT 1",
    [STMT_CAPTURE_BY_EVIDENCE] =
        "SELECT capture FROM evidence_row WHERE evidence_id = ?"
        " AND capture IS NOT NULL ORDER BY verdict DESC LIMIT 1",
    [STMT_CAPTURE_OF_WARC] =
        "SELECT id, url, payload_sha256, warc_offset, warc_length, revisit"
        " FROM capture WHERE warc = ? ORDER BY warc_offset, id",
    [STMT_CAPTURE_EARLIER] =
        "SELECT c.id, c.started_us, c.etag, c.last_modified,"
        " c.not_modified_run, ow.name, o.warc_offset, o.warc_length"
        " FROM agency me, capture c JOIN agency a ON a.id = c.agency"
        " JOIN capture o ON o.id = coalesce(c.revisit_of, c.id)"
        " JOIN warc ow ON ow.id = o.warc"
        " WHERE me.id = ? AND c.url = ? AND c.client = ?"
        " AND a.agency_id = me.agency_id AND a.round < me.round"
        " AND c.cut = '' AND c.reason = '' AND " IS_ORIGINAL(
            "o") " ORDER BY a.round DESC, c.id DESC LIMIT 1",
    /* No connection was opened for it. */
    [STMT_CAPTURE_REUSE] =
        "INSERT INTO capture (agency, url, method, status, reason, detail, cut,"
        " redirect_to, content_type, body_bytes, payload_sha256, ip, tls_rung,"
        " tls_result, attempt, started_us, dns_us, connect_us, tls_us,"
        " first_byte_us, total_us, depth, via_url, warc, warc_offset,"
        " warc_length, request_offset, request_length, client, revisit,"
        " revisit_of, etag, last_modified, not_modified_run, connects)"
        " SELECT ?1, url, method, status, reason, detail, cut, redirect_to,"
        " content_type, body_bytes, payload_sha256, ip, tls_rung, tls_result,"
        " attempt, started_us, dns_us, connect_us, tls_us, first_byte_us,"
        " total_us, ?2, ?3, warc, warc_offset, warc_length, request_offset,"
        " request_length, client, 'reused', coalesce(revisit_of, id), etag,"
        " last_modified, not_modified_run, 0 FROM capture"
        " WHERE id = ?4 AND url = ?5 RETURNING id",
    [STMT_CAPTURE_ASKED_AS] =
        "SELECT 1 FROM capture WHERE +agency = ? AND url = ? AND client = ?"
        " LIMIT 1",
    /* The capture that holds the bytes of one: itself, or what it repeats. */
    [STMT_ORIGINAL_OF] =
        "SELECT o.id, o.url, o.started_us, o.payload_sha256, w.name,"
        " o.warc_offset, o.warc_length, c.etag, c.last_modified,"
        " c.not_modified_run FROM capture c"
        " JOIN capture o ON o.id = coalesce(c.revisit_of, c.id)"
        " JOIN warc w ON w.id = o.warc WHERE c.id = ? AND " IS_ORIGINAL("o"),
    [STMT_ORIGINAL_WITH] =
        "SELECT o.id, o.url, o.started_us, o.payload_sha256, w.name,"
        " o.warc_offset, o.warc_length, o.etag, o.last_modified,"
        " o.not_modified_run FROM capture o JOIN warc w ON w.id = o.warc"
        " WHERE o.url = ? AND o.payload_sha256 = ? AND " IS_ORIGINAL(
            "o") " ORDER BY o.id LIMIT 1",

    /* The newest captures on an address's way, and the one that ends it. */
    [STMT_CAPTURE_ANSWER] =
        "WITH RECURSIVE way (capture) AS (SELECT " NEWEST_OF_URL "?2) UNION"
        " SELECT " NEWEST_OF_URL "substr(r.redirect_to, 1,"
        " instr(r.redirect_to || '#', '#') - 1)) FROM way"
        " JOIN capture r ON r.id = way.capture WHERE r.redirect_to <> '')"
        " SELECT (SELECT c.id FROM way JOIN capture c ON c.id = way.capture"
        " WHERE c.cut = '' AND c.reason = ''"
        " AND (c.status = 200 OR c.revisit <> '')),"
        " (SELECT count(capture) FROM way)",

    [STMT_CAPTURE_REDIRECT] =
        "SELECT redirect_to FROM capture WHERE id = " NEWEST_OF_URL "?2)",
    [STMT_SHEETS_ASKED] =
        "SELECT count(DISTINCT c.url) FROM capture c WHERE c.agency = ?"
        " AND c.via_url <> '' AND c.client = '' AND NOT EXISTS (SELECT 1"
        " FROM url u WHERE u.agency = c.agency AND u.url = c.url)",
    [STMT_CAPTURE_OF_OTHERS] =
        "SELECT c.id FROM agency me, capture c JOIN agency a ON a.id = c.agency"
        " WHERE me.id = ? AND c.url = ? AND c.client = '' AND c.cut = ''"
        " AND c.reason = '' AND (c.status = 200 OR c.revisit <> '')"
        " AND a.round = me.round AND a.id <> me.id ORDER BY c.id LIMIT 1",
    [STMT_SHEETS_READ] =
        "SELECT p.asked, p.capture FROM capture o JOIN part p ON p.page = o.id"
        " WHERE o.agency = ? AND p.kind = 'sheet' ORDER BY p.page, p.number",

    [STMT_PROBE_PUT] =
        "INSERT INTO probe (agency, path, is_map, url, reason, capture,"
        " findings) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    [STMT_PROBE_IS_KNOWN] = "SELECT 1 FROM probe WHERE agency = ?"
                            " AND path = ? AND is_map = ? AND url = ?",
    [STMT_CAPTURE_OF_ROUND] =
        "SELECT c.id, c.redirect_to, coalesce(o.status, c.status)"
        " FROM agency me, capture c JOIN agency a ON a.id = c.agency"
        " LEFT JOIN capture o ON o.id = c.revisit_of"
        " WHERE me.id = ? AND c.url = ? AND c.client = '' AND c.status > 0"
        " AND a.round = me.round ORDER BY a.id <> me.id, c.id DESC LIMIT 1",
    [STMT_PAGE_PUT] =
        "INSERT INTO page (capture, reason, encoding, encoding_source,"
        " page_class, title, lang, words_th, words_en, text_sha256, view_flags,"
        " redirect_to, redirect_kind, names_agency, findings, blocks)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (capture) DO UPDATE SET reason = excluded.reason,"
        " encoding = excluded.encoding,"
        " encoding_source = excluded.encoding_source,"
        " page_class = excluded.page_class, title = excluded.title,"
        " lang = excluded.lang, words_th = excluded.words_th,"
        " words_en = excluded.words_en, text_sha256 = excluded.text_sha256,"
        " view_flags = excluded.view_flags,"
        " redirect_to = excluded.redirect_to,"
        " redirect_kind = excluded.redirect_kind,"
        " names_agency = excluded.names_agency, findings = excluded.findings,"
        " blocks = excluded.blocks",

    [STMT_PARTS_CLEAR] = "DELETE FROM part WHERE page = ?",
    [STMT_PART_ADD] = "INSERT INTO part (page, number, kind, asked, capture)"
                      " VALUES (?, ?, ?, ?, ?)",
    [STMT_PART_OF] = "SELECT c.id, c.url FROM part p"
                     " JOIN capture c ON c.id = p.capture"
                     " WHERE p.page = ? AND p.number = ?",

    [STMT_PARTS_OF] = "SELECT kind, asked, capture FROM part WHERE page = ?"
                      " ORDER BY number",

    [STMT_PAGE_BLOCKS] = "SELECT blocks FROM page WHERE capture = ?",
    [STMT_SHARED_CLEAR] = "DELETE FROM shared_block WHERE round = ?",
    [STMT_SHARED_PAGES] = "SELECT " SQL_HOST(
        "u.url") " AS host, u.agency, u.capture, length(p.blocks)"
                 " FROM agency a JOIN url u ON u.agency = a.id"
                 " JOIN page p ON p.capture = u.capture"
                 " WHERE a.round = ? AND u.reason = '' AND p.reason = ''"
                 " AND length(p.blocks) > 0 ORDER BY host, u.agency, u.capture",
    [STMT_SHARED_ADD] = "INSERT INTO shared_block (round, host, block,"
                        " agencies) VALUES (?, ?, ?, ?)",

    [STMT_SHARED_AGENCIES] =
        "SELECT DISTINCT u.agency FROM agency a JOIN url u ON u.agency = a.id"
        " WHERE a.round = ?1 AND u.capture IS NOT NULL AND " SQL_HOST(
            "u.url") " IN (SELECT host FROM shared_block WHERE round = ?1)"
                     " ORDER BY u.agency",
    [STMT_SITE_SHARED] =
        "SELECT block FROM shared_block WHERE round ="
        " (SELECT round FROM agency WHERE id = ?) AND host = ?",
    /* Of the answers on an address's way the one that leads nowhere else. */
    [STMT_SITE_TARGET] =
        "WITH RECURSIVE way (capture) AS (SELECT " NEWEST_OF_URL "?2) UNION"
        " SELECT " NEWEST_OF_URL "substr(r.redirect_to, 1,"
        " instr(r.redirect_to || '#', '#') - 1)) FROM way"
        " JOIN capture r ON r.id = way.capture WHERE r.redirect_to <> '')"
        " SELECT coalesce(c.status, 0), coalesce(nullif(p.reason, ''),"
        " nullif(c.reason, ''), u.reason), coalesce(p.page_class, ''),"
        " p.capture IS NOT NULL AND p.reason = '' FROM url u"
        " LEFT JOIN capture c ON c.id = (SELECT k.id FROM way JOIN capture k"
        " ON k.id = way.capture WHERE k.redirect_to = '' LIMIT 1)"
        " LEFT JOIN page p ON p.capture = c.id"
        " WHERE u.agency = ?1 AND u.url = ?2",

    /* A page that leads elsewhere is a hop, and a file is no page. */
    [STMT_SITE_PAGES] =
        "SELECT u.capture, u.url, p.page_class, p.view_flags, u.depth,"
        " u.is_home, coalesce(nullif(p.reason, ''), u.reason), p.title,"
        " p.findings, u.site, p.text_sha256"
        " FROM url u JOIN page p ON p.capture = u.capture"
        " WHERE u.agency = ? AND u.attempts > 0 AND u.state <> 2"
        " AND p.redirect_to = ''"
        " AND (p.reason <> 'not-html' OR length(p.findings) > 8)"
        " ORDER BY u.depth, u.url",
    [STMT_SITE_PROBES] =
        "SELECT p.path, p.is_map, coalesce(c.url, p.url), p.reason,"
        " p.capture, p.findings FROM probe p"
        " LEFT JOIN capture c ON c.id = p.capture WHERE p.agency = ?"
        " ORDER BY p.path, p.is_map, p.url",
    [STMT_SITE_UNREAD] =
        "SELECT CASE WHEN u.state = 0 THEN 'incomplete' ELSE u.reason END"
        " AS why, count(*) FROM url u LEFT JOIN page p ON p.capture = u.capture"
        " WHERE u.agency = ? AND (u.state = 0 OR u.reason <> '')"
        " AND p.capture IS NULL GROUP BY why",
    [STMT_SITE_HOMES] = "SELECT u.reason, p.reason, u.url,"
                        " coalesce(nullif(p.redirect_to, ''),"
                        " c.redirect_to, ''), p.capture IS NOT NULL,"
                        " coalesce(p.redirect_kind, '')"
                        " FROM url u LEFT JOIN capture c ON c.id = u.capture"
                        " LEFT JOIN page p ON p.capture = u.capture"
                        " WHERE u.agency = ? AND u.is_home = 1 ORDER BY u.id",

    /* What links name and what answered, but for what leads on. */
    [STMT_SITE_ASKED] =
        "SELECT u.url, c.status FROM url u JOIN capture c ON c.id = u.capture"
        " WHERE u.agency = ? AND u.attempts > 0 AND u.state <> 0"
        " AND u.is_hint = 0 AND u.depth > 0 AND c.status > 0"
        " AND c.redirect_to = '' ORDER BY u.depth, u.url",

    [STMT_SITE_HOME_URL] =
        "SELECT u.url FROM url u JOIN page p ON p.capture = u.capture"
        " WHERE u.agency = ? AND u.is_home = 1 AND u.state = 1"
        " AND p.reason = '' AND p.redirect_to = '' ORDER BY u.id LIMIT 1",
    [STMT_SITE_HOME_TITLE] =
        "SELECT p.title FROM url u JOIN page p ON p.capture = u.capture"
        " WHERE u.agency = ? AND u.is_home = 1 AND p.redirect_to = ''"
        " AND p.title <> '' ORDER BY u.depth, u.id LIMIT 1",

    [STMT_VERDICT_CLEAR] = "DELETE FROM verdict WHERE agency = ?"
                           " AND audit = ? AND rule_id = ?",
    [STMT_VERDICT_ADD] =
        "INSERT INTO verdict (agency, audit, rule_id, rule_revision, scope,"
        " site, url, outcome, level, reason, confidence, pages_examined,"
        " is_complete, listed, listed_passed, evidence_sha256)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [STMT_EVIDENCE_ADD] =
        "INSERT INTO evidence_row (verdict, number, evidence_id, capture, url,"
        " label, quote, context_before, context_after, match_kind, node_path,"
        " line, byte_start, byte_end, part, page, block, ownership)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",

    /* What stands there and what is bound, in the order in which it is
     * added. */
    [STMT_VERDICT_COMPARE] = "SELECT id, " HELD("rule_revision", 4) ", " HELD(
        "scope", 5) ", " HELD("site", 6) ", " HELD("url",
        7) ", " HELD("outcome", 8) ", " HELD("level", 9) ", " HELD("reason",
        10) ", " HELD("confidence", 11) ", " HELD("pages_examined",
        12) ", " HELD("is_complete", 13) ", " HELD("listed",
        14) ", " HELD("listed_passed", 15) ", " HELD("evidence_sha256",
        16) " FROM verdict WHERE agency = ?1 AND audit = ?2 AND rule_id = ?3",
    [STMT_EVIDENCE_COMPARE] = "SELECT 1, " HELD("evidence_id", 3) ", " HELD(
        "capture", 4) ", " HELD("url", 5) ", " HELD("label",
        6) ", " HELD("quote", 7) ", " HELD("context_before",
        8) ", " HELD("context_after", 9) ", " HELD("match_kind",
        10) ", " HELD("node_path", 11) ", " HELD("line",
        12) ", " HELD("byte_start", 13) ", " HELD("byte_end",
        14) ", " HELD("part", 15) ", " HELD("page", 16) ", " HELD("block",
        17) ", " HELD("ownership",
        18) " FROM evidence_row WHERE verdict = ?1 AND number = ?2",
    [STMT_EVIDENCE_BEHIND] = "SELECT count(*) FROM evidence_row"
                             " WHERE verdict = ? AND number NOT BETWEEN 0"
                             " AND ? - 1",
    [STMT_VERDICT_RULES] = "SELECT rule_id FROM verdict WHERE agency = ?"
                           " AND audit = ? ORDER BY rule_id",

    /* The two sides of a comparison. */
    [STMT_PLACES_READ] =
        "SELECT DISTINCT v.rule_id, e.url FROM round r"
        " JOIN agency a ON a.round = r.id JOIN verdict v ON v.agency = a.id"
        " JOIN evidence_row e ON e.verdict = v.id"
        " WHERE r.name = ? AND a.agency_id = ? AND v.audit = ?"
        " AND e.url <> '' ORDER BY v.rule_id, e.url",
    [STMT_TEXTS_READ] =
        "SELECT DISTINCT p.text_sha256 FROM round r"
        " JOIN agency a ON a.round = r.id JOIN url u ON u.agency = a.id"
        " JOIN page p ON p.capture = u.capture"
        " WHERE r.name = ? AND a.agency_id = ? AND p.reason = ''"
        " AND u.reason = '' AND p.text_sha256 <> '' ORDER BY p.text_sha256",
    [STMT_AUDITS_NEWEST] =
        "SELECT t.name FROM audit t JOIN round r ON r.id = t.round"
        " WHERE r.name = ? AND t.is_complete = 1 ORDER BY t.id DESC",

    [STMT_FIGURE_ADD] =
        "INSERT INTO indicator_row (round, audit, profile, agency, pillar,"
        " indicator, score, lower, upper, coverage, level, kind, passed,"
        " failed, undecided, inapplicable) SELECT r.id, ?2, ?3, a.id, ?5, ?6,"
        " ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16 FROM round r"
        " JOIN agency a ON a.round = r.id WHERE r.name = ?1"
        " AND a.agency_id = ?4",
    [STMT_RELEASE_OF] = "SELECT l.name FROM agency a JOIN release l"
                        " ON l.round = a.round WHERE a.id = ?"
                        " AND l.audit = ? ORDER BY l.id LIMIT 1",
};
