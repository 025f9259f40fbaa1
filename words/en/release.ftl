# Data handed out to researchers outside.
room-releases = Data handed out
releases = Data handed to researchers
releases-what = Every extract has pseudonyms of its own and coarser values, and is handed out only where enough people share all values. It is made with the command “tilts release make”.
releases-found = { $count ->
    [0] Nothing was handed out
    [one] { $shown } extract
   *[other] { $shown } extracts
}
release-id = No.
release-recipient = Recipient and purpose
release-columns = Columns
release-secret = Outcomes:
release-rows = Rows
release-expires = Valid until
release-over = expired, must have been destroyed
release-made = Handed out
release-smallest = The smallest group with equal values has { $smallest } people; at least { $k } were asked for.
