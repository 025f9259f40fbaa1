#!/usr/bin/env bash
# Scores 1,000,000 made-up rows with OGRS3 and with the extended ARP and prints time and peak memory.
# Usage: benches/score.sh [path to tilts] [rows]
set -euo pipefail
tilts=${1:-target/release/tilts} rows=${2:-1000000}
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 - "$folder" "$rows" <<'PYTHON'
import random, sys, tomllib
folder, rows = sys.argv[1], int(sys.argv[2])
random.seed(7)
for instrument in ["ogrs3", "arp"]:
    items = tomllib.load(open(f"definitions/lv/instruments/{instrument}/1.toml", "rb"))
    scales, items = items.get("scale", {}), items["item"]
    def answer(item, born):
        if item["id"] == "born": return f"{born}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
        if item["id"] == "age_at_first": return str(random.randint(12, 16))
        if item["id"] == "assessed_on": return "2025-10-03"
        if item["type"] == "day": return f"{2020 + len(item['id']) % 4}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
        if item["type"] == "integer": return str(random.randint(1, 30))
        if item["type"] == "yes-no": return random.choice(["yes", "no", "no"])
        return random.choice(item.get("choices") or scales[item["scale"]]["choices"])["id"]
    with open(f"{folder}/{instrument}.csv", "w") as out:
        out.write("case," + ",".join(item["id"] for item in items) + "\n")
        for case in range(rows):
            born = random.randint(1950, 2003)
            out.write(f"{case}," + ",".join(answer(item, born) for item in items) + "\n")
PYTHON
for instrument in ogrs3 arp; do
  /usr/bin/time -f "$instrument: %e s, %U s of processor, peak memory %M KiB" "$tilts" score "$instrument" "$folder/$instrument.csv" --out "$folder/scores.csv"
done
