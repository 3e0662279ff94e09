//! The figures as a table to paste: of each goal what was measured, what it must be, and whether it is.

/// The figures so far.
#[derive(Debug, Default)]
pub struct Table(Vec<Line>);

#[derive(Debug)]
struct Line {
    goal: &'static str,
    what: String,
    figure: String,
    must: String,
    reached: Option<bool>,
}

impl Table {
    /// A figure that must not be above `most`, in its unit.
    pub fn at_most(
        &mut self,
        goal: &'static str,
        what: impl Into<String>,
        figure: f64,
        most: f64,
        unit: &str,
    ) {
        self.add(goal, what, shown(figure, unit), format!("≤ {}", shown(most, unit)), Some(figure <= most));
    }

    /// A figure that must not be below `least`, in its unit.
    pub fn at_least(
        &mut self,
        goal: &'static str,
        what: impl Into<String>,
        figure: f64,
        least: f64,
        unit: &str,
    ) {
        self.add(goal, what, shown(figure, unit), format!("≥ {}", shown(least, unit)), Some(figure >= least));
    }

    /// A figure that stands beside the others and must be nothing.
    pub fn beside(&mut self, goal: &'static str, what: impl Into<String>, figure: impl Into<String>) {
        self.add(goal, what, figure.into(), String::new(), None);
    }

    fn add(
        &mut self,
        goal: &'static str,
        what: impl Into<String>,
        figure: String,
        must: String,
        reached: Option<bool>,
    ) {
        let line = Line { goal, what: what.into(), figure, must, reached };
        println!("{}", line.text());
        self.0.push(line);
    }

    /// The whole table, and what was not reached once more.
    pub fn show(&self) {
        println!("\n| goal | what | figure | must | reached |\n|---|---|---|---|---|");
        for line in &self.0 {
            println!("{}", line.text());
        }
        let missed: Vec<&Line> = self.0.iter().filter(|it| it.reached == Some(false)).collect();
        println!("\nnot reached: {}", if missed.is_empty() { "nothing" } else { "" });
        for line in missed {
            println!("{}", line.text());
        }
    }
}

impl Line {
    fn text(&self) -> String {
        let reached = match self.reached {
            Some(true) => "yes",
            Some(false) => "**no**",
            None => "",
        };
        format!("| {} | {} | {} | {} | {reached} |", self.goal, self.what, self.figure, self.must)
    }
}

/// A figure with as many digits as say something.
fn shown(figure: f64, unit: &str) -> String {
    let digits = match figure.abs() {
        it if it >= 100.0 => 0,
        it if it >= 10.0 => 1,
        it if it >= 0.1 => 2,
        _ => 3,
    };
    format!("{figure:.digits$} {unit}")
}
