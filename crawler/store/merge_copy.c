/* The SQL of a merge that copies rows: from a source into the stage, from the
 * stage into the target. */
#include "store/merge_impl.h"

/*
 * The number of a capture of the source. What was copied has its own number and
 * its part's; of a part that was there already the one with the same record is
 * meant.
 */
#define SAME_RECORD(schema) \
	"(SELECT min(t.id) FROM " schema ".warc w JOIN " schema ".capture t" \
	" ON t.warc = w.id AND t.warc_offset = o.warc_offset" \
	" AND t.revisit <> 'reused' WHERE w.name = ow.name)"
#define CAPTURE(number) \
	"(SELECT CASE WHEN q.is_copied = 1 THEN o.id + q.capture" \
	" ELSE coalesce(" SAME_RECORD("main") ", " SAME_RECORD( \
	    "stage") ") END" \
	             " FROM src.capture o JOIN src.agency oa ON oa.id = o.agency" \
	             " JOIN src.warc ow ON ow.id = o.warc" \
	             " JOIN temp.part q ON q.source = p.source" \
	             " AND q.source_round = oa.round WHERE o.id = " number ")"

/* A reused capture stands in a file of an earlier round. */
#define WARC(number) \
	"(SELECT coalesce((SELECT t.id FROM stage.warc t WHERE t.name = w.name)," \
	" (SELECT t.id FROM main.warc t WHERE t.name = w.name))" \
	" FROM src.warc w WHERE w.id = " number ")"

#define OF_ROUND(table, x) \
	" FROM temp.part p JOIN src." table " " x " ON " x \
	".round = p.source_round WHERE p.id = ?1"
#define OF_AGENCY(table, x) \
	" FROM temp.part p JOIN src.agency a ON a.round = p.source_round" \
	" JOIN src." table " " x " ON " x ".agency = a.id WHERE p.id = ?1"

#define NEWER_ORIGIN \
	" ON CONFLICT (origin, round) DO UPDATE SET" \
	" robots_state = excluded.robots_state," \
	" robots_body = excluded.robots_body, capture = excluded.capture," \
	" fetched_us = excluded.fetched_us," \
	" crawl_delay_ms = excluded.crawl_delay_ms," \
	" is_delay_capped = excluded.is_delay_capped," \
	" has_read_maps = excluded.has_read_maps," \
	" maps_left_out = excluded.maps_left_out" \
	" WHERE excluded.fetched_us > fetched_us"

#define NEWER_CERTIFICATE \
	" ON CONFLICT (round, origin) DO UPDATE SET" \
	" capture = excluded.capture, seen_us = excluded.seen_us," \
	" subject = excluded.subject, issuer = excluded.issuer," \
	" names = excluded.names, public_key = excluded.public_key," \
	" signature = excluded.signature, sha256 = excluded.sha256," \
	" not_before_us = excluded.not_before_us," \
	" not_after_us = excluded.not_after_us," \
	" chain_length = excluded.chain_length," \
	" tls_version = excluded.tls_version, cipher = excluded.cipher," \
	" tls_rung = excluded.tls_rung, tls_result = excluded.tls_result" \
	" WHERE excluded.seen_us > seen_us"

/* What a newer program noted of a rule stands for what an older one did not. */
#define KNOWN_RULE \
	" ON CONFLICT (audit, rule_id) DO UPDATE SET" \
	" revision = excluded.revision, behaviour = excluded.behaviour," \
	" status = excluded.status, severity = excluded.severity," \
	" scope = excluded.scope, confidence = excluded.confidence," \
	" has_levels = excluded.has_levels, indicators = excluded.indicators," \
	" title_th = excluded.title_th, title_en = excluded.title_en" \
	" WHERE behaviour = '' AND excluded.behaviour <> ''"
#define RULE_COLUMNS \
	" u.rule_id, u.revision, u.behaviour, u.status, u.severity, u.scope," \
	" u.confidence, u.has_levels, u.indicators, u.title_th, u.title_en"

const char *const merge_copy_part[] = {
    "INSERT INTO stage.shard (round, number, count, is_complete)"
    " SELECT p.round, h.number, h.count, h.is_complete" OF_ROUND("shard", "h"),
    "INSERT INTO stage.pause (id, round, cause, began_us, ended_us)"
    " SELECT u.id + p.pause, p.round, u.cause, u.began_us, u.ended_us" OF_ROUND(
        "pause", "u"),
    "INSERT INTO stage.agency (id, round, agency_id, level, name_th, name_en,"
    " aliases, ministry_th, province_code, office_code, g2c, g2b, g2g, status,"
    " listed, parent_id, successor_id)"
    " SELECT a.id + p.agency, p.round, a.agency_id, a.level, a.name_th,"
    " a.name_en, a.aliases, a.ministry_th, a.province_code, a.office_code,"
    " a.g2c, a.g2b, a.g2g, a.status, a.listed, a.parent_id,"
    " a.successor_id" OF_ROUND("agency", "a"),
    "INSERT INTO stage.seed (agency, number, url, role, scope)"
    " SELECT s.agency + p.agency, s.number, s.url, s.role, s.scope" OF_AGENCY(
        "seed", "s"),
    "INSERT INTO stage.warc (id, round, number, name, committed_len, is_sealed,"
    " sha256) SELECT w.id + p.warc, p.round, w.number + p.warc_number, w.name,"
    " w.committed_len, w.is_sealed, w.sha256" OF_ROUND("warc", "w"),
    "INSERT INTO stage.capture (id, agency, url, method, status, reason,"
    " detail, cut, redirect_to, content_type, body_bytes, payload_sha256, ip,"
    " tls_rung, tls_result, attempt, started_us, dns_us, connect_us, tls_us,"
    " first_byte_us, total_us, depth, via_url, warc, warc_offset, warc_length,"
    " request_offset, request_length, client, revisit, revisit_of, etag,"
    " last_modified, not_modified_run, connects) SELECT c.id + p.capture,"
    " c.agency + p.agency, c.url, c.method, c.status, c.reason, c.detail,"
    " c.cut, c.redirect_to, c.content_type, c.body_bytes, c.payload_sha256,"
    " c.ip, c.tls_rung, c.tls_result, c.attempt, c.started_us, c.dns_us,"
    " c.connect_us, c.tls_us, c.first_byte_us, c.total_us, c.depth, c.via_url,"
    " " WARC(
        "c.warc") ", c.warc_offset, c.warc_length, c.request_offset,"
                  " c.request_length, c.client, c.revisit, " CAPTURE(
                      "c.revisit_of") ", c.etag, c.last_modified, c.not_modified_run, c.connects" OF_AGENCY("capture",
                      "c"),
    "INSERT INTO stage.url (id, agency, url, state, reason, depth, hops,"
    " is_home, site, attempts, due_us, via_url, click_path, capture, priority,"
    " pattern, is_hint) SELECT u.id + p.url, u.agency + p.agency, u.url,"
    " u.state, u.reason, u.depth, u.hops, u.is_home, u.site, u.attempts,"
    " u.due_us, u.via_url, u.click_path, " CAPTURE(
        "u.capture") ", u.priority, u.pattern, u.is_hint" OF_AGENCY("url", "u"),
    /* Rounds come in the order of time: the plan is that of an agency's
     * first. */
    "INSERT INTO stage.plan (agency_id, position, url, depth, is_home, site)"
    " SELECT l.agency_id, l.position, l.url, l.depth, l.is_home, l.site"
    " FROM temp.part p JOIN src.agency a ON a.round = p.source_round"
    " JOIN src.plan l ON l.agency_id = a.agency_id WHERE p.id = ?1"
    " AND NOT EXISTS (SELECT 1 FROM main.plan t"
    " WHERE t.agency_id = a.agency_id) AND NOT EXISTS (SELECT 1"
    " FROM stage.plan t WHERE t.agency_id = a.agency_id)",
    "INSERT INTO stage.origin (id, round, origin, robots_state, robots_body,"
    " capture, fetched_us, crawl_delay_ms, is_delay_capped, has_read_maps,"
    " maps_left_out)"
    " SELECT i.id + p.origin, p.round, i.origin, i.robots_state,"
    " i.robots_body, " CAPTURE(
        "i.capture") ", i.fetched_us,"
                     " i.crawl_delay_ms, i.is_delay_capped, i.has_read_maps, i.maps_left_out" OF_ROUND(
                         "origin", "i") NEWER_ORIGIN,
    "INSERT INTO stage.certificate (id, round, origin, capture, seen_us,"
    " subject, issuer, names, public_key, signature, sha256, not_before_us,"
    " not_after_us, chain_length, tls_version, cipher, tls_rung, tls_result)"
    " SELECT i.id + p.certificate, p.round, i.origin, " CAPTURE(
        "i.capture") ", i.seen_us, i.subject, i.issuer, i.names, i.public_key, i.signature,"
                     " i.sha256, i.not_before_us, i.not_after_us, i.chain_length,"
                     " i.tls_version, i.cipher, i.tls_rung, i.tls_result" OF_ROUND(
                         "certificate", "i") NEWER_CERTIFICATE,
    "INSERT INTO stage.page (capture, reason, encoding, encoding_source,"
    " page_class, title, lang, words_th, words_en, text_sha256, view_flags,"
    " redirect_to, redirect_kind, names_agency, findings, blocks)"
    " SELECT g.capture + p.capture, g.reason, g.encoding, g.encoding_source,"
    " g.page_class, g.title, g.lang, g.words_th, g.words_en, g.text_sha256,"
    " g.view_flags, g.redirect_to, g.redirect_kind, g.names_agency,"
    " g.findings, g.blocks FROM temp.part p"
    " JOIN src.agency a ON a.round = p.source_round"
    " JOIN src.capture c ON c.agency = a.id"
    " JOIN src.page g ON g.capture = c.id WHERE p.id = ?1",
    "INSERT INTO stage.part (page, number, kind, asked, capture)"
    " SELECT c.id + p.capture, g.number, g.kind, g.asked, " CAPTURE(
        "g.capture") " FROM temp.part p"
                     " JOIN src.agency a ON a.round = p.source_round"
                     " JOIN src.capture c ON c.agency = a.id"
                     " JOIN src.part g ON g.page = c.id WHERE p.id = ?1",
    "INSERT INTO stage.probe (agency, path, is_map, url, reason, capture,"
    " findings) SELECT b.agency + p.agency, b.path, b.is_map, b.url, b.reason,"
    " " CAPTURE("b.capture") ", b.findings" OF_AGENCY("probe", "b"),
    "INSERT INTO stage.audit (id, round, name, rule_pack, program_version,"
    " is_complete) SELECT t.id + p.audit, p.round, t.name, t.rule_pack,"
    " t.program_version, t.is_complete" OF_ROUND(
        "audit", "t") " ON CONFLICT (round, name) DO UPDATE SET"
                      " is_complete = min(is_complete, excluded.is_complete)",
    "INSERT INTO stage.audit_rule (audit, rule_id, revision, behaviour, status,"
    " severity, scope, confidence, has_levels, indicators, title_th, title_en)"
    " SELECT g.id," RULE_COLUMNS " FROM temp.part p"
    " JOIN src.audit t ON t.round = p.source_round"
    " JOIN src.audit_rule u ON u.audit = t.id"
    " JOIN stage.audit g ON g.round = p.round AND g.name = t.name"
    " WHERE p.id = ?1" KNOWN_RULE,
    "INSERT INTO stage.verdict (id, agency, audit, rule_id, rule_revision,"
    " scope, site, url, outcome, level, reason, confidence, pages_examined,"
    " is_complete, listed, listed_passed, evidence_sha256) SELECT v.id + p.verdict,"
    " v.agency + p.agency, v.audit, v.rule_id, v.rule_revision, v.scope,"
    " v.site, v.url, v.outcome, v.level, v.reason, v.confidence,"
    " v.pages_examined, v.is_complete, v.listed, v.listed_passed,"
    " v.evidence_sha256" OF_AGENCY("verdict", "v"),
    "INSERT INTO stage.evidence_row (verdict, number, evidence_id, capture,"
    " url, label, quote, context_before, context_after, match_kind, node_path,"
    " line, byte_start, byte_end, part, page, block, ownership) SELECT r.verdict + p.verdict, r.number,"
    " r.evidence_id, " CAPTURE(
        "r.capture") ", r.url, r.label, r.quote,"
                     " r.context_before, r.context_after, r.match_kind, r.node_path, r.line,"
                     " r.byte_start, r.byte_end, r.part, " CAPTURE(
                         "r.page") ", r.block, r.ownership FROM temp.part p"
                                   " JOIN src.agency a ON a.round = p.source_round"
                                   " JOIN src.verdict v ON v.agency = a.id"
                                   " JOIN src.evidence_row r ON r.verdict = v.id WHERE p.id = ?1",
    "INSERT INTO stage.indicator_row (round, audit, profile, agency, pillar,"
    " indicator, score, lower, upper, coverage, level, kind, passed, failed,"
    " undecided, inapplicable) SELECT p.round,"
    " i.audit, i.profile, i.agency + p.agency, i.pillar, i.indicator, i.score,"
    " i.lower, i.upper, i.coverage, i.level, i.kind, i.passed, i.failed,"
    " i.undecided, i.inapplicable" OF_ROUND("indicator_row", "i"),
    /* Of a round that several have none is brought. */
    "INSERT OR IGNORE INTO stage.score_run (round, audit, profile, plan,"
    " last_review) SELECT p.round, i.audit, i.profile, i.plan,"
    " i.last_review" OF_ROUND("score_run", "i"),
    NULL,
};

/* Columns stand in the same order in both. */
const char *const merge_copy_stage[] = {
    "INSERT INTO main.round SELECT * FROM stage.round"
    " WHERE id NOT IN (SELECT id FROM main.round)",
    "UPDATE main.round SET (started_us, finished_us, is_complete) ="
    " (SELECT s.started_us, s.finished_us, s.is_complete FROM stage.round s"
    " WHERE s.id = round.id)"
    " WHERE id IN (SELECT round FROM temp.part WHERE is_copied = 1)",
    "INSERT INTO main.shard SELECT * FROM stage.shard",
    /* A round of shards is complete when each of them is; only a single one
     * is still called by its number. */
    "UPDATE main.round SET is_complete = (SELECT count(*) = max(h.count)"
    " AND min(h.is_complete) = 1 FROM main.shard h WHERE h.round = round.id),"
    " shard = (SELECT CASE count(*) WHEN 1 THEN h.number || '/' || h.count"
    " ELSE '' END FROM main.shard h WHERE h.round = round.id)"
    " WHERE id IN (SELECT round FROM temp.part WHERE is_copied = 1)"
    " AND id IN (SELECT round FROM main.shard)",
    "INSERT INTO main.pause SELECT * FROM stage.pause",
    "INSERT INTO main.agency SELECT * FROM stage.agency",
    "INSERT INTO main.seed SELECT * FROM stage.seed",
    "INSERT INTO main.warc SELECT * FROM stage.warc",
    "INSERT INTO main.capture SELECT * FROM stage.capture ORDER BY id",
    "INSERT INTO main.url SELECT * FROM stage.url ORDER BY id",
    "INSERT INTO main.plan SELECT * FROM stage.plan",
    "INSERT INTO main.clock SELECT * FROM stage.clock WHERE true"
    " ON CONFLICT (key) DO UPDATE SET next_due_us = excluded.next_due_us,"
    " delay_ms = excluded.delay_ms, penalty = excluded.penalty"
    " WHERE (excluded.next_due_us, excluded.delay_ms, excluded.penalty)"
    " > (next_due_us, delay_ms, penalty)",
    "INSERT INTO main.origin SELECT * FROM stage.origin WHERE true" NEWER_ORIGIN,
    "INSERT INTO main.certificate SELECT * FROM stage.certificate WHERE true" NEWER_CERTIFICATE,
    "INSERT INTO main.page SELECT * FROM stage.page ORDER BY capture",
    "INSERT INTO main.part SELECT * FROM stage.part",
    "INSERT INTO main.probe SELECT * FROM stage.probe",
    "INSERT INTO main.verdict SELECT * FROM stage.verdict ORDER BY id",
    "INSERT INTO main.evidence_row SELECT * FROM stage.evidence_row"
    " ORDER BY verdict, number",
    "INSERT INTO main.audit SELECT * FROM stage.audit WHERE true"
    " ON CONFLICT (round, name) DO UPDATE SET"
    " is_complete = min(is_complete, excluded.is_complete)",
    "INSERT INTO main.audit_rule SELECT t.id," RULE_COLUMNS
    " FROM stage.audit_rule u JOIN stage.audit g ON g.id = u.audit"
    " JOIN main.audit t ON t.round = g.round AND t.name = g.name"
    " WHERE true" KNOWN_RULE,
    /* A part may lack an audit that others have. */
    "UPDATE main.audit SET is_complete = 0 WHERE is_complete = 1"
    " AND round IN (SELECT round FROM temp.part WHERE is_copied = 1)"
    " AND EXISTS (SELECT 1 FROM main.agency a WHERE a.round = audit.round"
    " AND (SELECT count(*) FROM main.verdict v WHERE v.agency = a.id"
    " AND v.audit = audit.name AND v.rule_id IN (SELECT u.rule_id"
    " FROM main.audit_rule u WHERE u.audit = audit.id))"
    " <> (SELECT count(*) FROM main.audit_rule u WHERE u.audit = audit.id))",
    NULL,
};
