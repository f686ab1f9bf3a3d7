// Package feed reads the entries of feeds: RSS, Atom and JSON Feed.
package feed

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"strconv"
	"strings"

	"github.com/mmcdole/gofeed"

	"github.com/quadpress/quadpress/document/html"
	"github.com/quadpress/quadpress/document/story"
)

// maxFeed is the longest feed, in bytes.
const maxFeed = 32 << 20

// Read yields the entries of a feed, each with its text or its summary, by its link.
func Read(src story.Source) iter.Seq2[story.Item, error] {
	return func(yield func(story.Item, error) bool) {
		data, err := src.All(maxFeed)
		if err != nil {
			yield(story.Item{}, err)
			return
		}
		feed, err := parse(data)
		if errors.Is(err, gofeed.ErrFeedTypeNotDetected) {
			err = errors.New("is no feed: neither RSS nor Atom nor JSON Feed")
		} else if err != nil {
			err = fmt.Errorf("is a damaged feed: %w", err)
		}
		if err != nil {
			yield(story.Item{}, err)
			return
		}
		for i, entry := range feed.Items {
			item := story.Item{Path: strconv.Itoa(i + 1), Story: read(feed, entry)}
			err = nil
			if item.Text == "" {
				err = errNoText
			}
			if !yield(item, err) {
				return
			}
		}
	}
}

var errNoText = errors.New("has neither a text nor a summary")

// parse reads a feed. The parser panics on some that are damaged, such as one with an author that is null.
func parse(data []byte) (feed *gofeed.Feed, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%v", fault)
		}
	}()
	return gofeed.NewParser().Parse(bytes.NewReader(data))
}

// read is what an entry says.
func read(feed *gofeed.Feed, entry *gofeed.Item) story.Story {
	s := story.Story{
		Title:     strings.Join(strings.Fields(html.Fragment(entry.Title)), " "),
		Text:      html.Fragment(entry.Content),
		URL:       link(feed, entry),
		Published: entry.Published,
		Publisher: feed.Title,
		Language:  feed.Language,
	}
	if summary := html.Fragment(entry.Description); len(summary) > len(s.Text) {
		s.Text = summary
	}
	if s.Published == "" {
		s.Published = entry.Updated
	}
	for _, author := range entry.Authors {
		if author != nil && author.Name != "" {
			s.Authors = append(s.Authors, author.Name)
		}
	}
	s.ID = s.URL
	if s.ID == "" {
		s.ID = entry.GUID
	}
	return s
}

// link is the address of an entry; many feeds give it below that of the site.
func link(feed *gofeed.Feed, entry *gofeed.Item) string {
	for _, address := range [...]string{entry.Link, entry.GUID} {
		u, err := url.Parse(strings.TrimSpace(address))
		if err != nil || address == "" {
			continue
		}
		if base, err := url.Parse(strings.TrimSpace(feed.Link)); err == nil && address == entry.Link {
			u = base.ResolveReference(u)
		}
		if u.Scheme == "http" || u.Scheme == "https" {
			return u.String()
		}
	}
	return ""
}
