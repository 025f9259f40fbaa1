// Asks the pages of a running Tilts and prints the median and 95th percentile of each.
// Usage: node benches/pages.mjs http://127.0.0.1:8480 [password]
import { ask, line, signIn } from "./site.mjs";

const base = process.argv[2] ?? "http://127.0.0.1:8480";
const pages = {
  planner: ["/", "/indicators/1.2", "/indicators/2.3", "/plans", "/plans/plan-2023-2024", "/plans/plan-2023-2024/1.3", "/reports"],
  analyst: ["/", "/indicators/1.2", "/indicators/1.2/cases?year=2024"],
  coordinator: ["/projects", "/projects/4.3.4.7", "/ledger", "/ledger?page=20"],
  dpo: ["/audit", "/audit?verb=read"],
};

let worst = 0;
for (const [role, addresses] of Object.entries(pages)) {
  const cookie = await signIn(base, role, process.argv[3]);
  for (const address of addresses) {
    const taken = await ask(base, cookie, [address]);
    worst = Math.max(worst, taken.p95);
    console.log(line(role, address, taken));
  }
}
console.log(`slowest 95th percentile: ${worst.toFixed(1)} ms`);
