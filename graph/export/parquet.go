package export

import (
	"io"

	"github.com/parquet-go/parquet-go"
)

// parquetTables writes three tables as Parquet: of documents, of nodes and of edges.
type parquetTables struct {
	create    create
	documents *parquetTable[parquetDocument]
	nodes     *parquetTable[parquetNode]
	edges     *parquetTable[parquetEdge]
}

type parquetDocument struct {
	ID        string `parquet:"id"`
	Title     string `parquet:"title"`
	URL       string `parquet:"url"`
	Publisher string `parquet:"publisher"`
	Published string `parquet:"published"`
}

type parquetNode struct {
	ID        string   `parquet:"id"`
	Label     string   `parquet:"label"`
	Kind      string   `parquet:"kind,dict"`
	Type      string   `parquet:"type,dict"`
	Types     []string `parquet:"types,list"`
	Names     []string `parquet:"names,list"`
	SameAs    []string `parquet:"sameAs,list"`
	Times     []string `parquet:"times,list"`
	Standing  string   `parquet:"standing,dict"`
	Documents int64    `parquet:"documents"`
}

type parquetEdge struct {
	ID          string   `parquet:"id"`
	Kind        string   `parquet:"kind,dict"`
	Source      string   `parquet:"source"`
	SourceLabel string   `parquet:"sourceLabel"`
	Target      string   `parquet:"target"`
	TargetLabel string   `parquet:"targetLabel"`
	Predicate   string   `parquet:"predicate,dict"`
	Label       string   `parquet:"label,dict"`
	Place       string   `parquet:"place"`
	PlaceID     string   `parquet:"placeId"`
	Times       []string `parquet:"times,list"`
	Documents   []string `parquet:"documents,list"`
	Weight      int64    `parquet:"weight"`
	Statements  int64    `parquet:"statements"`
	Speakers    []string `parquet:"speakers,list"`
	Standing    string   `parquet:"standing,dict"`
	Confidence  *float64 `parquet:"confidence"`
	Evidence    string   `parquet:"evidence"`
}

// rowGroup is how many rows are in memory at once.
const rowGroup = 20_000

// parquetTable is one of the files.
type parquetTable[T any] struct{ *parquet.GenericWriter[T] }

func newParquetTable[T any](w io.Writer) *parquetTable[T] {
	return &parquetTable[T]{parquet.NewGenericWriter[T](w, parquet.Compression(&parquet.Snappy),
		parquet.MaxRowsPerRowGroup(rowGroup))}
}

func (t *parquetTable[T]) row(row T) error {
	_, err := t.Write([]T{row})
	return err
}

func newParquet(to target) (graphWriter, error) {
	w, err := to.create("documents.parquet")
	if err != nil {
		return nil, err
	}
	return &parquetTables{create: to.create, documents: newParquetTable[parquetDocument](w)}, nil
}

func (p *parquetTables) document(d *Document) error {
	return p.documents.row(parquetDocument{d.ID, d.Title, d.URL, d.Publisher, d.Published})
}

func (p *parquetTables) node(n *Node) error {
	if err := p.toNodes(); err != nil {
		return err
	}
	return p.nodes.row(parquetNode{n.ID, n.Label, n.Kind, n.Type(), n.Types, n.Names, n.SameAs, n.Times, n.Standing,
		int64(n.Documents)})
}

func (p *parquetTables) edge(e *Edge) error {
	if err := p.toEdges(); err != nil {
		return err
	}
	row := parquetEdge{
		ID: e.ID, Kind: e.Kind, Source: e.Source.ID, SourceLabel: e.Source.Label, Target: e.Target.ID,
		TargetLabel: e.Target.Label, Predicate: e.Predicate, Label: e.Label, Place: e.Place.Label, PlaceID: e.Place.ID,
		Times: e.Times, Documents: e.Documents, Weight: int64(len(e.Documents)), Statements: int64(e.Statements),
		Speakers: e.Speakers, Standing: e.Standing, Evidence: e.Evidence,
	}
	if e.Kind == relationEdge {
		row.Confidence = &e.Confidence
	}
	return p.edges.row(row)
}

// toNodes and toEdges begin a file when the one before is done.
func (p *parquetTables) toNodes() error {
	if p.nodes != nil {
		return nil
	}
	if err := p.documents.Close(); err != nil {
		return err
	}
	w, err := p.create("nodes.parquet")
	if err == nil {
		p.nodes = newParquetTable[parquetNode](w)
	}
	return err
}

func (p *parquetTables) toEdges() error {
	if p.edges != nil {
		return nil
	}
	if err := p.toNodes(); err != nil {
		return err
	}
	if err := p.nodes.Close(); err != nil {
		return err
	}
	w, err := p.create("edges.parquet")
	if err == nil {
		p.edges = newParquetTable[parquetEdge](w)
	}
	return err
}

func (p *parquetTables) close() error {
	if err := p.toEdges(); err != nil {
		return err
	}
	return p.edges.Close()
}
