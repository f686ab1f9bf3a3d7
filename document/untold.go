package document

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Of a folder, and of an archive, files are read by their names. Those whose names do not tell what they are, as pages
// that a crawler has saved and the messages of a Maildir, are read if their content tells a format that no other file
// there has.

// telling are formats that content alone tells for sure.
var telling = []Format{Feed, DOCX, ODT, RTF, EPUB, WARC, MHTML, Mail, HTML, PDF}

var (
	plainEnding = regexp.MustCompile(`^\.[a-z0-9_-]+$`)
	// programs are the endings of programs that answer with pages.
	programs = []string{".php", ".asp", ".aspx", ".jsp", ".jspx", ".cgi", ".cfm", ".do"}
	// maildir are the folders of a Maildir that hold messages.
	maildir = []string{"cur", "new"}
)

// isUntold reports whether a file's name does not tell what it is: "talks", "talks?page=2", "talks.php",
// "cur/1446210180.M1P1.host".
func isUntold(name string) bool {
	base := path.Base(name)
	if strings.HasSuffix(base, "~") || strings.HasPrefix(base, "~$") || isStory(base) {
		return false
	}
	end := ending(base)
	return !plainEnding.MatchString(end) || slices.Contains(programs, end) ||
		slices.Contains(maildir, path.Base(path.Dir(name)))
}

// tells reports whether what begins so is in a format that its content tells for sure.
func tells(begin []byte) bool {
	return slices.Contains(telling, byContent(newHead(begin)).name)
}

// beginning is how what r holds begins, uncompressed.
func beginning(r io.Reader) []byte {
	in := bufio.NewReaderSize(r, headSize)
	mark, _ := in.Peek(len(gzipMark))
	if !bytes.Equal(mark, gzipMark) {
		data, _ := in.Peek(headSize)
		return data
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil
	}
	defer z.Close()
	data, _ := io.ReadAll(io.LimitReader(z, headSize))
	return data
}
