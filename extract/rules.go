package extract

import "github.com/quadpress/quadpress/extract/openie"

// Rule is one way of reading a statement or a proposition off a sentence.
type Rule struct {
	// Name says what kind of phrase it reads, then what in it: "frame/patient".
	Name string
	// Reads says the same to a reader.
	Reads string
	// Example is a text that it reads, Finds what it finds there: "Subject predicate Object" by their names, values in
	// quotation marks.
	Example, Finds string
}

// Rules are all rules, in the order of the passes that apply them. Those of propositions come last.
func Rules() []Rule {
	out := make([]Rule, len(rules))
	for i, r := range rules {
		out[i] = *r
	}
	return out
}

// rules are in the order in which their files and they stand.
var rules []*Rule

// rule makes a rule and lists it; statements, what is found and not stated, and propositions carry its name.
func rule(name, reads, example, finds string) *Rule {
	r := &Rule{Name: name, Reads: reads, Example: example, Finds: finds}
	rules = append(rules, r)
	return r
}

// Frames (relation.go).
var (
	byFramePatient = rule("frame/patient", "who acts and on what", "Russia struck Homs.", "Russia struck Homs")
	byFrameOther   = rule("frame/other", "what a frame says under a preposition, or of the place of what happens",
		"The building collapsed in Lyon.", `"The building" collapsed_in Lyon`)
	byShare = rule("frame/share", "the whole of which a frame says something of a part",
		"Kari Lund owns 14 percent of Siemens.",
		"Kari Lund owned_part_of Siemens")
	byTogether = rule("frame/together", "what several do with one another", "John Kerry and Sergei Lavrov met in Geneva.",
		"John Kerry met Sergei Lavrov")
	byEventActor = rule("frame/event-actor", "what a forceful event did, and whose it was",
		"A raid by Hezbollah killed ten guards.",
		`Hezbollah killed "ten guards"`)
	byHappening = rule("frame/place", "where an event was whose sides are not named", "A blast in Kabul shook windows.",
		`"A blast in Kabul" happened_in Kabul`)
	byFrameTie = rule("frame/tie", "what an event was caused by or followed",
		"The building collapsed after an explosion in the cellar.",
		`"collapsed after an explosion in the cellar" followed "an explosion in the cellar"`)
	bySpelling = rule("frame/instance", "an end without a name, and what the text names in its place",
		"John Kerry visited countries such as France.", "John Kerry visited France")
)

// Clauses (statement_clause.go).
var (
	bySpeech = rule("clause/speech", "a verb of speech and what is said", "Angela Merkel said the talks had failed.",
		`Angela Merkel said "the talks had failed"`)
	byAscribing = rule("clause/ascribed", "a verb of calling or describing, its object and what that is called",
		"The mayor described the strike as illegal.", `"the strike" was "illegal"`)
	byBlame = rule("clause/blamed", "a verb of blaming, what is blamed and for what",
		"Police attributed the crash to fog.",
		`"fog" caused "the crash"`)
	byAvowal = rule("clause/avowed", "what someone claims or denies to have had a part in",
		"The army admitted involvement in the attack.", `"The army" involved_in "the attack"`)
	byAppointment = rule("clause/appointment", "a verb of naming someone to an office",
		"Kofi Annan was appointed as envoy.",
		`Kofi Annan position "envoy"`)
	byTenure = rule("clause/tenure", "a verb of becoming, being or replacing the holder of an office",
		"Ali Hassan became president of Somalia.", "Ali Hassan leader_of Somalia")
	byRenaming = rule("clause/renaming", "a passive verb of naming and the name",
		"The Nusra Front was renamed Jabhat Fateh al-Sham.", `Nusra Front known_as "Jabhat Fateh al-Sham"`)
	byDeed = rule("clause/deed", "a verb of praise or blame and whose the deed is",
		"Angela Merkel criticized Turkey's policies.",
		"Angela Merkel criticized Turkey")
	byReciprocal = rule("clause/reciprocal", "what several do to each other",
		"Iran and Iraq accused each other of spying.",
		"Iran accused Iraq")
	byBehest = rule("clause/behest", "at whose request or invitation one acts", "NATO met at the request of Turkey.",
		"Turkey asked NATO")
)

// Phrases that say what something is, and where (noun_describe.go).
var (
	byTitle = rule("title/office", "the title before a name", "German Chancellor Angela Merkel left.",
		`Angela Merkel position "German Chancellor"`)
	byTitleRelation = rule("title/relation", "the title before a name that makes it someone's",
		"Apple founder Steve Jobs left.", "Steve Jobs founded Apple")
	byNameBeside = rule("apposition/name", "a noun and the name right after it",
		"Donald Trump and his wife Melania Trump left.", "Melania Trump spouse_of Donald Trump")
	byAppositionOffice = rule("apposition/office", "an office beside a name",
		"Walid al-Mouallem, the Syrian foreign minister, praised Russia.",
		`Walid al-Mouallem position "Syrian foreign minister"`)
	byAppositionIdentity = rule("apposition/identity", "what a name is said to be, in plain words",
		"Homs, a rebel stronghold, fell.", `Homs was "a rebel stronghold"`)
	byAppositionRelation = rule("apposition/relation", "a noun beside a name that relates it to another",
		"Russia, an ally of Syria, denied it.", "Russia ally_of Syria")
	byCopulaOffice = rule("copula/office", "someone is something", "John Kerry is the US secretary of state.",
		`John Kerry position "US secretary of state"`)
	byCopulaRelation = rule("copula/relation", "something is something of another", "Paris is the capital of France.",
		"Paris capital_of France")
	byCopulaIdentity = rule("copula/identity", "something is, in plain words", "Homs was a rebel stronghold.",
		`Homs was "a rebel stronghold"`)
	byMutual = rule("copula/mutual", "several are something to one another", "Syria and Iran are allies.",
		"Syria ally_of Iran")
	byCopulaPlace       = rule("copula/place", "something is somewhere", "Homs is in Syria.", "Homs located_in Syria")
	byCopulaPreposition = rule("copula/preposition", "where or how something is, in plain words",
		"The keys were under the bridge.",
		`"The keys" was_under "the bridge"`)
	byCopulaAdjective = rule("copula/adjective", "an adjective and its preposition", "Moscow is critical of Paris.",
		"Moscow criticized Paris")
	byMeasureCopula = rule("copula/measure", "the amount that something is", "The fine was $500.",
		`"The fine" amount "500"`)
	byMeasureVerb = rule("verb/measure", "the amount that a verb says something costs, weighs or lasts, or how it ended",
		"The ticket costs $500.", `"The ticket" cost "500"`)
	byAddress = rule("place/address", "a place and the country or state behind it",
		"The plane crashed near Homs, Syria.", "Homs located_in Syria")
	byPlaceIn = rule("place/in", "a place in a place", "Protests in Lyon in France grew.",
		"Lyon located_in France")
	byPlaceOwner = rule("place/owner", "a kind of place, its name and its country", "The Syrian city of Raqqa fell.",
		"Raqqa located_in Syria")
)

// Noun phrases (noun_phrase.go).
var (
	byParticiple = rule("noun/participle", "a participle that a hyphen joins to a name, before a noun",
		"The US-led coalition left.", "United States led US-led coalition")
	byInstance = rule("noun/instance", "a noun and instances of it", "He visited countries such as France and Turkey.",
		`"countries" has_part France`)
	byPresence = rule("noun/presence", "people, forces or buildings and the place behind them",
		"The embassy in Paris closed.", `"The embassy in Paris" located_in Paris`)
	byExistence = rule("noun/existence", "what there is and where", "There were 190 people on the ferry.",
		`"190 people on the ferry" present_in "the ferry"`)
	byOffice = rule("noun/office", "an office and whose it is", "German Chancellor Angela Merkel left.",
		"Angela Merkel leader_of Germany")
	byBody = rule("noun/body", "a person and the body named with them", "The Red Cross's Jane Roe left.",
		"Jane Roe worked_for Red Cross")
	byCountry = rule("noun/country", "someone or a body and the country they are of",
		"Iran's Revolutionary Guards left.", "Islamic Revolutionary Guard Corps part_of Iran")
	byOrigin = rule("noun/origin", "a body or a person and the country whose adjective goes with them",
		"The Qatari network Al Jazeera closed.", "Al Jazeera based_in Qatar")
	byCapital = rule("noun/capital", "the capital of a country and its name",
		"Protests began in the Serbian capital Belgrade.", "Belgrade capital_of Serbia")
	byBeside = rule("noun/beside", "a place to one side of another", "Talbiseh, a town north of Homs, fell.",
		"Talbiseh located_near Homs")
	byOwner = rule("noun/owner", "a body named by whose it is", "The Iraqi army captured Mosul.",
		"Iraqi army part_of Iraq")
	byFromBody = rule("noun/from-body", "people or things and the body they are from",
		"Ann Lee from Oxfam praised Kenya.", "Ann Lee worked_for Oxfam")
	byPossession = rule("noun/possession", "what a body or a country has", "Planes bombed three Hezbollah tanks.",
		`Hezbollah owned "three Hezbollah tanks"`)
	byDevoted = rule("noun/adjective", "a noun, an adjective and its preposition",
		"Militias loyal to Bashar al-Assad have entered Homs.",
		`"Militias loyal to Bashar al-Assad" supported Bashar al-Assad`)
	bySubunit = rule("noun/subunit", "a part of a body and the whole after it",
		"He joined the Department of Physics, University of Oslo.", "Department of Physics part_of University of Oslo")
	byPartOf = rule("noun/as-part-of", "what acts as part of a body or an event",
		"France struck Raqqa as part of NATO.", "France part_of NATO")
	byWithin = rule("noun/within", "a country in an international body", "Cooperation with Turkey within NATO grew.",
		"Turkey member_of NATO")
	byCalled = rule("apposition/kind", "a noun and the name right after it of such a thing",
		"The oil tanker Nordic Star left Oslo.", `Nordic Star was "oil tanker"`)
	byPostOfOne = rule("noun/post", "an office of one without a name and whose it is",
		"A spokesman for Siemens left Oslo.", `"A spokesman for Siemens" spokesperson_of Siemens`)
	byStanding = rule("noun/standing", "someone beside whose name stands where he is",
		"Ann Lee, on the roof, saw Tom Berg.", `Ann Lee was_on "the roof"`)
	byPart = rule("noun/part", "a part and the whole behind it", "The roof of the bus fell in.",
		`"The roof of the bus" part_of "the bus"`)
	byEmployer = rule("noun/employer", "people and the body they work for", "Two Siemens engineers were hurt.",
		`"Two Siemens engineers" worked_for Siemens`)
	byKinsman = rule("noun/relative", "whose friend, relative, member or follower one without a name is",
		"Two friends of Ole Vik left Oslo.", `"Two friends of Ole Vik" friend_of Ole Vik`)
	byAge     = rule("noun/age", "how old someone is said to be", "Anna Lind, 42, left Oslo.", `Anna Lind age "42"`)
	byMeasure = rule("noun/measure", "an amount with what it measures", "Norway signed a $2 billion deal.",
		`"a $2 billion deal" amount "2000000000"`)
	byOtherName = rule("noun/other-name", "a name and another for the same", "The African Union (AU) met Turkey.",
		`African Union known_as "AU"`)
)

// Propositions (openie/proposition.go).
var (
	_ = rule(openie.ClauseRule, "a verb with its subject and arguments", "Russia struck Homs.", "Russia | struck | Homs")
	_ = rule(openie.CopulaRule, "a copula with its subject and complement", "Russia was an ally.",
		"Russia | was | an ally")
	_ = rule(openie.AppositionRule, "a noun phrase and the one beside it", "Ban, the envoy, left.", "Ban | is | the envoy")
	_ = rule(openie.InclusionRule, "what a noun phrase expressly includes", "Banks, including Deka, failed.",
		"Banks | including | Deka")
)
