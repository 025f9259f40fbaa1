// S-12, the instrument: a methodologist writes version 2, which is used from its day; what the plan says of instruments, checks and studies is counted.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { heading, journey, signIn } from "../tool/browser.mjs";
import { openInstallation } from "../tool/site.mjs";

const SECOND = "2025-06-01";

/** Version 2 of the sample instrument: the same questions, used from its day on. */
function secondVersion(pack) {
  const folder = join(pack, "instruments/rvn-paraugs");
  const first = readFileSync(join(folder, "1.toml"), "utf8");
  const second = first.replace("version = 1", "version = 2").replaceAll(/^from = 2024-\d\d-\d\d$/gm, `from = ${SECOND}`);
  assert.notEqual(first, second);
  writeFileSync(join(folder, "2.toml"), second);
}

let site;
before(async () => (site = await openInstallation([], "2025-12-31", secondVersion)));
after(async () => site?.close());

for (const [lang, words] of [
  ["lv", { notOfficial: /nav oficiālais RVN-V/, role: "Metodiķis", day: /01\.06\.2025/ }],
  ["en", { notOfficial: /not the official RVN-V/, role: "Methodologist", day: /1\s+June\s+2025/ }],
]) {
  journey(`version 2 of an instrument stands beside version 1, each with its card (${lang})`, { lang }, async (page) => {
    await page.context().addCookies([{ name: "tilts-language", value: lang, url: site.url }]);
    const [, name, secret] = site.made.match(/sign in as (\S+) with (\S+)/);
    await page.goto(`${site.url}/sign-in`);
    await page.fill("#name", name);
    await page.fill("#password", secret);
    await page.click("main button");
    await page.goto(`${site.url}/instruments`);
    await page.click('main a[href="/instruments/rvn-paraugs/2"]');
    assert.match(await heading(page), words.notOfficial);
    assert.match(await page.textContent("main"), words.day, "it says from when it is used");
    await page.click('main a[href="/instruments/rvn-paraugs/1"]');
    assert.match(await heading(page), /v1/);
    await page.click('main a[href="/instruments/rvn-paraugs/2"]');
    // Tried out: questions left open are named, nothing is kept.
    await page.click('main a[href="/instruments/rvn-paraugs/2/try"]');
    await page.click('button[name="score"]');
    assert.ok(await page.locator(".govuk-error-summary li").count(), "what is missing is named");
    // Some answers lead to further questions.
    for (let round = 0; round < 3 && !(await page.locator(".t-outcome").count()); round += 1) {
      for (const group of await page.locator("fieldset").all()) await group.locator("input[type=radio]").nth(1).check();
      await page.click('button[name="score"]');
    }
    assert.ok(await page.locator(".t-outcome").count(), "every question is answered, so there is a result");
  });

  journey(`instruments in practice, quality checks and studies are counted (${lang})`, { lang }, async (page) => {
    await signIn(page, "planner");
    await page.goto("/plans/plan-2015-2020");
    const row = (id) => page.locator("tr", { has: page.locator(`[id="${id}"]`) });
    assert.match(await row("P15-1.1-06").textContent(), /19/, "19 quality checks are promised and counted");
    assert.match(await row("P15-1.1-01").textContent(), /RVN/);
  });
}
