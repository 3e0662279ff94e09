### Passing on: previews, cards for other sites, one-page briefs

share-label = Follow and share
share-site = What the government promised in its action plans for the Open Government Partnership (OGP), what it reported, what civil society found and what the Independent Reporting Mechanism (IRM) assessed, side by side.
share-picture = Jikim: the public record of open-government commitments
share-as-of = { $site } · as of { $day } · up to entry { $position } of the ledger
share-commitment = { $state } · Lead: { $lead }
card-title = Show this on another site
card-code = Code to paste
card-text = Pasted into a page, this code shows the present state as a card, which changes when the record does.
card-look = See the card
card-more = See the whole record
brief-link = One-page brief (for print)
brief-title = { $title } – one-page brief
brief-back = Back to the page
brief-print = This page prints on one sheet of A4.
brief-numbers = No. { $numbers }
brief-milestones = Milestones complete
brief-promise = What was promised
brief-more = { $n } more on the page itself.
brief-code = QR code that leads to the page of this record
visit-changed = The record of this plan has changed since you were here.
visit-show = See what changed
visit-last = Last visit:
