# Accounts and passwords.
accounts = Accounts
room-accounts = Accounts
accounts-find = Find by account, name or role
accounts-none = There is no such account.
account-name = Account name
account-person = Name
account-agency = Agency
account-agency-hint = Needed for roles that several agencies have.
account-by-role = As the role says
account-whole-agency = The whole agency
account-place = Place of work
account-state = State
account-active = open
account-closed = closed
account-made = Account made:
account-password-new = A new password was given.
account-password-once = The password is shown only now:
account-change-what = A new password, or closing the account, ends all of its sessions.
account-give-password = Give a new password
account-close = Close the account
account-open = Open the account
do-make-account = Make an account
password-own = My password
password-what = A password has at least eight characters. After the change you sign in again.
password-present = Present password
password-new = New password
password-again = New password once more
password-change = Change the password
password-wrong = The present password is not right.
password-differs = The two new passwords are not the same.
password-changed = The password was changed. Sign in with the new one.
# Who works with a person.
caseworkers = Who works with the person
caseworker = Member of staff
caseworker-since = Since
caseworkers-none = Nobody has the person on the caseload.
do-give-case = Give the case to a member of staff
do-take-case = Take off the caseload
room-caseloads = Caseloads
caseloads-what = How many people each member of staff works with. Open one to hand their people over to another.
caseload-staff-none = Nobody in this unit has a caseload.
caseload-empty = Nobody is on this caseload.
caseload-left = The account is closed, but people are still on its caseload. Hand them over to others.
caseload-nobody-picked = Tick at least one person.
caseload-gone = { $count ->
    [one] { $shown } person ticked is no longer on this caseload. Look at the list and send it again.
   *[other] { $shown } people ticked are no longer on this caseload. Look at the list and send it again.
}
caseload-to = Hand over to
caseload-to-nobody = Nobody, only take them off
taken-off = { $count ->
    [one] { $shown } person taken off.
   *[other] { $shown } people taken off.
}
caseload-people = { $count ->
    [one] { $shown } person
   *[other] { $shown } people
}
