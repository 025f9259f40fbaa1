#!/usr/bin/env bash
# Imports a file of 1,000,000 participations into a fresh installation and prints time and peak memory.
# Usage: benches/import.sh [path to tilts] [rows]
set -euo pipefail
tilts=${1:-target/release/tilts} rows=${2:-1000000}
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
export TILTS_HOME="$folder/home"
"$tilts" init --pack definitions/lv >/dev/null
awk 'BEGIN { print "external_key,given_name,family_name"; for (i = 0; i < 20000; i++) print "P-" i ",Vārds,Uzvārds" }' >"$folder/people.csv"
awk 'BEGIN { print "external_key,kind,on,agency,unit"; for (i = 0; i < 20000; i++) printf "A-%d,leisure-activity,2024-%02d-%02d,ievp,jelgavas-cietums\n", i, i % 12 + 1, i % 28 + 1 }' >"$folder/activities.csv"
awk -v n="$rows" 'BEGIN { print "activity,person,role,attended"; for (i = 0; i < n; i++) printf "A-%d,P-%d,prisoner,yes\n", i % 20000, (i * 7 + int(i / 20000)) % 20000 }' >"$folder/participations.csv"
"$tilts" import persons "$folder/people.csv"
"$tilts" import activities "$folder/activities.csv"
/usr/bin/time -f "%e s, peak memory %M KiB" "$tilts" import participations "$folder/participations.csv"
