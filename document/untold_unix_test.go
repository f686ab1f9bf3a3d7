//go:build unix

package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Files whose names do not tell what they are, and stores.
func TestReadFolderOfUntoldFiles(t *testing.T) {
	page := "<!DOCTYPE html><html><body><p>" + sample + "</p></body></html>"
	message := "From: Ann Lee <ann@wire.example>\nTo: bo@wire.example\nSubject: Talks\n" +
		"Date: Fri, 30 Oct 2015 14:03:00 +0100\nMessage-ID: <1@wire.example>\n\n" + sample
	folder(t, map[string]string{
		"news/wire.example/talks":           page,
		"news/wire.example/talks?page=2":    page,
		"news/wire.example/talks.php":       page,
		"news/wire.example/more.gz":         page, // folder compresses it
		"news/wire.example/talks.html~":     page,
		"news/wire.example/talks.part":      page,
		"news/mail/cur/144.M1.wire.example": message,
		"news/mail/new/145.M1P2.host:2,S":   strings.Replace(message, "<1@", "<2@", 1),
		"news/Makefile":                     "all: news\n",
		"news/NOTES":                        sample,
		"news/index.php":                    "<?php echo 1;",
		"news/quadpress.db/quadpress.json":  `{"layout":1}`,
		"news/quadpress.db/g/CURRENT":       page,
		"news/saved.zip":                    zipped(t, file{"wire.example/talks", page}, file{"LICENSE", sample}),
	})
	want := []string{"mail/cur/144.M1.wire.example", "mail/new/145.M1P2.host:2,S", "saved.zip/wire.example/talks",
		"wire.example/more.gz", "wire.example/talks", "wire.example/talks.php", "wire.example/talks?page=2"}
	got := read(t, Options{}, "news")
	if diff := cmp.Diff(want, got.ids()); diff != "" {
		t.Error(diff)
	}
	if len(got.errs) > 0 {
		t.Error(got.errs)
	}
}
