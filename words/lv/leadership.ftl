# Vadības pārskats: jaunākais skaitlis, pārmaiņa, cik droši tas ir.
room-leadership = Vadībai
leadership = Galvenais vadībai
leadership-what = Jaunākais gads, par kuru iznākums ir zināms par visiem: cik no 100, kas mainījies kopš iepriekšējā gada un cik droši to zinām.
leadership-none = Momentuzņēmumā vēl nav neviena gada, par kuru iznākums būtu zināms par visiem.
leadership-too-few = Cilvēku ir par maz, lai skaitli rādītu.
leadership-more = { $year }. gadā bija { $before } no 100. Tagad ir par { $points } vairāk (intervāls no { $from } līdz { $to }); nejaušības dēļ vien tik liela starpība būtu reta.
leadership-fewer = { $year }. gadā bija { $before } no 100. Tagad ir par { $points } mazāk (intervāls no { $from } līdz { $to }); nejaušības dēļ vien tik liela starpība būtu reta.
leadership-same = { $year }. gadā bija { $before } no 100. Būtisku pārmaiņu nav: starpība ir { $points } (intervāls no { $from } līdz { $to }).
leadership-unknown = { $year }. gadā bija { $before } no 100. Vai tagad ir vairāk vai mazāk, dati neļauj pateikt: starpība ir { $points } (intervāls no { $from } līdz { $to }).
leadership-first = Iepriekšējā gada, ar ko salīdzināt, nav.
leadership-close = Skaitlis ir zināms precīzi.
leadership-rough = Skaitlis ir zināms aptuveni.
leadership-vague = Skaitlis ir zināms tikai ļoti aptuveni.
leadership-study = Pētījums, no kura tas ir
leadership-how = Kā to lasīt
leadership-rule = Intervāls ir 95 % ticamības intervāls. “Precīzi” nozīmē, ka tā tālākā mala no skaitļa ir ne tālāk kā 2,5 no 100, “aptuveni” – ne tālāk kā 5. “Vairāk” vai “mazāk” ir teikts tikai tad, ja viss starpības intervāls ir vienā pusē no nulles; “būtisku pārmaiņu nav” – tikai tad, ja tas viss ir 3 no 100 robežās.
leadership-cause = Pārmaiņa nav pierādījums programmu vai iestāžu darba ietekmei: var mainīties arī tas, kādi cilvēki tiek atbrīvoti, un tas, ko reģistrē.
