// S-05: an installation from nothing. The administrator makes an account for the probation service's analyst; 100 imported sections give indicator 1.2.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { heading, journey } from "../tool/browser.mjs";
import { openInstallation } from "../tool/site.mjs";

/** 70 that qualify, 9 of them in work at the end; 5 with group I disability, 10 opened in 2021, 15 released from liability. */
function hundredSections() {
  const people = ["external_key,given_name,family_name,born_on,sex"];
  const sections = ["person,function,basis,unit,opened_on,closed_on,closing_reason,employed_at_opening,employed_at_closing"];
  const facts = ["person,kind,on,value,source,queried_on"];
  for (let number = 0; number < 100; number += 1) {
    const key = `P-${number}`;
    const born = number === 20 ? "1958-07-15" : "1990-05-04"; // number 20 is 64 on the closing day
    people.push(`${key},Jānis,Paraugs ${number},${born},male`);
    const basis = number >= 85 ? "conditional-release-from-liability" : "suspended-sentence";
    const opened = number >= 75 && number < 85 ? "2021-11-01" : "2022-01-03";
    sections.push(`${key},supervision,${basis},vpd-riga-west,${opened},2022-07-15,term-ended,no,${number < 9 ? "yes" : "no"}`);
    if (number >= 70 && number < 75) facts.push(`${key},disability-group,2022-02-01,1,vdeavk,2022-02-01`);
  }
  return [["persons", people], ["sections", sections], ["facts", facts]].map(([kind, lines]) => [kind, `${lines.join("\n")}\n`]);
}

let site;
before(async () => (site = await openInstallation(hundredSections(), "2023-06-30")));
after(async () => site?.close());

async function enter(page, name, password) {
  await page.goto(`${site.url}/sign-in`);
  await page.fill("#name", name);
  await page.fill("#password", password);
  await page.click("main button");
}

for (const [lang, words] of [
  ["lv", { share: "12,86", boundary: /robežgadījum/i, role: "Datu analītiķis" }],
  ["en", { share: "12.86", boundary: /boundary/i, role: "Data analyst" }],
]) {
  journey(`an analyst of the probation service sees indicator 1.2 with its exclusions and the boundary case, ${lang}`, { lang }, async (page) => {
    await page.context().addCookies([{ name: "tilts-language", value: lang, url: site.url }]);
    const [, name, secret] = site.made.match(/sign in as (\S+) with (\S+)/);
    await enter(page, name, secret);
    await page.click('.t-rooms a[href="/accounts"]');
    await page.click("#form-add-0 summary");
    await page.fill("#add-0-name", `laura-${lang}`);
    await page.fill("#add-0-display_name", "Laura Kalna");
    await page.selectOption("#add-0-role", { label: words.role });
    await page.selectOption("#add-0-agency", "vpd");
    await page.click("#form-add-0 button");
    const password = (await page.textContent(".t-said code")).trim();
    await page.click(".t-who form button");

    await enter(page, `laura-${lang}`, password);
    await page.waitForSelector(".t-rooms");
    await page.goto(`${site.url}/indicators/1.2`);
    assert.match(await heading(page), /1\.2/);
    const year = page.locator("#years ~ .t-scroll tbody tr, table tbody tr").filter({ hasText: "2022" }).first();
    assert.ok((await year.textContent()).includes(words.share), `9 of 70 is ${words.share} %: ${await year.textContent()}`);
    await page.goto(`${site.url}/indicators/1.2/cases?year=2022`);
    const main = await page.textContent("main");
    assert.match(main, words.boundary, "the person aged exactly 64 is told apart");
    const counts = await page.locator("#reasons + table tbody td").allTextContents();
    for (const count of ["15", "5", "10"]) assert.ok(counts.includes(count), `${count} are left out for one reason: ${counts}`);
  });
}
