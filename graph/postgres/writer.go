package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/cayleygraph/cayley/graph"
	graphlog "github.com/cayleygraph/cayley/graph/log"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// writersLock is the advisory lock that the writer of a database holds: "quadpres" in ASCII.
const writersLock = 0x7175616470726573

// lockPatience is how long is waited for the lock: the server may need a moment to see that a writer has been killed.
const lockPatience = 3 * time.Second

// Writer is the one that may change the store in a database. It holds a connection, and the lock for as long as that
// lives. Its methods must not be called at the same time.
type Writer struct {
	db   *Database
	conn *pgx.Conn
}

// Lock keeps other writers away from a database. The error is [ErrLocked] where there is one.
func (db *Database) Lock(ctx context.Context) (_ *Writer, err error) {
	conn, err := db.connect(ctx)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, conn.Close(ctx))
		}
	}()
	for patience := time.Now().Add(lockPatience); ; {
		var locked bool
		if err := conn.QueryRow(ctx, "select pg_try_advisory_lock($1)", int64(writersLock)).Scan(&locked); err != nil {
			return nil, fmt.Errorf("%s: lock: %s", db.name, oneLine(err))
		}
		if locked {
			return &Writer{db, conn}, nil
		}
		if time.Now().After(patience) {
			return nil, lockedBy(ctx, conn)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// lockedBy says who has the lock.
func lockedBy(ctx context.Context, conn *pgx.Conn) error {
	var who string
	err := conn.QueryRow(ctx, `select format('%s, process %s of the server', usename, pid)
		from pg_locks join pg_stat_activity using (pid)
		where datname = current_database() and locktype = 'advisory' and granted
			and classid::bigint << 32 | objid::bigint = $1 limit 1`,
		int64(writersLock)).Scan(&who)
	if err != nil {
		who = "another process"
	}
	return fmt.Errorf("%w by %s", ErrLocked, who)
}

// Make makes the tables of an empty store where they are missing. The error is [ErrOther] if there are others.
func (w *Writer) Make(ctx context.Context) error {
	_, err := w.db.readHeader(ctx, w.conn)
	if !errors.Is(err, ErrEmpty) {
		return err
	}
	_, err = w.conn.Exec(ctx, "begin;"+tables+makeIndexes+fmt.Sprintf(
		"insert into quadpress values (%d, gen_random_uuid(), gen_random_uuid(), 0, 0); commit", layout))
	if err != nil {
		return fmt.Errorf("%s: make the tables: %s", w.db.name, oneLine(err))
	}
	return nil
}

// Close gives up the lock.
func (w *Writer) Close() error { return w.conn.Close(context.Background()) }

// Draft is the next state of a store, in the making; nobody else sees it.
type Draft struct {
	t     *transaction
	quads *Quads
	keys  *Keys
}

// temporary are the tables that rows are copied into before they are merged with the others.
const temporary = `
create temporary table if not exists new_nodes (like nodes) on commit delete rows;
create temporary table if not exists new_quads (s bytea, p bytea, o bytea, l bytea) on commit delete rows;
create temporary table if not exists new_ledger (key bytea, value bytea) on commit delete rows;
`

// Begin begins the next state: as the present one is, or empty.
func (w *Writer) Begin(ctx context.Context, empty bool) (*Draft, error) {
	t, err := w.db.begin(ctx, w.conn, "")
	if err != nil {
		return nil, err
	}
	d := &Draft{t: t, quads: &Quads{t: t, writable: true}, keys: &Keys{t: t, written: newWrites()}}
	_, err = t.exec(ctx, temporary)
	if err == nil && empty {
		_, err = t.exec(ctx, "delete from quadpress_ledger; delete from quadpress_files")
	}
	if err != nil {
		return nil, errors.Join(err, d.Abandon())
	}
	return d, nil
}

// Quads is the graph; anew takes all quads out of it first.
func (d *Draft) Quads(ctx context.Context, anew bool) (*Quads, error) {
	if anew {
		if _, err := d.t.exec(ctx, "delete from quads; delete from nodes"); err != nil {
			return nil, err
		}
		d.t.header.quads, d.t.header.nodes = 0, 0
		d.t.nodes = newNodeCache()
	}
	if d.t.header.quads == 0 {
		if err := d.t.dropIndexes(ctx); err != nil {
			return nil, err
		}
	}
	return d.quads, nil
}

// Keys are the keys of the ledger.
func (d *Draft) Keys() *Keys { return d.keys }

// PutFiles makes the files of a directory those that belong to the state.
func (d *Draft) PutFiles(ctx context.Context, dir string) error { return d.t.putFiles(ctx, dir) }

// Err is the failure that was met first, which may be the reason for others.
func (d *Draft) Err() error { return d.t.err() }

// Commit makes the draft the present state. If it fails, that is what it was before.
func (d *Draft) Commit(ctx context.Context) error {
	if err := d.keys.flush(ctx); err != nil {
		return err
	}
	if err := d.t.restore(); err != nil {
		return err
	}
	h := d.t.header
	_, err := d.t.exec(ctx, "update quadpress set state = gen_random_uuid(), quads = $1, nodes = $2", h.quads, h.nodes)
	if err == nil {
		_, err = d.t.exec(ctx, "commit")
	}
	return err
}

// Abandon drops a draft.
func (d *Draft) Abandon() error {
	if d.t.conn.IsClosed() {
		return nil
	}
	_, err := d.t.conn.Exec(context.Background(), "rollback")
	return err
}

// ApplyDeltas adds quads and removes quads. Those that are there already, or not there, are passed over, whatever the
// options say. Rows are copied into temporary tables and merged from there, some twenty times as fast as one by one.
func (q *Quads) ApplyDeltas(deltas []graph.Delta, _ graph.IgnoreOpts) error {
	if !q.writable {
		return errReadOnly
	}
	var add, remove []graph.Delta
	for _, d := range deltas {
		if d.Action == graph.Add {
			add = append(add, d)
		} else {
			remove = append(remove, d)
		}
	}
	ctx := context.Background()
	err := q.add(ctx, add)
	if err == nil {
		err = q.remove(ctx, remove)
	}
	q.t.nodes = newNodeCache()
	return err
}

// endsOf gives each node of the quads in a table, as often as it stands in one.
const endsOf = "(select s h from %[1]s union all select p from %[1]s union all select o from %[1]s " +
	"union all select l from %[1]s where l is not null) ends"

func (q *Quads) add(ctx context.Context, deltas []graph.Delta) error {
	if len(deltas) == 0 {
		return nil
	}
	split := graphlog.SplitDeltas(deltas)
	nodes := make([][]any, len(split.IncNode))
	for i, n := range split.IncNode {
		var err error
		if nodes[i], err = nodeRow(n.Hash, n.Val, n.RefInc); err != nil {
			return err
		}
	}
	if err := q.t.copyInto(ctx, "new_nodes", nodeColumns, pgx.CopyFromRows(nodes)); err != nil {
		return err
	}
	var come int64
	err := q.t.row(ctx, `with put as (
			insert into nodes select * from new_nodes on conflict (hash) do update set refs = nodes.refs + excluded.refs
			returning xmax = 0 as new
		) select count(*) from put where new`, nil, &come)
	if err != nil {
		return err
	}
	q.t.header.nodes += come
	rows, err := q.copyQuads(ctx, split.QuadAdd)
	if err != nil {
		return err
	}
	const insert = `insert into quads (subject_hash, predicate_hash, object_hash, label_hash, ts)
		select s, p, o, l, now() from new_quads on conflict do nothing`
	if q.t.bare { // there was nothing before
		added, err := q.t.exec(ctx, insert)
		q.t.header.quads += added
		return err
	}
	if _, err := q.t.exec(ctx, "savepoint quads"); err != nil {
		return err
	}
	added, err := q.t.exec(ctx, insert)
	if err == nil && added < rows {
		// Some were there already: they count for their nodes once.
		_, err = q.t.exec(ctx, "rollback to savepoint quads")
		if err == nil {
			_, err = q.t.exec(ctx, `with known as (
					delete from new_quads using quads where subject_hash = s and predicate_hash = p and object_hash = o
						and label_hash is not distinct from l returning s, p, o, l
				) update nodes set refs = refs - n
				from (select h, count(*) n from `+fmt.Sprintf(endsOf, "known")+` group by h) less where hash = h`)
		}
		if err == nil {
			added, err = q.t.exec(ctx, insert)
		}
	}
	if err == nil {
		_, err = q.t.exec(ctx, "release savepoint quads")
	}
	q.t.header.quads += added
	return err
}

// copyQuads copies quads into the temporary table, each once, and returns how many these are.
func (q *Quads) copyQuads(ctx context.Context, quads []graphlog.QuadUpdate) (int64, error) {
	seen := make(map[refs.QuadHash]bool, len(quads))
	rows := make([][]any, 0, len(quads))
	for _, u := range quads {
		if seen[u.Quad] {
			continue
		}
		seen[u.Quad] = true
		row := make([]any, 4)
		for i, d := range quad.Directions {
			if h := u.Quad.Get(d); h.Valid() {
				row[i] = h[:]
			}
		}
		rows = append(rows, row)
	}
	return int64(len(rows)), q.t.copyInto(ctx, "new_quads", []string{"s", "p", "o", "l"}, pgx.CopyFromRows(rows))
}

func (q *Quads) remove(ctx context.Context, deltas []graph.Delta) error {
	if len(deltas) == 0 {
		return nil
	}
	_, err := q.copyQuads(ctx, graphlog.SplitDeltas(deltas).QuadDel)
	if err == nil {
		err = q.t.restore()
	}
	if err != nil {
		return err
	}
	var removed int64
	err = q.t.row(ctx, `with gone as (
			delete from quads using new_quads where subject_hash = s and predicate_hash = p and object_hash = o
				and label_hash is not distinct from l returning s, p, o, l
		), less as (
			update nodes set refs = refs - n
			from (select h, count(*) n from `+fmt.Sprintf(endsOf, "gone")+` group by h) less where hash = h
		) select count(*) from gone`, nil, &removed)
	if err != nil {
		return err
	}
	q.t.header.quads -= removed
	unused, err := q.t.exec(ctx, `delete from nodes using (select distinct h from `+fmt.Sprintf(endsOf, "new_quads")+`) old
		where hash = h and refs <= 0`)
	q.t.header.nodes -= unused
	return err
}
