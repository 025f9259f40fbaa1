# Pētījumi: protokoli, reģistrs, rezultāti.
room-studies = Pētījumi
studies = Pētījumi
studies-what = Pētījumi, kas definēti kā dati un aprēķināti no momentuzņēmuma, un avotos minēto pētījumu reģistrs ar termiņiem un veicējiem.
protocols = Pētījumu protokoli
protocol = Protokols
protocol-what = Viss, kas izlemts, pirms dati ir redzēti: jautājums, cilvēki, iznākums un katrs aprēķins.
protocol-state = Stāvoklis
protocol-draft = melnraksts
protocol-fixed = fiksēts
protocol-withdrawn = vairs neizmanto
protocol-fixed-on = Fiksēts
study = Pētījums
study-by = Veicējs
study-client = Pasūtītājs
study-due = Termiņš
study-late = termiņš pagājis
study-register = Pētījumu un izvērtējumu reģistrs
study-registered = Reģistrā
study-newest = Jaunākais rezultāts
study-never-run = vēl nav aprēķināts
study-run = Aprēķināt
study-results = Rezultāti
study-data-to = Dati līdz
study-question = Jautājums
study-population = Cilvēki
study-outcome = Iznākums
study-method = Aprēķins
study-limits = Ko atbilde nevar pateikt
study-analyses = Aprēķini
study-followed = Kurus novēro
study-decision = Lēmums
study-left-out = nav ieskaitīts
study-counted = ieskaitīts
study-choices = Izvēles
study-choice = Ko izlemj
study-taken = Pieņemts
study-other-choices = Citas iespējas
study-of-protocol = Par protokolu
study-result = { $study }: rezultāts
study-considered = Aplūkoti gadījumi
study-counted-cases = Ieskaitīti gadījumi
study-persons = Cilvēki
study-cases = Gadījumi
study-by-what = Sadalīt pēc
study-everybody = nesadalīt
study-suppressed = Rindas par pārāk maz cilvēkiem ir slēptas, un ar tām tās, no kurām slēptās varētu aprēķināt.
study-no-answer = Atbildes nav.
study-caution = Uzmanību:
study-download = Lejupielādēt:
study-more-rows = { $count ->
    [zero] Vēl { $shown } rindas ir lejupielādējamā failā.
    [one] Vēl { $shown } rinda ir lejupielādējamā failā.
   *[other] Vēl { $shown } rindas ir lejupielādējamā failā.
}
study-whole-json = Lejupielādēt visu rezultātu ar visiem cipariem (JSON)
study-program = Programma
study-seed = Sēkla
