// Package postgres keeps a graph, its ledger and the files of its index in a PostgreSQL database.
//
// The graph lies in the tables that Cayley's own back end for PostgreSQL makes, so that stock Cayley reads it; what
// Quadpress knows beside lies in tables of its own. All of it changes in one transaction. A [Session] reads one state,
// whatever is written meanwhile; a [Writer], of which there is one at a time, makes the next one in a [Draft].
package postgres

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// The errors of opening a database; test for them with errors.Is.
var (
	// ErrNoDatabase says that the server has no such database.
	ErrNoDatabase = errors.New("no such database")
	// ErrEmpty says that the database holds nothing.
	ErrEmpty = errors.New("database is empty")
	// ErrOther says that the database holds something else than a store.
	ErrOther = errors.New("database holds something else")
	// ErrLayout says that another version of Quadpress wrote the store.
	ErrLayout = errors.New("another layout")
	// ErrLocked says that there is another writer.
	ErrLocked = errors.New("database is locked")
)

// IsURL reports whether a name is the URL of a PostgreSQL database.
func IsURL(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}

// Name is the URL of a database without the password in it.
func Name(text string) string {
	u, err := url.Parse(text)
	if err != nil {
		return "postgres://..."
	}
	if u.User != nil {
		u.User = url.User(u.User.Username())
	}
	if q := u.Query(); q.Has("password") {
		q.Del("password")
		u.RawQuery = q.Encode()
	}
	return u.String()
}

// Database is where a store lies. It holds no connection.
type Database struct {
	name   string
	config *pgx.ConnConfig
}

// Parse reads the URL of a database. What it leaves open is taken from the environment, as other clients of PostgreSQL
// do it.
func Parse(text string) (*Database, error) {
	config, err := pgx.ParseConfig(text)
	if err != nil {
		reason := "it cannot be read"
		if cause := errors.Unwrap(err); cause != nil {
			reason = oneLine(cause)
		}
		return nil, fmt.Errorf("%s: bad URL of a database: %s; give postgres://USER@HOST/DATABASE", Name(text), reason)
	}
	// Every statement here reads by an index, or all of a table. The planner may know nothing yet of tables that have
	// just been filled, and take a scan for the better way.
	for name, value := range map[string]string{
		"application_name": "quadpress", "plan_cache_mode": "force_generic_plan", "jit": "off", "enable_seqscan": "off",
		"enable_bitmapscan": "off", "enable_hashjoin": "off", "enable_mergejoin": "off",
		"idle_in_transaction_session_timeout": "0",
	} {
		config.RuntimeParams[name] = value
	}
	config.OnNotice = func(*pgconn.PgConn, *pgconn.Notice) {} // such as that a table is there already
	return &Database{Name(text), config}, nil
}

// Name is the database's URL without the password in it.
func (db *Database) Name() string { return db.name }

func (db *Database) connect(ctx context.Context) (*pgx.Conn, error) {
	conn, err := pgx.ConnectConfig(ctx, db.config.Copy())
	if err != nil {
		return nil, db.connectError(ctx, err)
	}
	return conn, nil
}

// connectError says in one line why there is no connection.
func (db *Database) connectError(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var refused *pgconn.PgError
	var network *net.OpError
	switch {
	case errors.As(err, &refused) && refused.Code == "3D000":
		return fmt.Errorf("%s: %w; make it with createdb", db.name, ErrNoDatabase)
	case errors.As(err, &refused) && refused.Code == "28P01":
		return fmt.Errorf("%s: the password of user %s is wrong", db.name, db.config.User)
	case errors.As(err, &refused):
		return fmt.Errorf("%s: the server refuses the connection: %s", db.name, refused.Message)
	case errors.As(err, &network):
		return fmt.Errorf("%s: no PostgreSQL server answers at %s, port %d: %v", db.name, db.config.Host, db.config.Port,
			network.Err)
	}
	return fmt.Errorf("%s: cannot connect: %s", db.name, oneLine(err))
}

func oneLine(err error) string {
	return strings.Join(strings.Fields(err.Error()), " ")
}
