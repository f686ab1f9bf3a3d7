package syntax

import (
	"testing"

	"github.com/quadpress/quadpress"
)

// Whose verb a clause is, and what hangs on that and not on a noun in it.
func TestMendClauses(t *testing.T) {
	checkMended(t, []mended{
		{ // a second verb behind a noun that "and" joins has that for its subject
			parsed("Shares/share/NOUN/NNS/2/nsubj fell/fall/VERB/VBD/0/root against/against/ADP/IN/4/case " +
				"gold/gold/NOUN/NN/2/obl and/and/CCONJ/CC/7/cc the/the/DET/DT/7/det index/index/NOUN/NN/4/conj " +
				"lost/lose/VERB/VBD/2/conj ground/ground/NOUN/NN/8/obj"),
			map[int]string{5: "8/cc", 7: "8/nsubj", 8: "2/conj"},
		},
		{ // but not where "and" joins the verbs
			parsed("Ann/Ann/PROPN/NNP/2/nsubj bought/buy/VERB/VBD/0/root bread/bread/NOUN/NN/2/obj and/and/CCONJ/CC/5/cc " +
				"milk/milk/NOUN/NN/3/conj and/and/CCONJ/CC/7/cc left/leave/VERB/VBD/2/conj"),
			map[int]string{5: "3/conj", 7: "2/conj"},
		},
		{
			parsed("The/the/DET/DT/2/det old/old/ADJ/JJ/4/xcomp ,/,/PUNCT/,/4/punct ranked/rank/VERB/VBN/7/advcl " +
				"first/first/ADV/RB/4/advmod ,/,/PUNCT/,/4/punct won/win/VERB/VBD/0/root gold/gold/NOUN/NN/7/obj"),
			map[int]string{2: "7/nsubj", 4: "2/acl"},
		},
		{
			parsed("Ten/ten/NUM/CD/3/nsubj:pass were/be/AUX/VBD/3/aux:pass killed/kill/VERB/VBN/0/root " +
				"when/when/SCONJ/WRB/6/mark dams/dam/NOUN/NNS/6/nsubj burst/burst/VERB/VBD/3/advcl ,/,/PUNCT/,/8/punct " +
				"sweeping/sweep/VERB/VBG/3/advcl away/away/ADV/RB/8/advmod houses/house/NOUN/NNS/8/obj"),
			map[int]string{8: "6/advcl"},
		},
		{
			parsed("She/she/PRON/PRP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass shot/shoot/VERB/VBN/0/root " +
				"dead/dead/ADJ/JJ/3/xcomp outside/outside/ADP/IN/7/case a/a/DET/DT/7/det gym/gym/NOUN/NN/4/obl"),
			map[int]string{4: "3/xcomp", 7: "3/obl"},
		},
		{
			parsed("He/he/PRON/PRP/2/nsubj stood/stand/VERB/VBD/0/root trial/trial/NOUN/NN/2/obj for/for/ADP/IN/5/case "+
				"murder/murder/NOUN/NN/2/obl at/at/ADP/IN/8/case Lom/Lom/PROPN/NNP/8/compound Court/Court/PROPN/NNP/5/nmod",
				[2]int{7, 8}),
			map[int]string{5: "2/obl", 8: "2/obl"},
		},
		{
			parsed("Ann/Ann/PROPN/NNP/2/nsubj beat/beat/VERB/VBD/0/root top/top/ADJ/JJ/4/amod seed/seed/NOUN/NN/2/obj "+
				"Kari/Kari/PROPN/NNP/2/obj Lund/Lund/PROPN/NNP/5/flat", [2]int{1, 1}, [2]int{5, 6}),
			map[int]string{4: "5/nmod:desc", 5: "2/obj"},
		},
		{
			parsed("It/it/PRON/PRP/2/nsubj sold/sell/VERB/VBD/0/root shops/shop/NOUN/NNS/2/obj in/in/ADP/IN/5/case "+
				"Lom/Lom/PROPN/NNP/2/obl ,/,/PUNCT/,/9/punct its/its/PRON/PRP$/9/nmod:poss biggest/big/ADJ/JJS/9/amod "+
				"loss/loss/NOUN/NN/5/appos", [2]int{5, 5}),
			map[int]string{9: "2/dislocated"},
		},
		{
			parsed("Reports/report/NOUN/NNS/2/nsubj warned/warn/VERB/VBD/0/root that/that/SCONJ/IN/5/mark " +
				"dams/dam/NOUN/NNS/5/nsubj leaked/leak/VERB/VBD/2/ccomp and/and/CCONJ/CC/7/cc " +
				"urged/urge/VERB/VBD/5/conj Oslo/Oslo/PROPN/NNP/7/obj to/to/PART/TO/10/mark act/act/VERB/VB/7/xcomp"),
			map[int]string{5: "2/ccomp", 7: "2/conj"},
		},
		{
			parsed("Prices/price/NOUN/NNS/2/nsubj rose/rise/VERB/VBD/0/root ,/,/PUNCT/,/4/punct said/say/VERB/VBD/2/conj "+
				"Ann/Ann/PROPN/NNP/4/obj Lee/Lee/PROPN/NNP/5/flat", [2]int{5, 6}),
			map[int]string{4: "2/parataxis", 5: "4/nsubj"},
		},
		{
			parsed("It/it/PRON/PRP/2/nsubj closed/close/VERB/VBD/0/root over/over/ADP/IN/4/case what/what/PRON/WP/2/obl " +
				"she/she/PRON/PRP/6/nsubj:pass called/call/VERB/VBD/4/acl:relcl a/a/DT/DT/8/det " +
				"loss/loss/NOUN/NN/6/xcomp"),
			map[int]string{5: "6/nsubj"},
		},
		{
			parsed("Polls/poll/NOUN/NNS/2/nsubj put/put/VERB/VBD/0/root Lom/Lom/PROPN/NNP/2/obj at/at/ADP/IN/5/case " +
				"9/9/NUM/CD/2/obl ,/,/PUNCT/,/7/punct ahead/ahead/ADV/RB/2/advmod of/of/ADP/IN/9/case " +
				"Voss/Voss/PROPN/NNP/7/obl at/at/ADP/IN/11/case 8/8/NUM/CD/2/obl"),
			map[int]string{5: "2/obl", 11: "9/nmod"},
		},
		{ // a relative pronoun makes a relative clause
			parsed("Ann/Ann/PROPN/NNP/2/nsubj lost/lose/VERB/VBD/0/root an/a/DET/DT/4/det appeal/appeal/NOUN/NN/2/obj " +
				"that/that/PRON/WDT/7/obj Vik/Vik/PROPN/NNP/7/nsubj filed/file/VERB/VBD/4/acl"),
			map[int]string{7: "4/acl:relcl"},
		},
		{
			parsed("Ann/Ann/PROPN/NNP/2/nsubj denied/deny/VERB/VBD/0/root a/a/DET/DT/4/det claim/claim/NOUN/NN/2/obj " +
				"that/that/SCONJ/IN/7/mark Vik/Vik/PROPN/NNP/7/nsubj made/make/VERB/VBD/4/acl"),
			map[int]string{5: "7/obj", 7: "4/acl:relcl"},
		},
		{ // but no question behind a preposition
			parsed("The/the/DET/DT/2/det question/question/NOUN/NN/0/root of/of/ADP/IN/5/mark who/who/PRON/WP/5/nsubj " +
				"left/leave/VERB/VBD/2/acl"),
			map[int]string{5: "2/acl"},
		},
		{
			parsed("Ann/Ann/PROPN/NNP/2/nsubj cut/cut/VERB/VBD/0/root short/short/ADJ/JJ/5/amod her/her/PRON/PRP$/5/nmod:poss " +
				"trip/trip/NOUN/NN/2/obj"),
			map[int]string{3: "2/xcomp"},
		},
		{
			parsed("Courts/court/NOUN/NNS/2/nsubj convicted/convict/VERB/VBD/0/root a/a/DET/DT/4/det " +
				"nurse/nurse/NOUN/NN/2/obj of/of/ADP/IN/6/case murder/murder/NOUN/NN/4/nmod"),
			map[int]string{6: "2/obl"},
		},
		{
			parsed("It/it/PRON/PRP/2/nsubj fell/fall/VERB/VBD/0/root since/since/ADP/IN/5/case a/a/DET/DT/5/det " +
				"blast/blast/NOUN/NN/2/nmod killed/kill/VERB/VBD/2/acl two/two/NUM/CD/6/obj"),
			map[int]string{3: "6/mark", 5: "6/nsubj", 6: "2/advcl"},
		},
		{
			parsed("It/it/PRON/PRP/2/nsubj opens/open/VERB/VBZ/0/root following/follow/VERB/VBG/2/advcl a/a/DET/DT/5/det " +
				"strike/strike/NOUN/NN/3/obj"),
			map[int]string{3: "5/case", 5: "2/obl"},
		},
		{
			parsed("Volta/Volta/PROPN/NNP/2/nsubj recalled/recall/VERB/VBD/0/root cars/car/NOUN/NNS/4/nsubj " +
				"built/build/VERB/VBN/2/xcomp in/in/ADP/IN/6/case Lom/Lom/PROPN/NNP/4/obl"),
			map[int]string{3: "2/obj", 4: "3/acl"},
		},
		{
			parsed("Ann/Ann/PROPN/NNP/2/nsubj studied/study/VERB/VBD/0/root light/light/NOUN/NN/2/obj " +
				"passing/pass/VERB/VBG/2/xcomp through/through/ADP/IN/6/case air/air/NOUN/NN/4/obl"),
			map[int]string{3: "2/obj", 4: "3/acl"},
		},
		{ // but who had her car washed
			parsed("Ann/Ann/PROPN/NNP/2/nsubj had/have/VERB/VBD/0/root cars/car/NOUN/NNS/4/nsubj " +
				"washed/wash/VERB/VBN/2/xcomp"),
			map[int]string{3: "4/nsubj", 4: "2/xcomp"},
		},
		{
			parsed("Ann/Ann/PROPN/NNP/2/nsubj declined/decline/VERB/VBD/0/root on/on/ADP/IN/4/case " +
				"Monday/Monday/PROPN/NNP/2/obl to/to/PART/TO/6/mark speak/speak/VERB/VB/2/advcl"),
			map[int]string{6: "2/xcomp"},
		},
		{
			parsed("Volta/Volta/PROPN/NNP/2/nsubj cut/cut/VERB/VBD/0/root jobs/job/NOUN/NNS/2/obj ,/,/PUNCT/,/6/punct " +
				"Vik/Vik/PROPN/NNP/6/nsubj said/say/VERB/VBD/2/parataxis ,/,/PUNCT/,/10/punct after/after/SCONJ/IN/10/mark " +
				"Norsk/Norsk/PROPN/NNP/10/nsubj closed/close/VERB/VBD/6/ccomp"),
			map[int]string{10: "2/advcl"},
		},
		{
			parsed("Volta/Volta/PROPN/NNP/2/nsubj sacked/sack/VERB/VBD/0/root Vik/Vik/PROPN/NNP/6/nsubj " +
				"after/after/ADP/IN/5/case losses/loss/NOUN/NNS/6/obl left/leave/VERB/VBD/2/advcl it/it/PRON/PRP/6/obj"),
			map[int]string{3: "2/obj", 4: "6/mark", 5: "6/nsubj"},
		},
		{
			parsed("They/they/PRON/PRP/2/nsubj fled/flee/VERB/VBD/0/root after/after/SCONJ/IN/4/mark " +
				"fighting/fight/VERB/VBG/5/advcl resumed/resume/VERB/VBD/2/advcl"),
			map[int]string{3: "5/mark", 4: "5/nsubj"},
		},
		{
			parsed("They/they/PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root ,/,/PUNCT/,/4/punct " +
				"closing/close/VERB/VBG/5/amod schools/school/NOUN/NNS/2/obj"),
			map[int]string{4: "2/advcl", 5: "4/obj"},
		},
		{
			parsed("They/they/PRON/PRP/2/nsubj broke/break/VERB/VBD/0/root ranks/rank/NOUN/NNS/2/obj to/to/PART/TO/5/mark " +
				"help/help/VERB/VB/3/acl her/she/PRON/PRP/5/obj"),
			map[int]string{5: "3/acl"},
		},
		{ // what something is made
			parsed("It/it/PRON/PRP/2/nsubj made/make/VERB/VBD/0/root Volta/Volta/PROPN/NNP/2/obj the/the/DET/DT/5/det " +
				"leader/leader/NOUN/NN/2/obj"),
			map[int]string{3: "2/obj", 5: "2/xcomp"},
		},
		{
			parsed("She/she/PRON/PRP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass made/make/VERB/VBN/0/root a/a/DET/DT/5/det " +
				"dame/dame/NOUN/NN/3/obj"),
			map[int]string{5: "3/xcomp"},
		},
		{
			parsed("It/it/PRON/PRP/3/expl is/be/AUX/VBZ/3/cop ready/ready/ADJ/JJ/0/root to/to/PART/TO/5/mark " +
				"sign/sign/VERB/VB/3/csubj"),
			map[int]string{1: "3/nsubj", 5: "3/xcomp"},
		},
	})
}

func TestMendWhere(t *testing.T) {
	s := parsed("They/they/PRON/PRP/2/nsubj sought/seek/VERB/VBD/0/root survivors/survivor/NOUN/NNS/2/obj "+
		"in/in/ADP/IN/5/case Lom/Lom/PROPN/NNP/3/nmod ,/,/PUNCT/,/8/punct where/where/ADV/WRB/8/advmod "+
		"live/live/VERB/VBP/3/acl:relcl families/family/NOUN/NNS/8/nsubj", [2]int{5, 5})
	s.Mentions[0].Type = quadpress.Place
	if tree := NewTree(s, 0); tree.Head(7) != 4 {
		t.Errorf("the families live in %s", s.Tokens[tree.Head(7)].Form)
	}
}
