// How what the graph holds is put for a reader.
import type { Standing, Value } from "./api";

/** A number as a reader writes it: 1,184. */
export const count = (n: number): string => n.toLocaleString("en");

/** A number of things: "1 document", "3 documents". */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** What a value is called. */
export function title(v: Value): string {
  switch (v.__typename) {
    case "Literal":
      return v.datatype?.startsWith("unit:") ? `${v.value} ${v.datatype.slice("unit:".length)}` : v.value;
    case "Document":
      return v.title;
    default:
      return v.label;
  }
}

/** The ID of a value, empty for a literal. */
export const idOf = (v: Value): string => ("id" in v ? v.id : "");

/** A time in the words of a reader, to the precision that is known: "30 September 2015", "September 2015", "2015". */
export function day(time: string | null | undefined): string {
  if (!time) return "";
  const parts = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(time);
  if (!parts) return time;
  const [, year, month, date] = parts;
  if (!month) return year;
  const name = months[Number(month) - 1] ?? month;
  return date ? `${Number(date)} ${name} ${year}` : `${name} ${year}`;
}

const months = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

/** What a standing says of a relation. */
export const standings: Record<Standing, string> = {
  REPORTED: "reported",
  CLAIMED: "claimed",
  PLANNED: "planned",
  REQUESTED: "asked for",
  POSSIBLE: "possible",
  HYPOTHETICAL: "supposed",
  DENIED: "denied",
};

/** The groups of classes that have a colour of their own. */
export type Hue = "person" | "organization" | "place" | "event" | "value" | "other";

const hues: [Hue, RegExp][] = [
  ["person", /Person|People/],
  ["place", /Place|Country|City|State|Region|Continent|Landform|Body ?of ?water|Structure|Facility|Building/i],
  ["organization", /Organization|Company|Corporation|Team|Party|Government|Court|University|School|Media|Band/i],
];

/** The colour group of a value, by its classes. */
export function hue(v: Value): Hue {
  if (v.__typename === "Literal") return "value";
  if (v.__typename === "Event" || v.__typename === "Document") return "event";
  if (v.kind === "EVENT") return "event";
  for (const [name, pattern] of hues) if (v.types.some((t) => pattern.test(t.label))) return name;
  return "other";
}
