package extract_test

import "testing"

// A noun for several stands for those whose names stand beside it.
func TestListed(t *testing.T) {
	for _, c := range []sayings{
		{"Two ministers, Ann Lee and Bo Roe, left Oslo.",
			[]string{"Ann Lee left Oslo", "Bo Roe left Oslo", `Ann Lee position "minister"`, `Bo Roe position "minister"`},
			[]string{`"ministers" left`}},
		{"The victims, Ann Lee, 30, and Bo Roe, 31, left Oslo.", []string{"Ann Lee left Oslo", "Bo Roe left Oslo"},
			[]string{`"victims" left`}},
		{"The two suspects, identified as Ann Lee and Bo Roe, left Oslo.",
			[]string{"Ann Lee left Oslo", "Bo Roe left Oslo"}, []string{"described_as", `"suspects" left`}},
		{"Ann Lee was born in Oslo. Her parents, Mark and Helen Lee, left Bergen.",
			[]string{"Mark Lee left Bergen", "Helen Lee left Bergen", "Mark Lee parent_of Ann Lee"}, nil},
		{"Three ministers, Ann Lee and Bo Roe among them, left Oslo.", nil, []string{"Bo Roe left"}},
		{"Ministers, Ann Lee and Bo Roe left Oslo.", nil, nil},
		{"Two ministers and a nurse, Ann Lee and Bo Roe, left Oslo.", nil, []string{"Ann Lee left Oslo"}},
		{"Ministers Ann Lee and Bo Roe left Oslo.",
			[]string{`Ann Lee position "Minister"`, `Bo Roe position "Minister"`}, nil},
	} {
		c.check(t)
	}
}
