-- From schema version 4 to 5. What stands in tables.sql for the same thing must
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

ALTER TABLE agency ADD COLUMN listed TEXT NOT NULL DEFAULT 'active';
ALTER TABLE agency ADD COLUMN parent_id TEXT NOT NULL DEFAULT '';
ALTER TABLE agency ADD COLUMN successor_id TEXT NOT NULL DEFAULT '';
ALTER TABLE seed ADD COLUMN scope TEXT NOT NULL DEFAULT 'prefix';
-- What nobody counted is NULL.
ALTER TABLE verdict ADD COLUMN listed INTEGER;
ALTER TABLE verdict ADD COLUMN listed_passed INTEGER;
