//! The data that comes with the program: Korea's action plans, in the shape of our own files.

/// Korea's files, each with its name, in the order in which one needs the other.
pub fn korea() -> [(&'static str, &'static str); 7] {
    [
        ("participants.csv", include_str!("../bundled/korea/participants.csv")),
        ("organisations.csv", include_str!("../bundled/korea/organisations.csv")),
        ("plans.csv", include_str!("../bundled/korea/plans.csv")),
        ("commitments.csv", include_str!("../bundled/korea/commitments.csv")),
        ("commitment_organisations.csv", include_str!("../bundled/korea/commitment_organisations.csv")),
        ("milestones.csv", include_str!("../bundled/korea/milestones.csv")),
        ("assessments.csv", include_str!("../bundled/korea/assessments.csv")),
    ]
}
