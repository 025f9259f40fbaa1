# Vietas un standartu saraksts.
places = Vietas ieslodzījuma vietās
places-total = { $count ->
    [zero] Kopā { $shown } vietu
    [one] Kopā { $shown } vieta
   *[other] Kopā { $shown } vietas
}
places-meeting = { $count ->
    [zero] { $shown } vietu šodien atbilst visām prasībām
    [one] { $shown } vieta šodien atbilst visām prasībām
   *[other] { $shown } vietas šodien atbilst visām prasībām
}
place-places = Vietu skaits
place-renovated = Jauna vai atjaunota
place-double = Divvietīgas kameras
place-space = Likumā noteiktā platība
place-shower = Duša un tualete
place-from = Atbilst no
place-until = Atbilst līdz
place-open = atklātais cietums
