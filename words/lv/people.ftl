# Personas: meklēšana un personas lapa.
room-people = Personas
people = Personas
people-find = Meklēt personu
people-find-hint = Vārds un uzvārds jebkurā secībā, arī bez garumzīmēm; personas kods vai tā daļa; dzimšanas diena vai gads.
people-found = { $count ->
    [0] Nav atrasta neviena persona
    [zero] Atrasts { $shown } personu
    [one] Atrasta { $shown } persona
   *[other] Atrastas { $shown } personas
}
people-more = Varētu būt arī citas; precizējiet meklējamo.
people-none-what = Pārbaudiet rakstību vai meklējiet pēc dzimšanas dienas. Redzamas tikai personas, kuras drīkst redzēt jūsu loma.
people-opening = Atvēršana
people-asks = jānorāda nolūks
person-born-year = Dzimšanas gads
person-born = Dzimšanas diena
person-code = Personas kods
person-sex = Dzimums
person-language = Valoda
person-registered = Reģistrā kopš
person-contact = Kontaktpersona
person-simulated = izdomāta persona
person-age = { $count ->
    [zero] { $shown } gadu
    [one] { $shown } gads
   *[other] { $shown } gadi
}
contacts = Kontaktpersonas
contact-from = No
contact-until = Līdz
contact-frequency = Tikšanās
contact-ground = Kāpēc šī kontaktpersona
contact-every = { $count ->
    [zero] reizi { $shown } dienās
    [one] reizi { $shown } dienā
   *[other] reizi { $shown } dienās
}
contact-previous = bija kontaktpersona arī iepriekš
contact-lowest-load = mazākā noslodze
contact-chosen = izvēlējies vadītājs: { $why }
session-notes = Tikšanās ar kontaktpersonu
session-missed = nenotika
session-concern = Bažas nodotas speciālistam
person-new = Reģistrēt personu
person-edit = Labot personas ziņas
person-given = Vārds
person-family = Uzvārds
person-code-hint = Piemēram, 150385-10009. Ja kods nav zināms, atstājiet tukšu.
person-code-checked = Kods salīdzināts ar Fizisko personu reģistru (kontrolcipars var neatbilst)
person-citizenship = Valstspiederība
person-citizenship-hint = Valsts divu burtu kods, piemēram, LV.
person-language-hint = Valodas divu burtu kods, piemēram, lv.
person-taken = Persona ar šādu kodu jau ir reģistrēta: sameklējiet to pēc koda.
person-stale = Kāds šīs ziņas tikmēr ir mainījis. Jūsu rakstītais ir saglabāts formā; pašreizējās ziņas ir zem tās. Salīdziniet un nosūtiet vēlreiz.
person-now = Pašreizējās ziņas
