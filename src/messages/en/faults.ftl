### What is wrong with something that was handed in, and what to do. Each message is shown beside the place it is about.

## Files

fault-file-empty = The file is empty; save it with its headings and rows and import it again.
fault-file-too-large = The file is larger than { $limit }; divide it into several files, each with the headings.
fault-too-many-rows = The file has more than { $limit } rows; divide it into several files, each with the headings.
fault-cell-too-large = The cell is larger than { $limit }; shorten the text, or put it on a page of its own and give its address.
fault-not-utf-8 = The file is not UTF-8 from this line on; save it as "CSV UTF-8", or add --encoding cp949 if it is a Korean file in CP949.
fault-not-cp949 = The file is not CP949 from this line on; save it as "CSV UTF-8" and leave --encoding out.
fault-utf-8-after-all = The file is UTF-8; leave --encoding out.
fault-utf-16 = The file is UTF-16 ("Unicode text"); save it as "CSV UTF-8".
fault-control-character = The line holds the control character { $character }, which is no text; remove it.
fault-delimiter = The cells are not divided by commas; save the file as "CSV UTF-8 (comma delimited)".
fault-quote-open = A quotation mark opens a cell here and is never closed; close it, and write a quotation mark inside a cell as two.
fault-ragged-row = The row has { $found } cells and the headings are { $expected }; put cells that contain a comma in quotation marks, and leave a cell empty rather than out.

## Headings

fault-unknown-file = None of the headings is ours; put the headings of one of our data sets in the first row, as on the data page.
fault-unknown-heading = No column has this heading; perhaps it is "{ $nearest }". Correct it, or delete the column.
fault-duplicate-heading = Another column has the same meaning; delete one of the two.
fault-ambiguous-heading = The heading may mean several columns: { $names }. Write the name of the one that is meant.
fault-heading-empty = The cell stands under no heading; give the column a heading, or delete it.
fault-missing-key-column = A file of { $dataset } needs the column "{ $column }" to say which rows it means; add it.
fault-label-without-term = The column holds labels only; put the terms in a column "{ $term }" and delete this one, or keep it beside that.
fault-which-data-set = The headings fit several data sets; name the file after the one that is meant: { $names }.
fault-amendments-not-imported = Amendments are not imported as such; change the plan's text in its own file (plans, commitments, milestones) and import that with --source and --reason.
fault-ledger-not-imported = The ledger is not imported: entries are made by this record alone. Import the data sets themselves.

## Rows and cells

fault-duplicate-row = The same row stands on line { $first } of { $file } already; delete one of the two.
fault-key-empty = The row does not say what it is about; fill in "{ $column }".
fault-key-form = A key is made of a to z in lower case, digits, Hangul syllables, "_" and "-", and has at most 80 of them; write it so.
fault-required = The row cannot do without this; fill in "{ $column }".
fault-fixed = This cannot be changed once it is recorded; write "{ $old }" again, or add a row with another key.
fault-not-an-integer = Write a whole number without a sign, a decimal point or a separator, as 12.
fault-not-a-date = Write a date that exists as year-month-day, as 2026-06-30.
fault-not-an-instant = Write the time in UTC, as 2026-06-30T09:00:00Z.
fault-not-a-boolean = Write true or false.
fault-unknown-term = No such term; write one of these: { $terms }.
fault-ambiguous-term = The label stands for several terms; write one of these: { $terms }.
fault-time-zone = No such time zone; write a name of the IANA database, as Asia/Seoul.

fault-unknown-participant = No participant has this key; add it to participants.csv, or correct the key.
fault-unknown-organisation = No organisation has this key; add it to organisations.csv, or correct the key.
fault-unknown-plan = No plan has this key; add it to plans.csv, or correct the key.
fault-unknown-period = No reporting period has this key; add it to periods.csv, or correct the key.
fault-unknown-commitment = No commitment has this key; add it to commitments.csv, or correct the key.
fault-unknown-milestone = No milestone has this key; add it to milestones.csv, or correct the key.
fault-unknown-report = No report has this key; add it to reports.csv, or correct the key.
fault-unknown-review = No review has this key; add it to reviews.csv, or correct the key.
fault-unknown-evidence = No evidence has this key; add it to evidence.csv, or correct the key.

## What belongs together

fault-name-missing = Give a name in at least one language.
fault-origin-missing = Say where the text in "{ $text }" comes from: original, official or unofficial.
fault-origin-of-nothing = There is no text in "{ $text }"; fill it in, or empty this cell.
fault-precision-missing = Say how exactly the date in "{ $date }" is known: day, month or year.
fault-precision-without-date = There is no date in "{ $date }"; fill it in, or empty this cell.
fault-open-with-date = An open end has no date; empty "{ $date }", or write day, month or year here.
fault-start-open = A beginning cannot be open; write day, month or year, or empty this cell.
fault-names-itself = The row names itself; name another, or empty this cell.
fault-successor-date = A successor and the date of the succession go together; fill in both, or neither.
fault-successor-kind = An organisation is succeeded by one of its own kind. Choose another.
fault-name-kept = It bears this name already. Write the new one.
fault-period-order = A period begins, ends, and is counted as silent, in this order; correct the dates.
fault-one-claim = Evidence is for one report or one review; fill in exactly one of the two.
fault-one-value = Fill in exactly one of "value", "missing" and "value_text".
fault-off-scale = The value is not on the scale of { $indicator }; write one of these: { $terms }.
fault-indicator-without-scale = { $indicator } has no scale; write its value in "value_text" and empty "value".

## Reports, reviews and assessments

fault-text-missing = Say in at least one language what is reported or found.
fault-difficulties-missing = Say what stands in the way; "not started" and "limited" need it.
fault-complete-needs-proof = "Complete" needs proof: give at least one link that anyone can open, or say why there is no public evidence.
fault-date-in-future = The date is still to come; give the day on which it happened.
fault-not-a-link = Give the full address of a web page, beginning with https:// or http://.
fault-withdrawn-needs-amendment = "Withdrawn" needs the amendment that withdrew it; record that first.
fault-milestone-of-another = The milestone belongs to another commitment; choose one of this commitment.
fault-period-of-another = The reporting period belongs to another plan; choose one of this plan.
fault-not-theirs-to-report = The organisation neither leads nor supports this commitment; choose one that does.
fault-plan-closed = The plan is closed and takes no more reports; mark the report as entered later if it was made in its time.
fault-plan-not-tracked = Reporting on this plan is not open; open it first, or mark the report as entered later.
fault-no-periods = The plan has no reporting periods; add at least one first.
fault-reason-missing = Say why; the reason is published with the change.
fault-redaction-too-short = The text is too short; give at least { $n } characters, or too much would be emptied.
fault-redaction-repeated = Do not repeat the text in the reason: the reason is published.
fault-status-missing = Choose a status.
fault-too-long = At most { $limit } characters; there are { $n }.
fault-not-a-day = “{ $value }” cannot be read as a date; write it like 2026-06-30.
fault-evidence-kind-missing = Choose what kind of evidence it is.
fault-too-much-evidence = At most { $limit } pieces of evidence in one report.
fault-formula-like = It must not begin with a character (=, +, -, @) that a spreadsheet takes for a formula; put another one first.
fault-changed-meanwhile = The report has changed in the meantime. Look at it again, then press the button once more.
fault-not-a-reviewer = Reviews are by civil society; choose an organisation of that kind.
fault-not-theirs-to-review = Only the organisation itself publishes, revises and takes back its reviews.
fault-not-theirs-to-answer = This organisation neither leads nor supports the commitment, nor is it responsible for the milestone, so it cannot answer.
fault-verdict-missing = Choose what you found.
fault-not-an-assessor = Own assessments are the IRM's; name an organisation of that kind, or mark the value as transcribed.
fault-checked-by-itself = A transcription is checked by another organisation than the one that made it; name another, or nobody.
fault-indicator-of-another-product = For a plan of the generation "{ $generation }", the product "{ $product }" has no indicator "{ $indicator }"; name the product that has it, or take the row out.
fault-report-of-another-generation = The IRM publishes no "{ $product }" on plans of the generation "{ $generation }"; choose another product.
fault-unit-of-another-plan = This is no commitment of the plan; take the value out.
fault-year-of-report = Write the year of the report with four digits, as 2026.
fault-nothing-to-check = Nothing is transcribed here; reload the page.
fault-nothing-chosen = Choose at least one value, or confirm all of them.
fault-checked-already = Another organisation has checked the value already; leave it out.
fault-report-without-facts = Give the date, the address or the comment period.
fault-published-later = A report that is not out yet has no date of publication; empty the field, or correct it.
fault-comment-without-start = Give the first day of the comment period too.
fault-comment-without-end = Give the last day of the comment period too; it is two weeks unless the IRM says otherwise.
fault-of-row = Row { $line }: { $words }
fault-of-rows = { $words }
fault-only-transcriptions = Only transcribed values are carried over here; an assessor's own entries have pages of their own. Take the row out.
fault-row-of-another-report = The row is of another report; open that report, or take the row out.
fault-noted-meanwhile = { $name }: the record now says { $value }.
fault-comment-order = The comment period ends before it begins; correct one of the two days.
fault-published-form = Write the date as 2026-06-30, 2026-06 or 2026.
fault-published-open = A date of publication cannot be open; write day, month or year, or empty this cell.
fault-not-on-scale = The value is not on the scale of "{ $value }"; choose one that is.
fault-indicator-not-asked = The product does not ask "{ $indicator }" of a plan of this generation; take the value out.
fault-code-not-meant = The code { $value } cannot be the value of "{ $indicator }"; choose a value that the list offers.
fault-text-of-indicator = "{ $value }" cannot be the value of "{ $indicator }"; write a year as 2026, and commitments separated by commas.
fault-page-of-nothing = A page is given without a value; choose the value or empty the page.

## What an import says

import-summary = { $title }: { $added } added, { $changed } changed, { $same } left alone
import-nothing = Nothing to change: the record says so already.
import-dry = Nothing was written (--dry-run).
import-written = Written as entry { $position }.
import-amendments = { $n } of these changes amend the text of a plan that is in force or closed; they need --source and --reason.
import-amended = { $n } of these changes amend the text of a plan that is in force or closed.
import-readings = { $n } cells were read by a rule; the text as it came is kept.
import-differences = { $n } derived cells of the file differ from what the rules give:
import-difference = { $id }: { $column }: the file says "{ $file }", the rule gives "{ $ours }"
import-fault-line = line { $line }: { $message }
import-fault-cell = line { $line }, "{ $column }": "{ $value }": { $message }
import-faults = { $n ->
    [one] 1 fault
   *[other] { $n } faults
}; nothing was written. Correct the file and import it again.
import-more = … and { $n } more
import-needs-reason = These changes amend the text of a plan that is in force or closed: say where they come from with --source and why with --reason.
import-moved = Something else was recorded in the meantime (position { $now }, compared at { $prepared }); import again.

## Members and passwords

fault-email = Write an e-mail address, as name@example.org.
fault-email-taken = A member has this address already; write another, or make that member a link for a new password.
fault-member-name-missing = Write a name.
fault-member-name-long = A name may have at most { $limit } characters; shorten it.
fault-office-long = The name of the office can have { $limit } characters at most. Shorten it.
fault-organisation-of-another = The organisation is not one of this participant; choose one from the list.
fault-role-unknown = There is no such role; choose one from the list.
fault-role-of-another-kind = Members of this organisation cannot hold the role: ministries report, civil society reviews, the IRM assesses. Choose another role or organisation.
fault-last-of-secretariat = This is the last member of the secretariat who can sign in; first invite another, who has to accept.
fault-password-short = The password has { $found } characters; choose one of at least { $limit }. Several words in a row are easy to remember.
fault-password-long = A password may have at most { $limit } characters; shorten it.
fault-password-simple = The password repeats characters or follows the keyboard, and is easily guessed; choose another.
fault-password-common = The password is one that anybody would try first; choose another.
fault-password-own = The password is little more than your name or address; choose another.
fault-password-differs = The two passwords differ; write the same one twice.
fault-password-wrong = This is not your present password; write it again.
fault-sign-in = The address or the password is not right; write them again, or ask the secretariat for a link for a new password.
fault-nothing-changes = The record says the same already. Write what should change.
fault-amendment-reason = This changes a plan that is in force or closed. Say why.
fault-amendment-source = This changes a plan that is in force or closed. Name the document that decides it.

## Correction requests and links

fault-request-trap = This field is there to catch programs; leave it empty and send again.
fault-request-text = Say what is wrong, and what would be right.
fault-request-slow = Too many requests have come from your network. What you wrote is still here; send it again in { $minutes } minutes.
fault-too-many-waiting = Too many requests are waiting to be read just now. What you wrote is still here; send it again tomorrow.
fault-category-missing = Choose what is the matter.
fault-refusal-missing = Choose a reason; it is published.
fault-not-responsible = Choose an organisation that has to do with it.
fault-outcome-missing = Choose what came of it.
fault-answer-text = Say why; the answer is published.
fault-caused-missing = Name what was changed: the number of the entry in the ledger, or the key of a report.
fault-caused-unknown = “{ $value }” is neither the number of an entry in the ledger nor the key of a report.
fault-caused-strange = “{ $value }” changed nothing that this request is about; name another entry.
fault-caused-before = “{ $value }” is older than the request; name what the request caused.
fault-pass-to = Choose the organisation that has to answer instead.
fault-answered-meanwhile = This request has been answered or passed on in the meantime, as shown above. What you wrote is still here; publish it if it still holds.
fault-link-dead-already = The link is confirmed dead already.
fault-link-changed = The link was changed in the meantime. What you wrote is still here; send it again if it still holds.
fault-mend-nothing = Give a new address, or the address of an archived copy.

## Assessors’ own work

fault-commitment-of-another = The commitment is of another plan; choose one of this plan.
fault-product-of-another-generation = Plans of this generation have no such product with indicators; choose one from the list of assessments.
fault-coding-value-missing = Choose a value; where there is nothing to judge, "not applicable" or "not reviewed yet".
fault-rationale-missing = Say why, in Korean or in English; the rationale is published with the value.
fault-coding-closed = The assessors have gone on to settle the values of this unit, or published them; it is no longer coded.
fault-coding-finished = You have declared this unit finished. As long as no other assessor has, "code again" takes that back.
fault-coding-seen = Another assessor’s coding is there to be seen, so that this cannot be taken back; settle on a value instead.
fault-code-first = Finish your own coding of this unit first; until then you do not see what others say.
fault-waits-for-second = The values wait for a second assessor and cannot be changed; take them back first.
fault-others-unfinished = Another assessor is still coding this unit; wait, or say that you go on without.
fault-note-missing = Say what should be changed.
fault-nothing-to-publish = Choose at least one unit to publish.
fault-correction-alone = Corrections are published one at a time, each with its reason; publish this one by itself.
fault-second-person-proposal = Publishing needs a second assessor; ask for approval first.
fault-second-person = You settled on these values yourself; another assessor must approve and publish them.
fault-values-changed-meanwhile = The values have changed in the meantime. Look at them again, then press the button once more.
