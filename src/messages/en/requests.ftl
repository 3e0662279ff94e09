### Correction requests and dead links

## The list

requests-title = Correction requests
requests-about = Anyone can say that something in this record is wrong or out of date. The secretariat reads each request within { $read } days; then the organisation responsible has { $answer } days to answer, the time that Korean law gives for answering a civil petition with a proposal.
requests-how = To send one, use the link “Something wrong here?” beside any commitment, milestone, report, review or piece of evidence. No account is needed.
requests-none = No correction requests have been recorded.
requests-none-read = No correction requests have been accepted or refused yet.
requests-waiting = { $n ->
    [0] No requests are waiting to be read.
    [one] 1 request is waiting to be read.
   *[other] { $n } requests are waiting to be read.
}
requests-oldest = { $days ->
    [0] The oldest came in today.
    [one] The oldest has been waiting for 1 day.
   *[other] The oldest has been waiting for { $days } days.
}
requests-reading-late = Late to be read
requests-by-organisation = Requests by organisation responsible
requests-of-them-late = Of these, late
requests-open = Waiting for an answer
requests-answered = Answered
requests-refused = Refused
requests-of-organisation = { $open } to be answered, { $late } of them late; { $answered } answered.
requests-see = See all correction requests

## One request

request-numbered = Request { $number }
request-number = Public number
request-about = About
request-about-report = Report
request-about-review = Review
request-about-evidence = Evidence
request-about-gone = Withdrawn or taken back since
request-category = What is the matter
request-received = Received
request-accepted-on = Accepted
request-refused-on = Refused
request-responsible = Organisation responsible
request-answer-due = Answer due
request-refusal = Reason for refusing
request-edited = Edited for personal data
request-link-given = Link
request-entered-by = entered by
request-caused = What changed
    .about = For a correction: the number of the entry in the ledger, or the key of the report that was made or corrected.
request-caused-entry = { $kind } (entry { $position })
request-passed-to = Passed on to
request-nothing = Nothing is public under this number. A request is not shown until the secretariat has read it, within { $read } days of receiving it; please come back later if you have sent one.

## The form

request-link = Request a correction
request-title = Say what is wrong or out of date
request-process = The secretariat reads your request within { $read } days. Once accepted, it is published, and the organisation responsible answers within { $answer } days.
request-category-question = What is the matter?
request-text = What is wrong, and what would be right?
    .about = At most { $limit } characters. Please leave out names and other personal data.
request-link-field = Link
    .about = If a public page shows it. Optional.
request-address = Your e-mail address
    .about = Optional. It is never published: only the secretariat sees it, to tell you what came of your request, and it is deleted { $days } days after the answer or the refusal.
request-trap = Leave this field empty
request-send = Send
request-preview = Preview
request-preview-title = This is how it will look once accepted
request-told-at = You will be told at { $address }. The address is not published.
request-consequence = Until the secretariat has read it, nothing of your request is public but that one more is waiting.
request-sent-title = Your request has been received
request-sent-read = The secretariat reads it by { $day } at the latest.
request-sent-answer = If it is accepted, the organisation responsible answers within { $answer } days after that: by { $day } at the latest.
request-sent-follow = What comes of it will be shown here:

## Dead links

evidence-actions = Report a problem
dead-link-report = This link no longer opens
dead-link-thanks-title = Thank you
dead-link-thanks = The organisation whose evidence it is will see that the link may be dead. Nothing public changes until a reviewer or the secretariat has looked.
dead-link-back = Back to where it stands
link-archived = Archived copy
link-before = Before:

## The desk

desk-n-waiting = { $n ->
    [one] 1 request waits to be read
   *[other] { $n } requests wait to be read
}
desk-n-open = { $n ->
    [one] 1 request to answer
   *[other] { $n } requests to answer
}
desk-n-links = { $n ->
    [one] 1 link to look after
   *[other] { $n } links to look after
}
desk-requests-see = Correction requests and links
desk-requests-waiting = To be read
    .about = Only you see these. After { $read } days a request is called late on the public page.
desk-requests-waiting-none = No requests are waiting to be read.
desk-requests-open = To be answered
    .about = The answer is due { $answer } days after the request was accepted or passed on.
desk-requests-open-none = No requests are waiting for an answer.
desk-links = Links
    .about = Links that readers say no longer open, and links that were confirmed dead. A dead link proves nothing until it is mended.
desk-links-none = No link asks for anything.
request-days-ago = { $days ->
    [0] (today)
    [one] (1 day ago)
   *[other] ({ $days } days ago)
}
request-answer = Answer
request-sender = The sender wants to be told at (not public)
request-accept = Accept
    .about = The text becomes public, and the organisation has { $answer } days to answer.
request-text-public = Text as it will be published
    .about = Take out personal data only; the request is then marked as edited for personal data. Do not change what it says.
request-refuse = Refuse
    .about = Public are then the number, the category, the dates and the reason, and nothing of the text.
request-read-already = Somebody of the secretariat has read this request in the meantime. This is what came of it.
request-outcome = Outcome
request-pass-to = Pass on to
request-pass-to-nobody = –
request-answer-ko = Answer (Korean)
    .about = Say what was changed, or why nothing is. One of the two languages is required, unless everything was corrected.
request-answer-en = Answer (English)
request-answer-publish = Publish the answer
request-answer-consequence = The answer is public at once and cannot be deleted.
error-not-your-request = Only the organisation that has to answer can answer this request, or the secretariat for a ministry.
    .title = Another organisation’s request
error-not-your-evidence = Only the organisation whose evidence it is can mend this link, or the secretariat for a ministry.
    .title = Another organisation’s evidence
link-check-title = Does this link open?
link-check = Look at it
    .about = Open the link. If it does not open, or shows something else, confirm that it is dead; if it opens, dismiss what readers said.
link-reported = { $n ->
    [one] 1 reader says that it no longer opens, on { $day }.
   *[other] { $n } readers say that it no longer opens, the last on { $day }.
}
link-dead-on = Looked at on
link-confirm = The link is dead
    .about = From then on it is marked as dead and proves nothing, until its organisation mends it.
link-dismiss = The link opens
    .about = What readers said is forgotten. Nothing is published.
link-mend = Mend the link
link-mend-title = Mend a link
link-mend-consequence = The old address stays readable with the new one.
link-new-url = Address
    .about = A new address brings the link back to life.
link-archive = Address of an archived copy
    .about = Where the document is kept if its own address is gone, as in a web archive.
link-reason = Note (published)
