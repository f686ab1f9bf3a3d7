import type { Bucket } from "../api";
import { counted, day } from "../words";

/** A column for each year, month or day, as high as what happened in it. */
export function Timeline({ buckets, pick }: { buckets: Bucket[]; pick?: (time: string) => void }) {
  if (!buckets.length) return <p class="quiet">No times are known.</p>;
  const all = withGaps(buckets);
  const shown = all.slice(-longest);
  const most = Math.max(1, ...shown.map((b) => b.statements + b.events));
  return (
    <figure class="timeline">
      <ol>
        {shown.map((b) => {
          const n = b.statements + b.events;
          const text = `${day(b.time)}: ${counted(b.events, "event")}, ${counted(b.statements, "statement")}`;
          const height = n && Math.max(3, (100 * n) / most);
          const bar = (
            <svg viewBox="0 0 10 100" preserveAspectRatio="none" role="img" aria-label={text}>
              <title>{text}</title>
              <rect x="1" y={100 - height} width="8" height={height} />
            </svg>
          );
          return (
            <li key={b.time}>
              {pick ? (
                <button class="plain" onClick={() => pick(b.time)}>
                  {bar}
                </button>
              ) : (
                bar
              )}
            </li>
          );
        })}
      </ol>
      <figcaption>
        <span>{day(shown[0].time)}</span>
        {shown.length < all.length && <span>the latest {shown.length} of {all.length}</span>}
        <span>{day(shown[shown.length - 1].time)}</span>
      </figcaption>
    </figure>
  );
}

/** The most columns that are drawn. */
const longest = 72;

/** The months of buckets with those between in which nothing is known; years where there are too many months. */
function withGaps(buckets: Bucket[]): Bucket[] {
  const months = new Map(buckets.map((b) => [b.time.slice(0, 7), b]));
  const [first, last] = [buckets[0].time, buckets[buckets.length - 1].time].map(monthOf);
  if (last - first >= longest) return byYear(buckets);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const n = first + i;
    const time = `${String(Math.floor(n / 12)).padStart(4, "0")}-${String((n % 12) + 1).padStart(2, "0")}`;
    return months.get(time) ?? { time, statements: 0, events: 0 };
  });
}

const monthOf = (time: string) => 12 * Number(time.slice(0, 4)) + Number(time.slice(5, 7) || 1) - 1;

function byYear(buckets: Bucket[]): Bucket[] {
  const years = new Map<number, Bucket>();
  for (const b of buckets) {
    const year = Number(b.time.slice(0, 4));
    const sum = years.get(year) ?? { time: b.time.slice(0, 4), statements: 0, events: 0 };
    years.set(year, { ...sum, statements: sum.statements + b.statements, events: sum.events + b.events });
  }
  const [first, last] = [Math.min(...years.keys()), Math.max(...years.keys())];
  if (last - first > 400) return [...years.values()];
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const time = String(first + i).padStart(4, "0");
    return years.get(first + i) ?? { time, statements: 0, events: 0 };
  });
}
