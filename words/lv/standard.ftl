# Starptautiskie dokumenti.
standards = Starptautiskie standarti
standard = Nosaukums
standard-code = Kods
standard-force = Spēks
standard-binding = saistošs
standard-recommendation = ieteikums
