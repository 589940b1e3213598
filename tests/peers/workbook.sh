#!/usr/bin/env bash
# workbook.sh FILE.xlsx: every part of it by unzip and xmllint.
set -euo pipefail
[ $# = 1 ] || { echo "usage: workbook.sh FILE.xlsx" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unzip -q "$1" -d "$work"
count=0
while IFS= read -r -d '' part; do
  xmllint --noout --huge "$part"
  count=$((count + 1))
done < <(find "$work" -type f -print0)
echo "$count parts are XML"
