package server

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Serve answers requests until ctx ends, then lets those under way finish, for as long as a query may take. It closes
// the listener.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler, opt Options) error {
	opt = opt.withDefaults()
	patience := opt.Query.Timeout + 5*time.Second
	open := connections{most: maxConnections, open: map[net.Conn]time.Time{}}
	srv := &http.Server{
		Handler:           handler,
		ErrorLog:          slog.NewLogLogger(opt.Log.Handler(), slog.LevelWarn),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      patience + time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ConnState:         open.changed,
		// What clients send before it is read.
		HTTP2: &http.HTTP2Config{MaxReceiveBufferPerConnection: 64 << 10, MaxReceiveBufferPerStream: 64 << 10},
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		err := srv.Shutdown(grace)
		if errors.Is(err, context.DeadlineExceeded) {
			err = errors.Join(fmt.Errorf("requests were still running after %s and were cut off", patience), srv.Close())
		}
		stopped <- err
	})
	defer stop()
	if err := serveOn(srv, listener, opt.Certificate); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// serveOn serves with TLS where there is a certificate.
func serveOn(srv *http.Server, listener net.Listener, certificate *tls.Certificate) error {
	if certificate == nil {
		return srv.Serve(listener)
	}
	srv.TLSConfig = &tls.Config{Certificates: []tls.Certificate{*certificate}, MinVersion: tls.VersionTLS12}
	return srv.ServeTLS(listener, "", "")
}
