# International instruments and studies.
standards = International standards and studies
standard = Title
standard-code = Code
standard-force = Force
standard-binding = binding
standard-recommendation = recommendation
studies = Studies and evaluations
study = Study
study-by = Carried out by
