-- From schema version 5 to 6. What stands in tables.sql for the same thing must
-- say the same: tests/unit/test_migrate.c holds the two against each other.

-- A ledger that comes from an older version has none of them by now.
DROP VIEW IF EXISTS rounds;
DROP VIEW IF EXISTS agencies;
DROP VIEW IF EXISTS captures;
DROP VIEW IF EXISTS pages;
DROP VIEW IF EXISTS verdicts;
DROP VIEW IF EXISTS evidence;
DROP VIEW IF EXISTS indicators;
DROP VIEW IF EXISTS skipped;
DROP VIEW IF EXISTS reviews;
DROP VIEW IF EXISTS certificates;
DROP VIEW IF EXISTS pauses;
DROP VIEW IF EXISTS robots;

ALTER TABLE verdict ADD COLUMN evidence_sha256 TEXT NOT NULL DEFAULT '';

CREATE TABLE audit (
	id INTEGER PRIMARY KEY,
	round INTEGER NOT NULL REFERENCES round,
	name TEXT NOT NULL,
	rule_pack TEXT NOT NULL,       -- digest of its rules
	program_version TEXT NOT NULL,
	is_complete INTEGER NOT NULL DEFAULT 0,
	UNIQUE (round, name)
) STRICT;
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
CREATE TABLE score_run (
	round INTEGER NOT NULL REFERENCES round,
	audit TEXT NOT NULL,
	profile TEXT NOT NULL,
	plan TEXT NOT NULL,            -- JSON
	last_review INTEGER NOT NULL,  -- number of the newest; 0: none
	PRIMARY KEY (round, audit, profile)
) STRICT, WITHOUT ROWID;
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

-- Nothing wrote a review before.
ALTER TABLE review ADD COLUMN round TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN audit TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN agency_id TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN rule_id TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN rule_revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE review ADD COLUMN machine_outcome TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN machine_level INTEGER NOT NULL DEFAULT -1;
ALTER TABLE review ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN level INTEGER NOT NULL DEFAULT -1;
ALTER TABLE review ADD COLUMN source TEXT NOT NULL DEFAULT 'terminal';
ALTER TABLE review ADD COLUMN drawn TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN settles INTEGER NOT NULL DEFAULT 0;
CREATE INDEX review_key ON review (agency_id, rule_id, evidence_sha256);

ALTER TABLE indicator_row RENAME TO old_indicator_row;
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
INSERT INTO indicator_row (round, audit, profile, agency, pillar, indicator,
	score, lower, upper, coverage, level)
SELECT round, audit, profile, agency, pillar, indicator, score, lower, upper,
	coverage, level FROM old_indicator_row;
DROP TABLE old_indicator_row;

-- What is known of the rules that decided.
INSERT INTO audit (round, name, rule_pack, program_version, is_complete)
SELECT r.id, v.audit, CASE v.audit WHEN 'crawl' THEN r.rule_pack ELSE '' END,
	r.program_version, r.is_complete
FROM round r JOIN agency a ON a.round = r.id JOIN verdict v ON v.agency = a.id
GROUP BY r.id, v.audit ORDER BY r.id, v.audit;
INSERT INTO audit_rule (audit, rule_id, revision, behaviour, status, severity,
	scope, confidence, has_levels, indicators, title_th, title_en)
SELECT t.id, v.rule_id, max(v.rule_revision), '', '', '', max(v.scope), '',
	max(v.level) >= 0, '', '', ''
FROM audit t JOIN agency a ON a.round = t.round
	JOIN verdict v ON v.agency = a.id AND v.audit = t.name
GROUP BY t.id, v.rule_id;
