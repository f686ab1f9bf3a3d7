package graph

import (
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// UnescapeName returns the name that an IRI's local part was made from.
func UnescapeName(local string) (string, error) { return url.PathUnescape(local) }

// escapeName makes a name the local part of an IRI. Different names give different IRIs, those that are not valid
// UTF-8 too.
func escapeName(name string) string { return escape(name, "") }

// escapePath makes a path part of an IRI; its slashes stay. Segments "." and "..", which others might resolve, are
// escaped as a whole. Different paths give different IRIs.
func escapePath(path string) string {
	segments := strings.Split(path, "/")
	for i, s := range segments {
		if segments[i] = escapeName(s); s == "." || s == ".." {
			segments[i] = strings.ReplaceAll(s, ".", "%2E")
		}
	}
	return strings.Join(segments, "/")
}

// webAddress is what is told apart in a URL: scheme, authority, path with query, fragment.
var webAddress = regexp.MustCompile(`^(?s)([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]+)([^#]*)(#.*)?$`)

// documentName is the other kind of IRI that documents are known by: "urn:newsml:example.org:2015:1",
// "tag:example.org,2015:x".
var documentName = regexp.MustCompile(`^(?is)(urn:[a-z0-9][a-z0-9-]+|tag:[a-z0-9._~@-]+,[0-9-]+):(.+)$`)

// urlValue is a URL as found in the wild: an IRI, in which what an IRI cannot hold is percent-encoded, where it
// has a scheme and a host or is a urn: or tag:, a literal otherwise ("../a.html", "12", "example.org/a"). No URL
// names a thing of the graph.
func urlValue(u string) quad.Value {
	u = strings.TrimSpace(u)
	if m := webAddress.FindStringSubmatch(u); m != nil && prefixes[m[1]+":"] == "" && isAuthority(m[2]) {
		fragment := ""
		if m[4] != "" {
			fragment = "#" + escapeURL(m[4][1:])
		}
		return quad.IRI(ShortIRI(m[1] + "://" + m[2] + escapeURL(m[3]) + fragment))
	}
	if m := documentName.FindStringSubmatch(u); m != nil && !strings.EqualFold(m[1], "urn:quadpress") {
		return quad.IRI(m[1] + ":" + escapeURL(m[2]))
	}
	return text(u)
}

// authority is user, host and port.
var authority = regexp.MustCompile(`^(?:([^@]*)@)?(\[[^]]*\]|[^]:[]+)(?::[0-9]*)?$`)

// isAuthority reports whether a string can be an IRI's authority as it is.
func isAuthority(s string) bool {
	m := authority.FindStringSubmatch(s)
	if m == nil || escapeURL(m[1]) != m[1] || strings.ContainsAny(m[1], "/?@") {
		return false
	}
	if ip, ok := strings.CutPrefix(m[2], "["); ok {
		address, err := netip.ParseAddr(strings.TrimSuffix(ip, "]"))
		return err == nil && address.Is6() && address.Zone() == ""
	}
	return escapeURL(m[2]) == m[2] && !strings.ContainsAny(m[2], "@:/?")
}

// escapeURL percent-encodes what a URL's path, query or fragment cannot hold, a percent sign that begins no escape too.
func escapeURL(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '%')
		if i < 0 {
			b.WriteString(escape(s, "/?"))
			return b.String()
		}
		b.WriteString(escape(s[:i], "/?"))
		if i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			b.WriteByte('%')
		} else {
			b.WriteString("%25")
		}
		s = s[i+1:]
	}
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'A' <= c && c <= 'F' || 'a' <= c && c <= 'f' }

// escape percent-encodes all bytes but those of characters that may stand in a segment of an IRI's path (ipchar in RFC
// 3987), and of those in also.
func escape(s, also string) string {
	const hex = "0123456789ABCDEF"
	var b []byte
	done := 0 // what stands before is in b
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isPathChar(r, size) && !strings.ContainsRune(also, r) {
			b = append(b, s[done:i]...)
			for _, c := range []byte(s[i : i+size]) {
				b = append(b, '%', hex[c>>4], hex[c&15])
			}
			done = i + size
		}
		i += size
	}
	if done == 0 {
		return s
	}
	return string(append(b, s[done:]...))
}

// isPathChar reports whether a character that takes so many bytes may stand in a segment of an IRI's path and can be
// seen.
func isPathChar(r rune, size int) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' ||
			strings.ContainsRune("-._~!$&'()*+,;=:@", r)
	case r == utf8.RuneError && size == 1, // not UTF-8
		r >= 0xE000 && r < 0xF900, r >= 0xFFF0 && r <= 0xFFFF, r >= 0xE0000: // outside of ucschar
		return false
	}
	return unicode.IsPrint(r)
}
