### The frame of every page, and errors

site-name = Jikim
site-line = the public record of open-government commitments
skip-to-content = Skip to content
languages-label = Choose a language
nav-label = Main menu
nav-plans = Action plans
nav-commitments = Commitments
nav-organisations = Organisations
nav-changes = Changes
nav-data = Data
nav-methodology = Methodology
search-label = Search commitments, reports, organisations
search-hint = Search
search-button = Search
demonstration-label = A demonstration: no real commitment.
demonstration-text = The country, organisations, plans and reports on this page are made up.
past-label = This is the record in the past.
past-text = As of { $day }, up to entry { $position } of the ledger.
past-provisional = Today is not over, so more may be recorded.
past-back = Back to the record as it stands
footer-position = Up to entry { $position } of the ledger
footer-licence = Data of OGP and the IRM is used under CC BY 4.0, with attribution to the Open Government Partnership.
footer-design = Design values follow KRDS, the Korean government's design system (KOGL type 1).
text-missing = not recorded
text-other-language = recorded in Korean only
date-open = to continue (no end date)
date-unknown = not known
late-days = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
source = Source
why = what this means
download-csv = Download as CSV
operator = the operator (command line)

error-home = Front page
error-not-found = Nothing in the record has this address. Check the address, or look for it below. If you were looking at the past, it may not have been recorded yet.
    .title = Not found
error-busy = Something else is using the record, or the server cannot write to its disk. The record is safe and can be read. Try again in a moment.
    .title = Try again in a moment
request-id = error reference { $id }
busy-kept = Nothing was saved. What you typed is kept on this page: send it again from here in a moment.
error-internal = Something went wrong in making this page. The record is safe, and the fault has been noted for the operator. Try again in a moment.
    .title = The page could not be shown
error-query-not-utf8 = The conditions in the address are not UTF-8. If you changed the address by hand, type it again.
    .title = The address cannot be read
error-query-control = The conditions in the address hold a control character. Remove it and try again.
    .title = The address cannot be read
error-query-long = A condition may have at most { $limit } characters. Shorten it and try again.
    .title = The condition is too long
error-product-of-another-generation = The IRM publishes no { $product } on plans of the { $generation }.
    .title = Another generation’s report
error-as-of-day = “{ $value }” is not a day. Write it as on=2026-06-30.
    .title = The day cannot be read
error-as-of-nonsense = “{ $value }” is neither a day nor a position of the ledger. Write as_of=2026-06-30 or as_of=1234.
    .title = The time cannot be read
error-as-of-future = { $value } has not come yet. Give a day up to today.
    .title = There is no record of the future
error-as-of-before = Nothing had been recorded by { $value }. The first entry was made on { $first }; give that day or a later one.
    .title = Before the record began
error-as-of-position = The ledger ends at entry { $last }, so there is no entry { $value } yet. Give a number from 1 to { $last }.
    .title = No such entry yet
error-as-of-empty = Nothing has been recorded yet, so there is no past to show.
    .title = Before the record began
error-filter-unknown = There is no { $name }={ $value }, so no file was made. Correct the value or leave the condition out.
    .title = Unknown condition
