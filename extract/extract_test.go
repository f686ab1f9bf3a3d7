package extract_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/language"
	"github.com/quadpress/quadpress/schema"
)

// analyzer is shared: loading the models is the slow part.
var analyzer = sync.OnceValue(func() *language.Analyzer {
	a, err := language.Load()
	if err != nil {
		panic(err)
	}
	return a
})

// story makes a document whose paragraphs are the lines of text.
func story(text string) *quadpress.Document {
	doc := &quadpress.Document{ID: "story.txt", Text: text, Language: "en",
		Published: time.Date(2015, 10, 1, 0, 0, 0, 0, time.UTC)}
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		n := len([]rune(line))
		if n > 0 {
			doc.Blocks = append(doc.Blocks, quadpress.Span{Begin: at, End: at + n})
		}
		at += n + 1
	}
	return doc
}

func read(text string) quadpress.Extraction {
	doc := story(text)
	return extract.New(schema.Default()).Extract(doc, analyzer().Analyze(doc))
}

// show writes a statement as "Subject predicate Object @Place time polarity modality [Speaker]"; values, and the words
// for what has no name, stand in quotes.
func show(x *quadpress.Extraction, s *quadpress.Statement) string {
	term := func(t *quadpress.Term) string {
		switch {
		case !t.IsEntity():
			return `"` + t.Literal + `"`
		case x.Entities[t.Entity].Kind != quadpress.KindNamed:
			return `"` + t.Text + `"`
		}
		return x.Entities[t.Entity].Name
	}
	out := term(&s.Subject) + " " + s.Predicate + " " + term(&s.Object)
	if s.Place != nil {
		out += " @" + term(s.Place)
	}
	for _, part := range []string{s.Time, string(s.Polarity), string(s.Modality)} {
		if part != "" {
			out += " " + part
		}
	}
	if s.Speaker != nil {
		out += " [" + term(s.Speaker) + "]"
	}
	return out
}

func TestStatements(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // all of these are among the statements
		never      []string // no statement begins with one of these
	}{
		{"direct object", "Russia struck Homs on Monday.", []string{"Russia struck Homs 2015-09-28"}, nil},
		{"aspect", "Russia began striking Homs.", []string{"Russia struck Homs"}, []string{"Russia began"}},
		{"light verb", "Russian warplanes carried out airstrikes on Aleppo.", []string{"Russia struck Aleppo"}, nil},
		{"nominal event", "French airstrikes on Raqqa continued for a third day.", []string{"France struck Raqqa"}, nil},
		{"passive", "Palmyra was bombed by Russia.", []string{"Russia struck Palmyra"}, nil},
		{"coordination", "Angela Merkel flew to Ankara and met Ahmet Davutoglu.",
			[]string{"Angela Merkel met Ahmet Davutoglu"}, nil},
		{"place as label", "Angela Merkel met Francois Hollande in Berlin on Monday.",
			[]string{"Angela Merkel met Francois Hollande @Berlin 2015-09-28"}, nil},
		{"together", "John Kerry and Sergei Lavrov met in Geneva.", []string{"John Kerry met Sergei Lavrov @Geneva"}, nil},
		{"event in passing", "Speaking after talks with Sergei Lavrov in Vienna, John Kerry said progress had been made.",
			[]string{"John Kerry met Sergei Lavrov @Vienna"}, nil},
		{"denial", "Iran has not attacked Israel.", []string{"Iran attacked Israel denied"}, nil},
		{"plan", "Angela Merkel will visit China.", []string{"Angela Merkel visited China planned"}, nil},
		{"possibility", "Turkey may attack Syria.", []string{"Turkey attacked Syria possible"}, nil},
		{"prevention", "Angela Merkel was barred by Turkey from visiting Syria.",
			[]string{"Angela Merkel visited Syria denied"}, []string{"Turkey visited"}},
		{"request", "Kerry asked Russia to help Ukraine.", []string{"Russia helped Ukraine requested [Kerry]"}, nil},
		{"condition", "If Russia attacks Ukraine, the talks will end.", []string{"Russia attacked Ukraine hypothetical"},
			nil},
		{"title before", "German Chancellor Angela Merkel visited Ankara.",
			[]string{`Angela Merkel position "German Chancellor"`, "Angela Merkel visited Ankara"}, nil},
		{"title after", "Walid al-Mouallem, the Syrian foreign minister, praised Russia.",
			[]string{`Walid al-Mouallem position "Syrian foreign minister"`, "Walid al-Mouallem praised Russia"}, nil},
		{"place in place", "The plane crashed near Homs, Syria.", []string{"Homs located_in Syria"}, nil},
		{"list of places", "He visited France, Germany and Italy.", nil, []string{"France located_in", "Germany located_in"}},
		{"speech", "Lavrov said that Turkey had attacked Syria.", []string{"Turkey attacked Syria [Lavrov]"}, nil},
		{"quotation", "“Turkey attacked Syria,” Lavrov said.", []string{"Turkey attacked Syria [Lavrov]"}, nil},
		{"denied claim", "Moscow denied that Russia had attacked Turkey.",
			[]string{"Russia attacked Turkey denied [Russia]"}, nil},
		{"pronoun", "Angela Merkel arrived in Ankara on Sunday. She met Ahmet Davutoglu.",
			[]string{"Angela Merkel met Ahmet Davutoglu"}, nil},
		{"they, joined", "Angela Merkel and Paul Biya flew to Ankara. They met Ahmet Davutoglu.",
			[]string{"Angela Merkel met Ahmet Davutoglu", "Paul Biya met Ahmet Davutoglu"}, nil},
		{"the two", "Angela Merkel flew to Ankara for talks with Ahmet Davutoglu. The two leaders praised France.",
			[]string{"Angela Merkel praised France", "Ahmet Davutoglu praised France"}, nil},
		{"both countries", "Norwegian envoy Ole Vik met Swedish envoy Eva Lund in Paris. Both countries praised France.",
			[]string{"Norway praised France", "Sweden praised France"}, []string{"Paris praised"}},
		{"they with one another", "Angela Merkel and Ahmet Davutoglu flew to Paris. They met on Monday.",
			[]string{"Angela Merkel met Ahmet Davutoglu 2015-09-28"}, nil},
		{"they of others", "Angela Merkel met Ahmet Davutoglu while protesters filled the square. They praised France.", nil,
			[]string{"Angela Merkel praised", "Ahmet Davutoglu praised"}},
		{"surname", "Angela Merkel arrived in Ankara. Merkel praised Turkey.", []string{"Angela Merkel praised Turkey"}, nil},
		{"asked under a preposition", "Angela Merkel called on Italy and Egypt to join NATO.",
			[]string{"Italy joined NATO requested [Angela Merkel]"}, []string{"Angela Merkel joined"}},
		{"sent to do", "France sent Jean Valois to meet Angela Merkel.", []string{"Jean Valois met Angela Merkel planned"},
			[]string{"France met"}},
		{"what one intends", "Turkey announced plans to attack Syria.", []string{"Turkey attacked Syria planned"}, nil},
		{"what others intend", "Turkey criticized the decision to strike Syria.", nil, []string{"Turkey struck"}},
		{"an attempt foiled", "Turkey foiled an attempt to seize Homs.", nil, []string{"Turkey seized", "Turkey captured"}},
		{"what one drops", "Turkey dropped plans to attack Syria.", []string{"Turkey attacked Syria planned"}, nil},
		{"whose intention", "Turkey's decision to invade Syria angered France.", []string{"Turkey invaded Syria planned"},
			nil},
		{"sides of a plural noun", "The delegations of Cyprus and Greece met in Athens.",
			[]string{"Cyprus met Greece @Athens"}, nil},
		{"sides before a plural noun", "Russian and Turkish officials met in Sochi.", []string{"Russia met Turkey @Sochi"},
			nil},
		{"event between, passive", "Talks were held between Iran and Iraq in Muscat.", []string{"Iran met Iraq @Muscat"},
			nil},
		{"agreement signed between", "The agreement signed between Turkey and Libya angered Greece.",
			[]string{"Turkey agreed_with Libya"}, nil},
		{"set off between commas",
			"In a statement after the vote, Ahmed Karam, a spokesman for the group, blamed both Israel and Iran.",
			[]string{"Ahmed Karam blamed Israel", "Ahmed Karam blamed Iran"}, nil},
		{"described by an apposition", "Hezbollah, an Iranian-backed militia, attacked Israel.",
			[]string{"Iran supported Hezbollah"}, nil},
		{"offices", "NASA Administrator Jane Roe met Greek energy minister Kostas Iliou.",
			[]string{"Jane Roe leader_of NASA", "Kostas Iliou official_of Greece"}, nil},
		{"no leader of the country", "Russian opposition leader Alexei Petrov left Rome.",
			[]string{"Alexei Petrov nationality Russia"}, []string{"Alexei Petrov leader_of"}},
		{"the holder of an office of a place", "The mayor of London, Sadiq Khan, thanked France.",
			[]string{"Sadiq Khan thanked France", "Sadiq Khan leader_of London"}, nil},
		{"lawsuit", "The African Union filed a lawsuit against Turkey.", []string{"African Union sued Turkey"}, nil},
		{"light verb alone", "Angela Merkel held talks in Vienna.", []string{`"talks" happened_in Vienna`}, nil},
		{"in the strike", "Israel bombed Rafah. Ahmad Hassan was killed in the strike.",
			[]string{"Israel killed Ahmad Hassan"}, nil},
		{"in a strike", "Ahmad Hassan was killed in an Israeli airstrike near Homs.",
			[]string{"Israel killed Ahmad Hassan @Homs"}, nil},
		{"an attack whose actor stands before", "Russia struck Homs on Monday. The attack killed Ali Hassan.",
			[]string{"Russia killed Ali Hassan"}, nil},
		{"former", "Jane Roe, the former mayor of Lyon, left.", []string{"Jane Roe led Lyon"},
			[]string{"Jane Roe leader_of"}},
		{"formerly", "Lavrov pardoned Jane Roe, formerly president and head of Siemens.",
			[]string{`Jane Roe position "former president of Siemens"`, `Jane Roe position "former head of Siemens"`,
				"Jane Roe led Siemens"},
			[]string{"Jane Roe leader_of", "Lavrov pardoned head"}},
		{"several offices", "Jane Roe, founder and president of Siemens, left.",
			[]string{`Jane Roe position "founder of Siemens"`, `Jane Roe position "president of Siemens"`}, nil},
		{"an agreement of two", "Turkey and Libya signed an agreement on Monday.",
			[]string{"Turkey agreed_with Libya 2015-09-28"}, nil},
		{"in talks", "Microsoft is in talks with Nokia over a merger.", []string{"Microsoft met Nokia"}, nil},
		{"event noun with a modifier", "Iran launched a missile attack against Israel.", []string{"Iran attacked Israel"},
			nil},
		{"projectiles", "North Korea fired two missiles into the Sea of Japan.",
			[]string{`North Korea fired "two missiles"`}, []string{"North Korea sacked"}},
		{"relative clause on both", "Ethiopia and Eritrea, which fought France, reopened their border.",
			[]string{"Ethiopia fought France", "Eritrea fought France"}, nil},
		{"office given to someone", "Zarqawi appointed Ali Hassan the commander of the army.",
			[]string{`Ali Hassan position "commander of the army"`}, nil},
		{"a subject within a quotation",
			"“Ann Lee and I saw the crash,” said Bo Hart to Reuters. “I drove Jane Roe to Homs.”",
			[]string{"Bo Hart drove Jane Roe [Bo Hart]"}, []string{"Ann Lee said"}},
		{"whose office a pronoun says", "Norway joined the talks. Its foreign minister, Kari Lund, met John Kerry.",
			[]string{"Kari Lund official_of Norway", `Kari Lund position "foreign minister"`}, nil},
		{"what one comes under", "Homs came under attack from Russia.", []string{"Russia attacked Homs"}, nil},
		{"fire from someone", "Homs came under fire from Hezbollah.", nil, []string{"Homs came"}},
		{"taken for something", "Ann Lee criticized Bo Hart, viewing the minister as having no plan.",
			[]string{"Ann Lee criticized Bo Hart"}, []string{"Ann Lee viewed"}},
		{"office sought", "Anna Lind is the mayor of Oslo. Per Dahl was nominated for the mayor of Oslo.",
			[]string{"Anna Lind leader_of Oslo"}, []string{"Per Dahl was_nominated_for Anna"}},
		{"controlled by", "The town of Baalbek is the oldest place controlled by Hezbollah.",
			[]string{"Hezbollah controlled Baalbek"}, nil},
		{"a series of strikes", "A series of French airstrikes in Mali killed two men.",
			[]string{`France killed "two men" @Mali`}, nil},
		{"agents shared", "Ali Hassan was struck and killed by a French airstrike near Homs.",
			[]string{"France killed Ali Hassan @Homs"}, nil},
		{"after a circumstance", "In Syria, the SDF, which began as an alliance of four militias, has moved south since the spring, capturing Raqqa.", []string{"Syrian Democratic Forces captured Raqqa @Syria"}, nil},
		{"a spokesman beside a name", "Josh Erikson, the White House spokesman, left.",
			[]string{"Josh Erikson spokesperson_of White House"}, nil},
		{"a verb after an apposition", "The Arab League, a bloc based in Cairo, accused Iran of attacking Qatar.",
			[]string{"Arab League accused Iran"}, nil},
		{"responsibility", "Hezbollah claimed responsibility for the attack on Haifa.", []string{"Hezbollah attacked Haifa"},
			nil},
		{"led by", "The US-led coalition struck Raqqa.", []string{"United States led US-led coalition",
			"US-led coalition struck Raqqa"}, nil},
		{"based in", "The Paris-based OECD criticized Turkey.",
			[]string{"Organisation for Economic Co-operation and Development based_in Paris"}, nil},
		{"held by", "Jets hit Hezbollah-held villages.", []string{`Hezbollah held "Hezbollah-held villages"`}, nil},
		{"instances", "The plan was opposed by countries such as France and Turkey.",
			[]string{`"countries" has_part France`, `"countries" has_part Turkey`}, nil},
		{"presence", "Hezbollah fighters in Homs shelled Palmyra.", []string{"Hezbollah present_in Homs",
			"Hezbollah struck Palmyra"}, nil},
		{"a body's owner", "The Iraqi army captured Mosul.", []string{"Iraqi army part_of Iraq",
			"Iraqi army captured Mosul"}, nil},
		{"a place shared", "In Homs, gunmen burned a bus and killed two guards.",
			[]string{`"gunmen" burned "a bus" @Homs`, `"gunmen" killed "two guards" @Homs`}, nil},
		{"means", "France conducted strikes using drones against Hezbollah.",
			[]string{`France used "drones"`, "France struck Hezbollah"}, nil},
		{"other name", "The African Union (AU) met Turkey.", []string{`African Union known_as "AU"`}, nil},
		{"taken up between commas", "John Kerry met Sergei Lavrov on Monday. The talks, held in Vienna, lasted three hours.",
			[]string{"John Kerry met Sergei Lavrov @Vienna 2015-09-28"}, nil},
		{"the pronoun us", "They told us that Russia attacked Turkey.", nil, []string{"United States", "They"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := read(c.text)
			var got []string
			have := map[string]bool{}
			for i := range x.Statements {
				s := show(&x, &x.Statements[i])
				got = append(got, s)
				have[s] = true
				for _, n := range c.never {
					if strings.HasPrefix(s, n) {
						t.Errorf("%s: must not be stated", s)
					}
				}
			}
			for _, w := range c.want {
				if !have[w] {
					t.Errorf("no %s in\n  %s", w, strings.Join(got, "\n  "))
				}
			}
		})
	}
}

func TestEventTypes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ankara called an election.", ""},
		{"Angela Merkel called Vladimir Putin.", "CONSULT"},
		{"Turkey released a statement.", ""},
		{"Turkey released three journalists.", "CONCEDE"},
		{"Russia faced criticism from Germany.", "ACCUSE"},
		{"A statement accused Germany.", ""},
		{"Germany shot down the plan.", ""},
		{"Germany attacked the plan.", ""},
		{"Germany attacked Mali.", "ASSAULT"},
		{"A storm struck Mali.", ""},
	} {
		var got string
		for _, s := range read(c.text).Statements {
			got += s.EventType
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestEvidenceIsCutFromTheDocument(t *testing.T) {
	text := "“Déjà vu” in Kyiv: Zoë Müller met Sergei Lavrov in Genève.\nShe praised France."
	doc := story(text)
	runes := []rune(text)
	x := read(text)
	if len(x.Statements) == 0 {
		t.Fatal("no statements")
	}
	for _, s := range x.Statements {
		if got := string(runes[s.Span.Begin:s.Span.End]); got != s.Evidence {
			t.Errorf("span cuts %q, evidence is %q", got, s.Evidence)
		}
		if got := string(runes[s.Subject.Span.Begin:s.Subject.Span.End]); s.Subject.IsEntity() && got != s.Subject.Text {
			t.Errorf("span cuts %q, subject is %q", got, s.Subject.Text)
		}
	}
	if diff := cmp.Diff(doc.Hash(), x.Hash); diff != "" {
		t.Error(diff)
	}
}
