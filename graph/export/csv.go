package export

import (
	"encoding/csv"
)

// tables writes three tables as CSV: of documents, of nodes and of edges.
type tables struct {
	create create
	out    *csv.Writer
	file   string
}

func newTables(to target) (graphWriter, error) {
	t := &tables{create: to.create}
	return t, t.to("documents.csv")
}

// to begins a file, unless it is the one that is open.
func (t *tables) to(file string) error {
	if t.file == file {
		return nil
	}
	if err := t.flush(); err != nil {
		return err
	}
	w, err := t.create(file)
	if err != nil {
		return err
	}
	t.file, t.out = file, csv.NewWriter(w)
	var header []string
	switch file {
	case "documents.csv":
		header = []string{"id", "title", "url", "publisher", "published"}
	case "nodes.csv":
		header = names([]string{"id"}, nodeAttributes)
	case "edges.csv":
		header = names([]string{"id", "source", "sourceLabel", "target", "targetLabel"}, edgeAttributes)
	}
	return t.out.Write(header)
}

// names are the headers of a table.
func names[T any](first []string, attributes []attribute[T]) []string {
	for _, a := range attributes {
		first = append(first, a.name)
	}
	return first
}

func (t *tables) document(d *Document) error {
	return t.out.Write([]string{d.ID, d.Title, d.URL, d.Publisher, d.Published})
}

func (t *tables) node(n *Node) error {
	if err := t.to("nodes.csv"); err != nil {
		return err
	}
	return t.out.Write(values([]string{n.ID}, nodeAttributes, n))
}

func (t *tables) edge(e *Edge) error {
	if err := t.toEdges(); err != nil {
		return err
	}
	first := []string{e.ID, e.Source.ID, e.Source.Label, e.Target.ID, e.Target.Label}
	return t.out.Write(values(first, edgeAttributes, e))
}

// values are a row of a table.
func values[T any](first []string, attributes []attribute[T], of T) []string {
	for _, a := range attributes {
		first = append(first, a.value(of))
	}
	return first
}

// toEdges makes the table of nodes even where there are none.
func (t *tables) toEdges() error {
	if t.file == "documents.csv" {
		if err := t.to("nodes.csv"); err != nil {
			return err
		}
	}
	return t.to("edges.csv")
}

func (t *tables) flush() error {
	if t.out == nil {
		return nil
	}
	t.out.Flush()
	return t.out.Error()
}

func (t *tables) close() error {
	if err := t.toEdges(); err != nil {
		return err
	}
	return t.flush()
}
