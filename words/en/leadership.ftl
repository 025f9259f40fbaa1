# The board of leadership: the newest number, the change, how sure it is.
room-leadership = Leadership
leadership = What leadership needs to know
leadership-what = The newest year whose outcome is known for everybody: how many of 100, what changed since the year before, and how surely we know it.
leadership-none = The snapshot has no year yet whose outcome is known for everybody.
leadership-too-few = There are too few people to show the number.
leadership-more = In { $year } it was { $before } of 100. Now it is { $points } more (interval from { $from } to { $to }); by chance alone so large a difference would be rare.
leadership-fewer = In { $year } it was { $before } of 100. Now it is { $points } fewer (interval from { $from } to { $to }); by chance alone so large a difference would be rare.
leadership-same = In { $year } it was { $before } of 100. No change that matters: the difference is { $points } (interval from { $from } to { $to }).
leadership-unknown = In { $year } it was { $before } of 100. Whether it is more or fewer now the data do not say: the difference is { $points } (interval from { $from } to { $to }).
leadership-first = There is no earlier year to compare with.
leadership-close = The number is known closely.
leadership-rough = The number is known roughly.
leadership-vague = The number is known only very roughly.
leadership-study = The study it comes from
leadership-how = How to read this
leadership-rule = The interval is a 95% confidence interval. “Closely” means that its farther end is at most 2.5 of 100 away, “roughly” at most 5. “More” or “fewer” is said only where the whole interval of the difference lies on one side of zero; “no change that matters” only where all of it lies within 3 of 100.
leadership-cause = A change does not prove an effect of programmes or institutions: what kind of people are released may change too, and so may what is recorded.
