# Rāmis un vārdi, ko lieto vairākas lapas.
skip-to-main = Pāriet uz saturu
other-language = In English
sign-out = Iziet
simulated = Simulēti dati.
simulated-what = Visas personas un visi skaitļi ir izdomāti; tie neattiecas ne uz vienu īstu cilvēku.
rooms = Sadaļas
trail = Ceļš uz šo lapu
foot-what = Tilts – resocializācijas darbs ierakstīts vienreiz, viss pārējais aprēķināts no ierakstiem.
foot-as-of = Skaitļi uz
room-board = Rādītāji
room-plans = Plāni
room-projects = Projekti
room-ledger = Aktivitātes
room-milestones = Pieturpunkti
room-places = Vietas
room-deliverables = Nodevumi
room-funding = Finansējums
room-standards = Standarti
room-reports = Pārskati
room-audit = Audits

status-reached = Sasniegts
status-not-reached = Nav sasniegts
status-no-target = Bez mērķa
status-open = Gads nav pilns
status-missing = Nav mērījuma

task-done = Izpildīts
task-partially-done = Daļēji izpildīts
task-started = Uzsākts
task-not-assessable = Nav vērtējams
task-planned = Plānots

complete = pilns
complete-on = pilns no { $day }
before-record = pirms uzskaites sākuma

indicator = Rādītājs
value = Vērtība
target = Mērķis
status = Statuss
year = Gads
no-value = nav mērījuma
no-target = nav noteikts
target-more = vairāk nekā gadu iepriekš
target-steady = tikpat, cik gadu iepriekš

pages = Saraksta lapas
page-previous = Iepriekšējā lapa
page-next = Nākamā lapa
page-place = { $number }. lapa no { $last }

error-prefix = Kļūda:
error-summary = Vēl nav saglabāts
error-summary-kept = Viss ierakstītais ir palicis formā. Izlabojiet norādīto:
