// The part of the graph that is on the canvas: what is shown, hidden, pinned and chosen, and how that came about.
import { MultiDirectedGraph } from "graphology";
import type { SerializedGraph } from "graphology-types";
import type { Named, Relation, Standing, Value } from "../api";
import { hue, idOf, title, type Hue } from "../words";

/** How an edge is drawn. */
export type Stroke = "reported" | "claimed" | "unreal" | "denied";

export interface NodeAttributes {
  x: number;
  y: number;
  label: string;
  hue: Hue;
  value: Value;
  /** Whether the layout leaves it where it is. */
  fixed: boolean;
  /** Whether the user has put it away. */
  away: boolean;
  /** Whether a filter keeps it off the canvas. */
  filtered: boolean;
}

export interface EdgeAttributes {
  label: string;
  predicate: Named;
  stroke: Stroke;
  standing: Standing;
  /** How many documents state it. */
  documents: number;
  statements: number;
  confidence: number;
  since: string | null;
  until: string | null;
  speakers: Value[];
  places: Value[];
  /** Whether it is a part taken in an event, and no relation. */
  role: boolean;
  filtered: boolean;
}

/** An edge to be put on the canvas. */
export type Edge = Omit<EdgeAttributes, "filtered" | "stroke" | "label"> & { id: string; source: Value; target: Value };

/** How much of a node's neighbours is shown. */
export interface Reach {
  shown: number;
  total: number;
  cursor: string | null;
}

/** What the filters of the view let through. */
export interface ViewFilter {
  types: Hue[];
  predicates: string[];
  speakers: string[];
  standings: Stroke[];
  since: string;
  until: string;
  confidence: number;
  namedOnly: boolean;
}

export const noFilter: ViewFilter = {
  types: [], predicates: [], speakers: [], standings: [], since: "", until: "", confidence: 0, namedOnly: false,
};

/** How many milliseconds go into adding nodes or edges before the page gets to do something else. */
const slice = 30;
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** Parts of a list, between which the page gets to do something else. Where each begins stands before it. */
async function* slices<T>(values: T[]): AsyncGenerator<[number, T[]]> {
  let until = performance.now() + slice;
  for (let i = 0; i < values.length; i += 50) {
    if (performance.now() > until) {
      await pause();
      until = performance.now() + slice;
    }
    yield [i, values.slice(i, i + 50)];
  }
}

/** Has sigma take in edges that it has not drawn yet, which a change of other attributes than these does not. */
const takesInNew = { attributes: ["zIndex"] } as never;

const strokes: Record<Standing, Stroke> = {
  REPORTED: "reported", CLAIMED: "claimed", PLANNED: "unreal", REQUESTED: "unreal", POSSIBLE: "unreal",
  HYPOTHETICAL: "unreal", DENIED: "denied",
};

/** An edge for a relation. */
export const edgeOf = (r: Relation): Edge => ({
  id: r.id, source: r.subject, target: r.object, predicate: r.predicate, standing: r.standing,
  documents: r.documentCount, statements: r.statementCount, confidence: r.confidence, since: r.since, until: r.until,
  speakers: r.speakers, places: r.places, role: false,
});

/** An edge for a part that something takes in an event. */
export const roleOf = (event: Value, role: Named, value: Value): Edge => ({
  id: `${idOf(event)} ${role.id} ${idOf(value)}`, source: event, target: value, predicate: role, standing: "REPORTED",
  documents: 1, statements: 1, confidence: 1, since: null, until: null, speakers: [], places: [], role: true,
});

type Graph = MultiDirectedGraph<NodeAttributes, EdgeAttributes>;

interface Snapshot {
  graph: SerializedGraph<NodeAttributes, EdgeAttributes>;
  reach: Map<string, Reach>;
}

/** The model behind the canvas. Whoever changes it calls `remember` first, so that the change can be undone. */
export class Model {
  readonly graph: Graph = new MultiDirectedGraph();
  readonly reach = new Map<string, Reach>();
  private filter = noFilter;
  private readonly past: Snapshot[] = [];

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  /** Keeps the present state to go back to; the last fifty are kept. */
  remember() {
    this.past.push({ graph: this.graph.export(), reach: new Map(this.reach) });
    if (this.past.length > 50) this.past.shift();
  }

  /** Goes back to the state before the last change. */
  undo() {
    const before = this.past.pop();
    if (!before) return;
    this.graph.clear();
    this.graph.import(before.graph);
    this.reach.clear();
    for (const [id, reach] of before.reach) this.reach.set(id, reach);
    this.refilter(this.filter);
  }

  /** Adds things and events, beside `near` where that is on the canvas. What is there already comes back into view. */
  async addNodes(values: Value[], near?: string) {
    const at = near && this.graph.hasNode(near) ? this.graph.getNodeAttributes(near) : { x: 0, y: 0 };
    for await (const [begin, some] of slices(values)) {
      for (const [i, value] of some.entries()) this.addNode(value, begin + i, at);
    }
  }

  /** Adds one of several values beside a point. */
  private addNode(value: Value, number: number, at: { x: number; y: number }) {
    const id = idOf(value);
    if (!id) return;
    if (this.graph.hasNode(id)) {
      this.graph.setNodeAttribute(id, "away", false);
      return;
    }
    const angle = number * 2.4; // the golden angle spreads any number evenly
    const far = 1 + 0.3 * Math.sqrt(number);
    this.graph.addNode(id, {
      x: at.x + far * Math.cos(angle), y: at.y + far * Math.sin(angle), label: title(value), hue: hue(value), value,
      fixed: false, away: false, filtered: false,
    });
  }

  /** Adds the edges that have both ends on the canvas. */
  async addEdges(edges: Edge[]) {
    for await (const [, some] of slices(edges)) some.forEach((edge) => this.addEdge(edge));
    await pause();
    this.refilter(this.filter);
  }

  private addEdge({ id, source, target, ...edge }: Edge) {
    const [from, to] = [idOf(source), idOf(target)];
    if (this.graph.hasEdge(id) || !this.graph.hasNode(from) || !this.graph.hasNode(to)) return;
    this.graph.addEdgeWithKey(id, from, to, {
      ...edge, label: edge.predicate.label, stroke: strokes[edge.standing], filtered: false,
    });
  }

  /** Puts nodes away. */
  hide(ids: string[]) {
    for (const id of ids) this.graph.setNodeAttribute(id, "away", true);
  }

  /** Has the layout leave nodes where they are, or move them again if all of them are so left. */
  togglePins(ids: string[]) {
    const fixed = !ids.every((id) => this.graph.getNodeAttribute(id, "fixed"));
    for (const id of ids) this.graph.setNodeAttribute(id, "fixed", fixed);
  }

  /** Keeps off the canvas what a filter does not let through, and nodes that only such edges lead to. */
  refilter(filter: ViewFilter) {
    this.filter = filter;
    this.graph.updateEachEdgeAttributes((_, e, source, target) => {
      const ends = [source, target].map((id) => this.graph.getNodeAttributes(id));
      return { ...e, filtered: !passes(filter, e) || ends.some((n) => !passesNode(filter, n)) };
    }, takesInNew);
    const open = (id: string) => this.graph.someEdge(id, (_, e) => !e.filtered);
    this.graph.updateEachNodeAttributes((id, n) => ({
      ...n, filtered: !passesNode(filter, n) || (this.graph.degree(id) > 0 && !open(id)),
    }));
  }

  isShown = (id: string): boolean => {
    const n = this.graph.getNodeAttributes(id);
    return !n.away && !n.filtered;
  };

  shownNodes(): string[] {
    return this.graph.filterNodes(this.isShown);
  }

  shownEdges(): string[] {
    return this.graph.filterEdges((_, e, from, to) => !e.filtered && this.isShown(from) && this.isShown(to));
  }
}

function passes(f: ViewFilter, e: EdgeAttributes): boolean {
  const within = (!f.since && !f.until) || (!!e.since && (!f.until || e.since <= f.until + "~") && (e.until ?? e.since) >= f.since);
  return (
    within &&
    (!f.predicates.length || f.predicates.includes(e.predicate.id)) &&
    (!f.speakers.length || e.speakers.some((s) => f.speakers.includes(idOf(s)))) &&
    (!f.standings.length || f.standings.includes(e.stroke)) &&
    e.confidence >= f.confidence
  );
}

function passesNode(f: ViewFilter, n: NodeAttributes): boolean {
  const named = n.value.__typename !== "Thing" || n.value.kind === "NAMED";
  return (!f.types.length || f.types.includes(n.hue)) && (!f.namedOnly || named);
}
