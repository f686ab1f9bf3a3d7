import { idOf, title, type Hue } from "../words";
import { noFilter, type Model, type Stroke, type ViewFilter } from "./model";
import { hueNames, strokeNames } from "./legend";

/** What is kept on the canvas: by kind, predicate, standing, speaker, time, confidence, named or not. */
export function Filters({ model, filter, setFilter }: FiltersProps) {
  const set = (change: Partial<ViewFilter>) => setFilter({ ...filter, ...change });
  const predicates = new Map<string, string>();
  const speakers = new Map<string, string>();
  model.graph.forEachEdge((_, e) => {
    predicates.set(e.predicate.id, e.label);
    for (const s of e.speakers) if (idOf(s)) speakers.set(idOf(s), title(s));
  });
  const active = JSON.stringify(filter) !== JSON.stringify(noFilter);
  return (
    <details class="filters" open={active}>
      <summary>Filter</summary>
      <Choice label="Kind" options={Object.entries(hueNames)} chosen={filter.types} set={(v) => set({ types: v as Hue[] })} />
      <Choice
        label="Standing"
        options={Object.entries(strokeNames)}
        chosen={filter.standings}
        set={(v) => set({ standings: v as Stroke[] })}
      />
      <Choice label="Predicate" options={sorted(predicates)} chosen={filter.predicates} set={(v) => set({ predicates: v })} />
      {speakers.size > 0 && (
        <Choice label="Speaker" options={sorted(speakers)} chosen={filter.speakers} set={(v) => set({ speakers: v })} />
      )}
      <label>
        From{" "}
        <input type="date" value={filter.since} onChange={(e) => set({ since: e.currentTarget.value })} />
      </label>
      <label>
        To <input type="date" value={filter.until} onChange={(e) => set({ until: e.currentTarget.value })} />
      </label>
      <label>
        Confidence at least {filter.confidence.toFixed(2)}
        <input
          type="range"
          min="0"
          max="1"
          step="0.05"
          value={filter.confidence}
          onInput={(e) => set({ confidence: Number(e.currentTarget.value) })}
        />
      </label>
      <label>
        <input type="checkbox" checked={filter.namedOnly} onChange={(e) => set({ namedOnly: e.currentTarget.checked })} />{" "}
        Only things with names
      </label>
      {active && <button onClick={() => setFilter(noFilter)}>Clear the filter</button>}
    </details>
  );
}

const sorted = (names: Map<string, string>) => [...names].sort((a, b) => a[1].localeCompare(b[1], "en"));

function Choice({ label, options, chosen, set }: ChoiceProps) {
  return (
    <label>
      {label}
      <select
        multiple
        size={Math.min(5, options.length)}
        onChange={(e) => set([...e.currentTarget.selectedOptions].map((o) => o.value))}
      >
        {options.map(([value, text]) => (
          <option value={value} key={value} selected={chosen.includes(value)}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ChoiceProps {
  label: string;
  options: [string, string][];
  chosen: string[];
  set: (chosen: string[]) => void;
}

interface FiltersProps {
  model: Model;
  filter: ViewFilter;
  setFilter: (f: ViewFilter) => void;
}
