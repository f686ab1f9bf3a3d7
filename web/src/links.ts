// The addresses of the views. Each restores its view whole, so that it can be sent to a colleague.

export type Params = Record<string, string | string[] | undefined>;

function address(path: string, params: Params = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of value === undefined ? [] : [value].flat()) if (one !== "") search.append(name, one);
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

export const links = {
  start: () => "/",
  search: (text: string) => address("/search", { text }),
  thing: (id: string) => address("/thing", { id }),
  event: (id: string) => address("/event", { id }),
  /** A story, with the part of its text from begin to end (code points) highlighted. */
  story: (id: string, begin?: number, end?: number) =>
    address("/story", { id, begin: begin?.toString(), end: end?.toString() }),
  graph: (params: Params = {}) => address("/graph", params),
  curation: () => "/curation",
  query: (language?: string, text?: string) => address("/query", { language, text }),
};

/** The view of whatever has an ID. */
export function linkTo(id: string): string {
  if (id.startsWith("kg:event/")) return links.event(id);
  if (id.startsWith("kg:document/")) return links.story(id);
  return links.thing(id);
}
