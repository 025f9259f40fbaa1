# Deliverables.
deliverable-by-year = Everything introduced, by year
deliverable-kind = Kind
deliverable-all = All kinds
deliverable-show = Show
deliverable-found = { $count ->
    [one] { $shown } deliverable
   *[other] { $shown } deliverables
}
deliverable-not-yet = Not introduced yet
deliverable-name = Name
deliverable-agency = Agency
deliverable-introduced = Introduced
deliverable-withdrawn = Out of use since
deliverable-project = Project
deliverable-measure = Policy measure
deliverable-count = Number
