# Datu izsniegšana pētniekiem ārpus iestādēm.
room-releases = Izsniegtie dati
releases = Pētniekiem izsniegtie dati
releases-what = Katrs izraksts ir ar saviem pseidonīmiem un rupjākām vērtībām, un to izsniedz tikai tad, ja visas vērtības ir kopīgas pietiekami daudziem cilvēkiem. Izsniegšana notiek ar komandu “tilts release make”.
releases-found = { $count ->
    [0] Nekas nav izsniegts
    [zero] { $shown } izrakstu
    [one] { $shown } izraksts
   *[other] { $shown } izraksti
}
release-id = Nr.
release-recipient = Saņēmējs un nolūks
release-columns = Kolonnas
release-secret = Iznākumi:
release-rows = Rindas
release-expires = Derīgs līdz
release-over = termiņš beidzies, jābūt iznīcinātam
release-made = Izsniegts
release-smallest = Mazākajā grupā ar vienādām vērtībām cilvēku skaits ir { $smallest }, prasītais – vismaz { $k }.
