import { Link } from "wouter-preact";
import { importFile, undo, useCuration, type Entry } from "../curation";
import { linkTo } from "../links";
import { Loading, Notice } from "../parts/notice";

const states = { holds: "", idle: "nothing to apply it to", overruled: "overruled", "": "" };

/** All that was corrected by hand, and how each entry stands. */
export function CurationView() {
  const { curation } = useCuration();
  if (!curation) return <Loading />;
  const { entries, write } = curation;
  return (
    <article class="page">
      <h1>Corrections</h1>
      <p class="quiet">
        What was corrected by hand is applied by every build.{" "}
        {write
          ? "A thing's page corrects what it is, and each of its relations."
          : "To correct something here, start quadpress serve with --write, or use quadpress curate."}
      </p>
      <p class="toolbar">
        {entries.length > 0 && (
          <a href="/api/curation/file" download="curation.yaml">
            Save as a file for a colleague
          </a>
        )}
        {write && (
          <label>
            Put in a colleague's file{" "}
            <input type="file" accept=".yaml,.yml" onChange={async (e) => {
              const input = e.currentTarget;
              const file = input.files?.[0];
              if (file) await importFile(await file.text());
              input.value = "";
            }} />
          </label>
        )}
      </p>
      {entries.length === 0 && <Notice title="Nothing was corrected yet" />}
      <ul class="list corrections">
        {entries.map((e) => (
          <li key={e.id}>
            <span>
              <EntryText entry={e} />
              {states[e.state] && <span class="mark">{states[e.state]}</span>}
              {e.why && <small> {e.why}</small>}
              {(e.note || e.who) && <small> {[e.note, e.who].filter(Boolean).join(", ")}</small>}
            </span>
            {write && (
              <button onClick={() => void undo(e.id)} aria-label={`Undo: ${e.text}`}>
                Undo
              </button>
            )}
          </li>
        ))}
      </ul>
    </article>
  );
}

function EntryText({ entry: e }: { entry: Entry }) {
  const [first, ...others] = e.things;
  switch (e.kind) {
    case "same":
      return (
        <>
          {others.map((t) => (
            <span key={t}>
              <Iri iri={t} />,{" "}
            </span>
          ))}
          the same as <Iri iri={first} />
        </>
      );
    case "apart":
      return (
        <>
          <Iri iri={first} /> is <Iri iri={e.part ?? ""} /> in {e.documents?.join(", ")}
        </>
      );
    case "wrong":
      return (
        <>
          <Iri iri={first} /> {nameOf(e.predicate ?? "")}{" "}
          {e.object?.startsWith("kg:") ? <Iri iri={e.object} /> : e.object} is wrong
        </>
      );
    case "rename":
      return (
        <>
          <Iri iri={first} /> is called “{e.value}”
        </>
      );
    default:
      return (
        <>
          <Iri iri={first} /> is of type {e.value}
        </>
      );
  }
}

const Iri = ({ iri }: { iri: string }) => <Link href={linkTo(iri)}>{nameOf(iri)}</Link>;

/** The name that an IRI was made from. */
function nameOf(iri: string): string {
  const local = iri.slice(iri.indexOf(":") + 1);
  try {
    return decodeURIComponent(local).replaceAll("_", " ");
  } catch {
    return local;
  }
}
