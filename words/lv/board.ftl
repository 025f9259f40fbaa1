# Rādītāju pārskata lapa.
board = Politikas rādītāji
board-other = Citi rādītāji
board-years = Vērtība pa gadiem
board-under-way = Iesāktais gads
board-indicators = { $count ->
    [zero] { $shown } rādītāju
    [one] { $shown } rādītājs
   *[other] { $shown } rādītāji
}
board-running = { $year }: pagaidām { $value }, { $complete }
board-spark = Vērtības pa gadiem: { $values }
board-legend = Rādīta jaunākā pilnā gada vērtība. Nepārtrauktā līnija – izmērītās vērtības, raustītā – mērķi.
