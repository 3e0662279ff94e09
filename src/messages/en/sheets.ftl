### Reporting many milestones at once

## Downloading and uploading

sheet-link = Report many at once (spreadsheet)
sheet-title = Report many milestones at once
sheet-about = Download your milestones as a spreadsheet, fill it in and upload it. You then see cell by cell what would change, and publish all of it at once.
sheet-choose = Choose
sheet-no-milestones = No milestone of this plan has an organisation that reports on it.
sheet-download = 1. Download
sheet-milestones = milestones: { $n }
sheet-download-xlsx = Excel workbook (XLSX)
sheet-download-csv = CSV file
sheet-fill-in = 2. Fill in
sheet-guide-rows = Each row is a milestone. What you fill in under the blue headings becomes a new report on it.
sheet-guide-grey = Grey cells are for orientation. Leave “Key” and “Position” as they are.
sheet-guide-nothing = A row that you leave empty changes nothing. Deleting a row deletes no published report.
sheet-guide-limits = XLSX or CSV files of at most { $limit } MB are taken. Put values in the place of formulas.
sheet-upload = 3. Upload
sheet-file = File
sheet-file-hint = XLSX or CSV, at most { $limit } MB
sheet-check = Check the file
sheet-check-consequence = Uploading publishes nothing yet. You first see what would change.
sheet-published = Reports published: { $n }.
sheet-published-changes = See what has changed
error-sheet-organisation = It is not clear whose reports these are. Choose the organisation first.
    .title = No organisation was chosen
error-upload-parts = At most { $limit } fields can be sent at once. Send it again from the form on the page.
    .title = Too many fields
error-upload-headers = What was sent is not built as a form with a file is, so it was not read. Send it again from the form on the page.
    .title = The form cannot be read

## The columns of the file

sheet-tab = Reports
sheet-tab-guide = How to fill in
sheet-list-title = Not in the list
sheet-list-text = Choose one from the list.
sheet-key = Key
    .about = Says which milestone it is. Leave it as it is.
sheet-commitment = Commitment
    .about = The commitment that the milestone belongs to. For orientation.
sheet-milestone = Milestone
    .about = For orientation.
sheet-due = Due
    .about = For orientation.
sheet-latest-status = Last reported status
    .about = The status that this organisation reported last. For orientation.
sheet-latest-on = Last reported on
    .about = For orientation.
sheet-status = Status
    .about = Choose from the list. Required to report.
sheet-text-ko = What was done (Korean)
    .about = Say what was done in this period. One of the two languages is required.
sheet-text-en = What was done (English)
    .about = What was done, in English.
sheet-difficulties-ko = Difficulties (Korean)
    .about = Required for “not started” and “limited”.
sheet-difficulties-en = Difficulties (English)
    .about = The difficulties in English.
sheet-occurred-on = Date on which it happened
    .about = The day on which it really happened, as 2026-06-30.
sheet-next-step-ko = Next step (Korean)
    .about = What will be done next.
sheet-next-step-en = Next step (English)
    .about = The next step in English.
sheet-evidence-url = Evidence { $n }: link
    .about = The full address of something that anyone can open. “Complete” needs at least one.
sheet-evidence-title = Evidence { $n }: title
    .about = The title of the document or service.
sheet-evidence-kind = Evidence { $n }: kind
    .about = Choose from the list.
sheet-evidence-date = Evidence { $n }: date
    .about = The date of the document, as 2026-06-30.
sheet-no-evidence-ko = No public evidence, because (Korean)
    .about = For “complete” without public evidence: say why. The explanation is published.
sheet-no-evidence-en = No public evidence, because (English)
    .about = The explanation in English.
sheet-position = Position
    .about = The position of the record when this file was downloaded. It tells whether others have reported since. Leave it as it is.

## Encoding

sheet-encoding-title = Please check that the text is readable
sheet-encoding-text = “{ $file }” is not UTF-8. It seems to be saved in CP949, as is common on Korean Windows. If the cells below are readable, go on.
sheet-encoding-cells = The first cells of the file
sheet-encoding-yes = Yes, go on
sheet-encoding-no = No, discard the file
sheet-encoding-hint = If the text is garbled, save it as “CSV UTF-8” or XLSX and upload it again.

## What would change

sheet-review-title = What would change
sheet-again = Upload another file
sheet-overtaken = Somebody reported in the meantime, so this file was not published yet. Look at what has changed, then go on.
sheet-none-chosen = There is nothing to publish yet. Tick the rows that you want to publish, then go on.
sheet-nothing = This file changes nothing.
sheet-new = New reports to be published: { $n }.
sheet-conflicting = Rows with another report made since: { $n }. Only those that you tick are published.
sheet-same = Rows that say what has been reported already: { $n }. They change nothing.
sheet-conflicts = Reported on since the file was downloaded
sheet-conflicts-about = These rows are left out unless you tick them. Compare the two versions and decide for each.
sheet-anyway = Publish what this file says as a new report all the same
sheet-changes = To be published
sheet-row = row { $n }
sheet-cell = Cell
sheet-before = Reported now
sheet-before-on = Reported on { $day }
sheet-after = This file
sheet-discard = Discard the file
sheet-publish-consequence = All reports become one entry of the record. A published report cannot be deleted; if you correct it later, the first words stay with the reason.

## What is wrong with a file

sheet-faults = There are faults in the file, so nothing was changed. Faults: { $n }.
sheet-faults-then = Put all of them right in the file and upload it again.
sheet-faults-caption = What to put right, by cell
sheet-fault = What to put right
sheet-whole = Whole file
fault-sheet-empty = There is no file, or it is empty. Choose the file that you downloaded and filled in.
fault-sheet-compound = This is an old Excel file (XLS) or has a password. Remove the password, save it as XLSX and upload that.
fault-sheet-none = This is no spreadsheet. Fill in the file that you downloaded, save it as XLSX or “CSV UTF-8”, and upload that.
fault-sheet-encoding = This file is neither UTF-8 nor CP949. Save it as “CSV UTF-8” or XLSX and upload that.
fault-sheet-malformed = This is not a sound Excel workbook (XLSX). Open it in Excel, save it as XLSX again and upload that.
fault-sheet-parts = There are more than { $limit } parts in the file. Keep only the sheet “Reports” and save it again.
fault-sheet-macros = Files with macros are not taken. Save it as XLSX without macros and upload that.
fault-sheet-unpacked = The file unpacks to more than { $limit } MB. Remove pictures and other sheets and save it again.
fault-sheet-columns = There are more than { $limit } columns. Remove this cell’s column and those to its right.
fault-sheet-rows = There are more than { $limit } rows. Put the rows from this one on into another file.
fault-sheet-text = Up to here there is more than { $limit } MB of text. Upload it in several files.
fault-sheet-control = There is a control character in it, which is no text. Type the text of this cell again.
fault-sheet-formula = There is a formula in it. Write the value instead.
fault-sheet-error-value = There is an error value (as #N/A) in it. Remove it or write the value.
fault-sheet-tab = There are several sheets and it is not clear which has the reports. Give that sheet one of these names: { $names }.
fault-sheet-unknown = There is no heading of this form. Fill in a file that you downloaded from this page.
fault-sheet-column-missing = The column “{ $column }” is missing. Put it back as it was in the downloaded file.
fault-sheet-key-missing = It is not clear which milestone this is. Put back the key from the downloaded file.
fault-sheet-position = This position cannot be right. Put back the number from the downloaded file, or download the file anew.
fault-sheet-not-yours = This is not the key of a milestone on which this organisation can report in this plan. Put back the key from the downloaded file, or empty the row.
fault-sheet-twice = This is the same milestone as in row { $row }. Empty one of the two.
