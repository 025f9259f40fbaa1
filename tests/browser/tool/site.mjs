// The site the journeys go through: `tilts demo` in a temporary folder, or one that is open already.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PATIENCE_MS = 300_000;
const root = new URL("../../..", import.meta.url).pathname;

/** The program under test. */
function program() {
  if (process.env.TILTS_BIN) return process.env.TILTS_BIN;
  throw new Error("set TILTS_BIN to the program, or TILTS_URL to an open site");
}

/** A site of the program in `folder`, which is removed when it is closed. */
async function serve(options, folder, port) {
  const site = spawn(program(), options, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [site.stdout, site.stderr]) stream.on("data", (text) => (said = (said + text).slice(-8000)));
  const ended = new Promise((done) => site.on("exit", done));
  const close = async () => {
    if (site.exitCode === null) site.kill("SIGINT");
    const late = setTimeout(() => site.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(late);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await answers(url, () => site.exitCode === null && site.signalCode === null);
  } catch (error) {
    await close();
    throw new Error(`${error.message}; the site said:\n${said}`);
  }
  return { url, close };
}

/**
 * An installation of its own: made from the pack, `files` of `[kind, text]` imported in their order, a snapshot taken as of `day`.
 * Its administrator has the name and password returned. `mend` may change a copy of the pack first.
 */
export async function openInstallation(files, day, mend) {
  const folder = mkdtempSync(join(tmpdir(), "tilts-installation-"));
  const home = join(folder, "home");
  const run = (...options) => {
    const done = spawnSync(program(), [...options, "--home", home], { cwd: root, encoding: "utf8" });
    if (done.status !== 0) throw new Error(`tilts ${options.join(" ")} ended with ${done.status}:\n${done.stderr}`);
    return done.stdout;
  };
  let pack = "definitions/lv";
  if (mend) {
    pack = join(folder, "pack");
    cpSync(join(root, "definitions/lv"), pack, { recursive: true });
    mend(pack);
  }
  const made = run("init", "--pack", pack);
  for (const [kind, text] of files) {
    const file = join(folder, `${kind}.csv`);
    writeFileSync(file, text);
    run("import", kind, file);
  }
  run("snapshot", "--as-of", day);
  const port = await freePort();
  const site = await serve(["serve", "--home", home, "--port", String(port)], folder, port);
  return { ...site, made };
}

export async function openSite() {
  if (process.env.TILTS_URL) {
    const url = process.env.TILTS_URL.replace(/\/$/, "");
    await answers(url, () => true);
    return { url, close: async () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), "tilts-browser-"));
  const port = await freePort();
  return serve(["demo", "--data", join(folder, "demo"), "--scale", "0.02", "--port", String(port)], folder, port);
}

async function answers(url, alive) {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until && alive()) {
    const open = await fetch(`${url}/sign-in`).then((response) => response.ok, () => false);
    if (open) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error(`nothing answers at ${url}`);
}

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
