package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/syndtr/goleveldb/leveldb"
	"github.com/syndtr/goleveldb/leveldb/opt"

	"github.com/quadpress/quadpress/internal/postgrestest"
)

// program builds quadpress and returns its path.
func program(b testing.TB) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "quadpress")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		b.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}

// The scripts in testdata/script run the program as a shell does. Beside testscript's commands they have:
//
//	exits N COMMAND...   run a command that must exit with status N
//	freeport NAME        set an environment variable to a port that nobody listens on
//	damage DIR [all]     change a byte in the middle of the largest table of a database, or of all its blocks
//	sql URL STATEMENTS   run statements on a database
//	agent SERVER TOOL [ARGUMENTS]
//	                     have an agent's client call a tool; SERVER is a URL, or the arguments of a server to start;
//	                     the tool "tools" lists what there is
//	get URL [BODY]       send a request, trying for a while until there is a server; the answer is its standard output
func TestScripts(t *testing.T) {
	runScripts(t, "testdata/script", func(*testscript.Env) error { return nil })
}

// The scripts in testdata/postgres have an empty database of PostgreSQL each, the URL of which is $DB, and another one,
// $OTHER. $GUARDED is $DB as a role has it whose password is wrong, $NOBASE a database that is not there.
func TestScriptsOnPostgres(t *testing.T) {
	postgrestest.NewUncached(t) // or the test is skipped
	runScripts(t, "testdata/postgres", func(env *testscript.Env) error {
		db := postgrestest.NewUncached(t)
		env.Setenv("DB", db)
		env.Setenv("OTHER", postgrestest.NewUncached(t))
		env.Setenv("GUARDED", postgrestest.As(t, db, url.UserPassword(postgrestest.Guarded, "guessed")))
		env.Setenv("READER", postgrestest.As(t, db, url.UserPassword(postgrestest.Guarded, postgrestest.Password)))
		env.Setenv("NOBASE", strings.Replace(db, "?", "none?", 1))
		env.Setenv("QUADPRESS_CACHE", filepath.Join(env.WorkDir, "cache"))
		return nil
	})
}

func runScripts(t *testing.T, dir string, setup func(*testscript.Env) error) {
	seeds, err := filepath.Abs("../../seeds")
	if err != nil {
		t.Fatal(err)
	}
	// The program is built as users have it: without the race detector it reads ten times faster, and what it calls has
	// tests of its own.
	bin := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", filepath.Join(bin, "quadpress"), ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	testscript.Run(t, testscript.Params{
		Dir: dir,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SEEDS", seeds)
			env.Setenv("BIN", bin)
			env.Setenv("PATH", bin+string(filepath.ListSeparator)+env.Getenv("PATH"))
			return setup(env)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"agent":    agent,
			"await":    await,
			"damage":   damage,
			"exits":    exits,
			"freeport": freeport,
			"get":      get,
			"sql":      sql,
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits N COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: damage DIR [all]")
	}
	dir := ts.MkAbs(args[0])
	// A table that the database has done with may still lie there; damage to it is none.
	db, err := leveldb.OpenFile(dir, &opt.Options{ReadOnly: true})
	ts.Check(err)
	list, err := db.GetProperty("leveldb.sstables")
	ts.Check(err)
	ts.Check(db.Close())
	var largest string
	var data []byte
	for line := range strings.Lines(list) {
		var number, size int
		if n, _ := fmt.Sscanf(line, "%d:%d[", &number, &size); n < 2 || size <= len(data) {
			continue // a headline, or a smaller table
		}
		largest = filepath.Join(dir, fmt.Sprintf("%06d.ldb", number))
		data, err = os.ReadFile(largest)
		ts.Check(err)
	}
	if largest == "" {
		ts.Fatalf("%s has no tables", args[0])
	}
	data[len(data)/2] ^= 1
	if len(args) > 1 { // throughout, but for its index
		for i := len(data) / 10; i < len(data)*9/10; i += 500 {
			data[i] ^= 2
		}
	}
	ts.Check(os.WriteFile(largest, data, 0o600))
}

func sql(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sql URL STATEMENTS")
	}
	ts.Check(postgrestest.Exec(args[0], args[1]))
}

func freeport(ts *testscript.TestScript, neg bool, args []string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	defer listener.Close()
	ts.Setenv(args[0], strconv.Itoa(listener.Addr().(*net.TCPAddr).Port))
}

func agent(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: agent SERVER TOOL [ARGUMENTS]")
	}
	var transport mcp.Transport = &mcp.StreamableClientTransport{Endpoint: args[0], DisableStandaloneSSE: true}
	if !strings.HasPrefix(args[0], "http") {
		words := strings.Fields(args[0])
		program, err := exec.LookPath(filepath.Join(ts.Getenv("BIN"), words[0]))
		ts.Check(err)
		server := exec.Command(program, words[1:]...)
		server.Dir, server.Stderr = ts.MkAbs("."), ts.Stderr()
		transport = &mcp.CommandTransport{Command: server}
	}
	ctx := context.Background()
	client := mcp.NewClient(&mcp.Implementation{Name: "agent"}, nil)
	session, err := client.Connect(ctx, transport, nil)
	ts.Check(err)
	defer session.Close()
	if args[1] == "tools" {
		for tool, err := range session.Tools(ctx, nil) {
			ts.Check(err)
			fmt.Fprintln(ts.Stdout(), tool.Name)
		}
		return
	}
	result, err := session.CallTool(ctx,
		&mcp.CallToolParams{Name: args[1], Arguments: json.RawMessage(strings.Join(args[2:], " "))})
	ts.Check(err)
	fmt.Fprintln(ts.Stdout(), result.Content[0].(*mcp.TextContent).Text)
}

func get(ts *testscript.TestScript, neg bool, args []string) {
	var answer string
	err := patiently(func() (err error) {
		answer, err = request(args)
		return err
	})
	ts.Check(err)
	fmt.Fprint(ts.Stdout(), answer)
}

// await asks until the answer has what is awaited in it.
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: await TEXT URL [BODY]")
	}
	ts.Check(patiently(func() error {
		answer, err := request(args[1:])
		if err == nil && !strings.Contains(answer, args[0]) {
			err = fmt.Errorf("no %q in %s", args[0], answer)
		}
		return err
	}))
}

// patiently tries until there is no error, for a minute, as the machine may be busy.
func patiently(try func() error) (err error) {
	for range 1200 {
		if err = try(); err == nil {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	return err
}

// request gets a URL, or posts a body to it, and returns the answer's status and body.
func request(args []string) (string, error) {
	var resp *http.Response
	var err error
	if len(args) > 1 {
		resp, err = http.Post(args[0], "", strings.NewReader(args[1]))
	} else {
		resp, err = http.Get(args[0])
	}
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return fmt.Sprintf("%s\n%s", resp.Status, body), err
}
