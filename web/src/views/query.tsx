import { useEffect, useRef, useState } from "preact/hooks";
import { Link, useSearchParams } from "wouter-preact";
import { ApiError, ask, run } from "../api";
import { linkTo, links } from "../links";
import { Failure } from "../parts/notice";
import { count } from "../words";
import { openEditor, type Editor } from "../query/editor";
import { examples, languages, type Language } from "../query/examples";
import { idsIn, table } from "../query/results";

interface Outcome {
  data?: unknown;
  rows: Record<string, unknown>[];
  cut?: string;
  took: number;
}

const limit = 1000;

/** Editors for Gizmo, for Cayley's GraphQL and for the typed one, with what they give as a table, as JSON or as a graph. */
export function QueryView() {
  const [params, setParams] = useSearchParams();
  const language = (languages.find((l) => l.id === params.get("language")) ?? languages[0]).id;
  const [outcome, setOutcome] = useState<Outcome>();
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const [as, setAs] = useState<"table" | "json">("table");
  const [history, setHistory] = useState<Past[]>(readHistory);
  const holder = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>();
  const stop = useRef(new AbortController());

  const execute = async () => {
    const text = editor.current!.text();
    stop.current.abort();
    const { signal } = (stop.current = new AbortController());
    setParams({ language, text }, { replace: true });
    setHistory(keep({ language, text }));
    setBusy(true);
    setError(undefined);
    const began = performance.now();
    try {
      const found = await answer(language, text, signal);
      setOutcome({ ...found, took: performance.now() - began });
    } catch (reason) {
      if (signal.aborted) return;
      setOutcome(undefined);
      setError(reason instanceof ApiError ? reason : new ApiError(String(reason)));
    }
    setBusy(false);
  };

  useEffect(() => {
    const first = params.get("text") ?? examples[language][0].text;
    const opened = (editor.current = openEditor(holder.current!, language, first, () => void execute()));
    if (params.get("text")) void execute();
    return () => opened.close();
  }, [language]);

  const load = (to: Language, text: string) => {
    setError(undefined);
    setOutcome(undefined);
    setParams({ language: to, text });
    if (to === language) editor.current!.replace(text);
  };
  const ids = outcome ? idsIn(outcome.data) : [];
  return (
    <div class="page">
      <h1>Query</h1>
      <div class="toolbar">
        <label>
          Language{" "}
          <select
            value={language}
            onChange={(e) => load(e.currentTarget.value as Language, examples[e.currentTarget.value as Language][0].text)}
          >
            {languages.map((l) => (
              <option value={l.id} key={l.id}>
                {l.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Examples{" "}
          <select
            value=""
            onChange={(e) => {
              load(language, examples[language][Number(e.currentTarget.value)].text);
              e.currentTarget.value = "";
            }}
          >
            <option value="">choose one</option>
            {examples[language].map((x, i) => (
              <option value={i} key={x.title}>
                {x.title}
              </option>
            ))}
          </select>
        </label>
        <label>
          History{" "}
          <select
            value=""
            disabled={!history.length}
            onChange={(e) => {
              const past = history[Number(e.currentTarget.value)];
              load(past.language, past.text);
              e.currentTarget.value = "";
            }}
          >
            <option value="">{history.length ? "earlier queries" : "none yet"}</option>
            {history.map((h, i) => (
              <option value={i} key={h.language + h.text}>
                {h.text.replace(/\s+/g, " ").slice(0, 70)}
              </option>
            ))}
          </select>
        </label>
        <button class="primary" onClick={() => void execute()} disabled={busy} title="Ctrl+Enter">
          {busy ? "Running …" : "Run"}
        </button>
        {busy && (
          <button
            onClick={() => {
              stop.current.abort();
              setBusy(false);
            }}
          >
            Stop
          </button>
        )}
      </div>
      <div class="editor" ref={holder} />
      {error && <Failure error={error} />}
      {outcome && (
        <section aria-label="Results">
          <div class="toolbar">
            <p role="status">
              {count(outcome.rows.length)} results in {Math.round(outcome.took)} ms.
              {outcome.cut && ` The answer is not whole: ${outcome.cut}.`}
            </p>
            <button aria-pressed={as === "table"} onClick={() => setAs("table")}>
              Table
            </button>
            <button aria-pressed={as === "json"} onClick={() => setAs("json")}>
              JSON
            </button>
            {ids.length > 0 && (
              <Link class="action" href={links.graph({ node: ids.slice(0, 200) })}>
                Show {count(Math.min(200, ids.length))} nodes as a graph
              </Link>
            )}
          </div>
          {as === "json" ? <pre tabIndex={0}>{JSON.stringify(outcome.data, null, 2)}</pre> : <Table rows={outcome.rows} />}
        </section>
      )}
    </div>
  );
}

async function answer(language: Language, text: string, signal: AbortSignal): Promise<Omit<Outcome, "took">> {
  if (language === "typed") {
    const data = await ask<object>(text, {}, signal);
    return { data, rows: table(data) };
  }
  const { result, cut } = await run(language, text, limit, signal);
  return { data: result, rows: table(result), cut };
}

function Table({ rows }: { rows: Record<string, unknown>[] }) {
  if (!rows.length) return <p>Nothing was found.</p>;
  const columns = [...new Set(rows.flatMap((r) => Object.keys(r)))];
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Table of results">
      <table>
        <thead>
          <tr>
            {columns.map((c) => (
              <th scope="col" key={c}>
                {c}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((r, i) => (
            <tr key={i}>
              {columns.map((c) => (
                <td key={c}>
                  <Cell value={r[c]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ value }: { value: unknown }) {
  if (value === undefined || value === null) return null;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const id = /^<?(kg:[^<>\s]+)>?$/.exec(text)?.[1];
  if (!id || id.startsWith("kg:statement/")) return <>{text}</>;
  return <Link href={linkTo(id)}>{text}</Link>;
}

interface Past {
  language: Language;
  text: string;
}

function readHistory(): Past[] {
  try {
    return JSON.parse(localStorage.getItem("queries") ?? "[]");
  } catch {
    return [];
  }
}

/** Puts a query at the head of the history, which holds thirty. */
function keep(past: Past): Past[] {
  const others = readHistory().filter((h) => h.text !== past.text || h.language !== past.language);
  const all = [past, ...others].slice(0, 30);
  localStorage.setItem("queries", JSON.stringify(all));
  return all;
}
