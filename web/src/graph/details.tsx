import { Link } from "wouter-preact";
import { fragments, type Connection, type Statement } from "../api";
import { linkTo } from "../links";
import { Failure, Loading } from "../parts/notice";
import { StatementLine } from "../parts/statement";
import { ValueLink } from "../parts/value";
import { count, counted, day, standings } from "../words";
import { useAsk } from "../use-ask";
import type { Model } from "./model";

/** What is known of the chosen node or edge. */
export function Details({ model, chosen, edge, expand, choose }: DetailsProps) {
  if (edge && model.graph.hasEdge(edge)) return <EdgeDetails model={model} id={edge} />;
  if (chosen.length > 1) return <Several model={model} chosen={chosen} choose={choose} />;
  if (chosen.length === 1 && model.graph.hasNode(chosen[0]))
    return <NodeDetails model={model} id={chosen[0]} expand={expand} />;
  return <p class="quiet">Choose a node or an edge; hold Shift to choose several, click twice to expand.</p>;
}

function Several({ model, chosen, choose }: { model: Model; chosen: string[]; choose: (ids: string[]) => void }) {
  return (
    <section>
      <h2>{count(chosen.length)} chosen</h2>
      <ul class="list">
        {chosen
          .filter((id) => model.graph.hasNode(id))
          .map((id) => (
            <li key={id}>
              <button class="plain" onClick={() => choose([id])}>
                {model.graph.getNodeAttribute(id, "label")}
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}

const groupsQuery = `query Groups($id: ID!) {
  thing(id: $id) { description statementCount documentCount relationGroups { predicate { id label } outgoing count } }
}`;

interface Groups {
  thing: {
    description: string | null;
    statementCount: number;
    documentCount: number;
    relationGroups: { predicate: { id: string; label: string }; outgoing: boolean; count: number }[];
  } | null;
}

function NodeDetails({ model, id, expand }: { model: Model; id: string; expand: DetailsProps["expand"] }) {
  const { data, error } = useAsk<Groups>(groupsQuery, { id });
  const node = model.graph.getNodeAttributes(id);
  const reach = model.reach.get(id);
  const rest = reach ? reach.total - reach.shown : undefined;
  const thing = data?.thing;
  return (
    <section>
      <h2>
        <Link href={linkTo(id)}>{node.label}</Link>
      </h2>
      {error && <Failure error={error} />}
      {thing?.description && <p>{thing.description}</p>}
      {thing && (
        <p class="quiet">
          {counted(thing.statementCount, "statement")} in {counted(thing.documentCount, "document")}.
        </p>
      )}
      <p>
        {rest === 0 ? (
          "All its neighbours are shown."
        ) : (
          <button onClick={() => expand(id)}>{rest === undefined ? "Show its neighbours" : `${count(rest)} more`}</button>
        )}
      </p>
      {thing && thing.relationGroups.length > 0 && (
        <ul class="list" aria-label="Expand by predicate">
          {thing.relationGroups.slice(0, 30).map((g) => (
            <li key={g.predicate.id + g.outgoing}>
              <button class="plain" onClick={() => expand(id, [g.predicate.id])}>
                {g.outgoing ? `${g.predicate.label} →` : `→ ${g.predicate.label}`}
              </button>{" "}
              <small>{count(g.count)}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const edgeQuery = `query Edge($id: ID!) {
  node(id: $id) { ... on Relation { statements(first: 10) { nodes { ...S } totalCount } } }
} ${fragments.value} ${fragments.evidence} ${fragments.statement}`;

function EdgeDetails({ model, id }: { model: Model; id: string }) {
  const edge = model.graph.getEdgeAttributes(id);
  const [from, to] = model.graph.extremities(id).map((n) => model.graph.getNodeAttribute(n, "value"));
  return (
    <section>
      <h2>
        <ValueLink value={from} /> {edge.label} <ValueLink value={to} />
      </h2>
      {edge.role ? (
        <p class="quiet">The part that it takes in the event.</p>
      ) : (
        <>
          <p class="quiet">
            {standings[edge.standing]} by {counted(edge.documents, "document")}
            {edge.since && `, ${day(edge.since)}`}
            {edge.until && edge.until !== edge.since && ` to ${day(edge.until)}`}.
          </p>
          <EdgeStatements id={id} />
        </>
      )}
    </section>
  );
}

function EdgeStatements({ id }: { id: string }) {
  const { data, error } = useAsk<{ node: { statements: Connection<Statement> } | null }>(edgeQuery, { id });
  if (error) return <Failure error={error} />;
  if (!data) return <Loading />;
  return (
    <ul class="statements">
      {data.node?.statements.nodes.map((s) => (
        <StatementLine key={s.id} statement={s} />
      ))}
    </ul>
  );
}

interface DetailsProps {
  model: Model;
  chosen: string[];
  edge?: string;
  expand: (id: string, predicates?: string[]) => void;
  choose: (ids: string[]) => void;
}
