### The forms of the record: what is written (by data set), and what goes into a field (by column)

## Titles of forms

row-participants = Change the participant
    .add = Add a participant
    .about = The first member of a new participant’s secretariat is invited by whoever runs the server.
row-organisations = Change the organisation
    .add = Add an organisation
row-organisation_names = Change a name of an organisation
    .add = Add a name of an organisation
row-plans = Change the plan
    .add = Add a plan
row-periods = Change the reporting period
    .add = Add a reporting period
row-commitments = Change the commitment
    .add = Add a commitment
row-commitment_texts = Change a text of the commitment
    .add = Add a text of the commitment
row-commitment_organisations = Change an organisation of the commitment
    .add = Add an organisation to the commitment
row-commitment_areas = Change a policy area of the commitment
    .add = Add a policy area to the commitment
row-commitment_links = Change a link of the commitment
    .add = Add a link of the commitment
row-milestones = Change the milestone
    .add = Add a milestone

## Hints of fields

field-key = A short name for addresses: lower-case letters, digits, "-" and "_". Where it may be left empty, it follows from the number. It is never changed.
field-number = As the plan has it.
field-title_ko = In one of the two languages at least.
field-name_ko = In one of the two languages at least.
field-label_ko = In one of the two languages at least.
field-ordinal = Its place in lists, as a number.
field-ogp_id = OGP’s own number, if there is one: AP_KOR06 for a plan, KR0065 for a commitment.
field-iso3 = OGP’s code; three letters for a country (KOR).
field-ogp_prefix = The letters before OGP’s numbers of its commitments (KR).
field-time_zone = By which days are counted, such as Asia/Seoul.
field-is_demonstration = “Yes” if everything in it is made up.
field-kind = It decides what its members may do.
field-successor = For an organisation that ended, the page of successions is the easier way.
field-name_from = Empty for the name that it bore from the beginning.
field-start_precision = How exactly the day is known; to the day if left empty.
field-end_precision = To the day if left empty. For what has no end, leave the day empty and choose “open-ended”.
field-due_precision = To the day if left empty. For what has no due date, leave the day empty and choose “open-ended”.
field-start_on = If only the month or year is known, write its first day and choose the precision below.
field-end_on = If only the month or year is known, write its last day and choose the precision below.
field-due_on = If only the month or year is known, write its last day and choose the precision below.
field-silent_from = From this day on, what was not reported on counts as silent; usually about a month after the period.
field-stage = While it is being written, a draft. Submitting, opening and closing are done where the plan is run.
field-generation = By which of the IRM’s methods it is assessed; plans since 2020 by the current one.
field-responsible = Only if another than the lead answers for it.
field-standing = Withdrawing, splitting and merging have pages of their own, which record what goes with them.
field-other_commitment = The commitment or IRM unit that it leads to.
