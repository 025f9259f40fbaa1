# Lietas darbs: resocializācijas plāns, mans darbs, gaita.
room-work = Mans darbs
case-plan = Resocializācijas plāns
plan-open = Sākt plānu
plan-none = Plāna vēl nav.
plan-draft = Melnraksts
plan-approved = Apstiprināts
plan-closed = Noslēgts
plan-covered = pasākums vai pamatots izņēmums: { $part } no { $whole }
plan-steps = Soļi
plan-steps-done = izpildīti { $part } no { $whole }
plan-shown = Apliecina aktivitātes
plan-steps-shown = { $part } no { $whole }
plan-version = Redakcija
plan-versions = Visas redakcijas
plan-agreement = Personas attieksme
plan-agreed = piekrīt
plan-not-agreed = nepiekrīt
plan-could-not-answer = nevarēja atbildēt
plan-next-review = Nākamā pārskatīšana
plan-closing = Noslēguma vārdi
plan-reviews = Pārskatīšanas
plan-stale = Kamēr lapa bija atvērta, plānu mainīja kāds cits. Ierakstītais ir palicis formā; paskatieties, kas mainījies, un saglabājiet vēlreiz.
plan-uncovered = Katrai vajadzībai jābūt solim vai pamatotam izņēmumam (noslēdzot – rezultātam). Papildiniet plānu un mēģiniet vēlreiz.
plan-no-needs = Plānā vēl nav nevienas vajadzības. Tās ierosina novērtējums, vai arī tās var pievienot ar pamatojumu.
plan-excepted = Pasākuma nav, jo:
goal = Mērķis
plan-by = Līdz
plan-evidence = Apliecina
plan-whole = Viss plāns
plan-goal-words = Kam jākļūst citādi
plan-result = Rezultāts
plan-achieved = Kas panākts
plan-own-words = Personas vārdi
plan-review-words = Kas konstatēts
need-assessed = Konstatēta novērtējumā
need-justified = Pievienota ar pamatojumu: { $reason } ({ $who })
need-met = Vajadzība apmierināta
need-partly-met = Apmierināta daļēji
need-not-met = Nav apmierināta
need-declined = Persona atteicās
need-no-longer = Vairs nav aktuāla
step-what = Pasākums
step-who = Kas to dara
step-words = Sīkāk
step-state = Izpilde
step-result = Rezultāts vai iemesls
step-other = Cits pasākums
step-person = Pati persona
step-staff = Darbinieks
step-not-started = Nav sākts
step-in-progress = Notiek
step-done = Izpildīts
step-cannot = Pagaidām nav iespējams
step-no-longer = Vairs nav vajadzīgs
do-reopen = Atsākt darbu ar vajadzību
do-goal = Pievienot mērķi
do-except = Pamatot, kāpēc pasākuma nav
do-close = Noslēgt vajadzību
do-step = Pievienot soli
do-move = Mainīt soļa izpildi
do-evidence = Pievienot aktivitāti kā apliecinājumu
do-approve = Apstiprināt plānu
do-justify = Pievienot vajadzību ar pamatojumu
do-agreement = Pierakstīt personas attieksmi
do-acknowledge = Pierakstīt iepazīstināšanu
do-review = Pierakstīt pārskatīšanu
do-finish = Noslēgt plānu
assessments-none = Novērtējumu vēl nav.
chronology = Gaita
chronology-none = Nav neviena ieraksta.
chronology-left-out = Daļa ierakstu jūsu lomai nav redzama.
chronology-what = Notikums
chronology-detail = Sīkāk
chronology-nature = Daba
nature-fact = fakts
nature-opinion = vērtējums
show-all = Viss
show-facts = Tikai fakti
show-opinions = Tikai vērtējumi
person-where = Atrodas
person-position = Tiesiskais stāvoklis
person-held-since = kopš { $day }
release-expected = Gaidāmā atbrīvošana
do-expect-release = Norādīt gaidāmo atbrīvošanu
case-course = Ieslodzījums un probācija
regime = Režīms
legal-status = Tiesiskais statuss
release-kind = Atbrīvošanas veids
kind = Veids
section-function = Funkcija
section-basis = Tiesiskais pamats
section-opened = Atvērta
section-closed = Slēgta
section-open = nav slēgta
closing-reason = Slēgšanas iemesls
employed = Nodarbinātība (VID ziņas)
employed-yes = strādā
employed-no = nestrādā
employed-unknown = nav zināma
do-place = Ievietot ieslodzījuma vietā
do-move-person = Pārvietot
do-release = Atbrīvot no ieslodzījuma
do-open-section = Atvērt sekciju
do-close-section = Slēgt sekciju
topics-over-time = Pārmaiņas pa tematiem
topics-results = Rezultāti laikā
exemptions = Šķēršļi
exemption = Šķērslis
exemption-from = No
exemption-until = Līdz
exemption-lasts = turpinās
do-exempt = Pierakstīt šķērsli
do-end-exemption = Norādīt, kad beidzās šķērslis
term-words = Pamatojums
term-stale = Kāds šo ierakstu tikmēr ir mainījis. Jūsu rakstītais ir saglabāts formā: pārbaudiet to un nosūtiet vēlreiz.
person-released = atbrīvots no ieslodzījuma
happened-placed = Ievietošana ieslodzījumā
happened-moved = Pārvietošana
happened-released = Atbrīvošana
happened-release-expected = Norādīta gaidāmā atbrīvošana
happened-section-opened = Sekcija atvērta
happened-section-closed = Sekcija slēgta
happened-said = Cita reģistra ziņas
happened-attended = piedalījās
happened-absent = nepiedalījās
happened-assessed = Novērtējums
happened-planned = Resocializācijas plāns
happened-contact = Kontaktpersona norīkota
happened-contact-ended = Kontaktpersona mainīta
happened-session = Tikšanās ar kontaktpersonu
happened-held = notika
work = Mans darbs
work-nothing = Šodien nekas negaida.
work-overdue = { $count ->
    [zero] Nokavēti { $shown } darbu
    [one] Nokavēts { $shown } darbs
   *[other] Nokavēti { $shown } darbi
}
work-due = { $count ->
    [zero] Divu nedēļu laikā jāizdara { $shown } darbu
    [one] Divu nedēļu laikā jāizdara { $shown } darbs
   *[other] Divu nedēļu laikā jāizdara { $shown } darbi
}
work-waiting = { $count ->
    [zero] Gaida { $shown } darbu
    [one] Gaida { $shown } darbs
   *[other] Gaida { $shown } darbi
}
work-all = { $count ->
    [zero] Rādīt visus { $shown }
    [one] Rādīt visus { $shown }
   *[other] Rādīt visus { $shown }
}
work-any = Visi darbi
work-everything = Atpakaļ uz visiem darbiem
work-kind = { $name } ({ $count })
work-what = Darbs
work-by = Līdz
work-changed = Ko mainījuši citi
work-what-changed = Kas mainīts
work-unchanged = Šajā laikā citi neko nav mainījuši.
work-days = { $count ->
    [zero] { $shown } dienās
    [one] kopš vakardienas
   *[other] { $shown } dienās
}
work-session = Tikties ar personu
work-step = Izpildīt plāna soli
work-review = Pārskatīt plānu
work-agreement = Noskaidrot personas attieksmi pret plānu
work-approve = Apstiprināt plānu
work-finish-assessment = Pabeigt novērtējumu
work-mend-assessment = Izlabot atdoto novērtējumu
work-countersign = Parakstīt novērtējumu
work-concern = Atbildēt uz bažām
work-package = Saņemt nodoto lietu
work-cases = Nodot lietas, kuru darbinieka konts ir slēgts
work-certificate = Atjaunot apliecību
changed-assessment = novērtējums
changed-plan = resocializācijas plāns
changed-session = tikšanās ar kontaktpersonu
changed-concern = bažas
changed-custody = ieslodzījums
changed-fact = cita reģistra ziņas
deadline-why = Kāpēc šajā dienā?
case-deadlines = Termiņi
deadline-overdue = nokavēts
