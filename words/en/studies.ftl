# Studies: protocols, register, results.
room-studies = Studies
studies = Studies
studies-what = Studies that are defined as data and computed from a snapshot, and the register of the studies the sources name, with deadlines and contractors.
protocols = Study protocols
protocol = Protocol
protocol-what = Everything that is decided before the data are seen: the question, the people, the outcome and every computation.
protocol-state = State
protocol-draft = draft
protocol-fixed = fixed
protocol-withdrawn = no longer used
protocol-fixed-on = Fixed on
study = Study
study-by = Carried out by
study-client = Ordered by
study-due = Due
study-late = overdue
study-register = Register of studies and evaluations
study-registered = In the register
study-newest = Newest result
study-never-run = not run yet
study-run = Run
study-results = Results
study-data-to = Data up to
study-question = Question
study-population = People
study-outcome = Outcome
study-method = Computation
study-limits = What the answer cannot say
study-analyses = Analyses
study-analysis = Analysis
study-alarms = Alarms
study-watched = Limits watched: { $watched }; broken: { $broken }; nothing to check: { $unwatched }.
study-followed = Who is followed
study-decision = Decision
study-left-out = left out
study-counted = counted
study-choices = Choices
study-choice = What it decides
study-taken = Taken
study-other-choices = Others
study-of-protocol = About the protocol
study-result = Result – { $study }
study-considered = Cases considered
study-counted-cases = Cases counted
study-persons = People
study-cases = Cases
study-by-what = Break down by
study-everybody = not broken down
study-own-breakdown = as the protocol does
study-not-chosen = not chosen
study-word = Word section
study-explore = Explore further
study-suppressed = Rows about too few people are hidden, and with them those the hidden ones could be computed from.
study-no-answer = There is no answer.
study-caution = Caution:
study-many-curves = there are so many curves that they could not be told apart in a picture; the numbers stand in the tables. Choose fewer groups.
study-many-groups = the page has the leading window of each group; the others are in the tables and the Word section to download, and where few groups are asked for, here.
study-download = Download:
study-more-rows = { $count ->
    [one] { $shown } more row is in the file to download.
   *[other] { $shown } more rows are in the file to download.
}
study-whole-json = Download the whole result with every digit (JSON)
study-program = Program
study-seed = Seed

## Composite index
index-model = Model
index-draft = draft
index-adopted = adopted
index-draft-what = The model is a draft: no institution has adopted it. Results say so and are no official measure.
index-version = v{ $version } ({ $state })
index-adopted-by = Adopted by
index-act = Adopted with
index-joining = How dimensions are joined
index-arithmetic = weighted arithmetic mean: one dimension can make up for another
index-geometric = weighted geometric mean: nothing makes up for a dimension at 0
index-minimum-known = How much of the weight must be known
index-hash = Hash of what the model computes
index-dimension = Dimension
index-weight = Weight
index-scale = How a value becomes a number from 0 to 1
index-value = What the value is
index-share = as it is
index-linear = along a line: { $worst } is 0, { $best } is 1
index-step = from { $from }: { $counts }

## Alarms on the front page
alarms-newest = Alarms in the newest results
alarms-more = { $count ->
    [one] { $shown } more is in the result.
   *[other] { $shown } more are in the result.
}
