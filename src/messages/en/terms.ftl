### The label of every term. English: OGP's own words for what the IRM codes, to the letter.

## Languages and where a text comes from

language-ko = Korean
language-en = English
origin-original = Original
    .about = The text as its source has it.
origin-official = Official translation
    .about = A translation published by whoever answers for the original.
origin-unofficial = Unofficial translation
    .about = A translation by the keepers of this record or by the press. It binds nobody.

## How exactly a date is known

precision-day = To the day
    .about = The day itself is known.
precision-month = To the month
    .about = Only the month is known. A start counts from its first day, an end to its last.
precision-year = To the year
    .about = Only the year is known. A start counts from 1 January, an end to 31 December.
precision-open = Open-ended
    .about = The source says that there is no end, as “to continue”. This is not a missing date, and it is never late.

## Why an IRM indicator has no value

missing-NR = Not reviewed yet (NR)
    .about = The indicator belongs to this plan, but the IRM has not published its finding yet.
missing-ND = No data (ND)
    .about = The indicator did not exist for this plan, so there never will be a value.
missing-NA = Not applicable (NA)
    .about = The indicator exists for this plan, but does not apply to this commitment.

## Generations of IRM method

generation-first = First generation (plans of 2011–2016)
    .about = Assessed by a progress report and an end-of-term report: specificity, OGP values, potential impact, completion, Did It Open Government.
generation-second = Second generation (plans of 2017–2019)
    .about = Assessed by a design report and a results report: verifiable, OGP values, potential impact, completion, Did It Open Government.
generation-current = Current generation (plans since 2020)
    .about = Assessed by an action plan review and a results report: verifiable, open government lens, potential for results, completion, early results. Plans of 2020 still carry Did It Open Government.

## Reports that the IRM publishes

product-progress_report = Progress Report
    .about = First generation: on the first year of implementation.
product-end_of_term_report = End-of-Term Report
    .about = First generation: on the whole period of the plan, after its end.
product-design_report = Design Report
    .about = Second generation: on the plan as it was designed, at its beginning.
product-transitional_results_report = Transitional Results Report
    .about = Second generation: on completion and results after the plan’s end. It does not look again at verifiability, relevance and potential impact.
product-co_creation_brief = Co-Creation Brief
    .about = Current generation: lessons and opportunities, three months before the next plan is begun. It rates nothing.
product-action_plan_review = Action Plan Review
    .about = Current generation: within four months of the plan’s submission. Its annex codes every commitment, and it names the promising ones.
product-results_report = Results Report
    .about = Current generation: completion of all commitments and early results, assessed four months after the plan’s end.

## Words of the IRM’s scales

term-yes = Yes
term-no = No
term-none = None
term-low = Low
term-medium = Medium
term-high = High
term-minor = Minor
term-moderate = Moderate
term-transformative = Transformative
term-unclear = Unclear
term-modest = Modest
term-substantial = Substantial
    .results = Substantial
term-withdrawn = Withdrawn
term-no_evidence = No Evidence Available
term-not_started = Not Started
term-limited = Limited
term-complete = Complete
term-no_notable_results = No notable results
term-significant = Significant
term-worsens = Worsens
term-did_not_change = Did Not Change
term-marginal = Marginal
term-major = Major
term-outstanding = Outstanding
term-no_early_results = No early results to report yet
term-not_applicable = Not Applicable

## What the IRM codes for each commitment

indicator-design_report_year = Publication year of the first report
    .about = The year in which the IRM’s report on the plan’s beginning was published: progress report, design report or action plan review.
indicator-compound = Compound
    .about = Whether the commitment is part of a compound commitment, that is, several were assessed on one worksheet.
indicator-cluster = Cluster
    .about = The name of the group of commitments that were assessed on one worksheet.
indicator-specificity = Specificity
    .about = How far the commitment’s wording can be checked. High: clear, measurable, verifiable milestones. Medium: an activity that can be verified objectively, without specific milestones or deliverables. Low: measurable only by reading something into it. None: no verifiable deliverable or milestone.
indicator-verifiable = Verifiable
    .about = Is the commitment specific enough to be reviewed? One that is not verifiable is not assessed further. Where the IRM rated specificity, medium and high mean yes.
indicator-value_access = OGP value: access to information
    .about = Whether the commitment opens information held by the government, not only data, to everyone, or strengthens the right to it.
indicator-value_participation = OGP value: civic participation
    .about = Whether the government invites people to debate, give input and contribute, so that it governs more responsively.
indicator-value_accountability = OGP value: public accountability
    .about = Whether rules and mechanisms make officials justify their actions, act on criticism and answer for failure, in public and not only inside government.
indicator-value_technology = OGP value: technology and innovation
    .about = Whether new technology serves information sharing, participation or collaboration. It counts only together with one of the other three values.
indicator-open_government_lens = Open government lens
    .about = Does the commitment set out to make a policy area, institution or decision process more transparent, participatory or accountable to the public? Inclusion or technology alone do not suffice. In older plans: whether it is relevant to one of the first three OGP values.
indicator-potential_impact = Potential impact
    .about = How far the commitment could change its policy area. None: keeps or worsens things as they are. Minor: a small step forward. Moderate: a major step, limited in scale or scope. Transformative: a reform that could change “business as usual”.
indicator-completion_mid = Completion (progress report)
    .about = How much of the commitment had been carried out when the IRM looked at its first year.
indicator-potential_for_results = Potential for results
    .about = How promising the commitment is, as written. Unclear: continues ongoing practice without added value. Modest: positive but standalone, such as a website, data release, training or pilot. Substantial: a possible game changer, binding and institutionalised across government.
indicator-promising = Promising commitment
    .about = Whether the action plan review chose it as one of the most promising, by clarity, open government values and expected outcomes.
indicator-cluster_rated = Rated in a cluster
    .about = Whether the action plan review rated the commitment together with others of the same policy area.
indicator-cluster_members = Commitments of the cluster
    .about = The OGP ids of the commitments that were rated together, as OGP lists them.
indicator-results_report_year = Publication year of the final report
    .about = The year in which the IRM’s report on the plan’s end was published: end-of-term report or results report.
indicator-completion_end = Completion (end of plan)
    .about = How much of what the commitment sets out was carried out by the end of the plan, on five levels from no evidence available to complete. Older reports also have unclear and withdrawn.
indicator-early_results = Early results
    .about = Which concrete changes towards transparency, participation or accountability the commitment brought about within the plan’s period. OGP’s database names three levels: no notable results, moderate, significant.
indicator-diog_overall = Did It Open Government (overall)
    .about = How far the commitment changed the openness of government by the end of the plan. Worsens: government became less open. Did not change: practice stayed as it was. Marginal: some change, of minor effect. Major: a step forward, limited in scope or scale. Outstanding: a reform that transformed “business as usual”.
indicator-diog_access = Did It Open Government (access to information)
    .about = The same question for access to information alone. OGP codes it one higher than overall, and 0 says that the value does not apply.
indicator-diog_participation = Did It Open Government (civic participation)
    .about = The same question for civic participation alone, coded as for access to information.
indicator-diog_accountability = Did It Open Government (public accountability)
    .about = The same question for public accountability alone, coded as for access to information.
indicator-carried_forward = Carried forward
    .about = Whether the IRM coded the commitment as carried forward to the next plan.

## What follows from the IRM's values by rule

derived-verifiable = Verifiable, from specificity
    .about = Plans of 2011–2016, where specificity was rated: medium or high is yes, none or low is no.
derived-relevant = Relevant, from the OGP values
    .about = Plans to 2019, where the values were coded: at least one of access to information, civic participation and public accountability is yes. Technology alone does not suffice.
derived-high_ambition = High ambition
    .about = Plans to 2019: relevant, and potential impact moderate or transformative. Plans since 2020 have potential for results instead, which OGP’s file does not count here.
derived-high_completion = High completion
    .about = All plans: the better of the completions at progress report and end of plan is substantial or complete.
derived-change_in_completion = Change in completion
    .about = Plans of 2011–2016: completion at the end of the plan minus completion at the progress report, in steps; given up with the reports after 2020.
derived-high_result = High result
    .about = All plans with a report on their end: Did It Open Government (overall) is major or outstanding, or early results are significant.
derived-star_before_june_2014 = Star before June 2014
    .about = Progress reports before June 2014: relevant, potential impact moderate or transformative, and completion substantial or complete.
derived-star_2015 = Star by the 2015 formula
    .about = Progress reports from June 2014 to April 2015: the same, and specificity medium or high.
derived-star_mid = Star by the current formula, at the progress report
    .about = Progress reports since April 2015: verifiable, relevant, potential impact transformative, and completion substantial or complete.
derived-star_end = Star by the current formula, at the end of term
    .about = End-of-term reports to 2020: the same formula on completion at the end of the plan.
derived-quadrant = Quadrant
    .about = All plans: ambitious and complete, or of high result; ambitious but not complete; complete but not ambitious; neither. A commitment rated by potential for results, or one whose potential impact is not reviewed, has a quadrant only by its results.

## Policy areas, tools and sectors of OGP’s database, in its order

area-anti_corruption_and_integrity = Anti-Corruption and Integrity
area-anti_corruption_institutions = Anti-corruption Institutions
area-anti_corruption_strategies = Anti-Corruption Strategies
area-asset_disclosure = Asset Disclosure
area-audits = Audits
area-beneficial_ownership = Beneficial Ownership
area-conflicts_of_interest = Conflicts Of Interest
area-elections = Elections
area-political_finance = Political Finance
area-lobbying = Lobbying
area-open_contracting = Open Contracting
area-public_procurement = Public Procurement
area-right_to_information = Right To Information
area-whistleblower_protections = Whistleblower Protections
area-civic_space_and_enabling_environment = Civic Space and Enabling Environment
area-freedom_of_assembly = Freedom of Assembly
area-freedom_of_association = Freedom of Association
area-freedom_of_expression = Freedom of Expression
area-democratizing_decision_making = Democratizing Decision-Making
area-digital_participation = Digital Participation
area-mainstreaming_participation = Mainstreaming Participation
area-regulatory_governance = Regulatory Governance
area-social_accountability = Social Accountability
area-digital_governance = Digital Governance
area-automated_decision_making = Automated Decision-making
area-data_stewardship_and_privacy = Data Stewardship and Privacy
area-digital_inclusion = Digital Inclusion
area-disinformation_misinformation = Disinformation/Misinformation
area-online_civic_space = Online Civic Space
area-environment_climate = Environment & Climate
area-climate_finance = Climate Finance
area-climate_mitigation_and_adaptation = Climate Mitigation and Adaptation
area-environmental_regulation = Environmental Regulation
area-international_environmental_agreements = International Environmental Agreements
area-fiscal_openness = Fiscal Openness
area-publication_of_budget_fiscal_information = Publication Of Budget/Fiscal Information
area-public_participation_in_budget_fiscal_policy = Public Participation In Budget/Fiscal Policy
area-oversight_of_budget_fiscal_policies = Oversight Of Budget/Fiscal Policies
area-stimulus_and_economic_recovery = Stimulus and Economic Recovery
area-tax = Tax
area-debt = Debt
area-inclusion = Inclusion
area-gender = Gender
area-gender_based_violence = Gender-Based Violence
area-economic_inclusion = Economic Inclusion
area-lgbtqia = LGBTQIA+
area-people_with_disabilities = People with Disabilities
area-youth = Youth
area-justice = Justice
area-access_to_justice = Access to Justice
area-open_justice = Open Justice
area-policing_corrections = Policing & Corrections
area-judiciary = Judiciary
area-open_parliaments = Open Parliaments
area-public_service_delivery = Public Service Delivery
area-citizenship_immigration = Citizenship & Immigration
area-education = Education
area-health_nutrition = Health & Nutrition
area-infrastructure_transport = Infrastructure & Transport
area-water_sanitation = Water & Sanitation
area-capacity_building = Capacity Building
area-digital_transformation = Digital Transformation
area-legislation = Legislation
area-regulation = Regulation
area-legislative_oversight = Legislative Oversight
area-open_data = Open Data
area-public_participation = Public Participation
area-aid = Aid
area-energy = Energy
area-extractive_industries = Extractive Industries
area-land_and_spatial_planning = Land and Spatial Planning
area-media_telecommunications = Media & Telecommunications
area-science_technology = Science & Technology
area-security_public_safety = Security & Public Safety
area-labor = Labor
area-private_sector = Private Sector
area-subnational = Subnational
area-human_rights = Human Rights
area-open_parliament_plan = Open Parliament Plan
area-sustainable_development_goals = Sustainable Development Goals
area-open_data_water_sanitation = Open Data (Water/Sanitation)
area-open_data_health = Open Data (Health)
area-open_data_education = Open Data (Education)
area-participation_in_lawmaking = Participation in Lawmaking
area-access_to_information = Access to information
area-money_in_politics = Money in Politics
area_value-1 = Coded
area_value-ND = No data (ND)
area_value-NR = Not reviewed yet (NR)
area_value-NA = Not applicable (NA)

## Participants and organisations

level-national = National
level-local = Local
level-legacy_local = Legacy Local
level-other = Other
region-africa_and_the_middle_east = Africa and the Middle East
region-americas = Americas
region-asia_and_the_pacific = Asia and the Pacific
region-europe = Europe
organisation_kind-ministry = Ministry or public body
organisation_kind-civil_society = Civil-society organisation
organisation_kind-irm = Independent Reporting Mechanism (IRM)
organisation_kind-other = Other
organisation_role-lead = Lead
organisation_role-supporting = Supporting

## Plans and commitments

plan_stage-draft = Draft
    .about = Not submitted to OGP yet. Changes to it are not amendments.
plan_stage-in_force = In force
    .about = Submitted and running. Any later change of its text is an amendment, with a reason and a source.
plan_stage-closed = Closed
    .about = The plan has ended: its reports are no longer added to or changed. A past plan that was never reported on here still takes the reports that were made in its time.
unit-commitment = Commitment
    .about = A commitment as the plan itself counts it.
unit-irm_unit = IRM unit
    .about = A part of the plan as the IRM coded it. The IRM sometimes splits a commitment, as 2.1 and 2.2.
unit-cluster = Cluster
    .about = Several commitments that the IRM rated together.
standing-in_plan = In the plan
    .about = It is part of the plan.
standing-withdrawn = Withdrawn
    .about = An amendment took it out of the plan. It stays readable, and counts as withdrawn.
link_kind-coded_as = Coded by the IRM as
    .about = The IRM coded the first as the second.
link_kind-clustered_in = Rated as part of
    .about = The first was rated as part of the second, a cluster.
link_kind-carried_over = Carried over to
    .about = The first goes on in the second, a commitment of a later plan.
link_kind-split_into = Split into
    .about = The first was divided, and the second is one of its parts.
link_kind-merged_into = Merged into
    .about = The first was merged with others into the second.
text_field-brief = Brief description
text_field-problem = Problem to be addressed
text_field-causes = Causes of the problem
text_field-done_so_far = What has been done so far
text_field-solution = Proposed solution
text_field-results = Intended results
text_field-transparency = How it promotes transparency
text_field-accountability = How it fosters accountability
text_field-participation = How it improves participation
text_field-co_creation = How the commitment came to be
text_field-background = Background
text_field-details = Details of the commitment
text_field-full_text = Full text

## What is reported, reviewed and proven

reported_status-not_started = Not started
    .about = The organisation says that work has not begun. It must say what stands in the way.
reported_status-limited = Limited
    .about = The organisation says that some of it is done. It must say what stands in the way.
reported_status-substantial = Substantial
    .about = The organisation says that most of it is done.
reported_status-complete = Complete
    .about = The organisation says that all of it is done. It must add evidence that anyone can open, or publish why there is none.
reported_status-withdrawn = Withdrawn
    .about = The organisation says that it no longer pursues it. Possible only after the amendment that withdrew it.
reviewed_status-not_started = Not started
    .about = The reviewer finds that work has not begun.
reviewed_status-limited = Limited
    .about = The reviewer finds that some of it is done.
reviewed_status-substantial = Substantial
    .about = The reviewer finds that most of it is done.
reviewed_status-complete = Complete
    .about = The reviewer finds that all of it is done.
reviewed_status-no_evidence = No evidence found
    .about = The reviewer looked for evidence and found none. This is not the same as not started.
state-complete = Complete
    .about = The report that counts says complete.
state-substantial = Substantial
    .about = The report that counts says substantial.
state-limited = Limited
    .about = The report that counts says limited.
state-not_started = Not started
    .about = The report that counts says not started.
state-no_report = No report
    .about = The plan is tracked here, but the organisation concerned has reported nothing yet, or nothing for the period that is due. An older report does not fill the gap.
state-withdrawn = Withdrawn
    .about = An amendment took it out of the plan.
state-not_tracked = Not tracked here
    .about = Reporting on this plan was never opened in this record, so nothing follows from there being no report.
attention-late = Late
    .about = Not reported complete, and past its own due date or with a milestone past its own.
attention-silent = Silent
    .about = Nobody has reported anything on it or its milestones for the period that is due.
attention-stale = Not updated for six months
    .about = Nobody has reported anything for more than six months.
attention-disputed = Disputed
    .about = A review, or the IRM’s completion, is below what the lead reports.
attention-unproven = Complete without open evidence
    .about = Reported complete without evidence that anyone can open now.
dispute_state-open = Open
    .about = The verdict is below what is reported, and the verdict as it stands has not been answered. The IRM’s verdict is answered by a report only.
dispute_state-answered = Answered
    .about = The organisation responsible has answered the review as it stands, and both stand by what they said.
dispute_state-settled = Settled
    .about = The verdict is no longer below what is reported. The dispute stays readable.
settled_by-correction = a corrected report
    .about = The report was put right.
settled_by-report = a newer report
    .about = A newer report says less.
settled_by-retraction = a report taken back
    .about = The report was taken back.
settled_by-review_revision = a revised review
    .about = The reviewer revised the verdict.
settled_by-review = a newer review
    .about = A newer review by the same organisation finds more.
settled_by-review_retraction = a review taken back
    .about = The review was taken back.
settled_by-assessment = another IRM value
    .about = The IRM’s value was corrected, or the one for the end of the plan took the place of that for halfway.
settled_by-amendment = an amendment of the plan
    .about = The plan was changed: another organisation answers for it.
evidence_kind-statement = Statement
    .about = Strength 1: the organisation’s own word, as a press release or a post.
evidence_kind-press = Press
    .about = Strength 2: an account by the press.
evidence_kind-official_document = Published document
    .about = Strength 3: a published document, as a report, minutes or a budget.
evidence_kind-law = Law
    .about = Strength 4: an act or regulation in its published text.
evidence_kind-data_set = Data set
    .about = Strength 4: published data that can be downloaded.
evidence_kind-live_service = Live service
    .about = Strength 4: a service that anyone can use.
how_entered-transcribed = Transcribed
    .about = Carried over from a published IRM report or from OGP’s database, with its source.
how_entered-entered = Own entry
    .about = Entered by the assessor. A transcription never replaces it.

## Entries of the ledger

entry_kind-import = Import
    .about = A file was read in. One file, one entry.
entry_kind-plan = Plan
    .about = A plan was set up, completed or closed.
entry_kind-submission = Submission
    .about = A version of a plan was submitted to OGP.
entry_kind-amendment = Amendment
    .about = A plan in force was changed, with a reason and a source.
entry_kind-tracking = Opening of reporting
    .about = A plan’s reporting was opened: silence and lateness count from here.
entry_kind-report = Report
    .about = An organisation reported on a commitment or milestone.
entry_kind-correction = Correction
    .about = A report or its evidence was put right. What it said before stays readable.
entry_kind-retraction = Retraction
    .about = A report or a review was taken back. Its words stay readable.
entry_kind-review = Review
    .about = A civil-society organisation published its verdict.
entry_kind-review_revision = Revision of a review
    .about = A review was changed. The verdict before stays readable.
entry_kind-transcription = Transcription
    .about = Values were carried over from a published IRM report.
entry_kind-assessment = Assessment
    .about = An assessor published own values.
entry_kind-organisation = Organisation
    .about = An organisation or its name was added or changed.
entry_kind-redaction = Redaction
    .about = Personal data was emptied because the law requires it. The entry says why.
entry_kind-answer = Answer to a review
    .about = The organisation responsible answered a review. An answer alone does not settle a dispute.
entry_kind-evidence = Evidence link
    .about = The link of a piece of evidence was confirmed dead, or mended.
entry_kind-request = Correction request
    .about = The secretariat accepted or refused a correction request.
entry_kind-outcome = Outcome of a request
    .about = The organisation responsible answered a correction request.
entry_kind-check = Check of a transcription
    .about = Another organisation compared transcribed values with the IRM report.
entry_kind-irm_report = IRM report
    .about = An IRM report and the dates of its comment period were noted or changed.
row_action-add = Added
row_action-close = Closed
row_action-redact = Emptied

## Members

role-reporter = Reporter (ministry)
role-reviewer = Reviewer (civil society)
role-assessor = Assessor (IRM)
role-secretariat = Secretariat
link_purpose-invite = Invitation
link_purpose-reset = New password
access_event-sign_in = Sign in
access_event-sign_out = Sign out
access_event-link = One-time link used
access_event-password_change = Password changed
access_event-sessions_end = Signed out elsewhere
access_outcome-done = Done
access_outcome-refused = Refused
rights_change-invited = Invited
rights_change-reset = One-time link made
rights_change-accepted = Link used, password set
rights_change-password = Password changed
rights_change-rights = Role or organisation changed
rights_change-removed = Removed

## Correction requests

request_category-wrong_fact = Wrong fact
    .about = Something is not as it is written here.
request_category-out_of_date = Out of date
    .about = It was so once, but is not any more.
request_category-missing = Something missing
    .about = Something that belongs here is not written.
request_category-wrong_translation = Wrong translation
    .about = One language does not say what the other says.
request_category-dead_link = The link no longer opens
    .about = Or it leads to something else. You need not write anything.
request_category-other = Something else
    .about = Anything that none of the others says.
refusal-spam = Spam
    .about = Advertising, or not meant seriously.
refusal-personal_data = Personal data
    .about = It cannot be published without somebody’s personal data.
refusal-not_about_the_record = Not about the record
    .about = It is not about anything that this record says.
refusal-duplicate = Duplicate
    .about = Another request says the same.
refusal-unclear = Unclear
    .about = It does not say what is wrong.
outcome-corrected = Corrected
    .about = All that the request says was put right. Name the entry.
outcome-partly_corrected = Partly corrected
    .about = Some of it was put right. Name the entry, and say why the rest was not.
outcome-not_corrected = Not corrected
    .about = The record stays as it is. Say why.
outcome-passed_on = Passed on
    .about = Another organisation has to answer. Choose it, and say why.
request_state-open = To be answered
request_state-late = Answer late
request_state-answered = Answered
request_state-refused = Refused

scale_level-nominal = Nominal
    .about = The values differ, and have no order.
scale_level-ordinal = Ordinal
    .about = The values have an order, so that neighbours count as closer than values far apart.
undefined-too_few_values = Too few values to compare
    .about = No unit was given a value on the scale by two assessors.
undefined-no_variation = All values are the same
    .about = Everybody gave every unit the same value, so that chance could not have disagreed either.

## What a sheet is written in

sheet_format-xlsx = XLSX
sheet_format-csv = CSV (UTF-8)
sheet_format-cp949 = CSV (CP949)

## Charts of a plan, and the values of OGP

plan_chart-states = Commitments by state
plan_chart-irm = Completion as the IRM found it
plan_chart-themes = By theme
plan_chart-organisations = By organisation
plan_chart-values = By OGP value
plan_chart-progress = Milestones due and complete
plan_chart-evidence = Evidence for what is complete
plan_chart-freshness = Last report by organisation
plan_chart-disputes = Disputes
plan_chart-calendar = Calendar of milestones
ogp_value-access = Transparency and access to information
ogp_value-participation = Civic participation
ogp_value-accountability = Public accountability
