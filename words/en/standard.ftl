# International instruments.
standards = International standards
standard = Title
standard-code = Code
standard-force = Force
standard-binding = binding
standard-recommendation = recommendation
