# Lapas, kas saka, kas noticis, ka nekas nav zudis un ko darīt tālāk.
trouble-home = Uz sākumlapu
trouble-not-found = Tādas lapas nav
trouble-not-found-what = Šajā adresē nekā nav, vai arī tas nav jūsu redzeslokā. Nekas nav zudis.
trouble-not-found-do = Pārbaudiet adresi vai izvēlieties sadaļu augšā.
trouble-forbidden = Jūsu lomai šeit nav piekļuves
trouble-forbidden-what = Šo lapu drīkst atvērt citas lomas. Nekas nav nedz mainīts, nedz zudis.
trouble-forbidden-do = Ja tas vajadzīgs jūsu darbam, sazinieties ar savas iestādes Tilta administratoru.
trouble-old-form = Forma ir novecojusi
trouble-old-form-what = Forma neatbilst jūsu pašreizējai sesijai, tāpēc nekas netika ierakstīts.
trouble-old-form-do = Ejiet pārlūkā soli atpakaļ – ierakstītais tur vēl ir –, pārlādējiet lapu un nosūtiet vēlreiz.
trouble-odd = Adrese nav saprotama
trouble-odd-what = Adresē ir vērtība, kādas nav starp iespējamām. Nekas netika mainīts.
trouble-odd-do = Ejiet soli atpakaļ un izvēlieties vērtību no saraksta.
trouble-ours = Kļūda mūsu pusē
trouble-ours-what = Lapu neizdevās izveidot. Jau saglabātais ir drošībā; pēdējā darbība netika ierakstīta.
trouble-ours-do = Mēģiniet vēlreiz pēc brīža. Ja kļūda atkārtojas, ziņojiet administratoram, nosaucot laiku.
