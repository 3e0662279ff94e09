//! Reporting many milestones at once, by a sheet.

use super::{Place, encoded};
use crate::domain::id::{Position, SheetId};

impl Place {
    /// Where an organisation's sheet for a plan is downloaded and uploaded; without an organisation it is chosen there.
    pub fn sheet(&self, plan: &str, organisation: &str) -> String {
        let query = [("organisation", organisation.to_owned())];
        self.address(&format!("/desk/plans/{}/sheet", encoded(plan)), &query)
    }

    /// The same after a sheet was published as the entry at a position.
    pub fn sheet_published(&self, plan: &str, organisation: &str, at: Position) -> String {
        let query = [("organisation", organisation.to_owned()), ("published", at.to_string())];
        self.address(&format!("/desk/plans/{}/sheet", encoded(plan)), &query)
    }

    /// The sheet as a file: `xlsx` or `csv`.
    pub fn sheet_file(&self, plan: &str, organisation: &str, ending: &str) -> String {
        let query = [("organisation", organisation.to_owned())];
        self.address(&format!("/desk/plans/{}/sheet.{ending}", encoded(plan)), &query)
    }

    /// A sheet that was uploaded and waits to be confirmed.
    pub fn uploaded_sheet(&self, id: SheetId) -> String {
        self.address(&format!("/desk/sheets/{}", id.0), &[])
    }
}
