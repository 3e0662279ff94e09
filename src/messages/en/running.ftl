### Running a plan: withdrawing, splitting, merging and carrying over, the IRM's units, silence

## What was just done

done-see = See it as everybody does
done-reported = The report is published.
done-corrected = The correction is published. The words before it stay, with the reason.
done-retracted = The report is taken back. Its words and the reason stay readable.
done-recorded = Recorded. The change is public.
done-opened = Reporting is open.
done-submitted = The submitted version is frozen. Whatever changes from now on is an amendment.
done-closed = The plan is closed. It takes no more reports.
done-reshaped = Recorded. The pages of these commitments lead to each other.
done-mapped = The map between commitments and the IRM’s units is recorded.
done-rights = The member’s rights are changed. The member has to sign in again.
done-removed = The membership is ended. That person can no longer sign in.

## Withdrawing, splitting, merging, carrying over

reshape-title = Withdraw, split, merge, carry over
reshape-withdraw = Withdraw commitments
    .about = They leave the plan. What was recorded of them stays.
    .which = Which ones leave the plan
reshape-split = Split a commitment
    .about = One becomes two or more. It leaves the plan itself, and leads to the new ones.
    .which = The one to split
    .new = The new ones
    .into = Into ones that are there already
reshape-merge = Merge commitments
    .about = Two or more become one. The others leave the plan, and lead to it.
    .which = The ones to merge
    .new = A new one that they become
    .into = Into one that is there already
reshape-carry = Carry over to a later plan
    .about = They go on in a later plan. Nothing changes in this one.
    .which = The ones that go on
    .new = A new one in the later plan
    .into = On to one that the later plan has already
reshape-plan = Later plan
reshape-number = Number
reshape-title_ko = Title (Korean)
reshape-title_en = Title (English)
reshape-inherits = A new commitment inherits who leads and supports it and its theme, and within the same plan its dates. Milestones and text are entered once it is recorded.
reshape-no-later-plan = There is no later plan to carry over to yet. Enter the next plan first.
reshape-made = New commitments
reshape-withdrawn = Leaving the plan
reshape-links = What leads to what
fault-choose-commitment = Choose at least one commitment.
fault-choose-one = Choose exactly one commitment to split.
fault-choose-two = Choose at least two commitments to merge.
fault-split-into-two = A split needs at least two results: write two titles, or choose commitments that are there.
fault-one-target = There must be exactly one result: write one title, or choose one commitment that is there.
fault-into-itself = The commitment to split cannot be one of its own parts; choose another.
fault-title-missing = Write the title of the new commitment, in Korean or English.
fault-number-taken = The number { $value } is taken or stands twice. Give each commitment a number of its own.
fault-withdrawn-already = “{ $value }” has left the plan already; choose another.
fault-plan-text-closed = Commitments of a closed plan cannot be withdrawn, split or merged; they can be carried over.
fault-not-of-this-plan = “{ $value }” is not of this plan; choose one that is.
fault-not-a-later-plan = Choose a later plan of the same participant that is not closed.
fault-links-in-circle = “{ $value }” came before the commitment that you chose, which would become its own origin; choose another.

## The IRM's units

units-title = Map to the IRM’s units
    .about = Where the IRM counts otherwise than the government: which commitment belongs to which unit. One commitment may be in several units, and one unit of several commitments.
units-none = This plan has no commitments or no units to map yet.
units-save = Record the map
units-source = Document that it comes from (optional)
units-add = Add a unit
units-conflict = Somebody else changed the map in the meantime. What you chose is still below; look at it, then record it again.
units-added = added
units-ended = taken out
units-map = The government’s commitments and the IRM’s units
    .about = The IRM sometimes splits or groups commitments to assess them, so that its numbers differ.
units-of-irm = Units of the IRM
fault-pair-of-another-plan = Only commitments and units of this plan can be mapped; open the page anew and choose again.
link-back-coded_as = Coded from
link-back-clustered_in = Rated together
link-back-carried_over = Carried over from
link-back-split_into = Split from
link-back-merged_into = Merged from

## Silence by organisation, and marks on public pages

silence-title = Reporting by organisation
    .about = Milestones that are not done, by the organisation responsible. Silence counts.
silence-organisation = Organisation
silence-open = Open milestones
silence-silent = Without a report
silence-last = Last report
silence-days = { $days } days ago
silence-never = none yet
changed-since = What has changed since
changed-since-show = Show
plan-closed-text = This plan is closed. It takes no more reports; the record stays.
stale-text = Nothing has been said for more than six months.
slip-latest = { $way ->
    [earlier] { $days ->
        [one] ({ $days } day earlier than { $latest } in the latest submitted version)
       *[other] ({ $days } days earlier than { $latest } in the latest submitted version)
    }
   *[later] { $days ->
        [one] ({ $days } day later than { $latest } in the latest submitted version)
       *[other] ({ $days } days later than { $latest } in the latest submitted version)
    }
}
entered-by = entered by

## Names and successors of organisations

organisation-rename = change the name
    .about = Give the day of the change and the new name. Older plans and reports keep the old name.
organisation-succeed = becomes part of another
    .about = When an organisation ends or is merged. The successor reports on what it inherits. If the successor is new, add it first.
organisation-name_ko = New name (Korean)
organisation-name_en = New name (English)
organisation-from = From
organisation-source = Document that it comes from (optional)
organisation-choose = Choose one
organisation-successor = Successor
organisation-with = Others that are merged with it
rename-consequence = From { $day }, “{ $old }” is called “{ $new }”.
rename-kept = Plans that began before keep the name “{ $old }”.
succeed-consequence = From { $day }, “{ $new }” reports on what “{ $old }” promised.
succeed-members = { $n } members belong to what ends; give them another organisation on the page of members once this is recorded.
fault-later-name = A name from that day or a later one is recorded already; give a later day, or change the recorded name.
fault-choose-successor = Choose an organisation of the same participant.
fault-succeeded-already = “{ $value }” has a successor already; choose another.
fault-succeeds-itself = “{ $value }” would succeed itself; choose another.

## Drafts of a member who leaves

member-drafts = Drafts that this member saved last
member-drafts-colleagues = { $n } others of the organisation can go on with them.
member-drafts-nobody = Nobody else of the organisation can report; first invite somebody who goes on with them.
draft-of-former = former member
