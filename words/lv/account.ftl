# Konti un paroles.
accounts = Konti
room-accounts = Konti
accounts-find = Atrast pēc konta, vārda vai lomas
accounts-none = Tāda konta nav.
account-name = Konta nosaukums
account-person = Vārds un uzvārds
account-agency = Iestāde
account-agency-hint = Jānorāda lomām, kas ir vairākās iestādēs.
account-by-role = Kā noteikts lomai
account-whole-agency = Visa iestāde
account-place = Darbavieta
account-state = Stāvoklis
account-active = atvērts
account-closed = slēgts
account-made = Izveidots konts
account-password-new = Dota jauna parole.
account-password-once = Parole redzama tikai tagad:
account-change-what = Jauna parole vai konta slēgšana izbeidz visas šī konta sesijas.
account-give-password = Dot jaunu paroli
account-close = Slēgt kontu
account-open = Atvērt kontu
do-make-account = Izveidot kontu
password-own = Mana parole
password-what = Parolē jābūt vismaz astoņām zīmēm. Pēc nomaiņas būs jāpierakstās no jauna.
password-present = Pašreizējā parole
password-new = Jaunā parole
password-again = Jaunā parole vēlreiz
password-change = Nomainīt paroli
password-wrong = Pašreizējā parole nav pareiza.
password-differs = Abas jaunās paroles nav vienādas.
password-changed = Parole nomainīta. Pierakstieties ar jauno.
# Kas strādā ar personu.
caseworkers = Kas strādā ar personu
caseworker = Darbinieks
caseworker-since = Kopš
caseworkers-none = Persona nav neviena darbinieka lietu sarakstā.
do-give-case = Nodot lietu darbiniekam
do-take-case = Izņemt no lietu saraksta
room-caseloads = Lietu saraksti
caseloads-what = Ar cik personām katrs darbinieks strādā. Atveriet darbinieku, lai viņa personas nodotu citam.
caseload-staff-none = Šajā struktūrvienībā nav darbinieku, kuriem būtu lietu saraksts.
caseload-empty = Lietu sarakstā nav nevienas personas.
caseload-left = Konts ir slēgts, bet personas ir palikušas tā lietu sarakstā. Nododiet tās citiem.
caseload-nobody-picked = Atzīmējiet vismaz vienu personu.
caseload-gone = { $count ->
    [zero] { $shown } atzīmēto personu šajā sarakstā vairs nav. Pārbaudiet sarakstu un nosūtiet vēlreiz.
    [one] { $shown } atzīmētās personas šajā sarakstā vairs nav. Pārbaudiet sarakstu un nosūtiet vēlreiz.
   *[other] { $shown } atzīmēto personu šajā sarakstā vairs nav. Pārbaudiet sarakstu un nosūtiet vēlreiz.
}
caseload-to = Kam nodot
caseload-to-nobody = Nevienam, tikai izņemt no saraksta
taken-off = { $count ->
    [zero] Izņemtas { $shown } personas.
    [one] Izņemta { $shown } persona.
   *[other] Izņemtas { $shown } personas.
}
caseload-people = { $count ->
    [zero] { $shown } personu
    [one] { $shown } persona
   *[other] { $shown } personas
}
