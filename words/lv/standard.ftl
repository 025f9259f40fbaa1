# Starptautiskie dokumenti un pētījumi.
standards = Starptautiskie standarti un pētījumi
standard = Nosaukums
standard-code = Kods
standard-force = Spēks
standard-binding = saistošs
standard-recommendation = ieteikums
studies = Pētījumi un izvērtējumi
study = Pētījums
study-by = Veicējs
