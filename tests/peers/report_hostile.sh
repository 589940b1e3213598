#!/usr/bin/env bash
# report_hostile.sh STORE [ids]: puts what strangers might write into all that a
# report shows of a store, which is of no use otherwise; with "ids" into the keys
# that name its files, too. Writes each text in hex, for report_hostile.mjs.
set -euo pipefail
[ $# = 1 ] || [ "${2:-}" = ids ] || {
  echo "usage: report_hostile.sh STORE [ids]" >&2
  exit 2
}
db=$1/ledger.db

# What a text would do: set samruatRan, speak up, ask somebody, or move others.
run='samruatRan=1;alert(1)'
texts=(
  "<script>$run</script>" "</script><script>$run</script>"
  "</title></textarea></style></noscript></template><script>$run</script>"
  "\"><img src=x onerror=\"$run\">" "'><svg/onload='$run'>"
  "\" onfocus=$run autofocus tabindex=0 x=\"" "--><!--><img src=x onerror=$run>"
  "]]><x xmlns=\"http://www.w3.org/1999/xhtml\"><script>$run</script>"
  "<math><mtext><table><mglyph><style><!--</style><img src onerror=$run>"
  "<svg><style><img src=x onerror=$run></style><desc><script>$run</script>"
  "<iframe srcdoc='<script>parent.$run</script>'></iframe><object data=x>"
  "<base href=http://evil.example/><meta http-equiv=refresh content=0;url=x>"
  "<link rel=stylesheet href=//evil.example/><form action=//evil.example>"
  "<details open ontoggle=$run><summary>ก</summary></details>"
  "&lt;script&gt;$run&lt;/script&gt; &amp;lt;b&amp;gt; &#60;i&#x3e; &quot;&nbsp"
  "};body{display:none}*{background:url(http://evil.example/)}" "</style><p>"
  "<style>*{display:none!important}</style><plaintext><xmp><!--"
  "{{7*7}} \${7*7} <%= 7 %> %s%n {1} {9} \\u003cb\\u003e"
  "เลข 1-1017-00203-45-0 และ 1101700203450"
  $'\u202eกลับ txet\u202c จบ' $'a\u2069\u2069\u202c\u202egnorw\u2069 จบ'
  $'\u2067\u2066\u2068ซ้อน\u202b\u202d\u202e จบ' $'ก\u2028ข\u2029\u202eค จบ'
  $'ว่าง\u200b\u200c\u200d\u2060\ufeff\u00ad\u180eเปล่า จบ'
  $'\u05d0\u05d1\u05d2 \u0627\u0644 12 (34) \u200f. จบ'
  $'\u0085\u009b31m\u0090q\u009c \e[31m\e]8;;x\a \x01\x7f จบ'
  "$(printf 'ก%.0s' {1..400} | sed 's/ก/ก่้๊๋็ุูํ์/g')"
  "z$(printf '\xcc\x95%.0s' {1..300}) จบ"
)
hex() { printf %s "$1" | xxd -p | tr -d '\n'; }
links=(
  "javascript:$run" "JaVaScRiPt:$run//http://" " javascript:$run"
  $'java\tscript:'"$run" $'\x01javascript:'"$run" "javascript&colon;$run"
  "data:text/html,<script>parent.$run</script>" "vbscript:msgbox(1)"
  "file:///etc/passwd" "//evil.example/" "\\\\evil.example\\" "ftp://a.example/"
  "blob:http://a/" "view-source:javascript:$run" "about:blank" "mailto:a@b"
  "http:javascript:$run" "HTTP://a.example/" "http:/\\evil.example"
  "http://a.example/\" onmouseover=\"$run" "https://a.example/'><script>$run"
  $'https://a.example/\njavascript:'"$run" "http://" "https://#"
  "http://u:p@evil.example/@www.moi.example/" $'http://a.example/\u202egro.elgoog'
  "http://a.example/?id=1101700203450" "http://a.example/1-1017-00203-45-0"
  "http://[::1]:99999/%00%ff%" "http://ก.ไทย/ค้นหา?ค=<b>" ""
)
{
  for text in "${texts[@]}"; do
    echo "INSERT INTO bad (text) VALUES (CAST(x'$(hex "$text")' AS TEXT));"
  done
  for link in "${links[@]}"; do
    echo "INSERT INTO lead (text) VALUES (CAST(x'$(hex "$link")' AS TEXT));"
  done
} > "$1/hostile.sql"

sqlite3 -bail "$db" <<SQL
CREATE TEMP TABLE bad (n INTEGER PRIMARY KEY, text);
CREATE TEMP TABLE lead (n INTEGER PRIMARY KEY, text);
.read '$1/hostile.sql'
INSERT INTO bad (text) VALUES
  (replace(printf('%40000s', 'จบ'), ' ', 'ก')),
  (replace(printf('%40000s', 'x'), ' ', 'w')),
  (replace(printf('%40000s', 'จบ'), ' ', 'คำ ')),
  (replace(printf('%9000s', ' '), ' ', '<b>"')),
  (CAST(x'41004200433c623e' AS TEXT)), (CAST(x'E0B8FF41C080F03C693E' AS TEXT)),
  (CAST(x'F8888080803C733EEDA080' AS TEXT)), (CAST(x'3C75E0B8' AS TEXT)), ('');
INSERT INTO lead (text) VALUES
  ('https://a.example/' || replace(printf('%40000s', ''), ' ', 'w')),
  (CAST(x'687474703a2f2f612e6578616d706c652f003c623e' AS TEXT));
.output $1/hostile.txt
SELECT hex(CAST(text AS BLOB)) FROM bad WHERE text <> '' ORDER BY n;
.output
CREATE TEMP TABLE much AS SELECT
  (SELECT count(*) FROM bad) AS bads, (SELECT count(*) FROM lead) AS leads;

-- Each column begins elsewhere in the list, so that each text comes everywhere.
UPDATE evidence_row SET
  quote = (SELECT text FROM bad, much
    WHERE n = 1 + (verdict * 7 + number) % bads),
  context_before = (SELECT text FROM bad, much
    WHERE n = 1 + (verdict * 7 + number + 11) % bads),
  context_after = (SELECT text FROM bad, much
    WHERE n = 1 + (verdict * 7 + number + 23) % bads),
  label = CASE WHEN verdict % 2 THEN label ELSE (SELECT text FROM bad, much
    WHERE n = 1 + (verdict * 7 + number + 31) % bads) END,
  node_path = (SELECT text FROM bad, much
    WHERE n = 1 + (verdict * 7 + number + 5) % bads),
  url = CASE WHEN verdict % 3 THEN (SELECT text FROM lead, much
    WHERE n = 1 + (verdict * 5 + number) % leads) ELSE url END;
UPDATE verdict SET url = (SELECT text FROM lead, much
  WHERE n = 1 + verdict.id % leads) WHERE id % 2 = 0;
UPDATE page SET title = (SELECT text FROM bad, much
  WHERE n = 1 + page.capture % bads);
UPDATE url SET
  click_path = (SELECT text FROM bad, much WHERE n = 1 + url.id % bads)
    || CASE WHEN id % 2 THEN ' > ' || (SELECT text FROM bad, much
      WHERE n = 1 + (url.id + 9) % bads) ELSE '' END,
  via_url = (SELECT text FROM lead, much WHERE n = 1 + url.id % leads);
UPDATE capture SET
  url = CASE WHEN id % 2 THEN url ELSE (SELECT text FROM lead, much
    WHERE n = 1 + capture.id % leads) END,
  redirect_to = (SELECT text FROM lead, much WHERE n = 1 + capture.id % leads),
  via_url = (SELECT text FROM lead, much WHERE n = 1 + capture.id % leads),
  detail = (SELECT text FROM bad, much WHERE n = 1 + capture.id % bads);
UPDATE seed SET url = (SELECT text FROM lead, much
  WHERE n = 1 + (seed.agency * 3 + seed.number) % leads)
  WHERE (agency + number) % 2;
UPDATE warc SET name = (SELECT text FROM bad, much WHERE n = 1 + warc.id % bads)
  WHERE id > 1;
UPDATE agency SET
  name_th = (SELECT text FROM bad, much WHERE n = 1 + agency.id % bads),
  name_en = (SELECT text FROM bad, much WHERE n = 1 + (agency.id + 17) % bads)
  WHERE id % 5 <> 0;
UPDATE agency SET ministry_th = (SELECT text FROM bad, much
  WHERE n = 1 + (agency.id / 2) % bads) WHERE id % 3 <> 0;
UPDATE audit_rule SET
  title_th = (SELECT text FROM bad, much
    WHERE n = 1 + (unicode(rule_id) * 5 + substr(rule_id, -2)) % bads),
  title_en = (SELECT text FROM bad, much
    WHERE n = 1 + (unicode(rule_id) * 3 + substr(rule_id, -2)) % bads)
  WHERE substr(rule_id, -1) IN ('1', '4', '7');
-- Numbers are masked in what came from pages, not in what is the user's own.
UPDATE agency SET name_th = 'ก' WHERE name_th LIKE '%1101700203450%';
UPDATE agency SET name_en = 'k' WHERE name_en LIKE '%1101700203450%';
UPDATE agency SET ministry_th = 'ก' WHERE ministry_th LIKE '%1101700203450%';
UPDATE audit_rule SET title_th = 'ก' WHERE title_th LIKE '%1101700203450%';
UPDATE audit_rule SET title_en = 'k' WHERE title_en LIKE '%1101700203450%';
INSERT INTO review (evidence_id, verdict_key, reviewer, decision, note,
  decided_us, evidence_sha256, round, audit, agency_id, rule_id, rule_revision,
  machine_outcome, machine_level, outcome, level)
SELECT '', r.name || '/' || v.audit || '/' || a.agency_id || '/' || v.rule_id,
  b.text, CASE WHEN v.outcome = 'passed' THEN 'failed' ELSE 'passed' END,
  (SELECT text FROM bad WHERE n = 1 + (v.id * 3) % m.bads), 1785000000000000,
  v.evidence_sha256, r.name, v.audit, a.agency_id, v.rule_id, v.rule_revision,
  v.outcome, v.level, CASE WHEN v.outcome = 'passed' THEN 'failed'
    ELSE 'passed' END, v.level
FROM verdict v JOIN agency a ON a.id = v.agency JOIN round r ON r.id = a.round
  JOIN much m JOIN bad b ON b.n = 1 + v.id % m.bads
WHERE v.evidence_sha256 <> '' AND v.id % 4 = 0 AND b.text <> '';
INSERT OR IGNORE INTO decision (agency_id, rule_id, evidence_sha256, state,
  outcome, level, reviewer)
SELECT agency_id, rule_id, evidence_sha256, 'decided', outcome, level, reviewer
FROM review ORDER BY id DESC;
SQL

[ "${2:-}" = ids ] && sqlite3 -bail "$db" <<'SQL'
CREATE TEMP TABLE key (n INTEGER PRIMARY KEY, text);
INSERT INTO key (text) VALUES ('../../../../tmp/samruat-escaped'), ('a/b'),
  ('..'), ('.'), ('con'), ('"><script>samruatRan=1</script>'), ('a#b?c%20d'),
  ('ก'), ('a b'), (char(0x202e) || 'x'), ('/etc/samruat'), ('index'),
  (replace(printf('%300s', ''), ' ', 'k')), ('a' || char(10) || 'b'), ('\..\x');
UPDATE agency SET agency_id = (SELECT text FROM key WHERE n = agency.id)
  WHERE id <= (SELECT count(*) FROM key);
UPDATE agency SET
  province_code = (SELECT text FROM key
    WHERE n = 1 + agency.id % (SELECT count(*) FROM key)),
  office_code = (SELECT text FROM key
    WHERE n = 1 + (agency.id + 5) % (SELECT count(*) FROM key)),
  level = (SELECT text FROM key
    WHERE n = 1 + (agency.id + 7) % (SELECT count(*) FROM key))
  WHERE id % 3 = 0;
SQL
rm "$1/hostile.sql"
cat "$1/hostile.txt"
