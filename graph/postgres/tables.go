package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// layout is the version of the tables.
const layout = 1

// The first two tables, with their indexes, are those of Cayley (graph/sql and graph/sql/postgres), but for two things:
// it declares foreign keys from quads to nodes, which are left out as checking them takes as long as all else in
// loading, and it leaves half of each page of an index empty.
//
// quadpress has one row: which state of which store this is, and how many rows the tables of the graph have. A state
// has a name that no other has, of this store or a copy of it.
const tables = `
create table if not exists nodes (
	hash bytea primary key,
	refs int not null,
	value bytea,
	value_string text,
	datatype text,
	language text,
	iri boolean,
	bnode boolean,
	value_int bigint,
	value_bool boolean,
	value_float double precision,
	value_time timestamp with time zone
);
create table if not exists quads (
	horizon bigserial primary key,
	subject_hash bytea not null,
	predicate_hash bytea not null,
	object_hash bytea not null,
	label_hash bytea,
	ts timestamp
);
create table if not exists quadpress (
	layout int not null,
	store uuid not null,
	state uuid not null,
	quads bigint not null,
	nodes bigint not null
);
create table if not exists quadpress_ledger (key bytea primary key, value bytea not null);
create table if not exists quadpress_files (
	name text,
	part int,
	sum bytea not null,
	data bytea not null,
	primary key (name, part)
);
`

const makeIndexes = `
create unique index if not exists spo_unique on quads (subject_hash, predicate_hash, object_hash)
	where label_hash is null;
create unique index if not exists spol_unique on quads (subject_hash, predicate_hash, object_hash, label_hash)
	where label_hash is not null;
create index if not exists spo_index on quads (subject_hash, predicate_hash, object_hash);
create index if not exists ops_index on quads (object_hash, predicate_hash, subject_hash);
create index if not exists pos_index on quads (predicate_hash, object_hash, subject_hash);
create index if not exists osp_index on quads (object_hash, subject_hash, predicate_hash);
`

const dropIndexes = `drop index if exists spo_unique, spol_unique, spo_index, ops_index, pos_index, osp_index;`

// header is the row of the table quadpress.
type header struct {
	layout       int
	store, state string
	quads, nodes int64
}

// readHeader finds out what a database holds.
func (db *Database) readHeader(ctx context.Context, conn *pgx.Conn) (h header, err error) {
	var ours bool
	var others int
	err = conn.QueryRow(ctx, `select to_regclass('quadpress') is not null, (select count(*) from pg_class
		where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm'))`).Scan(&ours, &others)
	switch {
	case err != nil:
		return h, err
	case !ours && others == 0:
		return h, ErrEmpty
	case !ours:
		return h, ErrOther
	}
	err = conn.QueryRow(ctx, `select layout, store::text, state::text, quads, nodes from quadpress`).
		Scan(&h.layout, &h.store, &h.state, &h.quads, &h.nodes)
	if errors.Is(err, pgx.ErrNoRows) {
		return h, ErrEmpty
	}
	if err == nil && h.layout != layout {
		err = fmt.Errorf("%w (layout %d, this version reads layout %d)", ErrLayout, h.layout, layout)
	}
	return h, err
}
