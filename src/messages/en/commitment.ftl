# The page of a commitment

commitment-milestones = { $n ->
    [one] 1 milestone
   *[other] { $n } milestones
}
commitment-milestones-complete = { $total ->
    [one] { $complete } of 1 milestone complete
   *[other] { $complete } of { $total } milestones complete
}
commitment-milestones-late = { $n ->
    [one] 1 late by { $days ->
        [one] 1 day
       *[other] { $days } days
    }
   *[other] { $n } late by up to { $days ->
        [one] 1 day
       *[other] { $days } days
    }
}
commitment-milestones-silent = { $n } without a report
report-of-status = The report that the status stands on:
comparison-completed = no report needed: reported complete before
comparison-withdrawn = no report needed: withdrawn
comparison-irm-at-end = The IRM assesses completion once the plan has ended; the other periods show –.
comparison-irm-halfway = The IRM assesses completion halfway and once the plan has ended; the other periods show –.
irm-meanings = What the indicators mean
irm-from = Source of these values:
