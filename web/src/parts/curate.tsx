import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import type { Value } from "../api";
import { correct, dismiss, undo, useCuration, type Kind } from "../curation";
import { linkTo, links } from "../links";
import { counted, idOf, title } from "../words";
import { SearchBox } from "./search-box";

const marks: Record<string, string> = {
  same: "merged by hand",
  apart: "split by hand",
  rename: "renamed by hand",
  retype: "retyped by hand",
};

/** Says by what corrections something is what it is. */
export function Corrected({ kinds }: { kinds: string[] }) {
  return (
    <>
      {kinds.map((k) => (
        <Link key={k} href={links.curation()} class="mark curated">
          {marks[k] ?? k}
        </Link>
      ))}
    </>
  );
}

/** What can be corrected of a thing or an event, where the server takes corrections. */
export function Correct({ id, label, types, documents }: CorrectProps) {
  const { curation } = useCuration();
  const [open, setOpen] = useState<Kind>();
  const forms = useId();
  if (!curation?.write) return null;
  const kinds: [Kind, string][] = [
    ["same", "Merge with …"],
    ["rename", "Rename"],
    ["retype", "Retype"],
    ["apart", "Split"],
  ];
  const close = () => setOpen(undefined);
  return (
    <section class="correct" aria-label="Correct by hand">
      <p class="toolbar">
        {kinds
          .filter(([k]) => (k !== "retype" || types) && (k !== "apart" || documents.length > 1))
          .map(([k, text]) => (
            <button
              key={k}
              aria-expanded={open === k}
              aria-controls={forms}
              onClick={() => setOpen(open === k ? undefined : k)}
            >
              {text}
            </button>
          ))}
      </p>
      <div id={forms} onKeyDown={(e) => e.key === "Escape" && !e.defaultPrevented && close()}>
        {open === "same" && <Merge id={id} label={label} done={close} />}
        {open === "rename" && <Rename id={id} label={label} done={close} />}
        {open === "retype" && <Retype id={id} label={label} types={curation.types} done={close} />}
        {open === "apart" && <Split id={id} label={label} documents={documents} done={close} />}
      </div>
    </section>
  );
}

interface CorrectProps {
  id: string;
  label: string;
  /** Whether its type can be corrected. */
  types: boolean;
  documents: { id: string; title: string }[];
}

/** A form with a note, and a button that does what it says. */
function Form({ action, ready, submit, children }: FormProps) {
  const [note, setNote] = useState("");
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        if (ready) submit(note);
      }}
    >
      {children}
      <label>
        Why (optional) <input value={note} onInput={(e) => setNote(e.currentTarget.value)} />
      </label>
      <button class="primary" disabled={!ready}>
        {action}
      </button>
    </form>
  );
}

interface FormProps {
  action: string;
  ready: boolean;
  submit: (note: string) => void;
  children: ComponentChildren;
}

interface PartProps {
  id: string;
  label: string;
  done: () => void;
}

/** Makes two things one, which has the name of either. */
function Merge({ id, label, done }: PartProps) {
  const [other, setOther] = useState<Value>();
  const [keeps, setKeeps] = useState(true);
  const [, go] = useLocation();
  const names = useId();
  const submit = async (note: string) => {
    const things = keeps ? [id, idOf(other!)] : [idOf(other!), id];
    if (!(await correct({ kind: "same", things, note }))) return;
    done();
    go(linkTo(things[0]));
  };
  return (
    <>
      <SearchBox id="merge" label={`What is ${label} the same as?`} pick={(v) => idOf(v) !== id && setOther(v)} />
      {other && (
        <Form action="Make them one" ready submit={submit}>
          <fieldset>
            <legend>It is then called</legend>
            {[true, false].map((own) => (
              <label key={String(own)}>
                <input type="radio" name={names} checked={keeps === own} onChange={() => setKeeps(own)} />{" "}
                {own ? label : title(other)}
              </label>
            ))}
          </fieldset>
        </Form>
      )}
    </>
  );
}

function Rename({ id, label, done }: PartProps) {
  const [name, setName] = useState(label);
  const submit = async (note: string) => {
    if (await correct({ kind: "rename", things: [id], value: name.trim(), note })) done();
  };
  return (
    <Form action="Rename" ready={name.trim() !== "" && name.trim() !== label} submit={submit}>
      <label>
        Name <input value={name} onInput={(e) => setName(e.currentTarget.value)} />
      </label>
    </Form>
  );
}

function Retype({ id, types, done }: PartProps & { types: string[] }) {
  const [type, setType] = useState("");
  const submit = async (note: string) => {
    if (await correct({ kind: "retype", things: [id], value: type, note })) done();
  };
  return (
    <Form action="Retype" ready={type !== ""} submit={submit}>
      <label>
        Type{" "}
        <select aria-label="Type" value={type} onChange={(e) => setType(e.currentTarget.value)}>
          <option value="">choose one</option>
          {types.map((t) => (
            <option key={t}>{t}</option>
          ))}
        </select>
      </label>
    </Form>
  );
}

/** Says that some documents mean another thing, and what that is called. */
function Split({ id, label, documents, done }: PartProps & { documents: CorrectProps["documents"] }) {
  const [chosen, setChosen] = useState<string[]>([]);
  const [name, setName] = useState("");
  const submit = async (note: string) => {
    const made = await correct({ kind: "apart", things: [id], documents: chosen, note });
    const part = made?.added?.[0]?.part;
    if (!part) return;
    if (name.trim()) await correct({ kind: "rename", things: [part], value: name.trim(), note });
    done();
  };
  return (
    <Form action="Split" ready={chosen.length > 0} submit={submit}>
      <fieldset>
        <legend>These mean another {label}</legend>
        {documents.map((d) => (
          <label key={d.id}>
            <input
              type="checkbox"
              checked={chosen.includes(d.id)}
              onChange={(e) => {
                const others = chosen.filter((c) => c !== d.id);
                setChosen(e.currentTarget.checked ? [...others, d.id] : others);
              }}
            />{" "}
            {d.title}
          </label>
        ))}
      </fieldset>
      <label>
        The other one is called (optional) <input value={name} onInput={(e) => setName(e.currentTarget.value)} />
      </label>
    </Form>
  );
}

/** Says that a relation does not hold. `text` is the relation in words. */
export function WrongButton({ relation, text }: { relation: string; text: string }) {
  const { curation } = useCuration();
  const [subject, predicate, ...rest] = relation.split(" ");
  if (!curation?.write) return null;
  return (
    <button
      class="plain wrong"
      aria-label={`This is wrong: ${text}`}
      onClick={() => void correct({ kind: "wrong", things: [subject], predicate, object: rest.join(" ") })}
    >
      <small>this is wrong</small>
    </button>
  );
}

/** Says what the last correction did, with a way back, and asks for the token where one is needed. */
export function CurationStatus() {
  const { last, failure, give, refused } = useCuration();
  const added = last?.added ?? [];
  return (
    <>
      <div class="status" role="status">
        {failure && <p class="failure">{failure}</p>}
        {last && (
          <p>
            {[...added.map((e) => e.text), ...(last.removed ?? []).map((e) => `Undone: ${e.text}`)].join("; ")}.{" "}
            <small>
              {counted(last.quadsAdded, "quad")} came, {counted(last.quadsRemoved, "quad")} went.
            </small>
            {added.length === 1 && <button onClick={() => void undo(added[0].id)}>Undo</button>}
          </p>
        )}
        {(last || failure) && <button onClick={dismiss}>Close</button>}
      </div>
      {give && <TokenDialog give={give} refused={refused} />}
    </>
  );
}

function TokenDialog({ give, refused }: { give: (token: string | null) => void; refused?: boolean }) {
  const [token, setToken] = useState("");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="token-title"
      onCancel={(e) => {
        e.preventDefault();
        give(null);
      }}
    >
      <form
        onSubmit={(e) => {
          e.preventDefault();
          give(token);
        }}
      >
        <h2 id="token-title">Who may correct the graph</h2>
        <p>{refused ? "That is not the token." : "Corrections need the token that quadpress serve --write printed."}</p>
        <label>
          Token{" "}
          <input
            type="password"
            autocomplete="off"
            value={token}
            onInput={(e) => setToken(e.currentTarget.value)}
          />
        </label>
        <p class="toolbar">
          <button class="primary" disabled={!token.trim()}>
            Go on
          </button>
          <button type="button" onClick={() => give(null)}>
            Cancel
          </button>
        </p>
      </form>
    </dialog>
  );
}
