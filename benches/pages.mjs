// Asks the pages of a running Tilts and prints the median and 95th percentile of each.
// Usage: node benches/pages.mjs http://127.0.0.1:8480 [password]
const base = process.argv[2] ?? "http://127.0.0.1:8480";
const password = process.argv[3] ?? "tilts-demo";
const rounds = 40;
const pages = {
  planner: ["/", "/indicators/1.2", "/indicators/2.3", "/plans", "/plans/plan-2023-2024", "/plans/plan-2023-2024/1.3", "/reports"],
  analyst: ["/", "/indicators/1.2", "/indicators/1.2/cases?year=2024"],
  coordinator: ["/projects", "/projects/4.3.4.7", "/ledger", "/ledger?page=20"],
  dpo: ["/audit", "/audit?verb=read"],
};

const cookies = (response) => response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");

async function signIn(name) {
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
let worst = 0;
for (const [role, addresses] of Object.entries(pages)) {
  const cookie = await signIn(role);
  for (const address of addresses) {
    const times = [];
    let bytes = 0;
    for (let round = 0; round < rounds + 3; round += 1) {
      const begun = performance.now();
      const answer = await fetch(base + address, { headers: { cookie }, redirect: "manual" });
      bytes = (await answer.text()).length;
      if (answer.status !== 200) throw new Error(`${role} ${address}: ${answer.status}`);
      if (round >= 3) times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    worst = Math.max(worst, at(times, 0.95));
    console.log(
      `${role.padEnd(12)} ${address.padEnd(36)} median ${at(times, 0.5).toFixed(1).padStart(6)} ms   p95 ${at(times, 0.95).toFixed(1).padStart(6)} ms   ${(bytes / 1024).toFixed(0)} KiB`,
    );
  }
}
console.log(`slowest 95th percentile: ${worst.toFixed(1)} ms`);
