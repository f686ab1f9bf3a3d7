package server

import (
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
)

const (
	// maxBody is the largest request body in bytes.
	maxBody = 1 << 20
	// maxRequests is how many requests are answered at once; further ones are refused.
	maxRequests = 1024
)

// guard wraps the handlers in what holds for all: headers that keep other sites' pages out, bounds on what is asked,
// and an answer where a handler panics.
func (s *Server) guard(next http.Handler) http.Handler {
	places := make(chan struct{}, maxRequests)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Vary", "Origin")
		if !s.knownHost(r.Host) {
			refuseHost(w, r)
			return
		}
		select {
		case places <- struct{}{}:
			defer func() { <-places }()
		default:
			busy(w, fmt.Errorf("%d requests are being answered already; try again", maxRequests))
			return
		}
		s.allowOrigin(h, r)
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if p == http.ErrAbortHandler {
				panic(p)
			}
			s.opt.Log.Error("internal error", "method", r.Method, "path", r.URL.Path, "panic", p, "stack", string(debug.Stack()))
			writeError(w, http.StatusInternalServerError, errors.New("internal error"))
		}()
		next.ServeHTTP(w, r)
	})
}

// busy refuses a request that may be made again in a moment.
func busy(w http.ResponseWriter, err error) {
	w.Header().Set("Retry-After", "1")
	writeError(w, http.StatusServiceUnavailable, err)
}
