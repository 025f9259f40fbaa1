# Methods: how numbers come about.
methods = Methods
methods-what = How numbers come about: formulas, assumptions, proof, sources, and what others tend to get wrong.
methods-of-study = Methods the study uses
method-in-english = This page has not been written in Latvian yet, so it is shown in English.
method-studies = Studies that use the method
