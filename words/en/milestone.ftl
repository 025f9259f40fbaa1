# Milestones, deadlines, legal acts.
milestones = Milestones and deadlines
milestone = Milestone
milestone-planned = Planned (in order)
milestone-slippage = Slippage
milestone-reached = Reached
milestone-open = not yet
milestone-on-time = none
milestone-early = { $count ->
    [one] { $shown } day early
   *[other] { $shown } days early
}
milestone-late = { $count ->
    [one] { $shown } day late
   *[other] { $shown } days late
}
deadlines = Deadlines in the next plan
overdue = overdue
acts = Legal acts
act = Legal act
act-stage = Stage
act-planned = planned
act-drafting = being drafted
act-agreement = in agreement
act-in-force = in force
act-in-force-on = In force from
milestone-years = {" "}({ $years } years)
