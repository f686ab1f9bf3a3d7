import { Link } from "wouter-preact";
import { fragments, type Bucket, type Connection, type Facet, type Named, type Value } from "../api";
import { links } from "../links";
import { Failure, Loading, Notice } from "../parts/notice";
import { SearchBox } from "../parts/search-box";
import { Timeline } from "../parts/timeline";
import { ValueLink } from "../parts/value";
import { count, counted, day, idOf, title } from "../words";
import { useAsk } from "../use-ask";

const startQuery = `query Start {
  stats {
    documents statements events things relations
    types(first: 12) { values { value label count } totalCount summary }
    highlight { subject { ...V } predicate { id label } object { ...V } }
  }
  people: things(types: ["schema:Person"], named: true, first: 8) { nodes { ...T } }
  bodies: things(types: ["schema:Organization"], named: true, first: 8) { nodes { ...T } }
  places: things(types: ["schema:Place"], named: true, first: 8) { nodes { ...T } }
  events(first: 8) { nodes { id label time types { id label } documentCount } totalCount }
  documents(first: 6) { nodes { id title published } totalCount }
  timeline(granularity: MONTH) { buckets { time statements events } }
}
fragment T on Thing { __typename id label kind types { id label } statementCount }
${fragments.value}`;

interface Best extends Named {
  __typename: "Thing";
  kind: "NAMED";
  types: Named[];
  statementCount: number;
}

interface Start {
  stats: {
    documents: number;
    statements: number;
    events: number;
    things: number;
    relations: number;
    types: Facet;
    highlight: { subject: Value; predicate: Named; object: Value } | null;
  };
  people: Connection<Best>;
  bodies: Connection<Best>;
  places: Connection<Best>;
  events: Connection<Named & { time: string | null; types: Named[]; documentCount: number }>;
  documents: Connection<Named & { title: string; published: string | null }>;
  timeline: { buckets: Bucket[] };
}

export function StartView() {
  const { data, error } = useAsk<Start>(startQuery, {});
  if (error) return <Failure error={error} />;
  if (!data) return <Loading />;
  const { stats } = data;
  if (!stats.documents)
    return (
      <Notice title="The graph is empty">
        Fill it with <code>quadpress build FOLDER</code>; this page shows what was read as soon as it is there.
      </Notice>
    );
  return (
    <div class="start">
      <section class="hero">
        <h1>What the news says, as a graph</h1>
        <p>
          {counted(stats.documents, "document")} tell of {counted(stats.things, "thing")} and{" "}
          {counted(stats.events, "event")}, in {counted(stats.statements, "statement")}; each shows the sentence it was
          read from.
        </p>
        <SearchBox id="search-start" />
        <Examples highlight={stats.highlight} />
      </section>
      <section>
        <h2>When it happened</h2>
        <Timeline buckets={data.timeline.buckets} />
      </section>
      <div class="columns">
        <Most title="People" things={data.people.nodes} />
        <Most title="Organizations" things={data.bodies.nodes} />
        <Most title="Places" things={data.places.nodes} />
        <section>
          <h2>Latest events</h2>
          <ul class="list">
            {data.events.nodes.map((e) => (
              <li key={e.id}>
                <Link href={links.event(e.id)} class="value event">
                  {e.label}
                </Link>
                <small>{day(e.time)}</small>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>Stories</h2>
          <ul class="list">
            {data.documents.nodes.map((d) => (
              <li key={d.id}>
                <Link href={links.story(d.id)}>{d.title}</Link>
                <small>{day(d.published)}</small>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>Kinds of things</h2>
          <ul class="list">
            {stats.types.values.map((t) => (
              <li key={t.value}>
                {t.label} <small>{count(t.count)}</small>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

/** Three ways to begin, with what this graph has most of. */
function Examples({ highlight }: { highlight: Start["stats"]["highlight"] }) {
  if (!highlight) return null;
  const { subject, predicate, object } = highlight;
  const gizmo = `g.V("<${idOf(subject)}>").out("<${predicate.id}>").all()`;
  return (
    <ul class="examples" aria-label="Examples">
      <li>
        <Link href={links.thing(idOf(subject))}>Who or what is {title(subject)}?</Link>
      </li>
      {idOf(object) && (
        <li>
          <Link href={links.graph({ from: idOf(subject), to: idOf(object) })}>
            How are {title(subject)} and {title(object)} connected?
          </Link>
        </li>
      )}
      <li>
        <Link href={links.query("gizmo", gizmo)}>
          Ask in Gizmo: {title(subject)} {predicate.label} whom?
        </Link>
      </li>
    </ul>
  );
}

function Most({ title: heading, things }: { title: string; things: Best[] }) {
  if (!things.length) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <ul class="list">
        {things.map((t) => (
          <li key={t.id}>
            <ValueLink value={t} /> <small>{counted(t.statementCount, "statement")}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
