// One browser a file of journeys, one clean context a journey, a picture of the page where one fails.
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { chromium } from "playwright-core";

export const URL_OF_SITE = process.env.TILTS_URL;
const PASSWORD = "tilts-demo";
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let opened;

function browser() {
  opened ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
  return opened;
}

after(async () => (await opened)?.close());

/** A test with a page of its own; scripts are off unless asked for. */
export function journey(name, options, walk) {
  test(name, { timeout: 600_000 }, async (t) => {
    const { scripts = false, lang = "en", ...context } = options;
    const visitor = await (await browser()).newContext({
      baseURL: URL_OF_SITE,
      javaScriptEnabled: scripts,
      viewport: { width: 1280, height: 900 },
      ...context,
    });
    visitor.setDefaultTimeout(20_000);
    await visitor.addCookies([{ name: "tilts-language", value: lang, url: URL_OF_SITE }]);
    const page = await visitor.newPage();
    try {
      await walk(page, t);
    } catch (error) {
      error.message += `\nat ${page.url()}\npicture: ${await picture(page, name)}`;
      throw error;
    } finally {
      await visitor.close();
    }
  });
}

/** Signs in as the demo account of a role; ends at the first room. */
export async function signIn(page, role) {
  await page.goto("/sign-in");
  await page.fill("#name", role);
  await page.fill("#password", PASSWORD);
  await page.click("main button");
  await page.waitForSelector(".t-rooms");
}

/** What a page must be before it is read further. */
export async function heading(page) {
  return (await page.textContent("h1")).trim();
}

async function picture(page, name) {
  const folder = join(tmpdir(), "tilts-browser-pictures");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name.replace(/[^a-z0-9]+/gi, "-")}.png`);
  return page.screenshot({ path, fullPage: true }).then(() => path, () => "none could be taken");
}
