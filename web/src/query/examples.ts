// The languages of the query view, and queries to begin with that work on any graph.

export type Language = "gizmo" | "graphql" | "typed";

export const languages: { id: Language; name: string }[] = [
  { id: "gizmo", name: "Gizmo" },
  { id: "graphql", name: "Cayley's GraphQL" },
  { id: "typed", name: "Typed GraphQL" },
];

export const examples: Record<Language, { title: string; text: string }[]> = {
  gizmo: [
    {
      title: "Who met whom",
      text: `g.V("<rel:met>").in("<rdf:predicate>")
  .save("<rdf:subject>", "who").save("<rdf:object>", "whom")
  .getLimit(100)`,
    },
    {
      title: "People and their offices",
      text: `g.V("<schema:Person>").in("<rdf:type>").save("<rel:position>", "office").getLimit(100)`,
    },
    {
      title: "What is denied",
      text: `g.V("denied").in("<qp:polarity>")
  .save("<rdf:subject>", "who").save("<rdf:predicate>", "does not").save("<rdf:object>", "whom")
  .saveOpt("<qp:evidence>", "sentence").getLimit(100)`,
    },
    {
      title: "Claims, with who makes them",
      text: `g.V("<rdf:Statement>").in("<rdf:type>").save("<qp:speaker>", "speaker")
  .save("<qp:evidence>", "sentence").getLimit(50)`,
    },
  ],
  graphql: [
    { title: "Five documents", text: `{\n  nodes(first: 5) {\n    id\n    title: <dcterms:title>\n  }\n}` },
  ],
  typed: [
    {
      title: "People, and whom they are related to",
      text: `{
  things(types: ["schema:Person"], named: true, first: 10) {
    nodes {
      id
      label
      description
      neighbors(first: 3) { nodes { relations { predicate { label } } value { ... on Thing { label } } } }
    }
  }
}`,
    },
    {
      title: "The latest events, and who took part",
      text: `{
  events(first: 10) {
    nodes {
      id
      label
      time
      participants { role { label } value { ... on Thing { id label } ... on Literal { value } } }
    }
  }
}`,
    },
    {
      title: "What is only claimed",
      text: `{
  statements(filter: { claimed: true }, first: 20) {
    totalCount
    nodes {
      speaker { ... on Thing { label } }
      subject { ... on Thing { label } }
      predicate { label }
      object { ... on Thing { label } ... on Literal { value } }
      evidence { sentence }
    }
  }
}`,
    },
  ],
};
