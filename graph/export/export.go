// Package export writes the graph of a store for other programs: as RDF, quad by quad, or as a property graph, whose
// nodes are things, events and values and whose edges are relations and the parts taken in events.
//
// All formats are written in one order, so that the same graph gives the same bytes, and in bounded memory: what does
// not fit goes through temporary files.
package export

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/schema"
)

// Format is one that the graph is written in. It has either quads or a graph.
type Format struct {
	// Name is what users call it.
	Name string
	// Files are the files that it consists of; none where it is one file.
	Files []string

	order order // of quads
	quads func(io.Writer) quadWriter
	graph func(target) (graphWriter, error) // of a property graph, nil for quads
}

// target is where a property graph goes.
type target struct {
	create create
	schema *schema.Schema // of the store
}

// create makes one of the files of a format, by its name. The one before is complete.
type create func(name string) (io.Writer, error)

// Formats are all formats; the first is the default.
var Formats = []Format{
	{Name: "nquads", order: byLine},
	{Name: "trig", quads: newTurtle, order: byGraph},
	{Name: "turtle", quads: newTurtle, order: withoutGraph},
	{Name: "jsonld", quads: newJSONLD, order: byGraph},
	{Name: "rdfxml", quads: newRDFXML, order: withoutGraph},
	{Name: "graphml", graph: newGraphML},
	{Name: "gexf", graph: newGEXF},
	{Name: "cytoscape", graph: newCytoscape},
	{Name: "dot", graph: newDOT},
	{Name: "neo4j", graph: newNeo4j, Files: []string{"nodes.csv", "relationships.csv"}},
	{Name: "csv", graph: newTables, Files: []string{"documents.csv", "nodes.csv", "edges.csv"}},
	{Name: "parquet", graph: newParquet, Files: []string{"documents.parquet", "nodes.parquet", "edges.parquet"}},
	{Name: "ftm", graph: newFollowTheMoney},
}

// Model is what a format makes of a graph.
type Model int

// The models.
const (
	RDF   Model = iota // quads
	Graph              // nodes and edges with properties
)

// Names are the names of the formats of a model.
func Names(m Model) (names []string) {
	for _, f := range Formats {
		if (f.graph == nil) == (m == RDF) {
			names = append(names, f.Name)
		}
	}
	return names
}

// Find is the format of a name.
func Find(name string) (Format, error) {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, fmt.Errorf("there is no format %s", name)
	}
	return Formats[i], nil
}

// Write writes what passes a filter. Where the format has several files, out makes each of them, by its name, and the
// one before is complete by then; else out is called once, with an empty name. An error leaves files half-written.
//
// A store has to be opened with the schema that it was built with, but for RDF without a filter.
func Write(
	ctx context.Context, store *graph.Store, f Format, filter Filter, out func(name string) (io.Writer, error),
) error {
	if err := filter.Check(); err != nil {
		return err
	}
	c := newChooser(store.Schema(), filter)
	if f.graph == nil {
		w, err := out("")
		if err == nil {
			err = writeQuads(ctx, store, c, f, w)
		}
		return wrap(err)
	}
	w, err := f.graph(target{out, store.Schema()})
	if err == nil {
		err = writeGraph(ctx, store, c, w)
	}
	return wrap(err)
}

func wrap(err error) error {
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}
