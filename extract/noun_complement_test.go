package extract_test

import "testing"

func TestComplements(t *testing.T) {
	for _, c := range []sayings{
		{"The mayor read a book about Sergei Lavrov.", []string{`"a book about Sergei Lavrov" about Sergei Lavrov`},
			nil},
		{"Ann Lee sold her shares.", []string{`"her shares" of Ann Lee`}, nil},
		{"Shares in Volta Motors fell.", []string{`"Shares in Volta Motors" in Volta Motors`}, nil},
		{"Police seized a bag of tea.", nil, []string{"bag_of"}},
		{"The rest of the crew left Oslo.", nil, []string{"rest_of"}},
		{"The door to the cellar is red.", []string{`"The door to the cellar" to "the cellar"`}, nil},
		{"Kari Lund hung a banner on the bridge.", nil, []string{"banner_on"}},
		{"A law on the forests angered Kari Lund.", []string{`"A law on the forests" on "the forests"`}, nil},
		{"Kari Lund has no map of the mine.", nil, []string{"map_of"}},
		{"Kari Lund told a guard about the mine.", nil, []string{"guard_about"}},
		{"Water seeped from the pipe to the wall.", nil, []string{"pipe_to"}},
		{"Fire reached Ann Lee's orchard.", []string{`"Ann Lee's orchard" of Ann Lee`}, nil},
		{"Ann Lee sold her orchard.", []string{`Ann Lee sold "her orchard"`, `"her orchard" of Ann Lee`}, nil},
		{"Ole Vik is the owner of the mill.", []string{`Ole Vik owned "the mill"`}, nil},
		{"Kari Lund is the ticket of the Green Party.", nil, []string{"ticket_of"}},
		{"Ole Vik served as a deputy foreign minister of Norway.", []string{"Ole Vik official_of Norway"}, nil},
		{"Ann Lee shook her head.", nil, []string{"leader_of"}},
		{"Ann Lee praised our country.", nil, []string{"country_of"}},
		{"The party held elections in the states of Utah and Nevada.",
			[]string{`"the states of Utah and Nevada" has_part Nevada`},
			[]string{`"the states of Utah and Nevada" state_of`, "Utah located_in", "Nevada located_in"}},
		{"The party held elections in the states of Idaho, Michigan, and Washington.",
			[]string{`"the states of Idaho, Michigan, and Washington" has_part Michigan`},
			[]string{`"the states of Idaho, Michigan, and Washington" has_part Washington`, "Idaho located_in Michigan",
				"Idaho state_of"}},
		{"The cities of Norway and Sweden grew.", []string{`"The cities of Norway and Sweden" of Sweden`}, nil},
		{"Ann Lee discussed an assortment of old coins.", []string{`Ann Lee discussed "an assortment of old coins"`},
			[]string{`"an assortment of old coins" assortment_of`}},
		{"Ole Vik became president of the bank.", []string{`Ole Vik leader_of "the bank"`},
			[]string{`"president of the bank"`}},
		{"Ole Vik saw the brigade's command unit.", nil, []string{`"the brigade's command unit" subsidiary_of`}},
		{"The Tom Berg campaign bought three buses.",
			[]string{`"The Tom Berg campaign" of Tom Berg`}, nil},
		{"A Green Party leaflet angered Kari Lund.", []string{`"A Green Party leaflet" of Green Party`}, nil},
		{"Kari Lund joined the Folk Museum Society club.", nil, []string{`"the Folk Museum Society club" club_of`}},
		{"Kari Lund posted a Twitter video.", nil, []string{`"a Twitter video" video_of`}},
		{"The Lund/Berg ticket angered Ann Lee.", nil, []string{`"The Lund/Berg ticket" ticket_of`}},
		{"His wife, friends and three sons left Oslo.", []string{`"friends" friend_of "His"`,
			`"three sons" child_of "His"`}, nil},
		{"Kari Lund praised his wife, a friend and the mayor.", nil, []string{`"a friend" friend_of`}},
		{"Kari Lund praised his car and house rules.", nil, []string{`"house rules" rule_of`}},
		{"The helicopter landed on the White House's South Lawn.", []string{"South Lawn part_of White House"}, nil},
		{"The helicopter landed on the palace's North Lawn.", []string{`North Lawn located_in "the palace"`}, nil},
	} {
		c.check(t)
	}
}
