"""`tilts study` on a million rows beside what an analyst would pick instead, on the same files, in one run.

    python3 benches/study.py TILTS [ROWS] [--growth | --returns]

Whole runs are timed: start, reading the file, computing, printing; of Python's peers without starting Python. Peers that
are not installed are left out and said. Medians of five runs. With `--growth` Tilts alone goes over 10^4 to 10^7 rows and
benches/growth.svg is drawn anew. With `--returns` the rows are episodes in custody, ten million where nothing is said.
"""
import importlib.util
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 5
LONG = 20.0  # seconds: slower work is run once
COVARIATES = [f"x{number}" for number in range(10)]


def has(name):
    return importlib.util.find_spec(name) is not None


def seconds(work):
    """Median of several runs; of one where a run takes long."""
    times = []
    while len(times) < RUNS:
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
        if times[0] > LONG:
            break
    return statistics.median(times)


def people(folder, rows):
    """People in 20 prisons: whole days to one of two events or the end of follow-up, ten covariates, a score, a programme
    that likelier people take; as Parquet and, up to a million, as CSV."""
    import duckdb
    db = duckdb.connect()
    db.sql("set threads = 1")
    db.sql("select setseed(0.42)")
    normal = "sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())"
    covariates = ", ".join(f"round({normal}, 3) as {name}" for name in COVARIATES)
    db.sql(f"create table drawn as select 'p' || lpad((range % 20)::varchar, 2, '0') as prison, {covariates},"
           f" random() as u, random() as v, random() as w, {normal} as noise from range({rows})")
    db.sql("create table people as select * exclude (u, v, w, noise), least(1095, 1 + floor(-ln(1 - u) * 900 * exp(-0.3 * x0)))::int as days,"
           " case when -ln(1 - u) * 900 * exp(-0.3 * x0) >= 1094 then 0 when v < 0.7 then 1 else 2 end as cause,"
           " round(0.5 * x0 + noise, 4) as score, (w < 1 / (1 + exp(1.2 - 0.5 * x1)))::int as treated from drawn")
    db.sql("alter table people add column status int; update people set status = (cause = 1)::int;")
    db.sql("alter table people add column outcome int; update people set outcome = (cause > 0)::int;")
    files = [os.path.join(folder, f"people-{rows}.parquet")]
    db.sql(f"copy people to '{files[0]}' (format parquet)")
    if rows <= 1_000_000:
        files.append(os.path.join(folder, f"people-{rows}.csv"))
        db.sql(f"copy people to '{files[1]}' (header)")
    return files


def episodes(folder, rows):
    """Episodes of a fifth as many people in 20 prisons, as they were written down: by day of admission, not by person."""
    import duckdb
    db = duckdb.connect()
    db.sql("set threads = 1")
    db.sql("select setseed(0.42)")
    path = os.path.join(folder, f"episodes-{rows}.parquet")
    db.sql(f"""copy (
        with d as (select (random() * {rows} / 5)::int as person, (random() * 5400)::int as day,
                          (1 - ln(1 - random()) * 240)::int as stay, 'p' || lpad((random() * 19)::int::varchar, 2, '0') as prison
                   from range({rows}))
        select person, date '2010-01-01' + day as admitted,
               case when day + stay < 5478 then date '2010-01-01' + day + stay end as released, prison
        from d order by admitted) to '{path}' (format parquet)""")
    return path


def peak(program, arguments):
    """Peak memory of one run in MB; a child of this process would count this process's own memory."""
    run = subprocess.run(["/usr/bin/time", "-f", "%M", program, *arguments], check=True, stdout=subprocess.DEVNULL,
                         stderr=subprocess.PIPE, text=True)
    return int(run.stderr.split()[-1]) / 1024


def duckdb_returns(path):
    import duckdb
    duckdb.sql(f"""
        with e as (select prison, released, lead(admitted) over (partition by person order by admitted) as back,
                          (select max(greatest(admitted, released)) from '{path}') as known from '{path}')
        select prison, m, count(*) n, count(*) filter (back <= released + to_months(m)) events
        from e, (values (12), (24), (36)) w(m)
        where released + to_months(m) <= known and (back is null or back > released) group by all""").fetchall()


def polars_returns(path):
    import polars
    whole = polars.scan_parquet(path).sort("person", "admitted")
    whole = whole.with_columns(polars.col("admitted").shift(-1).over("person").alias("back")).collect()
    known = whole.select(polars.max_horizontal(polars.col("admitted").max(), polars.col("released").max())).item()
    for months in (12, 24, 36):
        end = polars.col("released").dt.offset_by(f"{months}mo")
        cases = whole.filter((end <= known) & (polars.col("back").is_null() | (polars.col("back") > polars.col("released"))))
        cases.group_by("prison").agg(polars.len(), (polars.col("back") <= end).sum())


def beside_peers_returns(program, rows):
    """Returns within 12, 24 and 36 months by prison. Peers do not join episodes that overlap, which Tilts does."""
    with tempfile.TemporaryDirectory() as folder:
        path = episodes(folder, rows)
        print(f"{os.path.basename(path)}, {os.path.getsize(path) / 1e6:.0f} MB")
        own = seconds(lambda: tilts(program, "returns", path))
        memory = peak(program, asked("returns", path))
        print(f"  {'returns':10} tilts {own:6.2f} s, peak memory {memory:.0f} MB")
        for module, work in [("duckdb", duckdb_returns), ("polars", polars_returns)]:
            if has(module):
                taken = seconds(lambda: work(path))
                print(f"  {'':10} {module} {taken:6.2f} s, {taken / own:.1f} times as long (shares only)")
            else:
                print(f"  {'':10} {module} is absent")


def asked(question, path):
    listed = ",".join(COVARIATES)
    arguments = {
        "survival": ["--time", "days", "--status", "status", "--group", "prison", "--at", "365,730"],
        "incidence": ["--time", "days", "--status", "cause", "--causes", "1,2", "--group", "prison", "--at", "365"],
        "cox": ["--time", "days", "--status", "status", "--covariates", listed],
        "accuracy": ["--outcome", "outcome", "--score", "score"],
        "regression": ["--outcome", "outcome", "--family", "binomial", "--covariates", listed],
        "effect": ["--outcome", "outcome", "--treatment", "treated", "--covariates", listed, "--method", "match",
                   "--estimand", "att"],
        "returns": ["--person", "person", "--from", "admitted", "--until", "released", "--group", "prison", "--months", "12,24,36"],
    }[question]
    return ["study", question, path, *arguments]


def tilts(program, question, path):
    subprocess.run([program, *asked(question, path)], check=True, stdout=subprocess.DEVNULL)


def table(path):
    import pandas
    return pandas.read_csv(path) if path.endswith(".csv") else pandas.read_parquet(path)


def source(path):
    return f"read_csv('{path}')" if path.endswith(".csv") else f"'{path}'"


def duckdb_survival(path):
    import duckdb
    duckdb.sql(f"""
        with t as (select prison, days, count(*) n, sum(status) d from {source(path)} group by all),
        r as (select *, sum(n) over (partition by prison order by days desc) at_risk from t)
        select prison, days, exp(sum(ln(greatest(1 - d / at_risk, 1e-300))) over (partition by prison order by days)) s
        from r""").fetchall()


def duckdb_accuracy(path):
    import duckdb
    duckdb.sql(f"""
        with t as (select score, count(*) filter (outcome = 1) p, count(*) filter (outcome = 0) q from {source(path)} group by 1),
        r as (select *, sum(q) over (order by score) - q below from t)
        select sum(p * (below + q / 2.0)) / (sum(p) * sum(q)) from r""").fetchall()


def polars_survival(path):
    import polars
    whole = polars.scan_csv(path) if path.endswith(".csv") else polars.scan_parquet(path)
    counts = whole.group_by("prison", "days").agg(polars.len().alias("n"), polars.col("status").sum().alias("d"))
    counts = counts.sort("prison", "days", descending=[False, True])
    counts = counts.with_columns(polars.col("n").cum_sum().over("prison").alias("at_risk")).sort("prison", "days")
    counts.with_columns((1 - polars.col("d") / polars.col("at_risk")).cum_prod().over("prison").alias("s")).collect()


def lifelines_survival(path):
    from lifelines import KaplanMeierFitter
    from lifelines.statistics import multivariate_logrank_test
    whole = table(path)
    for _, group in whole.groupby("prison"):
        KaplanMeierFitter().fit(group.days, group.status)
    multivariate_logrank_test(whole.days, whole.prison, whole.status)


def lifelines_cox(path):
    from lifelines import CoxPHFitter
    CoxPHFitter().fit(table(path)[[*COVARIATES, "days", "status"]], "days", "status")


def statsmodels_regression(path):
    import statsmodels.api as sm
    whole = table(path)
    sm.Logit(whole.outcome, sm.add_constant(whole[COVARIATES])).fit(disp=0).summary2()


def sklearn_accuracy(path):
    from sklearn.metrics import roc_auc_score
    whole = table(path)
    roc_auc_score(whole.outcome, whole.score)


def sklearn_effect(path):
    """Propensity score and the nearest neighbour with replacement; no caliper, no balance, no interval."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.neighbors import NearestNeighbors
    whole = table(path)
    score = LogisticRegression(C=1e6).fit(whole[COVARIATES], whole.treated).decision_function(whole[COVARIATES]).reshape(-1, 1)
    taken = (whole.treated == 1).to_numpy()
    NearestNeighbors(n_neighbors=1).fit(score[~taken]).kneighbors(score[taken])


def r(script):
    def run(path):
        subprocess.run(["Rscript", "--vanilla", "-e", script, path], check=True, stdout=subprocess.DEVNULL)
    return run


READ = "d <- read.csv(commandArgs(TRUE)[1]); library(survival); "
FORMULA = " + ".join(COVARIATES)
R = {
    "survival": ("curves with intervals, log-rank", READ + "survfit(Surv(days, status) ~ prison, d, conf.type = 'log-log'); survdiff(Surv(days, status) ~ prison, d)"),
    "incidence": ("incidences with variance, no test", READ + "d$cause <- factor(d$cause); summary(survfit(Surv(days, cause) ~ prison, d), times = 365)"),
    "cox": ("Efron", READ + f"coxph(Surv(days, status) ~ {FORMULA}, d)"),
    "regression": ("glm", READ + f"summary(glm(outcome ~ {FORMULA}, binomial, d))"),
}
PEERS = {
    "survival": [("duckdb", "points only", duckdb_survival), ("polars", "points only", polars_survival),
                 ("lifelines", "intervals, log-rank", lifelines_survival)],
    "incidence": [],
    "cox": [("lifelines", "Efron", lifelines_cox)],
    "accuracy": [("duckdb", "area only", duckdb_accuracy), ("sklearn", "area only", sklearn_accuracy)],
    "regression": [("statsmodels", "Logit", statsmodels_regression)],
    "effect": [("sklearn", "score and neighbours only", sklearn_effect)],
}


def beside_peers(program, rows):
    print(f"{rows} rows, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, medians of {RUNS} runs")
    with tempfile.TemporaryDirectory() as folder:
        for path in people(folder, rows):
            print(f"{os.path.basename(path)}, {os.path.getsize(path) / 1e6:.0f} MB")
            for question, peers in PEERS.items():
                own = seconds(lambda: tilts(program, question, path))
                print(f"  {question:10} tilts {own:6.2f} s")
                if question in R and path.endswith(".csv"):
                    name, script = R[question]
                    peers = [*peers, ("Rscript", name, r(script))]
                for module, name, work in peers:
                    if shutil.which(module) if module == "Rscript" else has(module):
                        taken = seconds(lambda: work(path))
                        print(f"  {'':10} {module} {taken:6.2f} s, {taken / own:.1f} times as long ({name})")
                    else:
                        print(f"  {'':10} {module} is absent: {name} not measured")


def growth(program):
    """Time of whole runs from ten thousand to ten million rows, and the exponent between neighbours."""
    sizes, questions = [10**4, 10**5, 10**6, 10**7], ["survival", "incidence", "cox", "accuracy", "regression"]
    taken = {question: [] for question in questions}
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            path = people(folder, rows)[0]
            for question in questions:
                taken[question].append(seconds(lambda: tilts(program, question, path)))
            most = {question: peak(program, asked(question, path)) for question in questions}
            os.remove(path)
    for question, times in taken.items():
        steps = [math.log10(later / earlier) for earlier, later in zip(times, times[1:])]
        print(f"  {question:10} " + ", ".join(f"{time:.2f} s" for time in times) + "; exponents " + ", ".join(f"{step:.2f}" for step in steps))
    print(f"  peak memory over {sizes[-1]} rows: " + ", ".join(f"{question} {memory:.0f} MB" for question, memory in most.items()))
    draw(sizes, taken, os.path.join(os.path.dirname(os.path.abspath(__file__)), "growth.svg"))


def draw(sizes, taken, path):
    """Both axes are logarithmic; the dashed line grows as n log n does."""
    left, top, width, height = 70, 20, 520, 330
    most, least = max(map(max, taken.values())), min(map(min, taken.values()))
    low, high = math.floor(math.log10(least)), math.ceil(math.log10(most))

    def place(rows, time):
        return (left + width * (math.log10(rows) - 4) / 3, top + height * (high - math.log10(time)) / (high - low))

    shapes = []
    for power in range(low, high + 1):
        y = place(sizes[0], 10**power)[1]
        shapes.append(f'<path d="M{left} {y:.0f}h{width}" stroke="#ddd"/><text x="{left - 8}" y="{y + 4:.0f}" text-anchor="end">{10**power:g} s</text>')
    for rows in sizes:
        x = place(rows, 10**low)[0]
        shapes.append(f'<text x="{x:.0f}" y="{top + height + 22}" text-anchor="middle">{rows:,} rows</text>'.replace(",", " "))
    begun = max(times[-2] for times in taken.values())
    law = [(rows, begun * rows * math.log(rows) / (sizes[-2] * math.log(sizes[-2]))) for rows in sizes]
    law = [place(rows, time) for rows, time in law if 10**low <= time <= 10**high]
    shapes.append('<path d="M' + "L".join(f"{x:.0f} {y:.0f}" for x, y in law) + '" fill="none" stroke="#555" stroke-dasharray="5 4"/>')
    for (question, times), colour in zip(taken.items(), ["#0b4f6c", "#b8500c", "#2f7d4f", "#7a3b8f", "#9c2f45"]):
        places = [place(rows, time) for rows, time in zip(sizes, times)]
        line = "L".join(f"{x:.0f} {y:.0f}" for x, y in places)
        shapes.append(f'<path d="M{line}" fill="none" stroke="{colour}" stroke-width="2"/><text x="{places[-1][0] + 8:.0f}" y="{places[-1][1] + 4:.0f}" fill="{colour}">{question}</text>')
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 400" font-family="sans-serif" font-size="13">'
                   f'<title>Whole runs of tilts study by rows; dashed: n log n</title>{"".join(shapes)}</svg>\n')


def main():
    program = sys.argv[1]
    if not has("duckdb"):
        sys.exit("the files are written with duckdb: pip install duckdb")
    given = [int(argument) for argument in sys.argv[2:] if argument.isdigit()]
    if "--growth" in sys.argv:
        growth(program)
    elif "--returns" in sys.argv:
        beside_peers_returns(program, given[0] if given else 10_000_000)
    else:
        beside_peers(program, given[0] if given else 1_000_000)


if __name__ == "__main__":
    main()
