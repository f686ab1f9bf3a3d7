package extract_test

import "testing"

func TestWhomASpeakerSpeaksFor(t *testing.T) {
	for _, c := range []sayings{
		{"“We have left Iraq,” said Ann Lee, the director of Oxfam.", []string{"Oxfam left Iraq [Ann Lee]"}, nil},
		{"“We have left Iraq,” said Oxfam spokeswoman Ann Lee.", []string{"Oxfam left Iraq [Ann Lee]"}, nil},
		{"“We have left Iraq,” said an Oxfam spokeswoman, Ann Lee.", []string{"Oxfam left Iraq [Ann Lee]"}, nil},
		{"“We have left Iraq,” said Ann Lee, a former director of Oxfam.", []string{`"We" left Iraq [Ann Lee]`},
			[]string{"Oxfam left"}},
		{"“We have left Iraq,” said Ann Lee.", []string{`"We" left Iraq [Ann Lee]`}, nil},
		{"“We have left Iraq,” said a spokesman for Oxfam.", []string{`Oxfam left Iraq ["a spokesman for Oxfam"]`}, nil},
		{"A Lagos Police spokesman said, “We have left Iraq.”",
			[]string{`Lagos police left Iraq ["A Lagos Police spokesman"]`}, nil},
		{"President of Ghana Kofi Osei said, “We have left Iraq.”", []string{"Ghana left Iraq [Kofi Osei]"}, nil},
		{"Bergen Lord Mayor Ann Lee said, “We have left Iraq.”", []string{"Bergen left Iraq [Ann Lee]"}, nil},
		{"Bergen Lord Mayor candidate Ann Lee said, “We have left Iraq.”", []string{`"We" left Iraq [Ann Lee]`}, nil},
		{"Ann Lee, speaking for Oxfam, said, “We have left Iraq.”", []string{"Oxfam left Iraq [Ann Lee]"}, nil},
		{"A spokesman for the Lind campaign said, “We have left Iraq.”", nil, []string{"Lind position", "Lind left"}},
		{"We have left Iraq.", nil, []string{`"We"`}},
	} {
		c.check(t)
	}
}

func TestSomeOfABody(t *testing.T) {
	for _, c := range []sayings{
		{"Israel killed three Hezbollah fighters.", []string{`Israel killed "three Hezbollah fighters"`},
			[]string{"Israel killed Hezbollah"}},
		{"Dubai authorities praised Ann Lee.", []string{"Dubai authorities praised Ann Lee"}, []string{"Dubai praised"}},
		{"Texas officials praised Ann Lee.", []string{`"Texas officials" praised Ann Lee`}, []string{"Texas praised"}},
		{"Israel attacked Hezbollah fighters.", []string{"Israel attacked Hezbollah"}, nil},
		{"Two Hezbollah fighters were arrested in Paris.", []string{`"Two Hezbollah fighters" was_arrested_in Paris`},
			[]string{"Hezbollah was_arrested"}},
	} {
		c.check(t)
	}
}

func TestWhoSaysWhatATextSays(t *testing.T) {
	for _, c := range []sayings{
		{"Ann Lee issued a statement saying that Oxfam had left Iraq.",
			[]string{`Ann Lee said "Oxfam had left Iraq"`}, []string{`"a statement" said`}},
		{"Oxfam's report says that Turkey attacked Syria.", []string{`Oxfam said "Turkey attacked Syria"`}, nil},
		{"Oxfam confirmed in a statement that Ann Lee had left Iraq.", []string{"Ann Lee left Iraq [Oxfam]"}, nil},
		{"The report says that Turkey attacked Syria.", []string{`"The report" said "Turkey attacked Syria"`}, nil},
	} {
		c.check(t)
	}
}

func TestEventsWithoutNames(t *testing.T) {
	for _, c := range []sayings{
		{"Gunmen killed two guards.", []string{`"Gunmen" killed "two guards"`}, nil},
	} {
		c.check(t)
	}
}
