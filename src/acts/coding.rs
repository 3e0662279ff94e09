//! Reading a grid of values as it was typed.

use super::typed;
use crate::domain::fault::Fault;
use crate::domain::grid::{LONGEST_PAGE, LONGEST_VALUE, ReadCell, TypedGrid, cell_name};
use crate::domain::indicator::{Indicator, NotAValue};
use crate::domain::vocabulary::Vocabulary as _;

/// The cells that say something, in the order of the grid.
///
/// # Errors
/// Everything that cannot be read, each with the name of its cell as its field.
pub fn read(typed: &TypedGrid, asked: &[Indicator]) -> Result<Vec<ReadCell>, Vec<Fault>> {
    let mut cells = Vec::new();
    let mut faults = Vec::new();
    for ((unit, indicator), it) in typed {
        let name = cell_name(unit, *indicator);
        let page = typed::line(&name, &it.page, LONGEST_PAGE, &mut faults);
        let Some(value) = typed::line(&name, &it.value, LONGEST_VALUE, &mut faults) else {
            if page.is_some() {
                faults.push(Fault::new(name, "fault-page-of-nothing"));
            }
            continue;
        };
        if !asked.contains(indicator) {
            let fault = Fault::new(name, "fault-indicator-not-asked");
            faults.push(fault.with("indicator", indicator.slug()));
            continue;
        }
        match indicator.read(&value) {
            Ok(mark) => cells.push(ReadCell { unit: unit.clone(), indicator: *indicator, mark, page }),
            Err(why) => faults.push(fault_of(name, *indicator, &value, why)),
        }
    }
    if faults.is_empty() { Ok(cells) } else { Err(faults) }
}

fn fault_of(name: String, indicator: Indicator, value: &str, why: NotAValue) -> Fault {
    let message = match why {
        NotAValue::Term => "fault-off-scale",
        NotAValue::Code => "fault-code-not-meant",
        NotAValue::Text => "fault-text-of-indicator",
    };
    let terms: Vec<&str> = indicator.scale().iter().map(|it| it.term.slug()).collect();
    Fault::new(name, message)
        .with("indicator", indicator.slug())
        .with("terms", terms.join(", "))
        .with("value", value)
}
