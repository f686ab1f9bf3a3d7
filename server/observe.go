package server

import (
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"time"
)

// refused is the route of what no handler was asked for.
const refused = "refused"

// maxPath is how much of a path is logged, in bytes.
const maxPath = 256

// observe logs and counts the requests that a handler answers. What is asked for, beyond the path, is nobody's
// business and not logged.
func (s *Server) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		seen := &seenAnswer{ResponseWriter: w, status: http.StatusOK}
		s.metrics.running.Inc()
		defer func() { // also where the client is gone and the handler was broken off
			s.metrics.running.Dec()
			route := r.Pattern
			if route == "" {
				route = refused
			}
			took := time.Since(begun)
			s.metrics.requests.WithLabelValues(route, knownMethod(r.Method), strconv.Itoa(seen.status)).Inc()
			s.metrics.durations.WithLabelValues(route).Observe(took.Seconds())
			client, _, _ := net.SplitHostPort(r.RemoteAddr)
			s.opt.Log.LogAttrs(r.Context(), slog.LevelInfo, "request",
				slog.String("method", r.Method[:min(len(r.Method), 16)]),
				slog.String("path", r.URL.Path[:min(len(r.URL.Path), maxPath)]),
				slog.Int("status", seen.status), slog.Int64("bytes", seen.size),
				slog.Float64("ms", float64(took.Microseconds())/1000), slog.String("client", client))
		}()
		next.ServeHTTP(seen, r)
	})
}

// knownMethod is a method, or "other" for those that a client has made up, which would fill the memory.
func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete,
		http.MethodOptions:
		return method
	}
	return "other"
}

// seenAnswer is an answer whose status and size are seen as it is written.
type seenAnswer struct {
	http.ResponseWriter
	status int
	size   int64
}

func (a *seenAnswer) WriteHeader(status int) {
	a.status = status
	a.ResponseWriter.WriteHeader(status)
}

func (a *seenAnswer) Write(data []byte) (int, error) {
	n, err := a.ResponseWriter.Write(data)
	a.size += int64(n)
	return n, err
}

// Unwrap is for [http.ResponseController].
func (a *seenAnswer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
