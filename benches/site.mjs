// What measurements of a running site share: signing in, asking an address many times, medians and percentiles.
const rounds = 40;

const cookies = (response) => response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");

/** Signs in; the cookies of the session. */
export async function signIn(base, name, password = "tilts-demo") {
  const form = await fetch(`${base}/sign-in`, { redirect: "manual" });
  const html = await form.text();
  const hidden = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
    /name="([^"]*)"/.exec(tag)?.[1],
    /value="([^"]*)"/.exec(tag)?.[1] ?? "",
  ]);
  const body = new URLSearchParams([...hidden, ["name", name], ["password", password]]);
  const answer = await fetch(`${base}/sign-in`, { method: "POST", body, redirect: "manual", headers: { cookie: cookies(form) } });
  if (answer.status >= 400) throw new Error(`${name} could not sign in: ${answer.status}`);
  return [cookies(form), cookies(answer)].filter(Boolean).join("; ");
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];

/** Asks one address after another in every round; milliseconds of each answer after three rounds of warming up, and KiB. */
export async function ask(base, cookie, addresses, times = rounds) {
  const taken = [];
  let bytes = 0;
  for (let round = 0; round < times + 3; round += 1) {
    for (const address of addresses) {
      const begun = performance.now();
      const answer = await fetch(base + address, { headers: { cookie }, redirect: "manual" });
      bytes = Math.max(bytes, (await answer.text()).length);
      if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
      if (round >= 3) taken.push(performance.now() - begun);
    }
  }
  taken.sort((a, b) => a - b);
  return { median: at(taken, 0.5), p95: at(taken, 0.95), kib: bytes / 1024 };
}

/** One line of the table. */
export function line(role, what, { median, p95, kib }) {
  const number = (value) => value.toFixed(1).padStart(7);
  return `${role.padEnd(12)} ${what.padEnd(36)} median ${number(median)} ms   p95 ${number(p95)} ms   ${kib.toFixed(0)} KiB`;
}
