### The methodology page: every word and rule of the record, in reading order.

## What the record is

methodology-title = Methodology
methodology-lead = Every word and every rule by which this record counts. Nothing is counted by a rule that is not written here.
methodology-ledger-title = The ledger and its positions
methodology-ledger-text1 = Every change to the public record is one entry of a ledger. An entry has a position (1, 2, 3 …), a time, the organisation and office that made it, a kind, and where needed a reason and a source.
methodology-ledger-text2 = Nothing public is overwritten or deleted. A correction adds new words, and the old ones stay readable with who changed them, when and why.
methodology-ledger-text3 = The position is therefore the version of the whole record. The record at any earlier position can be read as it stood.
methodology-ledger-text4 = There is one exception. Where the law requires personal data to be removed, the text is emptied, an entry says why, and the chain of digests still holds.
methodology-ledger-text5 = Recorded and happened are two dates. History and views of the past go by the day of recording; how far a milestone slipped, and when something was done, goes by the day on which it was due or happened.
methodology-as_of-title = Looking back: as-of views
methodology-as_of-text1 = Every page and file can be seen as of an earlier time. With as_of=2026-06-30 you see the last position recorded by the end of that day, with that day as today. Days begin and end in the participant’s time zone.
methodology-as_of-text2 = With as_of=1234&on=2026-06-19 you see position 1234 on that day. Without on, the day is the one on which the position was recorded. To cite the record, give both: lateness and silence depend on the day.
methodology-as_of-text3 = Today is provisional: more may be recorded before the day is over. A view of a day that has ended does not change any more. Dates before the first entry or in the future have no view.
methodology-as_of-text4 = A data file of one position, one day and one address has the same bytes for ever within a format version; a page has the same facts. Redaction is the one exception.

## What is counted, and for whom

methodology-tracking-title = Tracked, and not tracked here
methodology-tracking-text1 = A plan is tracked when its reporting was opened in this record. From that day on, silence, lateness and staleness are computed for it.
methodology-tracking-text2 = Every other plan says “not tracked here”, in totals, charts, pages and files: Korea’s past plans, for example, and plans imported from OGP’s database. Nothing in them is ever called late or silent.
methodology-units-title = Units: the plan’s count and the IRM’s
methodology-units-text1 = A plan and the IRM do not always count alike. The IRM may split a commitment into several units, or rate several commitments as one cluster. Korea’s fifth plan has 14 commitments and 16 IRM units.
methodology-units-text2 = Both are kept apart, with links from one to the other. Every total names the set that it counts.
methodology-recorded-title = Recorded here: “3 of 14”
methodology-recorded-text1 = Some plans are known only in part. Then the headline says how many of the plan’s commitments are recorded here, as “3 of 14”. What is not known is left out and shown as not known. No title, date or status is invented.

## How far a promise has got

methodology-status-title = The status of a commitment
methodology-status-text1 = The status of a commitment is what its lead last reported on the commitment itself. It is never derived from milestones; their counts stand beside it. The last report is the one for the latest reporting period, and within a period the one recorded last.
methodology-status-text2 = Reports of supporting organisations are shown, but do not set the status. A milestone goes by the reports of its commitment’s lead or of the organisation responsible for the milestone. Whoever succeeds an organisation reports in its place.
methodology-status-text3 = Progress is never shown as a percentage, stored as a score or averaged. There are counts, made when they are asked for: “3 complete, 2 late, 4 no report”.
methodology-silence-title = Silence
methodology-silence-text1 = Every reporting period of a tracked plan has a day from which a missing report counts as silence. The period that is due is the latest one whose day has come and that did not end before tracking began.
methodology-silence-text2 = A milestone without a report for that period is “no report” in every total, chart, page and file, whatever was reported before. A commitment’s own state is “no report” if its lead has reported nothing on the commitment itself for that period. The commitment is called silent only if nobody has reported anything on it or its milestones.
methodology-silence-text3 = What is reported complete, or withdrawn, need not be reported again. Before the first period is due nobody is silent, but what has no report yet counts as “no report”.
methodology-late-title = Late
methodology-late-text1 = A milestone is late from the day after its due date until it is reported complete. A commitment is late if it is not reported complete and its own end, or the due date of one of its milestones that is not complete, has passed. Lateness is stated in days.
methodology-late-text2 = What is open-ended, or has no known date, is never late. A date moved by an amendment counts from then on; the slip is stated in days against the first and the latest submitted version of the plan.
methodology-stale-title = Not updated for six months
methodology-stale-text1 = OGP asks for a repository that is updated at least twice a year. A commitment of a running tracked plan is marked when nobody has recorded a report on it or its milestones for more than six months, or, if there was never one, when tracking began more than six months ago. Complete and withdrawn commitments are not marked.
methodology-withdrawn-title = Withdrawn
methodology-withdrawn-text1 = A commitment or milestone is withdrawn by an amendment of the plan, with a reason and a source. A report alone cannot withdraw it. What was withdrawn stays readable, counts as withdrawn, and is neither late nor silent.

## Verdicts and proof

methodology-vocabularies-title = Three vocabularies that never mix
methodology-vocabularies-text1 = Three voices speak of a commitment, each in words of its own. The organisation reports a status. Civil society reviews it, and may also say that it found no evidence. The IRM assesses it by its own indicators, with OGP’s labels and codes.
methodology-vocabularies-text2 = They stand side by side, each with author, date and evidence. They are never merged or averaged, and nobody edits another’s words.
methodology-disputed-title = Steps apart, and disputed
methodology-disputed-text1 = To compare two verdicts, the words are steps: not started 0, limited 1, substantial 2, complete 3. Their distance is the difference; “no evidence found”, or the IRM’s “no evidence” and “unclear”, beside substantial or complete differs without a number. Withdrawn, NR, ND and NA take no part. The table below is computed by the rule itself.
methodology-disputed-text2 = A verdict below the report is a dispute. The government’s claim is the report that counts for the commitment or milestone. A reviewer’s verdict is the organisation’s last review of the same thing; it stands until the organisation revises it, also when a newer report is made. The IRM’s verdict is its completion at the end of the plan, or halfway as long as there is none for the end; it is compared with the report on the commitment itself.
methodology-disputed-text3 = A dispute opens with the entry by which the verdict comes to lie below the report, whoever moved. An answer does not settle it: it is then answered, until the reviewer revises the verdict. It is settled by the entry after which the verdict is no longer below the report: a corrected or newer report, a report taken back, a revised or newer review, a review taken back, another value of the IRM. If the verdict comes to lie below again, that is a new dispute.
methodology-disputed-text4 = Nothing of a dispute is stored. It is read anew from every version of reports, reviews, answers and IRM values, so that a page or file of the past shows the disputes of that day. The age is counted in days, from opening to settlement or to the day in question.
methodology-evidence-title = Evidence
methodology-evidence-text1 = Evidence is a link that anyone can follow. Kinds of evidence have a strength from 1 to 4: statement; press; published document; law, data set or live service.
methodology-evidence-text2 = Evidence can be opened if its address is http or https and has not been confirmed dead. A report of complete needs at least one such piece, or a published reason why there is no public evidence. If no piece can be opened, now or any more, the commitment is marked “complete without open evidence”, even where a reason was given.
methodology-evidence-text3 = The strongest evidence for a commitment’s status is the strongest piece, among those that anyone can open, of the report that gives the status. Of several of one strength the first is named.
methodology-requests-title = Correction requests
methodology-requests-text1 = A correction request is not public until the secretariat has read and accepted it. Accepting or refusing one is an entry of the ledger with the day it was received and its category; its words are public only if it was accepted. The sender's address never is. How many wait to be read, and for how long the oldest has, is always public.

## What the IRM found

methodology-indicators-title = Indicators of the IRM
methodology-indicators-text1 = The Independent Reporting Mechanism (IRM) has used three generations of method. A plan is assessed by the indicators of its own generation, which follows from its year of submission. An assessor can enter no other indicator for it.
methodology-indicators-text2 = Labels and codes are those of OGP’s database, to the letter. One word can stand in several scales, with a different code in each. The meanings are given in our own words, after OGP’s glossary and help texts. Where OGP publishes no definition of a level that we could confirm, there is none here.
methodology-missing-title = NR, ND and NA
methodology-missing-text1 = An empty value has one of three reasons, and they mean different things. NR: not reviewed yet. ND: no data, since the indicator did not exist for that plan. NA: not applicable.
methodology-missing-text2 = None of them is a zero, and none is “no evidence”, which is a finding. They are kept apart in every page and file.
methodology-transcription-title = Transcription and own entry
methodology-transcription-text1 = A value carried over from a published IRM report or from OGP’s database is a transcription, with its source. It says who transcribed it and who checked it. As long as no other organisation has compared it with the report, it is unchecked.
methodology-transcription-text2 = A value that an assessor entered is the assessor’s own. A transcription never replaces it.
methodology-agreement-title = Agreement of assessors
methodology-agreement-text1 = Two or more of the IRM’s assessors can judge the same units without seeing what the others say, and then settle their differences on one value. How far they agreed before that is published with the values, for each indicator. Who said what is not.
methodology-agreement-text2 = Percentage agreement: of all pairs of judgements of the same unit, how many in a hundred are the same. “Not applicable” is a judgement like any other; “not reviewed yet” is none.
methodology-agreement-text3 = Krippendorff’s alpha compares the disagreement that there was with the one that chance would bring about: 1 is perfect agreement, 0 is what chance gives, and less is worse than chance. A scale of degrees is taken as ordinal, yes and no and texts as nominal. “Unclear” and “no evidence available” are degrees of their scales. “Withdrawn”, “no early results to report yet” and “not applicable” name no degree, and are left out.
methodology-agreement-text4 = Where no unit was judged by two, or all values are the same, alpha is not defined. The reason then stands in its place, and never a 1 or a 0.
methodology-derived-title = What OGP derives from the IRM’s values
methodology-derived-text1 = Some columns of OGP’s file are computed from others. OGP publishes definitions of some of them and no formulas; the rules below follow those definitions, and were found and checked by computing them over OGP’s own rows. This record computes such columns itself. An import compares them with the file and reports each difference.
methodology-stars-title = Stars of three eras
methodology-stars-text1 = The IRM gave stars to model commitments, by a rule that changed twice. Stars end with the plans of 2017 and 2018.

## Texts, dates and keys

methodology-languages-title = Two languages
methodology-languages-text1 = A text can stand in Korean, in English or in both. Each language of a name, title or statement is marked: original, official translation or unofficial translation. Where one language is missing, the other is shown, marked with its language. Neither hides the other.
methodology-languages-text2 = A title that no source gives in Korean may be translated by the keepers of this record. It is then an unofficial translation, on the page and in the files.
methodology-languages-text3 = Texts imported from OGP’s database are kept under English, even where OGP’s database holds them in another language, such as Spanish. They are kept to the letter.
methodology-dates-title = Dates and their precision
methodology-dates-text1 = A date is kept as exactly as it is known: to the day, the month or the year, or as open-ended. The words of the source stay beside it. A start counts from the first day of a month or year, an end or due date to its last.
methodology-dates-text2 = Open-ended means that the source says so. A date that is not known is empty. The two are never taken for each other.
methodology-keys-title = Keys and numbers
methodology-keys-text1 = Everything has a key, fixed when it is made, which is its address for ever. A commitment’s key is its plan’s key and its number, with _ for each point: number 2.1 of plan kr-5 is kr-5-2_1. Without a number it is the OGP id, and without that x1, x2 and so on.
methodology-keys-text2 = Where two commitments of a plan share a number, the later key gets a letter. A key stays when the number changes. Numbers are texts, since 2.10 is not 2.1.
methodology-terms-title = Lists of terms
methodology-terms-text1 = These terms stand in the pages and files as they are. Beside each is the form in which it is stored and exported, which does not change when a label does.

## Trust and reuse

methodology-digest-title = What the digest covers
methodology-digest-text1 = Each entry has a digest (SHA-256). It covers the digest of the entry before; the entry’s position, time, organisation, office, kind, participant, reason and source; and, for each row that the entry added, closed or emptied, its place and, if added, a salted hash of its content. So no entry or row can be changed without breaking the chain.
methodology-digest-text2 = The salt keeps redacted text from being guessed from its hash. A redaction empties the text and the salt; the old hash stays in the chain, so that the chain still verifies.
methodology-verify-title = What jikim verify can and cannot tell
methodology-verify-text1 = The command jikim verify recomputes every digest and compares every row with what its entry sealed. It names entries and rows that were changed, removed, put in or swapped, and a ledger whose last entries were cut off, as far as the file itself still shows it.
methodology-verify-text2 = It cannot tell whether the whole file was rewritten with a new chain, or cut back together with every trace of what followed. That is found only by a position and digest that somebody else has kept. Keep those of the last entry from time to time; verify compares them.
methodology-verify-text3 = No digest says that a statement is true. It says that nobody has changed it since it was recorded.
methodology-licence-title = Licence and attribution
methodology-licence-text1 = Data and texts of OGP and the IRM are licensed under Creative Commons Attribution 4.0 International (CC BY 4.0). Anyone who uses them must name the Open Government Partnership. Every file of this record says so in its description.
methodology-licence-text2 = The colours and measures of these pages come from KRDS, the design system of the Korean government, under the Korea Open Government Licence (KOGL) type 1: attribution.
methodology-accuracy-title = Accuracy
methodology-accuracy-text1 = What is imported is kept as its source has it. Where a cell cannot be read by a stated rule it is reported, not guessed, and the text as it came is kept. Known defects of a source are noted, not silently mended.
methodology-accuracy-text2 = A correction of this record is an entry like any other: the old text stays, with who, when and why.
