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
