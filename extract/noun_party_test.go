package extract_test

import "testing"

// Of what party someone is, by the word for its people.
func TestParties(t *testing.T) {
	for _, c := range []sayings{
		{"Republican senator Ann Lee left Oslo.", []string{"Ann Lee member_of Republican Party"}, nil},
		{"Kari Lund met Democratic Mayor Tom Berg.", []string{"Tom Berg member_of Democratic Party"}, nil},
		{"Ann Lee, a Democrat, left Oslo.", []string{"Ann Lee member_of Democratic Party"}, nil},
		{"Ann Lee is a Republican.", []string{"Ann Lee member_of Republican Party"}, nil},
		{"Ann Lee is not a Republican.", []string{"Ann Lee member_of Republican Party denied"},
			[]string{"Ann Lee member_of Republican Party asserted"}},
		{"Two Labour ministers resigned.", []string{`"Two Labour ministers" member_of Labour`}, nil},
		{"The Harbour Party lost. Harbour senator Ann Lee wept.", []string{"Ann Lee member_of Harbour Party"}, nil},
		{"Labour leader Ann Lee left. Voters punished Labour. Forty Labour members stayed.",
			[]string{"Ann Lee member_of Labour"}, []string{"Labour member_of", "member_of Labour Party"}},
		{"The Harbour Democrats lost. Harbour Democrat Ann Lee left.", []string{"Ann Lee member_of Harbour Democrats"}, nil},
		{"Ann Lee resigned. Her party, Unity for Reform, lost.", []string{"Ann Lee member_of Unity for Reform"}, nil},
		{"Labour Minister Ann Lee left. Oslo wept.", []string{`Ann Lee position "Labour Minister"`},
			[]string{"Ann Lee member_of"}},
		{"Harbour senator Ann Lee wept.", nil, []string{"Ann Lee member_of"}},
		{"The conservative senator Ann Lee left Oslo.", nil, []string{"Ann Lee member_of"}},
		{"Ann Lee, a Liberal Democrat, left Oslo.", nil, []string{"Ann Lee member_of"}},
		{"Republican MP Ann Lee left Oslo.",
			[]string{"Ann Lee member_of Republican Party", `Ann Lee position "Republican MP"`}, nil},
		{"The former Democrat Ann Lee left Oslo.", nil, []string{"Ann Lee member_of"}},
	} {
		c.check(t)
	}
}
