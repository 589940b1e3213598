/* The SQL of all statements but those of views. */
#include "store/stmt_impl.h"

const char *const stmt_sql[STMT_COUNT] = {
    [STMT_ROUND_ADD] = "INSERT INTO round (name, started_us, rule_pack, config,"
                       " program_version) VALUES (?, ?, ?, ?, ?) RETURNING id",
    [STMT_ROUND_BY_NAME] = "SELECT id, name, is_complete, rule_pack"
                           " FROM round WHERE name = ?",
    [STMT_ROUND_NEWEST] = "SELECT id, name, is_complete, rule_pack"
                          " FROM round ORDER BY id DESC LIMIT 1",
    [STMT_ROUND_RESUME] = "UPDATE round SET finished_us = NULL, config = ?,"
                          " program_version = ? WHERE id = ?",
    [STMT_ROUND_FINISH] = "UPDATE round SET finished_us = ?, is_complete = ?"
                          " WHERE id = ?",
    [STMT_ROUND_READY_URLS] =
        "SELECT count(*) FROM url u JOIN agency a ON a.id = u.agency"
        " WHERE a.round = ? AND u.state = 0",
    /* Agencies whose number of verdicts is not the number of rules. */
    [STMT_ROUND_VERDICT_GAPS] =
        "SELECT count(*) FROM agency a WHERE a.round = ?1 AND"
        " (SELECT count(*) FROM verdict v WHERE v.agency = a.id"
        " AND v.audit = 'crawl') <> (SELECT count(DISTINCT v.rule_id)"
        " FROM verdict v JOIN agency b ON b.id = v.agency"
        " WHERE b.round = ?1 AND v.audit = 'crawl')",
    [STMT_ROUND_PROGRESS] =
        "SELECT u.state, count(*) FROM url u JOIN agency a ON a.id = u.agency"
        " JOIN round r ON r.id = a.round WHERE r.name = ? GROUP BY u.state",

    [STMT_AGENCY_PUT] =
        "INSERT INTO agency (round, agency_id, level, name_th, name_en,"
        " aliases, ministry_th, province_code, office_code, g2c, g2b, g2g)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (round, agency_id) DO UPDATE SET level = excluded.level,"
        " name_th = excluded.name_th, name_en = excluded.name_en,"
        " aliases = excluded.aliases, ministry_th = excluded.ministry_th,"
        " province_code = excluded.province_code,"
        " office_code = excluded.office_code, g2c = excluded.g2c,"
        " g2b = excluded.g2b, g2g = excluded.g2g RETURNING id",
    [STMT_AGENCY_STATUS] = "UPDATE agency SET status = ? WHERE id = ?",
    [STMT_AGENCY_ID] = "SELECT agency_id FROM agency WHERE id = ?",
    [STMT_SEED_CLEAR] = "DELETE FROM seed WHERE agency = ?",
    [STMT_SEED_ADD] =
        "INSERT INTO seed (agency, number, url, role) VALUES (?, ?, ?, ?)",

    [STMT_URL_ADD] =
        "INSERT INTO url (agency, url, state, reason, depth, hops, is_home,"
        " site, attempts, due_us, via_url, click_path)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (agency, url) DO NOTHING RETURNING id",
    [STMT_URL_IS_HOME] =
        "UPDATE url SET is_home = 1 WHERE agency = ? AND url = ?",
    [STMT_URL_NEXT] =
        "SELECT id, agency, url, depth, hops, is_home, site, attempts, due_us,"
        " via_url, click_path FROM url WHERE agency = ? AND state = 0"
        " ORDER BY depth, id LIMIT 1",
    [STMT_URL_FINISH] = "UPDATE url SET state = ?, reason = ? WHERE id = ?",
    [STMT_URL_RETRY] =
        "UPDATE url SET state = 0, reason = '', due_us = ? WHERE id = ?",
    [STMT_URL_SKIP_REST] = "UPDATE url SET state = 3, reason = ?"
                           " WHERE agency = ? AND state = 0 AND attempts = 0",
    /* The URLs that redirects led through to this one. */
    [STMT_URL_CAME_THROUGH] =
        "WITH RECURSIVE way (agency, via, hops) AS ("
        "SELECT agency, via_url, hops FROM url WHERE id = ? UNION ALL"
        " SELECT u.agency, u.via_url, u.hops FROM way w"
        " JOIN url u ON u.agency = w.agency AND u.url = w.via"
        " WHERE w.hops > 0)"
        " SELECT 1 FROM way WHERE hops > 0 AND via = ?",
    [STMT_URL_ASKED] =
        "SELECT count(*) FROM url WHERE agency = ? AND attempts > 0",
    [STMT_URL_CAPTURED] = "UPDATE url SET capture = ?,"
                          " attempts = max(attempts, ?) WHERE id = ?",

    [STMT_CLOCK_PUT] =
        "INSERT INTO clock (key, next_due_us, delay_ms, penalty)"
        " VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
        " next_due_us = excluded.next_due_us, delay_ms = excluded.delay_ms,"
        " penalty = excluded.penalty",
    [STMT_CLOCK_GET] = "SELECT next_due_us, delay_ms, penalty FROM clock"
                       " WHERE key = ?",
    [STMT_ROBOTS_PUT] =
        "INSERT INTO origin (round, origin, robots_state, robots_body, capture,"
        " fetched_us) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (round, origin) DO UPDATE SET"
        " robots_state = excluded.robots_state,"
        " robots_body = excluded.robots_body, capture = excluded.capture,"
        " fetched_us = excluded.fetched_us",
    [STMT_ROBOTS_GET] = "SELECT robots_state, capture, fetched_us, robots_body"
                        " FROM origin WHERE round = ? AND origin = ?",

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
        " first_byte_us, total_us, depth, via_url, warc, warc_offset,"
        " warc_length, request_offset, request_length)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    [STMT_CAPTURE_BY_ID] =
        "SELECT c.id, c.url, c.payload_sha256, c.started_us, w.name,"
        " c.warc_offset, c.warc_length, c.request_offset, c.request_length"
        " FROM capture c JOIN warc w ON w.id = c.warc WHERE c.id = ?",
    [STMT_CAPTURE_BY_URL] =
        "SELECT id FROM capture WHERE url = ? ORDER BY id DESC LIMIT 1",
    [STMT_CAPTURE_BY_EVIDENCE] =
        "SELECT capture FROM evidence_row WHERE evidence_id = ?"
        " AND capture IS NOT NULL ORDER BY verdict DESC LIMIT 1",
    [STMT_CAPTURE_OF_WARC] =
        "SELECT url, payload_sha256, warc_offset, warc_length FROM capture"
        " WHERE warc = ? ORDER BY warc_offset, id",

    [STMT_PAGE_PUT] =
        "INSERT INTO page (capture, reason, encoding, encoding_source,"
        " page_class, title, lang, words_th, words_en, text_sha256, view_flags,"
        " redirect_to, redirect_kind)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (capture) DO UPDATE SET reason = excluded.reason,"
        " encoding = excluded.encoding,"
        " encoding_source = excluded.encoding_source,"
        " page_class = excluded.page_class, title = excluded.title,"
        " lang = excluded.lang, words_th = excluded.words_th,"
        " words_en = excluded.words_en, text_sha256 = excluded.text_sha256,"
        " view_flags = excluded.view_flags,"
        " redirect_to = excluded.redirect_to,"
        " redirect_kind = excluded.redirect_kind",
    [STMT_FINDING_CLEAR] = "DELETE FROM finding WHERE capture = ?",
    [STMT_FINDING_ADD] =
        "INSERT INTO finding (capture, rule_id, outcome, level, reason, leaves,"
        " evidence) VALUES (?, ?, ?, ?, ?, ?, ?)",

    /* A page that leads elsewhere is a hop, and a file is no page. */
    [STMT_SITE_PAGES] =
        "SELECT u.capture, u.url, p.page_class, p.view_flags, u.depth,"
        " u.is_home, coalesce(nullif(p.reason, ''), u.reason), p.title"
        " FROM url u JOIN page p ON p.capture = u.capture"
        " WHERE u.agency = ? AND u.state <> 2 AND p.redirect_to = ''"
        " AND p.reason <> 'not-html'"
        " ORDER BY u.depth, u.url",
    [STMT_SITE_FINDINGS] =
        "SELECT rule_id, outcome, level, reason, leaves, evidence"
        " FROM finding WHERE capture = ? ORDER BY rule_id",
    [STMT_SITE_UNREAD] =
        "SELECT CASE WHEN u.state = 0 THEN 'incomplete' ELSE u.reason END"
        " AS why, count(*) FROM url u LEFT JOIN page p ON p.capture = u.capture"
        " WHERE u.agency = ? AND (u.state = 0 OR u.reason <> '')"
        " AND p.capture IS NULL GROUP BY why",
    [STMT_SITE_HOMES] = "SELECT u.reason, p.reason FROM url u"
                        " LEFT JOIN page p ON p.capture = u.capture"
                        " WHERE u.agency = ? AND u.is_home = 1 ORDER BY u.id",

    [STMT_SITE_HOME_TITLE] =
        "SELECT p.title FROM url u JOIN page p ON p.capture = u.capture"
        " WHERE u.agency = ? AND u.is_home = 1 AND p.redirect_to = ''"
        " AND p.title <> '' ORDER BY u.depth, u.id LIMIT 1",

    [STMT_VERDICT_CLEAR] = "DELETE FROM verdict WHERE agency = ?"
                           " AND audit = ? AND rule_id = ?",
    [STMT_VERDICT_ADD] =
        "INSERT INTO verdict (agency, audit, rule_id, rule_revision, scope,"
        " site, url, outcome, level, reason, confidence, pages_examined,"
        " is_complete) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " RETURNING id",
    [STMT_EVIDENCE_ADD] =
        "INSERT INTO evidence_row (verdict, number, evidence_id, capture, url,"
        " label, quote, context_before, context_after, match_kind, node_path,"
        " line, byte_start, byte_end)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
};
