//! A PostgreSQL server of our own for one run of the tests: started by the first test, shared by the others through a
//! socket in a temporary folder, stopped and removed when the test runner ends.

use std::fs::{self, File};
use std::os::unix::process::parent_id;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const INSTALL: &str = "PostgreSQL is needed for these tests and was not found; install it with \
                       `apt-get install postgresql` (no server has to run) and run them again";

/// Address of a fresh, empty database on the shared server.
pub async fn fresh_database(name: &str) -> String {
    use sea_orm::ConnectionTrait;

    let folder = server();
    let address = |database: &str| format!("postgres://postgres@localhost/{database}?host={}", folder.display());
    let name = format!("{name}_{}", std::process::id());
    let db = sea_orm::Database::connect(address("postgres")).await.expect("the test server answers");
    db.execute_unprepared(&format!("CREATE DATABASE \"{name}\"")).await.expect("a fresh database");
    db.close().await.expect("the connection closes");
    address(&name)
}

/// Folder of the running server's socket. All test processes of a runner share its process id as parent.
fn server() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("tilts-postgres-{}", parent_id()));
    let lock = File::create(folder.with_extension("lock")).expect("the lock of the test server");
    lock.lock().expect("one process at a time starts the server");
    if !folder.join(".s.PGSQL.5432").exists() {
        start(&folder);
    }
    folder
}

fn start(folder: &Path) {
    let bin = binaries();
    let data = folder.join("data");
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("a folder for the server");
    if is_root() {
        let owned = Command::new("chown").arg("postgres").arg(folder).status();
        assert!(owned.is_ok_and(|status| status.success()), "{INSTALL}");
    }
    run(as_postgres(&bin.join("initdb"))
        .args(["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "-N", "-D"])
        .arg(&data));
    let options = format!("-k {} -c listen_addresses='' -c fsync=off -c max_connections=200", folder.display());
    run(as_postgres(&bin.join("pg_ctl"))
        .args(["-w", "-l"])
        .arg(folder.join("log"))
        .arg("-D")
        .arg(&data)
        .args(["-o", &options, "start"]));
    // Outlives this process, ends with the runner: stops the server and leaves nothing behind.
    let watch = format!(
        "while kill -0 {runner} 2>/dev/null; do sleep 1; done; {stop} -m immediate -D '{data}' stop; rm -rf '{folder}' '{folder}.lock'",
        runner = parent_id(),
        stop = shell(&bin.join("pg_ctl")),
        data = data.display(),
        folder = folder.display(),
    );
    #[expect(clippy::zombie_processes, reason = "it outlives this process and waits for the runner")]
    Command::new("setsid")
        .args(["sh", "-c", &watch])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the watch over the test server");
}

fn run(command: &mut Command) {
    let output = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let output = output.spawn().and_then(std::process::Child::wait_with_output).expect(INSTALL);
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The server refuses to run as root, so it runs as the user its package makes.
fn as_postgres(program: &Path) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir(std::env::temp_dir());
    command
}

fn shell(program: &Path) -> String {
    let prefix = if is_root() { "setpriv --reuid=postgres --regid=postgres --clear-groups " } else { "" };
    format!("{prefix}'{}'", program.display())
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;

    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

fn binaries() -> PathBuf {
    let packaged = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = packaged
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, bin)| bin.join("initdb").exists())
        .collect();
    found.sort();
    if let Some((_, bin)) = found.pop() {
        return bin;
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).find(|bin| bin.join("initdb").exists()).expect(INSTALL)
}
