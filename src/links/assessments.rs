//! Addresses of assessors' own work.

use super::{Place, encoded};
use crate::domain::indicator::Product;
use crate::domain::vocabulary::Vocabulary as _;

impl Place {
    /// The plans and products that an assessor can work on.
    pub fn assessments(&self) -> String {
        self.address("/desk/assessments", &[])
    }

    /// The units of a product of a plan, with how far the work on each is.
    pub fn assessment(&self, plan: &str, product: Product) -> String {
        self.address(&format!("/desk/assessments/{}/{}", encoded(plan), product.slug()), &[])
    }

    fn part(&self, (plan, product): (&str, Product), part: &str) -> String {
        self.address(&format!("/desk/assessments/{}/{}/{part}", encoded(plan), product.slug()), &[])
    }

    /// Where the assessors differ, with how far they agree.
    pub fn comparison(&self, whole: (&str, Product)) -> String {
        self.part(whole, "comparison")
    }

    /// Where an assessor codes a unit.
    pub fn coding_of(&self, whole: (&str, Product), unit: &str) -> String {
        self.part(whole, &format!("units/{}", encoded(unit)))
    }

    /// Where the assessors settle on the values of a unit, and put published ones right.
    pub fn values_of(&self, whole: (&str, Product), unit: &str) -> String {
        self.part(whole, &format!("units/{}/values", encoded(unit)))
    }

    /// Where settled values are published.
    pub fn publish_assessment(&self, whole: (&str, Product)) -> String {
        self.part(whole, "publish")
    }
}
