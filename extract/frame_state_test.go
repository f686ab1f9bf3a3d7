package extract_test

import "testing"

// What someone says that something is, or that there is, is a state with him for its speaker and the topic of what he
// says.
func TestStates(t *testing.T) {
	checkEvents(t, []told{
		{"Kari Lund said the plan was a grave mistake.", []string{
			`said agent=Kari Lund topic="plan was a grave mistake"`,
			`was theme="plan" attribute="a grave mistake" [Kari Lund]`}},
		{"Kari Lund said the plan was not a mistake.", []string{`was theme="plan" attribute="a mistake" denied [Kari Lund]`}},
		{"Kari Lund said the work was in the hands of investors.",
			[]string{`was theme="work" attribute="in the hands of investors" [Kari Lund]`}},
		{"Kari Lund said the mill should be back to normal.",
			[]string{`was theme="mill" attribute="back to normal" requested [Kari Lund]`}},
		{"Kari Lund said the bridge was a ruin and that the guards were cowards.",
			[]string{`was theme="bridge" attribute="a ruin" [Kari Lund]`, `was theme="guards" attribute="cowards" [Kari Lund]`}},
		{"Kari Lund said the guards were cowards and that the boat was a wreck.",
			[]string{`was theme="boat" attribute="a wreck" [Kari Lund]`}},
		{"Kari Lund warned that the storm could be the worst in years.",
			[]string{`was theme="storm" attribute="the worst" possible [Kari Lund]`}},
		{"Kari Lund said the vote was a sad day for Norway.",
			[]string{`was theme="vote" attribute="a sad day for Norway" [Kari Lund]`}},
		{"Kari Lund said the trouble was they had no boats.",
			[]string{`had patient="boats" denied [Kari Lund]`}},
		{"“In Oslo the mill closed,” Kari Lund said.", []string{`said agent=Kari Lund topic="mill closed in Oslo"`}},
		{"Kari Lund said the vote was one of the saddest days.",
			[]string{`was theme="vote" attribute="one of the saddest days" [Kari Lund]`}},
		{"It was reported that the driver was a spy.", []string{`was theme="driver" attribute="a spy" possible`}},
		{"The driver was in critical condition.", []string{`was theme="driver" attribute="in critical condition"`}},
		{"The village is still without power.", []string{`was theme="village" attribute="without power"`}},
		{"Kari Lund called the plan a waste of time.",
			[]string{`named agent=Kari Lund theme="plan" attribute="a waste of time"`}},
		{"The mill has closed, the paper reported.", []string{`reported agent="paper" topic="mill closed"`}},
		{"Kari Lund said there were two boats in the bay.", []string{`said agent=Kari Lund topic="there were boats"`,
			`was theme="boats" [Kari Lund]`}},
		{"Kari Lund said the sale was a stretch and the mill was in high demand.",
			[]string{`was theme="mill" attribute="in high demand" [Kari Lund]`}},
		{"Kari Lund said the vote was not free or fair.", []string{`was_free theme="vote" denied [Kari Lund]`,
			`was_fair theme="vote" denied [Kari Lund]`}},
		{"Kari Lund said she was not worried about the mill.",
			[]string{`was_worried patient=Kari Lund cause="mill" denied [Kari Lund]`}},
		{"Kari Lund denied over the years that he was a spy.",
			[]string{`was theme="man" attribute="a spy" denied [Kari Lund]`}},
		{"Kari Lund said the fruit was a plum; Ole Vik later reported it.",
			[]string{`said agent=Kari Lund topic="fruit was a plum"`}},
	})
}

// The source at the end of a sentence is that of all of it, and what a light verb carries is an event only where the
// noun tells one.
func TestClosingSources(t *testing.T) {
	checkEvents(t, []told{
		{"The bridge collapsed when a ship hit it, according to Kari Lund.",
			[]string{`collapsed patient="bridge" [Kari Lund]`}},
		{"The ship hit a bridge, and there is no plan for its repair, said Kari Lund.",
			[]string{`struck agent="ship" patient="bridge" [Kari Lund]`, `was theme="plan" denied [Kari Lund]`}},
		{"Ole Vik, a guard at the mill, was arrested on Monday, the police said.",
			[]string{`arrested patient=Ole Vik 2015-09-28 ["police"]`}},
		{"The mill has closed its gates, reports Siemens.",
			[]string{`reported agent=Siemens topic="mill closed gates"`}},
		{"“The mill will close!” Kari Lund said.", []string{`said agent=Kari Lund topic="mill will close"`,
			`closed patient="mill" planned [Kari Lund]`}},
		{"Ole Vik spoke to guards. “Who sank the boat?” Kari Lund asked.",
			[]string{`sank patient="boat" hypothetical [Kari Lund]`}},
		{"Siemens met Bosch. According to its website, Nestle sold the mill.",
			[]string{`sold agent=Nestle theme="mill" [Nestle]`}},
		{"Kari Lund explained the decision to ban the guards saying, “They sank the boat.”",
			[]string{`sank agent="guards" patient="boat" [Kari Lund]`}},
		{"Some of the guards said the boat sank.", []string{`sank patient="boat" ["guards"]`}},
		{"Someone said the boat sank.", []string{`sank patient="boat" ["someone"]`}},
		{"Nobody said the boat sank.", []string{`sank patient="boat" possible`}},
		{"Siemens, a German firm, said the boat sank.", []string{`sank patient="boat" [Siemens]`}},
		{"Kari Lund said the mayor had common sense.",
			[]string{`had agent="mayor" patient="common sense" [Kari Lund]`}},
		{"Kari Lund said the mayor made a mistake.", []string{`made_mistake agent="mayor" [Kari Lund]`}},
		{"The mayor took care of the boy.", []string{`took_care agent="mayor" theme="boy"`}},
	})
}

// What one does without is denied, and no part of how it is done.
func TestWithout(t *testing.T) {
	checkEvents(t, []told{
		{"The army entered the town without a fight.", []string{`fought denied`}},
		{"The firm began the work without approval by the mayor.", []string{`approved agent="mayor" denied`}},
		{"The firm did not begin the work without approval by the mayor.", []string{`approved agent="mayor"`}},
		{"Kari Lund crossed the border without a visa.", []string{
			`crossed agent=Kari Lund patient="border" manner="without a visa"`}},
		{"Kari Lund crossed the border without Ole Vik.", []string{
			`crossed agent=Kari Lund patient="border" manner="without Ole Vik"`}},
	})
}
