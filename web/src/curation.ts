// What was corrected by hand: what the server knows of it, and how to add to it and take it back.
import { useEffect, useState } from "preact/hooks";
import { ApiError } from "./api";

export type Kind = "same" | "apart" | "wrong" | "rename" | "retype";

/** A correction as it is asked for; see docs/curation.md. */
export interface Wanted {
  kind: Kind;
  things: string[];
  documents?: string[];
  predicate?: string;
  object?: string;
  value?: string;
  note?: string;
  who?: string;
}

/** A correction that was made, and how it stands. */
export interface Entry extends Wanted {
  id: string;
  text: string;
  /** The thing that it takes apart from another. */
  part?: string;
  state: "holds" | "idle" | "overruled" | "";
  why?: string;
}

export interface Curation {
  /** Whether the server takes corrections. */
  write: boolean;
  entries: Entry[];
  /** The schema's types. */
  types: string[];
}

export interface Change {
  added: Entry[] | null;
  removed: Entry[] | null;
  quadsAdded: number;
  quadsRemoved: number;
}

/** What is known on this page. `revision` counts the changes made on it; after each the graph is asked anew. */
interface State {
  curation?: Curation;
  revision: number;
  last?: Change;
  failure?: string;
  /** Set while the token is asked for: takes it, or nothing where the user gives none. */
  give?: (token: string | null) => void;
  /** Whether a token was given that the server does not know. */
  refused?: boolean;
}

let state: State = { revision: 0 };
const watchers = new Set<() => void>();

function set(changes: Partial<State>) {
  state = { ...state, ...changes };
  for (const w of watchers) w();
}

/** The state, whenever it changes. */
export function useCuration(): State {
  const [now, setNow] = useState(state);
  useEffect(() => {
    const watch = () => setNow(state);
    watchers.add(watch);
    watch();
    return () => void watchers.delete(watch);
  }, []);
  return now;
}

/** Asks the server for what was corrected. Where that fails, nothing can be corrected here. */
export async function loadCuration() {
  try {
    const response = await fetch("/api/curation");
    if (response.ok) set({ curation: await response.json() });
  } catch {} // the graph's own answers tell that the server is gone
}

export const correct = (wanted: Wanted) => change("POST", "/api/curation", JSON.stringify(wanted), "application/json");
export const undo = (id: string) => change("DELETE", `/api/curation/entries/${encodeURIComponent(id)}`);
export const importFile = (text: string) => change("POST", "/api/curation/file", text, "application/yaml");

/** Closes what was said of the last change. */
export const dismiss = () => set({ last: undefined, failure: undefined });

/** Makes a change, with the token that is asked for once. It returns nothing where there was none, or a failure. */
async function change(method: string, path: string, body?: string, type?: string): Promise<Change | undefined> {
  set({ last: undefined, failure: undefined });
  try {
    const made = await send(method, path, body, type);
    if (!made) return undefined;
    await loadCuration();
    set({ last: made, revision: state.revision + 1 });
    return made;
  } catch (reason) {
    set({ failure: (reason as Error).message });
    return undefined;
  }
}

const key = "quadpress-token";

async function send(method: string, path: string, body?: string, type?: string): Promise<Change | undefined> {
  for (;;) {
    const token = sessionStorage.getItem(key) ?? (await askToken());
    if (!token) return undefined;
    const headers: Record<string, string> = { Authorization: `Bearer ${token}` };
    if (type) headers["Content-Type"] = type;
    const response = await fetch(path, { method, headers, body }).catch(() => {
      throw new ApiError("The server does not answer. Is quadpress serve still running?");
    });
    if (response.status === 401) {
      sessionStorage.removeItem(key);
      set({ refused: true });
      continue;
    }
    sessionStorage.setItem(key, token);
    const unread = () => ({ error: `The server answered with status ${response.status}.` });
    const answer = await response.json().catch(unread);
    if (answer.error) throw new ApiError(answer.error);
    return answer;
  }
}

function askToken(): Promise<string | null> {
  return new Promise((resolve) =>
    set({
      give: (token) => {
        set({ give: undefined, refused: false });
        resolve(token?.trim() || null);
      },
    }),
  );
}
