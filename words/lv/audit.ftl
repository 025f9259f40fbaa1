# Audita pieraksts.
audit = Audita pieraksts
audit-found = { $count ->
    [0] Nav neviena ieraksta
    [zero] { $shown } ierakstu
    [one] { $shown } ieraksts
   *[other] { $shown } ieraksti
}
audit-seq = Nr.
audit-at = Laiks (UTC)
audit-account = Konts
audit-verb = Darbība
audit-noun = Objekts
audit-what = Darbība un objekts
audit-subject = Identifikators
audit-purpose = Nolūks
audit-detail = Sīkāk
audit-hash = Kontrolsumma
audit-verify = Pārbaudīt visu ķēdi
audit-verdict = Audita ķēdes pārbaude
audit-verdict-what = Katra ieraksta kontrolsumma ietver iepriekšējo; pārbaudē visas aprēķina no jauna un salīdzina.
audit-sound = { $count ->
    [zero] Ķēde ir vesela: pārbaudīts { $shown } ierakstu, nekas nav mainīts, izņemts vai pārkārtots.
    [one] Ķēde ir vesela: pārbaudīts { $shown } ieraksts, nekas nav mainīts, izņemts vai pārkārtots.
   *[other] Ķēde ir vesela: pārbaudīti { $shown } ieraksti, nekas nav mainīts, izņemts vai pārkārtots.
}
audit-broken = { $count ->
    [zero] Ķēde ir bojāta: pārbaudīts { $shown } ierakstu. Ziņojiet administratoram un saglabājiet datubāzes kopiju.
    [one] Ķēde ir bojāta: pārbaudīts { $shown } ieraksts. Ziņojiet administratoram un saglabājiet datubāzes kopiju.
   *[other] Ķēde ir bojāta: pārbaudīti { $shown } ieraksti. Ziņojiet administratoram un saglabājiet datubāzes kopiju.
}
fault-changed = { $seq }. ieraksts ir mainīts.
fault-missing = { $seq }. ieraksta trūkst.
fault-reordered = { $seq }. ieraksts neizriet no iepriekšējā.
fault-truncated = Pieraksta gals ir nogriezts: jābūt { $expected }, ir { $found }.
