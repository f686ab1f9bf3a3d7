import { Link } from "wouter-preact";
import type { Named, Standing, Value } from "../api";
import { linkTo } from "../links";
import { count, hue, idOf, title } from "../words";

interface Neighbour {
  value: Value;
  standing: Standing;
  relations: { predicate: Named }[];
}

/** A picture of a thing among those that it is best related to. */
export function Neighbourhood({ centre, neighbours, total }: NeighbourhoodProps) {
  const around = neighbours.filter((n) => idOf(n.value));
  if (!around.length) return null;
  const spot = (i: number) => {
    const angle = (2 * Math.PI * i) / around.length - Math.PI / 2;
    return { x: 200 + 135 * Math.cos(angle), y: 150 + 105 * Math.sin(angle) };
  };
  return (
    <figure class="neighbourhood">
      <svg viewBox="0 0 400 300" role="group" aria-label={`${centre} and its neighbours`}>
        {around.map((n, i) => (
          <line key={i} x1="200" y1="150" x2={spot(i).x} y2={spot(i).y} class={`edge ${n.standing.toLowerCase()}`} />
        ))}
        <circle cx="200" cy="150" r="9" class="node centre" />
        {around.map((n, i) => {
          const { x, y } = spot(i);
          return (
            <Link key={idOf(n.value)} href={linkTo(idOf(n.value))}>
              <title>{[...new Set(n.relations.map((r) => r.predicate.label))].join(", ")}</title>
              <circle cx={x} cy={y} r="6" class={`node ${hue(n.value)}`} />
              <text x={x} y={y < 150 ? y - 10 : y + 18} text-anchor="middle">
                {short(title(n.value))}
              </text>
            </Link>
          );
        })}
      </svg>
      {around.length < total && (
        <figcaption class="quiet">
          {count(around.length)} of {count(total)} neighbours.
        </figcaption>
      )}
    </figure>
  );
}

const short = (text: string) => (text.length > 24 ? `${text.slice(0, 22)}…` : text);

interface NeighbourhoodProps {
  centre: string;
  neighbours: Neighbour[];
  total: number;
}
