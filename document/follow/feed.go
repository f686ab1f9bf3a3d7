package follow

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/temoto/robotstxt"
)

// Feed is a feed that is asked for what is new in it, at a site or in a file.
type Feed struct {
	Address string
	// Agent is what it calls itself, and by that its user, to the site.
	Agent string
	// Every is how often it is asked at most.
	Every time.Duration
	// State is what is known of the feed as it was when it was taken in. It is for the caller to keep.
	State State

	fetched  State // of what was fetched last
	failures int   // in a row
	wait     time.Duration
	last     time.Time
	robots   *robotstxt.RobotsData
	asked    time.Time // when the robots were
}

// State tells a feed from a later one.
type State struct {
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"`
	Sum      string `json:"sum,omitempty"`
}

// Limits on sites.
const (
	maxFeed     = 32 << 20
	maxRobots   = 512 << 10
	robotsEvery = 24 * time.Hour
	maxWait     = 24 * time.Hour
	timeout     = time.Minute
)

// ErrGone is the error of a feed that its site has ended.
var ErrGone = errors.New("the site has ended it")

// AtSite reports whether the feed is asked for at a site.
func (f *Feed) AtSite() bool {
	return strings.HasPrefix(f.Address, "http://") || strings.HasPrefix(f.Address, "https://")
}

// Due is when the feed may be asked next: after Every, and after twice as long for each failure in a row, up to a day,
// or when the site says.
func (f *Feed) Due() time.Time {
	if f.last.IsZero() {
		return f.last
	}
	wait := f.Every
	for range min(f.failures, 20) {
		wait = min(2*wait, max(maxWait, f.Every))
	}
	return f.last.Add(max(wait, f.wait))
}

// Fetch returns the feed, nil where it is as it was when [Feed.Keep] was called last.
func (f *Feed) Fetch(ctx context.Context) ([]byte, error) {
	f.last, f.wait, f.fetched = time.Now(), 0, f.State
	get := f.file
	if f.AtSite() {
		get = f.site
	}
	data, err := get(ctx)
	if err != nil {
		if f.failures++; ctx.Err() != nil {
			err = ctx.Err()
		}
		return nil, err
	}
	f.failures = 0
	if data == nil {
		return nil, nil
	}
	sum := sha256.Sum256(data)
	if f.fetched.Sum = hex.EncodeToString(sum[:]); f.fetched.Sum == f.State.Sum {
		f.State = f.fetched
		return nil, nil
	}
	return data, nil
}

// Fetched is the state of what was fetched last.
func (f *Feed) Fetched() State { return f.fetched }

// Keep says that what was fetched last has been taken in: from now on, only what differs from it is new.
func (f *Feed) Keep() { f.State = f.fetched }

func (f *Feed) file(context.Context) ([]byte, error) {
	in, err := os.Open(f.Address)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("there is no such file (an address begins with https://)")
	} else if err != nil {
		return nil, err
	}
	defer in.Close()
	return limited(in, maxFeed)
}

func (f *Feed) site(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	if err := f.allowed(ctx); err != nil {
		return nil, err
	}
	answer, err := f.get(ctx, f.Address, f.State)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	f.wait = max(f.wait, retryAfter(answer))
	switch answer.StatusCode {
	case http.StatusOK:
		f.fetched = State{ETag: answer.Header.Get("ETag"), Modified: answer.Header.Get("Last-Modified")}
		return limited(answer.Body, maxFeed)
	case http.StatusNotModified:
		return nil, nil
	case http.StatusGone:
		return nil, ErrGone
	}
	return nil, fmt.Errorf("the site answers %q", answer.Status)
}

// get asks a site for what has changed since a state.
func (f *Feed) get(ctx context.Context, address string, since State) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", f.Agent)
	if since.ETag != "" {
		request.Header.Set("If-None-Match", since.ETag)
	}
	if since.Modified != "" {
		request.Header.Set("If-Modified-Since", since.Modified)
	}
	answer, err := http.DefaultClient.Do(request)
	var failed *url.Error
	if errors.As(err, &failed) {
		err = failed.Err // without the address, which stands before it
	}
	return answer, err
}

// allowed asks a site, once a day, whether robots may have the feed.
func (f *Feed) allowed(ctx context.Context) error {
	u, err := url.Parse(f.Address)
	if err != nil {
		return errors.New("is no address")
	}
	if f.robots == nil || time.Since(f.asked) > robotsEvery {
		answer, err := f.get(ctx, u.Scheme+"://"+u.Host+"/robots.txt", State{})
		if err != nil {
			return fmt.Errorf("robots.txt of the site: %w", err)
		}
		defer answer.Body.Close()
		text, err := limited(answer.Body, maxRobots)
		if err != nil {
			return fmt.Errorf("robots.txt of the site: %w", err)
		}
		if answer.StatusCode >= http.StatusInternalServerError {
			return fmt.Errorf("robots.txt of the site: it answers %q", answer.Status)
		}
		if f.robots, err = robotstxt.FromStatusAndBytes(answer.StatusCode, text); err != nil {
			return fmt.Errorf("robots.txt of the site: %w", err)
		}
		f.asked = time.Now()
	}
	group := f.robots.FindGroup(f.Agent)
	f.wait = group.CrawlDelay
	if !group.Test(u.RequestURI()) {
		return errors.New("robots.txt of the site asks programs not to read it")
	}
	return nil
}

// retryAfter is how long a site asks to be left alone.
func retryAfter(answer *http.Response) time.Duration {
	given := answer.Header.Get("Retry-After")
	if seconds, err := strconv.Atoi(given); err == nil && seconds > 0 {
		return min(time.Duration(min(seconds, 1e6))*time.Second, maxWait)
	}
	if at, err := http.ParseTime(given); err == nil {
		return min(time.Until(at), maxWait)
	}
	return 0
}

func limited(in io.Reader, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, most+1))
	if err == nil && int64(len(data)) > most {
		return nil, fmt.Errorf("has more than %d MB", most>>20)
	}
	return data, err
}
