# Standing words of reports: table heads, states, short sentences. Policy texts are in the definitions.

## Document
contents = Contents
page = Page { $number } of { $total }
made-on = Made on { $day }
simulated = SIMULATED DATA – not for decisions
footer = Tilts · data as of { $as_of } · snapshot { $snapshot } · definitions { $pack } · made on { $made_on }
footer-unmeasured = Tilts · without measured data · made on { $made_on }
hidden = fewer than { $below }
no-value = –
ordinal = { $number }
quoted = “{ $name }”
source-note = On the source: { $note }

## States
status = Status
status-reached = reached
status-not-reached = not reached
status-no-target = no forecast
status-open = period not over
status-missing = no data
not-counted = not counted by records
complete-open = The full value will be known from { $day }.
complete-before-record = The year lies before records begin.
task-done = done
task-partially-done = partially done
task-started = started
task-not-assessable = not assessable
task-planned = planned
trend-increase = increases
trend-stable = stable

## Outcomes and indicators
outcome = Policy outcome
outcome-indicators = Result indicators of the policy
outcomes-caption = Table 1. Policy outcomes and result indicators of the { $short }
values-caption = Table 2. Forecast and actual values of the indicators, { $years }
indicator = Indicator
year = Year
forecast = Forecast
actual = Actual value
explanation = Explanation

## Directions and tasks
direction-heading = Direction of action { $no }: { $name }
direction-introduction = The direction of action has the following tasks.
task-heading = Task { $no }: { $name }
in-the-period = In the period of the report:
ledger-differs = (Recorded: { $counted }; printed in the source: { $printed }: { $what }.)
targets-caption = Values to reach
target = Result indicator
planned-value = Planned
counted-value = Reached
not-reached = Values not reached
missed = not reached
missed-begun = not reached, work begun
missed-project = { " " }({ $project })
task-conclusion = Task { $no }: { $status }.
postponed = { $name } – put off: { $until }
carried-caption = Measures that go on in the next plan
carried-caption-all = Measures carried over to the next plan, with new values and deadlines
measure = Measure
new-values = Result indicators in the next plan
deadline = Deadline
deadline-printed = by { $day }
deadline-assumed = by { $day } (end of the plan)
task = Task
tasks = Tasks

## Conclusions
list-done = Of the tasks of { $plan }, these are done:
list-partially-done = Of the tasks of { $plan }, these are partially done:
list-started = Of the tasks of { $plan }, these are started:
list-not-assessable = Not assessable in this report:
list-planned = Planned and not assessed yet:
list-direction = direction of action { $no }: tasks { $tasks }
list-direction-one = direction of action { $no }: task { $tasks }
sum-caption = { $plan }: tasks by state
state = State
count = Number
sum = Total

## Resources
project = Project
output = Output indicator
spent = Spent, { $currency }
budget = Budget, { $currency }
ratio = Ratio
efficiency-caption = Results against money spent
efficiency-method = Ratio = (reached ÷ target) ÷ (spent ÷ budget); above 1, results run ahead of the money spent.
efficiency-none = Results against money spent cannot be computed: no project has a target, a result and a budget on record.
findings-caption = Findings of evaluations
findings-of = Findings: { $study }
finding = Finding
value = Value
target-groups = Direct target groups: { $direct }. Indirect target groups: { $indirect }.
impact-positive = In the period, the policy had a positive impact on these areas:
impact-none = The policy has no impact on these areas:
carried-sum = Measures carried over to the next plan: { $measures } (in { $tasks } tasks); their values and deadlines are in the annex.

## Passports
passports = Passports of result indicators
passport-caption = Indicator passport { $number }
passport-values = Forecast and actual value ({ $unit })
passport-footnotes = Footnotes of the passport:
passport-unmeasured = This indicator has neither a forecast nor a computed value.
passport-anomalies = Contradictions in the sources:
field = Field
content = Content
cases = Cases
persons = Persons
readings = Readings chosen.

## Annexes
anomalies-introduction = Sources are kept as printed. These are the contradictions of the guidelines and the plan and how they are read; those of tasks and indicators stand with them.
anomalies-of = { $name }:
provenance-introduction = All numbers are computed from one snapshot by one version of the definitions and can be computed again to the same digits.
provenance-snapshot = Snapshot and definitions
sources-caption = Codes of the sources
code = Code
title = Title
provenance-caption = Definitions of the indicators
provenance-none = The report holds no measured values.
definition = Definition
version = Version
hash = SHA-256 (beginning)

## Chart
chart-title-target = Indicator { $number } in { $year }: { $value }, forecast { $target }
chart-title = Indicator { $number } in { $year }: { $value }
chart-title-none = { $number }. { $name }: forecast
chart-year = { $year }: value { $value }, forecast { $target }.
year-open-mark = incomplete
chart-numbers = Numbers

## Workbooks and tables
provenance = Provenance
made-on-label = Made on
pack = Pack of definitions
pack-fingerprint = SHA-256 of the pack
definition-hash = SHA-256 of the definition
snapshot-hash = SHA-256 of the snapshot
as-of = Data as of
warning = Warning
suppressed = Breakdowns leave out persons where there are
counters = Counters
breakdown = Breakdown
key = Value of the breakdown
first = Counted first
target-value = Target
share = Progress
total = total
by-year = by year
by-rule = by rule
by-group = by group
left-out = left out
members = Who counts and why
pseudonym = Pseudonym
first-day = First day
first-rule = First rule
group = Group
all-rules = All rules
money = Money
source = Source of funding
remark = Remark
parts-add-up = The parts add up to { $parts }, the total.
parts-differ = The parts add up to { $parts }, not to the total of { $total }.
activities = Activities
number = No.
activity = Activity
purpose = Why
plan = Plan
direction = Direction
task-or-measure = Task or measure
owners = Carried out by
unit = Unit
repeats = Repeats
period = Period
carried-to = Goes on in
per-period = over the whole period
per-year = every year
per-year-per-prison = every year in every prison
per-continuous = all the time

## Command line
explain-year = { $year }: numerator { $numerator }, denominator { $denominator }, cases { $cases }, persons { $persons }, boundary cases { $boundary }
explain-left-out = { "  " }left out { $count }: { $reason }
explain-provenance = Definition { $definition }, version { $version }, SHA-256 { $hash }; snapshot { $snapshot }, data as of { $as_of }
