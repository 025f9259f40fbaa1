# Places and the standards checklist.
places = Places in prisons
places-total = { $count ->
    [one] { $shown } place in all
   *[other] { $shown } places in all
}
places-meeting = { $count ->
    [one] { $shown } place meets every requirement today
   *[other] { $shown } places meet every requirement today
}
place-places = Places
place-renovated = New or renovated
place-double = Cells for two
place-space = Space set by law
place-shower = Shower and toilet
place-from = Meets from
place-until = Meets until
place-open = open prison
