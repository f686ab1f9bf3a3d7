import type { Model } from "./model";
import type { LayoutJob } from "./layout.worker";

/** Lays the shown nodes of a model out in a worker; a new start ends the one before. */
export class Layout {
  private readonly worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  private nodes: string[] = [];

  constructor(private readonly model: Model) {
    this.worker.onmessage = ({ data }: MessageEvent<Float32Array>) => this.place(data);
  }

  start() {
    const { graph } = this.model;
    this.nodes = this.model.shownNodes();
    const index = new Map(this.nodes.map((id, i) => [id, i]));
    const job: LayoutJob = {
      positions: new Float32Array(2 * this.nodes.length),
      fixed: new Uint8Array(this.nodes.length),
      edges: new Uint32Array(this.model.shownEdges().flatMap((e) => graph.extremities(e).map((id) => index.get(id)!))),
    };
    this.nodes.forEach((id, i) => {
      const { x, y, fixed } = graph.getNodeAttributes(id);
      job.positions.set([x, y], 2 * i);
      job.fixed[i] = fixed ? 1 : 0;
    });
    this.worker.postMessage(job);
  }

  end() {
    this.worker.terminate();
  }

  private place(positions: Float32Array) {
    if (positions.length !== 2 * this.nodes.length) return; // of a job that was ended
    const index = new Map(this.nodes.map((id, i) => [id, i]));
    this.model.graph.updateEachNodeAttributes(
      (id, n) => {
        const i = index.get(id);
        return i === undefined || n.fixed ? n : { ...n, x: positions[2 * i], y: positions[2 * i + 1] };
      },
      { attributes: ["x", "y"] },
    );
  }
}
