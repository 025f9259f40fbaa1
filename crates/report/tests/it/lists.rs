//! The lists and sums of the published conclusions come out of the pack.

use report::midterm_html;

use crate::fixture::input;
use crate::xml::elements;

/// Words of all items of lists, in order.
fn items(lang: &str) -> Vec<String> {
    let page = midterm_html(&input(lang), "midterm").unwrap();
    elements(&page).into_iter().filter(|one| one.name == "li").map(|one| one.words).collect()
}

/// Words of a table's rows by its caption, cells divided by ` | `.
fn table(lang: &str, caption: &str) -> Vec<Vec<String>> {
    let page = midterm_html(&input(lang), "midterm").unwrap();
    let at = page.find(caption).unwrap_or_else(|| panic!("no table `{caption}`"));
    let start = page[..at].rfind("<table>").unwrap();
    let end = at + page[at..].find("</table>").unwrap() + "</table>".len();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for one in elements(&page[start..end]) {
        match one.name.as_str() {
            "tr" => rows.push(Vec::new()),
            "th" | "td" => rows.last_mut().unwrap().push(one.words),
            _ => {}
        }
    }
    rows
}

#[test]
fn the_conclusions_list_the_tasks_as_published() {
    let items = items("lv");
    for line in [
        "3. rīcības virziens: 3.4., 3.5. uzdevums;",
        "4. rīcības virziens: 4.1., 4.2., 4.5. uzdevums;",
        "1. rīcības virziens: 1.1., 1.2., 1.3., 1.4., 1.5. uzdevums;",
        "2. rīcības virziens: 2.1., 2.3., 2.4., 2.5., 2.6. uzdevums;",
        "3. rīcības virziens: 3.1., 3.2., 3.3. uzdevums;",
        "4. rīcības virziens: 4.3., 4.4. uzdevums;",
        "3. rīcības virziens: 3.6. uzdevums;",
        "2. rīcības virziens: 2.2. uzdevums;",
        "3. rīcības virziens: 3.7. uzdevums;",
    ] {
        assert_eq!(items.iter().filter(|item| *item == line).count(), 1, "{line}");
    }
    let listed = items.iter().filter(|item| item.contains(". rīcības virziens: "));
    assert_eq!(listed.count(), 9);
}

#[test]
fn the_states_add_up_to_23_tasks() {
    let rows = table("lv", "Plāns 23-24: uzdevumi pēc stāvokļa");
    let told: Vec<(&str, &str, &str)> =
        rows[1..].iter().map(|row| (row[0].as_str(), row[1].as_str(), row[2].as_str())).collect();
    assert_eq!(
        told,
        [
            ("izpildīts", "3.4., 3.5., 4.1., 4.2., 4.5.", "5"),
            (
                "daļēji izpildīts",
                "1.1., 1.2., 1.3., 1.4., 1.5., 2.1., 2.3., 2.4., 2.5., 2.6., 3.1., 3.2., 3.3., 4.3., 4.4.",
                "15"
            ),
            ("uzsākts", "3.6.", "1"),
            ("nav vērtējams", "2.2., 3.7.", "2"),
            ("Kopā", "", "23"),
        ]
    );
}

#[test]
fn indicator_2_3_shows_504_against_604_in_2024_with_its_reason() {
    for (lang, caption, status, reason) in [
        ("lv", "2. tabula.", "nav sasniegts", "atklātā cietuma bloks (100 vietas) nav uzbūvēts"),
        ("en", "Table 2.", "not reached", "open-prison block of Olaine Prison (100 places) was not built"),
    ] {
        let rows = table(lang, caption);
        let row = rows.iter().find(|row| row[0].starts_with("2.3") && row[1] == "2024").unwrap();
        assert_eq!((row[2].as_str(), row[3].as_str(), row[4].as_str()), ("604", "504", status));
        assert!(row[5].contains(reason), "{}", row[5]);
    }
}

#[test]
fn table_2_has_every_indicator_in_every_year_of_the_report() {
    let rows = table("lv", "2. tabula.");
    assert_eq!(rows.len() - 1, 9 * 3);
    let reached = rows.iter().filter(|row| row[4] == "sasniegts").count();
    assert_eq!(reached, 9 * 3 - 2, "2.3 in 2024 is not reached; 1.1 has nothing to compare with in its first year");
}

#[test]
fn table_1_has_three_outcomes_with_nine_indicators() {
    let rows = table("lv", "1. tabula.");
    let numbers = ["1.1.", "1.2.", "2.1.", "2.2.", "2.3.", "3.1.", "3.2.", "3.3.", "3.4."];
    assert_eq!(rows.len() - 1, 3);
    for number in numbers {
        assert_eq!(rows[1..].iter().filter(|row| row[1].contains(&format!("{number} "))).count(), 1, "{number}");
    }
}

#[test]
fn the_e_document_targets_are_marked_reached() {
    let page = midterm_html(&input("lv"), "midterm").unwrap();
    for (target, value) in [("75\u{a0}%", "96,66\u{a0}%"), ("4\u{a0}%", "26\u{a0}%")] {
        let row = format!("<td class=\"number\">{target}</td><td class=\"number\">{value}</td><td>sasniegts</td>");
        assert_eq!(page.matches(&row).count(), 1, "{row}");
    }
}

#[test]
fn consultations_that_were_not_held_move_to_the_next_plan() {
    let rows = table("lv", "Nākamajā plānā pārceltie pasākumi");
    let carried = |words: &str| rows.iter().any(|row| row[0] == "1.3." && row[2].contains(words));
    assert!(carried("konsultācijas 60 probācijas klientiem"));
    assert!(carried("konsultācijas 100 probācijas klientiem"));
}

#[test]
fn impact_is_positive_in_three_areas_and_absent_in_five() {
    let page = midterm_html(&input("lv"), "midterm").unwrap();
    let items = |heading: &str| {
        let after = &page[page.find(heading).unwrap()..];
        let list = &after[after.find("<ol>").unwrap()..after.find("</ol>").unwrap()];
        list.matches("<li>").count()
    };
    assert_eq!(items("radīja pozitīvu ietekmi uz šādām jomām:"), 3);
    assert_eq!(items("nerada ietekmi uz šādām jomām:"), 5);
}

#[test]
fn efficiency_is_result_by_target_over_spent_by_budget() {
    // (750 / 3000) / (567 870,20 / 2 839 351) = 0,25 / 0,2 = 1,25
    let rows = table("lv", "Sasniegtais pret izlietoto finansējumu");
    let row = rows.iter().find(|row| row[2] == "750").unwrap();
    assert_eq!(row[3], "3000");
    assert_eq!(row[4], "567\u{a0}870,20");
    assert_eq!(row[5], "2\u{a0}839\u{a0}351");
    assert_eq!(row[6], "1,25");
}

#[test]
fn the_english_lists_hold_the_same_tasks() {
    let items = items("en");
    for line in ["direction of action 3: tasks 3.4, 3.5", "direction of action 3: task 3.6"] {
        assert!(items.iter().any(|item| item == line), "{line}");
    }
}
