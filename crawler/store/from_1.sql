-- From schema version 1 to 2. What stands in tables.sql for the same thing must
-- say the same: tests/unit/test_migrate.c holds the two against each other.

DROP VIEW rounds;
DROP VIEW agencies;
DROP VIEW captures;
DROP VIEW pages;
DROP VIEW verdicts;
DROP VIEW evidence;
DROP VIEW indicators;
DROP VIEW skipped;
DROP VIEW reviews;

ALTER TABLE round ADD COLUMN shard TEXT NOT NULL DEFAULT '';

CREATE TABLE shard (
	round INTEGER NOT NULL REFERENCES round,
	number INTEGER NOT NULL,
	count INTEGER NOT NULL,
	is_complete INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (round, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE pause (
	id INTEGER PRIMARY KEY,
	round INTEGER NOT NULL REFERENCES round,
	cause TEXT NOT NULL,
	began_us INTEGER NOT NULL,
	ended_us INTEGER
) STRICT;

ALTER TABLE capture ADD COLUMN client TEXT NOT NULL DEFAULT '';
ALTER TABLE capture ADD COLUMN revisit TEXT NOT NULL DEFAULT '';
ALTER TABLE capture ADD COLUMN revisit_of INTEGER REFERENCES capture;
ALTER TABLE capture ADD COLUMN etag TEXT NOT NULL DEFAULT '';
ALTER TABLE capture ADD COLUMN last_modified TEXT NOT NULL DEFAULT '';
ALTER TABLE capture ADD COLUMN not_modified_run INTEGER NOT NULL DEFAULT 0;
ALTER TABLE capture ADD COLUMN connects INTEGER;

-- Where a round was interrupted, the order of version 1 goes on.
ALTER TABLE url ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
ALTER TABLE url ADD COLUMN pattern INTEGER NOT NULL DEFAULT 0;
ALTER TABLE url ADD COLUMN is_hint INTEGER NOT NULL DEFAULT 0;
UPDATE url SET priority = depth WHERE state = 0;
DROP INDEX url_state;
CREATE INDEX url_state ON url (agency, state, due_us, priority);
CREATE INDEX url_pattern ON url (agency, pattern)
	WHERE pattern <> 0 AND state <> 3;

CREATE TABLE plan (
	agency_id TEXT NOT NULL,
	position INTEGER NOT NULL,
	url TEXT NOT NULL,
	depth INTEGER NOT NULL,
	is_home INTEGER NOT NULL,
	site INTEGER NOT NULL,
	PRIMARY KEY (agency_id, position)
) STRICT, WITHOUT ROWID;

-- Its rows are looked for by origin over all rounds now.
ALTER TABLE origin RENAME TO origin_of_1;
CREATE TABLE origin (
	id INTEGER PRIMARY KEY,
	round INTEGER NOT NULL REFERENCES round,
	origin TEXT NOT NULL,
	robots_state INTEGER NOT NULL,
	robots_body BLOB NOT NULL,
	capture INTEGER REFERENCES capture,
	fetched_us INTEGER NOT NULL,
	crawl_delay_ms INTEGER NOT NULL DEFAULT -1,
	is_delay_capped INTEGER NOT NULL DEFAULT 0,
	has_read_maps INTEGER NOT NULL DEFAULT 0,
	maps_left_out INTEGER NOT NULL DEFAULT 0,
	UNIQUE (origin, round)
) STRICT;
INSERT INTO origin (id, round, origin, robots_state, robots_body, capture,
	fetched_us)
SELECT id, round, origin, robots_state, robots_body, capture, fetched_us
FROM origin_of_1;
DROP TABLE origin_of_1;

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
	not_before_us INTEGER NOT NULL,
	not_after_us INTEGER NOT NULL,
	chain_length INTEGER NOT NULL,
	tls_version TEXT NOT NULL,
	cipher TEXT NOT NULL,
	tls_rung TEXT NOT NULL,
	tls_result TEXT NOT NULL,
	UNIQUE (round, origin)
) STRICT;

ALTER TABLE page ADD COLUMN names_agency INTEGER;
-- What stands in the table finding is put here in the end, and the table dropped.
ALTER TABLE page ADD COLUMN findings BLOB NOT NULL DEFAULT x'';
UPDATE finding SET reason = 'js-shell' WHERE reason = 'script-page';
