package extract_test

import "testing"

// The stories are of 1 October 2015, a Thursday.
func TestTimeOfEvents(t *testing.T) {
	checkReadings(t, []reading{
		{"Angela Merkel met Francois Hollande three days ago.", "Angela Merkel met Francois Hollande 2015-09-28"},
		{"Earlier this month, Angela Merkel met Francois Hollande.", "Angela Merkel met Francois Hollande 2015-10"},
		{"In early March, Angela Merkel met Francois Hollande in Berlin.",
			"Angela Merkel met Francois Hollande @Berlin 2015-03"},
		{"Angela Merkel met Francois Hollande on Sept. 30, 2015.", "Angela Merkel met Francois Hollande 2015-09-30"},
		{"Angela Merkel met Francois Hollande on 30 September.", "Angela Merkel met Francois Hollande 2015-09-30"},
		{"Russia has supported Syria since 2011.", "Russia supported Syria 2011"},
		{"Siemens reported a loss, its first since 2012.", "Siemens reported \"a loss\""},
		{"Russia supported Syria until 2011.", "Russia supported Syria"},
		{"Russia supported Syria for three years.", "Russia supported Syria"},
		{"Russia supported Syria during the 1990s.", "Russia supported Syria"},
		{"Angela Merkel met Francois Hollande on the 4th.", "Angela Merkel met Francois Hollande 2015-09-04"},
		{"Angela Merkel met Francois Hollande at 3 p.m. Tuesday.", "Angela Merkel met Francois Hollande 2015-09-29T15:00:00"},
		{"Angela Merkel met Francois Hollande on Tuesday at 3 p.m.",
			"Angela Merkel met Francois Hollande 2015-09-29T15:00:00"},
		{"Angela Merkel visited China from 3 to 5 May.", "Angela Merkel visited China 2015-05-03"},
		{"Angela Merkel visited China in the summer of 2014.", "Angela Merkel visited China 2014"},
		{"Angela Merkel visited China last week.", "Angela Merkel visited China 2015-09"},
		{"Angela Merkel visited China late last year.", "Angela Merkel visited China 2014"},
		{"Angela Merkel visited China in mid-July.", "Angela Merkel visited China 2015-07"},
		// Past and future.
		{"Angela Merkel visited China on Friday.", "Angela Merkel visited China 2015-09-25"},
		{"Angela Merkel will visit China on Friday.", "Angela Merkel visited China 2015-10-02 planned"},
		{"Angela Merkel is to visit China on Friday.", "Angela Merkel visited China 2015-10-02 planned"},
		{"Angela Merkel plans to visit China in January.", "Angela Merkel visited China 2016-01 planned"},
		{"Angela Merkel visited China in January.", "Angela Merkel visited China 2015-01"},
		{"Angela Merkel said she would visit China on Friday.",
			"Angela Merkel visited China 2015-10-02 planned [Angela Merkel]"},
		// Whose time it is.
		{"Angela Merkel said on Monday: “I will visit China tomorrow.”",
			"Angela Merkel visited China 2015-09-29 planned [Angela Merkel]"},
		{"“I visited China yesterday,” said Angela Merkel.", "Angela Merkel visited China 2015-09-30 [Angela Merkel]"},
		{"On Monday, Angela Merkel flew to Ankara and met Ahmet Davutoglu.", "Angela Merkel met Ahmet Davutoglu 2015-09-28"},
		{"Angela Merkel flew to Ankara on Monday and met Ahmet Davutoglu.", "Angela Merkel met Ahmet Davutoglu"},
		{"Sergei Lavrov said on Tuesday that Turkey had attacked Syria.", "Turkey attacked Syria [Sergei Lavrov]"},
		{"Turkey attacked Syria on Monday, Sergei Lavrov said on Tuesday.",
			"Turkey attacked Syria 2015-09-28 [Sergei Lavrov]"},
		{"Russia began striking Homs on Monday.", "Russia struck Homs 2015-09-28"},
		{"Angela Merkel met Francois Hollande in Berlin on Friday.",
			"Angela Merkel met Francois Hollande @Berlin 2015-09-25"},
		{"Russian airstrikes on Homs took place on Monday.", "Russia struck Homs 2015-09-28"},
		{"France condemned on Tuesday the Russian airstrikes on Homs.", "Russia struck Homs"},
		{"Monday's Russian airstrikes on Homs angered France.", "Russia struck Homs 2015-09-28"},
		{"John Kerry held talks with Sergei Lavrov on Monday.", "John Kerry met Sergei Lavrov 2015-09-28"},
		// Times that count from what was said before.
		{"Angela Merkel visited China on 3 March. The next day, she met Francois Hollande.",
			"Angela Merkel met Francois Hollande 2015-03-04"},
		{"Angela Merkel visited China on 3 March. Two weeks earlier, Russia attacked Turkey.",
			"Russia attacked Turkey 2015-02"},
		{"The next day, Angela Merkel met Francois Hollande.", "Angela Merkel met Francois Hollande"},
	})
}
