### OGP’s commitments file: its columns, the rules by which it is read and written, and what can be wrong with it.

## Columns

ogp-column-fact = What the participant, the plan or the commitment is.
ogp-column-text = Text as OGP publishes it; NA where there is none.
ogp-column-area = Policy area: 1 coded, 0 not coded, ND where the commitment has not been coded with it.
ogp-column-value = The IRM's value in OGP’s words; NR not reviewed yet, ND no such indicator for the plan, NA not applicable.
ogp-column-twin = OGP’s code for the value of the same indicator.
ogp-column-given = OGP’s own house-keeping, kept as it came.
ogp-column-dummy = Always 1.
ogp-column-duration = Year of the plan's end minus year of submission, at least 1.
ogp-column-star-2015 = Star by the formula of 2015: verifiable, relevant, moderate or transformative impact, and substantial or complete at the progress report. Only where specificity was rated; otherwise the code of specificity.
ogp-column-star-mid = Star by the current formula at the progress report: verifiable, relevant, transformative impact, and substantial or complete. Only where specificity was rated; otherwise the code of specificity.
ogp-column-star-end = Star by the current formula at the end of the plan: verifiable, relevant, transformative impact, and substantial or complete. ND in reports published after 2020; where completion has no value, its code.
ogp-column-change = Completion at the end of the plan minus completion at the progress report. NR while the end is not reviewed; ND where one of the two is missing, and in reports published after 2020.
ogp-column-active = 1 while the plan is in force.
ogp-column-max-star = The better of the two stars by the current formula; NA where the first is not applicable and there is no second, otherwise ND where there is neither.
ogp-column-ambition-assessed = 1 where potential impact or potential for results has a value.
ogp-column-completion-assessed = 1 where completion is known and neither unclear nor withdrawn.
ogp-column-diog-assessed = 1 where “did it open government” or early results has a value.
ogp-column-midterm-only = 1 where the commitment was reviewed but has no completion at the end of the plan.
ogp-column-max-completion = The best completion reached, from 0 (not started) to 3 (complete); ND for unclear and withdrawn.
ogp-column-raw-completion = The best code of completion at the progress report and at the end; NR where neither was reviewed, otherwise ND where neither has a value.
ogp-column-high-completion = 1 where the best completion is substantial or complete.
ogp-column-high-ambition = 1 where potential impact is moderate or transformative and the commitment is relevant; where potential impact has no value, its code. Potential for results does not count.
ogp-column-high-diog = 1 where it opened government to a major or outstanding degree, or has significant early results.
ogp-column-quadrant = One of four quadrants: ambitious and complete or strong results; ambitious only; complete only; neither. A commitment rated by potential for results, or not reviewed, is in one only by its results.
ogp-column-not-reviewed = 1 where the report on the first stage of the plan has not come.
ogp-column-checksum = In how many of the four quadrants and “not reviewed” the commitment is.
ogp-column-score = −1 not reviewed, otherwise 4 to 1 by quadrant, and 1 without one.
ogp-column-constraint = The first test of the current star that the commitment fails: Spec, Rel, PotImp or Cmpl; STAR if it has the star; FALSE if it fails none that was rated.
ogp-column-latest-report = Year of the latest IRM report, where that is 2018 to 2020; otherwise NA. OGP stopped filling the column after 2020.
ogp-column-subnational = 1 for a national commitment coded as subnational.

## Rules by which a cell differs from the one that came

ogp-rule-float = A number that a spreadsheet turned into a float (2.2999999999999998) is written as it was typed (2.3).
ogp-rule-digit = A stray 1 or 0 in “Verifiable” is read and written as Yes or No.
ogp-rule-label = A word of a scale in other capitals is read, and written in OGP’s own spelling.
ogp-rule-blank = A blank is written NA, and where the record knows the text from elsewhere, that is written.
ogp-rule-record = What the record knows of a participant or a plan from another source stands.
ogp-rule-twin = The code is that of the value beside it, also where OGP’s file has another.
ogp-rule-computed = The column is computed by its rule, also where OGP’s file has another value. The import lists each such cell.

## Rules by which a date is read

ogp-date-day-first = The day comes first: other dates of the plan can only be read so, or the first number is padded with 0.
ogp-date-month-first = The month comes first, as in the rest of OGP’s file.
ogp-date-short-year = A year of two digits is one of this century.
ogp-date-serial = Five digits are the number by which a spreadsheet knows a day, counted from 30 December 1899.
ogp-date-year-cell = A date in 1905 is a year that was typed into a cell for dates.
ogp-date-quarter = A quarter begins with its first month and ends with its last.
ogp-date-open = The words say that no end was set.
ogp-date-words = The words name no date; they are kept as written.

## Faults

fault-ogp-csv = The file cannot be taken apart as CSV. Save it again as CSV in UTF-8.
fault-ogp-empty = The file has no rows under its headings. Check that it is OGP’s whole commitments file.
fault-ogp-cells = The row has { $found } cells where the headings are { $expected }. Look for a missing or extra comma or quotation mark in this row or the one before it.
fault-ogp-heading-missing = The column “{ $column }” is missing. Take the file as OGP publishes it, with all its columns.
fault-ogp-heading-unknown = “{ $column }” is no column of OGP’s file. Correct the heading or remove the column.
fault-ogp-heading-doubled = The column “{ $column }” is there twice. Remove one of them.
fault-ogp-id = “{ $value }” is no OGP id. It has two to four capital letters and four or five digits, such as KR0052.
fault-ogp-id-doubled = “{ $value }” stands in line { $line } already. Each commitment has one row: remove or renumber one.
fault-ogp-text-missing = This cell must not be empty or NA. Enter the text.
fault-ogp-code = “{ $value }” is no participant code. It has three or four capital letters, such as KOR.
fault-ogp-code-of-another = The code “{ $value }” belongs to the participant whose ids begin with { $other } (line { $line }). Correct the code or the id.
fault-ogp-participant-differs = “{ $value }” is not what line { $line } says of the same participant: “{ $expected }”. Make them the same.
fault-ogp-plan-differs = “{ $value }” is not what line { $line } says of the same plan: “{ $expected }”. Make them the same.
fault-ogp-region = “{ $value }” is none of OGP’s four regions. Use Africa and the Middle East, Americas, Asia and the Pacific, or Europe.
fault-ogp-level = “{ $value }” is no level of government. Use National, Local, Legacy Local or Other.
fault-ogp-plan-number = “{ $value }” is no plan number. Enter a whole number from 1 to 99.
fault-ogp-plan-id = “{ $value }” does not go with the code and the plan number of the row, which give { $expected }. Correct one of them.
fault-ogp-number = “{ $value }” is no commitment number. Enter at least one letter or digit, such as 2.1.
fault-ogp-year = “{ $value }” is no year of an action plan. Enter four digits, from 2010 on.
fault-ogp-end-before-start = The plan would end in { $value }, before it was submitted. Correct one of the two years.
fault-ogp-report-year = “{ $value }” is no year of a report. Enter four digits, from 2010 on, or NR, ND or NA.
fault-ogp-date = “{ $value }” is no date: there is no such day. Enter month/day/year, such as 6/30/2024, a month with its year, a year, or NA.
fault-ogp-area = “{ $value }” is no code of a policy area. Enter 1, 0, ND, NR or NA.
fault-ogp-flag = “{ $value }” is neither yes nor no here. Enter 1 or 0, or, for an indicator of the IRM, NR, ND or NA.
fault-ogp-term = “{ $value }” is not in the scale of this column. Enter one of { $allowed }, or NR, ND or NA.
fault-ogp-cluster = “{ $value }” is no list of OGP ids. Enter them as GR0084, GR0085, or NR, ND or NA.
fault-ogp-derived = “{ $value }” cannot be compared with what we compute for this column. Enter what OGP publishes: a number or a word of the column, NR, ND or NA.
fault-ogp-url = “{ $value }” is no web address. Enter one that begins with https://, or NA.
