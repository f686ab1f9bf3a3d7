import { useEffect, useState } from "preact/hooks";
import { ApiError, ask, type Connection } from "./api";
import { useCuration } from "./curation";

/** An answer on its way: data when it is there, error when it cannot be had. */
export interface Answer<T> {
  data?: T;
  error?: ApiError;
  loading: boolean;
}

/**
 * Asks the graph whenever the question changes, or the graph was corrected here. What was known before stays until the
 * new answer is there.
 */
export function useAsk<T>(query: string, variables: object): Answer<T> {
  const { revision } = useCuration();
  const key = query + JSON.stringify(variables) + revision;
  const [answer, setAnswer] = useState<Answer<T> & { key: string }>({ key: "", loading: true });
  useEffect(() => {
    const stop = new AbortController();
    ask<T>(query, variables, stop.signal).then(
      (data) => setAnswer({ key, data, loading: false }),
      (error) => {
        if (!stop.signal.aborted) setAnswer({ key, error, loading: false });
      },
    );
    return () => stop.abort();
  }, [key]);
  return answer.key === key ? answer : { data: answer.data, loading: true };
}

/** A connection that grows by a page when more is called. `pick` finds it in the answer. */
export function usePages<D, T>(query: string, variables: object, pick: (data: D) => Connection<T> | null | undefined) {
  const first = useAsk<D>(query, { ...variables, after: null });
  const [rest, setRest] = useState<{ of?: D; nodes: T[]; last?: Connection<T>; error?: ApiError }>({ nodes: [] });
  const page = first.data && pick(first.data);
  const grown = rest.of === first.data ? rest : { nodes: [] as T[], last: undefined, error: undefined };
  const last = grown.last ?? page;
  const more = async () => {
    if (!first.data || !last?.pageInfo.hasNextPage) return;
    const of = first.data;
    try {
      const next = pick(await ask<D>(query, { ...variables, after: last.pageInfo.endCursor }));
      if (next) setRest({ of, nodes: [...grown.nodes, ...next.nodes], last: next });
    } catch (error) {
      setRest({ of, nodes: grown.nodes, last: grown.last, error: error as ApiError });
    }
  };
  return {
    ...first,
    error: first.error ?? grown.error,
    nodes: page ? [...page.nodes, ...grown.nodes] : [],
    total: page?.totalCount ?? 0,
    hasMore: last?.pageInfo.hasNextPage ?? false,
    more,
  };
}
