# Metodes: kā rodas skaitļi.
methods = Metodes
methods-what = Kā rodas skaitļi: formulas, pieņēmumi, pierādījumi, avoti un tas, kur citi mēdz kļūdīties.
methods-of-study = Metodes, ko lieto pētījumā
method-in-english = Šī lapa latviski vēl nav uzrakstīta, tāpēc tā ir angļu valodā.
method-studies = Pētījumi, kuros metodi lieto
