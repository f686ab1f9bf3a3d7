package query_test

import (
	"context"
	"testing"

	"github.com/quadpress/quadpress/graph/query"
)

// What a query looks for is drawn as Cayley 0.7 draws it, and none of it is run.
func TestSketch(t *testing.T) {
	workers := pool(t)
	for name, test := range map[string]struct{ language, text, want string }{
		"out": {query.Gizmo, `g.V("<kg:Russia>").out("<rel:struck>").all()`, `{"nodes":[` +
			`{"id":1,"tags":["id"],"is_link_node":false,"is_fixed":false},` +
			`{"id":2,"values":["<rel:struck>"],"is_link_node":true,"is_fixed":true},` +
			`{"id":3,"values":["<kg:Russia>"],"is_link_node":false,"is_fixed":true}],` +
			`"links":[{"source":3,"target":1,"type":0,"link_node":2}]}`},
		"in, with a tag": {query.Gizmo, `g.V().tag("who").out("<rel:struck>").all()`, `{"nodes":[` +
			`{"id":1,"tags":["id"],"is_link_node":false,"is_fixed":false},` +
			`{"id":2,"values":["<rel:struck>"],"is_link_node":true,"is_fixed":true},` +
			`{"id":3,"tags":["who"],"is_link_node":false,"is_fixed":false}],` +
			`"links":[{"source":3,"target":1,"type":0,"link_node":2}]}`},
		"alternatives": {query.Gizmo, `g.V("<kg:Russia>").or(g.V("<kg:Homs>")).all()`, `{"nodes":[` +
			`{"id":1,"tags":["id"],"is_link_node":false,"is_fixed":false},` +
			`{"id":2,"values":["<kg:Russia>"],"is_link_node":false,"is_fixed":true},` +
			`{"id":3,"values":["<kg:Homs>"],"is_link_node":false,"is_fixed":true}],` +
			`"links":[{"source":1,"target":2,"type":0,"link_node":0},{"source":1,"target":3,"type":0,"link_node":0}]}`},
		"several steps and a filter": {query.Gizmo,
			`g.V("<kg:Russia>").out("<rel:struck>").filter(like("H%")).in().count()`, `{"nodes":[` +
				`{"id":1,"tags":["id"],"is_link_node":false,"is_fixed":false},` +
				`{"id":2,"is_link_node":true,"is_fixed":false},` +
				`{"id":3,"is_link_node":false,"is_fixed":false},` +
				`{"id":4,"values":["<rel:struck>"],"is_link_node":true,"is_fixed":true},` +
				`{"id":5,"values":["<kg:Russia>"],"is_link_node":false,"is_fixed":true}],` +
				`"links":[{"source":1,"target":3,"type":0,"link_node":2},{"source":5,"target":3,"type":0,"link_node":4}]}`},
		"an endless script's beginning": {query.Gizmo, `g.V().all(); g.emit(1); 1`, `{"nodes":[` +
			`{"id":1,"tags":["id"],"is_link_node":false,"is_fixed":false}],"links":[]}`},
		"nothing": {query.Gizmo, `g.emit(1)`, `{}`},
		"mql": {query.MQL, `[{"id": null, "<rel:struck>": "<kg:Homs>"}]`, `{"nodes":[` +
			`{"id":1,"is_link_node":false,"is_fixed":false},` +
			`{"id":2,"values":["<rel:struck>"],"is_link_node":true,"is_fixed":true},` +
			`{"id":3,"values":["<kg:Homs>"],"is_link_node":false,"is_fixed":true}],` +
			`"links":[{"source":1,"target":3,"type":0,"link_node":2}]}`},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := workers.Sketch(context.Background(), test.language, test.text, query.Options{})
			if err != nil || text(got) != test.want {
				t.Errorf("got %s, %v\nwant %s", text(got), err, test.want)
			}
		})
	}
	for name, test := range map[string]struct{ language, text, want string }{
		"graphql": {query.GraphQL, `{ nodes { id } }`, "what a query in graphql looks for cannot be drawn"},
		"malformed": {query.Gizmo, `g.V(`,
			"gizmo: SyntaxError: (anonymous): Line 1:5 Unexpected end of input (and 1 more errors)"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := workers.Sketch(context.Background(), test.language, test.text, query.Options{}); err == nil ||
				err.Error() != test.want {
				t.Errorf("%v, want %s", err, test.want)
			}
		})
	}
}

func TestOtherLanguages(t *testing.T) {
	workers := pool(t)
	for name, test := range map[string]struct {
		language, text string
		linked         bool
		want           string
	}{
		"mql": {query.MQL, `[{"id": "<kg:Russia>", "<rel:struck>": [{"id": null}]}]`, false,
			`[{"<rel:struck>":[{"id":"<kg:Homs>"}],"id":"<kg:Russia>"}]`},
		"mql, linked": {query.MQL, `[{"id": "<kg:Russia>", "<rel:struck>": null}]`, true,
			`[{"<rel:struck>":"<kg:Homs>","id":"<kg:Russia>"}]`},
		"sexp": {query.Sexp, `($a (:rel:struck :kg:Homs))`, false, `[{"$a":"<kg:Russia>"}]`},
		"gizmo, linked": {query.Gizmo, `g.V("<kg:s1>").save("<qp:time>", "when").save("<qp:confidence>", "sure").all()`, true,
			`[{"id":{"@id":"kg:s1"},"sure":0.5,"when":{"@type":"xsd:date","@value":"2015-11-24"}}]`},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := workers.Run(context.Background(), test.language, test.text, query.Options{Linked: test.linked})
			if err != nil || text(got) != test.want {
				t.Errorf("got %s, %v\nwant %s", text(got), err, test.want)
			}
		})
	}
	for _, test := range [][3]string{
		{query.MQL, `[`, "mql: unexpected end of JSON input"}, {query.Sexp, `x`, "sexp: invalid syntax"},
		{query.Sexp, `($a (`, "sexp: query: more input required"},
	} {
		_, err := workers.Run(context.Background(), test[0], test[1], query.Options{})
		if err == nil || err.Error() != test[2] {
			t.Errorf("%s %s: %v, want %s", test[0], test[1], err, test[2])
		}
	}
}
