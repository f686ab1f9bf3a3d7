package resolve

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/name"
)

// form is what a document says of a thing with a name, or of a concept, as far as it tells which thing that is.
// Documents that say just the same of it share one form, and what they mean is decided once for all of them.
type form struct {
	Kind  quadpress.EntityKind `json:"kind,omitempty"`
	Type  string               `json:"type,omitempty"`
	Name  string               `json:"name"`
	Names []string             `json:"names,omitempty"` // nil for Name alone
	Roles []string             `json:"roles,omitempty"`
	Known string               `json:"known,omitempty"`
}

// formOf returns the form of an entity; ok is false for what has neither a name nor is a concept.
func formOf(e *quadpress.Entity) (f form, ok bool) {
	switch e.Kind {
	case quadpress.KindConcept:
		return form{Kind: e.Kind, Type: e.Type, Name: e.Name}, true
	case quadpress.KindNamed:
		f = form{Type: e.Type, Name: e.Name, Roles: e.Roles, Known: e.Known}
		if len(e.Names) != 1 || e.Names[0] != e.Name {
			f.Names = e.Names
		}
		return f, true
	}
	return form{}, false
}

// all yields the names.
func (f *form) all() []string {
	if f.Names == nil {
		return []string{f.Name}
	}
	return f.Names
}

// formIDOf names the form of an entity, [noForm] if it has none.
func formIDOf(e *quadpress.Entity) string {
	if f, ok := formOf(e); ok {
		return f.id()
	}
	return noForm
}

// noForm stands where an entity has none.
const noForm = "-"

func (f *form) votes() bool { return f.Kind == quadpress.KindNamed && f.Known == "" }

// id names a form.
func (f *form) id() string {
	data, err := json.Marshal(f)
	if err != nil {
		panic(err) // strings can be marshalled
	}
	return hashed(string(data), 12)
}

// hashed is a short name for a text, made of so many bytes of its sum.
func hashed(text string, bytes int) string {
	sum := sha256.Sum256([]byte(text))
	return base64.RawURLEncoding.EncodeToString(sum[:bytes])
}

// Record is what is known of a form: of what documents say of a thing, in the same words.
type Record struct {
	form
	Entities  int    `json:"entities"`  // of this form, in all documents
	Documents int    `json:"documents"` // with such an entity
	Class     string `json:"class"`     // that it is taken to be of
	Resolved  Answer `json:"resolved"`
}

// Form names the form that a record is of.
func (r *Record) Form() string { return r.id() }

// Answer is what the entities of one form are.
type Answer struct {
	ID    string               `json:"id"`
	Label string               `json:"label"`
	Type  string               `json:"type,omitempty"`
	Kind  quadpress.EntityKind `json:"kind,omitempty"`
	// Apart is set where each document means a thing of its own: 1, or more for the next thing of that ID.
	Apart int `json:"apart,omitempty"`
}

// in returns what an entity of one document is.
func (a *Answer) in(document string) quadpress.Resolution {
	r := quadpress.Resolution{ID: a.ID, Label: a.Label, Type: a.Type, Kind: a.Kind}
	if a.Apart > 0 {
		sum := sha256.Sum256([]byte(document))
		r.ID += "_(" + hex.EncodeToString(sum[:4])
		if a.Apart > 1 {
			r.ID += "_" + strconv.Itoa(a.Apart)
		}
		r.ID += ")"
	}
	return r
}

// keys are what a form has in common with all others that may have a say in what it is: by them forms make up a block.
// Whatever the rules below compare, they look up by one of these. There are
//
//	a name of a class  for what is no person and bears it, or is called so for short
//	an acronym         for what bears it or is called by nothing else
//	a family name      for people; a name with a letter less, and one as it sounds, for long family names
//	an ID              without what tells things of one name apart, for what may get it
func (l *lore) keys(f *form, class string) []string {
	if f.Kind == quadpress.KindConcept {
		return []string{"concept " + quadpress.ConceptID + name.Local(strings.ToLower(f.Name))}
	}
	keys := []string{"id " + rootOf(thingID(f.Name))}
	if f.Known != "" {
		keys[0] = "id " + rootOf(f.Known)
	} else if class == "Person" {
		return l.personKeys(keys, l.person(f.Name))
	} else if l.facts(f.Name).general {
		return keys // joins nothing
	}
	for _, n := range append([]string{f.Name}, f.all()...) {
		about := l.facts(n)
		if about.general {
			continue
		}
		keys = append(keys, "name "+class+" "+about.key)
		if about.acronym {
			keys = append(keys, "acronym "+about.key)
		}
	}
	if !l.hasLong(f) {
		keys = append(keys, "acronym "+l.facts(f.Name).key)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// hasLong reports whether a form has a name that is no acronym.
func (l *lore) hasLong(f *form) bool {
	return slices.ContainsFunc(f.all(), func(n string) bool { return !l.facts(n).acronym })
}

func (l *lore) personKeys(keys []string, p name.Person) []string {
	keys = append(keys, "family "+familyKey(p))
	if p.Bare() || len(p.Family) < name.LongSurname-1 {
		return keys
	}
	with := p.Given + "|" + p.Generation + "|"
	keys = append(keys, "sound "+with+name.Uvular.Replace(p.Family))
	if len(p.Family) >= name.LongSurname {
		for _, d := range name.Deletions(p.Family) {
			keys = append(keys, "letter less "+with+d)
		}
	}
	return keys
}

// rootOf is an ID without what tells it from others of its name.
func rootOf(id string) string {
	if len(id) > 1 {
		if i := strings.Index(id[1:], "_("); i >= 0 {
			return id[:i+1]
		}
	}
	return id
}
