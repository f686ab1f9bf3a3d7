import { count } from "../words";

/** Says how much of a list is shown, and shows more of it. */
export function More({ shown, total, hasMore, more }: MoreProps) {
  if (!hasMore) return null;
  return (
    <p class="more">
      {count(shown)} of {count(total)} <button onClick={more}>Show more</button>
    </p>
  );
}

interface MoreProps {
  shown: number;
  total: number;
  hasMore: boolean;
  more: () => void;
}
