// A CodeMirror editor for one of the query languages, which completes predicates and things from the graph.
import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { graphql } from "cm6-graphql";
import { buildSchema } from "graphql";
import schemaText from "../../../server/schema.graphqls?raw";
import { ask, fragments, type Connection, type Facet, type Value } from "../api";
import { idOf, title } from "../words";
import type { Language } from "./examples";

export interface Editor {
  text(): string;
  replace(text: string): void;
  close(): void;
}

/** Opens an editor in an element; Ctrl+Enter calls run. It stands in a shadow root, where its style sheet may be set. */
export function openEditor(element: HTMLElement, language: Language, text: string, run: () => void): Editor {
  const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        history(),
        lineNumbers(),
        bracketMatching(),
        syntaxHighlighting(colours),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "Query" }),
        look,
        language === "typed" ? graphql(buildSchema(schemaText)) : javascript(),
        language === "typed" ? [] : autocompletion({ override: [complete] }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    replace: (t) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: t } }),
    close: () => view.destroy(),
  };
}

const look = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "var(--raised)", fontSize: "0.95rem" },
  ".cm-content": { caretColor: "var(--text)", minHeight: "8rem" },
  ".cm-gutters": { backgroundColor: "var(--ground)", color: "var(--quiet)", border: "none" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--text)", borderColor: "var(--line)" },
  "&.cm-focused": { outline: "2px solid var(--accent)" },
});

const colours = HighlightStyle.define([
  { tag: tags.string, color: "var(--place)" },
  { tag: [tags.propertyName, tags.function(tags.variableName)], color: "var(--accent)" },
  { tag: [tags.keyword, tags.typeName], color: "var(--event)" },
  { tag: tags.comment, color: "var(--quiet)" },
]);

const predicatesQuery = `{ stats { predicates(first: 500) { values { value label count } totalCount summary } } }`;
let predicates: Promise<Facet> | undefined;

const thingsQuery = `query Complete($text: String!) {
  search(text: $text, kinds: [THING, EVENT], first: 12) { nodes { value { ...V } } }
} ${fragments.value}`;

/** Completes an IRI in angle brackets: "<rel:m" from the predicates of the graph, "<kg:Ker" from its things. */
async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const before = context.matchBefore(/<(rel|kg):[^<>"\s]*/);
  if (!before) return null;
  const typed = before.text.slice(1);
  if (typed.startsWith("rel:")) {
    predicates ??= ask<{ stats: { predicates: Facet } }>(predicatesQuery).then((d) => d.stats.predicates);
    const options = (await predicates).values.map((v) => ({ label: v.value, detail: String(v.count), apply: `${v.value}>` }));
    return { from: before.from + 1, options, validFor: /^rel:\w*$/ };
  }
  const text = typed.slice("kg:".length).replaceAll("_", " ");
  if (!text) return null;
  const found = await ask<{ search: Connection<{ value: Value | null }> }>(thingsQuery, { text });
  const values = found.search.nodes.flatMap((n) => n.value ?? []);
  const options = values.map((v) => ({ label: idOf(v), detail: title(v), apply: `${idOf(v)}>` }));
  return { from: before.from + 1, options, filter: false };
}
