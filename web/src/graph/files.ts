// The canvas as files: a picture, or what other programs read.
import type { Canvas, Palette } from "./canvas";
import type { Model } from "./model";

/** The formats in which the graph on the canvas can be saved. */
export const formats = ["png", "svg", "graphml", "csv"] as const;
export type Format = (typeof formats)[number];

/** Saves what is shown as a file of the browser's downloads. */
export async function save(format: Format, model: Model, canvas: Canvas, palette: Palette) {
  const made: Record<Format, () => Blob | Promise<Blob>> = {
    png: () => png(svg(model, canvas, palette), canvas),
    svg: () => new Blob([svg(model, canvas, palette)], { type: "image/svg+xml" }),
    graphml: () => new Blob([graphml(model)], { type: "application/xml" }),
    csv: () => new Blob([csv(model)], { type: "text/csv" }),
  };
  const url = URL.createObjectURL(await made[format]());
  const link = document.createElement("a");
  link.href = url;
  link.download = `quadpress.${format}`;
  link.click();
  URL.revokeObjectURL(url);
}

const escape = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** A drawing of what is shown, as large as the canvas. */
export function svg(model: Model, canvas: Canvas, palette: Palette): string {
  const { width, height } = canvas.getDimensions();
  const at = (id: string) => {
    const { x, y } = model.graph.getNodeAttributes(id);
    return canvas.graphToViewport({ x, y });
  };
  const out = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="${palette.ground}"/>`,
  ];
  for (const edge of model.shownEdges()) {
    const [a, b] = model.graph.extremities(edge).map(at);
    const e = model.graph.getEdgeAttributes(edge);
    const dashes = e.stroke === "claimed" ? ' stroke-dasharray="7 5"' : "";
    out.push(
      `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${palette.strokes[e.stroke]}"${dashes}>` +
        `<title>${escape(e.label)}</title></line>`,
    );
  }
  for (const id of model.shownNodes()) {
    const { x, y } = at(id);
    const n = model.graph.getNodeAttributes(id);
    out.push(`<circle cx="${x}" cy="${y}" r="6" fill="${palette.hues[n.hue]}"/>`);
    out.push(`<text x="${x + 9}" y="${y + 4}" fill="${palette.text}">${escape(n.label)}</text>`);
  }
  return [...out, "</svg>"].join("\n");
}

/** A picture of a drawing, twice as fine as the screen. */
async function png(drawing: string, canvas: Canvas): Promise<Blob> {
  const { width, height } = canvas.getDimensions();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`;
  await image.decode();
  const sheet = new OffscreenCanvas(2 * width, 2 * height);
  sheet.getContext("2d")!.drawImage(image, 0, 0, 2 * width, 2 * height);
  return sheet.convertToBlob({ type: "image/png" });
}

const nodeColumns = ["label", "class"] as const;
const edgeColumns = ["predicate", "standing", "documents", "since", "until", "confidence"] as const;

function rows(model: Model) {
  const nodes = model.shownNodes().map((id) => {
    const n = model.graph.getNodeAttributes(id);
    return { id, label: n.label, class: n.hue };
  });
  const edges = model.shownEdges().map((id) => {
    const e = model.graph.getEdgeAttributes(id);
    const [source, target] = model.graph.extremities(id);
    return {
      id, source, target, predicate: e.predicate.id, standing: e.stroke, documents: e.documents, since: e.since ?? "",
      until: e.until ?? "", confidence: e.confidence,
    };
  });
  return { nodes, edges };
}

/** GraphML, with labels and what is known of the edges as attributes. */
export function graphml(model: Model): string {
  const { nodes, edges } = rows(model);
  const key = (name: string, of: string) =>
    `<key id="${name}" for="${of}" attr.name="${name}" attr.type="${/documents/.test(name) ? "int" : "string"}"/>`;
  const data = (row: object, names: readonly string[]) =>
    names.map((n) => `<data key="${n}">${escape(String((row as Record<string, unknown>)[n]))}</data>`).join("");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...nodeColumns.map((n) => key(n, "node")),
    ...edgeColumns.map((n) => key(n, "edge")),
    '<graph edgedefault="directed">',
    ...nodes.map((n) => `<node id="${escape(n.id)}">${data(n, nodeColumns)}</node>`),
    ...edges.map(
      (e) => `<edge source="${escape(e.source)}" target="${escape(e.target)}">${data(e, edgeColumns)}</edge>`,
    ),
    "</graph></graphml>",
  ].join("\n");
}

/** A line for each edge, with the names of its ends; quoted as RFC 4180 says. */
export function csv(model: Model): string {
  const { nodes, edges } = rows(model);
  const names = new Map(nodes.map((n) => [n.id, n.label]));
  const cell = (v: unknown) => (/[",\r\n]/.test(String(v)) ? `"${String(v).replaceAll('"', '""')}"` : String(v));
  const head = ["source", "source_label", "predicate", "target", "target_label", ...edgeColumns.slice(1)];
  const body = edges.map((e) => [
    e.source, names.get(e.source), e.predicate, e.target, names.get(e.target), e.standing, e.documents, e.since, e.until,
    e.confidence,
  ]);
  return [head, ...body].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}
