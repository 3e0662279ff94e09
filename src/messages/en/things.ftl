### The pages of a plan and of a commitment

ogp-id = OGP id
irm-generation = IRM method
recorded = { $n ->
    [one] 1 commitment recorded here
   *[other] { $n } commitments recorded here
}
recorded-all = { $n ->
    [one] The one commitment recorded here
   *[other] All { $n } commitments recorded here
}
stated = { $n ->
    [one] 1 commitment
   *[other] { $n } commitments
}
recorded-of-stated = { $n } of { $stated } commitments recorded here
recorded-units = { $n ->
    [one] 1 unit of the IRM’s recorded here
   *[other] { $n } units of the IRM’s recorded here
}
irm-completion = IRM completion
irm-units = (the IRM coded { $n } units)
tracked-from = tracked here since { $day }
plan-standing = Where it stands
counts-caption = Commitments and milestones by state
counts-state = State
counts-commitments = Commitments
counts-milestones = Milestones
counts-total = Total
attention-caption = Needs attention
plan-commitments = Commitments
plan-no-commitments = No commitments of this plan have been recorded yet.
commitment = Commitment
lead = Lead
milestones-complete = { $complete } of { $total } complete
plan-periods = Reporting periods
period = Period
period-days = Days
period-silent-from = Silence counts from
plan-versions = Submitted versions
version = Version { $n }
version-show = see it as submitted
plan-amendments = Amendments
plan-no-amendments = No amendments have been recorded.
version-compare = compare with the version before
version-compare-now = Compare what was submitted with what stands now
version-now = now
amendments-all = { $n ->
    [one] Show the amendment
   *[other] Show all { $n } amendments
}
amendments-summary = Amendments since submission: { $n }. Milestones with another due date: { $slipped }.
amendments-file = Download the amendments as CSV
amendments-why = What was changed, and why
slipped-title = Milestones whose due date moved
due-first = Due in the first version
due-latest = Due in the latest version
due-now = Due now
no-due-date = no date
between-summary = { $kept } kept, { $changed } changed, { $added } added, { $dropped } dropped
between-kept = Kept
between-changed = Changed
between-added = Added
between-dropped = Dropped or withdrawn
between-none = None.
moved-by = { $way ->
    [same] (the same day)
    [earlier] { $days ->
        [one] ({ $days } day earlier)
       *[other] ({ $days } days earlier)
    }
   *[later] { $days ->
        [one] ({ $days } day later)
       *[other] ({ $days } days later)
    }
}
plan-files = Data of this plan
theme = Theme
commitment-period = Period
policy-areas = OGP policy areas
note = Note
verdicts = Three verdicts
verdict-ministry = The government reports
verdict-civil-society = Civil society finds
verdict-irm = The IRM found
not-reviewed = not reviewed yet
not-assessed = not assessed yet
commitment-template = What was promised
commitment-no-texts = The commitment's text is not recorded; see its source.
commitment-no-milestones = No milestones of this commitment are recorded.
milestone = Milestone
milestone-start = Start
milestone-due = Due
slip = { $way ->
    [earlier] { $days ->
        [one] { $days } day earlier than { $first } as submitted
       *[other] { $days } days earlier than { $first } as submitted
    }
   *[later] { $days ->
        [one] { $days } day later than { $first } as submitted
       *[other] { $days } days later than { $first } as submitted
    }
}
last-said = (last said: { $status })
reports = Progress reports
no-reports = Nothing has been reported yet.
no-reports-not-tracked = Reporting on this plan was never opened here.
on-the-commitment = The commitment as a whole
recorded-on = recorded
occurred-on = happened
retracted = retracted
corrected = corrected
revised = revised
entered-later = entered later
before-correction = Before the correction
before-revision = Before the revision
difficulties = Difficulties:
next-step = Next step:
no-evidence-because = No public evidence, because:
rung = strength { $n } of 4
dead-link = confirmed dead
reviews = Reviews by civil society
no-reviews = Nobody has reviewed it yet.
steps-apart = { $n ->
    [one] { $n } step below the report
   *[other] { $n } steps below the report
}
disagrees = disagrees with the report
assessments = IRM assessment
no-assessments = No IRM assessment is recorded.
indicator = Indicator
value = Value
how-entered = How entered
ogp-code = (OGP: { $label }, { $code })
checked-by = checked by
unchecked = unchecked
page = p. { $page }
the-report = report
commitment-links = Related commitments
history = History
history-new = Recorded for the first time
changes-more = { $n ->
    [one] Show one more change
   *[other] Show { $n } more changes
}
changed-plan = Action plan
changed-report = Progress report
changed-review = Review
history-added = { $n ->
    [one] One item was recorded for the first time.
   *[other] { $n } items were recorded for the first time.
}
see-before = Before this change
see-after = After this change
filter-participant = Participant
filter-plan = Action plan
filter-status = State
filter-attention = Needs attention
filter-dispute = Dispute
filter-organisation = Organisation
filter-theme = Theme
filter-all = All
filter-demonstration = Include the demonstration
filter-name-since = { $name } (since { $day })
filter-apply = Apply
filter-unknown = There is no { $name }={ $value }; that condition was not applied. Choose again below.
list-count = { $n ->
    [one] { $n } commitment
   *[other] { $n } commitments
}
list-empty = No commitment meets these conditions. Try fewer.
pager-label = Pages
plan-stage = Stage
