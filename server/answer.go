package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"golang.org/x/sync/semaphore"
)

const (
	// smallAnswer is the size up to which the system takes an answer whole, whether the client reads it or not.
	smallAnswer = 64 << 10
	// maxUnread is how many bytes of larger answers wait at once for clients that have not read them yet.
	maxUnread = 128 << 20
)

// answers sends answers that are made whole in memory. A client can then find that it has an answer already, by its
// ETag, and clients that read slowly hold up no query and cannot fill the memory.
type answers struct{ unread *semaphore.Weighted }

func newAnswers() *answers { return &answers{semaphore.NewWeighted(maxUnread)} }

// whole lets a handler make its answer before the first byte of it is sent.
func (a *answers) whole(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		made := &answer{header: w.Header(), status: http.StatusOK}
		next.ServeHTTP(made, r)
		size := int64(made.body.Len())
		if size > smallAnswer {
			if !a.unread.TryAcquire(size) {
				busy(w, errors.New("too many large answers are still being read; try again, or ask for less"))
				return
			}
			defer a.unread.Release(size)
		}
		if made.status == http.StatusOK && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
			w.Header().Set("Cache-Control", "no-cache") // ask whether it is still so
			sendTagged(w, r, made.body.Bytes(), tagOf(made.body.Bytes()))
			return
		}
		w.WriteHeader(made.status)
		_, _ = w.Write(made.body.Bytes()) // that the client is gone by then is not worth an error
	})
}

// tagOf names a content for the header ETag: weakly, as it is the same packed and unpacked.
func tagOf(content []byte) string {
	sum := sha256.Sum256(content)
	return `W/"` + hex.EncodeToString(sum[:8]) + `"`
}

// sendTagged answers with a content, or that the client has it.
func sendTagged(w http.ResponseWriter, r *http.Request, content []byte, tag string) {
	w.Header().Set("ETag", tag)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}

// answer is an answer that is being made.
type answer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *answer) Header() http.Header            { return a.header }
func (a *answer) WriteHeader(status int)         { a.status = status }
func (a *answer) Write(data []byte) (int, error) { return a.body.Write(data) }

// writeError answers with an error as Cayley does: {"error": "..."}.
func writeError(w http.ResponseWriter, status int, err error) {
	writeJSON(w, status, map[string]string{"error": err.Error()})
}

// writeJSON answers with a value. That the client is gone by then is not worth an error.
func writeJSON(w http.ResponseWriter, status int, v any) {
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", "application/json")
	}
	w.WriteHeader(status)
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	_ = out.Encode(v)
}
