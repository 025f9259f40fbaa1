# Pierakstīšanās.
sign-in = Pierakstīties
sign-in-name = Lietotājvārds
sign-in-password = Parole
sign-in-help = Ja aizmirsāt paroli, sazinieties ar savas iestādes Tilta administratoru.
sign-in-wrong = Lietotājvārds vai parole nav pareizi. Pārbaudiet abus un mēģiniet vēlreiz.
sign-in-throttled = { $count ->
    [zero] Pārāk daudz neveiksmīgu mēģinājumu. Mēģiniet vēlreiz pēc { $shown } minūtēm.
    [one] Pārāk daudz neveiksmīgu mēģinājumu. Mēģiniet vēlreiz pēc { $shown } minūtes.
   *[other] Pārāk daudz neveiksmīgu mēģinājumu. Mēģiniet vēlreiz pēc { $shown } minūtēm.
}
sign-in-left = Jūs esat izgājis no Tilta.
sign-in-ended = Sesija ir beigusies, jo ilgāku laiku nekas netika darīts. Nekas nav zudis; pierakstieties un turpiniet.
sign-in-ended-held = Sesija ir beigusies, kamēr aizpildījāt formu. Ierakstītais nav zudis; pierakstieties, un to varēsiet nosūtīt.
sign-in-held = Ierakstītais ir saglabāts
sign-in-held-what = Jūs esat pierakstījies. Formā ierakstītais gaida nosūtīšanu.
sign-in-held-send = Nosūtīt ierakstīto
