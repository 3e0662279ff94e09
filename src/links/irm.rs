//! Where members carry the IRM's values over, check them, and note its reports.

use super::{Place, encoded};
use crate::domain::indicator::Product;
use crate::domain::vocabulary::Vocabulary as _;

impl Place {
    /// The plans and their IRM reports, as a member works on them.
    pub fn irm(&self) -> String {
        self.address("/desk/irm", &[])
    }

    /// The grid of a product on a plan.
    pub fn transcribe(&self, plan: &str, product: Product) -> String {
        self.address(&format!("/desk/irm/{}/{}", encoded(plan), product.slug()), &[])
    }

    /// Where a transcription is compared with the report.
    pub fn check_transcription(&self, plan: &str, product: Product) -> String {
        self.address(&format!("/desk/irm/{}/{}/check", encoded(plan), product.slug()), &[])
    }

    /// Where a report is noted.
    pub fn irm_report(&self, plan: &str, product: Product) -> String {
        self.address(&format!("/desk/irm/{}/{}/report", encoded(plan), product.slug()), &[])
    }
}
