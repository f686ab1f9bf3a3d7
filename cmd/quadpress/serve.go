package main

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"net"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"

	"github.com/cli/browser"
	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/server"
)

func serveCommand() *cobra.Command {
	var db, address, certificate, key, curation, schemaFile, tokenFile string
	var open, write bool
	var opt server.Options
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the graph in a browser, and answer queries over HTTP",
		Long: "Serve shows a store in a browser and answers queries on it over HTTP, Gizmo and GraphQL in the way that\n" +
			"Cayley does, until it is interrupted. What builds make of the store meanwhile is shown as soon as they are done.",
		Args: cobra.NoArgs,
	}
	storeFlag(cmd, &db)
	cmd.Flags().StringVar(&address, "listen", "127.0.0.1:64210", "the `address` to listen on")
	cmd.Flags().BoolVar(&open, "open", false, "open the browser")
	cmd.Flags().IntVar(&opt.Query.Limit, "limit", query.DefaultLimit, "the most results that a query gives")
	cmd.Flags().DurationVar(&opt.Query.Timeout, "timeout", query.DefaultTimeout, "the most time that a query takes")
	cmd.Flags().StringArrayVar(&opt.Hosts, "host", nil, "answer for this `name` too, beside addresses and localhost")
	cmd.Flags().StringArrayVar(&opt.Origins, "cors", nil,
		"let pages of this `origin` read the answers, such as https://news.example; * is any")
	cmd.Flags().StringVar(&opt.CayleyUI, "cayley-ui", "",
		"serve the web interface of Cayley in this `folder` too, at /ui/ (docs/cayley.md)")
	cmd.Flags().StringVar(&certificate, "tls-cert", "", "speak TLS, with the certificates in this PEM `file`")
	cmd.Flags().StringVar(&key, "tls-key", "", "the PEM `file` with the certificate's key")
	cmd.Flags().BoolVar(&write, "write", false, "let those who have the token correct the graph by hand")
	cmd.Flags().StringVar(&tokenFile, "token-file", "",
		"the `file` that holds the token for --write (default: a new one is made and printed)")
	curationFlag(cmd, &curation)
	cmd.Flags().StringVar(&schemaFile, "schema", "",
		"the `file` of the ontology that the store was built with, if not the built-in one")
	format := choiceFlag(cmd, "log", "how each request and each failure is logged", "text", "json")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
		if err := checkBounds(opt.Query); err != nil {
			return err
		}
		if _, _, err := net.SplitHostPort(address); err != nil {
			return misuse{fmt.Errorf("--listen %s: give a host and a port, such as 127.0.0.1:64210", address)}
		}
		if opt.Certificate, err = readCertificate(certificate, key); err != nil {
			return err
		}
		opt.Log = newLog(cmd.ErrOrStderr(), format.value)
		opt.Version = version
		s, err := loadSchema(cmd.Context(), schemaFile)
		if err != nil {
			return err
		}
		f := follower{db: db, schema: s, log: opt.Log}
		store, err := f.open()
		if err != nil {
			return err
		}
		f.store = store
		defer func() { err = errors.Join(err, f.store.Close()) }()
		if f.pool, err = newPool(db); err != nil {
			return err
		}
		defer f.pool.Close()
		if err := f.pool.Warm(); err != nil {
			return err
		}
		if write {
			if opt.Writing, err = f.writing(curationPath(db, curation), tokenFile); err != nil {
				return err
			}
		}
		listener, err := net.Listen("tcp", address)
		if errors.Is(err, syscall.EADDRINUSE) {
			return fmt.Errorf("%s is in use by another program; choose another address with --listen", address)
		} else if err != nil {
			return fmt.Errorf("listen on %s: %w", address, err)
		}
		shows, err := server.New(cmd.Context(), store, f.pool, opt)
		if err != nil {
			return errors.Join(err, listener.Close())
		}
		f.show = func(ctx context.Context, store *graph.Store) error {
			defer boundMemory()
			return shows.Show(ctx, store)
		}
		boundMemory()
		url := urlOf(listener.Addr(), opt.Certificate != nil)
		opt.Log.Info(fmt.Sprintf("serving %s at %s (Ctrl-C to stop)", graph.Name(db), url))
		if opt.CayleyUI != "" {
			opt.Log.Info("serving Cayley's web interface at " + url + "ui/")
		}
		if write && tokenFile == "" {
			opt.Log.Info("corrections need this token", "token", opt.Writing.Token)
		}
		if open {
			go openBrowser(url, opt.Log)
		}
		return f.during(cmd.Context(), func(ctx context.Context) error {
			return server.Serve(ctx, listener, shows, opt)
		})
	})
	return cmd
}

// forRequests is how much memory the server has for what it is asked, beside what it knows, in bytes: twice what
// requests hold at once.
const forRequests = 256 << 20

// limitBefore is the limit of memory that the environment sets, [math.MaxInt64] for none.
var limitBefore = debug.SetMemoryLimit(-1)

// boundMemory gives back what was needed to read the store, and has garbage collected before it fills the memory: what
// is known is allowed twice, as without a limit.
func boundMemory() {
	if limitBefore != math.MaxInt64 {
		return
	}
	debug.FreeOSMemory()
	var known runtime.MemStats
	runtime.ReadMemStats(&known)
	debug.SetMemoryLimit(int64(2*known.HeapAlloc) + forRequests)
}

// newLog returns a log in text or JSON, a line an entry.
func newLog(w io.Writer, format string) *slog.Logger {
	if format == "json" {
		return slog.New(slog.NewJSONHandler(w, nil))
	}
	return slog.New(slog.NewTextHandler(w, nil))
}

// readCertificate reads a certificate with its key; it is nil where none are named.
func readCertificate(certificate, key string) (*tls.Certificate, error) {
	if certificate == "" && key == "" {
		return nil, nil
	}
	if certificate == "" || key == "" {
		return nil, misuse{errors.New("--tls-cert and --tls-key go together: give both")}
	}
	pair, err := tls.LoadX509KeyPair(certificate, key)
	if err != nil {
		return nil, fmt.Errorf("read the certificate %s with the key %s: %w", certificate, key, err)
	}
	return &pair, nil
}

// urlOf is where a browser on this machine finds what listens on an address.
func urlOf(address net.Addr, secure bool) string {
	scheme := "http"
	if secure {
		scheme = "https"
	}
	at, ok := address.(*net.TCPAddr)
	host := address.String()
	if ok && at.IP.IsUnspecified() {
		host = net.JoinHostPort("localhost", strconv.Itoa(at.Port))
	}
	return scheme + "://" + host + "/"
}

// openBrowser opens the user's browser, which a server can do without.
func openBrowser(url string, log *slog.Logger) {
	browser.Stdout, browser.Stderr = io.Discard, io.Discard
	if err := browser.OpenURL(url); err != nil {
		log.Warn("no browser could be opened", "error", err)
	}
}

// writing lets the store be corrected by those who have the token of a file, or a new one.
func (f *follower) writing(curation, tokenFile string) (*server.Writing, error) {
	if curation == "" {
		return nil, misuse{fmt.Errorf("%s is no directory; name the file of corrections with --curation", f.db)}
	}
	token := rand.Text()
	if tokenFile != "" {
		data, err := os.ReadFile(tokenFile)
		if err != nil {
			return nil, fmt.Errorf("read the token: %w", err)
		}
		const least = 16
		if token = strings.TrimSpace(string(data)); len(token) < least || strings.ContainsAny(token, " \n") {
			return nil, fmt.Errorf("%s holds no token: write one word of at least %d characters there", tokenFile, least)
		}
	}
	return &server.Writing{
		Token: token, Curator: &press.Curator{Store: f.db, File: curation, Schema: f.schema}, Changed: f.catchUp,
	}, nil
}
