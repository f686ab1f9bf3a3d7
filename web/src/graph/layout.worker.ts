// Lays a graph out, away from the page's own thread, and reports positions as they settle.
import { UndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

/** A graph to lay out: node i is at (xs[2i], xs[2i+1]), and stays there where fixed[i] is 1; edges are pairs of nodes. */
export interface LayoutJob {
  positions: Float32Array;
  fixed: Uint8Array;
  edges: Uint32Array;
}

const scope = self as unknown as { postMessage(message: Float32Array): void };

let current = 0;

self.onmessage = async ({ data }: MessageEvent<LayoutJob>) => {
  const mine = ++current;
  const graph = read(data);
  const n = graph.order;
  const settings = { ...forceAtlas2.inferSettings(n), adjustSizes: n < 500, barnesHutOptimize: n > 300, slowDown: 2 + n / 200 };
  const rounds = n > 3000 ? 30 : 60;
  const iterations = n > 3000 ? 4 : 8;
  for (let round = 0; round < rounds && mine === current; round++) {
    if (n > 1) forceAtlas2.assign(graph, { iterations, settings });
    const positions = new Float32Array(2 * n);
    graph.forEachNode((id, { x, y }) => positions.set([x, y], 2 * Number(id)));
    scope.postMessage(positions);
    await new Promise((resolve) => setTimeout(resolve, 0)); // lets a newer job in
  }
};

function read({ positions, fixed, edges }: LayoutJob) {
  const graph = new UndirectedGraph();
  for (let i = 0; i < fixed.length; i++) {
    graph.addNode(i, { x: positions[2 * i], y: positions[2 * i + 1], size: 2, fixed: fixed[i] === 1 });
  }
  for (let i = 0; i < edges.length; i += 2) if (edges[i] !== edges[i + 1]) graph.mergeEdge(edges[i], edges[i + 1]);
  return graph;
}
