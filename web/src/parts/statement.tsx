import { Link } from "wouter-preact";
import type { Evidence, Statement } from "../api";
import { links } from "../links";
import { day, idOf } from "../words";
import { ValueLink } from "./value";

/** The sentence behind something, as a link to its place in the story. */
export function EvidenceLine({ evidence }: { evidence: Evidence }) {
  const { document: doc, begin, end, sentence } = evidence;
  return (
    <blockquote class="evidence">
      <Link href={links.story(doc.id, begin, end)}>{sentence}</Link>
      <cite>
        {doc.title}
        {doc.published && `, ${day(doc.published)}`}
      </cite>
    </blockquote>
  );
}

/** What marks a statement as something else than the document's own word that it is so. */
export function Marks({ statement: s }: { statement: Statement }) {
  const marks = [s.polarity === "DENIED" && "denied", s.modality !== "ASSERTED" && s.modality.toLowerCase()];
  return (
    <>
      {marks.map((m) => m && <span class={`mark ${m}`}>{m}</span>)}
      {s.speaker && (
        <span class="mark claimed">
          says <ValueLink value={s.speaker} />
        </span>
      )}
    </>
  );
}

/** A statement in one line, with its sentence below. `of` is whose page it stands on, which is not named again. */
export function StatementLine({ statement: s, of }: { statement: Statement; of?: string }) {
  return (
    <li class="statement">
      <p>
        {idOf(s.subject) !== of && <ValueLink value={s.subject} />} <span class="predicate">{s.predicate.label}</span>{" "}
        {idOf(s.object) !== of || !of ? <ValueLink value={s.object} /> : <em>it</em>}
        {s.place && (
          <span class="where">
            in <ValueLink value={s.place} />
          </span>
        )}
        {s.time && <time dateTime={s.time}>{day(s.time)}</time>} <Marks statement={s} />
      </p>
      <EvidenceLine evidence={s.evidence} />
    </li>
  );
}
