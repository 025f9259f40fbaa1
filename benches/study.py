"""`tilts study` on a million rows beside what an analyst would pick instead, on the same files.

    python3 benches/study.py TILTS [ROWS]

Whole runs of the program are timed: start, reading the file, computing, printing. Peers that are not installed are left
out and said. Medians of five runs; peak memory of the program is that of the run with the most.
"""
import csv
import importlib.util
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 5


def has(name):
    return importlib.util.find_spec(name) is not None


def median(work):
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def run(tilts, arguments):
    subprocess.run([tilts, "study", *arguments], check=True, stdout=subprocess.DEVNULL)


def peak(tilts, arguments):
    """Peak memory of one run in megabytes."""
    child = subprocess.run(
        [sys.executable, "-c", "import resource,subprocess,sys;"
         "subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,check=True);"
         "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)", tilts, "study", *arguments],
        check=True, capture_output=True, text=True)
    return int(child.stdout) / 1024


def write(path, rows):
    """People in 20 groups: whole days to the event or the end of follow-up, a score that says something."""
    chance = random.Random(1)
    with open(path, "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["days", "status", "prison", "score", "outcome"])
        for _ in range(rows):
            happened = chance.random() < 0.42
            out.writerow([chance.randint(1, 1095), int(happened), f"p{chance.randrange(20):02}",
                          round(chance.gauss(0.5 * happened, 1), 4), int(happened)])


def duckdb_curves(path):
    import duckdb
    source = f"read_csv('{path}')" if path.endswith(".csv") else f"'{path}'"
    duckdb.sql(f"""
        with t as (select prison, days, count(*) n, sum(status) d from {source} group by all),
        r as (select *, sum(n) over (partition by prison order by days desc) at_risk from t)
        select prison, days, exp(sum(ln(greatest(1 - d / at_risk, 1e-300))) over (partition by prison order by days)) s
        from r""").fetchall()


def duckdb_area(path):
    import duckdb
    source = f"read_csv('{path}')" if path.endswith(".csv") else f"'{path}'"
    duckdb.sql(f"""
        with t as (select score, count(*) filter (outcome = 1) p, count(*) filter (outcome = 0) q from {source} group by 1),
        r as (select *, sum(q) over (order by score) - q below from t)
        select sum(p * (below + q / 2.0)) / (sum(p) * sum(q)) from r""").fetchall()


def lifelines_curves(path):
    import pandas
    from lifelines import KaplanMeierFitter
    from lifelines.statistics import multivariate_logrank_test
    table = pandas.read_csv(path) if path.endswith(".csv") else pandas.read_parquet(path)
    for _, group in table.groupby("prison"):
        KaplanMeierFitter().fit(group.days, group.status)
    multivariate_logrank_test(table.days, table.prison, table.status)


def polars_curves(path):
    import polars
    table = polars.scan_csv(path) if path.endswith(".csv") else polars.scan_parquet(path)
    counts = table.group_by("prison", "days").agg(polars.len().alias("n"), polars.col("status").sum().alias("d"))
    counts = counts.sort("prison", "days", descending=[False, True])
    counts = counts.with_columns(polars.col("n").cum_sum().over("prison").alias("at_risk")).sort("prison", "days")
    counts.with_columns((1 - polars.col("d") / polars.col("at_risk")).cum_prod().over("prison").alias("s")).collect()


def main():
    tilts, rows = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    print(f"{rows} rows, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, medians of {RUNS} runs")
    with tempfile.TemporaryDirectory() as folder:
        files = [os.path.join(folder, "people.csv")]
        write(files[0], rows)
        if has("duckdb"):
            import duckdb
            files.append(os.path.join(folder, "people.parquet"))
            duckdb.sql(f"copy (select * from read_csv('{files[0]}')) to '{files[1]}' (format parquet)")
        for path in files:
            print(f"{os.path.basename(path)}, {os.path.getsize(path) / 1e6:.0f} MB")
            survival = ["survival", path, "--time", "days", "--status", "status", "--group", "prison", "--at", "365,730"]
            accuracy = ["accuracy", path, "--outcome", "outcome", "--score", "score"]
            for name, arguments in [("survival, 20 groups, intervals, two tests", survival), ("accuracy with DeLong", accuracy)]:
                print(f"  tilts {name}: {median(lambda: run(tilts, arguments)):.2f} s, {peak(tilts, arguments):.0f} MB at most")
            for module, name, work in [
                ("duckdb", "survival, points only", duckdb_curves), ("duckdb", "area only", duckdb_area),
                ("polars", "survival, points only", polars_curves), ("lifelines", "survival, intervals, log-rank", lifelines_curves),
            ]:
                if has(module):
                    print(f"  {module} {name}: {median(lambda: work(path)):.2f} s")
                else:
                    print(f"  {module} is absent: {name} not measured")


if __name__ == "__main__":
    main()
