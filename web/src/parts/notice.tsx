import type { ComponentChildren } from "preact";
import type { ApiError } from "../api";

/** Says what there is to know or to do where there is nothing to show. */
export function Notice({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="notice" role="status">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
    </div>
  );
}

export function Loading() {
  return (
    <p class="loading" role="status">
      Loading …
    </p>
  );
}

const advice: Record<string, string> = {
  TIMED_OUT: "Narrow it down with a filter, or ask again.",
  DAMAGED_STORE: "Run quadpress check on the store.",
  BAD_CURSOR: "The graph has been built anew since. Load the page again.",
};

export function Failure({ error }: { error: ApiError }) {
  return (
    <div class="notice failure" role="alert">
      <h2>That could not be answered</h2>
      <p>
        {error.message} {advice[error.code]}
      </p>
    </div>
  );
}
