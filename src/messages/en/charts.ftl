### Where a plan stands and how it moves, as charts

## At a glance

headline = Of { $all }, { $complete }, { $late }, { $silent } and { $disputed }.
headline-all = { $n ->
    [one] 1 commitment
   *[other] { $n } commitments
}
headline-complete = { $n ->
    [one] 1 is reported complete
   *[other] { $n } are reported complete
}
headline-late = { $n ->
    [one] 1 is late
   *[other] { $n } are late
}
headline-silent = { $n ->
    [one] 1 is silent
   *[other] { $n } are silent
}
headline-disputed = { $n ->
    [one] 1 is disputed
   *[other] { $n } are disputed
}
headline-besides = { $n ->
    [one] 1 of them is of a plan that is not tracked here.
   *[other] { $n } of them are of plans that are not tracked here.
}
headline-untracked = This plan is not tracked here: nothing of its { $all } recorded is called late or silent.
plan-about = About this plan
progress-title = Progress and calendar
progress-link = All charts and the calendar
progress-charts = Charts
progress-not-drawn = Charts without data
progress-more = See also
progress-matrix = The verdicts of government, civil society and the IRM side by side
progress-changes = What has changed in the last six months

## Charts

chart-source = { $plan } · as of { $day } · entry { $position } of the ledger
chart-file = Chart as a file (SVG)
chart-data = Data (CSV)
chart-untracked = This plan is not tracked here, so its commitments have no states.
chart-part = { $n } { $state }
chart-part-of-disputes = { $n } { $state }
chart-of = { $total } commitments: { $parts }
chart-irm-text = Of { $total } commitments and units, the IRM assessed the completion of { $n }: { $parts }
chart-irm-none = No completion as the IRM found it is recorded yet.
chart-themes-text = { $total } commitments in { $groups } themes.
chart-organisations-text = Every commitment that one of { $groups } organisations leads or supports, so one may be counted with several.
chart-values-text = Counted by the values that the plan says how it furthers; where it says nothing, by how the IRM coded them. One may be counted with several.
chart-values-none = No commitment is recorded as furthering a value of OGP.
chart-groups-none = No commitment can be grouped in this way.
chart-group = Group
chart-numbers = The numbers
chart-day = Day
chart-today = Today
chart-amended = Plan amended
chart-progress-text = By { $day }, { $due } milestones were due and { $complete } are reported complete.
chart-progress-untracked = By { $day }, { $due } milestones were due. Progress of this plan is not tracked here.
chart-progress-undated = { $n ->
    [one] One without a due date is not in the line of those due.
   *[other] { $n } without a due date are not in the line of those due.
}
chart-progress-amended = Fine dotted lines are days on which the plan was amended.
chart-progress-none = No milestone with a due date is recorded, so there is nothing to draw.
chart-line-complete = Complete
chart-line-due = Due
chart-line-submitted = Due as submitted
chart-complete = Reported complete
chart-proven = with evidence anyone can open
chart-unproven = without
chart-evidence-text = What is reported complete, with and without evidence that anyone can open.
chart-evidence-none = Nothing is reported complete yet.
chart-freshness-text = Days since an organisation that answers for open milestones last reported on this plan. The dashed line is six months: OGP asks for an update at least twice a year.
chart-freshness-none = No organisation answers for an open milestone.
chart-days = Days
chart-limit = Six months
chart-disputes-text = { $n } verdicts are or were below what is reported. Settled ones are counted too.
chart-disputes-none = No verdict below what is reported has been recorded.
chart-calendar-text = Each milestone on the plan’s calendar, from its start to its due date.
chart-key-bar = From start to due date
chart-key-due = Due date now
chart-key-submitted = Due date as submitted
chart-key-done = Day it was done
chart-key-late = Days it is late
chart-key-open = No due date
chart-key-withdrawn = Withdrawn milestone
chart-key-today = Today
chart-calendar-none = No milestone with a due date is recorded.
chart-calendar-when = Calendar
chart-calendar-due = Due { $day }
chart-calendar-open = No due date
chart-calendar-submitted = as submitted { $day }
chart-calendar-done = done { $day }

## Beside one another

compared-plans = Plans compared
compared-participants = Participants compared
compared-by = Indicator to compare by
compared-about = What the IRM found, one indicator at a time: the steps of two indicators say different things, so they are never counted together, even where their words or codes are alike. How many units are assessed, and of how many, always stands beside it.
compared-none = No IRM assessment to compare is recorded.
compared-set = { $n } of { $plans } plans, those for which this indicator is recorded.
compared-set-of-participants = { $n } of { $participants } participants, those for which this indicator is recorded, by name.
compared-assessed = Assessed
compared-of = { $n } of { $units }
