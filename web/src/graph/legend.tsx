import type { Hue } from "../words";
import type { Stroke } from "./model";

export const hueNames: Record<Hue, string> = {
  person: "person", organization: "organization", place: "place", event: "event", value: "value", other: "other thing",
};

export const strokeNames: Record<Stroke, string> = {
  reported: "reported by a document", claimed: "only claimed", unreal: "planned or possible", denied: "denied",
};

/** What colours and strokes mean. */
export function Legend() {
  const kinds = Object.entries(hueNames).filter(([kind]) => kind !== "value");
  return (
    <details class="legend" open>
      <summary>Legend</summary>
      <ul>
        {kinds.map(([kind, name]) => (
          <li key={kind}>
            <span class={`dot ${kind}`} /> {name}
          </li>
        ))}
        {Object.entries(strokeNames).map(([stroke, name]) => (
          <li key={stroke}>
            <svg width="34" height="8" aria-hidden="true">
              <line x1="0" y1="4" x2="34" y2="4" class={`edge ${stroke}`} />
            </svg>{" "}
            {name}
          </li>
        ))}
        <li class="quiet">The more documents state it, the thicker the line.</li>
      </ul>
    </details>
  );
}
