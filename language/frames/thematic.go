package frames

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/quadpress/quadpress"
)

// RoleOf returns the part that an argument takes in the event of a frame, "" for what takes none: negation, modal
// verbs and words that only comment. The sense is the frame's, role the argument's ("ARG0", "ARGM-TMP", "R-ARG1");
// marker is the lemma of the argument's first word, which tells "for you" from "to you" in modifiers, and may be
// "".
//
// Roles of a sense rarely share a part, unless they do the same together: agents are both who meets and whom he
// meets. The rules stand in thematic.tsv.
func RoleOf(sense, role, marker string) quadpress.ThematicRole {
	role = strings.TrimPrefix(strings.TrimPrefix(role, "R-"), "C-")
	role = strings.TrimSuffix(role, "-DSP") // direct speech is what is said
	rules := loadRules()
	var parts []part
	if s := Get(sense); s != nil {
		parts = s.parts()
	}
	if !strings.HasPrefix(role, "ARG") || strings.HasPrefix(role, "ARGM") {
		p := rules.modifier(role, marker)
		if p == joint {
			p = whoActs(parts)
		}
		return p
	}
	for _, p := range parts {
		if p.role == role {
			return p.part
		}
	}
	return rules.numbers[role]
}

// part is the part that a role of a sense takes.
type part struct {
	role  string
	part  quadpress.ThematicRole
	joint bool // with another role of the sense
}

// known are the parts of the senses that were asked for: *Sense to []part.
var known sync.Map

// parts returns the parts of the sense's roles, in their order.
func (s *Sense) parts() []part {
	if parts, ok := known.Load(s); ok {
		return parts.([]part)
	}
	parts := loadRules().parts(s)
	known.Store(s, parts)
	return parts
}

//go:embed thematic.tsv
var thematic string

// rules are those of thematic.tsv.
type rules struct {
	list      []rule
	senses    map[[2]string]quadpress.ThematicRole // by sense and role
	modifiers map[[2]string]quadpress.ThematicRole // by role and marker, "*" for any
	numbers   map[string]quadpress.ThematicRole    // by role, for want of anything else
}

// rule gives a part to the roles that it fits.
type rule struct {
	kind, key string
	where     []string // number and function that the role must have
	part      quadpress.ThematicRole
}

// joint stands in rules for the part of another role.
const joint = "joint"

// loadRules reads the rules at their first use.
var loadRules = sync.OnceValue(func() *rules {
	r, err := readRules(thematic)
	if err != nil {
		panic("frames: " + err.Error())
	}
	return r
})

// readRules reads the rules of a file. Errors name the line.
func readRules(text string) (*rules, error) {
	r := &rules{
		senses:    map[[2]string]quadpress.ThematicRole{},
		modifiers: map[[2]string]quadpress.ThematicRole{},
		numbers:   map[string]quadpress.ThematicRole{},
	}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("thematic.tsv:%d: %d columns; kind, key, where and part are needed", n, len(f))
		}
		kind, key, where, p := f[0], f[1], f[2], quadpress.ThematicRole(f[3])
		switch kind {
		case "sense":
			r.senses[[2]string{key, where}] = p
		case "modifier":
			r.modifiers[[2]string{key, where}] = p
		case "number":
			r.numbers[key] = p
		case "verbnet", "word", "function", "any":
			next := rule{kind: kind, key: key, part: p}
			if where != "*" {
				next.where = strings.Split(where, "/")
			}
			r.list = append(r.list, next)
		default:
			return nil, fmt.Errorf("thematic.tsv:%d: no kind of rule %q", n, kind)
		}
	}
	return r, nil
}

// modifier returns the part of a modifier, which is the same in all senses.
func (r *rules) modifier(role, marker string) quadpress.ThematicRole {
	if p, ok := r.modifiers[[2]string{role, marker}]; ok {
		return p
	}
	return r.modifiers[[2]string{role, "*"}]
}

// parts gives each role of a sense its part.
func (r *rules) parts(s *Sense) []part {
	roles := s.Roles()
	parts := make([]part, len(roles))
	for i := range roles { // what is said of one sense comes before all rules
		parts[i] = part{role: roles[i].Name, part: r.senses[[2]string{s.ID, roles[i].Name}]}
	}
	for i := range roles {
		key := ""
		if parts[i].part == "" {
			parts[i].part, key = r.choose(&roles[i], parts)
		}
		if parts[i].part == joint {
			parts[i].part, parts[i].joint = withWhom(roles, parts, i, key), true
		}
	}
	return parts
}

// choose returns what the first rule gives that fits a role and whose part no other role has, and the rule's key.
func (r *rules) choose(role *Role, parts []part) (p quadpress.ThematicRole, key string) {
	words := wordsOf(role.Description)
	for _, rule := range r.list {
		if !rule.fits(role, words) {
			continue
		}
		if rule.part == joint || !slices.ContainsFunc(parts, func(q part) bool { return q.part == rule.part }) {
			return rule.part, rule.key
		}
		if p == "" {
			p = rule.part
		}
	}
	return p, ""
}

// fits reports whether a rule is for a role, whose description has the words.
func (r *rule) fits(role *Role, words []string) bool {
	for _, w := range r.where {
		if w != role.Name && w != role.Function {
			return false
		}
	}
	switch r.kind {
	case "verbnet":
		return slices.Contains(role.VerbNet, r.key)
	case "word":
		return slices.Contains(words, r.key)
	case "function":
		return role.Function == r.key
	}
	return true
}

// withWhom returns the part of a role that does the same as another one: the nearest before it that VerbNet calls
// by the same name without "co_", else who acts, else the first.
func withWhom(roles []Role, parts []part, i int, name string) quadpress.ThematicRole {
	if base, ok := strings.CutPrefix(name, "co_"); ok {
		for j := i - 1; j >= 0; j-- {
			if slices.Contains(roles[j].VerbNet, base) {
				return parts[j].part
			}
		}
		return quadpress.ThematicRole(base)
	}
	return whoActs(parts[:i])
}

// whoActs returns agent where a sense may have one, else the part of its first role.
func whoActs(parts []part) quadpress.ThematicRole {
	if len(parts) == 0 || parts[0].role == "ARG0" {
		return quadpress.AgentRole
	}
	return parts[0].part
}

// wordsOf returns the words of a description in small letters.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
}
