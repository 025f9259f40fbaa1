// The site the journeys go through: `tilts demo` in a temporary folder, or one that is open already.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PATIENCE_MS = 300_000;
const root = new URL("../../..", import.meta.url).pathname;

export async function openSite() {
  if (process.env.TILTS_URL) {
    const url = process.env.TILTS_URL.replace(/\/$/, "");
    await answers(url, () => true);
    return { url, close: async () => {} };
  }
  const program = process.env.TILTS_BIN;
  if (!program) throw new Error("set TILTS_BIN to the program, or TILTS_URL to an open site");
  const folder = mkdtempSync(join(tmpdir(), "tilts-browser-"));
  const port = await freePort();
  const options = ["demo", "--data", join(folder, "demo"), "--scale", "0.02", "--port", String(port)];
  const demo = spawn(program, options, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [demo.stdout, demo.stderr]) stream.on("data", (text) => (said = (said + text).slice(-8000)));
  const ended = new Promise((done) => demo.on("exit", done));
  const close = async () => {
    if (demo.exitCode === null) demo.kill("SIGINT");
    const late = setTimeout(() => demo.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(late);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await answers(url, () => demo.exitCode === null && demo.signalCode === null);
  } catch (error) {
    await close();
    throw new Error(`${error.message}; the demo said:\n${said}`);
  }
  return { url, close };
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
