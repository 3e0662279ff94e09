//! The charts of a plan, each at an address of its own.

use super::vocabulary::vocabulary;

vocabulary! {
    /// A chart of a plan.
    PlanChart "plan_chart" {
        /// Commitments by state, silence included.
        States = "states";
        /// Commitments by the completion that the IRM found.
        Irm = "irm";
        Themes = "themes";
        Organisations = "organisations";
        /// By OGP value.
        Values = "values";
        /// Milestones complete beside those due, as they pile up.
        Progress = "progress";
        /// Complete with and without evidence that anyone can open.
        Evidence = "evidence";
        /// Days since the last report.
        Freshness = "freshness";
        Disputes = "disputes";
        /// Every milestone on the calendar of the plan.
        Calendar = "calendar";
    }
}
