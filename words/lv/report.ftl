# Pārskati.
reports = Pārskati
reports-what = Dokumenti top no tiem pašiem skaitļiem, ko redzat lapās, un tos var labot tālāk.
reports-evaluation = Pamatnostādņu izvērtējums
report-docx-lv = Word dokuments latviešu valodā
report-docx-en = Word dokuments angļu valodā
report-html-lv = Lapa latviešu valodā
report-html-en = Lapa angļu valodā
report-passports = Rādītāju pases ar faktiskajām vērtībām (Word)
