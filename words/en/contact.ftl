# Contact persons: caseloads, assigning, handing over, sessions and concerns.
room-contacts = Contact persons
room-concerns = Concerns
prison = Prison
show-button = Show
caseloads = Caseloads
caseloads-none = This unit has no contact person yet.
contact-load = People
contact-complex = Complex cases
contact-absence = Absence
contact-capacity = People they can have
contact-left = Last day of work
contact-settings = Capacity and absence
contact-open = Sessions and concerns
contact-nobody = There is no contact person.
sessions-recommended = Sessions recommended
sessions-held = Sessions held
sessions-share = Held
load-of = { $load } of { $capacity }
load-full = full
left-on = works until { $day }
away-from-until = { $kind }, { $from }–{ $until }
staff-member = Member of staff
absence-kind = Kind of absence
absence-none = not absent
absent-from = Absent from
absent-until = Absent until
do-worker = Add a contact person
do-rollout = Change when contact persons were introduced
rollout = Introduction of contact persons
rollout-state = State
rollout-pilot-from = Pilot from
rollout-used-from = In use from
rollout-used = in use since { $day }
rollout-pilot = pilot since { $day }
rollout-ahead = begins on { $day }
rollout-none = not introduced
contacts-stale = While the page was open, somebody else changed this. What you typed is still in the form; look at what changed and save again.
contact-stale = While the page was open, somebody else changed what is recorded about the contact person. What you typed is still in the form; look at what changed and save again.
kept-text = What you typed:
assign = Assign contact persons
assign-one = Assign a contact person
assign-name = Name
assign-waiting = { $count ->
    [0] Everybody has a contact person
    [one] { $shown } person has no contact person
   *[other] { $shown } people have no contact person
}
assign-picked = Assign to those ticked
assign-nobody = Tick at least one person.
assign-gone = { $count ->
    [one] Somebody else has meanwhile assigned a contact person to { $shown } of those ticked. The others are still in the list; send it again.
   *[other] Somebody else has meanwhile assigned contact persons to { $shown } of those ticked. The others are still in the list; send it again.
}
assigned = { $count ->
    [one] { $shown } person has been given a contact person.
   *[other] { $shown } people have been given contact persons.
}
pick = Assign
pick-all = Tick everybody on this page
here-since = here since { $day }
advice = Recommendation
advice-rule = Recommended first is who was the contact person before, then who has the lowest load. Those who are away or have as many people as they can are not recommended; in complex cases the head chooses.
advice-others = Why not the others
advice-previous = { $name } – was this person's contact person until { $day }; has { $load }
advice-lowest = { $name } – lowest load: { $load }
advice-complex = Complex case: { $why }
advice-has-one = There is a contact person already.
advice-nobody = Nobody is free: everybody is away or has as many people as they can.
unfit-absent = away, end not known
unfit-absent-until = away until { $day }
unfit-left = no longer a contact person
unfit-full = full ({ $load })
unfit-earlier = was the contact person earlier, until { $day }
unfit-not-previous = was not this person's contact person before; has { $load }
unfit-more = higher load ({ $load })
unfit-same = the same load ({ $load })
contact-choose = { $name }: choose a contact person.
contact-words = Reason
contact-words-hint = Needed when you choose another one than recommended, or nobody is recommended.
contact-words-needed = { $name }: not the recommended contact person is chosen; write the reason.
contact-first-day = First day
contact-last-day = Last day
contact-every-days = Days between sessions
contact-every-hint = Blank: as the prison has it.
contact-end-reason = Reason of the change
contact-new = New contact person
caseload = People
caseload-none = This contact person has nobody.
handover-what = Hand everybody or those ticked over to others when the contact person leaves or is away for long.
handover-pick = Hand over
handover-picked = Hand over those ticked
handover-on = Day of the change
handover-gone = { $count ->
    [one] Somebody else has meanwhile changed the contact person of { $shown } of those ticked. The others are still in the list; send it again.
   *[other] Somebody else has meanwhile changed the contact person of { $shown } of those ticked. The others are still in the list; send it again.
}
handed-over = { $count ->
    [one] { $shown } person handed over.
   *[other] { $shown } people handed over.
}
do-contact-change = Change the contact person
do-contact-end = End without a new contact person
do-contact-frequency = Change how often they meet
do-complex = Mark as a complex case, or take the mark away
complex-why = Why the case is complex
complex-hint = In a complex case the head chooses the contact person. A blank field takes the mark away.
complex-case = complex case
do-note = Write down a session
session-held = Did the session take place
session-delivery = How
session-minutes = Length in minutes
session-words = What was talked about
session-words-hint = If it did not take place, why.
session-concern-hint = What the specialist should know; only if you hand a concern on.
session-notes-none = No session has been written down yet.
session-last = last on { $day }
session-none = no session yet
session-due = next by { $day }
session-last-held = Last session
session-overdue = overdue
session-next = Next session by
minutes-long = { $count ->
    [one] { $shown } minute
   *[other] { $shown } minutes
}
work-caseload = My people
concerns = Concerns
concerns-waiting = Waiting for your answer
concerns-none = No concern waits for an answer.
concerns-mine = Handed on by me
concerns-open = Concerns waiting for an answer
concern-none = nothing to hand on
concern-to = Hand the concern to
concern-for = To
concern-from = Handed on by
concern-words = Concern
concern-hint = What you noticed and what the specialist should know.
concern-raised = Nobody has taken it up yet
concern-taken = Taken up by { $who }
concern-answered = Answered by { $who }
concern-answer = Answer
concern-answer-hint = What was found and done. Who handed the concern on reads the answer; it closes the concern.
concern-stale = While the page was open, somebody else took this concern up or answered it. Your text is not lost; look at what changed.
do-concern = Hand a concern to a specialist
do-take = Take up
do-answer = Answer and close
problem-has-contact = { $field }: there is a contact person already. Open the page again.
problem-other-contact = { $field }: somebody else has changed the contact person meanwhile. What you typed is still in the form; open the page again and look.
problem-full = { $field }: has as many people as possible ({ $most }). Choose another one, or give the reason for this one.
problem-ended = { $field }: it ended on { $day }; give an earlier day.
