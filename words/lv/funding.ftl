# Finansējums un demarkācija.
funding = Finansējums un demarkācija
double-charges = { $count ->
    [0] Divkārša finansējuma pazīmju nav
    [zero] { $shown } iespējama divkārša finansējuma gadījumu
    [one] { $shown } iespējams divkārša finansējuma gadījums
   *[other] { $shown } iespējami divkārša finansējuma gadījumi
}
first-fund = Pirmais fonds
second-fund = Otrais fonds
funds = Citi fondi un to mērķa grupas
fund = Kods
fund-period = Periods
fund-name = Nosaukums
fund-relation = Saistība
