package extract_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/schema"
)

// chainsOf gives the chains of a text, each as its phrases joined by " = ".
func chainsOf(text string) (out []string) {
	doc := story(text)
	sentences := analyzer().Analyze(doc)
	for _, c := range extract.New(schema.Default()).Coreference(doc, sentences) {
		var phrases []string
		for _, m := range c {
			var words []string
			for _, t := range sentences[m.Sentence].Tokens[m.First:m.Last] {
				words = append(words, t.Form)
			}
			phrases = append(phrases, strings.Join(words, " "))
		}
		out = append(out, strings.Join(phrases, " = "))
	}
	return out
}

func TestCoreference(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"short names", "John Kerry flew to Geneva. Kerry was tired.", []string{"John Kerry = Kerry"}},
		{"acronyms", "The World Food Programme (WFP) left Mosul. The WFP will return.",
			[]string{"World Food Programme = WFP = WFP"}},
		{"short forms in brackets", "The Valley Transit Authority (ValTrans) left Mosul. ValTrans will return.",
			[]string{"Valley Transit Authority = ValTrans = ValTrans"}},
		{"a place in brackets is no short form", "The Norwegian Wine Company (Norway) left Mosul.",
			[]string{"Norwegian Wine Company", "Norway"}},
		{"the label of a turn", "The president left.\nTHE PRESIDENT: I met Anna Lind.\nQ: Why?\nTHE PRESIDENT: I know her.",
			[]string{"The president = I = I", "Anna Lind = her"}},
		{"the label of a turn and a title", "President Vik came.\nTHE PRESIDENT: I left.\nQ: Why?\nTHE PRESIDENT: I was ill.",
			[]string{"Vik = THE PRESIDENT = I = THE PRESIDENT = I"}},
		{"apposition", "Angela Merkel, the chancellor, arrived in Lisbon. She was late.",
			[]string{"Angela Merkel = the chancellor = She"}},
		{"apposition to a noun", "The driver, a teacher, fled. The teacher was arrested.",
			[]string{"The driver = a teacher = The teacher"}},
		{"an apposition to another noun", "The spread of the virus, a disease, went on.",
			[]string{"The spread", "the virus", "a disease"}},
		{"an apposed citizen", "Ole Vik, an American who had left Norway, was arrested. The American was shot.",
			[]string{"Ole Vik = an American = The American", "Norway"}},
		{"a citizen and another", "A Dane met an American. The Dane left.", []string{"A Dane = The Dane", "an American"}},
		{"name beside a role", "His counterpart, Sergei Lavrov, left early. He was angry.",
			[]string{"His counterpart = Sergei Lavrov = He"}},
		{"an owner in a relative clause", "A driver hit Paul Weiss. Weiss met Tom Berg, who walked his dog.",
			[]string{"A driver", "Paul Weiss = Weiss", "Tom Berg = his", "his dog"}},
		{"a judge does not hold his own trial", "Ole Vik was jailed. He thanked the judge who held his trial.",
			[]string{"Ole Vik = He = his", "the judge", "his trial"}},
		{"role", "Polish Foreign Minister Anna Fotyga arrived. The Polish foreign minister was late.",
			[]string{"Anna Fotyga = The Polish foreign minister"}},
		{"office by apposition", "Anna Lind, the mayor of Oslo, resigned. The mayor of Oslo gave no reason.",
			[]string{"Anna Lind = the mayor = The mayor"}},
		{"a vice president is no president", "Vice President Anna Lind resigned. The president accepted.",
			[]string{"Anna Lind", "The president"}},
		{"the mayor of the last sentence",
			"Mayor Anna Lind of Oslo met Mayor Eva Holm of Bergen. Lind spoke first. The mayor was brief.",
			[]string{"Anna Lind = Lind = The mayor"}},
		{"identified", "The attacker, identified as Ole Vik, was shot. He died.", []string{"The attacker = Ole Vik = He"}},
		{"repeated noun", "A group of miners went on strike. The miners want more pay.", []string{"miners = The miners"}},
		{"a noun that says more is another", "The miners met. The young miners left.",
			[]string{"The miners", "The young miners"}},
		{"some of a body are not the body", "Two Hamas fighters fled. The fighters had guns. Hamas lost a shoe.",
			[]string{"Two Hamas fighters = The fighters", "Hamas"}},
		{"a clause behind a comma tells nothing from others", "A gunman shot a nurse. The gunman, who wore a mask, fled.",
			[]string{"A gunman = The gunman", "a nurse", "a mask"}},
		{"of that country", "A man from Japan met a man from Mali. The Japanese man lost a shoe.",
			[]string{"A man = The Japanese man", "a man", "a shoe"}},
		{"the same letters", "The US Democratic Party met. The Democratic party left.",
			[]string{"US Democratic Party = Democratic party"}},
		{"a family", "Two tourists met the Lindgrens. The Lindgrens said they owned the mill.",
			[]string{"Two tourists", "Lindgrens = Lindgrens = they"}},
		{"a branch is not its party", "Ann Lee chaired the Green Party of Ohio. The Green Party met in May.",
			[]string{"Ann Lee", "Green Party of Ohio", "Green Party"}},
		{"the subject of the clause before", "Lom has a runway, so when the plane failed to stop, it hit a wall.",
			[]string{"Lom", "a runway", "the plane = it", "a wall"}},
		{"as old", "Ole Vik, 35, was arrested in Oslo. The 35-year-old lost a shoe.",
			[]string{"Ole Vik = The 35 - year - old", "Oslo", "a shoe"}},
		{"what befell them", "Three nurses died when a truck hit a bus. The driver fled. The victims were Danes.",
			[]string{"Three nurses = The victims", "a truck", "a bus", "The driver", "Danes"}},
		{"what he is accused of", "A baker was arrested in Oslo on Monday. A nurse was stabbed. The suspect had a knife.",
			[]string{"A baker = The suspect", "Oslo", "A nurse", "a knife"}},
		{"who can be either", "A baker was stabbed. A nurse was stabbed. The victim survived.",
			[]string{"A baker", "A nurse", "The victim"}},
		{"the government of a country", "The government of Norway resigned. The government lost a vote.",
			[]string{"government = Norway = The government", "a vote"}},
		{"what is more special is another", "A nurse left the building. The hospital was empty.",
			[]string{"A nurse", "the building", "The hospital"}},
		{"whose it is", "Anna Lind sold her car. Ole Vik praised his car. Lind's car is old. The Lind car is new.",
			[]string{"Anna Lind = her = Lind = Lind", "her car = Lind 's car = The Lind car", "Ole Vik = his", "his car"}},
		{"the country of the story", "Norway has oil. A nurse left. A baker died. Taxes rose in the country.",
			[]string{"Norway = the country"}},
		{"police again", "Police closed the bridge. Local traffic stopped. Police said the bridge was old.",
			[]string{"Police = Police"}},
		{"the same without an article", "Schools closed on Monday. Shops stayed open. Schools reopened in May.",
			[]string{"Schools = Schools"}},
		{"some of many", "Dozens of schools closed on Monday. Schools reopened in May.", []string{"schools", "Schools"}},
		{"others are new ones", "Some shops closed and others moved. In Bergen, others burned.",
			[]string{"others", "others"}},
		{"without an article, and more said", "Schools closed on Monday. Private schools reopened in May.",
			[]string{"Schools", "Private schools"}},
		{"he and she", "Angela Merkel met John Kerry in Lisbon. She praised him.",
			[]string{"Angela Merkel = She", "John Kerry = him"}},
		{"a name that women bear", "Ali Bongo died. Zahra Rahimi wrote a letter. He was 80.",
			[]string{"Ali Bongo = He", "Zahra Rahimi"}},
		{"the subject before the object", "Paul Biya met Ali Bongo. He then flew home.",
			[]string{"Paul Biya = He", "Ali Bongo"}},
		{"two places of one verb are two", "Paul Biya arrived. Ali Bongo thanked him.",
			[]string{"Paul Biya = him", "Ali Bongo"}},
		{"possessive of the subject", "Paul Biya sold his house.", []string{"Paul Biya = his"}},
		{"reflexive", "Paul Biya blamed himself.", []string{"Paul Biya = himself"}},
		{"a country is it", "Norway closed its border.", []string{"Norway = its"}},
		{"people are not it", "Paul Biya bought a farm. Its roof is old.", []string{"Paul Biya", "a farm = Its"}},
		{"many are they", "Three divers searched the wreck. They found nothing.", []string{"Three divers = They"}},
		{"one who is named later", "In her first speech, Angela Merkel thanked Paul Biya.",
			[]string{"her = Angela Merkel", "Paul Biya"}},
		{"no one meant by it", "It was raining in Norway.", []string{"Norway"}},
		{"the speaker of a quotation", "“I am not afraid,” said Angela Merkel. Ali Bongo was silent.",
			[]string{"I = Angela Merkel", "Ali Bongo"}},
		{"a speaker says he of another", "Ali Bongo arrived. “He is welcome,” said Paul Biya.",
			[]string{"Ali Bongo = He", "Paul Biya"}},
		{"taken from what is theirs", "The flood drove thousands from their homes.", []string{"thousands = their"}},
		{"his wife's and his", "Ole Vik saw the guests. He came with his wife and their daughter.",
			[]string{"Ole Vik = He = his", "the guests", "his wife", "their daughter"}},
		{"one of those who reached her", "Anna Lind fell. “She is well,” said Kim Roe, one of those who reached her.",
			[]string{"Anna Lind = She = her"}},
		{"a rival and where it sits", "Kenya's Savanna Bank sued its rival Lumen Trust. The Nairobi-based lender fell.",
			[]string{"Savanna Bank = its = The Nairobi - based lender"}},
		{"a bank by its first word", "Savanna Bank sold a mine. Shares in Savanna fell.", []string{"Savanna Bank = Savanna"}},
		{"a winner and who that is", "Ann Lee got a medal from the champion, the author Ole Vik, in Oslo.",
			[]string{"the champion = Ole Vik"}},
		{"whose a firm is that speaks", "Volta Motors, the country's biggest firm, said it was ready.",
			[]string{"Volta Motors = the country 's biggest firm = it", "the country"}},
		{"to whom she was born", "Ann Lee died. Born in Lom to a nurse, she was a smith.",
			[]string{"Ann Lee = she", "a nurse"}},
		{"a shareholder and its name", "Its biggest shareholder, Volta Motors, said it was ready.",
			[]string{"Its biggest shareholder = Volta Motors = it"}},
		{"taken from a car", "Eva Holm pulled a woman from her car.", []string{"a woman = her"}},
		{"dropped from whose team", "Norway's coach Eva Holm dropped Ann Lee from her team.",
			[]string{"Eva Holm = her"}},
		{"a pair by a conjunction", "Angela Merkel and Paul Biya met in Lisbon. The two leaders shook hands.",
			[]string{"Angela Merkel and Paul Biya = The two leaders"}},
		{"they by a conjunction", "Angela Merkel and Paul Biya met in Lisbon. They shook hands.",
			[]string{"Angela Merkel and Paul Biya = They"}},
		{"three are not two", "Angela Merkel met Paul Biya and Ali Bongo. The two leaders shook hands.",
			[]string{"Paul Biya and Ali Bongo = The two leaders"}},
		{"the end of a name", "Students of the University of Oslo went on strike. The university closed.",
			[]string{"University of Oslo = The university"}},
		{"the only country", "Norway voted on Monday. The country is tired of elections.", []string{"Norway = The country"}},
		{"a body of the kind", "The Democratic Union lost Oslo. Labour Party leader Eva Holm resigned. The party was quiet.",
			[]string{"Labour Party = The party"}},
		{"a firm does not buy itself", "Siemens bought the company.", []string{"Siemens", "the company"}},
		{"two countries are not the country", "Norway played Sweden. The country won.",
			[]string{"Norway", "Sweden", "The country"}},
		{"the only broadcaster", "Regulators closed Kanal Nord, a broadcaster. The network went off the air.",
			[]string{"Kanal Nord = a broadcaster = The network"}},
		{"the company that the story is about",
			"Vestas Group cut jobs. Vestas Group lost money. Vestas Group sued Nordex Group. The firm expects to win.",
			[]string{"Vestas Group = Vestas Group = Vestas Group = The firm"}},
		{"a synonym", "A small jet left Oslo. The plane landed in Bergen.", []string{"A small jet = The plane"}},
		{"the kind of what was named", "Vandals burned a wooden house. The building was old.",
			[]string{"a wooden house = The building"}},
		{"of two ships neither", "A ferry hit a trawler. The vessel sank.", []string{"A ferry", "a trawler", "The vessel"}},
		{"a plane that is another", "A small jet left Oslo. The blue plane landed in Bergen.",
			[]string{"A small jet", "The blue plane"}},
		{"of two companies neither is the firm", "Vestas Group sued Nordex Group. The firm expects to win.",
			[]string{"Vestas Group", "Nordex Group", "The firm"}},
		{"the only law", "Montana passed the Clean Rivers Act in May. Judges struck down the law.",
			[]string{"Clean Rivers Act = the law"}},
		{"a body that the text is about is they", "The World Bank said they would help.", []string{"World Bank = they"}},
		{"a body in passing is not they", "Angela Merkel spoke about the World Bank. They are kind.",
			[]string{"Angela Merkel", "They"}},
		{"a possessive in a title", "Ole Vik wrote the memoir My Brother.", []string{"Ole Vik"}},
		{"whose troops are removed", "Norway urged Chile to remove its troops.", []string{"Chile = its"}},
		{"a transcript with titles", "EVA HOLM, HOST: When did you leave Oslo?\nOLE VIK, FARMER: I left in May.\n" +
			"HOLM: Did you sell the farm?\nVIK: My son has it.",
			[]string{"EVA HOLM = HOLM", "you = OLE VIK = I = you = VIK = My"}},
		{"a transcript", "Eva Holm: When did you leave Oslo?\nOle Vik: I left in May.\nEva Holm: Did you sell the farm?\nOle Vik: My son has it.", []string{"Eva Holm = Eva Holm", "you = Ole Vik = I = you = Ole Vik = My"}},
		{"who says so is not in what they say", "Nurses met the miners. They said the miners had left.",
			[]string{"Nurses = They", "the miners = the miners"}},
		{"who says more", "Angela Merkel said Eva Holm had left. She added that it was late.",
			[]string{"Angela Merkel = She"}},
		{"the nearest subject over it", "Norway held its vote on Monday, and Chile held its census.",
			[]string{"Norway = its", "Chile = its"}},
		{"the nearer of two subjects over it", "Nurses said the miners were flown to Oslo, where they were treated.",
			[]string{"the miners = they"}},
		{"a number for so many", "Police held nine men in Oslo. The nine had left Bergen. A court freed the nine.",
			[]string{"nine men = The nine = the nine"}},
		{"the owner of what is joined to it", "The court fined the bank as well as its owner.", []string{"the bank = its"}},
		{"owner of both", "The union told the court of its plans and its members.", []string{"The union = its = its"}},
		{"both of two", "Tim Hall and his wife fell ill. Both recovered.", []string{"Tim Hall and his wife = Both"}},
		{"someone and his own", "Ann Lee and her team sold a boat. They lost money.",
			[]string{"Ann Lee and her team = They"}},
		{"a pronoun and another", "Ann Lee sold a boat to a team. She said she and her family had left Oslo.",
			[]string{"a team", "she and her family"}},
		{"both sides of something", "Ann Lee and her team lost support on both sides of the river. They left.",
			[]string{"Ann Lee and her team = They", "both sides"}},
		{"all, not some of them", "Two students and a teacher left. They lost a shoe.",
			[]string{"Two students and a teacher = They"}},
		{"we of a speaker and another", "“My sister and I are ill,” Ole Vik wrote. “We have left Oslo.”",
			[]string{"My sister and I = We"}},
		{"a text says it", "A report about Norway reached Ann Lee. It said that taxes had risen.",
			[]string{"A report = It", "Norway"}},
		{"a house that says it", "The hospital said two nurses had left. It asked for patience.",
			[]string{"The hospital = It", "two nurses"}},
		{"the company of someone", "Ole Vik left in the company of his wife. The company lost money.",
			[]string{"his wife", "The company"}},
		{"who was arrested is charged", "Police arrested two men. They were charged with theft.", []string{"two men = They"}},
		{"who died did not say so", "Two men were shot. Police said they died at once.", []string{"Two men = they"}},
		{"what was collected is burned", "Guards collected the papers and burned them.", []string{"the papers = them"}},
		{"results of no results", "Montana counted its results. Judges read their results.", []string{"Judges = their"}},
		{"someone's own time", "Ole Berg left. In her time at the club, Kari Vik scored twice.",
			[]string{"her = Kari Vik", "Ole Berg"}},
		{"who appears as another", "Kari Vik left. Then she appeared as Max Storm.", []string{"Kari Vik = she"}},
		{"they of the body of a speaker", "Oxfam director Ann Lee said they had left.", []string{"Oxfam = they", "Ann Lee"}},
		{"it of the body of a speaker", "Ann Lee sued a bank. A spokesman for the bank said it would pay.",
			[]string{"a bank = the bank = it"}},
		{"the body before a spokesman", "A union sued a bank. A bank spokesman said it would pay.",
			[]string{"a bank = it", "A union"}},
		{"a spokesman speaks of another", "Police arrested a man. A police spokesman said he was 40.",
			[]string{"a man = he"}},
		{"who is somebody", "A police source said a gun was found. The source, who had seen it, praised a guard.",
			[]string{"A police source = The source"}},
		{"the client of a lawyer", "Lawyers for Ole Vik said their client was ill. He left.",
			[]string{"Ole Vik = their client = He"}},
		{"the client of somebody's lawyer", "Ole Vik was jailed. His lawyer, Kari Holm, said her client was ill.",
			[]string{"Ole Vik = His = her client", "His lawyer = Kari Holm = her"}},
		{"who says it without marks", "Prices rose, so I sold the farm, Ann Lee said.", []string{"I = Ann Lee"}},
		{"a team by its plural name", "The Portland Pilots fired a nurse. The team left Oslo. The club was angry.",
			[]string{"Portland Pilots = The team = The club", "a nurse", "Oslo"}},
		{"a team by who plays for it",
			"Bristol Rovers striker Ole Vik was fined. He was angry. He had left Oslo. The team sued him.",
			[]string{"Bristol Rovers = The team", "Ole Vik = He = He = him", "Oslo"}},
		{"no team is a company", "Siemens hired a nurse. The team left Oslo.",
			[]string{"Siemens", "a nurse", "The team", "Oslo"}},
		{"not what the story compares with its own", "A previous ferry left Oslo in May. The ferry was new.",
			[]string{"A previous ferry", "Oslo", "The ferry"}},
		{"a synonym for several", "Protesters left Oslo. The demonstrators were angry.",
			[]string{"Protesters = The demonstrators", "Oslo"}},
		{"an animal", "A dog left Oslo. The animal was ill.", []string{"A dog = The animal", "Oslo"}},
		{"the kind before a name", "Hurricane Delia hit Florida. The hurricane killed a nurse. The storm weakened.",
			[]string{"Hurricane Delia = The hurricane = The storm", "Florida", "a nurse"}},
		{"by age", "Siemens hired Ole Vik. The 24-year-old left Oslo in May.", []string{"Ole Vik = The 24 - year - old"}},
		{"by age behind a letter", "Ole Vik quit on Monday. In a letter to the president, the 58-year-old blamed Siemens.",
			[]string{"Ole Vik = the 58 - year - old"}},
		{"another of that age", "Ole Vik, 35, left. Another 35-year-old stayed.", []string{"Ole Vik"}},
		{"by another age", "Siemens hired Ole Vik, 30. The 24-year-old lost a shoe.",
			[]string{"Ole Vik", "The 24 - year - old"}},
		{"by nation", "Anna Bauer won the race. The German finished ahead of Eva Holm.", []string{"Anna Bauer = The German"}},
		{"what he is known for", "Ole Vik left the club. “We are sad,” the striker said.",
			[]string{"Ole Vik = the striker"}},
		{"whose lawyer speaks", "Kari Vik's lawyer said the young actress had left Oslo.",
			[]string{"Kari Vik = the young actress", "Kari Vik 's lawyer"}},
		{"what the clause tells of its own subject", "Kari Vik sold a boat, and the singer, 34, left Oslo.",
			[]string{"Kari Vik = the singer", "a boat"}},
		{"another in the same clause", "Ole Vik left Oslo. Jon Holm beat the goalkeeper.",
			[]string{"Ole Vik", "Jon Holm", "the goalkeeper"}},
		{"another noun for a company", "Adler Air cut 20 flights on Monday. The carrier blamed fog. The airline is sorry.",
			[]string{"Adler Air = The carrier = The airline"}},
		{"the town of the story", "Montana has oil. Voters in Montana met. Montana is dry. A nurse left. A baker died. " +
			"A boat sank. A bus burned. Taxes rose in the state.", []string{"Montana = Montana = Montana = the state"}},
		{"the government of the country", "Chile held a vote in May. The government closed the border.",
			[]string{"Chile = The government"}},
		{"a government that does nothing", "Chile held a vote in May. Nurses praised the government.",
			[]string{"Chile", "the government"}},
		{"of that age", "Ole Vik, 16, was stabbed in Oslo. Kari Holm, 40, left. A nurse praised the brave teenager.",
			[]string{"Ole Vik = the brave teenager", "Kari Holm"}},
		{"two of that age", "Ole Vik, 16, and Kari Holm, 17, met in Oslo. The teenager left.",
			[]string{"Ole Vik", "Kari Holm", "The teenager"}},
		{"a home that is a body", "Oakwood Care Home was fined in May. Nurses praised the home.",
			[]string{"Oakwood Care Home = the home"}},
		{"a name behind a clause", "The man convicted of killing her, Ole Vik, is in jail. He is 40.",
			[]string{"The man = Ole Vik = He"}},
		{"a home", "The mayor wrote to Volta Homes. The Ipswich developer withdrew.",
			[]string{"The mayor", "Volta Homes = The Ipswich developer", "Ipswich"}},
		{"an age", "Siemens Group raised $4 million, valuing the four-year-old firm at $50 million.",
			[]string{"Siemens Group = the four - year - old firm"}},
		{"a trade", "Vestas Group sued Nordex Group. The toy maker wants $4 million.",
			[]string{"Vestas Group = The toy maker", "Nordex Group"}},
		{"a trade that a person can have", "Vestas Group hired Ole Vik. The producer left Oslo.",
			[]string{"Vestas Group", "Ole Vik", "The producer"}},
		{"a state", "Montana passed a law in May. Judges in the state praised Ann Lee.", []string{"Montana = the state"}},
		{"a team", "Harriers midfielder Ole Vik broke a leg in May. The team lost a match.",
			[]string{"Harriers = The team", "Ole Vik"}},
		{"from where someone is", "Kari Vik met Ann Lee in Oslo. The Swiss rider left. The Leeds-born singer left.",
			[]string{"Kari Vik = The Swiss rider = The Leeds - born singer", "Ann Lee", "Oslo"}},
		{"where he plays", "Ole Vik left Oslo in May. The Ireland striker is 30. A couple from Bergen met. The pair left.",
			[]string{"Ole Vik = The Ireland striker", "A couple = The pair"}},
		{"the father of two", "Ole Vik was arrested in Oslo. The suspect left. The father of two denied it.",
			[]string{"Ole Vik = The suspect = The father"}},
		{"an office of another country", "Ole Vik left Oslo. The new striker and the next author met.",
			[]string{"Ole Vik", "The new striker", "the next author"}},
		{"another word for what someone does", "Novelist Ann Lee met Ole Vik. The famous author left. The star sued.",
			[]string{"Ann Lee = The famous author", "Ole Vik", "The star"}},
		{"the star", "Actor Ole Vik sold a house. The star sued.",
			[]string{"Ole Vik = The star", "a house"}},
		{"a pair with names", "Ann Lee and Ole Vik were jailed. The pair had stolen a boat. The couple live in Oslo.",
			[]string{"Ann Lee and Ole Vik = The pair = The couple"}},
		{"a trio", "Ann Lee, Eva Holm and Ole Vik were jailed. The trio had stolen a boat. The pair left.",
			[]string{"Ann Lee , Eva Holm and Ole Vik = The trio", "The pair"}},
		{"of two neither is the striker", "Ole Vik met Jon Holm. The striker left.",
			[]string{"Ole Vik", "Jon Holm", "The striker"}},
		{"who drives is another", "Ole Vik was hit by a bus. The driver left.", []string{"Ole Vik", "The driver"}},
		{"who is something else", "President Ole Vik left. The senator stayed.", []string{"Ole Vik", "The senator"}},
		{"the authorities of a city", "Dubai authorities closed a road. The authorities gave no reason.",
			[]string{"Dubai authorities = The authorities"}},
		{"both of two without a name", "Two sisters opened a shop. Both had left Oslo.",
			[]string{"Two sisters = Both", "a shop"}},
		{"he of an agent's words", "Ole Vik's agent said he was ill. He is 58.", []string{"Ole Vik = he = He"}},
		{"she of a spokesman's words", "A spokesman for Mayor Ann Lee said she was ill.", []string{"Ann Lee = she"}},
		{"a pair", "Two boys were arrested in Oslo. The pair lost a shoe.", []string{"Two boys = The pair"}},
		{"the kind of a company", "A carmaker closed a plant. The firm lost money.",
			[]string{"A carmaker = The firm", "a plant"}},
		{"business is no company", "Business is good. The company lost money.", []string{"Business", "The company"}},
		{"the kind by another word", "A ferry left Oslo. The vessel sank.", []string{"A ferry = The vessel"}},
		{"whose father speaks of his son", "The suspect's father said his son was ill.",
			[]string{"The suspect = his son", "The suspect 's father = his"}},
		{"another son", "The suspect's father said his younger son was ill.", []string{"The suspect", "his younger son"}},
		{"what is denied", "Chile accused Peru of theft. Lima denied it.", []string{"it"}},
		{"who is asked", "Judges asked Ole Vik if he was ill.", []string{"Judges", "Ole Vik = he"}},
		{"who is asked by another man", "Jon Holm asked Ole Vik if he was ill.", []string{"Jon Holm", "Ole Vik = he"}},
		{"a speaker does not speak of himself by a noun", "Ole Vik left. “The man is ill,” he said.",
			[]string{"Ole Vik = he", "The man"}},
		{"the head of a body without a name", "The head of the agency, Ole Vik, left. He was ill.",
			[]string{"The head = Ole Vik = He", "the agency"}},
		{"it takes time", "A bank sold a farm. It took judges six years to find that out.", []string{"A bank", "a farm"}},
		{"we of a body", "“We found three ships,” Norwegian Navy spokesman Ole Vik said.", []string{"We = Norwegian Navy"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := chainsOf(c.text)
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("no chain %s in\n  %s", w, strings.Join(got, "\n  "))
				}
			}
		})
	}
}

// Whatever the parser says, each phrase stands in exactly one chain, in reading order, and what is found once is found
// again.
func TestChainsPartitionTheMentions(t *testing.T) {
	x := extract.New(schema.Default())
	rapid.Check(t, func(t *rapid.T) {
		var sentences []quadpress.Sentence
		at := 0
		for range rapid.IntRange(1, 4).Draw(t, "sentences") {
			s := anySentence(t, at)
			sentences = append(sentences, s)
			at = s.Span.End + 1
		}
		doc := &quadpress.Document{ID: "any", Text: strings.Repeat(" ", at), Blocks: []quadpress.Span{{Begin: 0, End: at}}}
		before := slices.Clone(sentences[0].Tokens)
		chains := x.Coreference(doc, sentences)
		if !slices.Equal(before, sentences[0].Tokens) {
			t.Fatal("reading changes what is read")
		}
		type place struct {
			sentence, head int
			group          bool
		}
		seen := map[place]bool{}
		for _, c := range chains {
			for k, m := range c {
				p := place{m.Sentence, m.Head, m.Group}
				if seen[p] {
					t.Fatalf("%v stands in two chains", p)
				}
				seen[p] = true
				if m.First > m.Head || m.Head >= m.Last {
					t.Fatalf("the head %d is outside of %d to %d", m.Head, m.First, m.Last)
				}
				if m.Type != c[0].Type {
					t.Fatalf("a chain of %s and %s", m.Type, c[0].Type)
				}
				if k > 0 && (m.Sentence < c[k-1].Sentence || m.Sentence == c[k-1].Sentence && m.Head < c[k-1].Head) {
					t.Fatalf("%v is out of order", p)
				}
			}
		}
		if again := x.Coreference(doc, sentences); !slices.EqualFunc(chains, again, slices.Equal[extract.Chain]) {
			t.Fatal("not the same twice")
		}
	})
}

// However sentences follow one another, no chain holds two countries, two people or a person and a place.
func TestChainsKeepNamesApart(t *testing.T) {
	sentences := []string{
		"Norway closed its border with Sweden.", "The country is tired of war.", "Angela Merkel flew to Lisbon.",
		"She met Paul Biya there.",
		"The two leaders praised Sweden.", "They asked it for help.", "“I like the city,” Paul Biya said.",
		"He thanked her and left with his wife.",
		"Both countries accused each other.", "The president of Norway, Eva Holm, was silent.",
		"Its capital is large, she said.", "Lisbon is where he lives.",
	}
	apart := []string{"Norway", "Sweden", "Angela Merkel", "Paul Biya", "Eva Holm", "Lisbon"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(sentences), 1, 6).Draw(t, "story"), " ")
		for _, chain := range chainsOf(text) {
			var names []string
			for _, name := range apart {
				if slices.Contains(strings.Split(chain, " = "), name) {
					names = append(names, name)
				}
			}
			if len(names) > 1 {
				t.Fatalf("%s are one in %q", strings.Join(names, " and "), text)
			}
		}
	})
}
