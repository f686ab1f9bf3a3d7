// Starts the program on the graph of the seeds, and a browser, for the tests.
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

export const root = join(import.meta.dirname, "../..");
const browserPath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);

/** The token that the server takes corrections with. */
export const token = "the-token-of-the-tests";

/** Why the tests cannot run here, or nothing. */
export const missing = browserPath ? false : "there is no Chromium; name one in the variable CHROMIUM";

/** Builds the seeds' graph with bin/quadpress, serves it, with some flags more, and opens a browser on it. */
export async function open(...flags) {
  const folder = await mkdtemp(join(tmpdir(), "quadpress-explorer-"));
  const binary = process.env.QUADPRESS ?? join(root, "bin/quadpress");
  const db = join(folder, "db");
  const input = process.env.CORPUS ?? join(root, "seeds");
  await promisify(execFile)(binary, ["build", "--db", db, input]);
  const tokenFile = join(folder, "token");
  await writeFile(tokenFile, token);
  const writing = ["--write", "--token-file", tokenFile];
  const command = ["serve", "--db", db, "--listen", "127.0.0.1:0", ...writing, ...flags];
  const server = spawn(binary, command, { stdio: ["ignore", "inherit", "pipe"] });
  const base = await new Promise((resolve, reject) => {
    server.stderr.on("data", (line) => {
      const address = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
      if (address) resolve(address);
    });
    server.on("exit", (code) => reject(new Error(`serve ended with ${code}`)));
  });
  const args = ["--no-sandbox", "--enable-unsafe-swiftshader"]; // WebGL without a graphics card
  const browser = await chromium.launch({ executablePath: browserPath, args });
  const close = async () => {
    await browser.close();
    server.removeAllListeners("exit");
    server.kill();
    await rm(folder, { recursive: true, force: true });
  };
  return { base, browser, close };
}

/** A page that collects what must never happen: errors of scripts, answers with errors, requests to other hosts. */
export async function watchedPage(browser, base, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, ...options });
  const faults = [];
  page.on("pageerror", (e) => faults.push(`script: ${e.message}`));
  page.on("console", (m) => m.type() === "error" && faults.push(`console: ${m.text()}`));
  page.on("request", (r) => /^(https?|wss?):/.test(r.url()) && !r.url().startsWith(base) && faults.push(`request to ${r.url()}`));
  page.on("response", async (r) => {
    if (!r.url().endsWith("/graphql")) return;
    const answer = await r.json().catch(() => ({}));
    if (answer.errors) faults.push(`GraphQL: ${answer.errors[0].message} in ${r.request().postData()?.slice(0, 80)}`);
  });
  return { page, faults };
}

/** Asks the typed GraphQL. */
export async function graphql(base, query) {
  const response = await fetch(`${base}/graphql`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ query }),
  });
  return (await response.json()).data;
}

/** Asks in Gizmo; gives the results. */
export async function gizmo(base, query) {
  const response = await fetch(`${base}/api/v2/query?lang=gizmo`, { method: "POST", body: query });
  return (await response.json()).result ?? [];
}
