//! Calls may be awaited on any thread: a server's handlers need it.

use record::{Actor, Export, NewActivity, NewPerson, PersonId, Record};

fn sendable<T: Send>(_: T) {}

#[expect(dead_code, reason = "compiling is the test")]
fn every_call_may_move_between_threads(record: &'static Record, actor: &'static Actor) {
    sendable(record.find_people(actor, "a", 1));
    sendable(record.person(actor, PersonId(1)));
    sendable(record.verify_audit(actor));
    sendable(record.sign_in("a", "b", actor.at));
    sendable(async {
        let mut change = record.change(actor, "write", None).await.unwrap();
        change.people(&[NewPerson::default()]).await.unwrap();
        change.activities(&[NewActivity::default()]).await.unwrap();
        change.commit().await.unwrap();
    });
    sendable(async {
        let export: Export<'_> = record.export(actor).await.unwrap();
        export.releases(0, 1).await.unwrap();
        export.finish().await.unwrap();
    });
}
