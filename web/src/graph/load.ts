// What the canvas asks the server for.
import { ask, fragments, type Connection, type Named, type Relation, type Value } from "../api";
import { idOf } from "../words";
import { edgeOf, roleOf, type Edge, type Reach } from "./model";

/** Things and events, and the edges between them. */
export interface Found {
  nodes: Value[];
  edges: Edge[];
}

const common = `${fragments.value} ${fragments.relation}`;

const neighborsQuery = `query Neighbors($of: ID!, $after: String, $predicates: [ID!]) {
  node(id: $of) { ...V }
  neighbors(of: $of, through: [RELATION, ROLE], filter: { predicates: $predicates }, first: 20, after: $after) {
    nodes { value { ...V } relations { ...R } roles { id label } } ${fragments.page}
  }
} ${common}`;

interface Neighbor {
  value: Value;
  relations: Relation[];
  roles: Named[];
}

/** The next twenty neighbours of a node, the best known first, through some predicates or through all. */
export async function neighbours(of: string, after: string | null, predicates?: string[]): Promise<Found & { reach: Reach }> {
  const data = await ask<{ node: Value | null; neighbors: Connection<Neighbor> }>(neighborsQuery, { of, after, predicates });
  const page = data.neighbors;
  const centre = data.node;
  if (!centre) return { nodes: [], edges: [], reach: { shown: 0, total: 0, cursor: null } };
  return {
    nodes: [centre, ...page.nodes.map((n) => n.value).filter(idOf)],
    edges: page.nodes.flatMap((n) => [...n.relations.map(edgeOf), ...n.roles.map((r) => roleEdge(centre, r, n.value))]),
    reach: {
      shown: page.nodes.length,
      total: page.totalCount,
      cursor: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
    },
  };
}

/** Of two values the event comes first. */
const roleEdge = (a: Value, role: Named, b: Value) => (isEvent(a) ? roleOf(a, role, b) : roleOf(b, role, a));

const isEvent = (v: Value) => v.__typename === "Event" || (v.__typename === "Thing" && v.kind === "EVENT");

const betweenQuery = `query Between($ids: [ID!]!, $after: String) {
  statements(filter: { subjects: $ids, objects: $ids }, first: 100, after: $after) {
    nodes { relation { ...R } } ${fragments.page}
  }
} ${common}`;

/** Nodes by their IDs, and the relations among them: a thousand statements are looked at, at most. */
export async function among(ids: string[]): Promise<Found> {
  const nodes: Value[] = [];
  for (let i = 0; i < ids.length; i += 40) {
    const some = ids.slice(i, i + 40);
    const fields = some.map((id, k) => `n${k}: node(id: ${JSON.stringify(id)}) { ...V }`).join("\n");
    const data = await ask<Record<string, Value | null>>(`query Nodes { ${fields} } ${fragments.value}`);
    nodes.push(...Object.values(data).filter((v): v is Value => !!v?.__typename && !!idOf(v)));
  }
  const edges = new Map<string, Edge>();
  let after: string | null = null;
  for (let pages = 0; pages < 10; pages++) {
    const data: { statements: Connection<{ relation: Relation }> } = await ask(betweenQuery, { ids, after });
    for (const { relation } of data.statements.nodes) edges.set(relation.id, edgeOf(relation));
    after = data.statements.pageInfo.endCursor;
    if (!data.statements.pageInfo.hasNextPage) break;
  }
  return { nodes, edges: [...edges.values()] };
}

const pathsQuery = `query Paths($from: ID!, $to: ID!, $countries: Boolean!) {
  paths(from: $from, to: $to, maxLength: 4, countries: $countries, through: [RELATION, ROLE], first: 30) {
    length summary paths { values { ...V } steps { roles { id label } } }
  }
} ${fragments.value}`;

interface Paths {
  length: number | null;
  summary: string;
  paths: { values: Value[]; steps: { roles: Named[] }[] }[];
}

/** The shortest ways between two nodes, thirty at most, and a sentence on how many there are. */
export async function ways(from: string, to: string, countries: boolean): Promise<Found & { summary: string }> {
  const { paths } = await ask<{ paths: Paths }>(pathsQuery, { from, to, countries });
  const values = paths.paths.flatMap((p) => p.values);
  const roles = paths.paths.flatMap((p) =>
    p.steps.flatMap((s, i) => s.roles.map((r) => roleEdge(p.values[i], r, p.values[i + 1]))),
  );
  const { nodes, edges } = await among([...new Set([from, to, ...values.map(idOf)])]);
  const summary =
    !paths.length
      ? `No way over at most four relations${countries ? "" : ", countries left out"}.`
      : `${paths.summary} shortest ways, of ${paths.length} ${paths.length === 1 ? "step" : "steps"}.`;
  return { nodes, edges: [...edges, ...roles], summary };
}
