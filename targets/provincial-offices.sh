#!/bin/sh
# Writes the table of the provincial offices, one row for each province and
# office, in the order of their codes:
#   targets/provincial-offices.sh > targets/provincial-offices.csv
# provinces.csv and offices.csv say which; in the names of an office {th} and
# {en} stand for the province. provincial-known.csv has what was found out about
# single offices: each field of it that is not empty takes the place of the
# general one, and its aliases come behind the others.
# Fields hold no comma and no quote; exit code 2 where one does, and where a row
# of provincial-known.csv names no office.
set -eu
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")"
exec awk '
function fail(what) {
	printf "%s:%d: %s\n", FILENAME, FNR, what > "/dev/stderr"
	failed = 1
	exit 2
}
function in_province(text, i) {
	gsub(/[{]th[}]/, name_th[i], text)
	gsub(/[{]en[}]/, name_en[i], text)
	return text
}
function first(special, general) {
	return special != "" ? special : general
}
function joined(a, b) {
	return a != "" && b != "" ? a ";" b : a b
}
BEGIN {
	FS = ","
	OFS = ","
}
FNR == 1 {
	width = NF
	file++
	next
}
/"/ || NF != width {
	fail("a comma or a quote too many")
}
file == 1 {
	code[++provinces] = $1
	name_th[provinces] = $2
	name_en[provinces] = $3
}
file == 2 {
	office[++offices] = $0
}
file == 3 {
	if ($1 in known)
		fail("the office " $1 " stands here twice")
	known[$1] = $0
}
END {
	if (failed)
		exit 2
	print "agency_id,successor_id,level,name_th,name_en,abbreviation," \
	    "aliases,parent_id,ministry_th,province_code,office_code,g2c," \
	    "g2b,g2g,status,note,source,verified_on"
	for (p = 1; p <= provinces; p++)
		for (o = 1; o <= offices; o++) {
			split(office[o], f, ",")
			id = "p" code[p] "-" f[1]
			split(id in known ? known[id] : ",,,,,,", k, ",")
			delete known[id]
			print id, k[2], "province", in_province(f[2], p),
			    in_province(f[3], p), in_province(f[4], p),
			    joined(in_province(f[5], p), k[3]), f[6], f[7],
			    code[p], f[1], f[8], f[9], f[10],
			    first(k[4], "unknown"), first(k[5], f[11]),
			    first(k[6], "offices of the survey of 2561"), k[7]
		}
	for (id in known) {
		printf "provincial-known.csv: no office %s\n",
		    id > "/dev/stderr"
		exit 2
	}
}' provinces.csv offices.csv provincial-known.csv
