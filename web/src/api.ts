// What the server's typed GraphQL answers (server/schema.graphqls), as far as the explorer asks for it.

/** An answer that the server could not give; code is that of the error's extensions. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly code = "",
  ) {
    super(message);
  }
}

/** Asks the graph. It throws an ApiError that says what is wrong, in a sentence that can be shown. */
export async function ask<T>(query: string, variables: object = {}, signal?: AbortSignal): Promise<T> {
  const response = await post("/graphql", JSON.stringify({ query, variables }), "application/json", signal);
  const answer = await response.json().catch(() => {
    throw new ApiError(`The server answered with status ${response.status} and no JSON.`);
  });
  if (answer.errors?.length) {
    const first = answer.errors[0];
    throw new ApiError(first.message, first.extensions?.code);
  }
  if (!answer.data) throw new ApiError(answer.error ?? `The server answered with status ${response.status}.`);
  return answer.data as T;
}

/** What a query in one of Cayley's languages gives. */
export interface Results {
  result: unknown;
  /** What was left out, in a sentence. */
  cut?: string;
}

/** Runs a query in Gizmo or in Cayley's dialect of GraphQL. */
export async function run(language: string, text: string, limit: number, signal?: AbortSignal): Promise<Results> {
  const path = `/api/v2/query?lang=${encodeURIComponent(language)}&limit=${limit}`;
  const response = await post(path, text, "text/plain", signal);
  const answer = await response.json().catch(() => ({ error: `The server answered with status ${response.status}.` }));
  const error = answer.error ?? answer.errors?.[0].message;
  if (error) throw new ApiError(error);
  return { result: answer.result ?? answer.data, cut: answer.cut ?? answer.extensions?.cut };
}

async function post(path: string, body: string, type: string, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, { method: "POST", headers: { "Content-Type": type }, body, signal });
  } catch (reason) {
    if (signal?.aborted) throw reason;
    throw new ApiError("The server does not answer. Is quadpress serve still running?");
  }
}

export interface Named {
  id: string;
  label: string;
}

export interface Connection<T> {
  nodes: T[];
  totalCount: number;
  summary: string;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export type Value =
  | ({ __typename: "Thing"; kind: ThingKind; types: Named[]; description?: string | null } & Named)
  | ({ __typename: "Event"; types: Named[]; time?: string | null } & Named)
  | { __typename: "Document"; id: string; title: string }
  | { __typename: "Literal"; value: string; datatype: string | null };

export type ThingKind = "NAMED" | "DESCRIBED" | "CONCEPT" | "EVENT";

export type Standing = "REPORTED" | "CLAIMED" | "PLANNED" | "REQUESTED" | "POSSIBLE" | "HYPOTHETICAL" | "DENIED";

export interface Evidence {
  sentence: string;
  begin: number;
  end: number;
  document: { id: string; title: string; published: string | null };
}

export interface Statement {
  id: string;
  subject: Value;
  predicate: Named;
  object: Value;
  place: Value | null;
  time: string | null;
  speaker: Value | null;
  polarity: "AFFIRMED" | "DENIED";
  modality: "ASSERTED" | "PLANNED" | "POSSIBLE" | "REQUESTED" | "HYPOTHETICAL";
  confidence: number;
  evidence: Evidence;
}

export interface Relation {
  id: string;
  subject: Value;
  predicate: Named;
  object: Value;
  standing: Standing;
  onlyClaimed: boolean;
  documentCount: number;
  statementCount: number;
  speakers: Value[];
  places: Value[];
  since: string | null;
  until: string | null;
  confidence: number;
}

/** What chooses statements; see the schema's Filter. */
export interface Filter {
  types?: string[];
  predicates?: string[];
  speakers?: string[];
  from?: string;
  to?: string;
  minConfidence?: number;
  named?: boolean;
  claimed?: boolean;
}

export interface FacetValue {
  value: string;
  label: string;
  count: number;
}

export interface Facet {
  values: FacetValue[];
  totalCount: number;
  summary: string;
}

export interface Bucket {
  time: string;
  statements: number;
  events: number;
}

export const fragments = {
  value: `fragment V on Value {
    __typename
    ... on Thing { id label kind types { id label } }
    ... on Event { id label types { id label } time }
    ... on Document { id title }
    ... on Literal { value datatype }
  }`,
  evidence: `fragment Ev on Evidence { sentence begin end document { id title published } }`,
  statement: `fragment S on Statement {
    id subject { ...V } predicate { id label } object { ...V } place { ...V } time speaker { ...V }
    polarity modality confidence evidence { ...Ev }
  }`,
  relation: `fragment R on Relation {
    id subject { ...V } predicate { id label } object { ...V } standing onlyClaimed documentCount statementCount
    speakers { ...V } places { ...V } since until confidence
  }`,
  page: `pageInfo { hasNextPage endCursor } totalCount summary`,
};
