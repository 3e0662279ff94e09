### Writing the record by hand

record-title = Enter and change the plan
    .about = Plan, commitments and milestones, one at a time. Once a version was submitted, every change is an amendment and needs a reason and a source.
record-back = Back to the list
record-existing = This is what the record says. Change only what must change.
record-new = This is new. Only what is marked as required must be filled in.
record-more = More fields
record-open-existing = Change what the record has already
record-add = add
record-edit = Change the commitment
record-add-commitment = Add a commitment
record-add-milestone = Add a milestone
record-add-organisation = Add an organisation
record-add-plan = Add a plan
record-add-participant = Add another participant
record-preview = Show what will change
record-changes = This will be recorded
record-field = Field
record-old = Now
record-new-value = New
record-write = Record it
record-consequence = It is public at once; what was there before stays in the history.
record-conflict = Somebody else changed the same thing in the meantime.
    .about = What you typed is still in the form below. Compare it with what the record says now, then go on.
required = (required)
yes = yes
no = no
amendment = Why and by which document
    .about = Both are needed to change a plan that is in force or closed. They are published.
amendment-reason = Reason for the change
amendment-source = Document that decides it (address or name)
own-organisations = Organisations and plans
    .about = When an organisation is renamed, add the new name with its date. When it becomes part of another, name the successor and the date: the successor reports on what it inherits.

## Faults of forms only

fault-key-taken = This key is taken. Choose another, or change what the record has under it.
fault-row-taken = The record has this already. Change it instead of adding it again.
fault-row-untitled = Write the title, in Korean or English.
fault-end-before-start = It ends before it starts. Correct one of the two.
fault-due-before-start = It is due before it starts. Correct one of the two.
fault-not-the-first-day = A start known to the month or year only is written as its first day, { $day }. Correct the day or the precision.
fault-not-the-last-day = A day known to the month or year only is written as its last, { $day }. Correct the day or the precision.
fault-plan-number-taken = The participant has a plan number { $number } already. Choose another number, or change that plan.
