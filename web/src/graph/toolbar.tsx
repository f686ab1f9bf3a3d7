import { useState } from "preact/hooks";
import { formats, type Format } from "./files";
import type { Model } from "./model";

/** What can be done with the canvas and with the nodes that are chosen. */
export function Toolbar(p: ToolbarProps) {
  const [countries, setCountries] = useState(false);
  const { model, chosen } = p;
  const one = chosen.length === 1;
  return (
    <div class="toolbar" role="toolbar" aria-label="Graph">
      <button disabled={!one || p.busy} onClick={() => p.expand(chosen[0])} title="Enter">
        Expand
      </button>
      <button disabled={!chosen.length} onClick={() => p.hide(chosen)} title="Delete">
        Hide
      </button>
      <button disabled={!chosen.length} onClick={() => p.hide(others(model, chosen))}>
        Hide others
      </button>
      <button disabled={!chosen.length} onClick={() => p.pin(chosen)} title="P">
        Pin
      </button>
      <button disabled={!chosen.length} onClick={() => p.choose(withNeighbours(model, chosen))}>
        Choose neighbours
      </button>
      <button disabled={chosen.length !== 2 || p.busy} onClick={() => p.connect(chosen[0], chosen[1], countries)}>
        Ways between two
      </button>
      <label>
        <input type="checkbox" checked={countries} onChange={(e) => setCountries(e.currentTarget.checked)} /> over
        countries too
      </label>
      <button onClick={p.layout}>Arrange</button>
      <button disabled={!model.canUndo} onClick={p.undo} title="U">
        Undo
      </button>
      <label>
        <span class="hidden">Save as</span>
        <select
          value=""
          disabled={!model.graph.order}
          onChange={(e) => {
            p.save(e.currentTarget.value as Format);
            e.currentTarget.value = "";
          }}
        >
          <option value="">Save as …</option>
          {formats.map((f) => (
            <option value={f} key={f}>
              {f.toUpperCase()}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

const others = (model: Model, chosen: string[]) => model.shownNodes().filter((id) => !chosen.includes(id));

const withNeighbours = (model: Model, chosen: string[]) => [
  ...new Set([...chosen, ...chosen.flatMap((id) => model.graph.neighbors(id).filter(model.isShown))]),
];

interface ToolbarProps {
  model: Model;
  chosen: string[];
  busy: boolean;
  expand: (id: string) => void;
  hide: (ids: string[]) => void;
  pin: (ids: string[]) => void;
  undo: () => void;
  connect: (from: string, to: string, countries: boolean) => void;
  layout: () => void;
  save: (format: Format) => void;
  choose: (ids: string[]) => void;
}
