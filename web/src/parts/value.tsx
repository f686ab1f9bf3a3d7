import { Link } from "wouter-preact";
import type { Value } from "../api";
import { linkTo } from "../links";
import { day, hue, idOf, title } from "../words";

/** A thing, event or document as a link to its view; a literal as what it says. */
export function ValueLink({ value }: { value: Value }) {
  const id = idOf(value);
  if (!id) {
    const text = title(value);
    return <span class="literal">{/^\d{4}-\d\d/.test(text) ? day(text) : text}</span>;
  }
  return (
    <Link href={linkTo(id)} class={`value ${hue(value)}`}>
      {title(value)}
    </Link>
  );
}

/** What documents call a thing or event and say that it is like. */
interface Described {
  kinds?: string[];
  qualities: string[];
  howMany?: string | null;
  gender?: string | null;
}

/** What documents call something and say that it is like, in a line; nothing where they say nothing. */
export function Traits({ of }: { of: Described }) {
  const said = [
    ["How many", of.howMany],
    ["Kind", of.kinds?.join(", ")],
    ["Said to be", of.qualities.join(", ")],
    ["Gender", of.gender],
  ].filter(([, words]) => words);
  if (said.length === 0) return null;
  return <p class="quiet">{said.map(([name, words]) => `${name}: ${words}.`).join(" ")}</p>;
}

/** The classes of something, in a row of small labels. */
export function Types({ types }: { types: { id: string; label: string }[] }) {
  return (
    <span class="types">
      {types.map((t) => (
        <span class="type" key={t.id}>
          {t.label}
        </span>
      ))}
    </span>
  );
}
