// Both languages: the switch keeps the page, and Latvian letters come from the page's own typeface.
import assert from "node:assert/strict";
import { heading, journey, signIn } from "../tool/browser.mjs";

journey("the language switch keeps the page and the filters", { lang: "lv" }, async (page) => {
  await signIn(page, "planner");
  await page.goto("/ledger?kind=family-day");
  assert.equal(await page.getAttribute("html", "lang"), "lv");
  const latvian = await heading(page);
  await page.click('.t-who a[hreflang="en"]');
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.notEqual(await heading(page), latvian);
  assert.equal(await page.inputValue("#kind"), "family-day");
  await page.click('.t-rooms a[href="/"]');
  assert.equal(await page.getAttribute("html", "lang"), "en", "the choice is remembered");
  await page.click('.t-who a[hreflang="lv"]');
  assert.equal(await page.getAttribute("html", "lang"), "lv");
});

journey("Latvian letters are drawn by the page's typeface", { scripts: true, lang: "lv" }, async (page) => {
  await page.goto("/sign-in");
  const missing = await page.evaluate(async () => {
    const letters = [..."āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ–“”€"];
    for (const weight of [400, 600]) await document.fonts.load(`${weight} 32px "Source Sans 3"`, letters.join(""));
    const canvas = document.createElement("canvas").getContext("2d");
    const width = (weight, family, letter) => {
      canvas.font = `${weight} 32px "Source Sans 3", ${family}`;
      return canvas.measureText(letter).width;
    };
    // A letter the typeface lacks is drawn by the fallback, and the two fallbacks differ in width.
    const lacks = (weight, letter) => width(weight, "monospace", letter) !== width(weight, "serif", letter);
    return [400, 600].flatMap((weight) => letters.filter((letter) => lacks(weight, letter)).map((l) => `${l} ${weight}`));
  });
  assert.deepEqual(missing, []);
});
