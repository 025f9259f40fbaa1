# Pārskatu pastāvīgie vārdi: tabulu galvas, stāvokļi, īsi teikumi. Politikas teksti ir definīcijās.

## Dokuments
contents = Saturs
page = { $number }. lappuse no { $total }
made-on = Sagatavots { $day }
simulated = SIMULĒTI DATI – nav izmantojami lēmumiem
footer = Tilts · dati uz { $as_of } · momentuzņēmums { $snapshot } · definīcijas { $pack } · sagatavots { $made_on }
footer-unmeasured = Tilts · bez aprēķinātiem datiem · sagatavots { $made_on }
hidden = mazāk par { $below }
no-value = –
ordinal = { $number }.
quoted = “{ $name }”
source-note = Par avotu: { $note }

## Stāvokļi
status = Statuss
status-reached = sasniegts
status-not-reached = nav sasniegts
status-no-target = bez prognozes
status-open = periods nav noslēdzies
status-missing = nav datu
not-counted = uzskaite to neskaita
complete-open = Pilna vērtība būs zināma no { $day }.
complete-before-record = Gads ir pirms uzskaites sākuma.
task-done = izpildīts
task-partially-done = daļēji izpildīts
task-started = uzsākts
task-not-assessable = nav vērtējams
task-planned = plānots
trend-increase = palielinās
trend-stable = stabilā apjomā

## Rezultāti un rādītāji
outcome = Politikas rezultāts
outcome-indicators = Politikas rezultatīvie rādītāji
outcomes-caption = 1. tabula. Dokumentā “{ $short }” noteiktie politikas rezultāti un politikas rezultatīvie rādītāji
values-caption = 2. tabula. Rādītāju prognozes un faktiskās vērtības { $years }
indicator = Rādītājs
year = Gads
forecast = Prognoze
actual = Faktiskā vērtība
explanation = Skaidrojums

## Rīcības virzieni un uzdevumi
direction-heading = { $no }. RĪCĪBAS VIRZIENS – { $capitals }
direction-introduction = Rīcības virziena īstenošanai paredzēti šādi uzdevumi.
task-heading = { $no }. uzdevums – { $name }
in-the-period = Pārskata periodā:
ledger-differs = (Uzskaitē – { $counted }, avotā – { $printed }: { $what }.)
targets-caption = Sasniedzamās vērtības
target = Rezultatīvais rādītājs
planned-value = Plānots
counted-value = Sasniegts
not-reached = Nesasniegtās vērtības
missed = nav sasniegta
missed-begun = nav sasniegta, izpilde uzsākta
missed-project = { " " }({ $project })
task-conclusion = { $no }. uzdevums: { $status }.
postponed = { $name } – pārcelts: { $until }
carried-caption = Pasākumi, kas turpinās nākamajā plānā
carried-caption-all = Nākamajā plānā pārceltie pasākumi ar jaunajām vērtībām un termiņiem
measure = Pasākums
new-values = Rezultatīvie rādītāji nākamajā plānā
deadline = Termiņš
deadline-printed = līdz { $day }
deadline-assumed = līdz { $day } (plāna beigas)
task = Uzdevums
tasks = Uzdevumi

## Secinājumi
list-done = No dokumentā “{ $plan }” iekļautajiem uzdevumiem par izpildītiem ir uzskatāmi:
list-partially-done = No dokumentā “{ $plan }” iekļautajiem uzdevumiem par daļēji izpildītiem ir uzskatāmi:
list-started = No dokumentā “{ $plan }” iekļautajiem uzdevumiem par uzsāktiem ir uzskatāmi:
list-not-assessable = Šajā ziņojumā nav vērtējami:
list-planned = Plānoti, bet vēl nav vērtēti:
list-direction = { $no }. rīcības virziens: { $tasks } uzdevums;
list-direction-one = { $no }. rīcības virziens: { $tasks } uzdevums;
sum-caption = { $plan }: uzdevumi pēc stāvokļa
state = Stāvoklis
count = Skaits
sum = Kopā

## Resursi
project = Projekts
output = Iznākuma rādītājs
spent = Izlietots, { $currency }
budget = Budžets, { $currency }
ratio = Attiecība
efficiency-caption = Sasniegtais pret izlietoto finansējumu
efficiency-method = Attiecība = (sasniegtais ÷ mērķis) ÷ (izlietotais ÷ budžets); vairāk par 1 nozīmē, ka rezultāti apsteidz izlietoto finansējumu.
efficiency-none = Sasniegto pret izlietoto finansējumu nevar aprēķināt: uzskaitē nav projekta ar mērķi, rezultātu un budžetu.
findings-caption = Izvērtējumu atziņas
findings-of = Atziņas: { $study }
finding = Atziņa
value = Vērtība
target-groups = Tiešā mērķa grupa: { $direct }. Netiešā mērķa grupa: { $indirect }.
impact-positive = Politikas ieviešana attiecīgajā laikā radīja pozitīvu ietekmi uz šādām jomām:
impact-none = Politikas īstenošana nerada ietekmi uz šādām jomām:
carried-sum = Uz nākamo plānu pārceltie pasākumi: { $measures } ({ $tasks } uzdevumos); to vērtības un termiņi ir pielikumā.

## Pases
passports = Rezultatīvo rādītāju pases
passport-caption = Rādītāja pase { $number }
passport-values = Prognoze un faktiskā vērtība ({ $unit })
passport-footnotes = Pases zemsvītras piezīmes:
passport-unmeasured = Šim rādītājam nav ne prognozes, ne aprēķinātas vērtības.
passport-anomalies = Pretrunas avotos:
field = Lauks
content = Saturs
cases = Gadījumi
persons = Personas
readings = Izvēlētie lasījumi.

## Pielikumi
anomalies-introduction = Avoti glabāti, kā drukāti. Šeit ir pamatnostādņu un plāna pretrunas un to lasījums; uzdevumu un rādītāju pretrunas ir pie tiem.
anomalies-of = { $name }:
provenance-introduction = Visi skaitļi aprēķināti no viena momentuzņēmuma pēc vienas definīciju redakcijas, un tos var aprēķināt vēlreiz ar tiem pašiem cipariem.
provenance-snapshot = Momentuzņēmums un definīcijas
sources-caption = Avotu kodi
code = Kods
title = Nosaukums
provenance-caption = Rādītāju definīcijas
provenance-none = Ziņojumā nav aprēķinātu vērtību.
definition = Definīcija
version = Redakcija
hash = SHA-256 (sākums)

## Diagramma
chart-title-target = { $number }. rādītājs { $year }. gadā: { $value }, prognoze { $target }
chart-title = { $number }. rādītājs { $year }. gadā: { $value }
chart-title-none = { $number }. { $name }: prognoze
chart-year = { $year }: vērtība { $value }, prognoze { $target }.
year-open-mark = nepilns
chart-numbers = Skaitļi

## Darbgrāmatas un tabulas
provenance = Izcelsme
made-on-label = Sagatavots
pack = Definīciju pakotne
pack-fingerprint = Pakotnes SHA-256
definition-hash = Definīcijas SHA-256
snapshot-hash = Momentuzņēmuma SHA-256
as-of = Dati uz
warning = Brīdinājums
suppressed = Griezumos nav rādītas personas, ja to ir
counters = Skaitītāji
breakdown = Griezums
key = Vērtība griezumā
first = Pirmo reizi skaitīti
target-value = Mērķis
share = Izpilde
total = kopā
by-year = pa gadiem
by-rule = pa noteikumiem
by-group = pa grupām
left-out = neskaitīti
members = Kas skaitās un kāpēc
pseudonym = Pseidonīms
first-day = Pirmā diena
first-rule = Pirmais noteikums
group = Grupa
all-rules = Visi noteikumi
money = Finansējums
source = Finansējuma avots
remark = Piezīme
parts-add-up = Daļu summa { $parts } sakrīt ar kopējo summu.
parts-differ = Daļu summa { $parts } nesakrīt ar kopējo summu { $total }.
activities = Darbības
number = Nr.
activity = Darbība
purpose = Kāpēc
plan = Plāns
direction = Rīcības virziens
task-or-measure = Uzdevums vai pasākums
owners = Izpildītāji
unit = Vienība
repeats = Atkārtošanās
period = Periods
carried-to = Turpinās
per-period = visā periodā
per-year = katru gadu
per-year-per-prison = katru gadu katrā cietumā
per-continuous = pastāvīgi

## Komandrinda
explain-year = { $year }: skaitītājs { $numerator }, saucējs { $denominator }, gadījumi { $cases }, personas { $persons }, robežgadījumi { $boundary }
explain-left-out = { "  " }neskaitīti { $count }: { $reason }
explain-provenance = Definīcija { $definition }, redakcija { $version }, SHA-256 { $hash }; momentuzņēmums { $snapshot }, dati uz { $as_of }
