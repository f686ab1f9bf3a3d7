package server

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"time"

	"github.com/quadpress/quadpress/server/room"
)

const (
	// maxHeld is how many bytes all requests and answers hold at once, those that are small left out.
	maxHeld = 128 << 20
	// smallBody and smallAnswer are the sizes in bytes up to which bodies and answers are small.
	smallBody, smallAnswer = 2 << 10, 32 << 10
	// bodyWeight is how much memory a byte of a body takes as it is read and understood.
	bodyWeight = 16
	// resultWeight is how much memory a byte of a query's result takes until it is an answer: itself, and what grows by
	// doubling as it is written.
	resultWeight = 4
	// answerWeight is how much a byte of an answer takes while that is made.
	answerWeight = 2
)

// answers sends answers that are made whole in memory. A client can then find that it has an answer already, by its
// ETag, and clients that read slowly hold up no query. What requests and answers hold is counted, so that neither they
// nor many large ones can fill the memory.
type answers struct{ room *room.Room }

func newAnswers() *answers { return &answers{room.New(maxHeld)} }

// admit waits until there is room for a result of a query.
func admit(ctx context.Context, bytes int) error {
	if bytes <= smallAnswer {
		return nil
	}
	return room.Of(ctx).Wait(ctx, resultWeight*int64(bytes))
}

// whole lets a handler make its answer before the first byte of it is sent.
func (a *answers) whole(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, account := a.room.Enter(r.Context())
		defer account.Leave()
		r = r.WithContext(ctx)
		sent := r.Body
		r.Body = account.Body(sent, smallBody, bodyWeight)
		made := &answer{header: w.Header(), status: http.StatusOK, account: account, room: smallAnswer}
		next.ServeHTTP(made, r)
		if account.Refused() {
			busy(w, room.ErrFull)
			return
		}
		account.Keep(int64(made.body.Len()))
		if made.status == http.StatusRequestEntityTooLarge { // some clients of HTTP/2 send all before they read the answer
			_, _ = io.Copy(io.Discard, sent)
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

	account *room.Account
	room    int // the size up to which there is room
}

func (a *answer) Header() http.Header    { return a.header }
func (a *answer) WriteHeader(status int) { a.status = status }

func (a *answer) Write(data []byte) (int, error) {
	if size := a.body.Len() + len(data); size > a.room {
		size = max(size, 2*a.room)
		if err := a.account.Cover(answerWeight * int64(size)); err != nil {
			return 0, err
		}
		a.room = size
	}
	return a.body.Write(data)
}

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
