// The graph view's address: which nodes are shown, where the pinned ones are, and what the filters let through.
import type { Hue } from "../words";
import { noFilter, type Model, type Stroke, type ViewFilter } from "./model";

/** The filter that an address names. */
export function filterOf(params: URLSearchParams): ViewFilter {
  return {
    types: params.getAll("type") as Hue[],
    predicates: params.getAll("predicate"),
    speakers: params.getAll("speaker"),
    standings: params.getAll("standing") as Stroke[],
    since: params.get("since") ?? "",
    until: params.get("until") ?? "",
    confidence: Number(params.get("confidence") ?? 0) || 0,
    namedOnly: params.has("named"),
  };
}

/** The address of what a model shows through a filter. */
export function paramsOf(model: Model, filter: ViewFilter): URLSearchParams {
  const params = new URLSearchParams();
  model.graph.forEachNode((id, n) => {
    if (n.away) return;
    params.append("node", id);
    if (n.fixed) params.append("pin", `${n.x.toFixed(2)},${n.y.toFixed(2)},${id}`);
  });
  const lists = { type: filter.types, predicate: filter.predicates, speaker: filter.speakers, standing: filter.standings };
  for (const [name, values] of Object.entries(lists)) for (const value of values) params.append(name, value);
  if (filter.since) params.set("since", filter.since);
  if (filter.until) params.set("until", filter.until);
  if (filter.confidence !== noFilter.confidence) params.set("confidence", String(filter.confidence));
  if (filter.namedOnly) params.set("named", "");
  return params;
}

/** Where an address has pinned nodes. */
export function placesOf(params: URLSearchParams): Map<string, { x: number; y: number }> {
  const places = new Map<string, { x: number; y: number }>();
  for (const pin of params.getAll("pin")) {
    const parts = /^(-?[\d.]+),(-?[\d.]+),(.+)$/.exec(pin);
    if (parts) places.set(parts[3], { x: Number(parts[1]), y: Number(parts[2]) });
  }
  return places;
}
