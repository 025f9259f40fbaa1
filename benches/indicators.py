"""The pack's indicator queries in DuckDB on a snapshot's Parquet files: what an analyst would pick instead.

Usage: python3 benches/indicators.py SNAPSHOT_FOLDER [PACK]   (pip install duckdb)
"""
import pathlib, statistics, sys, time, tomllib
import duckdb

snapshot = pathlib.Path(sys.argv[1])
pack = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "definitions/lv")
literal = lambda value: f"'{value}'" if isinstance(value, str) else str(value).lower()
queries = []
for file in sorted((pack / "indicators").glob("*.toml")):
    definition = tomllib.loads(file.read_text())
    sql = definition["query"]["sql"]
    for name, parameter in definition.get("parameter", {}).items():
        sql = sql.replace(f"${name}", literal(parameter["value"]))
    queries.append((definition["id"], f'select year("date"), count(*) filter (reason is null), sum(cast(numerator as double)) from ({sql}) group by 1 order by 1'))
times = []
for _ in range(5):
    begun = time.perf_counter()
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    for table in snapshot.glob("*.parquet"):
        connection.execute(f"create table {table.stem} as select * from '{table}'")
    for name, sql in queries:
        connection.execute(sql).fetchall()
    times.append(time.perf_counter() - begun)
print(f"DuckDB {duckdb.__version__}: {len(queries)} indicators, tables read: median {statistics.median(times):.3f} s of {len(times)}")
