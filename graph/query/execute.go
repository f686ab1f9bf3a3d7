package query

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	_ "github.com/cayleygraph/cayley/query/gizmo"   // the language
	_ "github.com/cayleygraph/cayley/query/graphql" // the language
	_ "github.com/cayleygraph/cayley/query/mql"     // the language
	"github.com/cayleygraph/cayley/query/sexp"
	"github.com/cayleygraph/quad"
)

// patience is how long a script may go on after its results are complete before its process is given up.
const patience = 100 * time.Millisecond

// execute runs a query without bounds but those of its results. ended reports whether nothing of it goes on running.
func execute(ctx context.Context, store graph.QuadStore, r request) (_ Result, ended bool, err error) {
	view := newLens(store)
	view.bare = r.Language == Sexp
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	user := newScript()
	result, err := rows(ctx, view, user, r)
	cancel()
	if err != nil {
		err = failure(r.Language, err, view)
	}
	result.Notes = append(result.Notes, view.missing...)
	return result, user.waitFor(patience), err
}

// failure is an error of a query in one line, with what it may come from.
func failure(language string, err error, view *lens) error {
	err = fmt.Errorf("%s: %s", language, oneLine(err))
	if len(view.missing) > 0 { // some of Cayley's steps fail for it
		err = fmt.Errorf("%w; %s", err, view.missing[0])
	}
	return err
}

// collation is the form in which results of a query are asked for.
func (r request) collation() query.Collation {
	switch {
	case r.Language == Sexp:
		return query.Raw // it has no other for programs
	case r.Language == Gizmo && r.Linked:
		return query.JSONLD
	}
	return query.JSON
}

// rows runs a query on a store and collects its results, up to its limit.
func rows(ctx context.Context, store graph.QuadStore, user *script, r request) (_ Result, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("this query fails in Cayley (%v)", p)
		}
	}()
	language, text, limit := r.Language, r.Text, r.Limit
	session := query.NewSession(store, language)
	switch language {
	case GraphQL:
		text = spaced(text)
	case Gizmo:
		if err := user.prepare(session, text); err != nil {
			return Result{}, err
		}
		text = entry
	case Sexp: // Cayley finds nothing with one that it cannot read
		if err := session.(*sexp.Session).Parse(text); err != nil {
			return Result{}, err
		}
	}
	// One result more than is wanted tells whether there are more.
	it, err := session.Execute(ctx, text, query.Options{Collation: r.collation(), Limit: limit + 1})
	if err != nil {
		return Result{}, err
	}
	defer it.Close()
	if language == GraphQL {
		result, err := object(ctx, it, limit)
		result.Notes = graphQLNotes(text)
		return result, err
	}
	out := answer{limit: limit, rows: []json.RawMessage{}}
	for it.Next(ctx) {
		row := it.Result()
		if tags, ok := row.(map[string]graph.Ref); ok {
			if row, err = names(store, tags); err != nil {
				return Result{}, err
			}
		}
		if more, err := out.add(row); err != nil || !more {
			return out.result(), err
		}
	}
	if err := cmp.Or(ctx.Err(), user.failure(), it.Err()); err != nil {
		return Result{}, err
	}
	if list, ok := user.value.([]any); ok {
		for _, value := range list {
			if more, err := out.add(value); err != nil || !more {
				return out.result(), err
			}
		}
	} else if user.value != nil {
		if _, err := out.add(user.value); err != nil {
			return Result{}, err
		}
	}
	return out.result(), nil
}

// names are the values that have tags, in their textual form.
func names(store graph.QuadStore, tags map[string]graph.Ref) (map[string]string, error) {
	named := map[string]string{}
	for tag, ref := range tags {
		name, err := store.NameOf(ref)
		if err != nil {
			return nil, err
		}
		named[tag] = quad.StringOf(name)
	}
	return named, nil
}

// answer gathers rows as long as there is room.
type answer struct {
	limit, size int
	rows        []json.RawMessage
	cut         string
}

// add appends a row and reports whether there is room for more.
func (a *answer) add(row any) (bool, error) {
	if len(a.rows) == a.limit {
		a.cut = fmt.Sprintf("cut after %d results; there are more", a.limit)
		return false, nil
	}
	data, err := marshal(row)
	if err != nil {
		return false, err
	}
	if a.size += len(data); a.size > MaxAnswer {
		const cut = "cut after %d results, as an answer has at most %d MiB; there are more"
		a.cut = fmt.Sprintf(cut, len(a.rows), MaxAnswer>>20)
		return false, nil
	}
	a.rows = append(a.rows, data)
	return true, nil
}

func (a *answer) result() Result { return Result{Rows: a.rows, Cut: a.cut} }

// object is the one object of a GraphQL query, its top-level lists no longer than the limit.
func object(ctx context.Context, it query.Iterator, limit int) (Result, error) {
	data := map[string]any{}
	if it.Next(ctx) {
		data, _ = it.Result().(map[string]any)
	}
	if err := cmp.Or(ctx.Err(), it.Err()); err != nil {
		return Result{}, err
	}
	var result Result
	for name, value := range data {
		if list, ok := value.([]map[string]any); ok && len(list) > limit {
			data[name] = list[:limit]
			result.Cut = fmt.Sprintf("%s was cut after %d results; there are more: page with first and offset", name, limit)
		}
	}
	var err error
	if result.Data, err = marshal(plain(data)); err != nil {
		return Result{}, err
	}
	if len(result.Data) > MaxAnswer {
		return Result{}, fmt.Errorf("the answer has more than %d MiB: ask for less, with first and offset", MaxAnswer>>20)
	}
	return result, nil
}

// plain is a value of a GraphQL answer in JSON's terms: an IRI as Cayley writes it there, without brackets, numbers and
// texts as they are, and other literals as in N-Quads.
func plain(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for name, v := range value {
			value[name] = plain(v)
		}
	case []map[string]any:
		for _, v := range value {
			plain(v)
		}
	case []quad.Value:
		list := make([]any, len(value))
		for i, v := range value {
			list[i] = plain(v)
		}
		return list
	case quad.IRI:
		return string(value)
	case quad.Value:
		if native, ok := value.Native().(quad.Value); ok {
			return quad.StringOf(native)
		}
		return value.Native()
	}
	return value
}

// marshal is a value as JSON, readable as it stands.
func marshal(value any) (json.RawMessage, error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	if err := out.Encode(value); err != nil {
		return nil, fmt.Errorf("a result cannot be written as JSON: %s", strings.TrimPrefix(err.Error(), "json: "))
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// oneLine is an error's text without the line breaks and the echo of the query that parsers add.
func oneLine(err error) string {
	text, _, _ := strings.Cut(err.Error(), "\n")
	return shortened(strings.TrimSpace(text), 1000)
}

// shortened is the beginning of a text, at most so many bytes of it, and whole characters.
func shortened(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + " …"
}
