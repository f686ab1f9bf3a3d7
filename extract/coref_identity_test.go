package extract_test

import (
	"slices"
	"testing"
)

// Who is named only after he was described, whom people call their own, and to whom something is said.
func TestIdentities(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"named as", "The victim was named as Peter Hall.", []string{"The victim = Peter Hall"}},
		{"what stands beside identified as", "The attacker, a former soldier identified as Peter Hall, died.",
			[]string{"The attacker = a former soldier = Peter Hall"}},
		{"named wrongly", "The victim was wrongly named as Peter Hall.", []string{"The victim", "Peter Hall"}},
		{"two named", "Two hikers died. They were named locally as Peter Hall, 41, and Jack Moss, 19.",
			[]string{"Two hikers = They = Peter Hall , 41 , and Jack Moss"}},
		{"described, then named", "A former bursar who stole cash has been jailed. Diane Holt, 47, was found guilty.",
			[]string{"A former bursar = Diane Holt"}},
		{"described above", "Fisherman rescued at sea\n\nTom Hale, 43, was rescued by a helicopter.\n\nHe held a box.",
			[]string{"Fisherman = Tom Hale = He"}},
		{"one of two described above", "Nurse killed by driver\n\nAnn Lee, 43, was killed by a driver.\n\nShe was Danish.",
			[]string{"Nurse = Ann Lee = She"}},
		{"who opens the story", "A climber has died on a mountain in Peru. Tom Hale slipped on Friday, police said.",
			[]string{"A climber = Tom Hale"}},
		{"who opens the story and kin", "A woman was jailed for killing her husband. Ann Frost killed Tom Frost in Lom.",
			[]string{"A woman = her = Ann Frost"}},
		{"a witness of what befell who opens the story", "A cyclist has died in a crash. Tom Hale saw the car.",
			[]string{"A cyclist", "Tom Hale"}},
		{"a judge opens the story", "A judge has ruled that the firm must pay. Ann Frost sued it in May.",
			[]string{"A judge", "Ann Frost"}},
		{"described, then another named", "A man has been jailed for fraud. Detective Diane Holt led the inquiry.",
			[]string{"A man", "Diane Holt"}},
		{"a witness", "A man has died in a crash. Diane Holt, 47, said she had seen it.",
			[]string{"A man", "Diane Holt = she"}},
		{"an office, then its holder's age", "The mayor of Lom resigned on Friday. Ann Frost, 52, said she was ill.",
			[]string{"The mayor = Ann Frost = she"}},
		{"an office, then what its holder was", "The envoy to Lom resigned. Ann Frost, a former judge, had led talks.",
			[]string{"The envoy = Ann Frost = a former judge"}},
		{"an office, then a critic", "The envoy to Lom has resigned. Ann Frost, a former judge, praised the talks.",
			[]string{"The envoy"}},
		{"anyone, of the only one before", "A retired teacher has been charged with stealing maps. Police say the woman " +
			"hid them. Ann Frost, 68, was arrested in Lom. The suspect will stay in jail.",
			[]string{"A retired teacher = the woman = Ann Frost = The suspect"}},
		{"anyone, of the only group before", "Eleven miners were trapped in Lom. The men had some water.",
			[]string{"Eleven miners = The men"}},
		{"anyone, of two before", "A nurse met a lawyer in Lom. The woman was ill.", []string{"A nurse", "The woman"}},
		{"the trade minister, not the prime minister", "Norway's trade minister resigned on Monday. Ann Frost, 46, had led " +
			"the ministry. Prime Minister Tom Hale thanked her. The minister wept. The premier named nobody.",
			[]string{"Norway 's trade minister = Ann Frost = her = The minister", "Tom Hale = The premier"}},
		{"letters with a number", "Volta said its experimental antibody MB-114 failed. MB-114 was tested in Lom.",
			[]string{"its experimental antibody = MB - 114 = MB - 114"}},
		{"dead and last seen", "Police arrested a man over the death of a student. Ann Frost, 20, was last seen in Lom. " +
			"The victim was ill.", []string{"a student = Ann Frost = The victim"}},
		{"a company before its fine", "The European Commission fined the US software group Datalux 800 million euros on " +
			"Wednesday for abusing its power. Ann Frost said Datalux had forced customers to buy. The company will pay.",
			[]string{"Datalux = Datalux = The company"}},
		{"called so", "The vaccine, called Zelvax, will be sold in Norway.", []string{"The vaccine = Zelvax"}},
		{"a company's own word", "Adria Marine built a ship. Adria, based in Lom, employs 900 people.",
			[]string{"Adria Marine = Adria"}},
		{"who is charged and who was stabbed",
			"A man has been charged with murder after a nurse was stabbed in Lom. Police were called on Friday and found " +
				"Ann Frost, 31, with injuries. Tom Hale will appear in court on Monday.",
			[]string{"A man = Tom Hale", "a nurse = Ann Frost"}},
		{"one of two who died", "A nurse was stabbed in Lom. Police came. Ann Frost died in May. Rita Shah died in June.",
			[]string{"A nurse", "Ann Frost", "Rita Shah"}},
		{"of another country", "Pablo Ruiz of Chile will meet Tom Hale of Britain. Ruiz beat Ole Vik. The Briton was ill.",
			[]string{"Tom Hale = The Briton"}},
		{"beside a pronoun", "Ann Frost won the cup. She wept after the Norwegian had fallen.",
			[]string{"Ann Frost = She", "the Norwegian"}},
		{"a town of another country",
			"British group Volta will buy German maker Adler. The Munich-based firm has ten plants.",
			[]string{"German maker = Adler = The Munich - based firm"}},
		{"a neighbour of the country", "Neighbouring Sorria closed its border. The country's union called a strike.",
			[]string{"Sorria = its"}},
		{"two who died", "A nurse was stabbed in Lom. Police came. Ann Frost and Rita Shah died in May.",
			[]string{"A nurse"}},
		{"the dead one", "Police killed a student in Lom. The dead student was identified as Ann Frost.",
			[]string{"a student = The dead student = Ann Frost"}},
		{"the two nearest", "Two parties left. Ann Frost asked Tom Hale to lead a cabinet. The two met on Friday.",
			[]string{"Two parties"}},
		{"a lawyer's client", "The trial of Ann Marsh began. Her lawyer, Rita Shah, said her client would plead not guilty.",
			[]string{"Ann Marsh = Her = her client", "Her lawyer = Rita Shah = her"}},
		{"who is told", "Judge Mark Reid jailed nurse Ann Frost. “You betrayed your patients,” he told her.",
			[]string{"Mark Reid = he", "Ann Frost = You = your = her"}},
		{"by age the only one with a name", "A court jailed Ole Berg for robbing a nurse. The 45-year-old left Oslo in May.",
			[]string{"A court", "Ole Berg = The 45 - year - old", "a nurse", "Oslo"}},
		{"by age none whom the sentence is not about", "A man stabbed Ole Berg in a shop. The 45-year-old left Oslo in May.",
			[]string{"A man", "Ole Berg", "a shop", "The 45 - year - old", "Oslo"}},
		{"an epithet of the subject", "Ole Vik scored after Jon Costa had fouled him. The 24-year-old Norwegian hit a post.",
			[]string{"Ole Vik = him = The 24 - year - old Norwegian"}},
		{"a company by its country", "Norwegian seafood group Havfisk will buy Canada's Tide. The Norwegian company paid.",
			[]string{"Norwegian seafood group = Havfisk = The Norwegian company"}},
		{"an island is no city", "In Bergen, the river flooded Church Island. The prime minister will visit the city.",
			[]string{"Bergen = the city"}},
		{"a rumor is no woman", "Ann Lee denied a rumor. She is survived by a son.", []string{"Ann Lee = She", "a rumor"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := chainsOf(c.text)
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("got %q, want a chain %q", got, w)
				}
			}
		})
	}
}
