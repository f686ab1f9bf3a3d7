package postgres

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgproto3"
)

// transaction is one on a connection, which sees one state and what it has itself written. Its methods are safe for
// concurrent use.
type transaction struct {
	db     *Database
	mu     sync.Mutex // held while the connection is used
	conn   *pgx.Conn
	header header
	failed error // after which nothing works any more

	portals int      // opened so far
	done    []string // portals to be closed
	nodes   nodeCache

	bare bool // quads have no indexes for now, as it is quicker to make them when all is there
}

// begin begins a transaction.
func (db *Database) begin(ctx context.Context, conn *pgx.Conn, mode string) (*transaction, error) {
	t := &transaction{db: db, conn: conn, nodes: newNodeCache()}
	_, err := conn.Exec(ctx, "begin "+mode)
	if err == nil {
		t.header, err = db.readHeader(ctx, conn)
	}
	if err != nil {
		return nil, t.explain(err)
	}
	return t, nil
}

// explain says what an error means. The first one from the server ends the transaction.
func (t *transaction) explain(err error) error {
	var refused *pgconn.PgError
	switch {
	case err == nil || errors.Is(err, pgx.ErrNoRows):
		return err
	case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		return err
	case t.failed != nil:
		return t.failed
	case t.conn.IsClosed():
		t.failed = fmt.Errorf("%s: the connection was lost: %s", t.db.name, oneLine(err))
		return t.failed
	case errors.As(err, &refused):
		t.failed = fmt.Errorf("%s: the server says: %s", t.db.name, refused.Message)
		return t.failed
	}
	return err
}

// err is the failure that the transaction has met, nil for none.
func (t *transaction) err() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.failed
}

// exec runs statements.
func (t *transaction) exec(ctx context.Context, sql string, args ...any) (int64, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	tag, err := t.conn.Exec(ctx, sql, args...)
	return tag.RowsAffected(), t.explain(err)
}

// row reads the one row that a statement gives.
func (t *transaction) row(ctx context.Context, sql string, args []any, into ...any) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.explain(t.conn.QueryRow(ctx, sql, args...).Scan(into...))
}

// query calls visit with each row that a statement gives. Nothing else can be asked meanwhile.
func (t *transaction) query(ctx context.Context, sql string, args []any, visit func(pgx.Rows) error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.read(ctx, sql, args, visit)
}

// read is query for who holds the lock.
func (t *transaction) read(ctx context.Context, sql string, args []any, visit func(pgx.Rows) error) error {
	if t.failed != nil {
		return t.failed
	}
	rows, err := t.conn.Query(ctx, sql, args...)
	if err != nil {
		return t.explain(err)
	}
	defer rows.Close()
	for err == nil && rows.Next() {
		err = visit(rows)
	}
	rows.Close()
	return t.explain(cmp.Or(err, rows.Err()))
}

// copyInto fills a temporary table.
func (t *transaction) copyInto(ctx context.Context, table string, columns []string, from pgx.CopyFromSource) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, err := t.conn.Exec(ctx, "truncate "+table)
	if err == nil {
		_, err = t.conn.CopyFrom(ctx, pgx.Identifier{table}, columns, from)
	}
	return t.explain(err)
}

func (t *transaction) close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.failed == nil {
		t.failed = fmt.Errorf("%s: closed", t.db.name)
	}
	return t.conn.Close(context.Background())
}

// dropIndexes drops the indexes of quads until they are needed, if nobody else has looked at the table: readers who
// come later wait for the transaction to end.
func (t *transaction) dropIndexes(ctx context.Context) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.bare || t.failed != nil {
		return t.failed
	}
	_, err := t.conn.Exec(ctx, "savepoint indexes; lock table quads in access exclusive mode nowait;"+dropIndexes)
	var refused *pgconn.PgError
	if errors.As(err, &refused) && refused.Code == "55P03" { // the lock is not to be had
		_, err = t.conn.Exec(ctx, "rollback to savepoint indexes")
		return t.explain(err)
	}
	t.bare = err == nil
	return t.explain(err)
}

// restoreIndexes makes the indexes of quads where they have been dropped, for who holds the lock.
func (t *transaction) restoreIndexes() error {
	if !t.bare {
		return nil
	}
	t.bare = false
	_, err := t.conn.Exec(context.Background(), "set local maintenance_work_mem = '128MB';"+makeIndexes)
	return t.explain(err)
}

// restore is restoreIndexes for who does not hold the lock.
func (t *transaction) restore() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.restoreIndexes()
}

// The rows of a page: few at first, as most scans give few or are given up early.
const (
	firstPage   = 64
	largestPage = 4096
)

// cursor is a statement whose rows are hashes, and how far they have been read. Any number of them can be open at once
// on one connection: each is a portal of the server's, of which a page of rows is fetched at a time.
type cursor struct {
	t      *transaction
	sql    string
	args   [][]byte
	portal string // empty as long as it is not open
	size   int    // of the next page
	page   [][]refs.ValueHash
	ended  bool // there are no more pages
}

// next returns the next row, nil after the last one.
func (c *cursor) next(ctx context.Context) ([]refs.ValueHash, error) {
	for len(c.page) == 0 {
		if c.ended {
			return nil, nil
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := c.fetch(); err != nil {
			return nil, err
		}
	}
	row := c.page[0]
	c.page = c.page[1:]
	return row, nil
}

// close gives up the rows that have not been read.
func (c *cursor) close() {
	if c.portal == "" || c.ended {
		return
	}
	c.ended, c.page = true, nil
	c.t.mu.Lock()
	defer c.t.mu.Unlock()
	c.t.done = append(c.t.done, c.portal)
}

// fetch gets the next page, in one exchange with the server.
func (c *cursor) fetch() error {
	t := c.t
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.failed != nil {
		return t.failed
	}
	if err := t.restoreIndexes(); err != nil {
		return err
	}
	err := c.send()
	if err == nil {
		err = c.receive()
	} else {
		_ = t.conn.Close(context.Background())
	}
	if err != nil {
		return t.explain(err)
	}
	t.nodes.expect(c.page)
	return nil
}

func (c *cursor) send() error {
	t := c.t
	// A statement that the connection has prepared already is not prepared again.
	prepared, err := t.conn.Prepare(context.Background(), c.sql, c.sql)
	if err != nil {
		return err
	}
	out := t.conn.PgConn().Frontend()
	for _, portal := range t.done {
		out.Send(&pgproto3.Close{ObjectType: 'P', Name: portal})
	}
	t.done = nil
	if c.portal == "" {
		c.portal, c.size = fmt.Sprint("p", t.portals), firstPage
		t.portals++
		binary := []int16{pgx.BinaryFormatCode}
		out.Send(&pgproto3.Bind{
			DestinationPortal: c.portal, PreparedStatement: prepared.Name, Parameters: c.args,
			ParameterFormatCodes: binary, ResultFormatCodes: binary,
		})
	}
	out.Send(&pgproto3.Execute{Portal: c.portal, MaxRows: uint32(c.size)})
	c.size = min(2*c.size, largestPage)
	out.Send(&pgproto3.Sync{})
	return out.Flush()
}

func (c *cursor) receive() (err error) {
	c.page = nil
	for {
		message, failure := c.t.conn.PgConn().ReceiveMessage(context.Background())
		if failure != nil {
			return failure
		}
		switch m := message.(type) {
		case *pgproto3.DataRow:
			row := make([]refs.ValueHash, len(m.Values))
			for i, value := range m.Values {
				copy(row[i][:], value)
			}
			c.page = append(c.page, row)
		case *pgproto3.CommandComplete:
			c.ended = true
			c.t.done = append(c.t.done, c.portal)
		case *pgproto3.ErrorResponse:
			err = pgconn.ErrorResponseToPgError(m)
		case *pgproto3.ReadyForQuery:
			return err
		}
	}
}
