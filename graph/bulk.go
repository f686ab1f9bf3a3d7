package graph

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/cayleygraph/cayley/graph"
	cayleykv "github.com/cayleygraph/cayley/graph/kv"
	cayley "github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
	"github.com/syndtr/goleveldb/leveldb"
	"google.golang.org/protobuf/proto"
)

// bulkQuads is a graph of Cayley on LevelDB with a writer of its own for quads that come. Cayley's looks for each node,
// and for each entry of its indexes, before it writes it, nearly always in vain. This one knows which nodes are new,
// and that there is no entry yet for what has a new node in it. It leaves what Cayley would.
type bulkQuads struct {
	*cayleykv.QuadStore
	db      *leveldb.DB
	indexes []cayleykv.QuadIndex
	known   *nodeFilter             // has all nodes and maybe others; nil for a graph that others began
	came    map[refs.ValueHash]bool // the nodes that were not in the graph when it was opened; nil where none was
}

// newBulkQuads returns the graph of an open database for writing. What is known of its nodes counts unless it is empty.
func newBulkQuads(q *quadDB, known *nodeFilter) (*bulkQuads, error) {
	qs, ok := q.QuadStore.(*cayleykv.QuadStore)
	if !ok {
		return nil, fmt.Errorf("cayley has made a store of type %T", q.QuadStore)
	}
	b := &bulkQuads{QuadStore: qs, db: q.db, known: known}
	data, err := q.db.Get(metaKey("indexes"), nil)
	if err == nil {
		err = json.Unmarshal(data, &b.indexes)
	}
	if err == nil && len(b.indexes) == 0 {
		err = errors.New("there are none")
	}
	if err != nil {
		return nil, fmt.Errorf("read the indexes of the graph: %w", err)
	}
	if _, err := q.db.Get(metaKey("horizon"), nil); errors.Is(err, leveldb.ErrNotFound) {
		b.known = newNodeFilter()
	} else {
		b.came = map[refs.ValueHash]bool{}
	}
	return b, nil
}

// ApplyDeltas adds quads and removes quads. Of quads that are only added, those that are there already are passed over,
// whatever the options say.
func (b *bulkQuads) ApplyDeltas(deltas []graph.Delta, opt graph.IgnoreOpts) error {
	if slices.ContainsFunc(deltas, func(d graph.Delta) bool { return d.Action != graph.Add }) {
		return b.QuadStore.ApplyDeltas(deltas, opt)
	}
	tx, err := b.db.OpenTransaction()
	if err != nil {
		return err
	}
	a := &addition{bulkQuads: b, tx: tx, nodes: map[refs.ValueHash]*node{}}
	if err = a.add(deltas); err == nil {
		err = tx.Commit()
	}
	if err != nil {
		tx.Discard()
	}
	return err
}

// node is a value in the quads of one addition.
type node struct {
	hash  refs.ValueHash
	value quad.Value
	id    uint64
	fresh bool // it is not in the graph yet
	uses  int  // how often the quads have it
}

// link is a quad by its nodes, in the order of [quad.Directions]; nil for no label.
type link [4]*node

// fresh reports whether one of the nodes of these directions is not in the graph yet.
func (l *link) fresh(dirs []quad.Direction) bool {
	return slices.ContainsFunc(dirs, func(d quad.Direction) bool { n := l[d-quad.Subject]; return n != nil && n.fresh })
}

// numbers are those of the nodes of some directions.
func (l *link) numbers(dirs []quad.Direction) (numbers [4]uint64) {
	for i, d := range dirs {
		if n := l[d-quad.Subject]; n != nil {
			numbers[i] = n.id
		}
	}
	return numbers
}

func (l *link) primitive() *cayley.Primitive {
	p := new(cayley.Primitive)
	for i, d := range quad.Directions {
		if l[i] != nil {
			p.SetDirection(d, l[i].id)
		}
	}
	return p
}

// addition adds quads in one transaction.
type addition struct {
	*bulkQuads
	tx    *leveldb.Transaction
	nodes map[refs.ValueHash]*node
	key   []byte // the last key that was made
	buf   []byte
}

func (a *addition) add(deltas []graph.Delta) error {
	links := a.links(deltas)
	nodes := make([]*node, 0, len(a.nodes))
	for _, n := range a.nodes {
		nodes = append(nodes, n)
	}
	slices.SortFunc(nodes, func(x, y *node) int { return bytes.Compare(x.hash[:], y.hash[:]) })
	if err := a.find(nodes); err != nil {
		return err
	}
	var failed error
	links = slices.DeleteFunc(links, func(l link) bool {
		there, err := a.has(&l)
		failed = errors.Join(failed, err)
		return there
	})
	if failed != nil {
		return failed
	}
	now := time.Now().UnixNano()
	if err := a.putNodes(nodes, links, now); err != nil {
		return err
	}
	first, err := a.increase("horizon", len(links))
	if err != nil {
		return err
	}
	if _, err := a.increase("size", len(links)); err != nil {
		return err
	}
	for i := range links {
		p := links[i].primitive()
		p.ID, p.Timestamp = first+uint64(i), now
		if err := a.log(p); err != nil {
			return err
		}
	}
	for _, index := range a.indexes {
		if err := a.putIndex(index, links, first); err != nil {
			return err
		}
	}
	for _, n := range nodes {
		if a.came != nil && n.fresh {
			a.came[n.hash] = true
		}
		if a.known != nil {
			a.known.add(n.hash)
		}
	}
	return nil
}

// brought reports whether a node has come since the graph was opened. All that is added must be in.
func (b *bulkQuads) brought(v quad.Value) bool { return b.came[refs.HashOf(v)] }

// links returns quads, each once, by their nodes, and gathers these.
func (a *addition) links(deltas []graph.Delta) []link {
	links := make([]link, 0, len(deltas))
	seen := make(map[link]bool, len(deltas))
	var before quad.Quad // quads come sorted, so that many have a subject or label in common with the one before
	var l link
	for i := range deltas {
		q := &deltas[i].Quad
		for j, d := range quad.Directions {
			if v := q.Get(d); v != before.Get(d) {
				l[j] = a.node(v)
			}
		}
		before = *q
		if !seen[l] {
			seen[l] = true
			links = append(links, l)
		}
	}
	return links
}

func (a *addition) node(v quad.Value) *node {
	if v == nil {
		return nil
	}
	hash := refs.HashOf(v)
	n := a.nodes[hash]
	if n == nil {
		n = &node{hash: hash, value: v}
		a.nodes[hash] = n
	}
	return n
}

// find tells which nodes are in the graph, and what their numbers are.
func (a *addition) find(nodes []*node) error {
	for _, n := range nodes {
		if n.fresh = a.known != nil && !a.known.mayHave(n.hash); n.fresh {
			continue
		}
		data, err := a.get(a.valueKey('v', n.hash))
		if err != nil {
			return err
		}
		n.id, _ = binary.Uvarint(data)
		n.fresh = n.id == 0
	}
	return nil
}

// has reports whether the graph has a quad. What an index leads to may be gone, or have another label.
func (a *addition) has(l *link) (bool, error) {
	if l.fresh(quad.Directions[:]) {
		return false, nil
	}
	p, index := l.primitive(), a.indexes[len(a.indexes)-1]
	nodes := l.numbers(index.Dirs)
	ids, err := a.get(a.indexKey(index, nodes[:]))
	for err == nil && len(ids) > 0 {
		id, size := binary.Uvarint(ids)
		if size <= 0 {
			return false, errors.New("an index of the graph cannot be read")
		}
		ids = ids[size:]
		var data []byte
		if data, err = a.get(a.logKey(id)); err != nil {
			break
		}
		var other cayley.Primitive
		if err = proto.Unmarshal(data, &other); err == nil && !other.Deleted && other.IsSameLink(p) {
			return true, nil
		}
	}
	return false, err
}

// putNodes writes the new nodes, and how many quads have each.
func (a *addition) putNodes(nodes []*node, links []link, now int64) error {
	for i := range links {
		for _, n := range links[i] {
			if n != nil {
				n.uses++
			}
		}
	}
	count := 0
	for _, n := range nodes {
		if n.fresh {
			count++
		}
	}
	next, err := a.increase("horizon", count)
	if err != nil {
		return err
	}
	for _, n := range nodes {
		if !n.fresh {
			continue
		}
		n.id = next
		next++
		if err := a.put(a.valueKey('v', n.hash), binary.AppendUvarint(nil, n.id)); err != nil {
			return err
		}
	}
	for _, n := range nodes {
		if n.uses == 0 {
			continue
		}
		key, before := a.valueKey('n', n.hash), []byte(nil)
		if !n.fresh {
			if before, err = a.get(key); err != nil {
				return err
			}
		}
		uses, _ := binary.Uvarint(before)
		if err := a.put(key, binary.AppendUvarint(nil, uses+uint64(n.uses))); err != nil {
			return err
		}
	}
	for _, n := range nodes {
		if !n.fresh {
			continue
		}
		value, err := pquads.MarshalValue(n.value)
		if err != nil {
			return err
		}
		if err := a.log(&cayley.Primitive{ID: n.id, Value: value, Timestamp: now}); err != nil {
			return err
		}
	}
	return nil
}

// log writes a node or a quad under its number.
func (a *addition) log(p *cayley.Primitive) (err error) {
	if a.buf, err = (proto.MarshalOptions{}).MarshalAppend(a.buf[:0], p); err != nil {
		return err
	}
	return a.put(a.logKey(p.ID), a.buf)
}

// putIndex enters quads in an index: under the numbers of some of their nodes, those of all quads that have these.
func (a *addition) putIndex(index cayleykv.QuadIndex, links []link, first uint64) error {
	type entry struct {
		nodes [4]uint64
		at    int // in links
	}
	entries := make([]entry, len(links))
	for i := range links {
		entries[i] = entry{links[i].numbers(index.Dirs), i}
	}
	slices.SortFunc(entries, func(x, y entry) int {
		return cmp.Or(slices.Compare(x.nodes[:], y.nodes[:]), cmp.Compare(x.at, y.at))
	})
	for len(entries) > 0 {
		key := a.indexKey(index, entries[0].nodes[:])
		ids := a.buf[:0]
		if !links[entries[0].at].fresh(index.Dirs) {
			before, err := a.get(key)
			if err != nil {
				return err
			}
			ids = append(ids, before...)
		}
		same := 0
		for same < len(entries) && entries[same].nodes == entries[0].nodes {
			ids = binary.AppendUvarint(ids, first+uint64(entries[same].at))
			same++
		}
		entries, a.buf = entries[same:], ids
		if err := a.put(key, ids); err != nil {
			return err
		}
	}
	return nil
}

// increase adds to a number that Cayley keeps, and returns the first one above what it was.
func (a *addition) increase(name string, by int) (uint64, error) {
	key := metaKey(name)
	data, err := a.get(key)
	if err != nil {
		return 0, err
	}
	before := uint64(0)
	if len(data) == 8 {
		before = binary.LittleEndian.Uint64(data)
	}
	if by == 0 {
		return before + 1, nil
	}
	return before + 1, a.put(key, binary.LittleEndian.AppendUint64(nil, before+uint64(by)))
}

func (a *addition) get(key []byte) ([]byte, error) {
	data, err := a.tx.Get(key, nil)
	if errors.Is(err, leveldb.ErrNotFound) {
		return nil, nil
	}
	return data, err
}

func (a *addition) put(key, value []byte) error { return a.tx.Put(key, value, nil) }

func metaKey(name string) []byte { return flat.KeyEscape(kv.Key{[]byte("meta"), []byte(name)}) }

// The keys of Cayley: of a node by its hash, of a node or quad by its number, of an index by the numbers of nodes. Each
// is valid until the next one is made.

func (a *addition) valueKey(kind byte, hash refs.ValueHash) []byte {
	return a.keyOf([]byte{kind, hash[0], hash[1]}, hash[:])
}

func (a *addition) logKey(id uint64) []byte {
	var number [8]byte
	binary.BigEndian.PutUint64(number[:], id)
	return a.keyOf([]byte("log"), number[:])
}

func (a *addition) indexKey(index cayleykv.QuadIndex, nodes []uint64) []byte {
	var bucket [4]byte
	var numbers [4 * 8]byte
	for i, d := range index.Dirs {
		bucket[i] = d.Prefix()
		binary.BigEndian.PutUint64(numbers[8*i:], nodes[i])
	}
	return a.keyOf(bucket[:len(index.Dirs)], numbers[:8*len(index.Dirs)])
}

// keyOf is [flat.KeyEscape] without memory of its own for each key, of which there are five for a quad.
func (a *addition) keyOf(bucket, name []byte) []byte {
	a.key = append(appendEscaped(a.key[:0], bucket), '/')
	a.key = appendEscaped(a.key, name)
	return a.key
}

func appendEscaped(b, part []byte) []byte {
	for _, c := range part {
		if c == '/' || c == '\\' {
			b = append(b, '\\')
		}
		b = append(b, c)
	}
	return b
}

// nodeFilter tells of most nodes that a graph does not have them. It is a Bloom filter with four bits for each node.
type nodeFilter struct{ bits []uint64 }

// filterBits are enough for four million nodes: with as many it is wrong for one new node of forty.
const filterBits = 1 << 25

func newNodeFilter() *nodeFilter { return &nodeFilter{make([]uint64, filterBits/64)} }

func (f *nodeFilter) add(h refs.ValueHash) {
	for i := range 4 {
		bit := filterBit(h, i)
		f.bits[bit/64] |= 1 << (bit % 64)
	}
}

// mayHave reports whether the node may be in the graph; if not, it is not.
func (f *nodeFilter) mayHave(h refs.ValueHash) bool {
	for i := range 4 {
		if bit := filterBit(h, i); f.bits[bit/64]&(1<<(bit%64)) == 0 {
			return false
		}
	}
	return true
}

func filterBit(h refs.ValueHash, i int) uint32 {
	return binary.LittleEndian.Uint32(h[4*i:]) % filterBits
}
