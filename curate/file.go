package curate

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/quadpress/quadpress/internal/wholefile"
	"github.com/quadpress/quadpress/internal/yamltree"
)

// Bounds on a file.
const (
	maxFile  = 16 << 20
	maxDepth = 10
)

const heading = "# What was corrected by hand. `quadpress build` applies it; `quadpress curate` changes this file.\n"

// Load reads a file; one that is not there is an empty curation.
func Load(path string) (*Curation, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &Curation{}, nil
	} else if err != nil {
		return nil, fmt.Errorf("read curation: %w", err)
	}
	defer f.Close()
	return Read(f, path)
}

// Read reads a curation; name is what errors call it. A mistake is reported as "NAME:LINE: reason".
func Read(r io.Reader, name string) (*Curation, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(data) > maxFile {
		return nil, fmt.Errorf("%s: it is longer than %d MB", name, maxFile>>20)
	}
	root, err := yamltree.Parse(data, maxDepth)
	var bad *yamltree.Error
	if errors.As(err, &bad) {
		return nil, fmt.Errorf("%s:%d: it is not valid YAML: %s", name, max(bad.Line, 1), oneLine(bad.Message))
	} else if err != nil || root == nil {
		return &Curation{}, err
	}
	f := reader{name: name}
	return f.curation(root)
}

// oneLine is a message without the ends of its lines.
func oneLine(message string) string {
	return string(bytes.Join(bytes.Fields([]byte(message)), []byte(" ")))
}

// reader makes a curation of a tree.
type reader struct{ name string }

func (r *reader) fault(line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.name, line, fmt.Sprintf(format, args...))
}

func (r *reader) curation(root *yaml.Node) (*Curation, error) {
	c := &Curation{}
	if root.Kind == yaml.DocumentNode {
		root = root.Content[0]
	}
	if isNull(root) {
		return c, nil
	}
	fields, err := r.fields(root, []string{"curation"})
	if err != nil {
		return nil, err
	}
	list := fields["curation"]
	if list == nil || isNull(list) {
		return c, nil
	}
	if list.Kind != yaml.SequenceNode {
		return nil, r.fault(list.Line, "want a list of entries under curation")
	}
	lines := map[string]int{}
	for _, item := range list.Content {
		e, err := r.entry(item)
		if err != nil {
			return nil, err
		}
		if before := lines[e.ID()]; before > 0 {
			return nil, r.fault(item.Line, "the entry of line %d stands here again", before)
		}
		lines[e.ID()] = item.Line
		c.Add(e)
	}
	return c, nil
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// fields are the values of a mapping by key.
func (r *reader) fields(n *yaml.Node, known []string) (map[string]*yaml.Node, error) {
	if n.Kind != yaml.MappingNode {
		return nil, r.fault(n.Line, "want a mapping (name: value)")
	}
	fields := map[string]*yaml.Node{}
	for pair := range slices.Chunk(n.Content, 2) {
		key, err := r.text(pair[0])
		if err != nil {
			return nil, err
		}
		if !slices.Contains(known, key) {
			return nil, r.fault(pair[0].Line, "unknown field %q", key)
		}
		if fields[key] != nil {
			return nil, r.fault(pair[0].Line, "%q is there twice", key)
		}
		fields[key] = pair[1]
	}
	return fields, nil
}

// The fields that an entry of each kind has beside that of its own name.
var fieldsOf = map[Kind][]string{Apart: {"documents"}, Rename: {"name"}, Retype: {"type"}}

func (r *reader) entry(n *yaml.Node) (Entry, error) {
	known := []string{"documents", "name", "type", "note", "who", "id"}
	for _, k := range Kinds {
		known = append(known, string(k))
	}
	fields, err := r.fields(n, known)
	if err != nil {
		return Entry{}, err
	}
	var e Entry
	for _, k := range Kinds {
		if fields[string(k)] == nil {
			continue
		}
		if e.Kind != "" {
			return Entry{}, r.fault(n.Line, "an entry is either %s or %s; make two of it", e.Kind, k)
		}
		e.Kind = k
	}
	if e.Kind == "" {
		return Entry{}, r.fault(n.Line, "an entry begins with one of same, apart, wrong, rename, retype")
	}
	for _, name := range []string{"documents", "name", "type"} {
		if f := fields[name]; f != nil && !slices.Contains(fieldsOf[e.Kind], name) {
			return Entry{}, r.fault(f.Line, "%s has no field %q", e.Kind, name)
		}
	}
	return r.fill(e, fields, n.Line)
}

// fill reads the fields of an entry of a known kind.
func (r *reader) fill(e Entry, fields map[string]*yaml.Node, line int) (Entry, error) {
	own := fields[string(e.Kind)]
	var err error
	switch e.Kind {
	case Same:
		e.Things, err = r.texts(own)
	case Wrong:
		var parts []string
		if parts, err = r.texts(own); err == nil && len(parts) != 3 {
			err = r.fault(own.Line, "wrong needs subject, predicate and object")
		}
		if err == nil {
			e.Things, e.Predicate, e.Object = parts[:1], parts[1], parts[2]
		}
	default:
		e.Things = make([]string, 1)
		e.Things[0], err = r.text(own)
	}
	if f := fields["documents"]; f != nil && err == nil {
		e.Documents, err = r.texts(f)
	}
	id := ""
	for _, f := range []struct {
		name string
		to   *string
	}{{"name", &e.Value}, {"type", &e.Value}, {"note", &e.Note}, {"who", &e.Who}, {"id", &id}} {
		if n := fields[f.name]; n != nil && err == nil {
			*f.to, err = r.text(n)
		}
	}
	if err != nil {
		return Entry{}, err
	}
	e, err = New(e)
	if err != nil {
		return Entry{}, r.fault(line, "%v", err)
	}
	if id != "" && id != e.ID() {
		return Entry{}, r.fault(fields["id"].Line, "%q is not the ID of this entry, which is %s; leave it out", id, e.ID())
	}
	return e, nil
}

func (r *reader) text(n *yaml.Node) (string, error) {
	if n.Kind != yaml.ScalarNode {
		return "", r.fault(n.Line, "want text here")
	}
	if isNull(n) {
		return "", nil
	}
	return n.Value, nil
}

func (r *reader) texts(n *yaml.Node) ([]string, error) {
	if n.Kind != yaml.SequenceNode {
		return nil, r.fault(n.Line, "want a list here")
	}
	all := make([]string, len(n.Content))
	for i, item := range n.Content {
		var err error
		if all[i], err = r.text(item); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Write writes a curation as [Read] reads it, the same for the same entries.
func (c *Curation) Write(w io.Writer) error {
	if _, err := io.WriteString(w, heading); err != nil || len(c.entries) == 0 {
		return err
	}
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for i := range c.entries {
		list.Content = append(list.Content, c.entries[i].node())
	}
	root := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{scalar("curation"), list}}
	out, err := yaml.NewDumper(w, yaml.WithIndent(2), yaml.WithLineWidth(-1))
	if err != nil {
		return err
	}
	return errors.Join(out.Dump(root), out.Close())
}

// node is an entry in the form of the file.
func (e *Entry) node() *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	put := func(key string, value *yaml.Node) { n.Content = append(n.Content, scalar(key), value) }
	switch e.Kind {
	case Same:
		put(string(e.Kind), inLine(e.Things))
	case Wrong:
		put(string(e.Kind), inLine([]string{e.Things[0], e.Predicate, e.Object}))
	default:
		put(string(e.Kind), scalar(e.Things[0]))
	}
	switch e.Kind {
	case Apart:
		documents := inLine(e.Documents)
		documents.Style = 0
		put("documents", documents)
	case Rename:
		put("name", scalar(e.Value))
	case Retype:
		put("type", scalar(e.Value))
	}
	if e.Note != "" {
		put("note", scalar(e.Note))
	}
	if e.Who != "" {
		put("who", scalar(e.Who))
	}
	put("id", scalar(e.ID()))
	return n
}

func scalar(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
}

func inLine(texts []string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for _, t := range texts {
		n.Content = append(n.Content, scalar(t))
	}
	return n
}

// Save writes a curation to a file, whole or not at all.
func (c *Curation) Save(path string) error {
	if err := wholefile.Write(path, 0o600, c.Write); err != nil {
		return fmt.Errorf("write curation: %w", err)
	}
	return nil
}
