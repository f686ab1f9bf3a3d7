package syntax

import "testing"

// What hangs on the verb or the noun right before it, and what on another one.
func TestMendAttachments(t *testing.T) {
	checkMended(t, []mended{
		{
			parsed("The/the/DET/DT/2/det man/man/NOUN/NN/11/nsubj convicted/convict/VERB/VBN/2/acl of/of/SCONJ/IN/5/mark " +
				"killing/kill/VERB/VBG/3/advcl her/she/PRON/PRP/5/obj ,/,/PUNCT/,/8/punct Ole/Ole/PROPN/NNP/6/appos " +
				"Vik/Vik/PROPN/NNP/8/flat ,/,/PUNCT/,/2/punct left/leave/VERB/VBD/0/root"),
			map[int]string{8: "2/appos"},
		},
		{
			parsed("The/the/DET/DT/2/det blast/blast/NOUN/NN/3/nsubj killed/kill/VERB/VBD/0/root " +
				"two/two/NUM/CD/3/obj and/and/CCONJ/CC/6/cc hurt/hurt/VERB/VBD/3/conj ten/ten/NUM/CD/8/nummod " +
				"guards/guard/NOUN/NNS/3/obj"),
			map[int]string{4: "3/obj", 8: "6/obj"},
		},
		{
			parsed("They/they/PRON/PRP/2/nsubj blocked/block/VERB/VBD/0/root the/the/DET/DT/4/det " +
				"road/road/NOUN/NN/2/obj to/to/ADP/IN/7/case the/the/DET/DT/7/det airport/airport/NOUN/NN/2/obl"),
			map[int]string{7: "4/nmod"},
		},
		{ // but traffic is no place
			parsed("They/they/PRON/PRP/2/nsubj closed/close/VERB/VBD/0/root the/the/DET/DT/4/det " +
				"road/road/NOUN/NN/2/obj to/to/ADP/IN/6/case traffic/traffic/NOUN/NN/2/obl"),
			map[int]string{6: "2/obl"},
		},
		{
			parsed("Vik/Vik/PROPN/NNP/2/nsubj denied/deny/VERB/VBD/0/root any/any/DET/DT/4/det " +
				"part/part/NOUN/NN/2/obj in/in/SCONJ/IN/6/mark awarding/award/VERB/VBG/2/advcl " +
				"the/the/DET/DT/8/det contract/contract/NOUN/NN/6/obj"),
			map[int]string{6: "4/acl"},
		},
		{
			parsed("Vik/Vik/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root after/after/ADP/IN/5/case an/a/DET/DT/5/det " +
				"inquiry/inquiry/NOUN/NN/2/obl found/find/VERB/VBN/2/advcl they/they/PRON/PRP/9/nsubj " +
				"had/have/AUX/VBD/9/aux lied/lie/VERB/VBN/6/ccomp"),
			map[int]string{3: "6/mark", 5: "6/nsubj", 6: "2/advcl"},
		},
		{
			parsed("Lund/Lund/PROPN/NNP/2/nsubj lost/lose/VERB/VBD/0/root 7/7/NUM/CD/2/obj " +
				"-/-/SYM/SYM/5/case 5/5/NUM/CD/3/nmod to/to/ADP/IN/7/case 19/19/NUM/CD/9/nmod " +
				"-/-/PUNCT/HYPH/7/punct year/year/NOUN/NN/11/obl:unmarked -/-/PUNCT/HYPH/9/punct " +
				"old/old/ADJ/JJ/12/amod qualifier/qualifier/NOUN/NN/2/obj"),
			map[int]string{6: "12/case", 12: "2/obl"},
		},
		{
			parsed("The/the/DET/DT/2/det army/army/NOUN/NN/4/nsubj will/will/AUX/MD/4/aux send/send/VERB/VB/8/ccomp " +
				"troops/troops/NOUN/NNS/4/obj ,/,/PUNCT/,/4/punct Lind/Lind/PROPN/NNP/8/nsubj " +
				"said/say/VERB/VBD/0/root ,/,/PUNCT/,/10/punct bringing/bring/VERB/VBG/8/advcl " +
				"the/the/DET/DT/12/det number/number/NOUN/NN/10/obj to/to/ADP/IN/14/case 900/900/NUM/CD/10/obl"),
			map[int]string{10: "4/advcl"},
		},
		{ // but who adds something speaks
			parsed("The/the/DET/DT/2/det army/army/NOUN/NN/4/nsubj will/will/AUX/MD/4/aux send/send/VERB/VB/8/ccomp " +
				"troops/troops/NOUN/NNS/4/obj ,/,/PUNCT/,/4/punct Lind/Lind/PROPN/NNP/8/nsubj " +
				"said/say/VERB/VBD/0/root ,/,/PUNCT/,/10/punct calling/call/VERB/VBG/8/advcl " +
				"the/the/DET/DT/12/det raid/raid/NOUN/NN/10/obj a/a/DET/DT/14/det crime/crime/NOUN/NN/10/xcomp"),
			map[int]string{10: "8/advcl"},
		},
		{
			parsed("The/the/DET/DT/2/det craft/craft/NOUN/NN/6/nsubj is/be/AUX/VBZ/6/cop due/due/ADJ/JJ/6/case " +
				"to/to/ADP/IN/4/fixed land/land/NOUN/NN/0/root in/in/ADP/IN/8/case Chad/Chad/PROPN/NNP/6/nmod"),
			map[int]string{2: "4/nsubj", 4: "0/root", 6: "4/xcomp", 8: "6/obl"},
		},
		{
			parsed("Lind/Lind/PROPN/NNP/2/nsubj urged/urge/VERB/VBD/0/root them/they/PRON/PRP/2/iobj " +
				"to/to/PART/TO/5/mark stay/stay/VERB/VB/2/xcomp home/home/ADV/RB/5/advmod ,/,/PUNCT/,/8/punct " +
				"calling/call/VERB/VBG/5/advcl the/the/DET/DT/10/det vote/vote/NOUN/NN/8/obj a/a/DET/DT/12/det " +
				"sham/sham/NOUN/NN/8/obj"),
			map[int]string{8: "2/advcl"},
		},
		{
			parsed("Made/make/VERB/VBD/0/root a/a/DET/DT/3/det dame/dame/NOUN/NN/1/obj in/in/ADP/IN/5/case " +
				"2001/2001/NUM/CD/1/obl ,/,/PUNCT/,/5/punct she/she/PRON/PRP/8/nsubj " +
				"refused/refuse/VERB/VBD/1/parataxis it/it/PRON/PRP/8/obj"),
			map[int]string{1: "8/advcl", 8: "0/root"},
		},
		{
			parsed("Growth/growth/NOUN/NN/2/nsubj slowed/slow/VERB/VBD/0/root as/as/ADP/IN/5/case a/a/DET/DT/5/det " +
				"slump/slump/NOUN/NN/2/obl and/and/CCONJ/CC/9/cc a/a/DET/DT/8/det strike/strike/NOUN/NN/9/nsubj " +
				"weighed/weigh/VERB/VBD/2/conj on/on/ADP/IN/11/case trade/trade/NOUN/NN/9/obl"),
			map[int]string{3: "9/mark", 5: "9/nsubj", 8: "5/conj", 9: "2/advcl"},
		},
		{
			parsed("Disputes/dispute/NOUN/NNS/6/nsubj over/over/SCONJ/IN/5/mark who/who/PRON/WP/5/nsubj " +
				"should/should/AUX/MD/5/aux pay/pay/VERB/VB/1/acl:relcl went/go/VERB/VBD/0/root " +
				"on/on/ADP/RP/6/compound:prt"),
			map[int]string{5: "1/acl"},
		},
	})
}
