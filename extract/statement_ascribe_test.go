package extract_test

import "testing"

// What someone commits himself to without a clause for it.
func TestWhatIsAscribed(t *testing.T) {
	for _, c := range []sayings{
		// What he calls it.
		{"The mayor called the plan a “waste of money”.", []string{`"the plan" was "a waste of money" ["The mayor"]`}, nil},
		{"Angela Merkel described the strike as illegal.", []string{`"the strike" was "illegal" [Angela Merkel]`}, nil},
		{"Angela Merkel called the plan “unfair” and “absurd”.", []string{`"the plan" was "unfair" [Angela Merkel]`,
			`"the plan" was "absurd" [Angela Merkel]`}, nil},
		{"The plan was called a farce by Angela Merkel.", []string{`"The plan" was "a farce" [Angela Merkel]`}, nil},
		{"Angela Merkel is considered a genius.", []string{`Angela Merkel was "a genius" possible`}, nil},
		{"The inlet is called a fjord.", nil, []string{`"The inlet" was`}},
		{"Angela Merkel never called the plan a farce.", nil, []string{`"the plan" was`}},
		{"Guards burned the church, and Angela Merkel called it an outrage.",
			[]string{`"it" was "an outrage" [Angela Merkel]`}, nil},
		// What he says it came of.
		{"Angela Merkel blamed the mayor for the flood.",
			[]string{`"the mayor" caused "the flood" possible [Angela Merkel]`}, nil},
		{"Police blamed the crash on fog.", []string{`"fog" caused "the crash" possible ["Police"]`}, nil},
		{"Police attributed the crash to fog.", []string{`"fog" caused "the crash" ["Police"]`}, nil},
		// What he says of himself.
		{"The army denied any involvement in the attack.",
			[]string{`"The army" involved_in "the attack" denied ["The army"]`}, nil},
		{"The army claimed responsibility for the attack.",
			[]string{`"The army" was_responsible_for "the attack" possible ["The army"]`}, nil},
		{"Angela Merkel accepted responsibility for the flood.",
			[]string{`Angela Merkel was_responsible_for "the flood" [Angela Merkel]`}, nil},
	} {
		c.check(t)
	}
}

// Whose word it is, however that is said.
func TestWhoSaysSo(t *testing.T) {
	checkReadings(t, []reading{
		{"According to a report citing the mayor's office, Iran attacked Israel.",
			`Iran attacked Israel ["the mayor's office"]`},
		{"According to the newspaper, citing two officials, Iran attacked Israel.", `Iran attacked Israel ["two officials"]`},
		{"Xinhua reported that Iran had attacked Israel, citing Angela Merkel.", "Iran attacked Israel [Angela Merkel]"},
		{"Oxfam's report found that Iran had attacked Israel.", "Iran attacked Israel [Oxfam]"},
		{"An Oxfam report found that Iran had attacked Israel.", "Iran attacked Israel [Oxfam]"},
		{"“Iran attacked Israel”, reads an Oxfam press release.", "Iran attacked Israel [Oxfam]"},
		{"According to figures from Oxfam, Iran attacked Israel.", "Iran attacked Israel [Oxfam]"},
		{"Angela Merkel went on to say that Iran had attacked Israel.", "Iran attacked Israel [Angela Merkel]"},
		{"“Iran attacked Israel”, reads the report.", `Iran attacked Israel ["the report"]`},
		{"The statement reads: “Iran attacked Israel.”", `Iran attacked Israel ["The statement"]`},
		{"A letter arrived. It read: “Iran attacked Israel.”", `Iran attacked Israel ["It"]`},
		{"Iran's government, according to Oxfam, attacked Israel.", "Iran attacked Israel [Oxfam]"},
		{"Siemens President and CEO Ann Lee said Iran had attacked Israel.", "Iran attacked Israel [Ann Lee]"},
		{"Angela Merkel said Oxfam has left Mali and plans to leave Chad.", "Oxfam left Chad planned [Angela Merkel]"},
		{"Police: Iran attacked Israel", `Iran attacked Israel ["Police"]`},
		{"Iran attacked Israel: police", `Iran attacked Israel ["police"]`},
		{"A nurse said that Iran had attacked Israel.", `"A nurse" said "Iran had attacked Israel"`},
	})
}
