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
study-analysis = Aprēķins
study-alarms = Trauksmes
study-watched = Uzraudzītās robežas: { $watched }; pārkāptas: { $broken }; nebija, ko pārbaudīt: { $unwatched }.
study-followed = Kurus novēro
study-decision = Lēmums
study-left-out = nav ieskaitīts
study-counted = ieskaitīts
study-choices = Izvēles
study-choice = Ko izlemj
study-taken = Pieņemts
study-other-choices = Citas iespējas
study-of-protocol = Par protokolu
study-result = Rezultāts – { $study }
study-considered = Aplūkoti gadījumi
study-counted-cases = Ieskaitīti gadījumi
study-persons = Cilvēki
study-cases = Gadījumi
study-by-what = Sadalīt pēc
study-everybody = nesadalīt
study-own-breakdown = kā protokolā
study-not-chosen = nav izvēlēts
study-word = Word sadaļa
study-explore = Izpētīt sīkāk
study-suppressed = Rindas par pārāk maz cilvēkiem ir slēptas, un ar tām tās, no kurām slēptās varētu aprēķināt.
study-no-answer = Atbildes nav.
study-caution = Uzmanību:
study-many-curves = līkņu ir tik daudz, ka attēlā tās nevarētu atšķirt; skaitļi ir tabulās. Izvēlieties mazāk grupu.
study-many-groups = lapā katrai grupai ir tikai galvenais laiks; pārējie ir lejupielādējamās tabulās un Word sadaļā, bet, ja izvēlas dalījumu ar dažām grupām, arī šeit.
study-download = Lejupielādēt:
study-more-rows = { $count ->
    [zero] Vēl { $shown } rindu ir lejupielādējamā datnē.
    [one] Vēl { $shown } rinda ir lejupielādējamā datnē.
   *[other] Vēl { $shown } rindas ir lejupielādējamā datnē.
}
study-whole-json = Lejupielādēt visu rezultātu ar visiem cipariem (JSON)
study-program = Programma
study-seed = Sēkla

## Salikts indekss
index-model = Modelis
index-draft = melnraksts
index-adopted = pieņemts
index-draft-what = Modelis ir melnraksts: neviena iestāde to nav pieņēmusi. Rezultātos tas ir norādīts, un tie nav oficiāls rādītājs.
index-version = v{ $version } ({ $state })
index-adopted-by = Pieņēmusi
index-act = Ar ko pieņemts
index-joining = Kā jomas apvieno
index-arithmetic = svērtais aritmētiskais vidējais: viena joma var aizstāt citu
index-geometric = svērtais ģeometriskais vidējais: jomu, kas ir 0, neaizstāj nekas
index-minimum-known = Cik lielai svara daļai jābūt zināmai
index-hash = Tā kontrolsumma, ko modelis aprēķina
index-dimension = Joma
index-weight = Svars
index-scale = Kā vērtība kļūst par skaitli no 0 līdz 1
index-value = Kas ir vērtība
index-share = kā ir
index-linear = pa taisni: { $worst } ir 0, { $best } ir 1
index-step = no { $from } – { $counts }

## Trauksmes sākumlapā
alarms-newest = Trauksmes jaunākajos rezultātos
alarms-more = { $count ->
    [zero] Vēl { $shown } trauksmju ir rezultātā.
    [one] Vēl { $shown } trauksme ir rezultātā.
   *[other] Vēl { $shown } trauksmes ir rezultātā.
}
