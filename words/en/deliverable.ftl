# Deliverables.
deliverables = E-solutions and other deliverables
deliverable = Deliverable
deliverable-kind = Kind
deliverables-found = { $count ->
    [0] No deliverables
    [one] { $shown } deliverable
   *[other] { $shown } deliverables
}
introduced = In use from
withdrawn = Out of use from
