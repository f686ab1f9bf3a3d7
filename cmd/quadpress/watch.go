package main

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/document/follow"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/press"
)

// userAgent is what the program calls itself to sites.
func userAgent() string { return "quadpress/" + version + " (+https://github.com/quadpress/quadpress)" }

// follow builds again whenever there is something new, until the context ends. The store is open only meanwhile.
func (b *builder) follow(cmd *cobra.Command, paths []string, watch bool) error {
	var folders *follow.Folders
	if watch {
		var err error
		// Before anything is read, so that no change is missed.
		if folders, err = follow.Watch(paths, []string{b.db}); err != nil {
			return err
		}
		defer folders.Close()
	}
	ctx := cmd.Context()
	feeds, once := b.feeds, paths
	for {
		err := b.build(cmd, once, feeds)
		var some unread
		switch {
		case ctx.Err() != nil:
			return stopped(cmd, err)
		case errors.As(err, &some):
			fmt.Fprintf(cmd.ErrOrStderr(), "quadpress: %v\n", err)
		case err != nil:
			return err
		}
		for feeds, once = nil, nil; len(feeds) == 0 && once == nil; {
			changed, err := folders.Wait(ctx, b.due())
			switch {
			case ctx.Err() != nil:
				return stopped(cmd, nil)
			case err != nil:
				return err
			case changed:
				once = paths
			}
			for _, f := range b.feeds {
				if b.every > 0 && !time.Now().Before(f.Due()) {
					feeds = append(feeds, f)
				}
			}
		}
	}
}

// due is when the next feed is asked, the zero time for never.
func (b *builder) due() (next time.Time) {
	if b.every == 0 {
		return next
	}
	for _, f := range b.feeds {
		if due := f.Due(); next.IsZero() || due.Before(next) {
			next = due
		}
	}
	return next
}

// stopped says how things stand when the user has stopped the command, which is how it ends.
func stopped(cmd *cobra.Command, err error) error {
	aftermath := "all that was read is kept"
	if kept := new(press.KeptError); errors.As(err, &kept) {
		aftermath = kept.Aftermath()
	} else if err != nil {
		aftermath = "what was being read is read by the next build"
	}
	fmt.Fprintln(cmd.ErrOrStderr(), "quadpress: stopped;", aftermath)
	return nil
}

// asking are feeds that are asked for what is new.
type asking struct {
	cmd     *cobra.Command
	input   *input
	feeds   []*follow.Feed
	fetched []*follow.Feed // those with something new
}

// feedNote is what a store knows of a feed.
type feedNote struct {
	// Agent tells the version that read it: another one reads it anew.
	Agent string `json:"agent"`
	follow.State
}

// ask begins to ask feeds; what the store knows of them counts as known.
func ask(cmd *cobra.Command, store *graph.Store, feeds []*follow.Feed, in *input) *asking {
	for _, f := range feeds {
		var note feedNote
		if ok, err := store.File(f.Address, &note); err == nil && ok && note.Agent == f.Agent {
			f.State = note.State
		}
	}
	return &asking{cmd: cmd, input: in, feeds: feeds}
}

// read hands over the entries of the feeds that have changed.
func (a *asking) read(yield func(*quadpress.Document, error) bool) {
	ctx := a.cmd.Context()
	for _, f := range a.feeds {
		data, err := f.Fetch(ctx)
		switch {
		case ctx.Err() != nil:
			yield(nil, ctx.Err())
			return
		case err != nil:
			if !yield(nil, &document.Error{Path: f.Address, File: f.Address, Reason: err.Error()}) {
				return
			}
		case data != nil:
			opt := document.Options{Format: document.Feed, Warn: a.input.warn}
			some := false
			for doc, err := range document.ReadFrom(ctx, bytes.NewReader(data), f.Address, opt) {
				if !yield(doc, err) {
					return
				}
				some = some || err == nil
			}
			if some { // what is no feed, such as a page that says that the site is down, is asked for again
				a.fetched = append(a.fetched, f)
			}
		}
	}
}

// keep notes in the store what was fetched, with what it says.
func (a *asking) keep(u *graph.Update) error {
	for _, f := range a.fetched {
		if err := u.SetFile(f.Address, feedNote{f.Agent, f.Fetched()}); err != nil {
			return err
		}
	}
	return nil
}

// kept says that it is in the store.
func (a *asking) kept() {
	for _, f := range a.fetched {
		f.Keep()
	}
}
