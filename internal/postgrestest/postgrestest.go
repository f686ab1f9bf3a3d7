// Package postgrestest gives tests databases on a real PostgreSQL server.
//
// The server is the one that is installed: initdb and postgres are looked for on the PATH and where Debian puts them.
// Where there is none, tests are skipped; with QUADPRESS_NEEDS_POSTGRES=1 in the environment they fail.
package postgrestest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Guarded is a role of the server that must give its password, which is [Password]. Other roles need none.
const (
	Guarded  = "guarded"
	Password = "open sesame"
)

// superuser is the role that databases are made by.
const superuser = "quadpress"

// start starts the server of this process, when it is first needed. It returns the folder with its socket.
var start = sync.OnceValues(startServer)

// alive holds the server's standard input, which is never closed but by the end of the process.
var alive []io.Closer

// errNone says that PostgreSQL is not installed.
var errNone = errors.New("PostgreSQL is not installed")

// New makes an empty database, which is dropped when the test ends, and returns its URL. What is kept of it in the
// user's cache goes with the test too, which therefore must not run beside others.
func New(t testing.TB) string {
	t.Helper()
	url := NewUncached(t)
	t.Setenv("QUADPRESS_CACHE", t.TempDir())
	return url
}

// NewUncached makes a database as New does, for those who set QUADPRESS_CACHE themselves.
func NewUncached(t testing.TB) string {
	t.Helper()
	folder, err := start()
	if errors.Is(err, errNone) && os.Getenv("QUADPRESS_NEEDS_POSTGRES") != "1" {
		t.Skip("PostgreSQL is not installed: needs initdb and postgres")
	} else if err != nil {
		t.Fatalf("start PostgreSQL: %v", err)
	}
	name := fmt.Sprintf("t%d", time.Now().UnixNano())
	admin := address(folder, superuser, "postgres")
	if err := Exec(admin, "create database "+name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := Exec(admin, "drop database "+name+" with (force)"); err != nil {
			t.Error(err)
		}
	})
	return address(folder, superuser, name)
}

// As returns the URL of a database as another role has it.
func As(t testing.TB, database string, role *url.Userinfo) string {
	t.Helper()
	u, err := url.Parse(database)
	if err != nil {
		t.Fatal(err)
	}
	u.User = role
	return u.String()
}

// Exec runs statements on a database.
func Exec(database, sql string) error {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, database)
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, sql)
	return errors.Join(err, conn.Close(ctx))
}

// Clear empties a database.
func Clear(database string) error {
	return Exec(database, "drop schema public cascade; create schema public")
}

// address is the URL of a database; the server listens on a socket in a folder alone.
func address(folder, role, database string) string {
	return (&url.URL{
		Scheme: "postgres", User: url.User(role), Path: "/" + database, RawQuery: url.Values{"host": {folder}}.Encode(),
	}).String()
}

// serve runs the server until its standard input ends, as it does with the test's process, however that ends.
const serve = `
"$1" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c full_page_writes=off -c autovacuum=off >"$2/log" 2>&1 &
read -r _
kill -QUIT $!
wait
rm -rf "$2"/*
rmdir "$2"
`

func startServer() (folder string, err error) {
	initdb, postgres := program("initdb"), program("postgres")
	if initdb == "" || postgres == "" {
		return "", errNone
	}
	if folder, err = os.MkdirTemp("", "postgres-"); err != nil {
		return "", err
	}
	as, err := unprivileged(folder)
	if err != nil {
		return "", err
	}
	make := exec.Command(initdb, "-D", filepath.Join(folder, "data"), "-U", superuser, "-A", "trust", "-E", "UTF8",
		"--locale=C", "--no-sync")
	make.SysProcAttr, make.Dir = as, folder
	if out, err := make.CombinedOutput(); err != nil {
		return "", fmt.Errorf("initdb: %w: %s", err, out)
	}
	access := filepath.Join(folder, "data", "pg_hba.conf")
	rules := "local all " + Guarded + " scram-sha-256\nlocal all all trust\n"
	if err := os.WriteFile(access, []byte(rules), 0o600); err != nil {
		return "", err
	}
	run := exec.Command("sh", "-c", serve, "serve", postgres, folder)
	run.SysProcAttr, run.Dir = as, folder
	input, err := run.StdinPipe()
	if err != nil {
		return "", err
	}
	alive = append(alive, input)
	if err := run.Start(); err != nil {
		return "", err
	}
	role := "create role " + Guarded + " login password '" + Password + "'"
	for range 600 {
		if err = Exec(address(folder, superuser, "postgres"), role); err == nil {
			return folder, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	log, _ := os.ReadFile(filepath.Join(folder, "log"))
	return "", fmt.Errorf("%w: %s", err, strings.TrimSpace(string(log)))
}

// program is where a program of PostgreSQL is, empty for nowhere: on the PATH, or the latest of Debian's.
func program(name string) string {
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if len(found) == 0 {
		return ""
	}
	return slices.Max(found)
}
