package language

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
)

// What the network takes for a verb or for a part of a noun and the words around it leave no doubt about.
func TestMendNouns(t *testing.T) {
	for _, c := range []struct { // a word, its tag, its head, its relation
		mend       func([]quadpress.Token)
		tree, want string
	}{
		{ // "accused Minister-designate Ole Vik"
			officeToCome,
			"accused/VBD/0/root Minister/NNP/4/compound -/HYPH/2/punct designate/VB/1/xcomp Ole/NNP/4/obj Vik/NNP/5/flat",
			"accused/VBD/0/root Minister/NNP/5/nmod:desc -/HYPH/2/punct designate/JJ/2/amod Ole/NNP/1/obj Vik/NNP/5/flat",
		},
		{ // "reflects a ministry forecast that put it at 4"
			nounWithRelative,
			"reflects/VBZ/0/root a/DT/3/det ministry/NN/1/obj forecast/VBN/3/acl that/WDT/6/nsubj put/VBD/4/ccomp it/PRP/6/obj",
			"reflects/VBZ/0/root a/DT/4/det ministry/NN/4/compound forecast/NN/1/obj that/WDT/6/nsubj " +
				"put/VBD/4/acl:relcl it/PRP/6/obj",
		},
		{
			nounBeforeVerb,
			"Coalition/NN/2/nsubj talks/VBZ/0/root collapse/VBP/2/obj over/IN/5/case cuts/NNS/2/obl",
			"Coalition/NN/2/compound talks/NNS/3/nsubj collapse/VBP/0/root over/IN/5/case cuts/NNS/3/obl",
		},
		{ // "described it as really encouraging"
			gradedParticiple,
			"described/VBD/0/root it/PRP/1/obj as/IN/5/mark really/RB/5/advmod encouraging/VBG/1/advcl",
			"described/VBD/0/root it/PRP/1/obj as/IN/5/case really/RB/5/advmod encouraging/JJ/1/obl",
		},
		{
			verbOfPlan,
			"Oslo/NNP/2/compound Transit/NNP/3/compound plans/NNS/7/ccomp to/TO/5/mark add/VB/3/acl buses/NNS/5/obj " +
				"said/VBD/0/root",
			"Oslo/NNP/2/compound Transit/NNP/3/nsubj plans/VBZ/7/ccomp to/TO/5/mark add/VB/3/xcomp buses/NNS/5/obj " +
				"said/VBD/0/root",
		},
		{
			partOwned,
			"A/DT/3/det firm/JJ/3/amod part/NN/8/nsubj -/HYPH/3/punct owned/VBN/3/acl by/IN/7/case him/PRP/5/obl " +
				"left/VBD/0/root",
			"A/DT/2/det firm/NN/8/nsubj part/NN/5/compound -/HYPH/3/punct owned/VBN/2/acl by/IN/7/case him/PRP/5/obl " +
				"left/VBD/0/root",
		},
		{
			caseBehind,
			"closed/VBD/0/root after/IN/6/case a/DT/6/det vote/NN/6/compound by/IN/4/case pupils/NNS/1/obl",
			"closed/VBD/0/root after/IN/4/case a/DT/4/det vote/NN/1/obl by/IN/6/case pupils/NNS/4/nmod",
		},
		{
			agedSubject,
			"The/DT/8/det 58/CD/4/nummod -/HYPH/2/punct year/NN/6/obl -/HYPH/2/punct old/JJ/8/amod blamed/VBN/8/amod " +
				"Siemens/NNP/0/root for/IN/10/case it/PRP/8/nmod ././8/punct",
			"The/DT/6/det 58/CD/4/nummod -/HYPH/2/punct year/NN/6/obl -/HYPH/2/punct old/JJ/7/nsubj blamed/VBD/0/root " +
				"Siemens/NNP/7/obj for/IN/10/case it/PRP/7/obl ././7/punct",
		},
		{
			verbAndObject,
			"Volta/NNP/2/compound spurns/NNS/3/nsubj sweetened/VBN/0/root bid/NN/3/obj",
			"Volta/NNP/2/nsubj spurns/VBZ/0/root sweetened/VBN/4/amod bid/NN/2/obj",
		},
		{
			verbAndObject,
			"Volta/NNP/2/compound lifts/NNS/3/nsubj outlook/VBP/0/root",
			"Volta/NNP/2/nsubj lifts/VBZ/0/root outlook/NN/2/obj",
		},
		{ // "Volta shares doubled"
			verbAndObject,
			"Volta/NNP/2/compound shares/NNS/3/nsubj doubled/VBD/0/root",
			"Volta/NNP/2/compound shares/NNS/3/nsubj doubled/VBD/0/root",
		},
		{
			electedTo,
			"Voters/NNS/2/nsubj elected/VBD/0/root Ann/NNP/5/compound Lee/NNP/3/flat president/NN/2/obj",
			"Voters/NNS/2/nsubj elected/VBD/0/root Ann/NNP/2/obj Lee/NNP/3/flat president/NN/2/xcomp",
		},
		{
			electedTo,
			"board/NN/2/nsubj:pass named/VBN/0/root Ann/NNP/6/compound Lee/NNP/3/flat chief/JJ/6/amod " +
				"executive/NN/2/xcomp in/IN/8/case May/NNP/2/obl",
			"board/NN/2/nsubj named/VBD/0/root Ann/NNP/2/obj Lee/NNP/3/flat chief/JJ/6/amod " +
				"executive/NN/2/xcomp in/IN/8/case May/NNP/2/obl",
		},
		{ // one name is a party or a place as often
			electedTo,
			"Voters/NNS/2/nsubj chose/VBD/0/root Labour/NNP/4/compound leader/NN/2/obj",
			"Voters/NNS/2/nsubj chose/VBD/0/root Labour/NNP/4/compound leader/NN/2/obj",
		},
		{
			electedTo,
			"She/PRP/2/nsubj named/VBD/0/root Ann/NNP/5/compound Lee/NNP/3/flat Park/NNP/2/obj",
			"She/PRP/2/nsubj named/VBD/0/root Ann/NNP/5/compound Lee/NNP/3/flat Park/NNP/2/obj",
		},
		{
			ownObject,
			"Vik/NNP/2/nsubj crowned/VBD/0/root himself/PRP/4/nmod:poss emperor/NN/2/obj",
			"Vik/NNP/2/nsubj crowned/VBD/0/root himself/PRP/2/obj emperor/NN/2/xcomp",
		},
		{
			ownObject,
			"Vik/NNP/2/nsubj crowned/VBD/0/root his/PRP$/4/nmod:poss son/NN/2/obj",
			"Vik/NNP/2/nsubj crowned/VBD/0/root his/PRP$/4/nmod:poss son/NN/2/obj",
		},
		{
			participleInNoun,
			"Moss/NNP/2/nsubj beat/VBD/0/root defending/VBG/2/xcomp champion/NN/5/nmod:desc Ann/NNP/3/obj Lee/NNP/5/flat " +
				"on/IN/8/case Friday/NNP/3/obl",
			"Moss/NNP/2/nsubj beat/VBD/0/root defending/NN/4/compound champion/NN/5/nmod:desc Ann/NNP/2/obj Lee/NNP/5/flat " +
				"on/IN/8/case Friday/NNP/2/obl",
		},
		{
			participleInNoun,
			"won/VBD/6/ccomp ,/,/1/punct running/VBG/1/advcl back/RB/3/advmod Ann/NNP/3/nsubj said/VBD/0/root",
			"won/VBD/6/ccomp ,/,/1/punct running/NN/4/compound back/NN/5/nmod:desc Ann/NNP/6/nsubj said/VBD/0/root",
		},
		{
			participleInNoun,
			"She/PRP/2/nsubj serves/VBZ/0/root as/IN/4/mark acting/VBG/2/advcl premier/JJ/4/obj",
			"She/PRP/2/nsubj serves/VBZ/0/root as/IN/5/case acting/NN/5/compound premier/NN/2/obl",
		},
		{
			participleInNoun,
			"He/PRP/2/nsubj ran/VBD/0/root defending/VBG/2/advcl goals/NNS/3/obj",
			"He/PRP/2/nsubj ran/VBD/0/root defending/VBG/2/advcl goals/NNS/3/obj",
		},
		{
			verbBeat,
			"East/NNP/3/compound Lom/NNP/1/flat beat/NN/0/root Voss/NNP/3/obj 2/CD/4/flat on/IN/7/case Monday/NNP/3/nmod",
			"East/NNP/3/nsubj Lom/NNP/1/flat beat/VBD/0/root Voss/NNP/3/obj 2/CD/4/flat on/IN/7/case Monday/NNP/3/obl",
		},
		{
			verbBeat,
			"Lom/NNP/2/compound host/NN/0/root Voss/NNP/2/appos on/IN/5/case Monday/NNP/2/nmod",
			"Lom/NNP/2/nsubj host/VBP/0/root Voss/NNP/2/obj on/IN/5/case Monday/NNP/2/obl",
		},
		{
			verbBeat,
			"Lom/NNP/2/compound host/NN/4/nsubj Voss/NNP/2/appos left/VBD/0/root",
			"Lom/NNP/2/compound host/NN/4/nsubj Voss/NNP/2/appos left/VBD/0/root",
		},
		{
			participleAsPeople,
			"The/DT/2/det injured/VBN/4/nsubj:pass were/VBD/4/aux:pass taken/VBN/0/root home/NN/4/obl",
			"The/DT/2/det injured/NNS/4/nsubj:pass were/VBD/4/aux:pass taken/VBN/0/root home/NN/4/obl",
		},
		{
			stayPut,
			"They/PRP/2/nsubj stayed/VBD/0/root put/VBN/2/xcomp",
			"They/PRP/2/nsubj stayed/VBD/0/root put/JJ/2/xcomp",
		},
		{
			askedWho,
			"She/PRP/2/nsubj had/VBD/0/root no/DT/4/det idea/NN/2/obj who/WP/6/nsubj sent/VBD/4/acl:relcl it/PRP/6/obj",
			"She/PRP/2/nsubj had/VBD/0/root no/DT/4/det idea/NN/2/obj who/WP/6/nsubj sent/VBD/4/acl it/PRP/6/obj",
		},
		{
			arrestedSubject,
			"A/DT/2/det man/NN/3/nsubj held/VBN/0/root for/IN/5/mark helping/VBG/3/advcl thieves/NNS/5/obj has/VBZ/9/aux " +
				"been/VBN/9/aux:pass freed/VBN/5/ccomp ././3/punct",
			"A/DT/2/det man/NN/9/nsubj:pass held/VBN/2/acl for/IN/5/mark helping/VBG/3/advcl thieves/NNS/5/obj " +
				"has/VBZ/9/aux been/VBN/9/aux:pass freed/VBN/0/root ././9/punct",
		},
		{
			arrestedSubject,
			"A/DT/2/det man/NN/3/nsubj said/VBD/0/root prices/NNS/6/nsubj had/VBD/6/aux doubled/VBN/3/ccomp ././3/punct",
			"A/DT/2/det man/NN/3/nsubj said/VBD/0/root prices/NNS/6/nsubj had/VBD/6/aux doubled/VBN/3/ccomp ././3/punct",
		},
		{
			askedWho,
			"She/PRP/2/nsubj met/VBD/0/root a/DT/4/det nurse/NN/2/obj who/WP/6/nsubj sent/VBD/4/acl:relcl it/PRP/6/obj",
			"She/PRP/2/nsubj met/VBD/0/root a/DT/4/det nurse/NN/2/obj who/WP/6/nsubj sent/VBD/4/acl:relcl it/PRP/6/obj",
		},
		{
			nounInIng,
			"She/PRP/2/nsubj denied/VBD/0/root wrongdoing/VBG/2/xcomp",
			"She/PRP/2/nsubj denied/VBD/0/root wrongdoing/NN/2/obj",
		},
		{
			nounInIng,
			"She/PRP/2/nsubj denied/VBD/0/root lying/VBG/2/xcomp",
			"She/PRP/2/nsubj denied/VBD/0/root lying/VBG/2/xcomp",
		},
		{
			scoreApart,
			"Lom/NNP/2/nsubj beat/VBD/0/root Ole/NNP/2/obj Vik/NNP/3/flat 6/CD/3/flat -/SYM/7/case 4/CD/5/nmod",
			"Lom/NNP/2/nsubj beat/VBD/0/root Ole/NNP/2/obj Vik/NNP/3/flat 6/CD/2/obl:unmarked -/SYM/7/case 4/CD/5/nmod",
		},
		{
			beatsName,
			"Vik/NNP/2/nsubj beat/NNP/0/root Roe/NNP/1/flat 7/CD/2/flat -/SYM/6/case 6/CD/4/nmod",
			"Vik/NNP/2/nsubj beat/VBD/0/root Roe/NNP/2/obj 7/CD/2/obl:unmarked -/SYM/6/case 6/CD/4/nmod",
		},
		{
			verbBeforeState,
			"She/PRP/5/nsubj would/MD/5/aux plead/VB/5/advmod not/RB/5/advmod guilty/JJ/0/root today/NN/5/obl",
			"She/PRP/3/nsubj would/MD/3/aux plead/VB/0/root not/RB/5/advmod guilty/JJ/3/xcomp today/NN/3/obl",
		},
		{
			nounOfSomeone,
			"It/PRP/2/nsubj won/VBD/0/root for/IN/5/case her/PRP$/5/nmod:poss novel/JJ/2/obl Tides/NNP/5/appos",
			"It/PRP/2/nsubj won/VBD/0/root for/IN/5/case her/PRP$/5/nmod:poss novel/NN/2/obl Tides/NNP/5/appos",
		},
		{
			namedWHO,
			"It/PRP/2/nsubj left/VBD/0/root Lom/NNP/2/obj ,/,/6/punct the/DT/6/det WHO/WP/7/nsubj said/VBD/3/acl:relcl",
			"It/PRP/2/nsubj left/VBD/0/root Lom/NNP/2/obj ,/,/6/punct the/DT/6/det WHO/NNP/7/nsubj said/VBD/2/parataxis",
		},
	} {
		tokens := tokensOf(c.tree)
		c.mend(tokens)
		var got []string
		for _, w := range tokens {
			got = append(got, strings.Join([]string{w.Form, w.XPOS, strconv.Itoa(w.Head + 1), w.Rel}, "/"))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Error(diff)
		}
	}
}

// Whatever the parse, every word leads to the one root.
func TestMendNounsKeepTheTree(t *testing.T) {
	forms := []string{"defending/VBG", "champion/NN", "Ann/NNP", "said/VBD", "elected/VBD", "president/NN", "who/WP",
		"idea/NN", "stay/VB", "put/VB", "has/VBZ", "wrongdoing/VBG", "3/CD", "-/SYM", "1/CD", "beat/NNP", "plead/VB",
		"guilty/JJ", "the/DT", "WHO/WP", "novel/JJ", "minister/NN", "-/HYPH", "designate/VB", "forecast/VBN", "that/WDT",
		"talks/VBZ", "collapse/VBP", "spurns/NNS", "sweetened/VBN", "lifts/NNS", "outlook/VBP", "plans/NNS",
		"to/TO", "really/RB", "encouraging/VBG", "as/IN"}
	rels := []string{"nsubj", "obj", "xcomp", "ccomp", "advcl", "compound", "flat", "acl", "acl:relcl", "nmod:desc",
		"punct", "aux", "advmod"}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "n")
		order := make([]int, n)
		for i := range order {
			order[i] = i
		}
		order = rapid.Permutation(order).Draw(t, "order")
		words := make([]string, n)
		for rank, i := range order { // hangs on one of those before it in the order, the first is the root
			head := 0
			if rank > 0 {
				head = order[rapid.IntRange(0, rank-1).Draw(t, "head")] + 1
			}
			words[i] = rapid.SampledFrom(forms).Draw(t, "form") + "/" + strconv.Itoa(head) + "/" +
				rapid.SampledFrom(rels).Draw(t, "rel")
		}
		tokens := tokensOf(strings.Join(words, " "))
		for _, mend := range [...]func([]quadpress.Token){
			electedTo, ownObject, participleInNoun, participleAsPeople, stayPut, askedWho, arrestedSubject,
			nounInIng, scoreApart, beatsName, verbBeforeState, nounOfSomeone, namedWHO, officeToCome, nounWithRelative,
			nounBeforeVerb, verbAndObject, agedSubject, partOwned, caseBehind, gradedParticiple, verbOfPlan,
		} {
			mend(tokens)
		}
		roots := 0
		for i := range tokens {
			steps := 0
			for k := i; k >= 0; k = tokens[k].Head {
				if steps++; steps > n {
					t.Fatalf("%v: no way from %d to the root: %v", words, i, tokens)
				}
			}
			if tokens[i].Head < 0 {
				roots++
			}
		}
		if roots != 1 {
			t.Fatalf("%v: %d roots", words, roots)
		}
	})
}

// tokensOf makes tokens of words, each with its tag, its head, counted from 1, and its relation.
func tokensOf(tree string) (tokens []quadpress.Token) {
	for word := range strings.FieldsSeq(tree) {
		part := strings.Split(word, "/")
		head, _ := strconv.Atoi(part[2])
		w := quadpress.Token{Form: part[0], XPOS: part[1], UPOS: "X", Head: head - 1, Rel: part[3]}
		switch {
		case w.Rel == "cop" || strings.HasPrefix(w.Rel, "aux"):
			w.UPOS = "AUX"
		case w.XPOS == ",":
			w.UPOS = "PUNCT"
		case strings.HasPrefix(w.XPOS, "NNP"):
			w.UPOS = "PROPN"
		case strings.HasPrefix(w.XPOS, "NN"):
			w.UPOS = "NOUN"
		case strings.HasPrefix(w.XPOS, "VB"):
			w.UPOS = "VERB"
		case w.XPOS == "JJ":
			w.UPOS = "ADJ"
		case w.XPOS == "WP":
			w.UPOS = "PRON"
		}
		tokens = append(tokens, w)
	}
	return tokens
}
