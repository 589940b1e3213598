-- From schema version 3 to 4. What stands in tables.sql for the same thing must
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

ALTER TABLE evidence_row ADD COLUMN ownership TEXT NOT NULL DEFAULT '';
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
CREATE INDEX shared_block_host ON shared_block (round, host);
-- The findings of pages are brought to their new form in the end.
