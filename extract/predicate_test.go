package extract_test

import "testing"

// What a verb says together with its particle or the words of an expression.
func TestVerbsWithParticles(t *testing.T) {
	checkEvents(t, []told{
		{"Ann Lee passed away in Rome.", []string{`died patient=Ann Lee place=Rome`}},
		{"The flood swept away a bridge.", []string{`swept_away agent="flood" theme="bridge"`}},
		{"The wave swept the hut away.", []string{`swept_away agent="wave" theme="hut"`}},
		{"The miners walked out on Monday.", []string{`walked_out agent="miners" 2015-09-28`}},
		{"Ole Vik gave himself up to police.", []string{`surrendered_to agent=Ole Vik recipient="police"`}},
		{"Ole Vik turned himself in.", []string{`surrendered agent=Ole Vik`}},
		{"A judge cleared Ole Vik of fraud.", []string{`acquitted agent="judge" patient=Ole Vik theme="fraud"`}},
		{"The firm recalled the cars.", []string{`recalled agent="firm" theme="cars"`}},
		{"The defender was ruled out for a month.", []string{`sidelined theme="defender" extent="P1M"`}},
		{"Ann Lee went through surgery.", []string{`happened patient=Ann Lee`}},
		{"A ferry capsized off the coast of Norway.", []string{`capsized patient="ferry" place="coast of Norway"`}},
		{"Firefighters took two hours to put out the fire.",
			[]string{`put_out agent="firefighters" theme="fire" extent="PT2H"`}},
		{"It took firefighters two hours to put out the fire.",
			[]string{`put_out agent="firefighters" theme="fire" extent="PT2H"`}},
		{"The miners spent two days digging a tunnel.", []string{`dug agent="miners" theme="tunnel" extent="P2D"`}},
		{"Doctors performed surgery to remove a bullet.", []string{`removed agent="doctors" theme="bullet" planned`}},
		{"Norway beat Chad to reach the final.", []string{`reached agent=Norway theme="final"`}},
		{"Ole Vik was found guilty of stealing a car.",
			[]string{`convicted theme=Ole Vik topic="Ole Vik stole car"`, `stole agent=Ole Vik theme="car"`}},
		{"The judge gave Ole Vik a fine for stealing a car.", []string{`stole agent=Ole Vik theme="car" possible`}},
		{"Ann Lee found ice using a telescope.", []string{`used agent=Ann Lee patient="telescope"`}},
		{"The firm bought a hotel for $4 million.", []string{`acquired agent="firm" theme="hotel" extent="4000000 USD"`}},
		{"Ann Lee won by ten seconds.", []string{`won agent=Ann Lee extent="PT10S"`}},
		{"None of the miners was hurt.", []string{`hurt patient="miners" denied`}},
		{"No arrests were made.", []string{`arrested denied`}},
		{"Nothing was stolen.", []string{`stole denied`}},
		{"Two men were found when the storm struck.", []string{`found theme="men" time="storm"`, `happened`}},
	})
}

// Since when or in how long nothing was like it is no time of an event.
func TestRecordsAreNoTimes(t *testing.T) {
	checkEvents(t, []told{
		{"Norway won their third title in four years.", []string{`won agent=Norway theme="third title"`}},
		{"Prices rose to their highest level since 2008.", []string{`rose patient="prices" destination="highest level"`}},
		{"Ann Lee has worked there since 2008.", []string{`worked agent=Ann Lee 2008`}},
	})
}

// A participle of causing tells what came of an event, each of several.
func TestConsequencesOfOne(t *testing.T) {
	checkReadings(t, []reading{
		{"A bridge fell in Lyon, killing two men and injuring four.", `"fell in Lyon" caused "killing two men"`},
		{"A bridge fell in Lyon, killing two men and injuring four.", `"fell in Lyon" caused "injuring four"`},
	})
}

// Who takes which part beside a verb: under prepositions, in the passive, in a gerund under a penalty.
func TestPartsBesideVerbs(t *testing.T) {
	checkEvents(t, []told{
		{"Police used tear gas against the miners.", []string{`used agent="police" patient="tear gas" theme="miners"`}},
		{"Sales dropped by a fifth.", []string{`dropped patient="sales" extent="0.2"`}},
		{"The judge fined the bank $50 for failing to report the payments.",
			[]string{`reported agent="bank" topic="payments" denied`}},
		{"Ole Vik died after being given the wrong drug.", []string{`gave theme="wrong drug" recipient=Ole Vik`}},
		{"Ole Vik was jailed for stealing a car.", []string{`stole agent=Ole Vik theme="car"`}},
		{"The gang robbed a bank.", []string{`robbed agent="gang" patient="bank"`}},
		{"Ole Vik was sent off for a foul on Ann Lee.", []string{`sent theme=Ole Vik cause="foul on Ann Lee"`}},
	})
	checkReadings(t, []reading{
		{"Ole Vik stole a car from a museum.", `-Ole Vik stole "a museum"`},
		{"The deal was signed after months of talks.", `"signed after months of talks" followed "talks"`},
	})
}
