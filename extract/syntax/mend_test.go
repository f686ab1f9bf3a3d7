package syntax

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
)

// parsed makes a sentence of "form/lemma/UPOS/XPOS/head/relation" words; head counts from 1, 0 is the root. A finite
// verb is marked by VBD or VBZ, an infinitive by VB. mentions are first-last pairs, counted from 1, of names.
func parsed(words string, mentions ...[2]int) *quadpress.Sentence {
	s := &quadpress.Sentence{}
	at := 0
	var forms []string
	for w := range strings.FieldsSeq(words) {
		f := strings.Split(w, "/")
		var head int
		fmt.Sscan(f[4], &head)
		t := quadpress.Token{Form: f[0], Lemma: f[1], UPOS: f[2], XPOS: f[3], Head: head - 1, Rel: f[5],
			Span: quadpress.Span{Begin: at, End: at + len(f[0])}}
		switch t.XPOS {
		case "VBD", "VBZ":
			t.Feats = "Mood=Ind|VerbForm=Fin"
		case "VB":
			t.Feats = "VerbForm=Inf"
		}
		s.Tokens = append(s.Tokens, t)
		forms = append(forms, f[0])
		at += len(f[0]) + 1
	}
	s.Text = strings.Join(forms, " ")
	s.Span.End = len(s.Text)
	for _, m := range mentions {
		s.Mentions = append(s.Mentions, quadpress.Mention{First: m[0] - 1, Last: m[1], Type: quadpress.Person})
	}
	return s
}

// ofParty is a sentence whose first name is that of a group.
func ofParty(s *quadpress.Sentence) *quadpress.Sentence {
	s.Mentions[0].Type = quadpress.Group
	return s
}

func TestMend(t *testing.T) {
	for _, c := range []struct {
		name     string
		sentence *quadpress.Sentence
		want     map[int]string // "head/relation" by token, both counted from 1
	}{
		{
			"names with ages are those of the relatives before them",
			parsed("Lee/Lee/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root with/with/ADP/IN/5/case her/her/PRON/PRP$/5/nmod:poss "+
				"sons/son/NOUN/NNS/2/obl ,/,/PUNCT/,/7/punct Bo/Bo/PROPN/NNP/2/obl ,/,/PUNCT/,/9/punct "+
				"six/six/NUM/CD/7/conj ,/,/PUNCT/,/12/punct and/and/CCONJ/CC/12/cc Tim/Tim/PROPN/NNP/2/conj "+
				",/,/PUNCT/,/14/punct four/four/NUM/CD/12/appos", [2]int{1, 1}),
			map[int]string{7: "5/appos", 9: "7/nmod:unmarked", 12: "7/conj", 14: "12/nmod:unmarked"},
		},
		{
			"a noun for a relative behind a clause says who its subject is",
			parsed("Lee/Lee/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass born/bear/VERB/VBN/0/root in/in/ADP/IN/5/case "+
				"Rome/Rome/PROPN/NNP/3/obl ,/,/PUNCT/,/8/punct the/the/DET/DT/8/det son/son/NOUN/NN/3/parataxis "+
				"of/of/ADP/IN/11/case a/a/DET/DT/11/det nurse/nurse/NOUN/NN/8/nmod", [2]int{1, 1}),
			map[int]string{8: "1/appos"},
		},
		{
			"the year in which a figure was so much is no time of its fall",
			parsed("It/it/PRON/PRP/2/nsubj fell/fall/VERB/VBD/0/root 3/3/NUM/CD/4/nummod %/%/SYM/NN/2/obj " +
				"from/from/ADP/IN/7/case 9/9/NUM/CD/7/compound million/million/NUM/CD/4/nmod a/a/DET/DT/9/det " +
				"year/year/NOUN/NN/10/obl:unmarked earlier/earlier/ADV/RBR/2/advmod"),
			map[int]string{7: "2/obl", 10: "7/advmod"},
		},
		{
			"who does something under with is no part of the participle",
			parsed("Nine/nine/NUM/CD/2/nsubj passed/pass/VERB/VBD/0/root ,/,/PUNCT/,/6/punct with/with/ADP/IN/6/case " +
				"Volta/Volta/PROPN/NNP/6/compound failing/fail/VERB/VBG/2/advcl"),
			map[int]string{4: "6/mark", 5: "6/nsubj"},
		},
		{
			"what is called something is its object",
			parsed("Lee/Lee/PROPN/NNP/2/nsubj called/call/VERB/VBD/0/root them/they/PRON/PRP/2/iobj a/a/DET/DT/5/det " +
				"mistake/mistake/NOUN/NN/2/obj"),
			map[int]string{3: "2/obj", 5: "2/xcomp"},
		},
		{
			"two nouns behind an owner are one object",
			parsed("Lee/Lee/PROPN/NNP/2/nsubj cut/cut/VERB/VBD/0/root its/its/PRON/PRP$/4/nmod:poss " +
				"sales/sale/NOUN/NNS/2/obj forecast/forecast/NOUN/NN/2/obj"),
			map[int]string{3: "5/nmod:poss", 4: "5/compound", 5: "2/obj"},
		},
		{
			"the number of those who are left so is the object",
			parsed("It/it/PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root two/two/NUM/CD/4/nummod dead/dead/ADJ/JJ/2/obj"),
			map[int]string{3: "2/obj", 4: "2/xcomp"},
		},
		{
			"the term is that of the sentence",
			parsed("They/they/PRON/PRP/2/nsubj sentenced/sentence/VERB/VBD/0/root two/two/NUM/CD/2/obj of/of/ADP/IN/5/case " +
				"them/they/PRON/PRP/3/nmod to/to/ADP/IN/7/case life/life/NOUN/NN/5/nmod"),
			map[int]string{7: "2/obl"},
		},
		{
			"the day on which something is kept so is the verb's",
			parsed("It/it/PRON/PRP/2/nsubj kept/keep/VERB/VBD/0/root rates/rate/NOUN/NNS/2/obj " +
				"unchanged/unchanged/ADJ/JJ/2/xcomp on/on/ADP/IN/6/case Tuesday/Tuesday/PROPN/NNP/4/obl"),
			map[int]string{6: "2/obl"},
		},
		{
			"the last word of a name is no subject of a clause about the title before it",
			parsed("Adviser/adviser/NOUN/NN/0/root Hope/Hope/PROPN/NNP/1/appos Lind/Lind/PROPN/NNP/5/nsubj "+
				"had/have/AUX/VBD/5/aux left/leave/VERB/VBN/1/acl:relcl Oslo/Oslo/PROPN/NNP/5/obj", [2]int{2, 3}),
			map[int]string{1: "2/nmod:desc", 2: "5/nsubj", 3: "2/flat", 5: "0/root"},
		},
		{
			"what stands before a name hangs on its head",
			parsed("She/she/PRON/PRP/2/nsubj ran/run/VERB/VBD/0/root to/to/ADP/IN/5/case Ann/Ann/PROPN/NNP/2/obl "+
				"Center/center/PROPN/NNP/4/list", [2]int{4, 5}),
			map[int]string{3: "4/case"},
		},
		{
			"a relative clause is about the noun that its verb agrees with",
			parsed("Shares/share/NOUN/NNS/7/nsubj in/in/ADP/IN/3/case Volta/Volta/PROPN/NNP/1/nmod " +
				"which/which/PRON/WDT/5/nsubj makes/make/VERB/VBZ/1/acl:relcl pumps/pump/NOUN/NNS/5/obj rose/rise/VERB/VBD/0/root"),
			map[int]string{5: "3/acl:relcl"},
		},
		{
			"a verb behind and is joined to the one between it and the relative clause before",
			parsed("Rain/rain/NOUN/NN/5/nsubj after/after/ADP/IN/3/case votes/vote/NOUN/NNS/5/obl won/win/VERB/VBD/3/acl " +
				"leaves/leave/VERB/VBZ/0/root mud/mud/NOUN/NN/5/obj and/and/CCONJ/CC/8/cc raises/raise/VERB/VBZ/4/conj " +
				"fears/fear/NOUN/NNS/8/obj"),
			map[int]string{8: "5/conj"},
		},
		{
			"a sum of money before a noun is what that is worth",
			parsed("Volta/Volta/PROPN/NNP/2/nsubj spurned/spurn/VERB/VBD/0/root a/a/DET/DT/6/det 42/42/NUM/CD/5/compound " +
				"billion/billion/NUM/CD/6/nummod crown/crown/NOUN/NN/2/obj (/(/PUNCT/-LRB-/8/punct $/$/SYM/$/6/appos " +
				"6/6/NUM/CD/8/nummod )/)/PUNCT/-RRB-/8/punct offer/offer/NOUN/NN/2/obj"),
			map[int]string{3: "11/det", 6: "11/compound", 11: "2/obj"},
		},
		{
			"who speaks goes on, not what was counted",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root votes/vote/NOUN/NNS/6/nsubj:pass " +
				"had/have/AUX/VBD/6/aux been/be/AUX/VBN/6/aux:pass counted/count/VERB/VBN/2/ccomp and/and/CCONJ/CC/8/cc " +
				"apologized/apologize/VERB/VBN/6/conj"),
			map[int]string{8: "2/conj"},
		},
		{
			"a second by tells that a verb is left out",
			parsed("Volta/Volta/PROPN/NNP/3/nsubj:pass is/be/AUX/VBZ/3/aux:pass advised/advise/VERB/VBN/0/root " +
				"by/by/ADP/IN/5/case Alba/Alba/PROPN/NNP/3/obl:agent and/and/CCONJ/CC/7/cc " +
				"Norsk/Norsk/PROPN/NNP/5/conj by/by/ADP/IN/9/case " +
				"Vik/Vik/PROPN/NNP/3/obl:agent"),
			map[int]string{5: "3/obl:agent", 7: "3/orphan", 9: "7/orphan"},
		},
		{
			"what one owns is in a company, not done there",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj sold/sell/VERB/VBD/0/root stakes/stake/NOUN/NNS/2/obj in/in/ADP/IN/5/case " +
				"Volta/Volta/PROPN/NNP/2/obl"),
			map[int]string{5: "3/nmod"},
		},
		{
			"a preposition before a gerund is none of its object",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj accused/accuse/VERB/VBD/0/root Berg/Berg/PROPN/NNP/2/obj of/of/ADP/IN/6/case " +
				"helping/help/VERB/VBG/2/advcl rebels/rebel/NOUN/NNS/5/obj"),
			map[int]string{4: "5/mark"},
		},
		{
			"what one is accused of doing is no quality",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj accused/accuse/VERB/VBD/0/root Berg/Berg/PROPN/NNP/2/obj of/of/ADP/IN/6/case " +
				"helping/help/VERB/VBG/6/amod rebels/rebel/NOUN/NNS/2/obl"),
			map[int]string{4: "5/mark", 5: "2/advcl", 6: "5/obj"},
		},
		{
			"where a figure has got to is no part of how far it went",
			parsed("Banks/bank/NOUN/NNS/2/nsubj raised/raise/VERB/VBD/0/root rates/rate/NOUN/NNS/2/obj by/by/ADP/IN/5/case " +
				"points/point/NOUN/NNS/2/obl to/to/ADP/IN/8/case 4.5/4.5/NUM/CD/8/nummod %/%/SYM/NN/5/nmod"),
			map[int]string{8: "2/obl"},
		},
		{
			"a passive has no copula",
			parsed("Schools/school/NOUN/NNS/3/nsubj:pass were/be/AUX/VBD/3/cop closed/close/VERB/VBN/0/root"),
			map[int]string{2: "3/aux:pass"},
		},
		{
			"thanks to is one preposition",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj won/win/VERB/VBD/0/root thanks/thanks/NOUN/NNS/2/obl to/to/ADP/IN/5/case " +
				"luck/luck/NOUN/NN/2/obl"),
			map[int]string{3: "5/case", 4: "3/fixed"},
		},
		{
			"who gets a right is no part of the word for it",
			parsed("She/she/PRON/PRP/2/nsubj gave/give/VERB/VBD/0/root the/the/DET/DT/5/det nurse/nurse/NOUN/NN/5/compound " +
				"permission/permission/NOUN/NN/2/obj"),
			map[int]string{3: "4/det", 4: "2/iobj", 5: "2/obj"},
		},
		{
			"who is to do what is paid for",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj paid/pay/VERB/VBD/0/root for/for/ADP/IN/4/case Berg/Berg/PROPN/NNP/2/obl " +
				"to/to/PART/TO/6/mark go/go/VERB/VB/2/advcl"),
			map[int]string{3: "6/mark", 4: "6/nsubj"},
		},
		{
			"money is asked for so that the asker can do something",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj pushed/push/VERB/VBD/0/root for/for/ADP/IN/4/case money/money/NOUN/NN/2/obl " +
				"to/to/PART/TO/6/mark go/go/VERB/VB/2/advcl"),
			map[int]string{3: "4/case", 4: "2/obl"},
		},
		{
			"how long before what a day was is no part of the day",
			parsed("Contact/contact/NOUN/NN/3/nsubj:pass was/be/AUX/VBD/3/aux:pass lost/lose/VERB/VBN/0/root " +
				"on/on/ADP/IN/6/case Friday/Friday/PROPN/NNP/6/compound hours/hour/NOUN/NNS/3/obl " +
				"before/before/SCONJ/IN/9/mark it/it/PRON/PRP/9/nsubj landed/land/VERB/VBD/3/advcl"),
			map[int]string{4: "5/case", 5: "3/obl", 6: "9/obl:unmarked"},
		},
		{
			"how long after what a day was is no part of the day",
			parsed("Lee/Lee/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root on/on/ADP/IN/5/case " +
				"Friday/Friday/PROPN/NNP/5/compound days/day/NOUN/NNS/2/obl " +
				"after/after/ADP/IN/8/case the/the/DET/DT/8/det vote/vote/NOUN/NN/5/nmod"),
			map[int]string{3: "4/case", 4: "2/obl", 5: "8/obl:unmarked", 8: "2/obl"},
		},
		{
			"what came of a strike did not come of its aim",
			parsed("Miners/miner/NOUN/NNS/2/nsubj stopped/stop/VERB/VBD/0/root to/to/PART/TO/4/mark " +
				"protest/protest/VERB/VB/2/advcl ,/,/PUNCT/,/6/punct cutting/cut/VERB/VBG/4/advcl output/output/NOUN/NN/6/obj"),
			map[int]string{6: "2/advcl"},
		},
		{
			"what came of a vote is not what a law would have done",
			parsed("MPs/mp/NOUN/NNS/2/nsubj rejected/reject/VERB/VBD/0/root a/a/DET/DT/4/det law/law/NOUN/NN/2/obj " +
				"that/that/PRON/WDT/8/nsubj would/would/AUX/MD/8/aux have/have/AUX/VB/8/aux banned/ban/VERB/VBN/4/acl:relcl " +
				"it/it/PRON/PRP/8/obj ,/,/PUNCT/,/11/punct handing/hand/VERB/VBG/8/advcl firms/firm/NOUN/NNS/11/obj"),
			map[int]string{11: "2/advcl"},
		},
		{
			"who was arrested and banned from running was not arrested from that",
			parsed("He/he/PRON/PRP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass arrested/arrest/VERB/VBN/0/root " +
				"and/and/CCONJ/CC/5/cc banned/ban/VERB/VBN/3/conj from/from/SCONJ/IN/7/mark running/run/VERB/VBG/3/advcl"),
			map[int]string{7: "5/advcl"},
		},
		{
			"what one has yet to do completes \"has\"",
			parsed("Lee/Lee/PROPN/NNP/2/nsubj has/have/VERB/VBZ/0/root yet/yet/ADV/RB/2/advmod to/to/PART/TO/5/mark " +
				"leave/leave/VERB/VB/2/advcl"),
			map[int]string{5: "2/xcomp"},
		},
		{
			"whom \"among them\" counts hangs on those before the comma",
			parsed("Nine/nine/NUM/CD/2/nummod people/people/NOUN/NNS/3/nsubj died/die/VERB/VBD/0/root ,/,/PUNCT/,/6/punct " +
				"among/among/ADP/IN/6/case them/they/PRON/PRP/3/obl two/two/NUM/CD/8/nummod children/child/NOUN/NNS/3/obl"),
			map[int]string{5: "8/case", 6: "5/fixed", 8: "2/nmod"},
		},
		{
			"what stands behind the verb without a preposition is its object, not the subject's",
			parsed("Courts/court/NOUN/NNS/2/nsubj jailed/jail/VERB/VBD/0/root manager/manager/NOUN/NN/4/nmod:desc " +
				"Ole/Ole/PROPN/NNP/1/nmod Vik/Vik/PROPN/NNP/4/flat"),
			map[int]string{4: "2/obj"},
		},
		{
			"the last two before a verb of speech that ends the sentence are no objects",
			parsed("Bombs/bomb/NOUN/NNS/2/nsubj hit/hit/VERB/VBD/8/ccomp schools/school/NOUN/NNS/2/obj ,/,/PUNCT/,/5/punct " +
				"police/police/NOUN/NNS/3/conj and/and/CCONJ/CC/7/cc guards/guard/NOUN/NNS/3/conj said/say/VERB/VBD/0/root"),
			map[int]string{5: "8/nsubj", 7: "5/conj"},
		},
		{
			"a noun right before a finite verb is its subject, whatever opens the clause",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root after/after/ADP/IN/4/case " +
				"inspectors/inspector/NOUN/NNS/2/obl found/find/VERB/VBD/2/advcl rats/rat/NOUN/NNS/5/obj"),
			map[int]string{3: "5/mark", 4: "5/nsubj"},
		},
		{
			"who were is said of several",
			parsed("Pupils/pupil/NOUN/NNS/0/root from/from/ADP/IN/4/case a/a/DET/DT/4/det school/school/NOUN/NN/1/nmod " +
				"who/who/PRON/WP/7/nsubj were/be/AUX/VBD/7/aux leaving/leave/VERB/VBG/4/acl:relcl"),
			map[int]string{7: "1/acl:relcl"},
		},
		{
			"a mother of two who taught",
			parsed("Mothers/mother/NOUN/NNS/0/root of/of/ADP/IN/3/case two/two/NUM/CD/1/nmod who/who/PRON/WP/5/nsubj " +
				"taught/teach/VERB/VBD/3/acl:relcl"),
			map[int]string{5: "1/acl:relcl"},
		},
		{
			"what is between two is between both",
			parsed("Talks/talk/NOUN/NNS/0/root between/between/ADP/IN/4/case the/the/DET/DT/4/det club/club/NOUN/NN/1/nmod " +
				"and/and/CCONJ/CC/8/cc the/the/DET/DT/7/det player/player/NOUN/NN/8/nsubj stalled/stall/VERB/VBD/1/conj"),
			map[int]string{1: "8/nsubj", 5: "7/cc", 7: "4/conj", 8: "0/root"},
		},
		{
			"a noun with a preposition makes no compound with the verb behind it",
			parsed("Men/man/NOUN/NNS/5/nsubj on/on/ADP/IN/4/case a/a/DET/DT/4/det bike/bike/NOUN/NN/5/compound " +
				"shot/shoot/VERB/VBD/0/root guards/guard/NOUN/NNS/5/obj"),
			map[int]string{4: "1/nmod"},
		},
		{
			"an adjective behind \"be\" is no participle",
			parsed("Three/three/NUM/CD/2/nummod climbers/climber/NOUN/NNS/4/nsubj are/be/AUX/VBZ/4/aux " +
				"missing/miss/VERB/VBG/0/root"),
			map[int]string{3: "4/cop"},
		},
		{
			"who misses something is not missing",
			parsed("Lind/Lind/PROPN/NNP/3/nsubj was/be/AUX/VBD/3/aux missing/miss/VERB/VBG/0/root "+
				"her/her/PRON/PRP$/5/nmod:poss bag/bag/NOUN/NN/3/obj", [2]int{1, 1}),
			map[int]string{2: "3/aux"},
		},
		{
			"a finite verb behind an infinitive goes with the finite one before it",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj refused/refuse/VERB/VBD/0/root to/to/PART/TO/4/mark "+
				"resign/resign/VERB/VB/2/xcomp and/and/CCONJ/CC/6/cc accused/accuse/VERB/VBD/4/conj "+
				"Noor/Noor/PROPN/NNP/6/obj", [2]int{1, 1}, [2]int{7, 7}),
			map[int]string{4: "2/xcomp", 6: "2/conj"},
		},
		{
			"a passive behind an infinitive goes with the finite verb too",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj tried/try/VERB/VBD/0/root to/to/PART/TO/4/mark flee/flee/VERB/VB/2/xcomp "+
				"and/and/CCONJ/CC/7/cc was/be/AUX/VBD/7/aux:pass caught/catch/VERB/VBN/4/conj", [2]int{1, 1}),
			map[int]string{7: "2/conj"},
		},
		{
			"an infinitive behind an infinitive stays with it",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj hoped/hope/VERB/VBD/0/root to/to/PART/TO/4/mark win/win/VERB/VB/2/xcomp "+
				"and/and/CCONJ/CC/6/cc leave/leave/VERB/VB/4/conj", [2]int{1, 1}),
			map[int]string{6: "4/conj"},
		},
		{
			"what stands behind \"her\" is hers",
			parsed("Firefighters/firefighter/NOUN/NNS/2/nsubj helped/help/VERB/VBD/0/root Lind/Lind/PROPN/NNP/2/obj "+
				"from/from/ADP/IN/5/case her/her/PRON/PRP/2/obl flat/flat/ADJ/JJ/2/xcomp", [2]int{3, 3}),
			map[int]string{4: "6/case", 5: "6/nmod:poss", 6: "2/obl"},
		},
		{
			"an adjective before the number of its noun is the verb's",
			parsed("Berg/Berg/PROPN/NNP/2/nsubj shot/shoot/VERB/VBD/0/root dead/dead/ADJ/JJ/5/amod two/two/NUM/CD/5/nummod " +
				"guards/guard/NOUN/NNS/2/obj"),
			map[int]string{3: "2/xcomp", 4: "5/nummod", 5: "2/obj"},
		},
		{
			"and one behind it the noun's",
			parsed("Berg/Berg/PROPN/NNP/2/nsubj saw/see/VERB/VBD/0/root two/two/NUM/CD/5/nummod dead/dead/ADJ/JJ/5/amod " +
				"guards/guard/NOUN/NNS/2/obj"),
			map[int]string{4: "5/amod"},
		},
		{
			"who was among the dead stands behind the verb",
			parsed("Among/among/ADP/IN/3/case the/the/DET/DT/3/det dead/dead/ADJ/JJ/5/nmod was/be/AUX/VBD/5/cop "+
				"Vik/Vik/PROPN/NNP/0/root", [2]int{5, 5}),
			map[int]string{3: "0/root", 4: "3/cop", 5: "3/nsubj"},
		},
		{
			"who dies of something in a house dies there",
			parsed("Berg/Berg/PROPN/NNP/2/nsubj died/die/VERB/VBD/0/root of/of/ADP/IN/4/case cancer/cancer/NOUN/NN/2/obl " +
				"at/at/ADP/IN/7/case his/his/PRON/PRP$/7/nmod:poss home/home/NOUN/NN/4/nmod"),
			map[int]string{4: "2/obl", 7: "2/obl"},
		},
		{
			"a tumour in the brain stays there",
			parsed("Berg/Berg/PROPN/NNP/2/nsubj died/die/VERB/VBD/0/root of/of/ADP/IN/5/case a/a/DET/DT/5/det " +
				"tumour/tumour/NOUN/NN/2/obl in/in/ADP/IN/8/case the/the/DET/DT/8/det brain/brain/NOUN/NN/5/nmod"),
			map[int]string{8: "5/nmod"},
		},
		{
			"three titles are of the one who is named behind them",
			parsed("They/they/PRON/PRP/2/nsubj honored/honor/VERB/VBD/0/root the/the/DET/DT/4/det singer/singer/NOUN/NN/2/obj "+
				",/,/PUNCT/,/6/punct actor/actor/NOUN/NN/4/conj and/and/CCONJ/CC/8/cc painter/painter/NOUN/NN/4/conj "+
				"Vik/Vik/PROPN/NNP/4/appos", [2]int{9, 9}),
			map[int]string{3: "9/det", 4: "9/nmod:desc", 6: "9/nmod:desc", 8: "9/nmod:desc", 9: "2/obj"},
		},
		{
			"a name under its plural is put above it",
			parsed("schools/school/NOUN/NNS/5/nsubj in/in/ADP/IN/3/case counties/county/NOUN/NNS/1/nmod " +
				"Mayo/Mayo/PROPN/NNP/3/appos closed/close/VERB/VBD/0/root"),
			map[int]string{2: "4/case", 3: "4/nmod:desc", 4: "1/nmod"},
		},
		{
			"the names behind a plural are of that kind",
			parsed("Schools/school/NOUN/NNS/7/nsubj in/in/ADP/IN/3/case counties/county/NOUN/NNS/1/nmod " +
				"Mayo/Mayo/PROPN/NNP/1/appos and/and/CCONJ/CC/6/cc Clare/Clare/PROPN/NNP/4/conj closed/close/VERB/VBD/0/root"),
			map[int]string{2: "4/case", 3: "4/nmod:desc", 4: "1/nmod", 6: "4/conj"},
		},
		{
			"who is a person",
			parsed("owner/owner/NOUN/NN/8/nsubj of/of/ADP/IN/3/case shop/shop/NOUN/NN/1/nmod ,/,/PUNCT/,/6/punct " +
				"who/who/PRON/WP/6/nsubj sings/sing/VERB/VBZ/3/acl:relcl ,/,/PUNCT/,/6/punct left/leave/VERB/VBD/0/root"),
			map[int]string{6: "1/acl:relcl"},
		},
		{
			"which is no person",
			parsed("fire/fire/NOUN/NN/8/nsubj near/near/ADP/IN/3/case mayor/mayor/NOUN/NN/1/nmod ,/,/PUNCT/,/6/punct " +
				"which/which/PRON/WDT/6/nsubj began/begin/VERB/VBD/3/acl:relcl ,/,/PUNCT/,/6/punct died/die/VERB/VBD/0/root"),
			map[int]string{6: "1/acl:relcl"},
		},
		{
			"a verb behind and has the noun behind it",
			parsed("Police/police/NOUN/NNS/2/nsubj arrested/arrest/VERB/VBD/0/root men/man/NOUN/NNS/2/obj " +
				"and/and/CCONJ/CC/6/cc seized/seize/VERB/VBD/2/conj guns/gun/NOUN/NNS/3/conj"),
			map[int]string{4: "5/cc", 6: "5/obj"},
		},
		{
			"who was elected mayor is no elected mayor",
			parsed("Berg/Berg/PROPN/NNP/6/nsubj ,/,/PUNCT/,/4/punct elected/elect/VERB/VBN/4/amod mayor/mayor/NOUN/NN/1/appos " +
				",/,/PUNCT/,/4/punct left/leave/VERB/VBD/0/root"),
			map[int]string{3: "1/acl", 4: "3/xcomp"},
		},
		{
			"a person is no apposition to another before a third",
			parsed("Lind/Lind/PROPN/NNP/6/nsubj ,/,/PUNCT/,/3/punct Berg/Berg/PROPN/NNP/1/appos "+
				"and/and/CCONJ/CC/5/cc Vik/Vik/PROPN/NNP/1/conj met/meet/VERB/VBD/0/root",
				[2]int{1, 1}, [2]int{3, 3}, [2]int{5, 5}),
			map[int]string{3: "1/conj", 5: "1/conj"},
		},
		{
			"a name in a list is not who holds an office before it",
			parsed("artists/artist/NOUN/NNS/8/nsubj like/like/ADP/IN/3/case Lind/Lind/PROPN/NNP/1/nmod ,/,/PUNCT/,/5/punct "+
				"Berg/Berg/PROPN/NNP/3/conj and/and/CCONJ/CC/7/cc Vik/Vik/PROPN/NNP/3/conj met/meet/VERB/VBD/0/root",
				[2]int{3, 3}, [2]int{5, 5}, [2]int{7, 7}),
			map[int]string{5: "3/conj", 7: "3/conj"},
		},
		{
			"who said something is who led, not what is said",
			parsed("said/say/VERB/VBD/0/root Lind/Lind/PROPN/NNP/1/nsubj ,/,/PUNCT/,/5/punct who/who/PRON/WP/5/nsubj " +
				"led/lead/VERB/VBD/1/ccomp Siemens/Siemens/PROPN/NNP/5/obj"),
			map[int]string{5: "2/acl:relcl"},
		},
		{
			"a jury convicts and does not steal",
			parsed("Lind/Lind/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass convicted/convict/VERB/VBN/0/root " +
				"of/of/ADP/IN/5/case theft/theft/NOUN/NN/3/obl by/by/ADP/IN/8/case a/a/DET/DT/8/det jury/jury/NOUN/NN/5/nmod"),
			map[int]string{8: "3/obl:agent"},
		},
		{
			"who is sent off does not stand under \"with\"",
			parsed("Luton/Luton/PROPN/NNP/2/nsubj finished/finish/VERB/VBD/0/root with/with/ADP/IN/5/case " +
				"nine/nine/NUM/CD/5/nummod men/man/NOUN/NNS/9/nsubj:pass after/after/ADP/IN/7/case Osei/Osei/PROPN/NNP/5/nmod " +
				"was/be/AUX/VBD/9/aux:pass sent/send/VERB/VBN/2/advcl off/off/ADP/RP/9/compound:prt"),
			map[int]string{5: "2/obl", 6: "9/mark", 7: "9/nsubj:pass"},
		},
		{
			"a subject has no preposition",
			parsed("After/after/ADP/IN/2/case talks/talk/NOUN/NNS/4/nsubj Kerry/Kerry/PROPN/NNP/2/conj "+
				"left/leave/VERB/VBD/0/root", [2]int{3, 3}),
			map[int]string{2: "4/obl", 3: "4/nsubj"},
		},
		{
			"an adverb and its preposition are one",
			parsed("Clerks/clerk/NOUN/NNS/2/nsubj left/leave/VERB/VBD/0/root ahead/ahead/ADV/RB/2/advmod " +
				"of/of/ADP/IN/6/case the/the/DET/DT/6/det storm/storm/NOUN/NN/2/obl"),
			map[int]string{3: "6/case", 4: "3/fixed"},
		},
		{
			"what is worth so much takes part, and not the amount",
			parsed("Thieves/thief/NOUN/NNS/2/nsubj stole/steal/VERB/VBD/0/root goods/good/NOUN/NNS/2/obj " +
				"worth/worth/ADJ/JJ/5/amod $/$/SYM/$/2/obj 500/500/NUM/CD/5/nummod"),
			map[int]string{3: "2/obj", 4: "3/amod", 5: "4/obj"},
		},
		{
			"said in a text",
			parsed("Oxfam/Oxfam/PROPN/NNP/2/nsubj confirmed/confirm/VERB/VBD/0/root in/in/ADP/IN/5/case a/a/DET/DT/5/det "+
				"statement/statement/NOUN/NN/2/obl that/that/PRON/WDT/9/obj Lind/Lind/PROPN/NNP/9/nsubj had/have/AUX/VBD/9/aux "+
				"left/leave/VERB/VBN/5/acl:relcl", [2]int{1, 1}, [2]int{7, 7}),
			map[int]string{6: "9/mark", 9: "2/ccomp"},
		},
		{
			"in a text that it issued",
			parsed("Oxfam/Oxfam/PROPN/NNP/2/nsubj replied/reply/VERB/VBD/0/root in/in/ADP/IN/5/case a/a/DET/DT/5/det "+
				"statement/statement/NOUN/NN/2/obl that/that/PRON/WDT/9/obj it/it/PRON/PRP/9/nsubj had/have/AUX/VBD/9/aux "+
				"issued/issue/VERB/VBN/5/acl:relcl", [2]int{1, 1}),
			map[int]string{6: "9/obj", 9: "5/acl:relcl"},
		},
		{
			"it says so",
			parsed("It/it/PRON/PRP/2/expl said/say/VERB/VBD/0/root on/on/ADP/IN/4/case Monday/Monday/PROPN/NNP/2/obl " +
				"that/that/SCONJ/IN/8/mark it/it/PRON/PRP/8/expl had/have/AUX/VBD/8/aux rained/rain/VERB/VBN/2/ccomp"),
			map[int]string{1: "2/nsubj", 6: "8/expl"},
		},
		{
			"what is sold is the object, worth what it may be",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj sold/sell/VERB/VBD/0/root shares/share/NOUN/NNS/4/nsubj " +
				"worth/worth/ADJ/JJ/2/xcomp $/$/SYM/$/4/obj 500/500/NUM/CD/5/nummod to/to/ADP/IN/8/case " +
				"Berg/Berg/PROPN/NNP/4/obl"),
			map[int]string{3: "2/obj", 4: "3/amod", 5: "4/obj", 8: "2/obl"},
		},
		{
			"an adverb and a preposition say where",
			parsed("Mills/mill/NOUN/NNS/2/nsubj stand/stand/VERB/VBP/0/root next/next/ADV/RB/2/advmod " +
				"to/to/ADP/IN/6/case the/the/DET/DT/6/det lake/lake/NOUN/NN/2/obl"),
			map[int]string{3: "6/case", 4: "3/fixed"},
		},
		{
			"a quoted condition is said",
			parsed("If/if/SCONJ/IN/3/mark it/it/PRON/PRP/3/nsubj rains/rain/VERB/VBZ/6/advcl ,/,/PUNCT/,/3/punct " +
				"”/”/PUNCT/''/3/punct said/say/VERB/VBD/0/root Lind/Lind/PROPN/NNP/6/nsubj"),
			map[int]string{3: "6/ccomp"},
		},
		{
			"what follows a quotation is no longer said",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj reported/report/VERB/VBD/0/root that/that/SCONJ/IN/6/mark " +
				"“/“/PUNCT/``/6/punct shops/shop/NOUN/NNS/6/nsubj closed/close/VERB/VBD/2/ccomp " +
				"”/”/PUNCT/''/6/punct and/and/CCONJ/CC/9/cc left/leave/VERB/VBD/6/conj"),
			map[int]string{9: "2/conj"},
		},
		{
			"what a copula says of a noun has its own subject",
			parsed("trouble/trouble/NOUN/NN/4/nsubj was/be/AUX/VBD/4/cop we/we/PRON/PRP/4/nsubj " +
				"lost/lose/VERB/VBD/0/root"),
			map[int]string{1: "4/nsubj:outer", 2: "4/dep", 3: "4/nsubj"},
		},
		{
			"who is of a party has his name for a head",
			ofParty(parsed("They/they/PRON/PRP/2/nsubj met/meet/VERB/VBD/0/root Democrat/Democrat/PROPN/NNP/2/obj "+
				"Ole/Ole/PROPN/NNP/3/flat Vik/Vik/PROPN/NNP/3/flat", [2]int{3, 3}, [2]int{4, 5})),
			map[int]string{3: "4/nmod:desc", 4: "2/obj", 5: "4/flat"},
		},
		{
			"what something led to is what a gerund says",
			parsed("Fires/fire/NOUN/NNS/2/nsubj led/lead/VERB/VBD/0/root to/to/ADP/IN/5/case the/the/DET/DT/5/det " +
				"state/state/NOUN/NN/2/obl closing/close/VERB/VBG/2/advcl schools/school/NOUN/NNS/6/obj"),
			map[int]string{3: "6/mark", 5: "6/nsubj", 6: "2/ccomp"},
		},
		{
			"what stands between commas behind an opening participle is the participle's",
			parsed("Born/bear/VERB/VBN/8/advcl in/in/ADP/IN/3/case May/May/PROPN/NNP/1/obl ,/,/PUNCT/,/1/punct "+
				"in/in/ADP/IN/6/case Lom/Lom/PROPN/NNP/8/obl ,/,/PUNCT/,/8/punct "+
				"sang/sing/VERB/VBD/0/root Vik/Vik/PROPN/NNP/8/nsubj", [2]int{9, 9}),
			map[int]string{3: "1/obl", 6: "1/obl"},
		},
		{
			"whom one asks to do something is no second subject",
			parsed("Lavrov/Lavrov/PROPN/NNP/2/nsubj asked/ask/VERB/VBD/0/root Orlov/Orlov/PROPN/NNP/2/nsubj "+
				"to/to/PART/TO/5/mark leave/leave/VERB/VB/2/xcomp", [2]int{1, 1}, [2]int{3, 3}),
			map[int]string{1: "2/nsubj", 3: "2/obj"},
		},
		{
			"an infinitive right behind a subject is its task",
			parsed("Orders/order/NOUN/NNS/5/nsubj to/to/PART/TO/3/mark close/close/VERB/VB/5/advcl "+
				"schools/school/NOUN/NNS/3/obj angered/anger/VERB/VBD/0/root", [2]int{1, 1}),
			map[int]string{1: "5/nsubj", 3: "1/acl"},
		},
		{
			"the noun before what is said is its subject",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj reckoned/reckon/VERB/VBD/0/root the/the/DET/DT/4/det "+
				"cost/cost/NOUN/NN/2/obj may/may/AUX/MD/6/aux rise/rise/VERB/VB/2/ccomp", [2]int{1, 1}),
			map[int]string{4: "6/nsubj"},
		},
		{
			"who criticizes goes on to accuse",
			parsed("Lind/Lind/PROPN/NNP/2/nsubj mocked/mock/VERB/VBD/0/root his/his/PRON/PRP$/4/nmod:poss "+
				"refusal/refusal/NOUN/NN/2/obj to/to/PART/TO/6/mark go/go/VERB/VB/4/acl ,/,/PUNCT/,/8/punct "+
				"accusing/accuse/VERB/VBG/6/advcl him/he/PRON/PRP/8/obj", [2]int{1, 1}),
			map[int]string{8: "2/advcl"},
		},
		{
			"a gerund before a verb without a subject is that",
			parsed("reopening/reopen/VERB/VBG/4/advcl mills/mill/NOUN/NNS/1/obj was/be/AUX/VBD/4/aux:pass " +
				"expected/expect/VERB/VBN/0/root"),
			map[int]string{1: "4/csubj:pass"},
		},
		{
			"who is seen being chased is chased",
			parsed("she/she/PRON/PRP/2/nsubj saw/see/VERB/VBD/0/root a/a/DET/DT/4/det man/man/NOUN/NN/2/obj " +
				"being/be/AUX/VBG/6/aux:pass chased/chase/VERB/VBN/2/advcl"),
			map[int]string{6: "4/acl"},
		},
		{
			"a noun before a pronoun for the same",
			parsed("A/a/DET/DT/2/det poet/poet/NOUN/NN/5/nsubj ,/,/PUNCT/,/2/punct she/she/PRON/PRP/5/nsubj " +
				"left/leave/VERB/VBD/0/root"),
			map[int]string{2: "4/appos"},
		},
		{
			"a noun before an it for the same",
			parsed("A/a/DET/DT/2/det fire/fire/NOUN/NN/5/nsubj ,/,/PUNCT/,/2/punct it/it/PRON/PRP/5/nsubj " +
				"spread/spread/VERB/VBD/0/root"),
			map[int]string{2: "5/nsubj", 4: "5/dislocated"},
		},
		{
			"an apposition has no preposition",
			parsed("met/meet/VERB/VBD/0/root in/in/ADP/IN/3/case Vienna/Vienna/PROPN/NNP/1/obl " +
				"with/with/ADP/IN/5/case Lavrov/Lavrov/PROPN/NNP/3/appos"),
			map[int]string{5: "3/nmod"},
		},
		{
			"who releases a work releases no maker",
			parsed("album/album/NOUN/NN/0/root by/by/ADP/IN/3/case Lund/Lund/PROPN/NNP/1/nmod ,/,/PUNCT/,/5/punct "+
				"released/release/VERB/VBN/3/acl by/by/ADP/IN/7/case Siemens/Siemens/PROPN/NNP/5/obl", [2]int{3, 3}),
			map[int]string{5: "1/acl", 7: "5/obl"},
		},
		{
			"who issues a statement issues nobody whose it is",
			parsed("statement/statement/NOUN/NN/0/root from/from/ADP/IN/3/case palace/palace/NOUN/NN/1/nmod " +
				"issued/issue/VERB/VBN/3/acl Friday/Friday/PROPN/NNP/4/obl"),
			map[int]string{4: "1/acl", 5: "4/obl"},
		},
		{
			"a text of texts that were released",
			parsed("report/report/NOUN/NN/0/root of/of/ADP/IN/3/case data/data/NOUN/NN/1/nmod " +
				"released/release/VERB/VBN/3/acl Friday/Friday/PROPN/NNP/4/obl"),
			map[int]string{4: "3/acl"},
		},
		{
			"no past tense stands under a modal",
			parsed("union/union/NOUN/NN/2/nsubj warned/warn/VERB/VBD/0/root jobs/job/NOUN/NNS/5/nsubj " +
				"could/could/AUX/MD/5/aux go/go/VERB/VB/2/ccomp and/and/CCONJ/CC/7/cc called/call/VERB/VBN/5/conj"),
			map[int]string{7: "2/conj"},
		},
		{
			"who speaks behind what is said",
			parsed("\"/\"/PUNCT/``/3/punct Nobody/nobody/PRON/NN/3/nsubj sang/sing/VERB/VBD/11/ccomp like/like/ADP/IN/5/case " +
				"Lee/Lee/PROPN/NNP/3/obl ,/,/PUNCT/,/3/punct \"/\"/PUNCT/''/3/punct Vik/Vik/PROPN/NNP/5/appos " +
				"who/who/PRON/WP/10/nsubj left/leave/VERB/VBD/8/acl:relcl said/say/VERB/VBD/0/root"),
			map[int]string{8: "11/nsubj"},
		},
		{
			"a rival and its name",
			parsed("bought/buy/VERB/VBD/0/root its/its/PRON/PRP$/6/nmod:poss smaller/small/ADJ/JJR/6/amod "+
				"rival/rival/ADJ/JJ/6/amod Volta/Volta/PROPN/NNP/6/compound Trust/Trust/PROPN/NNP/1/obj", [2]int{5, 6}),
			map[int]string{2: "4/nmod:poss", 3: "4/amod", 4: "1/obj", 6: "4/appos"},
		},
		{
			"what the last of two is",
			parsed("Lee/Lee/PROPN/NNP/0/root ,/,/PUNCT/,/4/punct a/a/DET/DT/4/det nurse/nurse/NOUN/NN/1/appos " +
				",/,/PUNCT/,/7/punct and/and/CCONJ/CC/7/cc Roe/Roe/PROPN/NNP/1/conj ,/,/PUNCT/,/10/punct a/a/DET/DT/10/det " +
				"baker/baker/NOUN/NN/1/appos"),
			map[int]string{4: "1/appos", 10: "7/appos"},
		},
		{
			"who is given what the clause is about",
			parsed("ring/ring/NOUN/NN/0/root Vik/Vik/PROPN/NNP/3/nsubj gave/give/VERB/VBD/1/acl:relcl her/she/PRON/PRP/3/obj"),
			map[int]string{4: "3/iobj"},
		},
		{
			"who is alleged to have done it",
			parsed("Police/police/NOUN/NNS/2/nsubj allege/allege/VERB/VBP/0/root Vik/Vik/PROPN/NNP/2/obj ,/,/PUNCT/,/6/punct " +
				"who/who/PRON/WP/6/nsubj left/leave/VERB/VBD/3/acl:relcl ,/,/PUNCT/,/6/punct stole/steal/VERB/VBD/2/conj"),
			map[int]string{3: "8/nsubj", 8: "2/ccomp"},
		},
		{
			"who speaks right behind what is said",
			parsed("\"/\"/PUNCT/``/3/punct We/we/PRON/PRP/3/nsubj left/leave/VERB/VBD/8/ccomp Oslo/Oslo/PROPN/NNP/3/obj " +
				",/,/PUNCT/,/3/punct \"/\"/PUNCT/''/3/punct Today/today/NOUN/NN/8/obl said/say/VERB/VBD/0/root " +
				"Vik/Vik/PROPN/NNP/4/appos"),
			map[int]string{9: "8/nsubj"},
		},
		{
			"where others did something else",
			parsed("In/in/ADP/IN/2/case Oslo/Oslo/PROPN/NNP/6/obl ,/,/PUNCT/,/6/punct where/where/ADV/WRB/6/advmod " +
				"nurses/nurse/NOUN/NNS/6/nsubj met/meet/VERB/VBD/0/root ,/,/PUNCT/,/9/punct police/police/NOUN/NNS/9/nsubj " +
				"left/leave/VERB/VBD/6/conj"),
			map[int]string{2: "9/obl", 6: "2/acl:relcl", 9: "0/root"},
		},
		{
			"her husband and what he is",
			parsed("her/her/PRON/PRP$/2/nmod:poss husband/husband/NOUN/NN/0/root ,/,/PUNCT/,/5/punct the/the/DET/DT/5/det "+
				"banker/banker/NOUN/NN/2/conj Vik/Vik/PROPN/NNP/5/appos ,/,/PUNCT/,/10/punct and/and/CCONJ/CC/10/cc "+
				"their/their/PRON/PRP$/10/nmod:poss sons/son/NOUN/NNS/2/conj", [2]int{6, 6}),
			map[int]string{5: "6/nmod:desc", 6: "2/appos", 10: "2/conj"},
		},
		{
			"who is due to do something does it",
			parsed("council/council/NOUN/NN/5/nsubj:outer is/be/AUX/VBZ/5/aux due/due/ADJ/JJ/5/mark to/to/PART/TO/3/fixed " +
				"meet/meet/VERB/VB/0/root"),
			map[int]string{1: "5/nsubj"},
		},
		{
			"left so is a complement",
			parsed("left/leave/VERB/VBD/0/root people/people/NOUN/NNS/1/obj dead/dead/ADJ/JJ/2/amod"),
			map[int]string{2: "1/obj", 3: "1/xcomp"},
		},
		{
			"a name takes no object of an event",
			parsed("Airstrikes/airstrike/NOUN/NNS/6/nsubj by/by/ADP/IN/3/case France/France/PROPN/NNP/1/nmod " +
				"on/on/ADP/IN/5/case Raqqa/Raqqa/PROPN/NNP/3/nmod continued/continue/VERB/VBD/0/root"),
			map[int]string{3: "1/nmod", 5: "1/nmod"},
		},
		{
			"a border is with a neighbor",
			parsed("fell/fall/VERB/VBD/0/root near/near/ADP/IN/4/case the/the/DET/DT/4/det " +
				"border/border/NOUN/NN/1/obl with/with/ADP/IN/6/case Chad/Chad/PROPN/NNP/1/obl"),
			map[int]string{4: "1/obl", 6: "4/nmod"},
		},
		{
			"a name behind its kind is no second object",
			parsed("hit/hit/VERB/VBD/0/root the/the/DET/DT/3/det towns/town/NOUN/NNS/1/obj Voss/Voss/PROPN/NNP/1/obj"),
			map[int]string{3: "1/obj", 4: "3/appos"},
		},
		{
			"numbers keep theirs",
			parsed("Between/between/ADP/IN/4/case 50/50/NUM/CD/4/nummod and/and/CCONJ/CC/4/cc " +
				"people/people/NOUN/NNS/5/nsubj died/die/VERB/VBD/0/root"),
			map[int]string{4: "5/nsubj"},
		},
		{
			"an opening participle is not what is said",
			parsed("Speaking/speak/VERB/VBG/4/ccomp ,/,/PUNCT/,/1/punct Kerry/Kerry/PROPN/NNP/4/nsubj "+
				"smiled/smile/VERB/VBD/0/root", [2]int{3, 3}),
			map[int]string{1: "4/advcl"},
		},
		{
			"a gerund after a verb of aspect",
			parsed("Russia/Russia/PROPN/NNP/2/nsubj began/begin/VERB/VBD/0/root striking/strike/VERB/VBG/4/amod " +
				"Homs/Homs/PROPN/NNP/2/obj"),
			map[int]string{3: "2/xcomp", 4: "3/obj"},
		},
		{
			"of goes with the last of two where the first is complete",
			parsed("a/a/DET/DT/3/det union/union/NOUN/NN/3/compound leader/leader/NOUN/NN/0/root " +
				"and/and/CCONJ/CC/5/cc founder/founder/NOUN/NN/3/conj of/of/ADP/IN/7/case " +
				"Oxfam/Oxfam/PROPN/NNP/3/nmod"),
			map[int]string{7: "5/nmod"},
		},
		{
			"a gerund under to has a subject of its own",
			parsed("It/it/PRON/PRP/2/nsubj led/lead/VERB/VBD/0/root to/to/ADP/IN/4/case " +
				"Berg/Berg/PROPN/NNP/2/obl leaving/leave/VERB/VBG/2/advcl"),
			map[int]string{3: "5/mark", 4: "5/nsubj", 5: "2/ccomp"},
		},
		{
			"a gerund has the noun behind its preposition for a subject",
			parsed("Siemens/Siemens/PROPN/NNP/2/nsubj closed/close/VERB/VBD/0/root after/after/ADP/IN/5/mark " +
				"workers/worker/NOUN/NNS/2/obl leaving/leave/VERB/VBG/2/advcl"),
			map[int]string{4: "5/nsubj"},
		},
		{
			"what one is charged with",
			parsed("She/she/PRON/PRP/2/nsubj accused/accuse/VERB/VBD/0/root Siemens/Siemens/PROPN/NNP/2/obj " +
				"of/of/ADP/IN/5/mark cheating/cheat/VERB/VBG/3/acl"),
			map[int]string{5: "2/advcl"},
		},
		{
			"imperatives on either side of a condition",
			parsed("Take/take/VERB/VB/0/root cars/car/NOUN/NNS/1/obj if/if/SCONJ/IN/5/mark Berg/Berg/PROPN/NNP/5/nsubj " +
				"sleeps/sleep/VERB/VBZ/1/advcl and/and/CCONJ/CC/7/cc leave/leave/VERB/VB/5/conj"),
			map[int]string{7: "1/conj"},
		},
		{
			"known as",
			parsed("Russia/Russia/PROPN/NNP/2/nsubj hit/hit/VERB/VBD/0/root rebels/rebel/NOUN/NNS/2/obj " +
				"known/know/VERB/VBN/2/advcl as/as/ADP/IN/6/case Falcons/Falcons/PROPN/NNP/4/obl"),
			map[int]string{4: "3/acl"},
		},
		{
			"and coordinates",
			parsed("Obama/Obama/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc Putin/Putin/PROPN/NNP/1/appos "+
				"met/meet/VERB/VBD/0/root", [2]int{1, 1}, [2]int{3, 3}),
			map[int]string{3: "1/conj"},
		},
		{
			"a name after what describes it",
			parsed("A/a/DET/DT/2/det builder/builder/NOUN/NN/5/nsubj ,/,/PUNCT/,/4/punct "+
				"Macri/Macri/PROPN/NNP/2/appos won/win/VERB/VBD/0/root", [2]int{4, 4}),
			map[int]string{2: "4/appos", 4: "5/nsubj"},
		},
		{
			"a relative clause between commas ends at the second",
			parsed("It/it/PRON/PRP/3/nsubj will/will/AUX/MD/3/aux shut/shut/VERB/VB/0/root mills/mill/NOUN/NNS/3/obj " +
				",/,/PUNCT/,/8/punct where/where/ADV/WRB/8/advmod 900/900/NUM/CD/8/nsubj live/live/VERB/VBP/4/acl:relcl " +
				",/,/PUNCT/,/11/punct and/and/CCONJ/CC/11/cc cut/cut/VERB/VBD/8/conj jobs/job/NOUN/NNS/11/obj"),
			map[int]string{11: "3/conj"},
		},
		{
			"what follows inserted speech belongs to it",
			parsed("It/it/PRON/PRP/2/nsubj ended/end/VERB/VBD/5/ccomp ,/,/PUNCT/,/2/punct " +
				"Kerry/Kerry/PROPN/NNP/5/nsubj said/say/VERB/VBD/0/root in/in/ADP/IN/7/case " +
				"Vienna/Vienna/PROPN/NNP/2/nmod"),
			map[int]string{7: "5/obl"},
		},
		{
			"what is included hangs on what is alike",
			parsed("They/they/PRON/PRP/2/nsubj injured/injure/VERB/VBD/0/root ten/ten/NUM/CD/4/nummod " +
				"people/people/NOUN/NNS/2/obj in/in/ADP/IN/7/case an/a/DET/DT/7/det attack/attack/NOUN/NN/2/obl " +
				"including/include/ADP/IN/10/case two/two/NUM/CD/10/nummod children/child/NOUN/NNS/7/nmod"),
			map[int]string{10: "4/nmod"},
		},
		{
			"an age between two names is no member of their list",
			parsed("Ann/Ann/PROPN/NNP/0/root ,/,/PUNCT/,/3/punct 24/24/NUM/CD/1/conj ,/,/PUNCT/,/6/punct "+
				"and/and/CCONJ/CC/6/cc Bo/Bo/PROPN/NNP/1/conj", [2]int{1, 1}, [2]int{6, 6}),
			map[int]string{3: "1/nmod:unmarked", 6: "1/conj"},
		},
		{
			"the second of two names beside the noun for both is joined to the first",
			parsed("Her/her/PRON/PRP$/2/nmod:poss sons/son/NOUN/NNS/8/nsubj ,/,/PUNCT/,/4/punct Mark/Mark/PROPN/NNP/2/appos "+
				"and/and/CCONJ/CC/6/cc Jon/Jon/PROPN/NNP/2/conj ,/,/PUNCT/,/2/punct left/leave/VERB/VBD/0/root",
				[2]int{4, 4}, [2]int{6, 6}),
			map[int]string{4: "2/appos", 6: "4/conj"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree := NewTree(c.sentence, 0)
			for i, want := range c.want {
				if got := fmt.Sprintf("%d/%s", tree.Head(i-1)+1, tree.Rels[i-1]); got != want {
					t.Errorf("%s hangs as %s, want %s", tree.Tokens[i-1].Form, got, want)
				}
			}
		})
	}
}

// Whatever the parse, mending leaves a tree: every word leads to the one root.
// A hyphen makes one title of two.
func TestHyphenatedTitles(t *testing.T) {
	s := parsed("Ann/Ann/PROPN/NNP/6/nsubj the/the/DET/DT/3/det Director/director/PROPN/NNP/1/appos "+
		"-/-/PUNCT/HYPH/5/punct General/general/PROPN/NNP/1/appos left/leave/VERB/VBD/0/root", [2]int{1, 1})
	s.Tokens[2].Joined, s.Tokens[3].Joined = true, true
	tree := NewTree(s, 0)
	if tree.Heads[2] != 4 || tree.Heads[1] != 4 || tree.Rels[4] != "appos" {
		t.Errorf("heads %v, relations %v", tree.Heads, tree.Rels)
	}
}

func TestQuotedTitles(t *testing.T) {
	for _, c := range []struct{ name, words, want string }{
		{"behind a noun for a work", "Lee/Lee/PROPN/NNP/2/nsubj saw/see/VERB/VBD/0/root the/the/DET/DT/4/det " +
			"film/film/NOUN/NN/2/obj “/“/PUNCT/``/7/punct After/after/ADP/IN/7/case Dark/dark/ADJ/JJ/4/appos " +
			"”/”/PUNCT/''/7/punct", "After Dark "},
		{"said to be one", "“/“/PUNCT/``/2/punct Maybe/maybe/ADV/RB/6/advmod ”/”/PUNCT/''/2/punct is/be/AUX/VBZ/6/cop " +
			"a/a/DET/DT/6/det song/song/NOUN/NN/0/root", "Maybe "},
		{"no title", "Lee/Lee/PROPN/NNP/2/nsubj answered/answer/VERB/VBD/0/root “/“/PUNCT/``/4/punct " +
			"Maybe/maybe/ADV/RB/2/advmod ”/”/PUNCT/''/4/punct", ""},
	} {
		tree, got := NewTree(parsed(c.words), 0), ""
		for _, m := range tree.Mentions {
			for _, w := range tree.Tokens[m.First:m.Last] {
				got += w.Form + " "
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMendKeepsTheTree(t *testing.T) {
	words := strings.Fields("Kerry Russia began striking hitting said told known as and after with , “ ” ( ) the group " +
		"Homs Lavrov who talks has counties her flat a fifth last year by of guilty was film " +
		"Friday hours before yet to would have killed dead outside court trial first its from sons six left with to")
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 14).Draw(t, "words")
		indexes := make([]int, n)
		for i := range indexes {
			indexes[i] = i
		}
		rank := rapid.Permutation(indexes).Draw(t, "order")
		heads := make([]int, n)
		for k, i := range rank {
			heads[i] = -1
			if k > 0 {
				heads[i] = rank[rapid.IntRange(0, k-1).Draw(t, "head")]
			}
		}
		s := &quadpress.Sentence{}
		for i := range n {
			w := rapid.SampledFrom(words).Draw(t, "word")
			tag := rapid.SampledFrom([][2]string{{"NOUN", "NN"}, {"PROPN", "NNP"}, {"VERB", "VBD"}, {"VERB", "VBG"},
				{"VERB", "VBN"}, {"ADP", "IN"}, {"PUNCT", ","}, {"CCONJ", "CC"}, {"NOUN", "NNS"}, {"ADJ", "JJ"},
				{"PRON", "PRP"}, {"NUM", "CD"}, {"PRON", "PRP$"}}).Draw(t, "tag")
			lemma := map[string]string{"began": "begin", "said": "say", "told": "tell", "known": "know", "has": "have",
				"counties": "county", "was": "be", "killed": "kill", "sons": "son", "left": "leave"}[w]
			if lemma == "" {
				lemma = strings.ToLower(w)
			}
			feats := ""
			switch {
			case tag[1] == "VBD":
				feats = "Mood=Ind|VerbForm=Fin"
			case w == "fifth":
				feats = "NumType=Ord"
			}
			rel := rapid.SampledFrom([]string{"nsubj", "obj", "obl", "nmod", "amod", "compound", "appos", "conj", "cc", "case",
				"acl", "advcl", "ccomp", "xcomp", "parataxis", "punct", "nsubj:pass", "aux:pass", "mark", "nmod:poss",
				"det"}).Draw(t, "rel")
			s.Tokens = append(s.Tokens, quadpress.Token{Form: w, Lemma: lemma, UPOS: tag[0], XPOS: tag[1], Feats: feats,
				Head: heads[i], Rel: rel})
			if rapid.IntRange(0, 3).Draw(t, "named") == 0 {
				last := rapid.IntRange(i+1, min(i+2, n)).Draw(t, "last")
				s.Mentions = append(s.Mentions, quadpress.Mention{First: i, Last: last, Type: quadpress.Person})
			}
		}
		tree := NewTree(s, 0)
		for i := range tree.Heads {
			steps := 0
			for k := i; k >= 0; k = tree.Heads[k] {
				if steps++; steps > n {
					t.Fatalf("token %d hangs in a circle: %v was %v", i, tree.Heads, heads)
				}
			}
		}
	})
}

// mended is a sentence as a parser gives it, with what the mends make of it: "head/relation" by token, both counted
// from 1.
type mended struct {
	sentence *quadpress.Sentence
	want     map[int]string
}

func checkMended(t *testing.T, cases []mended) {
	t.Helper()
	for _, c := range cases {
		tree := NewTree(c.sentence, 0)
		for i, want := range c.want {
			if got := fmt.Sprintf("%d/%s", tree.Head(i-1)+1, tree.Rels[i-1]); got != want {
				t.Errorf("%s: %s is %s, want %s", c.sentence.Text, c.sentence.Tokens[i-1].Form, got, want)
			}
		}
	}
}
