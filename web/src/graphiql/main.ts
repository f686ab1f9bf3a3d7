// GraphiQL on the typed GraphQL, a page of its own at /graphql. It needs React, which the explorer does without.
import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { examples } from "../query/examples";
import "./style.css";

type Fetcher = Parameters<typeof GraphiQL>[0]["fetcher"];

const fetcher: Fetcher = async (request) => {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(request),
  });
  return response.json();
};

const defaultQuery = examples.typed[0].text;
createRoot(document.getElementById("graphiql")!).render(createElement(GraphiQL, { fetcher, defaultQuery }));
