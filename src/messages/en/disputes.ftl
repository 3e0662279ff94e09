### Three verdicts side by side, disputes, answers, and how reports fared

## A commitment over time

apart = Difference
apart-explained = How steps are counted, and what a dispute is
apart-agree = agree
apart-steps = { $n ->
    [one] { $n } step apart
   *[other] { $n } steps apart
}
apart-without-number = differ, without a number
apart-nothing = nothing to compare
pair-ministry-civil-society = Government – civil society
pair-ministry-irm = Government – IRM
pair-civil-society-irm = Civil society – IRM
comparison-end = At the end of the plan
comparison-halfway = Halfway through the plan
comparison-without = No reporting period
comparison-not-reported = not reported yet
comparison-on-milestones = { $n ->
    [one] and { $n } review of a milestone
   *[other] and { $n } reviews of milestones
}
comparison-irm-later = the IRM does not assess this period
comparison-evidence = { $n ->
    [one] { $n } piece of evidence
   *[other] { $n } pieces of evidence
}
methodology-steps = How far a review (column) and a report (row) are apart

## Evidence

strongest-evidence = Strongest evidence for the status as it stands:
strongest-evidence-none = none that anyone can open
evidence-all = Evidence
evidence-none = No evidence has been given.
evidence-count = { $n ->
    [one] Show the piece of evidence
   *[other] Show all { $n } pieces of evidence
}
evidence-item = Evidence
evidence-whose = Given by
evidence-for = Supports

## Disputes

disputes = Disputes
dispute-what = Whose verdict
dispute-apart = Reported → found
dispute-course = Course
disputant-irm = IRM
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
presses-label = Show only
matrix-civil-society = Civil society

## Answers

answer-by = Answer by
on-behalf-by = written on its behalf by
review-retracted = review taken back

## How an organisation's reports fared

fared = Its reports beside others’ verdicts
fared-about = Each report that counts is compared with every verdict that stands on the same commitment or milestone. Every number leads to its rows.
fared-compared = Compared
fared-agreed = Agreed
fared-lower = { $n ->
    [one] { $n } step lower
   *[other] { $n } steps lower
}
fared-no-evidence = No evidence found
fared-better = Better
