//! Demands as a template that an office may edit, and back.

use super::demands::{Demand, Demands};
use crate::finding::Words;
use crate::template::template::{DemandNeed, Template};
use serde::Serialize;

/// What is said at the head of the file.
const HEAD: &str = "# Yêu cầu rút từ kế hoạch của cấp trên. Sửa, xóa hoặc thêm từng mục [[demand]], rồi dùng với\n\
# `rasoat check --superior TỆP.toml KẾ-HOẠCH` (hoặc `--template TỆP.toml`).\n";

#[derive(Serialize)]
struct File {
    id: String,
    extends: &'static str,
    title: Words,
    description: Words,
    demand: Vec<DemandNeed>,
}

impl Demands {
    /// The demands as a template: one `[[demand]]` each.
    pub fn to_toml(&self) -> String {
        let source = self.source.as_deref().unwrap_or("");
        let file = File {
            id: "ke-hoach-cap-tren".to_owned(),
            extends: "ke-hoach",
            title: Words::new(self.subject.clone(), self.subject.clone()),
            description: Words::new(
                format!("Yêu cầu của kế hoạch cấp trên {source}").trim_end().to_owned(),
                format!("Demands of the superior's plan {source}").trim_end().to_owned(),
            ),
            demand: self.demands.iter().map(Demand::to_need).collect(),
        };
        format!("{HEAD}{}", toml::to_string_pretty(&file).unwrap_or_default())
    }

    /// The demands of a template; `None` when it has none.
    pub fn of_template(template: &Template) -> Option<Demands> {
        let demands: Vec<Demand> = template.demands.iter().map(Demand::of_need).collect();
        (!demands.is_empty()).then(|| Demands { source: None, subject: template.title.vi.clone(), demands })
    }
}

impl Demand {
    fn to_need(&self) -> DemandNeed {
        DemandNeed {
            id: self.id.clone(),
            text: self.text.clone(),
            deadlines: self.deadlines.clone(),
            events: self.events.clone(),
            sends: self.sends,
            annexes: self.annexes.clone(),
            leads: self.leads.clone(),
            recurrences: self.recurrences.clone(),
            citations: self.citations.clone(),
        }
    }

    fn of_need(need: &DemandNeed) -> Demand {
        Demand {
            id: need.id.clone(),
            text: need.text.clone(),
            deadlines: need.deadlines.clone(),
            events: need.events.clone(),
            sends: need.sends,
            annexes: need.annexes.clone(),
            leads: need.leads.clone(),
            recurrences: need.recurrences.clone(),
            citations: need.citations.clone(),
        }
    }
}
