# Places and standards.
place-what = A place counts in a newly built or renovated block where every point of the checklist is met; open prisons have their own variant.
place-none = No place is in your sight.
place-checklist = Checklist by place
place-name = Block or unit
place-places = Places
place-renovated = New or renovated
place-double = Cells for two
place-space = Space the law sets
place-shower = Shower and toilet
place-verdict = Meets the standards
place-why = Since when, or why not
place-met = met
place-not-met = missing
place-complies = Meets the standards
place-does-not = Does not
place-since = since { $day }
place-until = until { $day }
place-not-renovated = neither newly built nor renovated
place-no-double = no cells for two
place-no-double-open = no rooms for two
place-no-space = less space than the law sets
place-no-shower = no shower and toilet in the cells
place-no-shower-open = no shower and toilet
place-count = { $count ->
    [one] { $shown } place
   *[other] { $shown } places
}
place-passport = Passport of indicator
