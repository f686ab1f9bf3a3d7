// Results of any query as rows of a table, and the nodes that they name.

/** The rows of a result: of the first list in it, each entry flat, with dotted names for what lies deeper. */
export function table(result: unknown): Record<string, unknown>[] {
  return firstList(result).map((row) => flat(row));
}

/** The first list in a result, else the result alone. */
function firstList(result: unknown): unknown[] {
  if (result === null || result === undefined) return [];
  return listIn(result) ?? [result];
}

function listIn(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (value === null || typeof value !== "object") return undefined;
  for (const inner of Object.values(value)) {
    const list = listIn(inner);
    if (list) return list;
  }
  return undefined;
}

function flat(row: unknown, prefix = "", out: Record<string, unknown> = {}): Record<string, unknown> {
  if (row === null || typeof row !== "object" || Array.isArray(row)) {
    out[prefix || "result"] = row;
    return out;
  }
  for (const [name, value] of Object.entries(row)) {
    const key = prefix ? `${prefix}.${name}` : name;
    if (value !== null && typeof value === "object" && !Array.isArray(value)) flat(value, key, out);
    else out[key] = value;
  }
  return out;
}

/** The things, events and documents that a result names, each once. */
export function idsIn(result: unknown): string[] {
  const ids = new Set<string>();
  const look = (v: unknown) => {
    if (typeof v === "string") {
      const id = /^<?(kg:[^<>\s]+)>?$/.exec(v)?.[1];
      if (id && !/^kg:(statement|document)\//.test(id)) ids.add(id);
    } else if (v !== null && typeof v === "object") Object.values(v).forEach(look);
  };
  look(result);
  return [...ids];
}
