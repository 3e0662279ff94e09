### Reporting

## The form

report-title = Report progress
correct-title = Correct a report
retract-title = Take a report back
report-status = Status
report-organisation = Reporting organisation
report-period = Reporting period
report-latest = Last report
report-as-published = The report as published
form-text_ko = What was done (Korean)
    .about = Say what was done in this period. One of the two languages is required.
form-text_en = What was done (English)
form-difficulties_ko = Difficulties (Korean)
    .about = Required for “not started” and “limited”.
form-difficulties_en = Difficulties (English)
form-occurred_on = Date on which it happened
form-evidence = Evidence
    .about = “Complete” needs at least one link that anyone can open. If there is no public evidence, say why under “More”.
form-evidence-kind = Kind of evidence
form-evidence-url = Link
form-evidence-title = Title
form-evidence-date = Date of the document
evidence-more = Add another piece of evidence
form-more = More
form-no_evidence_ko = No public evidence, because (Korean)
form-no_evidence_en = No public evidence, because (English)
form-next_step_ko = Next step (Korean)
form-next_step_en = Next step (English)
form-entered_later = This report was made before reports were taken here
form-reason = Reason
    .about = Say why; the reason is published with it.

## Buttons and what they do

report-preview = Preview
report-preview-title = This is how it will look
report-publish = Publish
report-edit = Change it
report-consequence = A published report cannot be deleted; if you correct it later, the first words stay with the reason.
correct-consequence = What is published now stays readable, with the reason.
retract-button = Take the report back
retract-consequence = Its words and the reason stay readable; it counts no more.
draft-save = Save as draft
draft-saved = The draft is saved. Members of your organisation can go on with it; nothing is public yet.
draft-found = This draft was saved by { $name } on { $day }. You can go on with it.

## When somebody else was faster

conflict-title = Somebody in your organisation has saved or published something on this in the meantime.
conflict-text = Nothing of yours is lost. Compare the two, then go on with yours or change it.
conflict-theirs = Saved or published in the meantime
conflict-yours = What you wrote
conflict-go-on = Go on with mine

## One's own desk

due-title = What is due
due-about = Your commitments and milestones that are not done yet: first those without a report for this period, of them those that owe one for the last period too and those due soonest.
due-none = Nothing is due.
due = Due
due-reported = reported for this period
due-not-open = This plan takes no reports now.
due-nothing = There is nothing to report on.
due-report = Report
due-what = Commitment or milestone
due-state = Where it stands
drafts-title = Drafts
draft-discard = Throw away
    .sure = Throw this draft away
drafts-none = There are no drafts.
drafts-saved = Saved
own-reports-title = Your organisation’s latest reports
own-reports-none = There are no reports yet.
report-correct = Correct
report-retract = Take back
error-other-participant = This is a plan of another participant. You can write about plans of your own only.
    .title = Not your plan
error-not-yours = Only organisations that lead or support it can report on this.
    .title = Another organisation’s
error-retracted = This report was taken back already.
    .title = Taken back
error-form-step = It is not clear what to do. Use the buttons of the page.
    .title = Unknown request
error-form-carried = Something that belongs to the form is missing or was changed. Open the page anew and send it again.
    .title = The form is not complete

## Running a plan

run-plan = Run the plan
run-no-periods = There are no reporting periods yet. Opening the reporting makes one for each half-year.
run-stages = Stages
run-open = Open reporting
    .about = From that day on, silence, lateness and staleness are counted. Without reporting periods, one is made for each half-year. The day cannot be changed afterwards: check it first.
run-open-from = From
run-freeze = Freeze the plan as submitted
    .about = What is recorded now becomes the submitted version. Whatever changes later is recorded as an amendment.
run-resubmit = Freeze a new submitted version
    .about = What is recorded now becomes the next submitted version. The earlier ones stay, and so will this one.
run-submitted-on = Submitted on
run-close = Close the plan
    .about = Reports on a closed plan can no longer be published, corrected or taken back. This page has no way back: to open it again, change its stage to “in force” where its record is written.
run-close-sure = Yes, close this plan.
run-closed = The plan is closed; it takes no more reports. To open it again, change its stage to “in force”.
silent-title = Who has not reported
silent-none = Nothing is counted as silent.
silent-count = { $organisations } organisations have not reported on { $n } commitments and milestones.
silent-reminder = Reminder (to copy)
on-behalf-title = Report for an organisation
    .about = Where an organisation cannot report itself, the secretariat reports for it. That it did so is published with the report.
own-reports-all = Show all reports
silent-message = To { $organisation }
    For “{ $plan }”, there is no report for { $period } yet on the following. Please report at these addresses.
    .closing = What is not reported on is shown and counted as “no report”. If you have reported in the meantime, please disregard this.
silent-no-lead = No lead recorded
