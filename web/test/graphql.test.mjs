// The typed GraphQL by the measure of graphql-js, and GraphiQL in a real browser, on the graph of the seeds.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import {
  buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, parse, printSchema, validate,
  validateSchema,
} from "graphql";
import { missing, open, root, watchedPage } from "./program.mjs";

describe("GraphQL", { skip: missing, timeout: 600_000 }, () => {
  let base, browser, close, schema;
  before(async () => {
    ({ base, browser, close } = await open());
    const { data } = await answer(getIntrospectionQuery({ schemaDescription: true }));
    schema = buildClientSchema(data);
  });
  after(async () => close?.());

  /** What the server answers to a query. */
  async function answer(query, variables) {
    const response = await fetch(`${base}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  }
  const faultsOf = (query) => {
    try {
      return validate(schema, parse(query));
    } catch (e) {
      return [e];
    }
  };

  it("tells the schema that stands in the source, and a valid one", async () => {
    assert.deepEqual(validateSchema(schema), []);
    const source = buildSchema(await readFile(join(root, "server/schema.graphqls"), "utf8"));
    // The server names a directive of its own accord, for which it has no use here.
    const unused = /"""\n[^"]*"""\ndirective @defer\(.*?\n\n(?=type|""")/s;
    const sorted = (s) => printSchema(lexicographicSortSchema(s)).replace(unused, "");
    assert.equal(sorted(schema), sorted(source));
  });

  it("takes what graphql-js takes: the examples of the docs", async () => {
    const docs = await readFile(join(root, "docs/graphql.md"), "utf8");
    const examples = [...docs.matchAll(/^```graphql\n(.*?)^```/gms)].map((m) => m[1]);
    assert.ok(examples.length > 2);
    for (const query of examples) {
      assert.deepEqual(faultsOf(query), [], query);
      assert.equal((await answer(query)).errors, undefined, query);
    }
  });

  it("refuses what graphql-js refuses", async () => {
    for (const query of [
      "{",
      "",
      "{ stats }",
      "{ stats { quad } }",
      "{ thing { id } }",
      "{ thing(id: 1.5) { id } }",
      '{ thing(id: "a", id: "b") { id } }',
      '{ search(text: "a", first: "1") { totalCount } }',
      "{ ...f }",
      "{ stats { ...f } } fragment f on Stats { ...f }",
      "fragment f on Stats { documents } { stats { documents } }",
      "fragment f on Stat { documents } { stats { ...f } }",
      "query($a: Int) { stats { documents } }",
      "{ thing(id: $a) { id } }",
      "query($a: Stats) { stats { documents } }",
      "query a { stats { documents } } query a { stats { documents } }",
      "query a { stats { documents } } { stats { documents } }",
      "{ a: stats { documents } a: stats { things } b: statement(id: 1) { id } b: stats { things } }",
      "{ stats { documents @skip } }",
      "{ stats { documents @none } }",
    ]) {
      assert.notEqual(faultsOf(query).length, 0, `graphql-js takes ${query}`);
      assert.ok((await answer(query)).errors?.length, `the server takes ${query}`);
    }
  });

  it("has nothing but queries", async () => {
    for (const query of ["mutation { a }", "subscription { a }"]) {
      assert.ok((await answer(query)).errors?.length, query);
    }
  });

  it("is asked in GraphiQL, which asks no other host", async () => {
    const { page, faults } = await watchedPage(browser, base);
    await page.goto(`${base}/graphql`);
    // The documentation comes from the introspection.
    await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    await page.locator(".graphiql-doc-explorer").getByText("Query", { exact: true }).click();
    await page.locator(".graphiql-doc-explorer").getByText("neighbors").first().waitFor();
    // The editors come in scripts of their own, and until they stand the button does nothing.
    await page.locator(".graphiql-query-editor .CodeMirror").waitFor();
    await page.locator(".result-window .CodeMirror").waitFor();
    await page.locator(".graphiql-execute-button").click();
    await page.waitForFunction(() => {
      const results = document.querySelector(".result-window .CodeMirror");
      return results.CodeMirror.getValue().includes('"nodes"');
    });
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/graphiql.png` });
    await page.close();
    assert.deepEqual(faults, []);
  });
});
