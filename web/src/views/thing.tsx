import { useState } from "preact/hooks";
import { Link, useSearchParams } from "wouter-preact";
import { fragments, type Bucket, type Connection, type Named } from "../api";
import type { Relation, Statement, ThingKind, Value } from "../api";
import { links } from "../links";
import { Neighbourhood } from "../parts/neighbourhood";
import { Correct, Corrected, WrongButton } from "../parts/curate";
import { More } from "../parts/more";
import { Failure, Loading, Notice } from "../parts/notice";
import { StatementLine } from "../parts/statement";
import { Timeline } from "../parts/timeline";
import { Traits, Types, ValueLink } from "../parts/value";
import { count, counted, day, idOf, standings, title } from "../words";
import { useAsk, usePages } from "../use-ask";

const thingQuery = `query Thing($id: ID!) {
  thing(id: $id) {
    __typename id label kind description names kinds qualities howMany: count gender curated types { id label }
    statementCount eventCount documentCount
    relationGroups { predicate { id label } outgoing count relations(first: 5) { nodes { ...R edge } } }
    wrong: relations(filter: { wrong: true }, first: 20) { nodes { ...R } totalCount }
    events(first: 12) { nodes { id label time documentCount } totalCount }
    documents(first: 50) { nodes { id title published } totalCount }
    neighbors(first: 12) { nodes { value { ...V } standing relations { id predicate { id label } } } totalCount }
  }
  timeline(filter: { things: [$id] }, granularity: MONTH) { buckets { time statements events } }
} ${fragments.value} ${fragments.relation}`;

interface Group {
  predicate: Named;
  outgoing: boolean;
  count: number;
  relations: { nodes: (Relation & { edge: boolean })[] };
}

interface Thing extends Named {
  description: string | null;
  names: string[];
  kinds: string[];
  qualities: string[];
  howMany: string | null;
  gender: string | null;
  curated: string[];
  types: Named[];
  statementCount: number;
  eventCount: number;
  documentCount: number;
  kind: ThingKind;
  relationGroups: Group[];
  wrong: Connection<Relation>;
  events: Connection<Named & { time: string | null }>;
  documents: Connection<{ id: string; title: string; published: string | null }>;
  neighbors: Connection<{ value: Value; standing: Relation["standing"]; relations: { predicate: Named }[] }>;
}

/** How many sources are listed; more can be chosen from to split a thing. */
const sourcesShown = 12;

export function ThingView() {
  const [params] = useSearchParams();
  const id = params.get("id") ?? "";
  const { data, error } = useAsk<{ thing: Thing | null; timeline: { buckets: Bucket[] } }>(thingQuery, { id });
  if (error) return <Failure error={error} />;
  if (!data) return <Loading />;
  const thing = data.thing;
  if (!thing) return <Notice title={`The graph has no ${id}`}>It may have gone with the last build. Search for its name.</Notice>;
  return (
    <article class="page" key={thing.id}>
      <header>
        <h1>{thing.label}</h1>
        <Types types={thing.types} />
        <Corrected kinds={thing.curated} />
        {thing.description && <p class="lead">{thing.description}</p>}
        <Traits of={thing} />
        {thing.names.length > 0 && <p class="quiet">Also called {thing.names.join(", ")}.</p>}
        <p class="quiet">
          {counted(thing.statementCount, "statement")} and {counted(thing.eventCount, "event")} in{" "}
          {counted(thing.documentCount, "document")}.{" "}
          <Link href={links.graph({ of: thing.id })} class="action">
            Open in the graph
          </Link>
        </p>
        <Correct id={thing.id} label={thing.label} types={thing.kind !== "CONCEPT"} documents={thing.documents.nodes} />
      </header>
      <div class="two">
        <div>
          <Relations thing={thing} />
          <WrongRelations relations={thing.wrong} />
          <Said id={thing.id} part="SPEAKER" title={`What ${thing.label} says`} />
          <Said id={thing.id} title={`What is said of ${thing.label}`} />
        </div>
        <aside>
          <Neighbourhood centre={thing.label} neighbours={thing.neighbors.nodes} total={thing.neighbors.totalCount} />
          <h2>Over time</h2>
          <Timeline buckets={data.timeline.buckets} />
          <h2>Events</h2>
          <ul class="list">
            {thing.events.nodes.map((e) => (
              <li key={e.id}>
                <Link href={links.event(e.id)} class="value event">
                  {e.label}
                </Link>
                <small>{day(e.time)}</small>
              </li>
            ))}
          </ul>
          <Rest shown={thing.events.nodes.length} total={thing.events.totalCount} />
          <h2>Sources</h2>
          <ul class="list">
            {thing.documents.nodes.slice(0, sourcesShown).map((d) => (
              <li key={d.id}>
                <Link href={links.story(d.id)}>{d.title}</Link>
                <small>{day(d.published)}</small>
              </li>
            ))}
          </ul>
          <Rest shown={Math.min(sourcesShown, thing.documents.nodes.length)} total={thing.documents.totalCount} />
        </aside>
      </div>
    </article>
  );
}

function Rest({ shown, total }: { shown: number; total: number }) {
  return shown < total ? (
    <p class="quiet">
      {count(shown)} of {count(total)}.
    </p>
  ) : null;
}

/** Relations by predicate and direction; each opens the statements behind it. */
function Relations({ thing }: { thing: Thing }) {
  if (!thing.relationGroups.length) return null;
  return (
    <section>
      <h2>Relations</h2>
      <dl class="groups">
        {thing.relationGroups.map((g) => (
          <div key={g.predicate.id + g.outgoing}>
            <dt>
              {g.outgoing ? (
                <>
                  {g.predicate.label} <span aria-hidden="true">→</span>
                </>
              ) : (
                <>
                  <span aria-hidden="true">→</span> {g.predicate.label} <em>it</em>
                </>
              )}{" "}
              <small>{count(g.count)}</small>
            </dt>
            <dd>
              <ul class="list">
                {g.relations.nodes.map((r) => (
                  <RelationLine key={r.id} relation={r} outgoing={g.outgoing} />
                ))}
              </ul>
              <Rest shown={g.relations.nodes.length} total={g.count} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What was marked as wrong, with the sentences that say it. */
function WrongRelations({ relations }: { relations: Connection<Relation> }) {
  if (!relations.nodes.length) return null;
  return (
    <section>
      <h2>
        Marked as wrong <small>{count(relations.totalCount)}</small>
      </h2>
      <ul class="list">
        {relations.nodes.map((r) => (
          <li key={r.id} class="relation">
            <s>
              <ValueLink value={r.subject} /> {r.predicate.label} <ValueLink value={r.object} />
            </s>
            <Link href={links.curation()} class="mark curated">
              marked by hand
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const relationQuery = `query Relation($id: ID!) {
  node(id: $id) { ... on Relation { statements(first: 20) { nodes { ...S } totalCount } } }
} ${fragments.value} ${fragments.evidence} ${fragments.statement}`;

function RelationLine({ relation: r, outgoing }: { relation: Relation & { edge: boolean }; outgoing: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <li class={`relation ${r.standing.toLowerCase()}`}>
      <ValueLink value={outgoing ? r.object : r.subject} />
      {r.standing !== "REPORTED" && <span class={`mark ${r.standing.toLowerCase()}`}>{standings[r.standing]}</span>}
      {r.places.map((p) => (
        <span class="where" key={idOf(p)}>
          in <ValueLink value={p} />
        </span>
      ))}
      {r.since && <time dateTime={r.since}>{day(r.since)}</time>}
      <details onToggle={(e) => setOpen(e.currentTarget.open)}>
        <summary>
          <small>{counted(r.documentCount, "document")}</small>
        </summary>
        {open && <Statements id={r.id} />}
      </details>
      {r.edge && <WrongButton relation={r.id} text={`${title(r.subject)} ${r.predicate.label} ${title(r.object)}`} />}
    </li>
  );
}

function Statements({ id }: { id: string }) {
  const { data, error } = useAsk<{ node: { statements: Connection<Statement> } | null }>(relationQuery, { id });
  if (error) return <Failure error={error} />;
  if (!data) return <Loading />;
  const statements = data.node?.statements;
  return (
    <ul class="statements">
      {statements?.nodes.map((s) => (
        <StatementLine key={s.id} statement={s} />
      ))}
      {statements && <Rest shown={statements.nodes.length} total={statements.totalCount} />}
    </ul>
  );
}

const saidQuery = `query Said($id: ID!, $as: [Part!]!, $claimed: Boolean, $after: String) {
  thing(id: $id) {
    statements(as: $as, filter: { claimed: $claimed }, first: 5, after: $after) { nodes { ...S } ${fragments.page} }
  }
} ${fragments.value} ${fragments.evidence} ${fragments.statement}`;

/** What a thing claims, or what is claimed of it by others. */
function Said({ id, part, title }: { id: string; part?: "SPEAKER"; title: string }) {
  const parts = part ? [part] : ["SUBJECT", "OBJECT"];
  const said = usePages<{ thing: { statements: Connection<Statement> } | null }, Statement>(
    saidQuery,
    { id, as: parts, claimed: true },
    (d) => d.thing?.statements,
  );
  if (said.error) return <Failure error={said.error} />;
  if (!said.nodes.length) return null;
  return (
    <section>
      <h2>
        {title} <small>{count(said.total)}</small>
      </h2>
      <ul class="statements">
        {said.nodes.map((s) => (
          <StatementLine key={s.id} statement={s} />
        ))}
      </ul>
      <More shown={said.nodes.length} total={said.total} hasMore={said.hasMore} more={said.more} />
    </section>
  );
}
