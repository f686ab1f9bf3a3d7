package mcp

import (
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/explore"
)

// listed is how many documents a client is told of at once.
const listed = 100

// addResources adds the documents, each by its full IRI. There may be many, so they are listed from the graph.
func (s *Server) addResources() {
	s.sdk.AddResourceTemplate(&mcp.ResourceTemplate{
		Name: "document", Title: "A document", URITemplate: graph.FullIRI("kg:document/") + "{+id}", MIMEType: "text/plain",
		Description: "The text of a document, if the store keeps it; else the sentences that state something.",
	}, s.readResource)
	s.sdk.AddReceivingMiddleware(func(next mcp.MethodHandler) mcp.MethodHandler {
		return func(ctx context.Context, method string, r mcp.Request) (mcp.Result, error) {
			if list, ok := r.(*mcp.ListResourcesRequest); ok {
				return s.listResources(list)
			}
			return next(ctx, method, r)
		}
	})
}

func (s *Server) listResources(r *mcp.ListResourcesRequest) (*mcp.ListResourcesResult, error) {
	g, done := s.shown.Use()
	defer done()
	w := explore.Window{First: listed}
	if r.Params != nil {
		w.After = r.Params.Cursor
	}
	p, err := g.Documents(w)
	if errors.Is(err, explore.ErrCursor) {
		return nil, &jsonrpc.Error{Code: jsonrpc.CodeInvalidParams, Message: err.Error()}
	} else if err != nil {
		return nil, s.present(err)
	}
	result := &mcp.ListResourcesResult{Resources: []*mcp.Resource{}}
	for _, d := range p.Items {
		about := documentOf(d)
		result.Resources = append(result.Resources, &mcp.Resource{
			URI: about.Resource, Name: about.ID, Title: about.Title, Description: describeDocument(about),
			MIMEType: "text/plain",
		})
	}
	result.NextCursor = listOf(&p, nil).Next
	return result, nil
}

// describeDocument says where a document comes from: "Harbour Wire, 2015-10-30, https://...".
func describeDocument(d document) (words string) {
	for _, part := range []string{d.Publisher, d.Published, d.URL} {
		if part != "" && words != "" {
			words += ", "
		}
		words += part
	}
	return words
}

func (s *Server) readResource(ctx context.Context, r *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
	g, done := s.shown.Use()
	defer done()
	d, ok := g.Document(r.Params.URI)
	if !ok {
		return nil, mcp.ResourceNotFoundError(r.Params.URI)
	}
	text, ok, err := d.Text()
	if err == nil && !ok {
		text, err = sentences(ctx, d)
	}
	if err != nil {
		return nil, s.present(err)
	}
	if all := utf8.RuneCountInString(text); all > mostLetters {
		text = string([]rune(text)[:mostLetters]) +
			fmt.Sprintf("\n\n[%d of %d code points; the tool read_document reads on]", mostLetters, all)
	}
	return &mcp.ReadResourceResult{Contents: []*mcp.ResourceContents{{
		URI: r.Params.URI, MIMEType: "text/plain", Text: text,
	}}}, nil
}

// sentences are those that state something, a line each, of a document whose text is not kept.
func sentences(ctx context.Context, d explore.Document) (text string, err error) {
	p, err := d.Statements(nil, explore.Window{First: explore.MaxPage})
	if err != nil {
		return "", err
	}
	last := -1
	for _, s := range p.Items {
		e, err := s.Evidence(ctx)
		if err != nil {
			return "", err
		}
		if e.Begin != last {
			text += e.Sentence + "\n"
		}
		last = e.Begin
	}
	return text, nil
}
