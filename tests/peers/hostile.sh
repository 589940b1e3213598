#!/usr/bin/env bash
# hostile.sh STORE: puts what strangers might write into the evidence and names
# of a store that is of no use otherwise, for the checks of exports.
set -euo pipefail
[ $# = 1 ] || { echo "usage: hostile.sh STORE" >&2; exit 2; }

sqlite3 "$1/ledger.db" <<'SQL'
CREATE TEMP TABLE bad (n INTEGER PRIMARY KEY, text);
INSERT INTO bad (text) VALUES
  ('=HYPERLINK("http://evil.example/","ดู")'), ('=1+1'), ('+1+1'), ('-1+1'),
  ('@SUM(A1)'), (char(9) || '=1'), ('http://www.link.example/'),
  ('สอง' || char(10) || 'บรรทัด' || char(13, 10) || 'สาม "ใน" บรรทัด,'),
  (replace(printf('%40000s', 'จบ'), ' ', 'ก')),
  (CAST(x'E0B8FF41C080F0' AS TEXT)),
  ('เลข 1-1017-00203-45-0 และ 1101700203450'),
  ('_x0041_ & <b>&amp;</b>'), (char(1, 27) || '[31m' || char(127)),
  (char(0xfffe, 0xfeff, 0x202e) || 'กลับ'), ('NULL'), ('00012'), ('1e5'),
  ('true'), ('2026-01-01'), ('''a'), ('"'), (' เว้น '), ('😀');
UPDATE evidence_row SET quote = (SELECT text FROM bad
  WHERE n = 1 + evidence_row.verdict % (SELECT count(*) FROM bad))
WHERE number = 0 OR verdict % 7 = 0;
UPDATE agency SET
  name_en = (SELECT text FROM bad WHERE n = agency.id),
  name_th = (SELECT text FROM bad WHERE n = 1 + agency.id % 8)
WHERE id <= (SELECT count(*) FROM bad);
SQL
