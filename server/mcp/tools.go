package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/quadpress/quadpress/graph/explore"
	"github.com/quadpress/quadpress/graph/query"
	"github.com/quadpress/quadpress/graph/search"
)

// addTools adds what an agent can do.
func (s *Server) addTools() {
	add(s, "overview", "What the graph holds", overview, "Counts what the graph holds, with the most frequent classes "+
		"of things and predicates, whose IDs other tools take.")
	add(s, "search", "Search", find, "Finds things and events by their names and sentences by their words; "+
		"misspellings and beginnings of words find too. Begin here: the other tools take the IDs that this one gives.")
	add(s, "describe", "Describe", describe, "Tells what has an ID: who or what a thing is and its relations, told by "+
		"most documents first; an event with what each document tells of it; a document, a statement or a relation "+
		"with its statements.")
	add(s, "statements", "Statements with evidence", statements, "Tells what sentences state, each with the sentence, "+
		"its document, and whose claim it is. 'between' asks what two things have to do with each other.")
	add(s, "events", "Events with evidence", events, "Tells what happened, the latest first: who took which part, when "+
		"and where, by each document with its sentences.")
	add(s, "neighbors", "Neighbours", neighbors, "Tells what a thing or an event is related to, told by most documents "+
		"first, by which relations, and the sentences that say so.")
	add(s, "paths", "Paths", paths, "Finds the shortest ways that relations lead from one thing to another, with the "+
		"sentences of each step.")
	add(s, "read_document", "Read a document", readDocument, "Gives the text of a document, or a part of it, such as "+
		"around a sentence.")
	add(s, "query", "Query in Gizmo", s.query, "Runs a query in Gizmo, Cayley's JavaScript, for what the other tools "+
		`cannot tell: g.V("<kg:John_Kerry>").out("<rel:met>").all(). IRIs stand in angle brackets. Statements and `+
		"events among the results come with their sentences.")
}

// add adds a tool. Its input is described by the tags of In.
func add[In any](s *Server, name, title string, answer func(context.Context, *explore.Graph, In) (any, error),
	description string) {
	closed := false
	tool := &mcp.Tool{
		Name: name, Title: title, Description: description, InputSchema: inputSchema[In](),
		Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed},
	}
	mcp.AddTool(s.sdk, tool, func(ctx context.Context, _ *mcp.CallToolRequest, in In) (*mcp.CallToolResult, any, error) {
		g, done := s.shown.Use()
		defer done()
		made, err := answer(ctx, g, in)
		if err != nil {
			return nil, nil, s.present(err)
		}
		text, err := written(made)
		return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: text}}}, made, err
	})
}

// written is an answer as JSON, with the brackets of IRIs as they are.
func written(v any) (string, error) {
	var text bytes.Buffer
	out := json.NewEncoder(&text)
	out.SetEscapeHTML(false)
	err := out.Encode(v)
	return text.String(), err
}

// inputSchema describes an input, with the bounds of what it has in common with others.
func inputSchema[In any]() *jsonschema.Schema {
	s, err := jsonschema.For[In](nil)
	if err != nil {
		panic(err) // a type of this package that cannot be described
	}
	within := func(p *jsonschema.Schema, least, usual, most int) {
		l, m := float64(least), float64(most)
		p.Minimum, p.Maximum, p.Default = &l, &m, json.RawMessage(fmt.Sprint(usual))
	}
	words := func(p *jsonschema.Schema, all ...any) { p.Items.Enum = all }
	for name, p := range s.Properties {
		if p.Description == "" {
			p.Description = about[name]
		}
		if len(p.Types) == 2 { // null is one; not every client understands several
			p.Type, p.Types = p.Types[1], nil
		}
		switch name {
		case "first":
			within(p, 1, usualFirst, mostFirst)
		case "rows":
			within(p, 1, usualRows, mostRows)
		case "length":
			within(p, 1, usualLetters, mostLetters)
		case "max_length":
			within(p, 1, usualLength, explore.MaxLength)
		case "kinds":
			words(p, string(search.Thing), string(search.Event), string(search.Sentence))
		case "polarity":
			words(p, "affirmed", "denied")
		case "modality":
			words(p, "asserted", "planned", "possible", "requested", "hypothetical")
		}
	}
	return s
}

// missing is the error of an ID that nothing has.
func missing(id string) error {
	return refusal{fmt.Errorf("the graph holds nothing with the ID %.100q; search finds IDs by names", id)}
}

// maxCommon is how many classes and predicates an overview names.
const maxCommon = 25

type counted struct {
	term
	Count int `json:"count"`
}

func countedOf(f explore.Facet) []counted {
	made := []counted{}
	for _, v := range f.Values {
		made = append(made, counted{term{v.Value, v.Label}, v.Count})
	}
	return made
}

func overview(_ context.Context, g *explore.Graph, _ struct{}) (any, error) {
	stats := g.Stats()
	text, err := g.HasText()
	classes, predicates := g.Classes(maxCommon), g.Predicates(maxCommon)
	return map[string]any{
		"documents": stats.Documents, "statements": stats.Statements, "events": stats.Events, "things": stats.Entities,
		"relations": stats.Relations, "text_kept": text,
		"classes": countedOf(classes), "classes_summary": classes.Summary(),
		"predicates": countedOf(predicates), "predicates_summary": predicates.Summary(),
	}, err
}

type searchInput struct {
	Text  string   `json:"text" jsonschema:"names or words; all of them must be found"`
	Kinds []string `json:"kinds,omitempty" jsonschema:"find only these"`
	Types []string `json:"types,omitempty" jsonschema:"find only what is of these classes, such as schema:Person"`
	window
}

// hit is a thing, an event, or a sentence with what it states.
type hit struct {
	Kind       search.Kind `json:"kind"`
	Thing      *thing      `json:"thing,omitempty"`
	Event      *event      `json:"event,omitempty"`
	Source     *source     `json:"source,omitempty"`
	Statements []statement `json:"statements,omitempty"`
}

func find(ctx context.Context, g *explore.Graph, in searchInput) (any, error) {
	q := search.Query{Text: in.Text, Types: in.Types}
	for _, k := range in.Kinds {
		q.Kinds = append(q.Kinds, search.Kind(k))
	}
	p, err := g.Search(ctx, q, in.read())
	if err != nil {
		return nil, err
	}
	hits := []hit{}
	for _, h := range p.Items {
		one := hit{Kind: h.Kind}
		switch v := h.Value().(type) {
		case explore.Thing:
			one.Thing = thingOf(v)
		case explore.Event:
			if one.Event, err = eventOf(v); err != nil {
				return nil, err
			}
		}
		if e := h.Evidence(); e != nil {
			made := sourceOf(*e)
			one.Source = &made
			all := h.Statements()
			if one.Statements, err = statementsOf(ctx, all[:min(len(all), maxEvidence)]); err != nil {
				return nil, err
			}
		}
		hits = append(hits, one)
	}
	return struct {
		Hits []hit `json:"hits"`
		list
	}{hits, listOf(&p, nil)}, nil
}

type idInput struct {
	ID string `json:"id" jsonschema:"the ID of a thing, an event, a document, a statement or a relation"`
	window
}

func describe(ctx context.Context, g *explore.Graph, in idInput) (any, error) {
	switch v := g.Node(in.ID).(type) {
	case explore.Thing:
		p, err := v.Relations(nil, in.read())
		if err != nil {
			return nil, err
		}
		relations, err := relationsOf(ctx, p.Items, 1)
		return struct {
			Thing     *thing     `json:"thing"`
			Relations []relation `json:"relations"`
			list
		}{thingOf(v), relations, listOf(&p, nil)}, err
	case explore.Event:
		p, err := v.Statements(nil, in.read())
		if err != nil {
			return nil, err
		}
		told, err := eventOf(v)
		if err != nil {
			return nil, err
		}
		made, err := statementsOf(ctx, p.Items)
		return struct {
			Event      *event      `json:"event"`
			Statements []statement `json:"statements"`
			list
		}{told, made, listOf(&p, nil)}, err
	case explore.Document:
		p, err := v.Statements(nil, in.read())
		if err != nil {
			return nil, err
		}
		made, err := statementsOf(ctx, p.Items)
		return struct {
			document
			Statements []statement `json:"statements"`
			list
		}{documentOf(v), made, listOf(&p, nil)}, err
	case explore.Relation:
		p, err := v.Statements(in.read())
		if err != nil {
			return nil, err
		}
		told, err := relationOf(ctx, v, 0)
		if err != nil {
			return nil, err
		}
		made, err := statementsOf(ctx, p.Items)
		return struct {
			Relation   relation    `json:"relation"`
			Statements []statement `json:"statements"`
			list
		}{told, made, listOf(&p, nil)}, err
	case explore.Statement:
		made, err := statementOf(ctx, v)
		return map[string]any{"statement": made}, err
	}
	return nil, missing(in.ID)
}

type filterInput struct {
	filter
	window
}

func statements(ctx context.Context, g *explore.Graph, in filterInput) (any, error) {
	f, notes := in.filter.read(g)
	p, err := g.Statements(f, in.window.read())
	if err != nil {
		return nil, err
	}
	made, err := statementsOf(ctx, p.Items)
	return struct {
		Statements []statement `json:"statements"`
		list
	}{made, listOf(&p, notes)}, err
}

func events(_ context.Context, g *explore.Graph, in filterInput) (any, error) {
	f, notes, err := in.filter.events(g)
	if err != nil {
		return nil, err
	}
	p, err := g.Events(f, in.window.read())
	if err != nil {
		return nil, err
	}
	made := []*event{}
	for _, e := range p.Items {
		one, err := eventOf(e)
		if err != nil {
			return nil, err
		}
		made = append(made, one)
	}
	return struct {
		Events []*event `json:"events"`
		list
	}{made, listOf(&p, notes)}, nil
}

type neighborsInput struct {
	ID string `json:"id" jsonschema:"the ID of a thing or an event"`
	filterInput
}

// neighbor is what something is related to, with the relations between the two that most documents tell.
type neighbor struct {
	Neighbor       *value     `json:"neighbor"`
	Standing       string     `json:"standing"`
	Relations      []relation `json:"relations"`
	RelationCount  int        `json:"relation_count"`
	DocumentCount  int        `json:"document_count"`
	StatementCount int        `json:"statement_count"`
}

// maxShown is how many relations between two things are told.
const maxShown = 3

func neighbors(ctx context.Context, g *explore.Graph, in neighborsInput) (any, error) {
	if _, ok := g.Thing(in.ID); !ok {
		return nil, missing(in.ID)
	}
	f, notes := in.filter.read(g)
	p, err := g.Neighbors(in.ID, f, []explore.Link{explore.ByRelation}, in.window.read())
	if err != nil {
		return nil, err
	}
	made := []neighbor{}
	for _, n := range p.Items {
		all := n.Relations()
		relations, err := relationsOf(ctx, all[:min(len(all), maxShown)], 1)
		if err != nil {
			return nil, err
		}
		made = append(made, neighbor{
			valueOf(n.Value), string(n.Standing()), relations, n.RelationCount(), n.DocumentCount(), n.StatementCount(),
		})
	}
	return struct {
		Neighbors []neighbor `json:"neighbors"`
		list
	}{made, listOf(&p, notes)}, nil
}

// usualLength is how many relations a way has at most where a call does not say.
const usualLength = 4

type pathsInput struct {
	From      string `json:"from" jsonschema:"the ID of a thing"`
	To        string `json:"to" jsonschema:"the ID of another"`
	MaxLength int    `json:"max_length,omitempty" jsonschema:"how many relations a way may have"`
	Countries bool   `json:"countries,omitempty" jsonschema:"whether ways may lead over countries; many would"`
	First     int    `json:"first,omitempty"`
}

// step is what connects two things on a way.
type step struct {
	From      *value     `json:"from"`
	To        *value     `json:"to"`
	Standing  string     `json:"standing"`
	Relations []relation `json:"relations"`
}

func paths(ctx context.Context, g *explore.Graph, in pathsInput) (any, error) {
	for _, id := range []string{in.From, in.To} {
		if _, ok := g.Thing(id); !ok {
			return nil, missing(id)
		}
	}
	if in.MaxLength == 0 {
		in.MaxLength = usualLength
	}
	found, err := g.Paths(ctx, explore.Route{
		From: in.From, To: in.To, MaxLength: in.MaxLength, Through: []explore.Link{explore.ByRelation},
		Countries: in.Countries, First: window{First: in.First}.read().First,
	})
	if err != nil {
		return nil, err
	}
	made := [][]step{}
	for _, way := range found.Paths {
		steps := []step{}
		for _, s := range way.Steps {
			all := s.Relations()
			relations, err := relationsOf(ctx, all[:min(len(all), maxShown)], 1)
			if err != nil {
				return nil, err
			}
			steps = append(steps, step{valueOf(s.From), valueOf(s.To), string(s.Standing()), relations})
		}
		made = append(made, steps)
	}
	return map[string]any{
		"paths": made, "length": found.Length, "complete": found.Complete, "summary": found.Summary,
	}, nil
}

type readInput struct {
	ID     string `json:"id" jsonschema:"the ID of a document: kg:document/vienna.txt"`
	Begin  int    `json:"begin,omitempty" jsonschema:"where to begin, in code points, as sources have it"`
	Length int    `json:"length,omitempty" jsonschema:"how many code points are wanted"`
}

// excerpt is a part of a document's text.
type excerpt struct {
	document
	Text    *string `json:"text"` // null where the store keeps no texts
	Begin   int     `json:"begin"`
	End     int     `json:"end"`
	Summary string  `json:"summary"`
	Next    int     `json:"next_begin,omitempty"`
}

func readDocument(_ context.Context, g *explore.Graph, in readInput) (any, error) {
	d, ok := g.Document(in.ID)
	if !ok {
		return nil, missing(in.ID)
	}
	made := excerpt{document: documentOf(d), Summary: "the store keeps no texts; statements has the document's sentences"}
	text, ok, err := d.Text()
	if err != nil || !ok {
		return made, err
	}
	if in.Length == 0 {
		in.Length = usualLetters
	}
	all := utf8.RuneCountInString(text)
	if in.Begin < 0 || in.Begin > all {
		return nil, refusal{fmt.Errorf("begin is %d, and the text has %d code points", in.Begin, all)}
	}
	part := string([]rune(text)[in.Begin:min(all, in.Begin+in.Length)])
	made.Text, made.Begin, made.End = &part, in.Begin, min(all, in.Begin+in.Length)
	made.Summary = fmt.Sprintf("%d to %d of %d code points", made.Begin, made.End, all)
	if made.End < all {
		made.Next = made.End
	}
	return made, nil
}

type queryInput struct {
	Text string `json:"text" jsonschema:"the query"`
	Rows int    `json:"rows,omitempty" jsonschema:"how many rows are wanted"`
}

// rows are what a query emits.
type rows struct {
	Rows       []any       `json:"rows"`
	Statements []statement `json:"statements,omitempty"` // those that stand in the rows
	Events     []*event    `json:"events,omitempty"`     // those that stand in the rows
	Cut        string      `json:"cut,omitempty"`        // what was left out
	Notes      []string    `json:"notes,omitempty"`
}

func (s *Server) query(ctx context.Context, g *explore.Graph, in queryInput) (any, error) {
	opt := s.opt.Query
	if in.Rows == 0 {
		in.Rows = usualRows
	}
	opt.Limit = min(in.Rows, opt.Limit)
	result, err := s.queries.Run(ctx, query.Gizmo, in.Text, opt)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, refusal{err}
	}
	made := rows{Rows: []any{}, Cut: result.Cut, Notes: result.Notes}
	size := 0
	c := citing{g: g, rows: &made, seen: map[string]bool{}}
	for i, row := range result.Rows {
		if size += len(row); size > maxRows {
			made.Cut = fmt.Sprintf("%d of %d rows, as the others are more than %d KiB", i, len(result.Rows), maxRows>>10)
			break
		}
		var v any
		in := json.NewDecoder(bytes.NewReader(row))
		in.UseNumber()
		if err := in.Decode(&v); err != nil {
			return nil, fmt.Errorf("row %d of a query: %w", i, err)
		}
		made.Rows = append(made.Rows, v)
		if err := c.cite(ctx, v); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// citing adds the statements and events that stand in rows.
type citing struct {
	g    *explore.Graph
	rows *rows
	seen map[string]bool
}

func (c *citing) cite(ctx context.Context, v any) error {
	switch v := v.(type) {
	case map[string]any:
		for _, member := range v {
			if err := c.cite(ctx, member); err != nil {
				return err
			}
		}
	case []any:
		for _, item := range v {
			if err := c.cite(ctx, item); err != nil {
				return err
			}
		}
	case string:
		if len(v) < 2 || v[0] != '<' || c.seen[v] || len(c.seen) >= maxCited {
			return nil
		}
		return c.citeID(ctx, v)
	}
	return nil
}

func (c *citing) citeID(ctx context.Context, id string) error {
	if s, ok := c.g.Statement(id); ok {
		made, err := statementOf(ctx, s)
		c.rows.Statements = append(c.rows.Statements, made)
		c.seen[id] = true
		return err
	}
	if e, ok := c.g.Event(id); ok {
		made, err := eventOf(e)
		c.rows.Events = append(c.rows.Events, made)
		c.seen[id] = true
		return err
	}
	return nil
}
