import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Link, useSearchParams } from "wouter-preact";
import { fragments, type Connection, type Statement, type Value } from "../api";
import { links as to, linkTo } from "../links";
import { More } from "../parts/more";
import { Failure, Loading, Notice } from "../parts/notice";
import { Marks } from "../parts/statement";
import { ValueLink } from "../parts/value";
import { count, day, hue, idOf, title } from "../words";
import { usePages } from "../use-ask";

const storyQuery = `query Story($id: ID!, $after: String) {
  document(id: $id) {
    id title url publisher published text statementCount
    copies(first: 50) { nodes { id title publisher published } totalCount }
    mentions(first: 1000, after: $after) { nodes { value { ...V } begin end } ${fragments.page} }
  }
} ${fragments.value}`;

const statementsQuery = `query StoryStatements($id: ID!, $after: String) {
  document(id: $id) { statements(first: 200, after: $after) { nodes { ...S } ${fragments.page} } }
} ${fragments.value} ${fragments.evidence} ${fragments.statement}`;

interface Mention {
  value: Value;
  begin: number;
  end: number;
}

interface Story {
  id: string;
  title: string;
  url: string | null;
  publisher: string | null;
  published: string | null;
  text: string | null;
  statementCount: number;
  copies: Connection<Copy>;
  mentions: Connection<Mention>;
}

/** Another document with nearly the same text. */
interface Copy {
  id: string;
  title: string;
  publisher: string | null;
  published: string | null;
}

/** A part of a text in code points. */
interface Span {
  begin: number;
  end: number;
}

export function StoryView() {
  const [params] = useSearchParams();
  const id = params.get("id") ?? "";
  const read = usePages<{ document: Story | null }, Mention>(storyQuery, { id }, (d) => d.document?.mentions);
  useEffect(() => void read.more(), [read.nodes.length]); // all of them, a thousand at a time
  const said = usePages<{ document: { statements: Connection<Statement> } | null }, Statement>(
    statementsQuery,
    { id },
    (d) => d.document?.statements,
  );
  const named = spanOf(params);
  const [shown, setShown] = useState<Span | undefined>();
  useEffect(() => setShown(undefined), [id, named?.begin, named?.end]);
  const marked = shown ?? named;
  if (read.error) return <Failure error={read.error} />;
  if (!read.data) return <Loading />;
  const story = read.data.document;
  if (!story) return <Notice title="There is no such story">It may have gone with the last build.</Notice>;
  return (
    <article class="page" key={story.id}>
      <header>
        <h1>{story.title}</h1>
        <p class="quiet">
          {[story.publisher, day(story.published)].filter(Boolean).join(", ")}{" "}
          {story.url && /^https?:/.test(story.url) && (
            <a href={story.url} rel="noreferrer noopener">
              where it was published
            </a>
          )}
        </p>
        {story.copies.totalCount > 0 && <Copies all={story.copies} />}
      </header>
      <div class="two story">
        <section aria-label="Text">
          {story.text === null ? (
            <Notice title="The text is not kept">
              The store was built with --keep-text=false. The sentences that statements come from stand beside.
            </Notice>
          ) : (
            <Text text={story.text} mentions={read.nodes} marked={marked} />
          )}
        </section>
        <aside aria-label="Statements">
          <h2>
            Statements <small>{count(said.total || story.statementCount)}</small>
          </h2>
          {said.error && <Failure error={said.error} />}
          <ul class="beside">
            {said.nodes.map((s) => (
              <li key={s.id} class={isSame(s.evidence, marked) ? "current" : ""}>
                <button class="plain" onClick={() => setShown(s.evidence)} title="Show the sentence">
                  <span aria-hidden="true">¶</span>
                  <span class="hidden">Show the sentence of: {title(s.subject)} {s.predicate.label}</span>
                </button>{" "}
                <ValueLink value={s.subject} /> <span class="predicate">{s.predicate.label}</span>{" "}
                <ValueLink value={s.object} /> <Marks statement={s} />
              </li>
            ))}
          </ul>
          <More shown={said.nodes.length} total={said.total} hasMore={said.hasMore} more={said.more} />
        </aside>
      </div>
    </article>
  );
}

/** Where else the text stands. */
function Copies({ all }: { all: Connection<Copy> }) {
  const more = all.totalCount - all.nodes.length;
  return (
    <p class="quiet">
      Nearly the same text, counted as one:{" "}
      {all.nodes.map((c, i) => (
        <>
          {i > 0 && "; "}
          <Link href={to.story(c.id)}>{c.title}</Link>{" "}
          {[c.publisher, day(c.published)].filter(Boolean).join(", ")}
        </>
      ))}
      {more > 0 && `; ${count(more)} more`}
    </p>
  );
}

function spanOf(params: URLSearchParams): Span | undefined {
  const begin = Number(params.get("begin") ?? NaN);
  const end = Number(params.get("end") ?? NaN);
  return begin >= 0 && end > begin ? { begin, end } : undefined;
}

const isSame = (a: Span, b?: Span) => !!b && a.begin === b.begin && a.end === b.end;

/** The text, with links on what it speaks of and a highlight, which is scrolled to. */
function Text({ text, mentions, marked }: { text: string; mentions: Mention[]; marked?: Span }) {
  const points = useMemo(() => Array.from(text), [text]);
  const links = useMemo(() => outermost(mentions), [mentions]);
  const at = useRef<HTMLElement>(null);
  useEffect(() => at.current?.scrollIntoView({ block: "center" }), [marked?.begin]);
  const piece = (from: number, to: number) => {
    const out = [];
    let i = from;
    for (const m of links) {
      if (m.end <= from || m.begin >= to || m.begin < i) continue;
      out.push(points.slice(i, m.begin).join(""));
      out.push(
        <Link key={m.begin} href={linkTo(idOf(m.value))} class={`mention ${hue(m.value)}`} title={title(m.value)}>
          {points.slice(m.begin, Math.min(m.end, to)).join("")}
        </Link>,
      );
      i = Math.min(m.end, to);
    }
    out.push(points.slice(i, to).join(""));
    return out;
  };
  return (
    <div class="text">
      {paragraphs(points).map(({ begin, end }) => {
        const from = Math.max(begin, marked?.begin ?? end);
        const to = Math.min(end, marked?.end ?? begin);
        if (from >= to) return <p key={begin}>{piece(begin, end)}</p>;
        return (
          <p key={begin}>
            {piece(begin, from)}
            <mark ref={at} id="evidence">
              {piece(from, to)}
            </mark>
            {piece(to, end)}
          </p>
        );
      })}
    </div>
  );
}

/** The paragraphs of a text, which blank lines part. */
function paragraphs(points: string[]): Span[] {
  const out: Span[] = [];
  let begin = 0;
  for (let i = 0; i <= points.length; i++) {
    const ends = i === points.length || (points[i] === "\n" && (points[i + 1] === "\n" || points[i + 1] === undefined));
    if (!ends) continue;
    if (points.slice(begin, i).some((c) => c.trim())) out.push({ begin, end: i });
    begin = i + 1;
  }
  return out;
}

/** The mentions that lie in no other, in the order of the text. */
function outermost(mentions: Mention[]): Mention[] {
  const sorted = mentions.filter((m) => idOf(m.value)).sort((a, b) => a.begin - b.begin || b.end - a.end);
  const out: Mention[] = [];
  for (const m of sorted) if (!out.length || m.begin >= out[out.length - 1].end) out.push(m);
  return out;
}
