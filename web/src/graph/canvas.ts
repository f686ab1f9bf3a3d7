// The drawing of a model: sigma's WebGL, with the meaning of strokes and colours.
import Sigma from "sigma";
import { extremityArrow, layerDashed, pathCurved, pathLine, sdfCircle, sdfDiamond } from "sigma/rendering";
import type { Hue } from "../words";
import type { EdgeAttributes, Model, NodeAttributes, Stroke } from "./model";

/** The colours of the page's theme, by the names of its style sheet. */
export interface Palette {
  text: string;
  ground: string;
  hues: Record<Hue, string>;
  strokes: Record<Stroke, string>;
}

/** Reads the palette of an element's theme. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const all = <K extends string>(names: K[], prefix = "") =>
    Object.fromEntries(names.map((n) => [n, colour(prefix + n)])) as Record<K, string>;
  return {
    text: colour("text"),
    ground: colour("ground"),
    hues: all(["person", "organization", "place", "event", "value", "other"]),
    strokes: all(["reported", "claimed", "unreal", "denied"], "stroke-"),
  };
}

interface NodeState {
  isChosen: boolean;
}

export type Canvas = Sigma<NodeAttributes, EdgeAttributes, object, NodeState>;

/** Draws a model into an element until it is killed. What is reported is solid, what is only claimed dashed. */
export function draw(model: Model, element: HTMLElement, palette: Palette): Canvas {
  return new Sigma<NodeAttributes, EdgeAttributes, object, NodeState>(model.graph, element, {
    settings: {
      enableEdgeEvents: true,
      enableNodeDrag: true,
      renderEdgeLabels: true,
      labelDensity: 0.7,
      labelRenderedSizeThreshold: 5,
      itemSizesReference: "screen",
      allowInvalidContainer: true,
    },
    primitives: {
      nodes: { shapes: [sdfCircle(), sdfDiamond()] },
      edges: {
        paths: [pathLine(), pathCurved()],
        extremities: [extremityArrow()],
        variables: { dash: { type: "color", default: "#000" }, between: { type: "color", default: "rgba(0, 0, 0, 0)" } },
        layers: [
          layerDashed({
            dashSize: { value: 7, mode: "pixels" },
            dashColor: { attribute: "dash", default: "#000" },
            gapSize: { value: 5, mode: "pixels" },
            gapColor: { attribute: "between", default: "rgba(0, 0, 0, 0)" },
          }),
        ],
      },
    },
    styles: {
      nodes: {
        x: { attribute: "x" },
        y: { attribute: "y" },
        shape: (n: NodeAttributes) => (n.hue === "event" ? "diamond" : "circle"),
        size: (n: NodeAttributes, s: NodeState) => (s.isChosen ? 9 : n.fixed ? 8 : 6),
        color: (n: NodeAttributes) => palette.hues[n.hue],
        visibility: (n: NodeAttributes) => (n.away || n.filtered ? "hidden" : "visible"),
        label: { attribute: "label" },
        labelColor: palette.text,
        labelVisibility: (_: NodeAttributes, s: NodeState) => (s.isChosen ? "visible" : "auto"),
        backdropVisibility: (_: NodeAttributes, s: NodeState) => (s.isChosen ? "visible" : "hidden"),
        backdropColor: palette.ground,
        backdropShadowColor: palette.text,
      },
      edges: {
        path: "straight",
        parallelPath: "curved",
        head: "arrow",
        size: (e: EdgeAttributes) => Math.min(6, 1 + Math.log2(e.documents)),
        color: (e: EdgeAttributes) => palette.strokes[e.stroke],
        dash: (e: EdgeAttributes) => palette.strokes[e.stroke],
        between: (e: EdgeAttributes) => (e.stroke === "claimed" ? "rgba(0, 0, 0, 0)" : palette.strokes[e.stroke]),
        visibility: (e: EdgeAttributes) => (e.filtered ? "hidden" : "visible"),
        label: { attribute: "label" },
        labelColor: palette.text,
        labelSize: 11,
      },
    },
  } as never);
}
