#!/usr/bin/env bash
# The full demo nation and 1,000,000 people more: how long importing, searching and opening people takes.
# Usage: benches/people.sh [path to tilts] [people]
set -euo pipefail
cd "$(dirname "$0")/.."
tilts=${1:-target/release/tilts} people=${2:-1000000} port=8498
folder=$(mktemp -d)
cleanup() { [ -n "${site:-}" ] && kill "$site" 2>/dev/null; rm -rf "$folder"; }
trap cleanup EXIT
"$tilts" demo --data "$folder/demo" --build-only >/dev/null
node benches/people-file.mjs "$folder" "$people"
for kind in people:persons custody:custody releases:releases; do
  TILTS_HOME="$folder/demo" /usr/bin/time -f "%e s, peak memory %M KiB" "$tilts" import "${kind#*:}" "$folder/${kind%:*}.csv"
done
"$tilts" demo --data "$folder/demo" --port $port >"$folder/log" 2>&1 &
site=$!
for _ in $(seq 240); do grep -q "Tilts is open" "$folder/log" && break; sleep 0.5; done
echo "database: $(du -h "$folder"/demo/*.sqlite | cut -f1)"
node benches/people.mjs "$folder/people.csv" "http://127.0.0.1:$port"
