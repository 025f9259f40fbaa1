# Pieturpunkti, termiņi, tiesību akti.
milestones = Pieturpunkti un termiņi
milestone = Pieturpunkts
milestone-planned = Plānots (pēc kārtas)
milestone-slippage = Nobīde
milestone-reached = Sasniegts
milestone-open = vēl nav
milestone-on-time = nav
milestone-early = { $count ->
    [zero] { $shown } dienu agrāk
    [one] { $shown } dienu agrāk
   *[other] { $shown } dienas agrāk
}
milestone-late = { $count ->
    [zero] { $shown } dienu vēlāk
    [one] { $shown } dienu vēlāk
   *[other] { $shown } dienas vēlāk
}
deadlines = Termiņi nākamajā plānā
overdue = nokavēts
acts = Tiesību akti
act = Tiesību akts
act-stage = Stadija
act-planned = plānots
act-drafting = izstrādē
act-agreement = saskaņošanā
act-in-force = spēkā
act-in-force-on = Spēkā no
milestone-years = {" "}({ $years } gadi)
