-- From schema version 2 to 3. What stands in tables.sql for the same thing must
-- say the same: tests/unit/test_migrate.c holds the two against each other.

-- A ledger that comes from version 1 has none of them by now.
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

ALTER TABLE page ADD COLUMN blocks BLOB NOT NULL DEFAULT x'';

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

ALTER TABLE evidence_row ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
ALTER TABLE evidence_row ADD COLUMN page INTEGER REFERENCES capture;
ALTER TABLE evidence_row ADD COLUMN block INTEGER NOT NULL DEFAULT 0;

-- Words that have changed.
UPDATE page SET view_flags = trim(replace(replace(replace(replace(
	' ' || view_flags || ' ', ' script-page ', ' js-shell '),
	' challenge ', ' challenge-page '), ' spam ', ' spam-injected '),
	' frames ', ' frames-unread '))
WHERE view_flags <> '';
UPDATE page SET reason = 'js-shell' WHERE reason = 'script-page';
UPDATE verdict SET reason = 'js-shell' WHERE reason = 'script-page';
-- The findings of pages are brought to their new form in the end.
