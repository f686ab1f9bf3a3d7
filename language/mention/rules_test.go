package mention

import (
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
)

var lists = sync.OnceValues(untrained)

// guessed reads sentences with what a network might say of them: "We_PRON left_VERB [person Tal_PROPN Hadra_PROPN]
// ._PUNCT".
func guessed(text string) (s quadpress.Sentence) {
	var m quadpress.Mention
	for _, w := range strings.Fields(text) {
		if kind, ok := strings.CutPrefix(w, "["); ok {
			m = quadpress.Mention{First: len(s.Tokens), Type: quadpress.MentionType(kind)}
			continue
		}
		w, closed := strings.CutSuffix(w, "]")
		form, tag, _ := strings.Cut(w, "_")
		s.Tokens = append(s.Tokens, quadpress.Token{Form: form, UPOS: tag})
		if closed {
			m.Last = len(s.Tokens)
			s.Mentions = append(s.Mentions, m)
		}
	}
	return s
}

// told writes mentions as "type: words".
func told(s quadpress.Sentence) (out []string) {
	for _, m := range s.Mentions {
		var words []string
		for _, t := range s.Tokens[m.First:m.Last] {
			words = append(words, t.Form)
		}
		out = append(out, string(m.Type)+": "+strings.Join(words, " "))
	}
	return out
}

// What rules make of the network's guesses, whatever its weights.
func TestRefine(t *testing.T) {
	tagger, err := lists()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"Rebels_NOUN left_VERB the_DET village_NOUN of_ADP [person Tal_PROPN Hadra_PROPN] ._PUNCT":                                  {"place: Tal Hadra"},
		"Floods_NOUN hit_VERB [organization Al_PROPN -_PUNCT Sarim_PROPN] province_NOUN ._PUNCT":                                    {"place: Al - Sarim"},
		"The_DET [person Sarim_PROPN] district_NOUN attorney_NOUN left_VERB ._PUNCT":                                                {"person: Sarim"},
		"They_PRON left_VERB a_DET [group Greek_ADJ] island_NOUN ._PUNCT":                                                           {"group: Greek"},
		"She_PRON joined_VERB [organization Halden_PROPN Optics_PROPN] ,_PUNCT Inc._PROPN of_ADP Oslo_PROPN ._PUNCT":                {"organization: Halden Optics , Inc.", "place: Oslo"},
		"We_PRON ate_VERB at_ADP [place Denny_PROPN 's_PART] ._PUNCT":                                                               {"place: Denny 's"},
		"She_PRON went_VERB to_ADP [place Belgrade_PROPN 's_PART] zoo_NOUN ._PUNCT":                                                 {"place: Belgrade"},
		"He_PRON sold_VERB [person PayPal_PROPN] shares_NOUN ._PUNCT":                                                               {"organization: PayPal"},
		"He_PRON called_VERB [person McKinnon_PROPN] ._PUNCT":                                                                       {"person: McKinnon"},
		"They_PRON ate_VERB at_ADP [person Burger_PROPN King_PROPN] ._PUNCT":                                                        {"organization: Burger King"},
		"[person Ray_PROPN 's_PART Pizza_PROPN] burned_VERB down_ADV ._PUNCT":                                                       {"organization: Ray 's Pizza"},
		"[organization Nordvik_PROPN ,_PUNCT Halden_PROPN] and_CCONJ others_NOUN bid_VERB ._PUNCT":                                  {"organization: Nordvik", "organization: Halden"},
		"He_PRON left_VERB [organization Nordvik_PROPN /_PUNCT Halden_PROPN] ._PUNCT":                                               {"organization: Nordvik", "organization: Halden"},
		"[person Members_PROPN] of_ADP the_DET panel_NOUN met_VERB ._PUNCT":                                                         nil,
		"[person Kudos_INTJ] to_ADP the_DET crew_NOUN ._PUNCT":                                                                      nil,
		"The_DET firm_NOUN plans_VERB an_DET [organization IPO_PROPN] ._PUNCT":                                                      nil,
		"[person Anna_PROPN] \"_PUNCT Annie_PROPN \"_PUNCT [person Boone_PROPN] won_VERB ._PUNCT":                                   {"person: Anna \" Annie \" Boone"},
		"See_VERB [organization www.example.org_PROPN] and_CCONJ [person Plan.pdf_PROPN] ._PUNCT":                                   nil,
		"The_DET [organization respected_ADJ Institute_PROPN of_ADP Hydrology_PROPN] closed_VERB ._PUNCT":                           {"organization: Institute of Hydrology"},
		"The_DET [group Norwegian_ADJ] [organization Statoil_PROPN] left_VERB ._PUNCT":                                              {"group: Norwegian", "organization: Statoil"},
		"Settlers_NOUN left_VERB the_DET [organization Golan_PROPN Heights_PROPN] ._PUNCT":                                          {"place: Golan Heights"},
		"Cyclone_PROPN [person Lorna_PROPN] hit_VERB the_DET coast_NOUN ._PUNCT":                                                    {"event: Cyclone Lorna"},
		"T.V._PROPN [person Lind_PROPN] hit_VERB the_DET coast_NOUN ._PUNCT":                                                        {"person: T.V. Lind"},
		"[person Hurricane_PROPN Lorna_PROPN] hit_VERB the_DET coast_NOUN ._PUNCT":                                                  {"event: Hurricane Lorna"},
		"He_PRON fired_VERB a_DET [person Kalashnikov_PROPN] ._PUNCT":                                                               {"product: Kalashnikov"},
		"Tell_VERB [person Dan_PROPN I_PRON] left_VERB ._PUNCT":                                                                     {"person: Dan"},
		"He_PRON met_VERB the_DET Minister_PROPN of_ADP Foreign_PROPN Affairs_PROPN ,_PUNCT [person Omar_PROPN Hadi_PROPN] ._PUNCT": {"person: Omar Hadi"},
		"The_DET [group Iraqi_ADJ] security_NOUN forces_NOUN left_VERB ._PUNCT":                                                     {"organization: Iraqi security forces"},
		"The_DET [place U.S._PROPN] military_NOUN left_VERB ._PUNCT":                                                                {"organization: U.S. military"},
		"The_DET [place Norway_PROPN] military_NOUN left_VERB ._PUNCT":                                                              {"place: Norway"},
		"[group Syrian_ADJ] [group Arab_ADJ] forces_NOUN left_VERB ._PUNCT":                                                         {"organization: Syrian Arab forces"},
		"The_DET [group Turkish_ADJ] government_NOUN media_NOUN knew_VERB ._PUNCT":                                                  {"organization: Turkish government"},
		"The_DET [group Turkish_ADJ] government_NOUN -_PUNCT held_VERB town_NOUN burned_VERB ._PUNCT":                               {"organization: Turkish government"},
		"An_DET [group Egyptian_ADJ] assembly_NOUN met_VERB ._PUNCT":                                                                {"group: Egyptian"},
		"Two_NUM [group Kurdish_ADJ] militias_NOUN left_VERB ._PUNCT":                                                               {"number: Two", "group: Kurdish"},
		"The_DET [group Swiss_ADJ] lakes_NOUN froze_VERB ._PUNCT":                                                                   {"group: Swiss"},
		"The_DET 407th_ADJ [organization Air_PROPN Rescue_PROPN Group_PROPN] left_VERB ._PUNCT":                                     {"organization: 407th Air Rescue Group"},
		"They_PRON met_VERB on_ADP 5th_ADJ Avenue_PROPN ._PUNCT":                                                                    nil,
		"The_DET frigate_NOUN HMS_PROPN [person Halden_PROPN] sank_VERB ._PUNCT":                                                    {"product: HMS Halden"},
		"[place Operation_PROPN Silver_PROPN Dawn_PROPN] began_VERB ._PUNCT":                                                        {"event: Operation Silver Dawn"},
		"The_DET [organization Chief_PROPN Technology_PROPN Officer_PROPN of_ADP Nordvik_PROPN Optics_PROPN] left_VERB ._PUNCT":     {"organization: Nordvik Optics"},
		"The_DET [organization Director_PROPN of_ADP the_DET Halden_PROPN Institute_PROPN] left_VERB ._PUNCT":                       {"organization: Halden Institute"},
		"The_DET newspaper_NOUN [person Hamnen_PROPN] closed_VERB ._PUNCT":                                                          {"organization: Hamnen"},
		"The_DET bank_NOUN [person Robert_PROPN Lee_PROPN] robbed_VERB closed_VERB ._PUNCT":                                         {"person: Robert Lee"},
		"[person Hamnen_PROPN] shareholders_NOUN met_VERB ._PUNCT":                                                                  {"organization: Hamnen"},
		"[place Boston_PROPN] shareholders_NOUN met_VERB ._PUNCT":                                                                   {"place: Boston"},
		"The_DET [organization Director_PROPN General_PROPN of_ADP Halden_PROPN Optics_PROPN] left_VERB ._PUNCT":                    {"organization: Halden Optics"},
		"The_DET [organization Directorate_PROPN General_PROPN of_ADP Harbors_PROPN] closed_VERB ._PUNCT":                           {"organization: Directorate General of Harbors"},
		"They_PRON left_VERB [place Tarimah_PROPN district_NOUN] ._PUNCT":                                                           {"place: Tarimah district"},
		"The_DET [organization Governor_PROPN of_ADP Texas_PROPN] left_VERB ._PUNCT":                                                {"place: Texas"},
		"The_DET [organization Secretary_PROPN of_ADP State_PROPN] left_VERB ._PUNCT":                                               nil,
		"The_DET [organization Office_PROPN of_ADP Water_PROPN] closed_VERB ._PUNCT":                                                {"organization: Office of Water"},
		"Near_ADP [person Al_PROPN Tarimah_PROPN] fires_NOUN burned_VERB ._PUNCT":                                                   {"place: Al Tarimah"},
		"Near_ADP [person Anna_PROPN Boone_PROPN] fires_NOUN burned_VERB ._PUNCT":                                                   {"person: Anna Boone"},
		"They_PRON left_VERB [person Dayr_PROPN al_PROPN Tarimah_PROPN] ,_PUNCT Syria_PROPN":                                        {"place: Dayr al Tarimah", "place: Syria"},
		"They_PRON left_VERB the_DET [place Tarimah_PROPN river_NOUN] ._PUNCT":                                                      {"place: Tarimah river"},
		"It_PRON costs_VERB [place US_PROPN] $_SYM 40_NUM ._PUNCT":                                                                  {"money: $ 40"},
		"The_DET [organization Clean_PROPN Rivers_PROPN Act_PROPN] passed_VERB ._PUNCT":                                             {"law: Clean Rivers Act"},
		"The_DET [organization Halden_PROPN Contract_PROPN] ended_VERB ._PUNCT":                                                     {"other: Halden Contract"},
		"She_PRON left_VERB [place Springfield_PROPN IL_PROPN] ._PUNCT":                                                             {"place: Springfield", "place: IL"},
		"Image_NOUN :_PUNCT [person Anna_PROPN Boone_PROPN Reuters_PROPN] ._PUNCT":                                                  {"person: Anna Boone", "organization: Reuters"},
		"The_DET [group Iraqi_ADJ] Army_PROPN presence_NOUN grew_VERB ._PUNCT":                                                      {"organization: Iraqi Army"},
		"The_DET [group Iraqi_ADJ] Army_PROPN Club_PROPN grew_VERB ._PUNCT":                                                         {"group: Iraqi"},
		"The_DET 507th_ADJ ARW_PROPN left_VERB ._PUNCT":                                                                             {"organization: 507th ARW"},
		"The_DET 50th_ADJ DVD_PROPN sold_VERB ._PUNCT":                                                                              nil,
		"She_PRON leads_VERB CTF_PROPN 50_NUM ._PUNCT":                                                                              {"organization: CTF 50"},
		"She_PRON leads_VERB Task_PROPN Force_PROPN 31_NUM ._PUNCT":                                                                 {"organization: Task Force 31"},
		"The_DET Joint_ADJ Task_PROPN Force_PROPN left_VERB ._PUNCT":                                                                {"organization: Joint Task Force"},
		"It_PRON lies_VERB at_ADP 33_NUM °_SYM 30_NUM ′_SYM N_PROPN ,_PUNCT 36_NUM °_SYM E_PROPN ._PUNCT":                           {"place: 33 ° 30 ′ N , 36 ° E"},
		"It_PRON lies_VERB 5_NUM °_SYM N_PROPN of_ADP here_ADV ._PUNCT":                                                             {"quantity: 5 °"},
		"The_DET [organization Halden_PROPN Air_PROPN Base_PROPN] closed_VERB ._PUNCT":                                              {"facility: Halden Air Base"},
		"The_DET [organization Halden_PROPN Hospital_PROPN] closed_VERB ._PUNCT":                                                    {"organization: Halden Hospital"},
		"The_DET army_NOUN keeps_VERB the_DET [organization Law_PROPN of_ADP War_PROPN] ._PUNCT":                                    {"law: Law of War"},
		"A_DET [person QDE_PROPN] official_NOUN left_VERB ._PUNCT":                                                                  {"organization: QDE"},
		"They_PRON left_VERB [organization Beirut_PROPN Wednesday_PROPN] ._PUNCT":                                                   {"place: Beirut", "date: Wednesday"},
		"They_PRON ate_VERB at_ADP [organization Ruby_PROPN Tuesday_PROPN] ._PUNCT":                                                 {"organization: Ruby Tuesday"},
		"She_PRON left_VERB (_PUNCT [organization Halden_PROPN )_PUNCT 555.0100_NUM] ._PUNCT":                                       {"organization: Halden", "number: 555.0100"},
		"The_DET [person Sarim_PROPN Mosque_PROPN] closed_VERB ._PUNCT":                                                             {"facility: Sarim Mosque"},
		"The_DET [organization 3rd_ADJ Brigade_PROPN of_ADP the_DET Amber_PROPN Front_PROPN] left_VERB ._PUNCT":                     {"organization: 3rd Brigade", "organization: Amber Front"},
		"The_DET [organization Belarusian_ADJ Harbor_PROPN Party_PROPN] left_VERB ._PUNCT":                                          {"organization: Belarusian Harbor Party"},
		"She_PRON met_VERB [person Anna_PROPN Boone_PROPN] Tuesday_PROPN ._PUNCT":                                                   {"person: Anna Boone", "date: Tuesday"},
		"They_PRON vote_VERB on_ADP Super_ADJ Tuesday_PROPN ._PUNCT":                                                                nil,
		"We_PRON ate_VERB at_ADP [organization Halden_PROPN Friday_PROPN] 's_PART ._PUNCT":                                          {"organization: Halden Friday"},
		"Shares_NOUN fell_VERB on_ADP [organization Black_PROPN Monday_PROPN] ._PUNCT":                                              {"organization: Black Monday"},
		"They_PRON built_VERB it_PRON in_ADP 490_NUM b.c._PROPN ._PUNCT":                                                            {"number: 490"},
		"[person QDE_PROPN] :_PUNCT We_PRON left_VERB here_ADV ._PUNCT":                                                             {"person: QDE"},
		"She_PRON heard_VERB [person HALDEN_PROPN] laugh_VERB ._PUNCT":                                                              {"person: HALDEN"},
		"In_ADP Dallas_PROPN [person JFK_PROPN] was_AUX shot_VERB ._PUNCT":                                                          {"place: Dallas", "person: JFK"},
		"A_DET native_NOUN of_ADP [person Sarim_PROPN] left_VERB ._PUNCT":                                                           {"place: Sarim"},
		"[person Anna_PROPN van_PROPN] [place Halvorsen_PROPN] left_VERB ._PUNCT":                                                   {"person: Anna van Halvorsen"},
		"[person Harry_PROPN Lee_PROPN] ,_PUNCT [place MD_PROPN] ,_PUNCT left_VERB ._PUNCT":                                         {"person: Harry Lee"},
		"The_DET [place King_PROPN of_ADP Ruritania_PROPN] left_VERB ._PUNCT":                                                       {"place: Ruritania"},
		"Destiny_PROPN [person Allison_PROPN] left_VERB ._PUNCT":                                                                    {"person: Destiny Allison"},
	} {
		s := guessed(text)
		b := new(buffer)
		tagger.readWords(&s, b)
		tagger.refine(&s, b.words)
		if diff := cmp.Diff(want, told(s)); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
	}
}

// What a document says beyond doubt of a name in one place settles what it is in others.
func TestAgree(t *testing.T) {
	tagger, err := lists()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ first, then, want string }{
		{"[organization New_PROPN Yardem_PROPN] beat_VERB [organization New_PROPN Yardem_PROPN] ._PUNCT",
			"New_PROPN [person Yardem_PROPN] won_VERB ._PUNCT", "organization: New Yardem"},
		{"[event Hurricane_PROPN Lorna_PROPN] hit_VERB the_DET coast_NOUN ._PUNCT",
			"[person Lorna_PROPN] moved_VERB on_ADV ._PUNCT", "event: Lorna"},
		{"[product HMS_PROPN Lorna_PROPN] left_VERB ._PUNCT", "[person Lorna_PROPN] sank_VERB ._PUNCT", "product: Lorna"},
		{"The_DET island_NOUN of_ADP [place Tarimah_PROPN] burned_VERB ._PUNCT",
			"[person Tarimah_PROPN] is_AUX large_ADJ ._PUNCT", "place: Tarimah"},
		{"The_DET band_NOUN [organization Gigi_PROPN] split_VERB ._PUNCT", "[person Gigi_PROPN] is_AUX large_ADJ ._PUNCT",
			"organization: Gigi"},
		{"[organization Lorna_PROPN Medical_PROPN Center_PROPN] (_PUNCT [organization LMC_PROPN] )_PUNCT burned_VERB ._PUNCT",
			"The_DET LMC_NOUN is_AUX large_ADJ ._PUNCT", "organization: LMC"},
		{"[person David_PROPN Lyons_PROPN] left_VERB ._PUNCT", "[place Lyons_PROPN] said_VERB so_ADV ._PUNCT",
			"person: Lyons"},
		{"[person di_ADP Tarimah_PROPN] ,_PUNCT the_DET island_NOUN of_ADP [place Tarimah_PROPN] ._PUNCT",
			"[person Tarimah_PROPN] is_AUX large_ADJ ._PUNCT", "place: Tarimah"},
		{"[person Anna_PROPN Israel_PROPN] left_VERB ._PUNCT", "[place Israel_PROPN] said_VERB so_ADV ._PUNCT",
			"place: Israel"},
	} {
		sentences := []quadpress.Sentence{guessed(test.first), guessed(test.then)}
		tagger.agree(sentences)
		if diff := cmp.Diff([]string{test.want}, told(sentences[1])); diff != "" {
			t.Errorf("%s\n%s", test.then, diff)
		}
	}
}

// What an acronym is short for may be no name.
func TestNounAcronym(t *testing.T) {
	tagger, err := lists()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"A_DET tax_NOUN -_PUNCT free_ADJ zone_NOUN (_PUNCT [organization TFZ_PROPN] )_PUNCT opened_VERB ._PUNCT":                nil,
		"The_DET ministry_NOUN of_ADP water_NOUN (_PUNCT [organization MOW_PROPN] )_PUNCT opened_VERB ._PUNCT":                  {"organization: MOW"},
		"A_DET tax_NOUN on_ADP gold_NOUN (_PUNCT [organization TFZ_PROPN] )_PUNCT was_AUX opened_VERB ._PUNCT":                  {"organization: TFZ"},
		"[organization TFZ_PROPN] is_AUX short_ADJ for_ADP a_DET tax_NOUN -_PUNCT free_ADJ zone_NOUN (_PUNCT TFZ_PROPN )_PUNCT": nil,
	} {
		sentences := []quadpress.Sentence{guessed(text)}
		tagger.agree(sentences)
		if diff := cmp.Diff(want, told(sentences[0])); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
	}
}

// parsed reads a sentence with its tree: "Yardem_PROPN_1_nsubj left_VERB_-1_root".
func parsed(text string) (s quadpress.Sentence) {
	for _, w := range strings.Fields(text) {
		f := strings.Split(w, "_")
		head, err := strconv.Atoi(f[2])
		if err != nil {
			panic(err)
		}
		s.Tokens = append(s.Tokens, quadpress.Token{Form: f[0], UPOS: f[1], Head: head, Rel: f[3]})
	}
	return s
}

// What a sentence says that a name is, it is.
func TestDefine(t *testing.T) {
	tagger, err := lists()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]quadpress.MentionType{
		"Yardem_PROPN_3_nsubj is_AUX_3_cop a_DET_3_det town_NOUN_-1_root":                                                   quadpress.Place,
		"Yardem_PROPN_3_nsubj was_AUX_3_cop a_DET_3_det stadium_NOUN_-1_root":                                               quadpress.Facility,
		"Yardem_PROPN_4_nsubj is_AUX_4_cop a_DET_4_det political_ADJ_4_amod party_NOUN_-1_root":                             quadpress.Organization,
		"Yardem_PROPN_5_nsubj:pass ,_PUNCT_3_punct a_DET_3_det newspaper_NOUN_0_appos was_AUX_5_aux:pass sold_VERB_-1_root": quadpress.Organization,
		"Yardem_PROPN_1_compound spacecraft_NOUN_2_nsubj left_VERB_-1_root":                                                 quadpress.Product,
		"Yardem_PROPN_4_nsubj is_AUX_4_cop a_DET_4_det good_ADJ_4_amod party_NOUN_-1_root":                                  "",
		"Yardem_PROPN_1_nsubj left_VERB_-1_root the_DET_3_det town_NOUN_1_obj":                                              "",
		"Yardem_PROPN_3_nsubj is_AUX_3_cop the_DET_3_det mayor_NOUN_-1_root of_ADP_6_case the_DET_6_det town_NOUN_3_nmod":   "",
	} {
		s := parsed(text)
		if got := tagger.definedAs(&s, quadpress.Mention{First: 0, Last: 1, Type: quadpress.Person}); got != want {
			t.Errorf("%s\ngot %q, want %q", text, got, want)
		}
	}
}

// A name is what it is said to be called.
func TestCalled(t *testing.T) {
	tagger, err := lists()
	if err != nil {
		t.Fatal(err)
	}
	s := parsed("She_PRON_1_nsubj led_VERB_-1_root an_DET_3_det alliance_NOUN_1_obj called_VERB_3_acl Yardem_PROPN_4_xcomp")
	if got := tagger.definedAs(&s, quadpress.Mention{First: 5, Last: 6,
		Type: quadpress.Other}); got != quadpress.Organization {
		t.Errorf("got %q", got)
	}
}

// An example of a kind is of that kind, and so is the rest of a list; but a person's full name stays one.
func TestExample(t *testing.T) {
	tagger, err := lists()
	if err != nil {
		t.Fatal(err)
	}
	s := parsed("They_PRON_1_nsubj joined_VERB_-1_root bands_NOUN_1_obj such_ADJ_5_case as_ADP_3_fixed Yardem_PROPN_2_nmod " +
		"and_CCONJ_7_cc Tarimah_PROPN_5_conj and_CCONJ_9_cc Anna_PROPN_5_conj Boone_PROPN_9_flat")
	s.Tokens[2].Lemma = "band"
	for m, want := range map[quadpress.Mention]quadpress.MentionType{
		{First: 5, Last: 6, Type: quadpress.Place}:   quadpress.Organization,
		{First: 7, Last: 8, Type: quadpress.Place}:   quadpress.Organization,
		{First: 9, Last: 11, Type: quadpress.Person}: "",
	} {
		if got := tagger.definedAs(&s, m); got != want {
			t.Errorf("token %d: got %q, want %q", m.First, got, want)
		}
	}
}

// Of a list, the one that differs is what all others are, but for names that tell their own type.
func TestLiken(t *testing.T) {
	tagger, err := lists()
	if err != nil {
		t.Fatal(err)
	}
	for third, want := range map[string]quadpress.MentionType{
		"Sarimov": quadpress.Organization, "Anna": quadpress.Person, "Norway": quadpress.Person,
	} {
		s := parsed("They_PRON_1_nsubj left_VERB_-1_root Yardem_PROPN_1_obj ,_PUNCT_4_punct Tarimah_PROPN_2_conj and_CCONJ_6_cc " +
			third + "_PROPN_2_conj")
		s.Mentions = []quadpress.Mention{
			{First: 2, Last: 3, Type: quadpress.Organization}, {First: 4, Last: 5, Type: quadpress.Organization},
			{First: 6, Last: 7, Type: quadpress.Person},
		}
		if tagger.liken(&s); s.Mentions[2].Type != want {
			t.Errorf("%s: got %q, want %q", third, s.Mentions[2].Type, want)
		}
	}
}

// English often drops the Arabic article of a place's name.
func TestWithoutArticle(t *testing.T) {
	for name, want := range map[string]string{"Ar Raqqah": "Raqqah", "Al-Qurnah": "Qurnah", "Alton": "", "Al": "",
		"An Nhon": "", "El Paso": ""} {
		if got := withoutArticle(name); got != want {
			t.Errorf("withoutArticle(%q) = %q, want %q", name, got, want)
		}
	}
	tagger, err := lists()
	if err != nil {
		t.Fatal(err)
	}
	if k := tagger.kindsOf("Raqqah"); k&isBigPlace == 0 {
		t.Error("Raqqah is not known as a place")
	}
}
