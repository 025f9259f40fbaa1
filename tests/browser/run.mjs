// Opens a small demo (or takes the site at TILTS_URL), runs every journey on it, closes it again.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { openSite } from "./tool/site.mjs";

const here = (path) => new URL(path, import.meta.url);
const asked = process.argv.slice(2);
const journeys = readdirSync(here("journeys"))
  .filter((name) => name.endsWith(".test.mjs") && (asked.length === 0 || asked.some((part) => name.includes(part))))
  .map((name) => here(`journeys/${name}`).pathname);

const site = await openSite();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => site.close().then(() => process.exit(2)));
try {
  const env = { ...process.env, TILTS_URL: site.url };
  const tests = spawn(process.execPath, ["--test", ...journeys], { env, stdio: "inherit" });
  process.exitCode = await new Promise((done) => tests.on("exit", (code) => done(code ?? 1)));
} finally {
  await site.close();
}
