### Writing reviews and answers

## The forms

review-title = Review
review-revise-title = Revise a review
review-retract-title = Take a review back
answer-title = Answer a review
review-period = For which period
review-text_ko = What you found (Korean)
    .about = Say what you checked and what you saw. Korean or English is required.
review-text_en = What you found (English)
answer-text_ko = Answer (Korean)
    .about = It stands beside the review. Korean or English is required. To change what was reported, correct the report.
answer-text_en = Answer (English)
answer-organisation = Whose answer
review-claim = The government’s claim
review-no-claim = The government has not reported on it.
review-last = Your last review
review-as-published = The review as it stands
review-answered = The review that you answer

## What the buttons do

review-consequence = A published review cannot be deleted. If you revise it later, the first verdict stays readable with your reason.
review-revise-consequence = The verdict as it stands stays readable, with your reason.
review-retract-button = Take the review back
answer-consequence = An answer does not settle a dispute; a corrected report or a revised review does. It cannot be deleted, and revisions are shown.

## The desk

to-review-title = What there is to review
to-review-about = Commitments and milestones of plans that are tracked here. Those on which the government has reported since your last review come first.
to-review-changes = Everything that was recorded since your last review
to-review-none = No plan is tracked here yet.
to-review-own = Your verdict
to-review-changed = reported since your review
to-review-button = Review
own-reviews-title = Reviews by our organisation
own-reviews-none = No reviews yet.
own-reviews-answered = answered
review-revise = revise
awaiting-title = Reviews that await an answer
awaiting-none = No review awaits an answer.
awaiting-answer = Answer
awaiting-revised = revised since the answer

## Why not

error-not-yours-to-answer = Only the organisations that lead or support the commitment, or are responsible for the milestone, can answer reviews of it.
    .title = Another organisation’s to answer
error-not-your-review = Only the organisation that published a review can revise it or take it back.
    .title = Another organisation’s review
error-review-retracted = This review has been taken back.
    .title = The review was taken back
