# The board of indicators.
board = Policy indicators
board-other = Other indicators
board-years = Value by year
board-under-way = Year under way
board-indicators = { $count ->
    [one] { $shown } indicator
   *[other] { $shown } indicators
}
board-running = { $year }: { $value } so far, { $complete }
board-spark = Values by year: { $values }
board-legend = The value is that of the newest complete year. The solid line shows measured values, the dashed one targets.
