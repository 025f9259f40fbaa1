# Reports.
reports = Reports
reports-what = The documents are made from the same numbers as the pages, and you can edit them further.
reports-evaluation = Evaluation of the guidelines
report-docx-lv = Word document in Latvian
report-docx-en = Word document in English
report-html-lv = Page in Latvian
report-html-en = Page in English
report-passports = Passports of indicators with actual values (Word)
