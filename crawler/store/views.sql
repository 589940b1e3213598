-- The public views: for everybody, and only ever gaining columns.
-- docs/EVIDENCE.md describes them.

CREATE VIEW rounds AS
SELECT name AS round,
	strftime('%Y-%m-%dT%H:%M:%S', started_us / 1000000, 'unixepoch')
	|| printf('.%03dZ', started_us / 1000 % 1000) AS started_at,
	strftime('%Y-%m-%dT%H:%M:%S', finished_us / 1000000, 'unixepoch')
	|| printf('.%03dZ', finished_us / 1000 % 1000) AS finished_at,
	is_complete AS complete, rule_pack, config, program_version,
	nullif(shard, '') AS shard
FROM round;

CREATE VIEW agencies AS
SELECT r.name AS round, a.agency_id, nullif(a.level, '') AS level,
	nullif(a.name_th, '') AS name_th, nullif(a.name_en, '') AS name_en,
	nullif(a.ministry_th, '') AS ministry_th,
	nullif(a.province_code, '') AS province_code,
	nullif(a.office_code, '') AS office_code,
	nullif(a.status, '') AS status, a.listed,
	nullif(a.parent_id, '') AS parent_id,
	nullif(a.successor_id, '') AS successor_id
FROM agency a JOIN round r ON r.id = a.round;

CREATE VIEW captures AS
SELECT r.name AS round, a.agency_id, c.url, c.method,
	nullif(c.status, 0) AS status, nullif(c.reason, '') AS reason,
	nullif(c.redirect_to, '') AS redirect_to,
	nullif(c.content_type, '') AS content_type,
	nullif(p.encoding, '') AS encoding,
	nullif(p.encoding_source, '') AS encoding_source, c.body_bytes,
	nullif(c.payload_sha256, '') AS payload_sha256,
	nullif(c.ip, '') AS ip, nullif(c.tls_rung, '') AS tls_rung,
	nullif(c.tls_result, '') AS tls_result, c.attempt,
	strftime('%Y-%m-%dT%H:%M:%S', c.started_us / 1000000, 'unixepoch')
	|| printf('.%03dZ', c.started_us / 1000 % 1000) AS started_at,
	nullif(c.dns_us, -1) / 1000 AS dns_ms,
	nullif(c.connect_us, -1) / 1000 AS connect_ms,
	nullif(c.tls_us, -1) / 1000 AS tls_ms,
	nullif(c.first_byte_us, -1) / 1000 AS first_byte_ms,
	nullif(c.total_us, -1) / 1000 AS total_ms,
	c.depth, nullif(c.via_url, '') AS via_url, w.name AS warc_file,
	c.warc_offset, c.warc_length, nullif(c.client, '') AS client,
	nullif(c.revisit, '') AS revisit, o.url AS revisit_of_url,
	strftime('%Y-%m-%dT%H:%M:%S', o.started_us / 1000000, 'unixepoch')
	|| printf('.%03dZ', o.started_us / 1000 % 1000) AS revisit_of_at,
	CASE WHEN c.status > 0 THEN coalesce(ow.name, w.name) END
	AS payload_warc_file,
	CASE WHEN c.status > 0 THEN coalesce(o.warc_offset, c.warc_offset) END
	AS payload_warc_offset,
	nullif(c.etag, '') AS etag, nullif(c.last_modified, '') AS last_modified,
	c.connects, nullif(p.reason, '') AS unread_reason
FROM capture c JOIN agency a ON a.id = c.agency
	JOIN round r ON r.id = a.round JOIN warc w ON w.id = c.warc
	LEFT JOIN page p ON p.capture = c.id
	LEFT JOIN capture o ON o.id = c.revisit_of
	LEFT JOIN warc ow ON ow.id = o.warc;

-- Pages that were read, and those whose reader was stopped, of which nothing
-- else is known. What could not be read stands in skipped.
CREATE VIEW pages AS
SELECT r.name AS round, a.agency_id, u.url,
	nullif(p.page_class, '') AS page_class, nullif(p.title, '') AS title,
	nullif(p.lang, '') AS lang,
	CASE WHEN p.reason = '' THEN p.words_th END AS words_th,
	CASE WHEN p.reason = '' THEN p.words_en END AS words_en,
	nullif(p.text_sha256, '') AS text_sha256,
	nullif(p.view_flags, '') AS view_flags, p.names_agency,
	CASE WHEN p.reason = ''
	THEN (SELECT count(*) FROM part t WHERE t.page = p.capture)
	END AS parts
FROM url u JOIN page p ON p.capture = u.capture
	JOIN agency a ON a.id = u.agency JOIN round r ON r.id = a.round
WHERE (p.reason = '' AND u.reason = '') OR p.view_flags = 'parse-killed';

-- effective_outcome is the machine's until a person decides otherwise; where
-- people disagree nobody can tell.
CREATE VIEW verdicts AS
SELECT r.name AS round, v.audit, a.agency_id, nullif(v.site, '') AS site,
	v.rule_id, v.rule_revision, nullif(v.scope, '') AS scope,
	nullif(v.url, '') AS url, v.outcome, nullif(v.level, -1) AS level,
	nullif(v.reason, '') AS reason, nullif(v.confidence, '') AS confidence,
	coalesce(nullif(d.outcome, ''), v.outcome) AS effective_outcome,
	CASE WHEN d.outcome <> '' THEN d.reviewer END AS reviewer,
	(SELECT count(*) FROM evidence_row e WHERE e.verdict = v.id)
	AS evidence_count,
	v.pages_examined, v.is_complete AS complete, v.listed, v.listed_passed,
	nullif(CASE WHEN d.outcome <> '' THEN d.level ELSE v.level END, -1)
	AS effective_level,
	d.state AS review_state, nullif(v.evidence_sha256, '') AS evidence_sha256
FROM verdict v JOIN agency a ON a.id = v.agency
	JOIN round r ON r.id = a.round
	LEFT JOIN decision d ON d.agency_id = a.agency_id
	AND d.rule_id = v.rule_id AND d.evidence_sha256 = v.evidence_sha256;

-- Passes of rules over the captures of a round.
CREATE VIEW audits AS
SELECT r.name AS round, t.name AS audit, nullif(t.rule_pack, '') AS rule_pack,
	t.program_version, t.is_complete AS complete
FROM audit t JOIN round r ON r.id = t.round;

CREATE VIEW rules AS
SELECT r.name AS round, t.name AS audit, u.rule_id,
	u.revision AS rule_revision, nullif(u.behaviour, '') AS behaviour_sha256,
	nullif(u.status, '') AS status, nullif(u.severity, '') AS severity,
	nullif(u.scope, '') AS scope, nullif(u.confidence, '') AS confidence,
	u.has_levels, nullif(u.indicators, '') AS indicators,
	nullif(u.title_th, '') AS title_th, nullif(u.title_en, '') AS title_en
FROM audit_rule u JOIN audit t ON t.id = u.audit
	JOIN round r ON r.id = t.round;

-- The place is that of the bytes: of the capture, or of the one it repeats; of
-- a part of a page, the part's.
CREATE VIEW evidence AS
SELECT e.evidence_id, r.name AS round, v.audit, a.agency_id, v.rule_id,
	nullif(e.url, '') AS url, nullif(e.label, '') AS label,
	nullif(e.quote, '') AS quote,
	nullif(e.context_before, '') AS context_before,
	nullif(e.context_after, '') AS context_after, e.match_kind,
	nullif(e.node_path, '') AS node_path, nullif(e.line, 0) AS line,
	nullif(e.byte_start, -1) AS byte_start,
	nullif(e.byte_end, -1) AS byte_end,
	nullif(u.click_path, '') AS click_path,
	strftime('%Y-%m-%dT%H:%M:%S', c.started_us / 1000000, 'unixepoch')
	|| printf('.%03dZ', c.started_us / 1000 % 1000) AS captured_at,
	nullif(c.payload_sha256, '') AS payload_sha256, w.name AS warc_file,
	coalesce(o.warc_offset, c.warc_offset) AS warc_offset,
	coalesce(g.url, nullif(e.url, '')) AS page_url,
	CASE WHEN e.block <> 0 AND coalesce(g.url, e.url) <> ''
		AND r.finished_us IS NOT NULL
	THEN coalesce((SELECT s.agencies - 1 FROM shared_block s
		WHERE s.round = r.id AND s.block = e.block
		AND substr(coalesce(g.url, e.url),
			instr(coalesce(g.url, e.url), '://') + 3,
			length(s.host) + 1) = s.host || '/'), 0)
	END AS shared_with,
	nullif(e.ownership, '') AS ownership
FROM evidence_row e JOIN verdict v ON v.id = e.verdict
	JOIN agency a ON a.id = v.agency JOIN round r ON r.id = a.round
	LEFT JOIN capture c ON c.id = e.capture
	LEFT JOIN capture g ON g.id = e.page
	LEFT JOIN capture o ON o.id = c.revisit_of
	LEFT JOIN warc w ON w.id = coalesce(o.warc, c.warc)
	LEFT JOIN url u ON u.agency = a.id AND u.url = coalesce(g.url, c.url);

CREATE VIEW indicators AS
SELECT r.name AS round, i.audit, i.profile, a.agency_id, i.pillar,
	i.indicator, i.score, i.lower, i.upper, i.coverage,
	nullif(i.level, -1) AS level, nullif(i.kind, '') AS kind,
	i.passed AS rules_passed, i.failed AS rules_failed,
	i.undecided AS rules_undecided, i.inapplicable AS rules_inapplicable
FROM indicator_row i JOIN agency a ON a.id = i.agency
	JOIN round r ON r.id = i.round
WHERE i.indicator <> '';

CREATE VIEW pillars AS
SELECT r.name AS round, i.audit, i.profile, a.agency_id, i.pillar,
	i.score, i.lower, i.upper, i.coverage
FROM indicator_row i JOIN agency a ON a.id = i.agency
	JOIN round r ON r.id = i.round
WHERE i.indicator = '';

CREATE VIEW releases AS
SELECT l.name AS release, r.name AS round, l.audit, l.profile, l.rule_pack,
	l.last_review, l.program_version,
	strftime('%Y-%m-%dT%H:%M:%S', l.released_us / 1000000, 'unixepoch')
	|| printf('.%03dZ', l.released_us / 1000 % 1000) AS released_at,
	l.excuses, l.figures_sha256
FROM release l JOIN round r ON r.id = l.round;

-- Every URL that is known and was not audited, with its reason: what was not
-- asked for, what did not come, and what came but could not be read.
CREATE VIEW skipped AS
SELECT r.name AS round, a.agency_id, u.url,
	coalesce(nullif(u.reason, ''), p.reason) AS reason,
	nullif(u.via_url, '') AS via_url
FROM url u JOIN agency a ON a.id = u.agency JOIN round r ON r.id = a.round
	LEFT JOIN page p ON p.capture = u.capture
WHERE u.reason <> '' OR p.reason <> '';

CREATE VIEW reviews AS
SELECT nullif(evidence_id, '') AS evidence_id, verdict_key, reviewer,
	decision, nullif(note, '') AS note,
	strftime('%Y-%m-%dT%H:%M:%S', decided_us / 1000000, 'unixepoch')
	|| printf('.%03dZ', decided_us / 1000 % 1000) AS decided_at,
	nullif(evidence_sha256, '') AS evidence_sha256,
	id AS review, nullif(round, '') AS round, nullif(audit, '') AS audit,
	nullif(agency_id, '') AS agency_id, nullif(rule_id, '') AS rule_id,
	nullif(rule_revision, 0) AS rule_revision,
	nullif(machine_outcome, '') AS machine_outcome,
	nullif(machine_level, -1) AS machine_level,
	nullif(outcome, '') AS outcome, nullif(level, -1) AS level,
	source, nullif(drawn, '') AS drawn, settles
FROM review;

CREATE VIEW certificates AS
SELECT r.name AS round, t.origin, nullif(t.subject, '') AS subject,
	nullif(t.issuer, '') AS issuer, nullif(t.names, '') AS names,
	nullif(t.public_key, '') AS public_key,
	nullif(t.signature, '') AS signature, nullif(t.sha256, '') AS sha256,
	strftime('%Y-%m-%dT%H:%M:%S', nullif(t.not_before_us, 0) / 1000000, 'unixepoch')
	|| printf('.%03dZ', nullif(t.not_before_us, 0) / 1000 % 1000) AS begins_at,
	strftime('%Y-%m-%dT%H:%M:%S', nullif(t.not_after_us, 0) / 1000000, 'unixepoch')
	|| printf('.%03dZ', nullif(t.not_after_us, 0) / 1000 % 1000) AS ends_at,
	t.chain_length, nullif(t.tls_version, '') AS tls_version,
	nullif(t.cipher, '') AS cipher, nullif(t.tls_rung, '') AS tls_rung,
	nullif(t.tls_result, '') AS tls_result,
	strftime('%Y-%m-%dT%H:%M:%S', t.seen_us / 1000000, 'unixepoch')
	|| printf('.%03dZ', t.seen_us / 1000 % 1000) AS captured_at
FROM certificate t JOIN round r ON r.id = t.round;

CREATE VIEW pauses AS
SELECT r.name AS round, p.cause,
	strftime('%Y-%m-%dT%H:%M:%S', p.began_us / 1000000, 'unixepoch')
	|| printf('.%03dZ', p.began_us / 1000 % 1000) AS began_at,
	strftime('%Y-%m-%dT%H:%M:%S', p.ended_us / 1000000, 'unixepoch')
	|| printf('.%03dZ', p.ended_us / 1000 % 1000) AS ended_at
FROM pause p JOIN round r ON r.id = p.round;

-- A state that we do not know forbids: the careful side.
CREATE VIEW robots AS
SELECT r.name AS round, o.origin,
	CASE o.robots_state WHEN 0 THEN 'parsed' WHEN 1 THEN 'absent'
	WHEN 4 THEN 'html' WHEN 5 THEN 'challenge' WHEN 6 THEN 'stale'
	ELSE 'unreachable' END AS state,
	nullif(o.crawl_delay_ms, -1) AS crawl_delay_ms,
	o.is_delay_capped AS delay_capped,
	o.maps_left_out AS sitemaps_left_out,
	strftime('%Y-%m-%dT%H:%M:%S', o.fetched_us / 1000000, 'unixepoch')
	|| printf('.%03dZ', o.fetched_us / 1000 % 1000) AS captured_at,
	c.url, nullif(c.status, 0) AS status, w.name AS warc_file, c.warc_offset
FROM origin o JOIN round r ON r.id = o.round
	LEFT JOIN capture c ON c.id = o.capture
	LEFT JOIN warc w ON w.id = c.warc;
