package extract

// lists puts right what parsers take for coordination and is none: what follows a colon, "countries that hold the key: Mali and
// Chad", and what follows the conjunct with the "and", "France and Mali, two members", which says what the names before it are.
func (t *tree) lists() (changed bool) {
	for i := range t.Tokens {
		h := t.head(i)
		if r := t.rel(i); r != "conj" && r != "obj" || h < 0 || h > i {
			continue
		}
		first := t.subtree(i, func(k int) bool { return t.rel(k) == "punct" || t.rel(k) == "cc" })[0]
		if first > 0 && t.Tokens[first-1].Form == ":" && (t.rel(i) == "conj" || t.child(h, "obj") < i) {
			t.rels[i], changed = "list", true
			continue
		}
		if t.rel(i) != "conj" || t.Tokens[i].UPOS != "NOUN" || t.child(i, "cc") >= 0 || t.child(i, "det", "nummod") < 0 || first == 0 || t.Tokens[first-1].Form != "," {
			continue
		}
		last := -1 // the conjunct with the "and", right before
		for _, k := range t.children(h, "conj") {
			switch {
			case k > i: // the list goes on
				last = len(t.Tokens)
			case k < i && t.child(k, "cc") >= 0:
				last = max(last, k)
			}
		}
		if last < 0 || last >= i {
			continue
		}
		if t.Tokens[i].XPOS == "NNS" {
			if t.child(i, "nummod") >= 0 {
				t.rels[i], changed = "appos", true
			}
		} else if t.attach(i, last, "appos") {
			changed = true
		}
	}
	return changed
}

// deputies puts a word that makes an office a lesser one under the office: "served as a deputy foreign minister" is no service as
// a deputy.
func (t *tree) deputies() (changed bool) {
	deputizing, roles := loadLexicon().Deputizing, loadLexicon().Roles
	for i := range t.Tokens {
		if r := t.rel(i); !deputizing[t.lower(i)] || t.Tokens[i].UPOS != "NOUN" || r == "compound" || r == "amod" || r == "nmod" {
			continue
		}
		for office := i + 1; office < len(t.Tokens) && office <= i+3; office++ {
			if u := t.Tokens[office].UPOS; u != "NOUN" && u != "PROPN" && u != "ADJ" {
				break
			}
			if !roles[t.lower(office)] || t.head(office) != t.head(i) && t.head(office) != i {
				continue
			}
			for k := range t.heads { // what stands before both, and what hangs on the first
				if t.heads[k] == i && k != office {
					t.heads[k] = office
				}
			}
			t.heads[office], t.rels[office] = t.heads[i], t.rels[i]
			t.heads[i], t.rels[i] = office, "compound"
			changed = true
			break
		}
	}
	return changed
}
