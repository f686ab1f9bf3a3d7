package postgres

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/jackc/pgx/v5"
)

// partSize is how much of a file one row holds.
const partSize = 8 << 20

// sums are the sums of the files that belong to the state, by their names.
func (t *transaction) sums(ctx context.Context) (map[string][]byte, error) {
	sums := map[string][]byte{}
	const sql = "select name, sum from quadpress_files where part = 0 order by name"
	err := t.query(ctx, sql, nil, func(rows pgx.Rows) error {
		var name string
		var sum []byte
		err := rows.Scan(&name, &sum)
		sums[name] = sum
		return err
	})
	return sums, err
}

// putFiles makes the files under a directory those that belong to the state. Files that are as they were are not sent.
func (t *transaction) putFiles(ctx context.Context, dir string) error {
	before, err := t.sums(ctx)
	if err != nil {
		return err
	}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		sum, err := sumOf(path)
		if err == nil && !bytes.Equal(before[name], sum) {
			err = t.putFile(ctx, name, path, sum)
		}
		delete(before, name)
		return err
	})
	for name := range before {
		if err == nil {
			_, err = t.exec(ctx, "delete from quadpress_files where name = $1", name)
		}
	}
	return err
}

func (t *transaction) putFile(ctx context.Context, name, path string, sum []byte) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := t.exec(ctx, "delete from quadpress_files where name = $1", name); err != nil {
		return err
	}
	data := make([]byte, partSize)
	for part := 0; ; part++ {
		n, err := io.ReadFull(f, data)
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return err
		}
		if n == 0 && part > 0 {
			return nil
		}
		const sql = "insert into quadpress_files values ($1, $2, $3, $4)"
		if _, err := t.exec(ctx, sql, name, part, sum, data[:n]); err != nil {
			return err
		}
		if n < partSize {
			return nil
		}
	}
}

// getFiles writes the files that belong to the state into a directory, which it makes if there are any. Files that are
// in another directory too are linked from there.
func (t *transaction) getFiles(ctx context.Context, dir, like string) (bool, error) {
	sums, err := t.sums(ctx)
	if err != nil || len(sums) == 0 {
		return false, err
	}
	for name, sum := range sums {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return false, errors.New("the index has a file outside of its directory")
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return false, err
		}
		if same := filepath.Join(like, filepath.FromSlash(name)); like != "" {
			if had, err := sumOf(same); err == nil && bytes.Equal(had, sum) && os.Link(same, path) == nil {
				continue
			}
		}
		if err := t.getFile(ctx, name, path); err != nil {
			return false, err
		}
	}
	return true, nil
}

func (t *transaction) getFile(ctx context.Context, name, path string) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	for part := 0; ; part++ {
		var data []byte
		const sql = "select data from quadpress_files where name = $1 and part = $2"
		err := t.row(ctx, sql, []any{name, part}, &data)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		if err == nil {
			_, err = f.Write(data)
		}
		if err != nil {
			return err
		}
	}
}

func sumOf(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return h.Sum(nil), err
}
