-- The ledger of a samruat store: what was to be seen, what was asked for, what
-- came, what was read in it and what follows from it.
--
-- Tables are ours and may change; views.sql holds what is for everybody. What a
-- later version adds stands at the end of its table, where a ledger that was
-- brought up to date (from_1.sql and so on) has it, too.
--
-- Times are microseconds since 1970 in UTC; durations are microseconds, -1
-- where a request did not get that far. Texts are valid UTF-8 without NUL; the
-- empty text means "none" and is NULL in the views. Words (reason, outcome,
-- match_kind) stand as words, so that the ledger can be read without us.

-- One wave of the survey.
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

-- The parts of a round that was crawled in shards.
CREATE TABLE shard (
	round INTEGER NOT NULL REFERENCES round,
	number INTEGER NOT NULL,       -- from 1
	count INTEGER NOT NULL,
	is_complete INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (round, number)
) STRICT, WITHOUT ROWID;

-- A stretch of time in which a round stood still.
CREATE TABLE pause (
	id INTEGER PRIMARY KEY,
	round INTEGER NOT NULL REFERENCES round,
	cause TEXT NOT NULL,           -- control
	began_us INTEGER NOT NULL,
	ended_us INTEGER
) STRICT;

-- Who is surveyed, as the targets table named it in that round.
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
	status TEXT NOT NULL DEFAULT '',
	-- what the table says of its site: active, no-website, social-only,
	-- merged, unknown
	listed TEXT NOT NULL DEFAULT 'active',
	parent_id TEXT NOT NULL DEFAULT '',
	successor_id TEXT NOT NULL DEFAULT '',
	UNIQUE (round, agency_id)
) STRICT;

-- Where its crawl starts, and what is recorded beside it.
CREATE TABLE seed (
	agency INTEGER NOT NULL REFERENCES agency,
	number INTEGER NOT NULL,       -- from 0, in the order of the table
	url TEXT NOT NULL,
	role TEXT NOT NULL,
	scope TEXT NOT NULL DEFAULT 'prefix', -- prefix, host, domain, page
	PRIMARY KEY (agency, number)
) STRICT, WITHOUT ROWID;

-- A WARC file. Bytes behind committed_len are of no account: what wrote them
-- did not live to say so.
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

-- One request and what came of it. agency is who it was made for; a robots.txt,
-- a sitemap, a style sheet and a second look as a phone have no url row. One
-- that was reused, from an earlier round or of another agency, has that one's
-- place and times.
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
CREATE INDEX capture_url ON capture (url);
CREATE INDEX capture_agency ON capture (agency);
CREATE INDEX capture_warc ON capture (warc, warc_offset);

-- The frontier: every URL that a round knows of an agency. state is that of
-- enum url_state: 0 ready, 1 done, 2 redirected, 3 skipped, 4 failed.
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
CREATE INDEX url_state ON url (agency, state, due_us, priority);
CREATE INDEX url_pattern ON url (agency, pattern)
	WHERE pattern <> 0 AND state <> 3;
CREATE INDEX url_asked ON url (agency) WHERE attempts > 0;
CREATE INDEX url_home ON url (agency) WHERE is_home = 1;

-- What was asked for in an agency's first round, in the order of asking: later
-- rounds ask for it first.
CREATE TABLE plan (
	agency_id TEXT NOT NULL,
	position INTEGER NOT NULL,     -- from 0
	url TEXT NOT NULL,
	depth INTEGER NOT NULL,
	is_home INTEGER NOT NULL,
	site INTEGER NOT NULL,
	PRIMARY KEY (agency_id, position)
) STRICT, WITHOUT ROWID;

-- Politeness clocks, by the key of those who share one. A host is the same in
-- every round: one that begins right after another does not hurry it.
CREATE TABLE clock (
	key TEXT PRIMARY KEY,
	next_due_us INTEGER NOT NULL,
	delay_ms INTEGER NOT NULL,
	penalty INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What each origin's robots.txt says. state is that of enum robots_state.
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

-- By which certificate an origin answers: the newest of a round, and the
-- capture in which it was seen first.
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

-- What a worker read in a captured page. redirect_to is where the page itself
-- sends its reader (meta refresh, script, a splash page's way in). Findings are
-- read with their agency's others and written with their page: one value costs
-- a tenth of a row for each rule.
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
	findings BLOB NOT NULL DEFAULT x'', -- what it says to each rule, in
	                               -- the form of record/wire.h; x'': nothing
	blocks BLOB NOT NULL DEFAULT x'' -- hashes of its blocks of text, 8
	                               -- bytes each, little end first; ascending
) STRICT;

-- By which parts a page was read: the documents of its frames, style sheets.
CREATE TABLE part (
	page INTEGER NOT NULL REFERENCES capture,
	number INTEGER NOT NULL,       -- from 1
	kind TEXT NOT NULL,            -- frame, sheet
	asked TEXT NOT NULL,           -- the address that the page names
	capture INTEGER NOT NULL REFERENCES capture, -- the answer it led to
	PRIMARY KEY (page, number)
) STRICT, WITHOUT ROWID;

-- The addresses of an agency that rules probe beside its pages: the answer that
-- counts, and what it says to them. It may be an answer that was there already:
-- a page's, or a robots.txt that was asked for on behalf of another agency.
CREATE TABLE probe (
	agency INTEGER NOT NULL REFERENCES agency,
	path TEXT NOT NULL,            -- as the rules have it
	is_map INTEGER NOT NULL,       -- 1: a sitemap that the robots.txt at
	                               -- path names
	url TEXT NOT NULL,             -- before redirects
	reason TEXT NOT NULL,          -- why nothing was asked for, or read
	capture INTEGER REFERENCES capture, -- NULL: none was asked for
	findings BLOB NOT NULL DEFAULT x'', -- as those of a page
	PRIMARY KEY (agency, path, is_map, url)
) STRICT, WITHOUT ROWID;

-- Blocks of text that stand on pages of two agencies or more of one host, such
-- as the header of a template. Made anew when a round ends.
CREATE TABLE shared_block (
	round INTEGER NOT NULL REFERENCES round,
	block INTEGER NOT NULL,        -- the hash, as a signed number
	host TEXT NOT NULL,            -- with its port
	agencies INTEGER NOT NULL,     -- how many; 2 or more
	PRIMARY KEY (round, block, host)
) STRICT, WITHOUT ROWID;
CREATE INDEX shared_block_host ON shared_block (round, host);

-- A pass of rules over the captures of a round: "crawl", or a later one.
CREATE TABLE audit (
	id INTEGER PRIMARY KEY,
	round INTEGER NOT NULL REFERENCES round,
	name TEXT NOT NULL,
	rule_pack TEXT NOT NULL,       -- digest of its rules
	program_version TEXT NOT NULL,
	is_complete INTEGER NOT NULL DEFAULT 0,
	UNIQUE (round, name)
) STRICT;

-- The rules of an audit, as they were then.
CREATE TABLE audit_rule (
	audit INTEGER NOT NULL REFERENCES audit ON DELETE CASCADE,
	rule_id TEXT NOT NULL,
	revision INTEGER NOT NULL,
	behaviour TEXT NOT NULL,       -- SHA-256 of what decides; '': unknown
	status TEXT NOT NULL,          -- draft, stable, frozen, deprecated
	severity TEXT NOT NULL,
	scope TEXT NOT NULL,
	confidence TEXT NOT NULL,
	has_levels INTEGER NOT NULL,
	indicators TEXT NOT NULL,      -- keys, joined by blanks
	title_th TEXT NOT NULL,
	title_en TEXT NOT NULL,
	PRIMARY KEY (audit, rule_id)
) STRICT, WITHOUT ROWID;

-- What a rule says of an agency.
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
	listed INTEGER,                -- things of an inventory; NULL: none
	listed_passed INTEGER,         -- of these, that are as they must be
	evidence_sha256 TEXT NOT NULL DEFAULT '', -- of the text it rests on
	UNIQUE (agency, audit, rule_id)
) STRICT;

-- The proofs of a verdict, in its order. evidence_id is made of what was found
-- and where, not of when: the same find in two rounds has the same id. Of one
-- in a part of a page, capture and url are the part's.
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
	byte_end INTEGER NOT NULL,
	part INTEGER NOT NULL DEFAULT 0, -- number of the page's part; 0: none
	page INTEGER REFERENCES capture, -- whose part it is; NULL: no part
	block INTEGER NOT NULL DEFAULT 0, -- hash of the block of text it lies
	                               -- in, as a signed number; 0: none
	ownership TEXT NOT NULL DEFAULT '', -- own, shared, parent, agency,
	                               -- portal, elsewhere; '': no meaning
	PRIMARY KEY (verdict, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_row_id ON evidence_row (evidence_id);

-- What people decided, in the order in which they did; nothing is changed or
-- taken away.
CREATE TABLE review (
	id INTEGER PRIMARY KEY,
	evidence_id TEXT NOT NULL,     -- the first of the verdict; '': none
	verdict_key TEXT NOT NULL,     -- round/audit/agency_id/rule_id
	reviewer TEXT NOT NULL,
	decision TEXT NOT NULL,        -- confirm, passed, failed, inapplicable,
	                               -- unsure
	note TEXT NOT NULL,
	decided_us INTEGER NOT NULL,
	evidence_sha256 TEXT NOT NULL, -- of the verdict
	round TEXT NOT NULL DEFAULT '',
	audit TEXT NOT NULL DEFAULT '',
	agency_id TEXT NOT NULL DEFAULT '',
	rule_id TEXT NOT NULL DEFAULT '',
	rule_revision INTEGER NOT NULL DEFAULT 0,
	machine_outcome TEXT NOT NULL DEFAULT '',
	machine_level INTEGER NOT NULL DEFAULT -1,
	outcome TEXT NOT NULL DEFAULT '', -- as decided; '': unsure
	level INTEGER NOT NULL DEFAULT -1,
	source TEXT NOT NULL DEFAULT 'terminal', -- terminal, sheet, call-sheet
	drawn TEXT NOT NULL DEFAULT '', -- passed, failed: by lot; double: for a
	                               -- second judge; '': from the queue
	settles INTEGER NOT NULL DEFAULT 0 -- 1: ends a disagreement
) STRICT;
CREATE INDEX review_key ON review (agency_id, rule_id, evidence_sha256);

-- What follows from the reviews of one verdict's evidence, of any round.
CREATE TABLE decision (
	agency_id TEXT NOT NULL,
	rule_id TEXT NOT NULL,
	evidence_sha256 TEXT NOT NULL,
	state TEXT NOT NULL,           -- decided, disagree, unsure
	outcome TEXT NOT NULL,         -- '': unsure
	level INTEGER NOT NULL,
	reviewer TEXT NOT NULL,        -- of the newest that counts
	PRIMARY KEY (agency_id, rule_id, evidence_sha256)
) STRICT, WITHOUT ROWID;

-- By which plan the figures of an audit were computed, and which reviews are in
-- them.
CREATE TABLE score_run (
	round INTEGER NOT NULL REFERENCES round,
	audit TEXT NOT NULL,
	profile TEXT NOT NULL,
	plan TEXT NOT NULL,            -- JSON
	last_review INTEGER NOT NULL,  -- number of the newest; 0: none
	PRIMARY KEY (round, audit, profile)
) STRICT, WITHOUT ROWID;
CREATE TABLE indicator_row (
	round INTEGER NOT NULL REFERENCES round,
	audit TEXT NOT NULL,
	profile TEXT NOT NULL,
	agency INTEGER NOT NULL REFERENCES agency,
	pillar TEXT NOT NULL,
	indicator TEXT NOT NULL,       -- '': the pillar as a whole
	score REAL,
	lower REAL,
	upper REAL,
	coverage REAL,
	level INTEGER NOT NULL,        -- -1: none
	kind TEXT NOT NULL DEFAULT '',
	passed INTEGER NOT NULL DEFAULT 0, -- rules
	failed INTEGER NOT NULL DEFAULT 0,
	undecided INTEGER NOT NULL DEFAULT 0,
	inapplicable INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (round, audit, profile, agency, pillar, indicator)
) STRICT, WITHOUT ROWID;

-- A round with an audit, the reviews until then and a plan, frozen.
CREATE TABLE release (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	round INTEGER NOT NULL REFERENCES round,
	audit TEXT NOT NULL,
	profile TEXT NOT NULL,
	plan TEXT NOT NULL,            -- JSON
	rule_pack TEXT NOT NULL,
	last_review INTEGER NOT NULL,
	program_version TEXT NOT NULL,
	released_us INTEGER NOT NULL,
	excuses TEXT NOT NULL,         -- why it may, of each check that did not
	                               -- hold: JSON
	figures_sha256 TEXT NOT NULL
) STRICT;
