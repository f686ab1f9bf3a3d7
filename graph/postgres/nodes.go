package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/jackc/pgx/v5"
)

// node is what the table has of a value.
type node struct {
	value quad.Value // nil where there is none
	uses  int64      // in how many quads it stands
}

// nodeCache has the nodes that were asked for, so that each is read once, and knows which ones are likely to be asked
// for next: those of the quads that were read last. They are read together.
type nodeCache struct {
	known    map[refs.ValueHash]node
	expected []refs.ValueHash
	awaited  map[refs.ValueHash]bool // those among expected
}

const (
	nodesKept     = 50_000
	nodesExpected = 4 * largestPage
	nodesAtOnce   = 256
)

func newNodeCache() nodeCache {
	return nodeCache{known: map[refs.ValueHash]node{}, awaited: map[refs.ValueHash]bool{}}
}

// expect takes note of hashes that were read.
func (c *nodeCache) expect(rows [][]refs.ValueHash) {
	for _, row := range rows {
		for _, h := range row {
			if _, ok := c.known[h]; ok || c.awaited[h] || !h.Valid() {
				continue
			}
			if len(c.expected) >= nodesExpected {
				c.expected = nil
				clear(c.awaited)
			}
			c.expected = append(c.expected, h)
			c.awaited[h] = true
		}
	}
}

// missing are those of some nodes that are not known, with others that are likely to be asked for.
func (c *nodeCache) missing(hashes []refs.ValueHash) [][]byte {
	if len(c.known) > nodesKept {
		clear(c.known)
	}
	var missing [][]byte
	taken := map[refs.ValueHash]bool{}
	take := func(h refs.ValueHash) {
		if _, ok := c.known[h]; !ok && !taken[h] && h.Valid() {
			taken[h] = true
			missing = append(missing, h[:])
		}
	}
	for _, h := range hashes {
		take(h)
	}
	if len(missing) == 0 {
		return nil
	}
	for len(missing) < nodesAtOnce && len(c.expected) > 0 {
		h := c.expected[0]
		c.expected = c.expected[1:]
		delete(c.awaited, h)
		take(h)
	}
	return missing
}

const selectNodes = `select hash, refs, value, value_string, datatype, language, iri, bnode, value_int, value_bool,
	value_float, value_time from nodes where hash = any($1)`

// lookUp returns nodes by their hashes, in their order; for those that are none, nodes without a value.
func (t *transaction) lookUp(ctx context.Context, hashes ...refs.ValueHash) ([]node, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if missing := t.nodes.missing(hashes); missing != nil {
		for _, h := range missing {
			t.nodes.known[refs.ValueHash(h)] = node{}
		}
		err := t.read(ctx, selectNodes, []any{missing}, func(rows pgx.Rows) error {
			h, n, err := scanNode(rows)
			t.nodes.known[h] = n
			return err
		})
		if err != nil {
			t.nodes = newNodeCache()
			return nil, err
		}
	}
	nodes := make([]node, len(hashes))
	for i, h := range hashes {
		nodes[i] = t.nodes.known[h]
	}
	return nodes, nil
}

func scanNode(rows pgx.Rows) (h refs.ValueHash, n node, err error) {
	var hash, packed []byte
	var text, datatype, language sql.NullString
	var iri, bnode, truth sql.NullBool
	var integer sql.NullInt64
	var float sql.NullFloat64
	var moment sql.NullTime
	err = rows.Scan(&hash, &n.uses, &packed, &text, &datatype, &language, &iri, &bnode, &integer, &truth, &float, &moment)
	if err != nil {
		return h, n, err
	}
	copy(h[:], hash)
	switch {
	case iri.Bool:
		n.value = quad.IRI(text.String)
	case bnode.Bool:
		n.value = quad.BNode(text.String)
	case language.Valid:
		n.value = quad.LangString{Value: quad.String(text.String), Lang: language.String}
	case datatype.Valid:
		n.value = quad.TypedString{Value: quad.String(text.String), Type: quad.IRI(datatype.String)}
	case text.Valid:
		n.value = quad.String(text.String)
	case integer.Valid:
		n.value = quad.Int(integer.Int64)
	case truth.Valid:
		n.value = quad.Bool(truth.Bool)
	case float.Valid:
		n.value = quad.Float(float.Float64)
	case moment.Valid:
		n.value = quad.Time(moment.Time.UTC())
	default:
		n.value, err = pquads.UnmarshalValue(packed)
	}
	if err != nil {
		return h, n, fmt.Errorf("read a node: %w", err)
	}
	return h, n, nil
}

var nodeColumns = []string{"hash", "refs", "value", "value_string", "datatype", "language", "iri", "bnode", "value_int",
	"value_bool", "value_float", "value_time"}

// nodeRow is a value as a row of the table. One whose text PostgreSQL cannot hold is packed, as Cayley packs values of
// kinds that have no column.
func nodeRow(h refs.ValueHash, v quad.Value, uses int) ([]any, error) {
	row := make([]any, len(nodeColumns))
	row[0], row[1] = h[:], int32(uses)
	switch v := v.(type) {
	case quad.IRI:
		row[3], row[6] = string(v), true
	case quad.BNode:
		row[3], row[7] = string(v), true
	case quad.String:
		row[3] = string(v)
	case quad.TypedString:
		row[3], row[4] = string(v.Value), string(v.Type)
	case quad.LangString:
		row[3], row[5] = string(v.Value), v.Lang
	case quad.Int:
		row[8] = int64(v)
	case quad.Bool:
		row[9] = bool(v)
	case quad.Float:
		row[10] = float64(v)
	case quad.Time:
		row[11] = time.Time(v)
	default:
		return packedRow(row, v)
	}
	for _, column := range row[3:6] {
		if text, _ := column.(string); !utf8.ValidString(text) || strings.Contains(text, "\x00") {
			return packedRow(row, v)
		}
	}
	return row, nil
}

func packedRow(row []any, v quad.Value) ([]any, error) {
	packed, err := pquads.MarshalValue(v)
	if err != nil {
		return nil, fmt.Errorf("write node %v: %w", v, err)
	}
	clear(row[3:])
	row[2] = packed
	return row, nil
}
