package server_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/quadpress/quadpress/server"
)

// With a certificate, TLS is spoken, and HTTP/2 with those who can.
func TestTLS(t *testing.T) {
	example := httptest.NewTLSServer(http.NotFoundHandler()) // for its certificate
	defer example.Close()
	opt := options()
	opt.Certificate = &example.TLS.Certificates[0]
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- server.Serve(ctx, listener, newHandler(t, opt), opt) }()

	trusted := x509.NewCertPool()
	trusted.AddCert(example.Certificate())
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: trusted}, ForceAttemptHTTP2: true}
	client := &http.Client{Transport: transport}
	response, err := client.Get("https://" + listener.Addr().String() + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil || string(body) != "ok\n" || response.ProtoMajor != 2 {
		t.Errorf("%s %q, %v", response.Proto, body, err)
	}
	transport.CloseIdleConnections()
	stop()
	if err := <-served; err != nil {
		t.Error(err)
	}
}

// Each request is logged and counted, by the route that answers it; made-up paths and methods are no routes of theirs.
func TestObserved(t *testing.T) {
	var logged bytes.Buffer
	opt := options()
	opt.Log = slog.New(slog.NewJSONHandler(&logged, nil))
	handler := newHandler(t, opt)
	ask := func(method, host, path string) string {
		r := httptest.NewRequest(method, path, nil)
		r.Host = host
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		return w.Body.String()
	}
	ask("GET", "localhost", "/thing?id=secret")
	ask("GET", "localhost", "/made-up-1")
	ask("GET", "localhost", "/made-up-2")
	ask("BREW", "localhost", "/healthz")
	ask("GET", "evil.example", "/healthz")
	told := ask("GET", "localhost", "/metrics")
	for _, line := range []string{
		`quadpress_http_requests_total{method="GET",route="/thing",status="200"} 1`,
		`quadpress_http_requests_total{method="GET",route="/",status="404"} 2`,
		`quadpress_http_requests_total{method="other",route="/healthz",status="405"} 1`,
		`quadpress_http_requests_total{method="GET",route="refused",status="421"} 1`,
		`quadpress_http_request_duration_seconds_count{route="/thing"} 1`,
		`quadpress_http_requests_running 1`,
		`quadpress_store_items{kind="documents"} 1`,
		`quadpress_store_changes_total 0`,
		`quadpress_queries_running 0`,
	} {
		if !strings.Contains(told, line+"\n") {
			t.Errorf("no %s", line)
		}
	}
	if strings.Contains(logged.String(), "secret") {
		t.Error("what was asked is in the log")
	}
	var entry struct {
		Msg, Method, Path, Client string
		Status, Bytes             int
		MS                        float64
	}
	if err := json.NewDecoder(&logged).Decode(&entry); err != nil || entry.Msg != "request" || entry.Method != "GET" ||
		entry.Path != "/thing" || entry.Client != "192.0.2.1" || entry.Status != 200 || entry.Bytes == 0 || entry.MS == 0 {
		t.Errorf("%+v, %v", entry, err)
	}
}
