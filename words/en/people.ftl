# People: search and the page of a person.
room-people = People
people = People
people-find = Find a person
people-find-hint = Given and family name in any order, with or without marks; a personal code or a part of it; day or year of birth.
people-found = { $count ->
    [0] Nobody was found
    [one] { $shown } person found
   *[other] { $shown } persons found
}
people-more = There may be others; be more exact.
people-none-what = Check the spelling or look by day of birth. Only people your role may see are found.
people-opening = Opening
people-asks = asks for a purpose
person-born-year = Year of birth
person-born = Day of birth
person-code = Personal code
person-sex = Sex
person-language = Language
person-registered = In the record since
person-contact = Contact person
person-simulated = fictional person
person-age = { $count ->
    [one] { $shown } year
   *[other] { $shown } years
}
contacts = Contact persons
contact-from = From
contact-until = Until
contact-frequency = Sessions
contact-ground = Why this one
contact-every = { $count ->
    [one] every day
   *[other] every { $shown } days
}
contact-previous = was the contact person before
contact-lowest-load = has the lowest load
contact-chosen = chosen by a supervisor: { $why }
session-notes = Sessions with the contact person
session-missed = did not take place
session-concern = A concern was handed to a specialist
person-new = Register a person
person-edit = Mend the person's data
person-given = Given name
person-family = Family name
person-code-hint = For example 150385-10009. Leave empty where it is not known.
person-code-checked = Compared with the population register (the check digit may not fit)
person-citizenship = Citizenship
person-citizenship-hint = Two letters of the country, for example LV.
person-language-hint = Two letters of the language, for example lv.
person-taken = Somebody with this code is registered already: find them by the code.
person-stale = Somebody changed these data meanwhile. What you wrote is kept in the form; the present data are below it. Compare them and send again.
person-now = Present data
