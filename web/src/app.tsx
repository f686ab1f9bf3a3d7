import { useEffect, useState } from "preact/hooks";
import { lazy, Suspense } from "preact/compat";
import { Link, Route, Switch, useLocation } from "wouter-preact";
import { links } from "./links";
import { loadCuration } from "./curation";
import { CurationStatus } from "./parts/curate";
import { SearchBox } from "./parts/search-box";
import { Loading, Notice } from "./parts/notice";
import { CurationView } from "./views/curation";
import { EventView } from "./views/event";
import { SearchView } from "./views/search";
import { StartView } from "./views/start";
import { StoryView } from "./views/story";
import { ThingView } from "./views/thing";

// The two views with large libraries come when they are asked for.
const GraphView = lazy(() => import("./views/graph").then((m) => m.GraphView));
const QueryView = lazy(() => import("./views/query").then((m) => m.QueryView));

export function App() {
  useShortcuts();
  useEffect(() => void loadCuration(), []);
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="bar">
        <Link href={links.start()} class="brand">
          <img src="/icon.svg" alt="" width="24" height="24" /> Quadpress
        </Link>
        <SearchBox />
        <nav aria-label="Views">
          <Link href={links.start()}>Start</Link>
          <Link href={links.graph()}>Graph</Link>
          <Link href={links.query()}>Query</Link>
          <Link href={links.curation()}>Corrections</Link>
        </nav>
        <Theme />
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/" component={StartView} />
            <Route path="/search" component={SearchView} />
            <Route path="/thing" component={ThingView} />
            <Route path="/event" component={EventView} />
            <Route path="/story" component={StoryView} />
            <Route path="/graph" component={GraphView} />
            <Route path="/query" component={QueryView} />
            <Route path="/curation" component={CurationView} />
            <Route>
              <Notice title="There is no such page">
                Search for a name above, or go back to the <Link href="/">start</Link>.
              </Notice>
            </Route>
          </Switch>
        </Suspense>
      </main>
      <CurationStatus />
    </>
  );
}

/** Has "/" go to the search box from everywhere, and a new page begin at its top. */
function useShortcuts() {
  const [path] = useLocation();
  useEffect(() => window.scrollTo(0, 0), [path]);
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      const at = e.target as HTMLElement;
      if (e.key !== "/" || e.ctrlKey || e.metaKey || at.isContentEditable || /INPUT|TEXTAREA|SELECT/.test(at.tagName)) return;
      if (at.shadowRoot) return; // an editor
      e.preventDefault();
      document.getElementById("search")?.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

/** Switches between light and dark; until somebody does, the system's choice holds. */
function Theme() {
  const [theme, setTheme] = useState(() => localStorage.getItem("theme") ?? "");
  useEffect(() => {
    if (theme) {
      document.documentElement.dataset.theme = theme;
      localStorage.setItem("theme", theme);
    }
  }, [theme]);
  const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  return (
    <button class="plain" onClick={() => setTheme(dark ? "light" : "dark")} aria-pressed={dark} title="Dark colours">
      <span aria-hidden="true">{dark ? "☾" : "☼"}</span>
      <span class="hidden">Dark colours</span>
    </button>
  );
}
