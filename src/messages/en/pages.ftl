### Lists, search, changes, data

home-title = What governments promised, and whether it is kept
home-text = Jikim records what is promised in the action plans of the Open Government Partnership (OGP), what is reported, what civil society finds and what the Independent Reporting Mechanism (IRM) assesses, side by side. Nothing recorded here is ever deleted or overwritten.
home-how = If nothing is reported, we count it as “no report”; if a date has passed, we say by how many days. How we count:
home-latest = Latest changes
home-others = Earlier plans
home-empty = No participant or plan has been recorded yet. Once the operator imports data, it appears here.
demonstration-heading = Demonstration
demonstration-mark = demonstration
demonstration-below = The following participant is made up, with its organisations, plans and reports; none of it is a real commitment.
participant = Participant
forum = Forum
search-title = Search
search-empty = Type words to look for. Case and spacing do not matter.
search-found = { $n ->
    [0] Nothing found for “{ $words }”
    [one] { $n } result for “{ $words }”
   *[other] { $n } results for “{ $words }”
}
search-cut = Only the first 200 places are shown; the data page has everything.
search-nothing = The record does not contain it. Try a shorter word or another expression.
search-in = found in:
search-place-plan = the plan's title
search-place-organisation = the organisation's name
search-place-commitment = the commitment
search-place-milestone = a milestone
search-place-report = a progress report
search-place-review = a review
search-place-answer = an answer to a review
changes-text = Every change to the public record, the newest first.
changes-since = Since
changes-since-position = From entry { $position } of the ledger on.
changes-since-begin = From the beginning
changes-download = Download the whole ledger as CSV
changes-none = Nothing was recorded in that time.
changes-older = Older entries
changes-newer = Newer entries
changes-as-of = the record as of entry { $position }
changes-and-more = The ledger names the rest.
error-since = “{ $value }” is neither a day nor a position of the ledger. Write since=2026-06-01 or since=120.
    .title = The beginning cannot be read
organisation = Organisation
organisations-empty = No organisations have been recorded.
organisation-no-commitments = No commitments of this organisation are recorded.
organisation-reviewed = Commitments it reviewed
organisation-inherited = Taken over from an organisation that it succeeded
organisation-predecessors = Took over from
organisation-names = Names
name-from = (from { $day })
contents = Contents
indicator-scale = Scale and OGP codes
indicator-generations = Reports
indicator-text = a text
data-text = Everything on these pages can be downloaded as CSV, by the same conditions. Each file says what a row is and what its columns mean.
data-files = Files
data-set = Data set
data-meaning = Meaning
data-download = Download
data-dictionary = Download the meaning of every column as CSV
data-use = How to use them
data-use-filter = A page's conditions stand in its address, and work for files too.
data-use-as-of = For the record in the past, give a day or a position of the ledger.
data-use-bom = Files are UTF-8 with a byte order mark, so that spreadsheets show Korean. To leave it out, add
data-use-demonstration = The demonstration is left out of files across participants. To include it, add
data-use-formula = Text is kept to the letter and may begin with an equals sign; open it as text in a spreadsheet.
data-use-format = Files are of format version { $version }: within it, a file of one position, day and address has the same bytes for ever.
data-licence-heading = Licence and attribution
data-licence = Data of OGP and the IRM is under CC BY 4.0: name the Open Government Partnership as its source. The source of each row stands in its column.
data-cite = Citing
data-cite-text = A citation carries the position of the ledger and the day (as_of=position&on=day). The value below seals everything recorded so far: whoever keeps it can find out later whether the record was rewritten.
data-cite-empty = Nothing has been recorded yet, so there is nothing to cite.
data-importable = Files of this shape can be read by jikim import.
data-not-importable = This file is computed from the record and cannot be imported.
data-column = Column
data-type = Type
data-read = imported
data-labels = Labels in Korean and English stand beside it:
data-terms = Terms
