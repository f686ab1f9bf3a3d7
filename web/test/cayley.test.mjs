// Both of Cayley's web interfaces in a real browser, from the sources of its modules, on the graph of the seeds.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { missing, open, root, watchedPage } from "./program.mjs";

const query = 'g.V("<kg:John_Kerry>").tag("source").out("<rel:met>").tag("target").all()';

/** The folder of Cayley's sources that a module requires, which are downloaded where they are not yet. */
async function sources(module) {
  const go = (...args) => promisify(execFile)("go", args, { cwd: join(root, module) });
  const { stdout } = await go("mod", "download", "-json", "github.com/cayleygraph/cayley");
  return JSON.parse(stdout).Dir;
}

/** Faults that an interface must have here: its fonts are at other hosts and blocked; the library fabric compiles a
 * text and is not used; Monaco's worker for JSON may be asked to check a text after the view that held it is gone. */
const unavoidable = [
  /fonts\.(googleapis|gstatic)\.com/,
  /Evaluating a string/,
  /Cannot read properties of null \(reading 'getText'\)/,
];
const avoidable = (fault) => !unavoidable.some((pattern) => pattern.test(fault));

describe("Cayley's interface of version 0.7", { skip: missing, timeout: 600_000 }, () => {
  let base, browser, close;
  before(async () => {
    ({ base, browser, close } = await open("--cayley-ui", await sources("graph/stockcayley")));
  });
  after(async () => close?.());

  const views = { "": "kg:Sergei_Lavrov", query_shape: "circle.node", visualize: "canvas" };
  for (const [view, shown] of Object.entries(views)) {
    it(`asks at /ui/${view}`, async () => {
      const { page, faults } = await watchedPage(browser, base);
      await page.goto(`${base}/ui/${view}`);
      await page.waitForFunction(() => window.editor && window.group); // its drawing, which it moves while it asks
      await page.evaluate((text) => window.editor.setValue(text), query);
      await page.click("#run_button");
      if (view) await page.locator(shown).first().waitFor();
      else await page.waitForFunction((text) => window.output_editor.getValue().includes(text), shown);
      if (view === "visualize") {
        const names = await page.evaluate(() => window.sigmaGraph.graph.nodes().map((n) => n.label));
        assert.ok(names.includes("<kg:Sergei_Lavrov>"), names);
      }
      await page.close();
      assert.deepEqual(faults.filter(avoidable), []);
    });
  }

  it("leads from page to page, and says what is wrong", async () => {
    const { page } = await watchedPage(browser, base);
    await page.goto(`${base}/ui/write`);
    await page.click("#sbQuery a");
    await page.waitForFunction(() => window.editor && window.group);
    await page.evaluate(() => window.editor.setValue("g.V("));
    await page.click("#run_button");
    await page.waitForFunction(() => window.output_editor.getValue().includes("SyntaxError"));
    await page.close();
  });
});

describe("Cayley's later interface", { skip: missing, timeout: 600_000 }, () => {
  let base, browser, close, folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "quadpress-cayley-"));
    const files = join(await sources("."), "ui/web");
    for (const name of await readdir(files)) await symlink(join(files, name), join(folder, name));
    await symlink(join(import.meta.dirname, "../node_modules/monaco-editor/min/vs"), join(folder, "vs"));
    ({ base, browser, close } = await open("--cayley-ui", folder));
  });
  after(async () => {
    await close?.();
    await rm(folder, { recursive: true, force: true });
  });

  /** Opens a view, asks there, and waits for what it shows. */
  async function ask(view, text, shown) {
    const { page, faults } = await watchedPage(browser, base);
    await page.goto(`${base}/ui/`);
    await page.locator(".mdc-list-item").getByText(view, { exact: true }).click();
    await page.locator(".monaco-editor textarea").first().waitFor({ state: "attached" });
    await page.evaluate((text) => {
      const editor = window.monaco.editor.getModels().find((m) => m.getModeId() === "javascript");
      editor.setValue(text);
    }, text);
    await page.getByRole("button", { name: "Run" }).click();
    await shown(page);
    await page.close();
    assert.deepEqual(faults.filter(avoidable), []);
  }
  const viewer = (text) => (page) =>
    page.waitForFunction((text) => {
      const viewers = window.monaco.editor.getModels().filter((m) => m.getModeId() === "json");
      return viewers.some((m) => m.getValue().includes(text));
    }, text);
  const drawn = (text) => (page) => page.locator(".graph text", { hasText: text }).waitFor();

  it("asks", () => ask("Query", query, viewer('"@id": "kg:Sergei_Lavrov"')));
  it("shows what a query looks for", () => ask("Query Shape", query, viewer('"<rel:met>"')));
  it("draws", () => ask("Visualize", query, drawn("kg:Sergei_Lavrov")));
});
