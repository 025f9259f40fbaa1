# The frame, and words that several pages use.
skip-to-main = Skip to content
other-language = Latviski
sign-out = Sign out
simulated = Simulated data.
simulated-what = All persons and all numbers are made up; they are about no real human being.
rooms = Sections
trail = Way to this page
foot-what = Tilts: resocialisation work recorded once, everything else computed from the records.
foot-as-of = Numbers as of
room-board = Indicators
room-plans = Plans
room-projects = Projects
room-ledger = Activities
room-milestones = Milestones
room-places = Places
room-deliverables = Deliverables
room-funding = Funding
room-standards = Standards
room-reports = Reports
room-audit = Audit

status-reached = Reached
status-not-reached = Not reached
status-no-target = No target
status-open = Year not complete
status-missing = Not measured

task-done = Done
task-partially-done = Partially done
task-started = Started
task-not-assessable = Not assessable
task-planned = Planned

complete = complete
complete-on = complete on { $day }
before-record = before the record begins

indicator = Indicator
value = Value
target = Target
status = Status
year = Year
no-value = not measured
no-target = none set
target-more = more than the year before
target-steady = as many as the year before

pages = Pages of the list
page-previous = Previous page
page-next = Next page
page-place = Page { $number } of { $last }

error-prefix = Error:
error-summary = Not saved yet
error-summary-kept = Everything you typed is still in the form. Correct this:
