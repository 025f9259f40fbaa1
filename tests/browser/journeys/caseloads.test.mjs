// A head of unit looks at caseloads, hands a person over to somebody else and back again; in both languages.
import assert from "node:assert/strict";
import { heading, journey, signIn } from "../tool/browser.mjs";

const SAYS = {
  lv: { moved: "Nodota 1 persona.", nobody: "Atzīmējiet vismaz vienu personu." },
  en: { moved: "1 person handed over.", nobody: "Tick at least one person." },
};

for (const lang of ["lv", "en"]) {
  journey(`a person is handed over from one caseload to another (${lang})`, { lang, viewport: { width: 360, height: 800 } }, async (page) => {
    await signIn(page, "unit-head");
    await page.goto("/caseloads");
    const rows = page.locator("main tbody tr");
    const loads = await rows.evaluateAll((all) => all.map((row) => [row.querySelector("a").getAttribute("href"), Number(row.querySelector(".t-num").textContent)]));
    const [from] = loads.find(([, people]) => people > 1);
    await page.goto(from);
    const giver = await heading(page);
    await send(page);
    assert.ok((await page.textContent("#errors")).includes(SAYS[lang].nobody), "nobody is handed over by chance");

    const person = page.locator("main tbody tr").first();
    const href = await person.locator("a").getAttribute("href");
    const box = person.locator('input[type="checkbox"]');
    assert.equal(await box.isChecked(), false);
    await box.check();
    const taker = page.locator("#to option").nth(1);
    const to = `/caseloads/${await taker.getAttribute("value")}`;
    await page.selectOption("#to", { index: 1 });
    await send(page);
    assert.ok((await page.textContent('.t-said[role="status"]')).includes(SAYS[lang].moved));
    assert.equal(await page.locator(`main tbody a[href="${href}"]`).count(), 0, "it left the list");

    await page.goto(to);
    const row = page.locator("main tbody tr", { has: page.locator(`a[href="${href}"]`) });
    await row.locator('input[type="checkbox"]').check();
    await page.selectOption("#to", { label: giver });
    await send(page);
    assert.ok((await page.textContent('.t-said[role="status"]')).includes(SAYS[lang].moved));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, "nothing reaches beyond a narrow screen");
  });
}

async function send(page) {
  await Promise.all([page.waitForNavigation(), page.locator("main form .t-buttons button").click()]);
}
