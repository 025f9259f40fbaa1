# Vietas un standarti.
place-what = Derīga ir vieta no jauna uzbūvētā vai renovētā korpusā, kur izpildīti visi saraksta punkti; atklātajam cietumam ir savs variants.
place-none = Jūsu redzeslokā nav nevienas vietas.
place-checklist = Prasību saraksts pa vietām
place-name = Korpuss vai nodaļa
place-places = Vietas
place-renovated = Jauns vai renovēts
place-double = Divvietīgas kameras
place-space = Likumā noteiktā platība
place-shower = Duša un tualete
place-verdict = Atbilst
place-why = Kopš kura laika vai kāpēc ne
place-met = izpildīts
place-not-met = nav
place-complies = Atbilst
place-does-not = Neatbilst
place-since = kopš { $day }
place-until = līdz { $day }
place-not-renovated = nav ne no jauna uzbūvēts, ne renovēts
place-no-double = nav divvietīgu kameru
place-no-double-open = nav divvietīgu istabu
place-no-space = nav likumā noteiktās platības
place-no-shower = kamerās nav dušas un tualetes
place-no-shower-open = nav dušas un tualetes
place-count = { $count ->
    [zero] { $shown } vietu
    [one] { $shown } vieta
   *[other] { $shown } vietas
}
place-passport = Rādītāja pase
