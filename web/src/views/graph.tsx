import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useSearchParams } from "wouter-preact";
import { ApiError, type Value } from "../api";
import { Details } from "../graph/details";
import { Filters } from "../graph/filters";
import { Legend } from "../graph/legend";
import { Toolbar } from "../graph/toolbar";
import { draw, paletteOf, type Canvas, type Palette } from "../graph/canvas";
import { save } from "../graph/files";
import { Layout } from "../graph/layout";
import { among, neighbours, ways, type Found } from "../graph/load";
import { Model } from "../graph/model";
import { filterOf, paramsOf, placesOf } from "../graph/address";
import { Failure, Notice } from "../parts/notice";
import { SearchBox } from "../parts/search-box";
import { count, counted, idOf } from "../words";

/**
 * The graph around a thing (?of=), the ways between two (?from=&to=), or given nodes (?node=). The address follows what
 * is shown, so that it restores it.
 */
export function GraphView() {
  const [params, setParams] = useSearchParams();
  const model = useMemo(() => new Model(), []);
  const [version, setVersion] = useState(0);
  const [chosen, setChosen] = useState<string[]>([]);
  const [edge, setEdge] = useState<string>();
  const [error, setError] = useState<ApiError>();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [filter, setFilter] = useState(() => filterOf(params));
  const element = useRef<HTMLDivElement>(null);
  const canvas = useRef<Canvas>();
  const layout = useRef<Layout>();
  const palette = useRef<Palette>();
  const changed = () => setVersion((v) => v + 1);

  /** Has the address tell what is shown, without a new entry in the history. */
  const keepAddress = () => setParams(paramsOf(model, filter), { replace: true });

  /** Puts what was found on the canvas. */
  const show = async (found: Found, near?: string) => {
    await model.addNodes(found.nodes, near);
    await model.addEdges(found.edges);
    layout.current?.start();
    changed();
  };

  /** Does something that asks the server, and shows what went wrong with it. */
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  const expand = (id: string, predicates?: string[]) =>
    attempt(async () => {
      const before = predicates ? undefined : model.reach.get(id);
      const found = await neighbours(id, before?.cursor ?? null, predicates);
      if (version > 0) model.remember();
      if (!predicates) model.reach.set(id, { ...found.reach, shown: (before?.shown ?? 0) + found.reach.shown });
      await show(found, id);
      keepAddress();
    });

  const connect = (from: string, to: string, countries: boolean) =>
    attempt(async () => {
      const found = await ways(from, to, countries);
      if (version > 0) model.remember();
      await show(found, from);
      setNote(found.summary);
      setChosen([from, to]);
      keepAddress();
    });

  // What the address names is loaded once; after that the address follows the canvas.
  useEffect(() => {
    const [of, from, to] = ["of", "from", "to"].map((name) => params.get(name));
    const nodes = params.getAll("node");
    if (from && to) void connect(from, to, params.has("countries"));
    else if (of) void expand(of);
    else if (nodes.length)
      void attempt(async () => {
        await show(await among(nodes));
        for (const [id, place] of placesOf(params)) {
          if (model.graph.hasNode(id)) model.graph.mergeNodeAttributes(id, { ...place, fixed: true });
        }
        layout.current?.start();
      });
  }, []);

  useEffect(() => {
    model.refilter(filter);
    if (version > 0) keepAddress();
    changed();
  }, [filter]);

  // The drawing lives as long as the view, and is made anew for another theme.
  useEffect(() => {
    const moving = (layout.current = new Layout(model));
    let drawn: Canvas;
    const paint = () => {
      drawn?.kill();
      palette.current = paletteOf(element.current!);
      canvas.current = drawn = draw(model, element.current!, palette.current);
      drawn.on("clickNode", ({ node, event }) => {
        const add = (event.original as MouseEvent).shiftKey;
        setEdge(undefined);
        setChosen((c) => (add ? (c.includes(node) ? c.filter((id) => id !== node) : [...c, node]) : [node]));
      });
      drawn.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
        preventSigmaDefault();
        void expand(node);
      });
      drawn.on("clickEdge", ({ edge }) => {
        setChosen([]);
        setEdge(edge);
      });
      drawn.on("clickStage", () => {
        setChosen([]);
        setEdge(undefined);
      });
      drawn.on("nodeDragEnd", ({ node }) => {
        model.graph.setNodeAttribute(node, "fixed", true);
        keepAddress();
      });
    };
    paint();
    const themes = new MutationObserver(paint);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => {
      themes.disconnect();
      moving.end();
      drawn.kill();
    };
  }, []);

  useEffect(() => {
    const isChosen = new Set(chosen);
    model.graph.forEachNode((id) => canvas.current?.setNodeState(id, { isChosen: isChosen.has(id) }));
  }, [chosen, version]);

  const hide = (ids: string[]) => {
    model.remember();
    model.hide(ids);
    setChosen([]);
    changed();
    keepAddress();
  };
  const pin = (ids: string[]) => {
    model.remember();
    model.togglePins(ids);
    changed();
    keepAddress();
  };
  const undo = () => {
    model.undo();
    setChosen((c) => c.filter((id) => model.graph.hasNode(id)));
    setEdge(undefined);
    changed();
    keepAddress();
  };
  const onKey = (e: KeyboardEvent) => {
    if (/INPUT|SELECT|TEXTAREA/.test((e.target as HTMLElement).tagName)) return;
    const done = stepKey(e.key);
    if (done) e.preventDefault();
  };
  /** What a key does: arrows go from node to node, Enter expands, Delete hides, P pins, U undoes, Esc lets go. */
  const stepKey = (key: string): boolean => {
    const shown = model.shownNodes();
    if (key === "Escape") setChosen([]);
    else if (key === "u" && model.canUndo) undo();
    else if (key.startsWith("Arrow") && shown.length) {
      const step = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
      const at = shown.indexOf(chosen[0]);
      setEdge(undefined);
      setChosen([shown[(at + step + shown.length) % shown.length]]);
    } else if (!chosen.length) return false;
    else if (key === "Enter") void expand(chosen[0]);
    else if (key === "Delete" || key === "Backspace") hide(chosen);
    else if (key === "p") pin(chosen);
    else return false;
    return true;
  };

  const shown = model.shownNodes();
  const pick = (v: Value) => {
    if (!model.graph.order) return void expand(idOf(v));
    model.remember();
    void attempt(async () => {
      await show(await among([...new Set([...shown, idOf(v)])]));
      setChosen([idOf(v)]);
      keepAddress();
    });
  };
  return (
    <div class="graph" onKeyDown={onKey}>
      <div class="graph-head">
        <h1 class="hidden">Graph</h1>
        <SearchBox id="search-graph" label="Add a thing or event to the graph" pick={pick} />
        <Toolbar
          model={model}
          chosen={chosen}
          busy={busy}
          expand={expand}
          hide={hide}
          pin={pin}
          undo={undo}
          connect={connect}
          layout={() => layout.current?.start()}
          save={(format) => void save(format, model, canvas.current!, palette.current!)}
          choose={setChosen}
        />
        <p class="quiet" role="status">
          {busy ? "Asking the graph …" : `${counted(shown.length, "node")}, ${counted(model.shownEdges().length, "edge")}. ${note}`}
        </p>
      </div>
      {error && <Failure error={error} />}
      <div class="graph-body">
        <div
          class="canvas"
          ref={element}
          tabIndex={0}
          role="application"
          aria-label={`A drawing of ${count(shown.length)} nodes. Arrow keys go from node to node, Enter expands.`}
        />
        {!model.graph.order && !busy && (
          <Notice title="Nothing is on the canvas yet">
            Search for a thing or an event above to begin with; what it is related to unfolds from there.
          </Notice>
        )}
        <aside aria-label="Details">
          <Details model={model} chosen={chosen} edge={edge} expand={expand} choose={setChosen} />
          <Filters model={model} filter={filter} setFilter={setFilter} />
          <Legend />
        </aside>
      </div>
    </div>
  );
}
