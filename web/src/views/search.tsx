import { useSearchParams } from "wouter-preact";
import { Link } from "wouter-preact";
import { fragments, type Connection, type Evidence, type Value } from "../api";
import { links } from "../links";
import { More } from "../parts/more";
import { Failure, Loading, Notice } from "../parts/notice";
import { EvidenceLine } from "../parts/statement";
import { Types, ValueLink } from "../parts/value";
import { count, idOf } from "../words";
import { usePages } from "../use-ask";

const searchQuery = `query Search($text: String!, $after: String) {
  search(text: $text, first: 30, after: $after) {
    nodes { kind value { ...V } evidence { ...Ev } } ${fragments.page}
  }
} ${fragments.value} ${fragments.evidence}`;

interface Hit {
  kind: string;
  value: Value | null;
  evidence: Evidence | null;
}

export function SearchView() {
  const [params] = useSearchParams();
  const text = params.get("text") ?? "";
  const found = usePages<{ search: Connection<Hit> }, Hit>(searchQuery, { text }, (d) => d.search);
  if (found.error) return <Failure error={found.error} />;
  if (!found.data) return <Loading />;
  const values = found.nodes.flatMap((h) => h.value ?? []);
  const sentences = found.nodes.flatMap((h) => h.evidence ?? []);
  if (!found.nodes.length)
    return <Notice title={`Nothing is called “${text}”`}>Try fewer words, or only the beginning of a name.</Notice>;
  return (
    <div class="page">
      <h1>“{text}”</h1>
      <p class="quiet">
        {count(found.total)} found.{" "}
        {values.length > 0 && (
          <Link href={links.graph({ node: values.slice(0, 50).map(idOf) })}>Show the things and events as a graph</Link>
        )}
      </p>
      <ul class="list wide">
        {values.map((v) => (
          <li key={idOf(v)}>
            <ValueLink value={v} /> {"types" in v && <Types types={v.types} />}
            {"description" in v && v.description && <small>{v.description}</small>}
          </li>
        ))}
      </ul>
      {sentences.length > 0 && <h2>Sentences</h2>}
      {sentences.map((e) => (
        <EvidenceLine key={e.document.id + e.begin} evidence={e} />
      ))}
      <More shown={found.nodes.length} total={found.total} hasMore={found.hasMore} more={found.more} />
    </div>
  );
}
