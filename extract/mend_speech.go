package extract

import "github.com/quadpress/quadpress"

// futureBe makes an auxiliary of the "be" before an infinitive: in "Merkel is to visit China" it ascribes nothing.
func (t *tree) futureBe() (changed bool) {
	for i := range t.Tokens {
		v := t.head(i)
		if t.rel(i) != "cop" || v < 0 || t.Tokens[v].UPOS != "VERB" || t.Tokens[v].XPOS != "VB" {
			continue
		}
		if m := t.child(v, "mark"); m > i && m < v {
			t.rels[i], changed = "aux", true
		}
	}
	return changed
}

// contentClauses tells "that" the conjunction from "that" the pronoun: in "evidence that Russia attacked Turkey" nothing is
// left for it to stand for, for the verb has its subject and its object.
func (t *tree) contentClauses() (changed bool) {
	for i := range t.Tokens {
		v := t.head(i)
		if t.lower(i) != "that" || v < 0 || t.rel(v) != "acl" || t.rel(i) != "obj" {
			continue
		}
		objects := t.children(v, "obj")
		if s := t.child(v, "nsubj"); s > i && len(objects) > 1 && objects[1] > v {
			t.rels[i], t.rels[v], changed = "mark", "acl", true
		}
	}
	return changed
}

// subjectsAcrossSpeech gives back subjects that a parse mixes up around an inserted verb of speech: in "Russia attacked
// Turkey, a senior official said" the official said it, in "“Turkey,” Lavrov said, “attacked Syria”" Turkey attacked, and in
// "“Lee and I fled,” said Hart" Lee fled.
func (t *tree) subjectsAcrossSpeech() (changed bool) {
	for v := range t.Tokens {
		if t.Tokens[v].UPOS != "VERB" || !loadLexicon().Quotative[t.lemma(v)] {
			continue
		}
		x := t.child(v, "ccomp")
		subjects := t.children(v, "nsubj")
		if parts := t.children(v, "ccomp"); len(parts) == 2 && parts[0] < v && v < parts[1] && t.Tokens[parts[0]].UPOS == "PROPN" &&
			t.child(parts[0], "cop") < 0 && t.child(parts[1], "nsubj", "csubj", "expl") < 0 {
			changed = t.attach(parts[0], parts[1], "nsubj") || changed
			continue
		}
		switch {
		case x < 0:
		case x < v && len(subjects) == 0:
			own := t.children(x, "nsubj")
			if last := len(own) - 1; last >= 0 && own[last] > x && own[last] == v-1 && (last > 0 || t.wordBefore(own[last]) > x) {
				changed = t.attach(own[last], v, "nsubj") || changed
			}
		case x < v && len(subjects) == 2 && subjects[0] < x && subjects[1] > v:
			changed = t.quotedSubject(subjects[0], x) || changed
		case x > v && len(subjects) == 2 && subjects[1] < v && t.child(x, "nsubj", "csubj", "expl") < 0:
			if w := subjects[1] - 1; w > subjects[0] && t.Tokens[t.wordBefore(subjects[1])].UPOS == "PUNCT" && t.Tokens[v+1].UPOS == "PUNCT" {
				changed = t.attach(subjects[0], x, "nsubj") || changed
			}
		}
	}
	return changed
}

// quotedSubject gives a word before the verb of what is said to that verb, as the first of its subjects.
func (t *tree) quotedSubject(i, verb int) bool {
	own := t.child(verb, "nsubj")
	if !t.attach(i, verb, "nsubj") {
		return false
	}
	if and := t.child(verb, "cc"); own > i && and == own-1 {
		t.heads[and], t.rels[own] = own, "conj"
		t.heads[own] = i
	}
	return true
}

// saidOnDay hangs what is said on the verb of speech, not on the day between them: "said on Tuesday that Turkey attacked".
func (t *tree) saidOnDay() (changed bool) {
	for v := range t.Tokens {
		day := t.head(v)
		if t.rel(v) != "acl" || day < 0 || day > v || t.child(v, "nsubj") < 0 || !loadLexicon().Times[t.lower(day)] {
			continue
		}
		said, that := t.head(day), t.child(v, "mark")
		if said >= 0 && that == day+1 && t.lower(that) == "that" && loadLexicon().Speech[t.lemma(said)] && t.child(said, "ccomp") < 0 {
			changed = t.attach(v, said, "ccomp") || changed
		}
	}
	return changed
}

// namesBesideOffices hangs a name between commas, right before a verb of speech, on the office that is the verb's subject: in
// "the director of Greenland's Ice Office, Ane Holm, said" it is no name of the office.
func (t *tree) namesBesideOffices() (changed bool) {
	for _, m := range t.Mentions {
		if m.Type != quadpress.Person || m.First < 2 || m.Last+1 >= len(t.Tokens) || t.Tokens[m.First-1].Form != "," || t.Tokens[m.Last].Form != "," {
			continue
		}
		v, name := m.Last+1, t.spanHead(m.First, m.Last)
		s := t.child(v, "nsubj")
		if s < 0 || s >= m.First-1 || t.rel(name) != "appos" || t.head(name) == s || !t.within(name, s) || !loadLexicon().Roles[t.lower(s)] || !loadLexicon().Speech[t.lemma(v)] {
			continue
		}
		changed = t.attach(name, s, "appos") || changed
	}
	return changed
}

// closeRelatives ends a relative clause between commas at the second one: in "She praised her father, who fell ill, and
// promised" it is she who promised.
func (t *tree) closeRelatives() (changed bool) {
	for v := range t.Tokens {
		r := t.head(v)
		if t.rel(v) != "conj" || r < 0 || r > v || t.rels[r] != "acl:relcl" || t.child(v, "nsubj", "aux") >= 0 || t.Tokens[v].XPOS != "VBD" {
			continue
		}
		and, who := t.child(v, "cc"), t.child(r, "nsubj")
		if and < 1 || t.Tokens[and-1].Form != "," || who < 1 || !t.isRelativePronoun(who) || t.Tokens[who-1].Form != "," || len(t.children(r, "conj")) > 1 {
			continue
		}
		for main := t.head(r); main >= 0; main = t.head(main) {
			if t.Tokens[main].XPOS == "VBD" && main < who {
				changed = t.attach(v, main, "conj") || changed
				break
			}
		}
	}
	return changed
}

// closingSpeech gives a verb of speech that ends a sentence the phrase between commas right before it for its subject: in "The
// quake was felt near Lodi, the institute in Rome reported" Lodi is no institute, and in "Russia may sanction Turkey, Ann Lee, the
// minister, warned" it is Lee who warned.
func (t *tree) closingSpeech() bool {
	v := len(t.Tokens) - 1
	for v > 0 && t.Tokens[v].UPOS == "PUNCT" {
		v--
	}
	if v < 3 || t.Tokens[v].XPOS != "VBD" && t.Tokens[v].XPOS != "VBZ" || !loadLexicon().Quotative[t.lemma(v)] || t.child(v, "nsubj", "aux") >= 0 {
		return false
	}
	words := func(i int) []int { return t.trim(t.subtree(i, nil)) }
	for k := v - 1; k > 1; k-- {
		if r := t.rel(k); r != "appos" && r != "conj" || t.child(k, "cc") >= 0 || t.within(v, k) {
			continue
		}
		phrase := words(k)
		if len(phrase) == 0 {
			continue
		}
		if last := phrase[len(phrase)-1]; phrase[0] == 0 || t.Tokens[phrase[0]-1].Form != "," || last != v-1 && (last != v-2 || t.Tokens[v-1].Form != ",") {
			continue
		}
		subject := k
		for _, m := range t.Mentions { // the name that it describes
			if name := t.spanHead(m.First, m.Last); m.Type == quadpress.Person && m.Last == phrase[0]-1 && m.First > 0 && t.Tokens[m.First-1].Form == "," && (t.rel(name) == "appos" || t.rel(name) == "conj") && t.attach(k, name, "appos") {
				subject = name
			}
		}
		if !t.attach(subject, v, "nsubj") {
			return false
		}
		if t.heads[v] >= 0 {
			t.rels[v] = "parataxis"
		}
		return true
	}
	return false
}

// toldClauses hangs what someone is told on the verb, not on the one who is told: in "Hollande told the assembly that Assad must go" the
// clause, with a subject of its own, tells nothing of the assembly.
func (t *tree) toldClauses() (changed bool) {
	for x := range t.Tokens {
		whom := t.head(x)
		if t.rel(x) != "acl" || whom < 0 || whom > x || t.rel(whom) != "obj" && t.rel(whom) != "iobj" {
			continue
		}
		v, that, subject := t.head(whom), t.child(x, "mark"), t.child(x, "nsubj", "expl")
		if v < 0 || !loadLexicon().Telling[t.lemma(v)] || that < 0 || t.lower(that) != "that" || t.wordBefore(x) != whom || subject <= that || t.isRelativePronoun(subject) || t.child(v, "ccomp") >= 0 {
			continue
		}
		changed = t.attach(x, v, "ccomp") || changed
	}
	return changed
}

// notOnly puts a clause that opens with "not only" beside the one that goes on: "Not only did Russia attack Turkey, it also
// attacked Syria".
func (t *tree) notOnly() (changed bool) {
	if len(t.Tokens) < 4 || t.lower(0) != "not" || !loadLexicon().NotOnly[t.lower(1)] {
		return false
	}
	v := t.head(0)
	if v < 0 || t.head(v) < v {
		return false
	}
	main := t.head(v)
	if a := t.child(v, "aux", "cop"); a < 0 || t.rel(v) == "conj" || t.Tokens[a].Feat("VerbForm") != "Fin" {
		return false
	}
	t.heads[v], t.rels[v] = t.heads[main], t.rels[main]
	t.heads[main], t.rels[main] = v, "parataxis"
	return true
}
