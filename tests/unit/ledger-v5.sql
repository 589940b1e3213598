-- A ledger of schema version 5 as its program left it: that of version 4,
-- brought up to date.

PRAGMA journal_mode = WAL;
BEGIN TRANSACTION;
CREATE TABLE round (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	started_us INTEGER NOT NULL,
	finished_us INTEGER,
	is_complete INTEGER NOT NULL DEFAULT 0,
	rule_pack TEXT NOT NULL,       -- digest of the rules it began with
	config TEXT NOT NULL,          -- effective configuration, JSON
	program_version TEXT NOT NULL,
	shard TEXT NOT NULL DEFAULT '' -- "2/4"; '': all of it
) STRICT;
INSERT INTO round VALUES(1,'round-1',1795370564420879,1795370564494856,1,'29495a33a3393e3371b3d5dd19a2e94eaa6bf4943acb265d2193bd0e1d3b13c8','{"delay_max_ms":60000,"delay_ms":10,"depth_max":3,"forbids_on_403":false,"looks_as_phone":false,"max_age_ms":0,"pages_max":40,"reads_sitemaps":true,"retry_span_ms":30,"transfer_ms":120000,"user_agent":"samruat/0.1.0 (+mailto:tests@example.org)"}','0.1.0','');
CREATE TABLE shard (
	round INTEGER NOT NULL REFERENCES round,
	number INTEGER NOT NULL,       -- from 1
	count INTEGER NOT NULL,
	is_complete INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (round, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE pause (
	id INTEGER PRIMARY KEY,
	round INTEGER NOT NULL REFERENCES round,
	cause TEXT NOT NULL,           -- control
	began_us INTEGER NOT NULL,
	ended_us INTEGER
) STRICT;
CREATE TABLE agency (
	id INTEGER PRIMARY KEY,
	round INTEGER NOT NULL REFERENCES round,
	agency_id TEXT NOT NULL,
	level TEXT NOT NULL,
	name_th TEXT NOT NULL,
	name_en TEXT NOT NULL,
	aliases TEXT NOT NULL,         -- joined by ";"
	ministry_th TEXT NOT NULL,
	province_code TEXT NOT NULL,
	office_code TEXT NOT NULL,
	g2c INTEGER NOT NULL,          -- 0 not said, 1 no, 2 yes
	g2b INTEGER NOT NULL,
	g2g INTEGER NOT NULL,
	status TEXT NOT NULL DEFAULT '', listed TEXT NOT NULL DEFAULT 'active', parent_id TEXT NOT NULL DEFAULT '', successor_id TEXT NOT NULL DEFAULT '',
	UNIQUE (round, agency_id)
) STRICT;
INSERT INTO agency VALUES(1,1,'a-01','department','กรมตัวอย่าง','','','','','',0,0,0,'reached','active','','');
INSERT INTO agency VALUES(2,1,'a-02','department','กรมสคริปต์','','','','','',0,0,0,'reached','active','','');
CREATE TABLE seed (
	agency INTEGER NOT NULL REFERENCES agency,
	number INTEGER NOT NULL,       -- from 0, in the order of the table
	url TEXT NOT NULL,
	role TEXT NOT NULL, scope TEXT NOT NULL DEFAULT 'prefix',
	PRIMARY KEY (agency, number)
) STRICT, WITHOUT ROWID;
INSERT INTO seed VALUES(1,0,'http://www.agency.example/','home','prefix');
INSERT INTO seed VALUES(2,0,'http://www.shell.example/','home','prefix');
CREATE TABLE warc (
	id INTEGER PRIMARY KEY,
	round INTEGER NOT NULL REFERENCES round,
	number INTEGER NOT NULL,       -- within the round, from 1
	name TEXT NOT NULL UNIQUE,     -- in the folder warc/
	committed_len INTEGER NOT NULL DEFAULT 0,
	is_sealed INTEGER NOT NULL DEFAULT 0,
	sha256 TEXT NOT NULL DEFAULT '', -- of a sealed file
	UNIQUE (round, number)
) STRICT;
INSERT INTO warc VALUES(1,1,1,'samruat-round-1-00001.warc.gz',14286,1,'dbfd2fd79e126ae49bfbd71cffd1b8c5f22300282d42855f3313e74984c612d7');
CREATE TABLE capture (
	id INTEGER PRIMARY KEY,
	agency INTEGER NOT NULL REFERENCES agency,
	url TEXT NOT NULL,
	method TEXT NOT NULL DEFAULT 'GET',
	status INTEGER NOT NULL,       -- 0: none came
	reason TEXT NOT NULL,
	detail TEXT NOT NULL,
	cut TEXT NOT NULL,
	redirect_to TEXT NOT NULL,
	content_type TEXT NOT NULL,
	body_bytes INTEGER NOT NULL,   -- as received
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
	warc_offset INTEGER NOT NULL,  -- of the response record, or of the
	warc_length INTEGER NOT NULL,  -- metadata record of a failure
	request_offset INTEGER NOT NULL, -- -1: no request record
	request_length INTEGER NOT NULL,
	client TEXT NOT NULL DEFAULT '', -- phone
	revisit TEXT NOT NULL DEFAULT '', -- not-modified, identical-payload,
	                                  -- reused
	revisit_of INTEGER REFERENCES capture, -- that holds the bytes; it is no
	                                       -- revisit itself
	etag TEXT NOT NULL DEFAULT '', -- by which to ask again
	last_modified TEXT NOT NULL DEFAULT '',
	not_modified_run INTEGER NOT NULL DEFAULT 0, -- 304s in a row
	connects INTEGER               -- connections opened; NULL: not counted
) STRICT;
INSERT INTO capture VALUES(1,1,'http://www.agency.example/robots.txt','GET',404,'','','','','text/html; charset=utf-8',10,'709009e02c8e364113b28205aadde30cce270d709073f28153c85fdc5036c96d','127.0.1.1','','',1,1795370564444274,0,279,-1,185,674,0,'',1,1301,591,563,738,'','',NULL,'','',0,1);
INSERT INTO capture VALUES(2,2,'http://www.shell.example/robots.txt','GET',404,'','','','','text/html; charset=utf-8',10,'709009e02c8e364113b28205aadde30cce270d709073f28153c85fdc5036c96d','127.0.1.2','','',1,1795370564444333,0,90,-1,195,691,0,'',1,3154,590,2418,736,'','',NULL,'','',0,1);
INSERT INTO capture VALUES(3,1,'http://www.agency.example/','GET',200,'','','','','text/html; charset=utf-8',321,'caadaa24222347b1fa970ff560792b9c63c7427a7b0985af2542fb20eb86dcea','127.0.1.1','','',1,1795370564460614,0,-1,-1,8,263,0,'',1,4988,886,4270,718,'','',NULL,'','',0,0);
INSERT INTO capture VALUES(4,2,'http://www.shell.example/','GET',200,'','','','','text/html; charset=utf-8',164,'beea2fbc209d21e6e9c3910df018de618d103c35cd8619b97d82818cb57a8deb','127.0.1.2','','',1,1795370564471119,0,-1,-1,184,460,0,'',1,7088,728,6372,716,'','',NULL,'','',0,0);
INSERT INTO capture VALUES(5,1,'http://www.agency.example/frames','GET',200,'','','','','text/html; charset=utf-8',111,'a9e4534cf33521197f153140c97b86e225b06843a9db5c4362f1fb64c551eab4','127.0.1.1','','',1,1795370564471147,0,-1,-1,232,507,1,'http://www.agency.example/',1,9044,682,8314,730,'','',NULL,'','',0,0);
INSERT INTO capture VALUES(6,1,'http://www.agency.example/spam','GET',200,'','','','','text/html; charset=utf-8',361,'4ebea5a625667505c000eb1a33b6a7c046edd9d98846fe24246e99a80b2a08e1','127.0.1.1','','',1,1795370564482530,0,-1,-1,89,287,1,'http://www.agency.example/',1,10983,930,10257,726,'','',NULL,'','',0,0);
INSERT INTO capture VALUES(7,1,'http://www.agency.example/gone','GET',404,'','','','','text/html; charset=utf-8',10,'709009e02c8e364113b28205aadde30cce270d709073f28153c85fdc5036c96d','127.0.1.1','','',1,1795370564493413,0,-1,-1,9,259,1,'http://www.agency.example/',1,13170,585,12444,726,'','',NULL,'','',0,0);
CREATE TABLE url (
	id INTEGER PRIMARY KEY,
	agency INTEGER NOT NULL REFERENCES agency,
	url TEXT NOT NULL,             -- without fragment
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
	capture INTEGER REFERENCES capture, -- the newest
	priority INTEGER NOT NULL DEFAULT 0, -- lower is sooner
	pattern INTEGER NOT NULL DEFAULT 0, -- of its address; 0: none
	is_hint INTEGER NOT NULL DEFAULT 0, -- no link led there yet
	UNIQUE (agency, url)
) STRICT;
INSERT INTO url VALUES(1,1,'http://www.agency.example/',1,'',0,0,1,0,1,0,'','',3,0,0,0);
INSERT INTO url VALUES(2,2,'http://www.shell.example/',1,'',0,0,1,0,1,0,'','',4,0,0,0);
INSERT INTO url VALUES(3,1,'http://www.agency.example/spam',1,'',1,0,0,0,1,0,'http://www.agency.example/','ข่าว',6,1000140,3389863202193171504,0);
INSERT INTO url VALUES(4,1,'http://www.agency.example/frames',1,'',1,0,0,0,1,0,'http://www.agency.example/','กรอบ',5,1000140,6311918248495780375,0);
INSERT INTO url VALUES(5,1,'http://www.agency.example/gone',4,'http-404',1,0,0,0,1,0,'http://www.agency.example/','หาย',7,1000140,3396148183238350054,0);
CREATE TABLE plan (
	agency_id TEXT NOT NULL,
	position INTEGER NOT NULL,     -- from 0
	url TEXT NOT NULL,
	depth INTEGER NOT NULL,
	is_home INTEGER NOT NULL,
	site INTEGER NOT NULL,
	PRIMARY KEY (agency_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "plan" VALUES('a-01',0,'http://www.agency.example/',0,1,0);
INSERT INTO "plan" VALUES('a-01',1,'http://www.agency.example/frames',1,0,0);
INSERT INTO "plan" VALUES('a-01',2,'http://www.agency.example/spam',1,0,0);
INSERT INTO "plan" VALUES('a-01',3,'http://www.agency.example/gone',1,0,0);
INSERT INTO "plan" VALUES('a-02',0,'http://www.shell.example/',0,1,0);
CREATE TABLE clock (
	key TEXT PRIMARY KEY,
	next_due_us INTEGER NOT NULL,
	delay_ms INTEGER NOT NULL,
	penalty INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO clock VALUES('group 127.0.1.1',1795370564503722,10,0);
INSERT INTO clock VALUES('group 127.0.1.2',1795370564481662,10,0);
CREATE TABLE origin (
	id INTEGER PRIMARY KEY,
	round INTEGER NOT NULL REFERENCES round,
	origin TEXT NOT NULL,
	robots_state INTEGER NOT NULL,
	robots_body BLOB NOT NULL,
	capture INTEGER REFERENCES capture,
	fetched_us INTEGER NOT NULL,
	crawl_delay_ms INTEGER NOT NULL DEFAULT -1, -- -1: it asks for none
	is_delay_capped INTEGER NOT NULL DEFAULT 0,
	has_read_maps INTEGER NOT NULL DEFAULT 0,
	maps_left_out INTEGER NOT NULL DEFAULT 0,
	UNIQUE (origin, round)
) STRICT;
INSERT INTO origin VALUES(1,1,'http://www.agency.example',1,X'',1,1795370564460497,-1,0,0,0);
INSERT INTO origin VALUES(2,1,'http://www.shell.example',1,X'',2,1795370564460592,-1,0,0,0);
CREATE TABLE certificate (
	id INTEGER PRIMARY KEY,
	round INTEGER NOT NULL REFERENCES round,
	origin TEXT NOT NULL,
	capture INTEGER REFERENCES capture,
	seen_us INTEGER NOT NULL,
	subject TEXT NOT NULL,
	issuer TEXT NOT NULL,
	names TEXT NOT NULL,
	public_key TEXT NOT NULL,
	signature TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	not_before_us INTEGER NOT NULL, -- 0: unreadable
	not_after_us INTEGER NOT NULL,
	chain_length INTEGER NOT NULL,
	tls_version TEXT NOT NULL,
	cipher TEXT NOT NULL,
	tls_rung TEXT NOT NULL,
	tls_result TEXT NOT NULL,
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
	redirect_kind TEXT NOT NULL,
	names_agency INTEGER,          -- NULL: nobody looked
	findings BLOB NOT NULL DEFAULT x'' -- what it says to each rule, in the
	                               -- form of record/wire.h; x'': nothing
, blocks BLOB NOT NULL DEFAULT x'') STRICT;
INSERT INTO page VALUES(3,'','utf-8','header','','กรมตัวอย่าง','th',10,0,'b3d285ab194c9b5c21939c0947e4ab30c45e1fa8213394783ed88cb585ce247d','','','',1,X'010000000000000006000000000000004553562d39340000000000000000ffffffffffffffff000000000000000001000000000000007401000000000000000c000000000000006170706c79206f6e6c696e652d00000000000000e0b8a2e0b8b7e0b988e0b899e0b884e0b8b3e0b882e0b8ade0b8ade0b8ade0b899e0b984e0b8a5e0b899e0b98c3700000000000000e0b881e0b8a3e0b8a1e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720e0b89be0b8a3e0b8b0e0b88ae0b8b2e0b88ae0b8993600000000000000e0b984e0b894e0b989e0b897e0b8b5e0b988e0b899e0b8b5e0b98820e0b882e0b988e0b8b2e0b8a720e0b881e0b8a3e0b8ade0b89a200b0000000000000068746d6c2f626f64792f70000000000000000001000000000000009700000000000000c4000000000000000000000000000000000000000000000000000000000000000000000000000000',X'');
INSERT INTO page VALUES(4,'','utf-8','header','','แอป','',0,0,'77b32269ca751c5a14ea7f3380b4f2080452e50735935ecce0c2c66e232eef7d','js-shell','','',0,X'010000000000000006000000000000004553562d39340300000000000000ffffffffffffffff2f00000000000000010000000000000075010000000000000009000000000000006c6f6f6b65642061742f0000000000000030206c696e6b732c203020666f726d732c2030205468616920776f7264732c203020456e676c69736820776f72647300000000000000000000000000000000000000000000000004000000000000000000000000000000ffffffffffffffffffffffffffffffff0000000000000000000000000000000000000000000000000000000000000000',X'');
INSERT INTO page VALUES(5,'','utf-8','header','','กรอบ','',0,0,'3380d8c705b0219d529232f0bad32642292f2803fa6283fe8dcc9353bef1b49d','frames-unread','','',0,X'010000000000000006000000000000004553562d39340100000000000000ffffffffffffffff0000000000000000010000000000000066010000000000000009000000000000006c6f6f6b65642061742f0000000000000032206c696e6b732c203020666f726d732c2030205468616920776f7264732c203020456e676c69736820776f72647300000000000000000000000000000000000000000000000004000000000000000000000000000000ffffffffffffffffffffffffffffffff0000000000000000000000000000000000000000000000000000000000000000',X'');
INSERT INTO page VALUES(6,'','utf-8','header','','ข่าว','',5,0,'95f5068af41d496307ad84c6b920b61718ba84f93e283e5515177a4ee19048fd','spam-injected','','',0,X'010000000000000006000000000000004553562d39340100000000000000ffffffffffffffff0000000000000000010000000000000066010000000000000009000000000000006c6f6f6b65642061742f0000000000000030206c696e6b732c203020666f726d732c2035205468616920776f7264732c203020456e676c69736820776f72647300000000000000000000000000000000000000000000000004000000000000000000000000000000ffffffffffffffffffffffffffffffff0000000000000000000000000000000000000000000000000000000000000000',X'');
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
	is_complete INTEGER NOT NULL, listed INTEGER, listed_passed INTEGER,
	UNIQUE (agency, audit, rule_id)
) STRICT;
INSERT INTO verdict VALUES(1,2,'crawl','ESV-94',1,'site','http://www.shell.example/','','cantTell',-1,'js-shell','high',1,1,NULL,NULL);
INSERT INTO verdict VALUES(2,1,'crawl','ESV-94',1,'site','http://www.agency.example/','http://www.agency.example/','passed',-1,'','high',3,1,NULL,NULL);
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
	line INTEGER NOT NULL,         -- 0: none
	byte_start INTEGER NOT NULL,   -- -1: none
	byte_end INTEGER NOT NULL, part INTEGER NOT NULL DEFAULT 0, page INTEGER REFERENCES capture, block INTEGER NOT NULL DEFAULT 0, ownership TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (verdict, number)
) STRICT, WITHOUT ROWID;
INSERT INTO evidence_row VALUES(1,0,'3fef7a0d3a813fe9',NULL,'','pages examined','1 page examined: http://www.shell.example/','','','absence','',0,-1,-1,0,NULL,0,'');
INSERT INTO evidence_row VALUES(2,0,'8109a6c37e9882bd',3,'http://www.agency.example/','apply online','ยื่นคำขอออนไลน์','กรมตัวอย่าง ประชาชน','ได้ที่นี่ ข่าว กรอบ ','exact','html/body/p',1,151,196,0,NULL,0,'');
CREATE TABLE review (
	id INTEGER PRIMARY KEY,
	evidence_id TEXT NOT NULL,
	verdict_key TEXT NOT NULL,     -- round/audit/agency_id/rule_id
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
	level INTEGER NOT NULL,        -- -1: none
	PRIMARY KEY (round, audit, profile, agency, indicator)
) STRICT, WITHOUT ROWID;
CREATE TABLE part (
	page INTEGER NOT NULL REFERENCES capture,
	number INTEGER NOT NULL,
	kind TEXT NOT NULL,
	asked TEXT NOT NULL,
	capture INTEGER NOT NULL REFERENCES capture,
	PRIMARY KEY (page, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE shared_block (
	round INTEGER NOT NULL REFERENCES round,
	block INTEGER NOT NULL,
	host TEXT NOT NULL,
	agencies INTEGER NOT NULL,
	PRIMARY KEY (round, block, host)
) STRICT, WITHOUT ROWID;
CREATE TABLE probe (
	agency INTEGER NOT NULL REFERENCES agency,
	path TEXT NOT NULL,
	is_map INTEGER NOT NULL,
	url TEXT NOT NULL,
	reason TEXT NOT NULL,
	capture INTEGER REFERENCES capture,
	findings BLOB NOT NULL DEFAULT x'',
	PRIMARY KEY (agency, path, is_map, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX capture_url ON capture (url);
CREATE INDEX capture_agency ON capture (agency);
CREATE INDEX capture_warc ON capture (warc, warc_offset);
CREATE INDEX url_state ON url (agency, state, due_us, priority);
CREATE INDEX url_pattern ON url (agency, pattern)
	WHERE pattern <> 0 AND state <> 3;
CREATE INDEX url_asked ON url (agency) WHERE attempts > 0;
CREATE INDEX url_home ON url (agency) WHERE is_home = 1;
CREATE INDEX evidence_row_id ON evidence_row (evidence_id);
CREATE INDEX shared_block_host ON shared_block (round, host);
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
CREATE VIEW verdicts AS
SELECT r.name AS round, v.audit, a.agency_id, nullif(v.site, '') AS site,
	v.rule_id, v.rule_revision, nullif(v.scope, '') AS scope,
	nullif(v.url, '') AS url, v.outcome, nullif(v.level, -1) AS level,
	nullif(v.reason, '') AS reason, nullif(v.confidence, '') AS confidence,
	v.outcome AS effective_outcome, NULL AS reviewer,
	(SELECT count(*) FROM evidence_row e WHERE e.verdict = v.id)
	AS evidence_count,
	v.pages_examined, v.is_complete AS complete, v.listed, v.listed_passed
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
PRAGMA application_id = 0x736d7274;
PRAGMA user_version = 5;
COMMIT;
