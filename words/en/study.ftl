# Words of `tilts study`: names of studies, tables, columns, settings, cautions.

## Frame
rows = { $used } of { $in-file } rows used.
rows-with-condition = { $used } rows used of { $considered } that meet the condition ({ $condition }); the file has { $in-file }.
none-missing = No values are missing in the columns used.
missing = Missing values, by column: { $columns }. Rows that lack a needed value are left out.
caution = Caution: { $text }
no-value = –
at-risk-below = At risk
picture-title = { $study }: { $file }, { $rows } rows
picture-description = Horizontal: { $x }. Vertical: { $y }. Shown: { $series }.

## Studies
study-survival = Time to event
study-accuracy = Accuracy of scores
study-agreement = Agreement of assessors
study-reliability = Reliability of a scale

## Tables
part-groups = Groups
part-at = Share without the event
part-quantiles = Time by which a share has had the event
part-restricted-means = Mean time without the event within the horizon
part-restricted-mean-differences = Differences of the means
part-tests = Do the groups differ?
part-log-rank-counts = Events observed, and expected if groups did not differ
part-areas = Area under the ROC curve
part-comparisons = Comparison of areas
part-partial-areas = Part of the area within bounds of the specificity
part-best-thresholds = Best threshold (Youden)
part-rates = What the threshold gets right and wrong
part-rates-by-group = Rates by group, and differences from the first group
part-agreement = Agreement
part-categories = Agreement on each category (Fleiss)
part-scale = Scale
part-items = Items
part-answers = Answers

## Columns
column-group = Group
column-rows = Rows
column-events = Events
column-censored = Censored
column-median = Median
column-median-lower = from
column-median-upper = to
column-last-time = Followed until
column-time = Time
column-at-risk = At risk
column-survival = Without the event
column-standard-error = Std. error
column-lower = from
column-upper = to
column-share = Share
column-horizon = Horizon
column-mean = Mean
column-reference = Compared with
column-difference = Difference
column-p = p
column-test = Test
column-chi-square = Chi-square
column-degrees = Degrees of freedom
column-observed = Observed
column-expected = Expected
column-score = Score
column-area = Area
column-positives = With outcome
column-negatives = Without
column-first = First
column-second = Second
column-statistic = Statistic
column-from = from
column-to = to
column-corrected = Corrected
column-threshold = Threshold
column-sensitivity = Sensitivity
column-specificity = Specificity
column-rate = Rate
column-count = Count
column-of = Of
column-difference-lower = from
column-difference-upper = to
column-true-positives = Rightly flagged
column-false-positives = Flagged for nothing
column-false-positive-rate = Flagged without the outcome
column-coefficient = Coefficient
column-value = Value
column-category = Category
column-kappa = Kappa
column-items = Items
column-alpha = Alpha
column-standardised = Standardised
column-lambda6 = Guttman λ6
column-average-correlation = Mean correlation
column-deviation = Std. deviation
column-item = Item
column-total-correlation = With total
column-corrected-correlation = With total, corrected
column-rest-correlation = With the rest
column-alpha-without = Alpha without
column-missing = Missing
column-answer = Answer

## Names in cells
code-everybody = everybody
code-log-rank = log-rank
code-peto-peto = Peto–Peto
code-log-log = log-log
code-log = log
code-plain = plain
code-logit = logit
code-arcsin = arcsine
code-missing = missing
code-sensitivity = sensitivity
code-specificity = specificity
code-false-positive = flagged for nothing
code-false-negative = missed
code-precision = outcome among the flagged
code-negative-predictive = no outcome among the rest
code-accuracy = right either way
code-selection = flagged
code-prevalence = with the outcome
code-nominal = nominal
code-ordinal = ordinal
code-interval-scale = interval
code-ratio = ratio
code-percent-agreement = all raters agree
code-cohen = Cohen's kappa
code-cohen-linear = Cohen's kappa, linear weights
code-cohen-quadratic = Cohen's kappa, quadratic weights
code-light = Light's kappa
code-fleiss = Fleiss' kappa
code-conger = Conger's kappa
code-gwet-ac1 = Gwet's AC1
code-krippendorff = Krippendorff's alpha
code-kendall-w = Kendall's W
code-icc-1-1 = ICC(1,1)
code-icc-2-1 = ICC(2,1)
code-icc-3-1 = ICC(3,1)
code-icc-1-k = ICC(1,k)
code-icc-2-k = ICC(2,k)
code-icc-3-k = ICC(3,k)

## Settings
setting-interval = interval
setting-level = level
setting-scale = scale
setting-reversed = reversed
setting-reversed-between = between

## Cautions
caution-one-group = all rows are in one group, so there is nothing to compare.
caution-not-compared = the scores stand side by side; add --paired to test whether one ranks better than the other.
caution-missing-ratings = some ratings are missing; AC1 and alpha use all rows, the other coefficients only rows that every rater rated.
caution-against-the-scale = an item goes against the rest of the scale; check whether it must be reversed (--reverse).
