import { Link, useSearchParams } from "wouter-preact";
import { fragments, type Connection, type Evidence, type Named, type Relation, type Standing, type Value } from "../api";
import { links } from "../links";
import { Correct, Corrected } from "../parts/curate";
import { Failure, Loading, Notice } from "../parts/notice";
import { EvidenceLine } from "../parts/statement";
import { Traits, Types, ValueLink } from "../parts/value";
import { counted, day, idOf, standings } from "../words";
import { useAsk } from "../use-ask";

const eventQuery = `query Event($id: ID!) {
  event(id: $id) {
    id label qualities curated types { id label } predicates { id label } time places { ...V } standing documentCount
    participants { ...P }
    tellings {
      document { id title published } predicate { id label } sense time polarity modality
      speakers { ...V } participants { ...P } evidence { ...Ev }
    }
    relations(first: 30) { nodes { ...R } totalCount summary }
  }
}
fragment P on Participant { role { id label } value { ...V } documentCount }
${fragments.value} ${fragments.evidence} ${fragments.relation}`;

interface Participant {
  role: Named;
  value: Value;
  documentCount: number;
}

interface Telling {
  document: { id: string; title: string; published: string | null };
  predicate: Named | null;
  sense: string | null;
  time: string | null;
  speakers: Value[];
  polarity: string;
  modality: string;
  participants: Participant[];
  evidence: Evidence[];
}

interface Event extends Named {
  qualities: string[];
  curated: string[];
  types: Named[];
  predicates: Named[];
  time: string | null;
  places: Value[];
  standing: Standing;
  documentCount: number;
  participants: Participant[];
  tellings: Telling[];
  relations: Connection<Relation>;
}

export function EventView() {
  const [params] = useSearchParams();
  const id = params.get("id") ?? "";
  const { data, error } = useAsk<{ event: Event | null }>(eventQuery, { id });
  if (error) return <Failure error={error} />;
  if (!data) return <Loading />;
  const event = data.event;
  if (!event) return <Notice title={`The graph has no ${id}`}>It may have gone with the last build.</Notice>;
  const standing = event.standing.toLowerCase();
  return (
    <article class="page" key={event.id}>
      <header>
        <h1>{event.label}</h1>
        <Types types={event.types} />
        <Corrected kinds={event.curated} />
        <p class="lead">
          {event.standing !== "REPORTED" && <span class={`mark ${standing}`}>{standings[event.standing]}</span>}{" "}
          {event.time && <time dateTime={event.time}>{day(event.time)}</time>}
          {event.places.map((p) => (
            <span class="where" key={idOf(p)}>
              in <ValueLink value={p} />
            </span>
          ))}
        </p>
        <Traits of={event} />
        <p class="quiet">
          Told by {counted(event.documentCount, "document")}.{" "}
          <Link href={links.graph({ of: event.id })} class="action">
            Open in the graph
          </Link>
        </p>
        <Correct id={event.id} label={event.label} types={false} documents={event.tellings.map((t) => t.document)} />
      </header>
      <div class="two">
        <section>
          <h2>Who tells it, and how</h2>
          {event.tellings.map((t) => (
            <TellingBlock key={t.document.id} telling={t} all={event.participants} alone={event.tellings.length === 1} />
          ))}
        </section>
        <aside>
          <h2>Who took part</h2>
          <Parts parts={event.participants} />
          {event.relations.nodes.length > 0 && <h2>Causes and consequences</h2>}
          <ul class="list">
            {event.relations.nodes.map((r) => (
              <li key={r.id}>
                {idOf(r.subject) === event.id ? (
                  <>
                    {r.predicate.label} <ValueLink value={r.object} />
                  </>
                ) : (
                  <>
                    <ValueLink value={r.subject} /> {r.predicate.label} <em>it</em>
                  </>
                )}
                {r.standing !== "REPORTED" && <small>{standings[r.standing]}</small>}
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </article>
  );
}

function Parts({ parts }: { parts: Participant[] }) {
  return (
    <dl class="roles">
      {parts.map((p) => (
        <div key={p.role.id + idOf(p.value) + JSON.stringify(p.value)}>
          <dt>{p.role.label}</dt>
          <dd>
            <ValueLink value={p.value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What one document tells of an event, and what it alone tells. */
function TellingBlock({ telling: t, all, alone }: { telling: Telling; all: Participant[]; alone: boolean }) {
  const same = (a: Participant, b: Participant) => a.role.id === b.role.id && sameValue(a.value, b.value);
  const own = t.participants.filter((p) => all.some((q) => same(p, q) && q.documentCount === 1));
  return (
    <section class="telling">
      <h3>
        <Link href={links.story(t.document.id)}>{t.document.title}</Link> <small>{day(t.document.published)}</small>
      </h3>
      <p class="quiet">
        {t.speakers.length > 0 && (
          <>
            As{" "}
            {t.speakers.map((s, i) => (
              <>
                {i > 0 && ", "}
                <ValueLink value={s} key={idOf(s)} />
              </>
            ))}{" "}
            says.{" "}
          </>
        )}
        {t.polarity === "DENIED" && <span class="mark denied">denied</span>}
        {t.modality !== "ASSERTED" && <span class="mark">{t.modality.toLowerCase()}</span>}
        {t.sense && <>Read as {t.sense}.</>}
      </p>
      {t.evidence.map((e) => (
        <EvidenceLine key={e.begin} evidence={e} />
      ))}
      {!alone && own.length > 0 && (
        <>
          <p class="quiet">Only here:</p>
          <Parts parts={own} />
        </>
      )}
    </section>
  );
}

const sameValue = (a: Value, b: Value) => (idOf(a) ? idOf(a) === idOf(b) : JSON.stringify(a) === JSON.stringify(b));
