// How long the page's own scripts hold it up with a large graph on the canvas: npm run bench -- 2000 10000
//
// The neighbours of one node are made up, as many as asked for, with two edges each on average. What is printed is the
// processor time that scripts take in one task of the page's thread, while the nodes are taken in, laid out and moved
// about: other programs on the machine do not count, nor does drawing, which is done in software where there is no
// graphics card.
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

// What runs scripts, by the names of Chromium's traces.
const scripts =
  /^(FunctionCall|EvaluateScript|v8\.evaluateModule|RunMicrotasks|BlinkScheduler_PerformMicrotaskCheckpoint|MajorGC)$/;

/** The milliseconds that scripts take in each task of the page's thread, the longest first. */
function scriptTimes({ traceEvents }) {
  const thread = (e) => `${e.pid} ${e.tid}`;
  const pages = traceEvents.filter((e) => e.name === "thread_name" && e.args.name === "CrRendererMain").map(thread);
  const events = traceEvents.filter((e) => e.ph === "X" && pages.includes(thread(e))).sort((a, b) => a.ts - b.ts);
  const times = [];
  let end = { task: 0, script: 0 };
  for (const e of events) {
    if (e.name === "RunTask") {
      times.push(0);
      end.task = e.ts + e.dur;
    } else if (scripts.test(e.name) && e.ts < end.task && e.ts >= end.script) {
      times[times.length - 1] += e.tdur / 1000;
      end.script = e.ts + e.dur;
    }
  }
  return times.sort((a, b) => b - a);
}

for (const n of sizes) {
  const { page } = await watchedPage(browser, base);
  await page.route("**/graphql", (route) => route.fulfill({ json: answer(n) }));
  const timed = async (what, work) => {
    await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
    await work();
    const times = scriptTimes(JSON.parse(await browser.stopTracing()));
    const long = times.filter((ms) => ms > 50).length;
    console.log(`${n} nodes, ${what}: longest task ${Math.round(times[0])} ms of scripts, ${long} above 50 ms`);
  };
  await timed("taken in", async () => {
    await page.goto(`${base}/graph?of=kg:N0`);
    await page.getByText(new RegExp(`^${(n + 1).toLocaleString("en")} nodes`)).waitFor({ timeout: 300_000 });
  });
  await timed("laid out", () => page.waitForTimeout(10_000));
  await timed("zoomed", async () => {
    await page.mouse.move(400, 500);
    for (let i = 0; i < 5; i++) await page.mouse.wheel(0, i % 2 ? 240 : -240);
    await page.waitForTimeout(3000);
  });
  await page.close();
}
await close();
