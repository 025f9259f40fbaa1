# Nodevumi.
deliverable-by-year = Viss, kas ieviests, pa gadiem
deliverable-kind = Veids
deliverable-all = Visi veidi
deliverable-show = Rādīt
deliverable-found = { $count ->
    [zero] { $shown } nodevumu
    [one] { $shown } nodevums
   *[other] { $shown } nodevumi
}
deliverable-not-yet = Vēl nav ieviests
deliverable-name = Nosaukums
deliverable-agency = Iestāde
deliverable-introduced = Ieviests
deliverable-withdrawn = Vairs nelieto no
deliverable-project = Projekts
deliverable-measure = Politikas pasākums
deliverable-count = Skaits
