### Carrying over and entering the IRM's values

## The grid

grid-definitions = What each indicator means, with OGP’s words and codes
grid-units = To a commitment
grid-page = page

## Carrying values over from a published report

irm-desk = IRM reports
irm-desk-about = Carry the values of a published IRM report over, compare with the report what another organisation carried over, and note when a report came out.
irm-product = Report
irm-values = Values recorded here
irm-what-to-do = What to do
irm-rates-nothing = rates nothing
irm-nothing-transcribed = none yet
irm-transcribed = { $n } transcribed, { $checked } of them checked
irm-entered-n = { $n } entered by an assessor,
irm-transcribe = Carry values over
irm-check-n = Check ({ $n })
irm-report-note = Note the report
irm-report-change = Change its dates
irm-transcribe-title = Values of the { $product }
irm-transcribe-about = Choose each value as the report has it, with its page. In a list, the key of a code chooses its value. Values that you leave alone stay as they are.
irm-preview = See what would change
irm-report-year = Year of the report
    .about = As 2026. It stands beside each value that you carry over.
irm-report-url = Address of the report
    .about = Where readers can open it; with http or https.
irm-sheet = From a spreadsheet
irm-sheet-about = Paste rows in the shape of our file of assessments, the headings first, as copied from a spreadsheet or separated by commas. They are put into the fields below, and nothing is recorded yet.
irm-sheet-file = The file of this plan
irm-sheet-rows = Rows with headings
irm-sheet-take = Put into the fields
irm-sheet-taken = { $n } values were taken from the rows; { $same } rows say what the record says already. Look through them and go on.
irm-clash-about = Both values are below. What you typed is still in the fields: leave it to record it, or choose theirs.
irm-theirs = in the record:
irm-yours = yours:
irm-changes = What would be recorded: { $n ->
    [one] one value
   *[other] { $n } values
}
irm-value-of = Value
irm-consequence = These values are public at once, as your organisation’s transcription, marked as unchecked until another organisation has compared them with the report. What was there before stays in the history.
irm-publish = Record
irm-check-title = Check the { $product }
irm-check-about = Open the report and compare. Confirm what matches; where you read another value, carry over what you read: yours then stands, marked as unchecked, and the other stays in the history.
irm-check-matches = matches the report
irm-check-differs = I read another value
irm-check-chosen = Confirm what I chose
irm-check-all = Confirm all { $n }
irm-check-consequence = Your organisation is named beside each value that you confirm.
irm-check-none = There is nothing for your organisation to check: nothing is transcribed, everything is checked, or your organisation transcribed it itself.
irm-report-title = The { $product } itself
irm-report-record = Record
irm-published = Published
    .about = As 2026-06-30, 2026-06 or 2026; empty while it is not out.
irm-url = Address
    .about = Where readers can open the report, or its draft.
irm-comment-from = Draft open to comment from
    .about = The first day of the IRM’s public comment period.
irm-comment-until = Open to comment until
    .about = The last day. Left empty, it is two weeks after the first.
irm-source = Source
    .about = Where these dates are documented.

## What pages show

irm-read-before = Read before as another value
irm-computed = Computed from these values
irm-computed-about = These follow by OGP’s rules; nobody types them in. Each name leads to its rule.
indicator-computed = computed
irm-not-computed = Without a value so far:
irm-no-change = no change
irm-steps = { $n } steps
irm-unit = IRM unit { $number }
irm-unit-of = IRM unit { $number } of commitment { $of }
irm-cluster-of = cluster of { $of }
irm-reports = IRM reports
irm-reports-none = No IRM report on this plan is recorded.
irm-not-published = no date recorded
irm-not-noted = report not registered
irm-not-noted-means = “Report not registered” means that values are recorded, but not when the report came out or where it is; such a report is not in this file:
irm-comment-period = Draft open to comment
irm-comment-open = open to comment
irm-entry = Carry over the values of published IRM reports, and check those of others.
irm-entry-to-check = { $n } values wait for another organisation’s check.
quadrant-both = ambitious and complete, or of high result
quadrant-ambitious = ambitious, not complete
quadrant-complete = complete, not ambitious
quadrant-neither = neither ambitious nor complete
