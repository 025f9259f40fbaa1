//! The list of work: long lists come in pages, and one kind of work can be shown alone.

use chrono::TimeDelta;

use crate::office::Office;
use crate::site::Answer;

#[tokio::test]
async fn a_long_list_of_work_shows_its_beginning_and_leads_to_the_rest_page_by_page() {
    let office = Office::open().await;
    office.place(60).await;
    let actor = Office::actor("ilze", "specialist");
    let expected = office.site.record().work(&actor, actor.at - TimeDelta::days(1)).await.unwrap().overdue.len();
    assert!(expected >= 72, "everybody placed in January is overdue for a first assessment: {expected}");
    let ilze = office.as_staff("ilze").await;
    let work = ilze.get("/work").await;
    assert_eq!(lines(&work, "overdue"), 15);
    work.says(&format!("href=\"/work?list=overdue\">Rādīt visus {expected}<"));
    let mut seen = 0;
    for number in 1..=expected.div_ceil(50) {
        let page = ilze.get(&format!("/work?list=overdue&page={number}")).await;
        seen += lines(&page, "overdue");
        assert!(!page.body.contains("id=\"changed\""), "one list alone");
    }
    assert_eq!(seen, expected, "no line is lost between pages");
}

#[tokio::test]
async fn one_kind_of_work_is_shown_alone_and_kept_in_every_link() {
    let office = Office::open().await;
    office.certify("ilze", "2025-01-01").await;
    let mut change = office.site.record().change(&Office::actor("ilze", "specialist"), "write", None).await.unwrap();
    change.begin_assessment(&Office::assessment(office.people[0], "2026-05-04", &[])).await.unwrap();
    change.commit().await.unwrap();
    let ilze = office.as_staff("ilze").await;
    let all = ilze.get("/work").await;
    all.says("<option value=\"finish-assessment\">Pabeigt novērtējumu (1)</option>");
    assert_eq!((lines(&all, "overdue"), lines(&all, "waiting")), (12, 1));
    let drafts = ilze.get("/work?what=finish-assessment&days=7").await;
    assert_eq!((lines(&drafts, "overdue"), lines(&drafts, "waiting")), (0, 1));
    drafts.says("Atpakaļ uz visiem darbiem");
    drafts.says("what=finish-assessment&#38;days=30");
    drafts.says("<input type=\"hidden\" name=\"days\" value=\"7\">");
}

/// Lines of a list on the page.
fn lines(page: &Answer, list: &str) -> usize {
    let Some((_, rest)) = page.body.split_once(&format!("<h2 id=\"{list}\">")) else { return 0 };
    let (table, _) = rest.split_once("</table>").unwrap();
    table.matches("<th scope=\"row\">").count()
}
