# The audit log.
audit = Audit log
audit-found = { $count ->
    [0] No entries
    [one] { $shown } entry
   *[other] { $shown } entries
}
audit-seq = No.
audit-at = Time (UTC)
audit-account = Account
audit-verb = Action
audit-noun = Object
audit-what = Action and object
audit-subject = Identifier
audit-purpose = Purpose
audit-detail = Detail
audit-hash = Hash
audit-verify = Verify the whole chain
audit-verdict = Check of the audit chain
audit-verdict-what = The hash of every entry includes the one before it; the check computes all of them anew and compares.
audit-sound = { $count ->
    [one] The chain is sound: { $shown } entry checked, nothing changed, removed or reordered.
   *[other] The chain is sound: { $shown } entries checked, nothing changed, removed or reordered.
}
audit-broken = { $count ->
    [one] The chain is broken: { $shown } entry checked. Tell the administrator and keep a copy of the database.
   *[other] The chain is broken: { $shown } entries checked. Tell the administrator and keep a copy of the database.
}
fault-changed = Entry { $seq } was changed.
fault-missing = Entry { $seq } is missing.
fault-reordered = Entry { $seq } does not follow from the one before it.
fault-truncated = The end of the log was cut off: there should be { $expected }, there are { $found }.
