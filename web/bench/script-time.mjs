// How long the page's own scripts hold it up with a large graph on the canvas: npm run bench -- 2000 10000
//
// The neighbours of one node are made up, as many as asked for, with two edges each on average. What is printed are the
// long tasks of the page's thread (50 ms and more) while they are taken in, laid out and moved about.
import { open, watchedPage } from "../test/program.mjs";

const sizes = process.argv.slice(2).map(Number);
const { base, browser, close } = await open();

function answer(n) {
  const thing = (i) => ({ __typename: "Thing", id: `kg:N${i}`, label: `Node ${i}`, kind: "NAMED", types: [] });
  const relation = (i, j) => ({
    id: `r${i}-${j}`, subject: thing(i), predicate: { id: "rel:met", label: "met" }, object: thing(j),
    standing: i % 5 ? "REPORTED" : "CLAIMED", onlyClaimed: false, documentCount: 1 + (i % 3), statementCount: 1,
    speakers: [], places: [], since: null, until: null, confidence: 0.9,
  });
  const nodes = Array.from({ length: n }, (_, k) => ({
    value: thing(k + 1),
    relations: [relation(k + 1, Math.floor(k / 2)), relation(k + 1, (k * 7919) % n)],
    roles: [],
  }));
  const page = { pageInfo: { hasNextPage: false, endCursor: null }, totalCount: n, summary: "" };
  return { data: { node: thing(0), neighbors: { nodes, ...page } } };
}

for (const n of sizes) {
  const { page } = await watchedPage(browser, base);
  await page.route("**/graphql", (route) => route.fulfill({ json: answer(n) }));
  await page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const e of list.getEntries()) window.longTasks.push(Math.round(e.duration));
    }).observe({ type: "longtask", buffered: true });
  });
  const long = async (what) => {
    const tasks = await page.evaluate(() => window.longTasks.splice(0));
    tasks.sort((a, b) => b - a);
    console.log(`${n} nodes, ${what}: ${tasks.length} long tasks, longest ${tasks[0] ?? 0} ms`);
  };
  await page.goto(`${base}/graph?of=kg:N0`);
  await page.getByText(new RegExp(`^${(n + 1).toLocaleString("en")} nodes`)).waitFor({ timeout: 120_000 });
  await long("taken in");
  await page.waitForTimeout(10_000);
  await long("laid out");
  await page.mouse.move(400, 500);
  for (let i = 0; i < 5; i++) await page.mouse.wheel(0, i % 2 ? 240 : -240);
  await page.waitForTimeout(3000);
  await long("zoomed");
  await page.close();
}
await close();
