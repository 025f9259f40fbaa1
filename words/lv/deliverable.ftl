# Nodevumi.
deliverables = E-risinājumi un citi nodevumi
deliverable = Nodevums
deliverable-kind = Veids
deliverables-found = { $count ->
    [0] Nav neviena nodevuma
    [zero] { $shown } nodevumu
    [one] { $shown } nodevums
   *[other] { $shown } nodevumi
}
introduced = Ieviests
withdrawn = Vairs nelieto no
