### Assessors’ own work

## Agreement

agreement-title = How far the assessors agreed
agreement-about = What assessors said who judged without seeing each other’s values. The published values are those on which they settled afterwards.
agreement-counts = Units on which they agree
agreement-percentage = Agreement
agreement-alpha = Krippendorff’s alpha
agreement-of = { $coders ->
    [2] Two assessors
   *[other] { $coders } assessors
} agreed on { $agreed } of { $units }
agreement-none = No unit was coded by two
agreement-undefined = not defined

## Lists

assessments-title = IRM assessments
assessments-about = Only assessors see this. Until it is published nobody else does, not even the secretariat.
assessments-none = There is no plan to assess.
assessment-product = Product
assessment-unit = Unit
assessment-state = State
assessment-next = What to do
assessment-correction = correction
assessment-not-settled = nothing settled yet
assessment-n-settled = { $n } being settled
assessment-n-waiting = { $n } waiting for a second person
assessment-n-published = { $n } of { $units } published
coding-own = My coding
coding-others = Other assessors
coding-differing = Values that differ
coding-finished-of = { $n } of { $units } finished
coding-others-finished = { $coders ->
    [one] 1 other
   *[other] { $coders } others
}, { $n } finished
coding-nobody = none
coding-none = none yet
coding-not-yet = not to be seen yet
coding-values-of = { $n } of { $all } values
coding-finished = finished
coding-n-finished = { $n } finished
coding-n-begun = { $n } coding
work-coding = Coding
work-settled = Being settled
work-waiting = Waiting for a second person
work-published = Published
coding-about = Each assessor codes alone. You see what others say once you have declared your own coding finished, and then it stands. When both have finished, look at where you differ, settle on a value, and publish it.
second-person-needed = Publishing needs another assessor than the one who settled on the values.
second-person-not-needed = Whoever settled on the values can publish them.

## Coding

coding-title = Independent coding
coding-private = Only you see this. Save at any time and go on later.
coding-saved = Saved. Nothing of it is public.
coding-rationale = Add a rationale
rationale-ko = Rationale (Korean)
rationale-en = Rationale (English)
coding-page = p. { $page }
coding-save = Save
coding-save-next = Save and go to the next unit
coding-finish = Declare finished
    .about = Your coding of this unit then stands, and you see the finished codings of others.
coding-stands = You have finished this unit; what you said stands.
coding-over = This unit is no longer coded.
coding-code = Code
coding-reopen = Code again
    .about = No other assessor has finished yet, so this can be taken back.
conflict-keep-mine = Save what I typed
conflict-take-theirs = Look at what was saved first

## Comparing

comparison-title = Compare codings
comparison-units = { $n ->
    [one] One unit was finished by two or more and can be compared.
   *[other] { $n } units were finished by two or more and can be compared.
}
comparison-none = There is nothing to compare yet. A unit appears here once you and another assessor have finished it.
comparison-differing = Values that differ
comparison-no-differing = No values differ.

## Settling, approving, publishing, putting right

assessment-settle = Settle
assessment-settle-title = Settle on values
assessment-settle-about = Choose one value for each indicator and say why. Where all codings say the same, it is chosen already. Only the settled values, rationales and pages are published.
settle-without-others = Go on without codings that are not finished
settled-by = Settled by { $name }
settled-sent-back = Another assessor sent this back.
settled-values = Settled values
settled-codings = What each assessor said
assessment-look = Look at it
assessment-approve-look = Approve
assessment-approve-about = Another assessor settled on these values. Look at them, then publish them, or send them back and say what should change.
assessment-waits-about = This waits for another assessor. Take the request back to change it.
assessment-propose = Ask for approval
assessment-go-publish = Save and go on to publish
assessment-go-approve = Approve and go on to publish
send-back = Send back
send-back-note = What should change
take-back = Take the request back
assessment-correct = Put right
assessment-correct-title = Put published values right
assessment-correct-about = The new values hold from the day of their publication; the old ones stay in the history with the reason.
assessment-reason = Reason for the correction
    .about = The reason is published too.
assessment-give-up = Give the correction up
assessment-publish-title = Publish assessments
assessment-publish-about = The chosen units are published as one entry, with how far the assessors agreed. Their names and what each of them said are not.
assessment-publish-units = Units to publish
assessment-publish = Publish
assessment-publish-consequence = Published values cannot be deleted, only put right with a reason.
assessment-publish-correction = Publish the correction
assessment-publish-none = No unit can be published now.
assessment-publish-not-yet = Not to be published yet
publish-not-proposed = Approval has not been asked for.
publish-own = You settled on these values; another assessor publishes them.
desk-assessments = Code plan by plan, compare with other assessors, settle on values, and publish them.
assessment-report-url = Address of the report
    .about = If the report is out already.
