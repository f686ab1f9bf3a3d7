// The explorer in a real browser, on the graph of the seeds.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { gizmo, graphql, missing, open, token, watchedPage } from "./program.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const patience = { timeout: 30_000 };

describe("explorer", { skip: missing, timeout: 600_000 }, () => {
  let base, browser, close, page, faults;
  before(async () => {
    ({ base, browser, close } = await open());
    ({ page, faults } = await watchedPage(browser, base));
    page.setDefaultTimeout(patience.timeout);
  });
  after(async () => close?.());
  const noFaults = () => assert.deepEqual(faults.splice(0), []);

  it("leads from the start page to the sentence behind Kerry met Lavrov, by keyboard", async () => {
    await page.goto(base);
    await page.waitForSelector("h1");
    await page.keyboard.press("/");
    await page.keyboard.type("kerry");
    await page.waitForSelector("[role=option] >> text=John Kerry");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector("h1 >> text=John Kerry");
    const relation = page.locator(".groups > div", { hasText: "met →" }).locator("li", { hasText: "Sergei Lavrov" });
    await relation.locator("summary").focus();
    await page.keyboard.press("Enter");
    const sentence = relation.locator(".evidence a").first();
    const said = (await sentence.textContent()).trim();
    assert.match(said, /Lavrov/);
    await sentence.focus();
    await page.keyboard.press("Enter");
    const mark = page.locator("mark#evidence");
    await mark.waitFor();
    assert.equal((await mark.textContent()).replace(/\s+/g, " ").trim(), said.replace(/\s+/g, " "));
    noFaults();
  });

  it("shows of a thing what Gizmo answers", async () => {
    await page.goto(`${base}/thing?id=kg:John_Kerry`);
    const links = page.locator(".groups > div", { hasText: "met →" }).locator("li.relation > a.value");
    await links.first().waitFor(); // what evaluateAll does not
    const shown = await links.evaluateAll((all) => all.map((a) => new URL(a.href).searchParams.get("id")).sort());
    const asked = await gizmo(base, `g.V("<kg:John_Kerry>").out("<rel:met>").all()`);
    assert.ok(asked.length > 0);
    assert.deepEqual(shown, [...new Set(asked.map((r) => r.id.replace(/[<>]/g, "")))].sort());
    noFaults();
  });

  it("unfolds a graph, hides, undoes, and restores it from its address", async () => {
    await page.goto(`${base}/graph?of=kg:John_Kerry`);
    const status = page.locator(".graph-head [role=status]");
    const nodes = async () => Number(/^(\d+) nodes?/.exec(await status.textContent())?.[1] ?? 0);
    await status.getByText(/^[1-9]\d* nodes/).waitFor();
    const first = await nodes();
    const { neighbors } = await graphql(base, `{ neighbors(of: "kg:John_Kerry", through: [RELATION, ROLE]) {
      nodes { value { __typename } } } }`);
    assert.equal(first, 1 + neighbors.nodes.filter((n) => n.value.__typename !== "Literal").length);

    await page.locator(".canvas").focus();
    await page.keyboard.press("ArrowRight");
    await page.locator("aside h2").first().waitFor();
    await page.keyboard.press("Delete");
    await status.getByText(`${first - 1} nodes`).waitFor();
    await page.keyboard.press("u");
    await status.getByText(`${first} nodes`).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.waitForFunction((n) => Number(/\d+/.exec(document.querySelector(".graph-head [role=status]").textContent)) > n, first);
    const all = await nodes();
    const address = page.url();
    await page.goto(`${base}/`);
    await page.goto(address);
    await status.getByText(`${all} nodes`).waitFor();
    noFaults();
  });

  it("saves the graph as files", async () => {
    await page.goto(`${base}/graph?of=kg:Vladimir_Putin`);
    await page.locator(".graph-head [role=status]").getByText(/^[1-9]\d* nodes/).waitFor();
    const save = async (format) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.selectOption(".toolbar select", format)]);
      return readFile(await download.path());
    };
    const rows = (await save("csv")).toString().trim().split("\r\n");
    assert.match(rows[0], /^source,source_label,predicate,target/);
    assert.ok(rows.length > 3);
    const xml = (await save("graphml")).toString();
    assert.equal(xml.match(/<edge /g).length, rows.length - 1);
    assert.match((await save("svg")).toString(), /^<svg .*<\/svg>$/s);
    assert.deepEqual([...(await save("png")).subarray(1, 4)], [...Buffer.from("PNG")]);
    noFaults();
  });

  it("finds ways between two", async () => {
    await page.goto(`${base}/graph?from=kg:Sergei_Lavrov&to=kg:Staffan_de_Mistura`);
    await page.getByText(/shortest ways, of \d step/).waitFor();
    noFaults();
  });

  it("runs queries, and says what is wrong with one", async () => {
    const text = 'g.V("<kg:John_Kerry>").out("<rel:met>").all()';
    await page.goto(`${base}/query?language=gizmo&text=${encodeURIComponent(text)}`);
    await page.getByRole("link", { name: "kg:Sergei_Lavrov" }).waitFor();
    await page.goto(`${base}/query?language=gizmo&text=${encodeURIComponent("g.V(")}`);
    await page.getByRole("alert").waitFor();
    assert.equal(faults.splice(0).length, 1); // the browser notes the status 400
    const dialect = "{ nodes(id: <kg:John_Kerry>) { id } }";
    await page.goto(`${base}/query?language=graphql&text=${encodeURIComponent(dialect)}`);
    await page.getByRole("columnheader", { name: "nodes.id" }).waitFor();
    const many = "for (var i = 0; i < 2000; i++) g.emit(i)";
    await page.goto(`${base}/query?language=gizmo&text=${encodeURIComponent(many)}`);
    await page.getByText("The answer is not whole: cut after 1000 results").waitFor();
    await page.goto(`${base}/query?language=typed&text=${encodeURIComponent("{ stats { documents } }")}`);
    await page.getByRole("columnheader", { name: "stats.documents" }).waitFor();
    noFaults();
  });

  it("says so where there is nothing", async () => {
    await page.goto(`${base}/thing?id=kg:Nobody`);
    await page.getByText("The graph has no kg:Nobody").waitFor();
    await page.goto(`${base}/search?text=${encodeURIComponent("xqzzyv")}`);
    await page.getByText("Nothing is called").waitFor();
    await page.goto(`${base}/graph`);
    await page.getByText("Nothing is on the canvas yet").waitFor();
    noFaults();
  });

  it("corrects by hand, asks for the token once, and takes all back, by keyboard", async () => {
    const watched = await watchedPage(browser, base, { bypassCSP: true });
    const { page, faults } = watched;
    const press = async (locator) => {
      await locator.focus();
      await page.keyboard.press("Enter");
    };
    const status = page.locator(".status");
    const heading = (text) => page.locator("h1", { hasText: text }).waitFor();
    await page.goto(`${base}/thing?id=kg:John_Kerry`);
    await heading("John Kerry");

    // Another name. The token is asked for, and a wrong one refused.
    await press(page.getByRole("button", { name: "Rename" }));
    await page.getByLabel("Name", { exact: true }).fill("The Envoy");
    await page.keyboard.press("Enter");
    await page.getByLabel("Token").fill("no token of this server");
    await page.keyboard.press("Enter");
    await page.getByText("That is not the token.").waitFor();
    await page.getByLabel("Token").fill(token);
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() => window.axe.run());
    assert.deepEqual(violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => v.id), []);
    await page.keyboard.press("Enter");
    await heading("The Envoy");
    await page.getByRole("link", { name: "renamed by hand" }).waitFor();
    assert.match(await status.textContent(), /kg:John_Kerry is called "The Envoy"\..*\d quads? came/);
    assert.deepEqual((await graphql(base, '{ thing(id: "kg:John_Kerry") { label } }')).thing, { label: "The Envoy" });
    await press(status.getByRole("button", { name: "Undo" }));
    await heading("John Kerry");

    // A relation that is wrong.
    const met = page.locator(".groups > div", { hasText: "met →" }).locator("li", { hasText: "Sergei Lavrov" });
    await press(met.getByRole("button", { name: /^This is wrong: John Kerry met Sergei Lavrov/ }));
    await page.getByText("Marked as wrong").waitFor();
    await met.waitFor({ state: "detached" });
    const others = await gizmo(base, 'g.V("<kg:John_Kerry>").out("<rel:met>").all()');
    assert.ok(!others.some((r) => r.id === "<kg:Sergei_Lavrov>"));

    // Two that are one.
    await press(page.getByRole("button", { name: "Merge with …" }));
    await page.locator("#merge").fill("Lavrov");
    await page.locator(".correct [role=option] >> text=Sergei Lavrov").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await press(page.getByRole("button", { name: "Make them one" }));
    await page.getByRole("link", { name: "merged by hand" }).waitFor();
    assert.equal((await graphql(base, '{ thing(id: "kg:Sergei_Lavrov") { id } }')).thing, null);

    // Some documents mean another one, which is of another type.
    await press(page.getByRole("button", { name: "Split" }));
    await page.locator(".correct fieldset input").first().check();
    await page.getByLabel("The other one is called").fill("Another Kerry");
    await page.keyboard.press("Enter");
    await status.getByText(/is called "Another Kerry"/).waitFor();
    await press(page.getByRole("button", { name: "Retype" }));
    await page.getByLabel("Type", { exact: true }).selectOption("Organization");
    await press(page.locator(".correct form").getByRole("button", { name: "Retype" }));
    await page.getByRole("link", { name: "retyped by hand" }).waitFor();

    // What was corrected, and back.
    await press(page.getByRole("link", { name: "Corrections" }));
    const entries = page.locator(".corrections > li");
    await entries.nth(4).waitFor();
    assert.match(await (await fetch(`${base}/api/curation/file`)).text(), /- same: \[.*kg:Sergei_Lavrov/);
    for (let n = 5; n > 0; n--) {
      await press(entries.first().getByRole("button"));
      await entries.nth(n - 1).waitFor({ state: "detached" });
    }
    await page.getByText("Nothing was corrected yet").waitFor();
    await page.goto(`${base}/thing?id=kg:John_Kerry`);
    await met.waitFor();
    await page.close();
    assert.deepEqual(faults.filter((f) => !/status of 401/.test(f)), []);
  });

  const views = {
    start: "/",
    search: "/search?text=Lavrov",
    thing: "/thing?id=kg:John_Kerry",
    story: "/story?id=kg:document/vienna-talks.txt",
    graph: "/graph?of=kg:John_Kerry",
    query: "/query?language=typed&text={stats{documents}}",
    curation: "/curation",
  };

  for (const scheme of ["light", "dark"]) {
    it(`has no serious barrier in any view, in ${scheme} colours`, async () => {
      const { events } = await graphql(base, "{ events(first: 1) { nodes { id } } }");
      const watched = await watchedPage(browser, base, { colorScheme: scheme, bypassCSP: true });
      for (const [view, path] of Object.entries({ ...views, event: `/event?id=${events.nodes[0].id}` })) {
        await watched.page.goto(base + path);
        await watched.page.locator("main h1").first().waitFor({ state: "attached" });
        await watched.page.waitForTimeout(500);
        if (process.env.SCREENSHOTS) await watched.page.screenshot({ path: `${process.env.SCREENSHOTS}/${view}-${scheme}.png` });
        await watched.page.addScriptTag({ path: axe });
        const { violations } = await watched.page.evaluate(() => window.axe.run());
        const serious = violations.filter((v) => ["serious", "critical"].includes(v.impact));
        assert.deepEqual(serious.map((v) => `${view}: ${v.id}: ${v.nodes[0].html.slice(0, 120)}`), []);
      }
      await watched.page.close();
      assert.deepEqual(watched.faults, []);
    });
  }

  it("fits a narrow screen", async () => {
    const watched = await watchedPage(browser, base, { viewport: { width: 380, height: 700 } });
    for (const path of Object.values(views)) {
      await watched.page.goto(base + path);
      await watched.page.locator("main h1").first().waitFor({ state: "attached" });
      const over = await watched.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 1, `${path} is ${over} pixels too wide`);
    }
    await watched.page.close();
    assert.deepEqual(watched.faults, []);
  });
});
