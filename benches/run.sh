#!/usr/bin/env bash
# All measurements in one run; see README.md beside this file.
set -euo pipefail
cd "$(dirname "$0")/.."
profile=${TILTS_BENCH_PROFILE:-release}
target=${CARGO_TARGET_DIR:-target}
if [ "$profile" = release ]; then cargo build --locked --release -p tilts; tilts="$target/release/tilts"; else cargo build --locked -p tilts; tilts="$target/debug/tilts"; fi
echo "machine: $(nproc) cores, $(awk -F: '/model name/ { print $2; exit }' /proc/cpuinfo), profile $profile"
folder=$(mktemp -d)
cleanup() { [ -n "${site:-}" ] && kill "$site" 2>/dev/null; rm -rf "$folder"; }
trap cleanup EXIT
begun=$(date +%s.%N)
"$tilts" demo --data "$folder/demo" --build-only >/dev/null
echo "nation built, measured: $(echo "$(date +%s.%N) - $begun" | bc) s"
"$tilts" demo --data "$folder/demo" --port 8499 >"$folder/log" 2>&1 &
site=$!
for _ in $(seq 120); do grep -q "Tilts is open" "$folder/log" && break; sleep 0.5; done
grep computed "$folder/log" || true
node benches/pages.mjs http://127.0.0.1:8499
python3 -c 'import duckdb' 2>/dev/null && python3 benches/indicators.py "$(ls -d "$folder"/demo/snapshots/*/ | tail -1)" || echo "DuckDB is absent: pip install duckdb"
benches/import.sh "$tilts"
benches/score.sh "$tilts"
