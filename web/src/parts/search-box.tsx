import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { ask, fragments, type Connection, type Value } from "../api";
import { linkTo, links } from "../links";
import { hue, idOf, title } from "../words";

const suggestQuery = `query Suggest($text: String!) {
  search(text: $text, kinds: [THING, EVENT], first: 8) { nodes { value { ...V } } }
} ${fragments.value}`;

/** A search box with suggestions while one types; arrows choose, Enter opens, Esc closes. */
export function SearchBox({ pick, label = "Search names, events and sentences", id = "search" }: SearchBoxProps) {
  const [text, setText] = useState("");
  const [found, setFound] = useState<Value[]>([]);
  const [at, setAt] = useState(-1);
  const [open, setOpen] = useState(false);
  const [, go] = useLocation();
  const list = useId();
  const stop = useRef(new AbortController());

  useEffect(() => {
    stop.current.abort();
    if (!text.trim()) return setFound([]);
    const asking = (stop.current = new AbortController());
    const wait = setTimeout(() => {
      ask<{ search: Connection<{ value: Value | null }> }>(suggestQuery, { text }, asking.signal).then(
        (d) => {
          setFound(d.search.nodes.flatMap((n) => n.value ?? []));
          setAt(-1);
        },
        () => {}, // what is typed next asks again, and the search itself shows errors
      );
    }, 80);
    return () => clearTimeout(wait);
  }, [text]);

  const choose = (v: Value) => {
    setOpen(false);
    setText("");
    if (pick) pick(v);
    else go(linkTo(idOf(v)));
  };
  const submit = (e: Event) => {
    e.preventDefault();
    if (at >= 0) choose(found[at]);
    else if (pick && found.length) choose(found[0]);
    else if (text.trim() && !pick) {
      setOpen(false);
      go(links.search(text.trim()));
    }
  };
  const onKey = (e: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step && found.length) {
      e.preventDefault();
      setOpen(true);
      setAt(next(at, step, found.length));
    } else if (e.key === "Escape") {
      if (open) setOpen(false);
      else (e.target as HTMLElement).blur();
    }
  };
  const shown = open && found.length > 0;
  return (
    <form class="search" role="search" onSubmit={submit} onFocusOut={() => setTimeout(() => setOpen(false), 150)}>
      <input
        id={id}
        type="search"
        role="combobox"
        value={text}
        placeholder={label}
        aria-label={label}
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `${list}-${at}` : undefined}
        autocomplete="off"
        onInput={(e) => {
          setText(e.currentTarget.value);
          setOpen(true);
        }}
        onKeyDown={onKey}
      />
      <ul id={list} role="listbox" aria-label="Suggestions" hidden={!shown}>
        {found.map((v, i) => (
          <li
            key={idOf(v)}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at}
            onMouseDown={(e) => {
              e.preventDefault();
              choose(v);
            }}
          >
            <span class={`dot ${hue(v)}`} /> {title(v)}
            {"types" in v && v.types[0] && <small>{v.types[0].label}</small>}
          </li>
        ))}
      </ul>
    </form>
  );
}

/** The place after a step through a list that wraps around by way of none (-1). */
function next(at: number, step: number, n: number): number {
  const places = n + 1;
  return ((at + 1 + step + places) % places) - 1;
}

interface SearchBoxProps {
  /** Called with what is chosen; without it the chosen one's view opens. */
  pick?: (v: Value) => void;
  label?: string;
  id?: string;
}
