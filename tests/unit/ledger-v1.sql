-- A ledger of schema version 1, with a round that was interrupted: what a
-- migration has to keep.

PRAGMA journal_mode = WAL;
BEGIN;

CREATE TABLE round (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	started_us INTEGER NOT NULL,
	finished_us INTEGER,
	is_complete INTEGER NOT NULL DEFAULT 0,
	rule_pack TEXT NOT NULL,
	config TEXT NOT NULL,
	program_version TEXT NOT NULL
) STRICT;

CREATE TABLE agency (
	id INTEGER PRIMARY KEY,
	round INTEGER NOT NULL REFERENCES round,
	agency_id TEXT NOT NULL,
	level TEXT NOT NULL,
	name_th TEXT NOT NULL,
	name_en TEXT NOT NULL,
	aliases TEXT NOT NULL,
	ministry_th TEXT NOT NULL,
	province_code TEXT NOT NULL,
	office_code TEXT NOT NULL,
	g2c INTEGER NOT NULL,
	g2b INTEGER NOT NULL,
	g2g INTEGER NOT NULL,
	status TEXT NOT NULL DEFAULT '',
	UNIQUE (round, agency_id)
) STRICT;

CREATE TABLE seed (
	agency INTEGER NOT NULL REFERENCES agency,
	number INTEGER NOT NULL,
	url TEXT NOT NULL,
	role TEXT NOT NULL,
	PRIMARY KEY (agency, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE warc (
	id INTEGER PRIMARY KEY,
	round INTEGER NOT NULL REFERENCES round,
	number INTEGER NOT NULL,
	name TEXT NOT NULL UNIQUE,
	committed_len INTEGER NOT NULL DEFAULT 0,
	is_sealed INTEGER NOT NULL DEFAULT 0,
	sha256 TEXT NOT NULL DEFAULT '',
	UNIQUE (round, number)
) STRICT;

CREATE TABLE capture (
	id INTEGER PRIMARY KEY,
	agency INTEGER NOT NULL REFERENCES agency,
	url TEXT NOT NULL,
	method TEXT NOT NULL DEFAULT 'GET',
	status INTEGER NOT NULL,
	reason TEXT NOT NULL,
	detail TEXT NOT NULL,
	cut TEXT NOT NULL,
	redirect_to TEXT NOT NULL,
	content_type TEXT NOT NULL,
	body_bytes INTEGER NOT NULL,
	payload_sha256 TEXT NOT NULL,
	ip TEXT NOT NULL,
	tls_rung TEXT NOT NULL,
	tls_result TEXT NOT NULL,
	attempt INTEGER NOT NULL,
	started_us INTEGER NOT NULL,
	dns_us INTEGER NOT NULL,
	connect_us INTEGER NOT NULL,
	tls_us INTEGER NOT NULL,
	first_byte_us INTEGER NOT NULL,
	total_us INTEGER NOT NULL,
	depth INTEGER NOT NULL,
	via_url TEXT NOT NULL,
	warc INTEGER NOT NULL REFERENCES warc,
	warc_offset INTEGER NOT NULL,
	warc_length INTEGER NOT NULL,
	request_offset INTEGER NOT NULL,
	request_length INTEGER NOT NULL
) STRICT;
CREATE INDEX capture_url ON capture (url);
CREATE INDEX capture_agency ON capture (agency);
CREATE INDEX capture_warc ON capture (warc, warc_offset);

CREATE TABLE url (
	id INTEGER PRIMARY KEY,
	agency INTEGER NOT NULL REFERENCES agency,
	url TEXT NOT NULL,
	state INTEGER NOT NULL,
	reason TEXT NOT NULL,
	depth INTEGER NOT NULL,
	hops INTEGER NOT NULL,
	is_home INTEGER NOT NULL,
	site INTEGER NOT NULL,
	attempts INTEGER NOT NULL,
	due_us INTEGER NOT NULL,
	via_url TEXT NOT NULL,
	click_path TEXT NOT NULL,
	capture INTEGER REFERENCES capture,
	UNIQUE (agency, url)
) STRICT;
CREATE INDEX url_state ON url (agency, state, depth, id);
CREATE INDEX url_asked ON url (agency) WHERE attempts > 0;
CREATE INDEX url_home ON url (agency) WHERE is_home = 1;

CREATE TABLE clock (
	key TEXT PRIMARY KEY,
	next_due_us INTEGER NOT NULL,
	delay_ms INTEGER NOT NULL,
	penalty INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE origin (
	id INTEGER PRIMARY KEY,
	round INTEGER NOT NULL REFERENCES round,
	origin TEXT NOT NULL,
	robots_state INTEGER NOT NULL,
	robots_body BLOB NOT NULL,
	capture INTEGER REFERENCES capture,
	fetched_us INTEGER NOT NULL,
	UNIQUE (round, origin)
) STRICT;

CREATE TABLE page (
	capture INTEGER PRIMARY KEY REFERENCES capture,
	reason TEXT NOT NULL,
	encoding TEXT NOT NULL,
	encoding_source TEXT NOT NULL,
	page_class TEXT NOT NULL,
	title TEXT NOT NULL,
	lang TEXT NOT NULL,
	words_th INTEGER NOT NULL,
	words_en INTEGER NOT NULL,
	text_sha256 TEXT NOT NULL,
	view_flags TEXT NOT NULL,
	redirect_to TEXT NOT NULL,
	redirect_kind TEXT NOT NULL
) STRICT;

CREATE TABLE finding (
	id INTEGER PRIMARY KEY,
	capture INTEGER NOT NULL REFERENCES page,
	rule_id TEXT NOT NULL,
	outcome TEXT NOT NULL,
	level INTEGER NOT NULL,
	reason TEXT NOT NULL,
	leaves TEXT NOT NULL,
	evidence BLOB NOT NULL,
	UNIQUE (capture, rule_id)
) STRICT;

CREATE TABLE verdict (
	id INTEGER PRIMARY KEY,
	agency INTEGER NOT NULL REFERENCES agency,
	audit TEXT NOT NULL,
	rule_id TEXT NOT NULL,
	rule_revision INTEGER NOT NULL,
	scope TEXT NOT NULL,
	site TEXT NOT NULL,
	url TEXT NOT NULL,
	outcome TEXT NOT NULL,
	level INTEGER NOT NULL,
	reason TEXT NOT NULL,
	confidence TEXT NOT NULL,
	pages_examined INTEGER NOT NULL,
	is_complete INTEGER NOT NULL,
	UNIQUE (agency, audit, rule_id)
) STRICT;

CREATE TABLE evidence_row (
	verdict INTEGER NOT NULL REFERENCES verdict ON DELETE CASCADE,
	number INTEGER NOT NULL,
	evidence_id TEXT NOT NULL,
	capture INTEGER REFERENCES capture,
	url TEXT NOT NULL,
	label TEXT NOT NULL,
	quote TEXT NOT NULL,
	context_before TEXT NOT NULL,
	context_after TEXT NOT NULL,
	match_kind TEXT NOT NULL,
	node_path TEXT NOT NULL,
	line INTEGER NOT NULL,
	byte_start INTEGER NOT NULL,
	byte_end INTEGER NOT NULL,
	PRIMARY KEY (verdict, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_row_id ON evidence_row (evidence_id);

CREATE TABLE review (
	id INTEGER PRIMARY KEY,
	evidence_id TEXT NOT NULL,
	verdict_key TEXT NOT NULL,
	reviewer TEXT NOT NULL,
	decision TEXT NOT NULL,
	note TEXT NOT NULL,
	decided_us INTEGER NOT NULL,
	evidence_sha256 TEXT NOT NULL
) STRICT;
CREATE TABLE indicator_row (
	round INTEGER NOT NULL REFERENCES round,
	audit TEXT NOT NULL,
	profile TEXT NOT NULL,
	agency INTEGER NOT NULL REFERENCES agency,
	pillar TEXT NOT NULL,
	indicator TEXT NOT NULL,
	score REAL,
	lower REAL,
	upper REAL,
	coverage REAL,
	level INTEGER NOT NULL,
	PRIMARY KEY (round, audit, profile, agency, indicator)
) STRICT, WITHOUT ROWID;

CREATE VIEW rounds AS
SELECT name AS round,
	strftime('%Y-%m-%dT%H:%M:%S', started_us / 1000000, 'unixepoch')
	|| printf('.%03dZ', started_us / 1000 % 1000) AS started_at,
	strftime('%Y-%m-%dT%H:%M:%S', finished_us / 1000000, 'unixepoch')
	|| printf('.%03dZ', finished_us / 1000 % 1000) AS finished_at,
	is_complete AS complete, rule_pack, config, program_version
FROM round;

CREATE VIEW agencies AS
SELECT r.name AS round, a.agency_id, nullif(a.level, '') AS level,
	nullif(a.name_th, '') AS name_th, nullif(a.name_en, '') AS name_en,
	nullif(a.ministry_th, '') AS ministry_th,
	nullif(a.province_code, '') AS province_code,
	nullif(a.office_code, '') AS office_code,
	nullif(a.status, '') AS status
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
	c.warc_offset, c.warc_length
FROM capture c JOIN agency a ON a.id = c.agency
	JOIN round r ON r.id = a.round JOIN warc w ON w.id = c.warc
	LEFT JOIN page p ON p.capture = c.id;

CREATE VIEW pages AS
SELECT r.name AS round, a.agency_id, u.url,
	nullif(p.page_class, '') AS page_class, nullif(p.title, '') AS title,
	nullif(p.lang, '') AS lang, p.words_th, p.words_en,
	nullif(p.text_sha256, '') AS text_sha256,
	nullif(p.view_flags, '') AS view_flags
FROM url u JOIN page p ON p.capture = u.capture
	JOIN agency a ON a.id = u.agency JOIN round r ON r.id = a.round
WHERE p.reason = '' AND u.reason = '';

CREATE VIEW verdicts AS
SELECT r.name AS round, v.audit, a.agency_id, nullif(v.site, '') AS site,
	v.rule_id, v.rule_revision, nullif(v.scope, '') AS scope,
	nullif(v.url, '') AS url, v.outcome, nullif(v.level, -1) AS level,
	nullif(v.reason, '') AS reason, nullif(v.confidence, '') AS confidence,
	v.outcome AS effective_outcome, NULL AS reviewer,
	(SELECT count(*) FROM evidence_row e WHERE e.verdict = v.id)
	AS evidence_count,
	v.pages_examined, v.is_complete AS complete
FROM verdict v JOIN agency a ON a.id = v.agency
	JOIN round r ON r.id = a.round;

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
	c.warc_offset
FROM evidence_row e JOIN verdict v ON v.id = e.verdict
	JOIN agency a ON a.id = v.agency JOIN round r ON r.id = a.round
	LEFT JOIN capture c ON c.id = e.capture
	LEFT JOIN warc w ON w.id = c.warc
	LEFT JOIN url u ON u.agency = a.id AND u.url = c.url;

CREATE VIEW indicators AS
SELECT r.name AS round, i.audit, i.profile, a.agency_id, i.pillar,
	i.indicator, i.score, i.lower, i.upper, i.coverage,
	nullif(i.level, -1) AS level
FROM indicator_row i JOIN agency a ON a.id = i.agency
	JOIN round r ON r.id = i.round;

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
	nullif(evidence_sha256, '') AS evidence_sha256
FROM review;

INSERT INTO round VALUES
	(1, 'r', 1533045600123456, NULL, 0, 'sha256:rules', '{}', '0.1.0'),
	(2, 'old', 1533000000000000, 1533000001000000, 1, 'sha256:rules', '{}',
	'0.1.0');
INSERT INTO agency VALUES
	(1, 1, 'a-01', 'department', 'กรมตัวอย่าง', 'Department of Examples', '',
	'', '10', '', 2, 0, 0, 'reached'),
	(2, 2, 'a-01', 'department', 'กรมตัวอย่าง', 'Department of Examples', '',
	'', '10', '', 2, 0, 0, 'reached');
INSERT INTO seed VALUES (1, 0, 'https://www.agency.example/', 'home');
INSERT INTO warc VALUES
	(1, 1, 1, 'samruat-r-00001.warc.gz', 4000, 1, 'abcd');
INSERT INTO capture VALUES
	(1, 1, 'https://www.agency.example/', 'GET', 200, '', '', '', '',
	'text/html', 12, 'a5652be1', '192.0.2.7', 'strict', 'ok', 1,
	1533045600123456, -1, 1500, -1, 20000, 30999, 0, '', 1, 300, 400, 100,
	200),
	(2, 1, 'https://www.agency.example/gone', 'GET', 0, 'timeout',
	'no answer', '', '', '', 0, '', '', '', '', 1, 1533045601123456, -1, -1,
	-1, -1, 30999, 1, 'https://www.agency.example/', 1, 900, 100, -1, 0);
INSERT INTO url VALUES
	(1, 1, 'https://www.agency.example/', 1, '', 0, 0, 1, 0, 1, 0, '', '',
	1),
	(2, 1, 'https://www.agency.example/deep', 0, '', 3, 0, 0, 0, 0, 0,
	'https://www.agency.example/', 'ลึก', NULL),
	(3, 1, 'https://www.agency.example/near', 0, '', 1, 0, 0, 0, 0, 0,
	'https://www.agency.example/', 'ใกล้', NULL),
	(4, 1, 'https://www.agency.example/gone', 4, 'timeout', 1, 0, 0, 0, 1,
	0, 'https://www.agency.example/', 'หาย', 2),
	(5, 1, 'https://other.example/', 3, 'out-of-scope', 1, 0, 0, 0, 0, 0,
	'https://www.agency.example/', 'อื่น', NULL);
INSERT INTO clock VALUES ('www.agency.example', 1533045602123456, 2000, 1);
INSERT INTO origin VALUES
	(1, 1, 'https://www.agency.example', 0, CAST('User-agent: *' AS BLOB),
	1, 1533045600123456),
	(2, 2, 'https://www.agency.example', 2, x'', NULL, 1533000000000000);
INSERT INTO page VALUES
	(1, '', 'utf-8', 'meta', 'home', 'กรมตัวอย่าง', 'th', 20, 3, 'ef01',
	'spam', '', ''),
	(2, 'not-html', '', '', '', '', '', 0, 0, '', '', '', '');
INSERT INTO finding VALUES
	(1, 1, 'ESV-04', 'passed', 3, '', 't', x'0000000000000000'),
	(2, 1, 'ABC-01', 'cantTell', -1, 'truncated', 'tu',
	x'010000000000000005000000000000006170706c790c000000000000004170706c79206f6e6c696e650000000000000000000000000000000000000000000000000100000000000000030000000000000005000000000000001100000000000000'),
	(3, 2, 'ESV-04', 'failed', -1, '', 'f', x'0000000000000000');
INSERT INTO verdict VALUES
	(1, 1, 'crawl', 'ESV-04', 2, 'site', 'https://www.agency.example/',
	'https://www.agency.example/', 'passed', 3, '', 'high', 1, 1);
INSERT INTO evidence_row VALUES
	(1, 0, '0123456789abcdef', 1, 'https://www.agency.example/', 'apply',
	'ยื่นคำขอ', '', '', 'exact', 'html/body/a', 3, 5, 29);
INSERT INTO review VALUES
	(1, '0123456789abcdef', 'r/crawl/a-01/ESV-04', 'somebody', 'agree', '',
	1533045609123456, 'aa');
INSERT INTO indicator_row VALUES
	(1, 'crawl', 'p', 1, 'services', 'i-1', 0.5, 0.25, 0.75, 1.0, -1);

PRAGMA application_id = 0x736d7274;
PRAGMA user_version = 1;
COMMIT;
