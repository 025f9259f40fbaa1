# Politikas dokumenti, plāni un uzdevumi.
plans = Politikas dokumenti un plāni
plan-document = Dokuments
plan-period = Darbības laiks
plan-responsible = Atbildīgās iestādes
plan-state = Uzdevumu stāvoklis
plan-rows = { $count ->
    [zero] { $shown } pasākumu
    [one] { $shown } pasākums
   *[other] { $shown } pasākumi
}
plan-approval = Apstiprināts
plan-implements = Īsteno
plan-goal = Mērķis
plan-outcomes = Politikas rezultāti
plan-target-groups = Mērķa grupas
download = Lejupielādēt
download-xlsx = Tabula (XLSX)
download-csv = Tabula (CSV)
task-no = Nr.
task = Uzdevums
task-owners = Izpildītāji
task-state = Stāvoklis
task-carried = Pārcelts uz
task-rationale = Pamatojums
task-reference = Pamatnostādņu uzdevums
task-ledger = Šī uzdevuma aktivitātes uzskaitē
task-promises = Solītās vērtības
task-achievements = Paveiktais
task-not-reached = Nesasniegtās vērtības
task-postponed = Atliktais
task-carried-on = Turpinājums nākamajā plānā
row-no = Nr.
row-measure = Pasākums
row-indicator = Rezultatīvais rādītājs
row-promised = Solīts
row-counted = Saskaitīts uzskaitē
row-eu = ES rādītājs
row-not-counted = tikai izseko
what = Kas
until = Līdz
printed = Ziņojumā
counted-in-ledger = Uzskaitē
not-printed = nav nosaukts
deadline = Termiņš
deadline-end-of-plan = { $day } (plāna beigas)
target-no-number = bez skaitļa
target-at-least = vismaz { $value }
target-at-most = ne vairāk kā { $value }
target-equal = tieši { $value }
target-increase = pieaug; { $value }
target-stable = stabilā apjomā; { $value }
target-per-year = { $value } gadā
target-per-prison = { $value } gadā katrā ieslodzījuma vietā
target-continuous = { $value } pastāvīgi
whole-period = visā laikā
prisons-reached = sasniegts { $reached } no { $all } ieslodzījuma vietām ({ $when })
