# Funding and demarcation.
funding = Funding and demarcation
double-charges = { $count ->
    [0] No signs of double funding
    [one] { $shown } possible double charge
   *[other] { $shown } possible double charges
}
first-fund = First fund
second-fund = Second fund
funds = Other funds and their target groups
fund = Code
fund-period = Period
fund-name = Name
fund-relation = Relation
