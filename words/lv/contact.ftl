# Kontaktpersonas: noslodze, norīkošana, nodošana, tikšanās un bažas.
room-contacts = Kontaktpersonas
room-concerns = Bažas
prison = Ieslodzījuma vieta
show-button = Rādīt
caseloads = Noslodze
caseloads-none = Šajā struktūrvienībā vēl nav nevienas kontaktpersonas.
contact-load = Personas
contact-complex = Sarežģītas lietas
contact-absence = Prombūtne
contact-capacity = Cik personu var būt
contact-left = Pēdējā darba diena
contact-settings = Noslodze un prombūtne
contact-open = Tikšanās un bažas
contact-nobody = Kontaktpersonas nav.
sessions-recommended = Ieteiktās tikšanās
sessions-held = Notikušās tikšanās
sessions-share = Notikušas
load-of = { $load } no { $capacity }
load-full = noslodze pilna
left-on = strādā līdz { $day }
away-from-until = { $kind }, { $from }–{ $until }
staff-member = Darbinieks
absence-kind = Prombūtnes veids
absence-none = nav prombūtnē
absent-from = Prombūtnē no
absent-until = Prombūtnē līdz
do-worker = Pievienot kontaktpersonu
do-rollout = Mainīt kontaktpersonu ieviešanas datus
rollout = Kontaktpersonu ieviešana
rollout-state = Stāvoklis
rollout-pilot-from = Pilotprojekts no
rollout-used-from = Ieviests no
rollout-used = ieviests { $day }
rollout-pilot = pilotprojekts kopš { $day }
rollout-ahead = sāksies { $day }
rollout-none = nav ieviests
contacts-stale = Kamēr lapa bija atvērta, šos datus mainīja kāds cits. Ierakstītais ir palicis formā; paskatieties, kas mainījies, un saglabājiet vēlreiz.
contact-stale = Kamēr lapa bija atvērta, ziņas par kontaktpersonu mainīja kāds cits. Ierakstītais ir palicis formā; paskatieties, kas mainījies, un saglabājiet vēlreiz.
kept-text = Jūsu ierakstītais teksts:
assign = Norīkot kontaktpersonas
assign-one = Norīkot kontaktpersonu
assign-name = Vārds vai uzvārds
assign-waiting = { $count ->
    [0] Kontaktpersona ir visiem
    [zero] { $shown } personām nav kontaktpersonas
    [one] { $shown } personai nav kontaktpersonas
   *[other] { $shown } personām nav kontaktpersonas
}
assign-picked = Norīkot atzīmētajiem
assign-nobody = Atzīmējiet vismaz vienu personu.
assign-gone = { $count ->
    [zero] { $shown } atzīmētajām personām kontaktpersonu tikmēr norīkojis kāds cits. Pārējās ir palikušas sarakstā; nosūtiet vēlreiz.
    [one] { $shown } atzīmētajai personai kontaktpersonu tikmēr norīkojis kāds cits. Pārējās ir palikušas sarakstā; nosūtiet vēlreiz.
   *[other] { $shown } atzīmētajām personām kontaktpersonu tikmēr norīkojis kāds cits. Pārējās ir palikušas sarakstā; nosūtiet vēlreiz.
}
assigned = { $count ->
    [zero] Kontaktpersona norīkota { $shown } personām.
    [one] Kontaktpersona norīkota { $shown } personai.
   *[other] Kontaktpersona norīkota { $shown } personām.
}
pick = Norīkot
pick-all = Atzīmēt visus šajā lapā
here-since = šeit kopš { $day }
advice = Ieteikums
advice-rule = Vispirms iesaka to, kas bijusi kontaktpersona iepriekš, pēc tam to, kam mazākā noslodze. Prombūtnē esošos un tos, kam noslodze pilna, neiesaka; sarežģītās lietās kontaktpersonu izvēlas vadītājs.
advice-others = Kāpēc ne citi
advice-previous = { $name } – bija šīs personas kontaktpersona līdz { $day }; noslodze { $load }
advice-lowest = { $name } – mazākā noslodze: { $load }
advice-complex = Sarežģīta lieta: { $why }
advice-has-one = Kontaktpersona jau ir.
advice-nobody = Neviens nav brīvs: visi ir prombūtnē vai viņu noslodze ir pilna.
unfit-absent = prombūtnē, beigas nav zināmas
unfit-absent-until = prombūtnē līdz { $day }
unfit-left = vairs nestrādā par kontaktpersonu
unfit-full = noslodze pilna ({ $load })
unfit-earlier = bija kontaktpersona agrāk, līdz { $day }
unfit-not-previous = iepriekš nav bijusi šīs personas kontaktpersona; noslodze { $load }
unfit-more = lielāka noslodze ({ $load })
unfit-same = tikpat liela noslodze ({ $load })
contact-choose = { $name }: izvēlieties kontaktpersonu.
contact-words = Pamatojums
contact-words-hint = Vajadzīgs, ja izvēlaties citu, nevis ieteikto, vai ja ieteikuma nav.
contact-words-needed = { $name }: izvēlēta cita, nevis ieteiktā kontaktpersona; ierakstiet pamatojumu.
contact-first-day = Pirmā diena
contact-last-day = Pēdējā diena
contact-every-days = Dienas starp tikšanās reizēm
contact-every-hint = Tukšs: kā noteikts ieslodzījuma vietā.
contact-end-reason = Maiņas iemesls
contact-new = Jaunā kontaktpersona
caseload = Personas
caseload-none = Šai kontaktpersonai nav nevienas personas.
handover-what = Nododiet visas vai atzīmētās personas citiem, ja kontaktpersona aiziet vai ir ilgstošā prombūtnē.
handover-pick = Nodot
handover-picked = Nodot atzīmētos
handover-on = Maiņas diena
handover-gone = { $count ->
    [zero] { $shown } atzīmētajām personām kontaktpersonu tikmēr nomainījis kāds cits. Pārējās ir palikušas sarakstā; nosūtiet vēlreiz.
    [one] { $shown } atzīmētajai personai kontaktpersonu tikmēr nomainījis kāds cits. Pārējās ir palikušas sarakstā; nosūtiet vēlreiz.
   *[other] { $shown } atzīmētajām personām kontaktpersonu tikmēr nomainījis kāds cits. Pārējās ir palikušas sarakstā; nosūtiet vēlreiz.
}
handed-over = { $count ->
    [zero] Nodotas { $shown } personas.
    [one] Nodota { $shown } persona.
   *[other] Nodotas { $shown } personas.
}
do-contact-change = Mainīt kontaktpersonu
do-contact-end = Beigt bez jaunas kontaktpersonas
do-contact-frequency = Mainīt tikšanās biežumu
do-complex = Atzīmēt kā sarežģītu lietu vai noņemt atzīmi
complex-why = Kāpēc lieta ir sarežģīta
complex-hint = Sarežģītai lietai kontaktpersonu izvēlas vadītājs. Tukšs lauks noņem atzīmi.
complex-case = sarežģīta lieta
do-note = Pierakstīt tikšanos
session-held = Vai tikšanās notika
session-delivery = Norises veids
session-minutes = Ilgums minūtēs
session-words = Par ko runāts
session-words-hint = Ja tikšanās nenotika – kāpēc.
session-concern-hint = Kas speciālistam jāzina; tikai tad, ja bažas nododat.
session-notes-none = Tikšanās vēl nav pierakstītas.
session-last = pēdējo reizi { $day }
session-none = tikšanās vēl nav bijis
session-due = nākamā līdz { $day }
session-last-held = Pēdējā tikšanās
session-overdue = nokavēta
session-next = Nākamā tikšanās līdz
minutes-long = { $count ->
    [zero] { $shown } minūšu
    [one] { $shown } minūte
   *[other] { $shown } minūtes
}
work-caseload = Manas personas
concerns = Bažas
concerns-waiting = Gaida jūsu atbildi
concerns-none = Nevienas bažas negaida atbildi.
concerns-mine = Manis nodotās
concerns-open = Bažas, kas gaida atbildi
concern-none = nav jānodod
concern-to = Kam nodot bažas
concern-for = Kam
concern-from = Nodeva
concern-words = Bažas
concern-hint = Ko pamanījāt un kas speciālistam jāzina.
concern-raised = Vēl neviens nav pārņēmis
concern-taken = Pārņēma { $who }
concern-answered = Atbildēja { $who }
concern-answer = Atbilde
concern-answer-hint = Kas noskaidrots un izdarīts. Atbildi izlasa tas, kurš bažas nodeva; ar to bažas ir noslēgtas.
concern-stale = Kamēr lapa bija atvērta, šīs bažas pārņēma vai atbildēja kāds cits. Jūsu teksts nav zudis; paskatieties, kas mainījies.
do-concern = Nodot bažas speciālistam
do-take = Pārņemt
do-answer = Atbildēt un noslēgt
problem-has-contact = { $field }: kontaktpersona jau ir norīkota. Atveriet lapu no jauna.
problem-other-contact = { $field }: kontaktpersonu tikmēr nomainījis kāds cits. Ierakstītais ir palicis formā; atveriet lapu no jauna un paskatieties.
problem-full = { $field }: noslodze ir pilna ({ $most }). Izvēlieties citu vai pamatojiet, kāpēc tieši šī kontaktpersona.
problem-ended = { $field }: tas ir noslēdzies { $day }; norādiet agrāku dienu.
