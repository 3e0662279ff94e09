### Feeds (Atom) and calendars (iCalendar)

follow-feed = Changes (Atom)
follow-calendar = Due dates (iCalendar)
feed-title = { $title } – changes
feed-text = What was entered into the public record, the newest first.
feed-demonstration = This is a demonstration: the country, organisations, plans and reports in it are made up; none is a real commitment.
feed-entry = { $kind }: { $what }
feed-entry-more = { $kind }: { $what } and { $n } more
feed-entry-status = { $title } – { $status }
feed-entry-milestone = { $title }, milestone { $number } – { $status }
calendar-title = { $title } – due dates
calendar-text = When milestones are due and when reports are, as the record has it.
calendar-due = Due: { $what } ({ $state })
calendar-due-late = Due: { $what } ({ $state }, { $late })
calendar-commitment = Commitment: { $title }
calendar-lead = Lead: { $names }
calendar-plan = Action plan: { $title }
calendar-written = Due date as the plan words it: { $written }
calendar-month = The plan names a month; it is shown on the last day of that month.
calendar-year = The plan names a year; it is shown on the last day of that year.
calendar-period = Reporting period: { $label }
calendar-period-text = Progress in this period is reported on. From { $day }, a missing report counts as silence.
calendar-silent = Silence counts from today: { $label }
calendar-silent-text = From this day, commitments and milestones without a report for { $label } count as silent.
