package extract_test

import (
	"strings"
	"testing"
)

// reading is a text and a statement that must be made of it, as [show] writes it. No other statement of the same
// subject, predicate and object may be made. What is wanted is never stated where a minus stands before it.
type reading struct{ text, want string }

func checkReadings(t *testing.T, cases []reading) {
	t.Helper()
	for _, c := range cases {
		x := read(c.text)
		var got []string
		if never, ok := strings.CutPrefix(c.want, "-"); ok {
			for i := range x.Statements {
				if s := show(&x, &x.Statements[i]); strings.HasPrefix(s, never) {
					t.Errorf("%s: must not give %s", c.text, s)
				}
			}
			continue
		}
		found, other := false, false
		f := strings.Fields(c.want)
		core := strings.Join(f, " ")
		for k := range f { // up to the object: what follows is place, time, stance and speaker
			if strings.HasPrefix(f[k], "@") || strings.HasPrefix(f[k], "[") || f[k] == "denied" || f[k] == "possible" ||
				f[k] == "planned" || f[k] == "requested" || f[k] == "hypothetical" || f[k][0] >= '0' && f[k][0] <= '9' {
				core = strings.Join(f[:k], " ")
				break
			}
		}
		for i := range x.Statements {
			s := show(&x, &x.Statements[i])
			got = append(got, s)
			if s == c.want {
				found = true
			} else if s == core || strings.HasPrefix(s, core+" ") {
				other = true
			}
		}
		if !found || other {
			t.Errorf("%s\n  want %s\n  got  %s", c.text, c.want, strings.Join(got, "\n       "))
		}
	}
}

func TestPolarityAndModality(t *testing.T) {
	checkReadings(t, []reading{
		// The clause's own words.
		{"Russia never attacked Turkey.", "Russia attacked Turkey denied"},
		{"Ole Vik denied that he knew of the raids on Homs, which were reported by Ann Lee.",
			`-Ann Lee reported "raids on Homs" denied`},
		{"No Russian warplanes struck Homs.", "Russia struck Homs denied"},
		{"Nobody was willing to help Ann Lee.", `"Nobody" helped Ann Lee denied planned`},
		{"Ole Vik told nobody about Ann Lee.", "Ole Vik told_about Ann Lee denied"},
		{"Ann Lee showed not a hint of interest in Syria.", `Ann Lee showed "not a hint of interest in Syria" denied`},
		{"Leeds came from behind to beat Hull and climb to the top of the table.", "Leeds beat Hull"},
		{"Ole Vik woke to find Ann Lee.", "Ole Vik found Ann Lee"},
		{"Ole Vik got to meet Ann Lee.", "Ole Vik met Ann Lee"},
		{"Ole Vik has got to meet Ann Lee.", "Ole Vik met Ann Lee requested"},
		{"Ann Lee called Russia's attack on Turkey a disgrace.", "Russia attacked Turkey"},
		{"Russia no longer supports Syria.", "Russia supported Syria denied"},
		{"Russia supported Syria longer than France.", "Russia supported Syria"},
		{"Russia shall not attack Turkey.", "Russia attacked Turkey denied requested"},
		{"Neither France nor Germany attacked Libya.", "Germany attacked Libya denied"},
		{"Angela Merkel left Geneva without meeting Sergei Lavrov.", "Angela Merkel met Sergei Lavrov denied"},
		{"France might attack Libya.", "France attacked Libya possible"},
		{"An earlier version said that Angela Merkel was born in Austria.",
			`Angela Merkel born_in Austria denied ["An earlier version"]`},
		{"Turkey allegedly attacked Syria.", "Turkey attacked Syria possible"},
		{"Iran has reportedly attacked Israel.", "Iran attacked Israel possible"},
		{"Iran probably attacked Israel.", "Iran attacked Israel possible"},
		{"Russia should support Syria.", "Russia supported Syria requested"},
		{"France would attack Libya.", "France attacked Libya possible"},
		{"France could have attacked Libya.", "France attacked Libya possible"},
		{"France would have attacked Libya.", "France attacked Libya hypothetical"},
		{"Iran rejected a plan that Russia had accepted.", `Russia accepted "a plan"`},
		{"France should have supported Mali.", "France supported Mali requested"},
		{"Did Russia attack Ukraine?", "Russia attacked Ukraine hypothetical"},
		{"Why has Russia attacked Ukraine?", "Russia attacked Ukraine hypothetical"},
		{"Russia raised an army in order to attack Turkey.", "Russia attacked Turkey planned"},
		{"Russia may begin striking Homs.", "Russia struck Homs possible"},
		{"Russia would continue to support Syria.", "Russia supported Syria possible"},
		{"Russia will continue to support Syria.", "Russia supported Syria planned"},
		{"Russia did not begin striking Homs.", "Russia struck Homs denied"},
		{"Angela Merkel said Russia would continue to support Syria.", "Russia supported Syria planned [Angela Merkel]"},
		{"Angela Merkel said Russia would leave Iraq and support Syria.", "Russia supported Syria planned [Angela Merkel]"},
		// What is still to come.
		{"Angela Merkel is to visit China.", "Angela Merkel visited China planned"},
		{"Angela Merkel is going to visit China.", "Angela Merkel visited China planned"},
		{"Angela Merkel is expected to visit China.", "Angela Merkel visited China planned"},
		{"Angela Merkel is due to visit China.", "Angela Merkel visited China planned"},
		{"Angela Merkel is scheduled to visit China.", "Angela Merkel visited China planned"},
		{"Angela Merkel is about to visit China.", "Angela Merkel visited China planned"},
		{"Angela Merkel is likely to visit China.", "Angela Merkel visited China possible"},
		{"Angela Merkel visits China next month.", "Angela Merkel visited China 2015-11 planned"},
		{"Angela Merkel plans to visit China.", "Angela Merkel visited China planned"},
		{"Russia has no plans to attack Libya.", "Russia attacked Libya denied planned"},
		// What is said once is said on.
		{"Angela Merkel said Iran had attacked Israel, and Russia had attacked Libya.",
			"Russia attacked Libya [Angela Merkel]"},
		{"Angela Merkel said Iran had attacked Israel, and John Kerry visited China.", "John Kerry visited China"},
		// What a noun holds, and whose that is; a time beside it is no part of it.
		{"Angela Merkel repeated John Kerry's claim that Iran had attacked Israel.",
			"Iran attacked Israel possible [John Kerry]"},
		{"Police responded to reports of a fire after Iran attacked Israel.", "Iran attacked Israel"},
		// Quotation marks around a verb of someone who is named keep no distance.
		{"Angela Merkel said that Iran “attacked” Israel.", "Iran attacked Israel [Angela Merkel]"},
		{"Iran “attacked” Israel.", "Iran attacked Israel possible"},
		// Infinitives and gerunds that tell of nothing that was done.
		{"It is hard for France to support Turkey.", "France supported Turkey possible"},
		{"It would be a mistake for France to attack Libya.", "France attacked Libya possible"},
		{"Israel detained Ali Hassan for attacking Angela Merkel.", "Ali Hassan attacked Angela Merkel possible"},
		{"Angela Merkel was proud to support France.", "Angela Merkel supported France"},
		{"The vote where Angela Merkel is projected to have defeated John Kerry was on Friday.",
			"Angela Merkel defeated John Kerry possible"},
		{"France was the first to support Turkey.", "France supported Turkey"},
		{"France has the right to attack Libya.", "France attacked Libya possible"},
		{"The crisis forced France to support Turkey.", "France supported Turkey"},
		{"France was invited by Libya to attack Turkey.", "France attacked Turkey planned"},
		{"Angela Merkel called for attacking Libya.", "-Angela Merkel attacked Libya"},
		{"France denied having attacked Libya.", "France attacked Libya denied [France]"},
		{"Angela Merkel accused John Kerry of attacking Sergei Lavrov.",
			"John Kerry attacked Sergei Lavrov possible [Angela Merkel]"},
		{"John Kerry said it was late, adding that he would visit China.", "John Kerry visited China planned [John Kerry]"},
		{"The alleged attack by France on Libya was not mentioned.", "France attacked Libya possible"},
		{"The claim that France attacked Libya is false.", "France attacked Libya denied"},
		{"Angela Merkel repeated the claim that the dam broke.", "-the dam broke"},
		{"France insisted on supporting Turkey.", "France supported Turkey planned"},
		{"Angela Merkel feared France would attack Libya.", "France attacked Libya possible [Angela Merkel]"},
		// What is not meant to be.
		{"France is not going to attack Libya.", "France attacked Libya denied planned"},
		{"France does not plan to attack Libya.", "France attacked Libya denied planned"},
		{"France does not want Turkey to attack Libya.", "Turkey attacked Libya denied requested [France]"},
		{"Angela Merkel said France did not have intentions of attacking Libya.",
			"France attacked Libya denied planned [Angela Merkel]"},
		{"“It is important to note that France attacked Libya,” said Angela Merkel.",
			"France attacked Libya [Angela Merkel]"},
		{"Angela Merkel mocked the refusal of France to pay, accusing France of attacking Libya.",
			"France attacked Libya possible [Angela Merkel]"},
		{"The World Health Organization (WHO) met in Oslo. The WHO said France attacked Libya.",
			"France attacked Libya [World Health Organization]"},
		{"“I must say that France attacked Libya,” said Angela Merkel.", "France attacked Libya [Angela Merkel]"},
		{"Angela Merkel said Iran supports France and plans to visit Libya.", "Iran supported France [Angela Merkel]"},
		// Conditions.
		{"If Russia attacks Ukraine, France will support Ukraine.", "Russia attacked Ukraine hypothetical"},
		{"Unless Russia supports Syria, the war will end.", "Russia supported Syria hypothetical"},
		{"Had Russia attacked Ukraine, the talks would have ended.", "Russia attacked Ukraine hypothetical"},
		{"Even if Ankara agreed, Germany supported Turkey.", "Germany supported Turkey"},
		{"If Ankara agrees, Germany supports Turkey.", "Germany supported Turkey hypothetical"},
		{"France would support Mali if Libya attacked Mali.", "Libya attacked Mali hypothetical"},
		{"France would support Mali if Libya attacked Mali.", "France supported Mali hypothetical"},
		{"France supported Mali, unless Libya agreed.", "France supported Mali"},
		{"If Libya attacks Mali or supports Syria, the talks will end.", "Libya supported Syria hypothetical"},
		{"If Libya agrees and France supports Syria, the talks will end.", "France supported Syria hypothetical"},
		{"In case Turkey needs to attack Syria, the army is ready.", "Turkey attacked Syria hypothetical [Turkey]"},
		{"France will support Mali, provided Libya attacks Mali.", "Libya attacked Mali hypothetical"},
		// What goes along with what may be.
		{"Russia may leave Geneva, attacking Turkey.", "Russia attacked Turkey possible"},
		{"Russia left Geneva, attacking Turkey.", "Russia attacked Turkey"},
		{"Russia may leave Geneva, having attacked Turkey.", "Russia attacked Turkey"},
		{"Russia may stop after attacking Turkey.", "Russia attacked Turkey"},
		{"Oxfam may hire people who support Mali.", `"people" supported Mali possible`},
		{"Oxfam may hire people, who support Mali.", `"people" supported Mali`},
		{"Oxfam hired people who support Mali.", `"people" supported Mali`},
		{"John Kerry ordered that France leave because Russia attacked Turkey.", "Russia attacked Turkey [John Kerry]"},
		{"Sergei Lavrov told her: “If Russia is watching, take the bus and support Turkey.”", "-Russia supported Turkey"},
		// What conjuncts share.
		{"Libya was to be attacked by France and supported by Syria.", "Syria supported Libya planned"},
		{"Sergei Lavrov was not arrested in Oslo and taken to Norway.", "Sergei Lavrov brought_to Norway denied"},
		{"Sergei Lavrov was not arrested in Oslo but taken to Norway.", "Sergei Lavrov brought_to Norway"},
		{"Russia may have attacked or supported Syria.", "Russia supported Syria possible"},
		{"Russia attacked or supported Syria.", "Russia attacked Syria possible"},
		{"Russia attacked and supported Syria.", "Russia supported Syria"},
		{"Russia did not attack or support Syria.", "Russia supported Syria denied"},
		// Verbs that deny or affirm their complement.
		{"Iran failed to attack Israel.", "Iran attacked Israel denied"},
		{"France refused to support Turkey.", "France supported Turkey denied"},
		{"Angela Merkel declined to meet Sergei Lavrov.", "Angela Merkel met Sergei Lavrov denied"},
		{"France ruled out attacking Syria.", "France attacked Syria denied"},
		{"Angela Merkel managed to meet Sergei Lavrov.", "Angela Merkel met Sergei Lavrov"},
		{"Angela Merkel did not manage to meet Sergei Lavrov.", "Angela Merkel met Sergei Lavrov denied"},
		{"Russia did not begin striking Homs.", "Russia struck Homs denied"},
		{"Russia has stopped supporting Syria.", "Russia supported Syria denied"},
		{"France stopped, attacking Libya on Monday.", "France attacked Libya 2015-09-28"},
		{"France stopped short of condemning Syria.", "France condemned Syria denied"},
		{"France refrained from criticizing Turkey.", "France criticized Turkey denied"},
		{"France abstained from condemning Turkey.", "France condemned Turkey denied"},
		{"France held back from attacking Libya.", "France attacked Libya denied"},
		{"France held off attacking Libya.", "France attacked Libya denied"},
		{"Russia denies ever having attacked Turkey.", "Russia attacked Turkey denied [Russia]"},
		{"Rather than attack Libya, France supported Mali.", "France attacked Libya denied"},
		{"France supported Mali rather than attacking Libya.", "France attacked Libya denied"},
		{"Far from attacking Libya, France supported Mali.", "France supported Mali"},
		{"France opposed attacking Libya.", "France attacked Libya planned"},
		{"Iran was accused of, but denied, attacking Israel.", "Iran attacked Israel denied"},
		{"Iran denied claims that Syria attacked Israel.", "Syria attacked Israel denied [Iran]"},
		// Of one whom another keeps from it.
		{"Turkey prevented Syria from attacking Israel.", "Syria attacked Israel denied"},
		{"Turkey prevented Syria from attacking Israel.", "-Turkey attacked Israel"},
		{"Turkey talked Syria out of attacking Israel.", "Syria attacked Israel denied"},
		{"Turkey talked Syria into attacking Israel.", "Syria attacked Israel"},
		{"France warned Iran against attacking Israel.", "Iran attacked Israel denied requested [France]"},
		{"Turkey vetoed Syria joining NATO.", "Syria joined NATO denied"},
		{"Turkey opposed Syria joining NATO.", "Syria joined NATO planned"},
		// What only seems denied.
		{"Russia never stopped supporting Syria.", "Russia supported Syria"},
		{"Russia did not fail to support Syria.", "Russia supported Syria"},
		{"Russia did not hesitate to attack Turkey.", "Russia attacked Turkey"},
		{"Turkey failed to stop Syria from attacking Israel.", "Syria attacked Israel"},
		{"France did not rule out attacking Libya.", "France attacked Libya possible"},
		{"France refused to rule out attacking Libya.", "France attacked Libya possible"},
		{"France not only supported Mali but also attacked Libya.", "France supported Mali"},
		{"Not only did France attack Libya, it also supported Mali.", "France attacked Libya"},
		{"Not only did France attack Libya, it also supported Mali.", "France supported Mali"},
		{"France could not help criticizing Turkey.", "France criticized Turkey"},
		{"France could not help but criticize Turkey.", "France criticized Turkey"},
		{"France could not but condemn Turkey.", "France condemned Turkey"},
		// Requests, promises, threats.
		{"John Kerry urged Russia to support France.", "Russia supported France requested [John Kerry]"},
		{"John Kerry called on Russia to support France.", "Russia supported France requested [John Kerry]"},
		{"John Kerry demanded that Russia support France.", "Russia supported France requested [John Kerry]"},
		{"Vladimir Putin ordered Sergei Shoigu to visit Syria.", "Sergei Shoigu visited Syria requested [Vladimir Putin]"},
		{"France warned Iran not to attack Israel.", "Iran attacked Israel denied requested [France]"},
		{"John Kerry wants Russia to support France.", "Russia supported France requested [John Kerry]"},
		{"Iran threatened to attack Israel.", "Iran attacked Israel planned [Iran]"},
		{"Iran threatened that it would attack Israel.", "Iran attacked Israel planned [Iran]"},
		{"Iran promised to support Syria.", "Iran supported Syria planned [Iran]"},
		{"Iran vowed that Syria would attack Israel.", "Syria attacked Israel planned [Iran]"},
		{"John Kerry asked that Russia support France.", "Russia supported France requested [John Kerry]"},
		{"France allowed Turkey to attack Syria.", "Turkey attacked Syria possible"},
		{"The need for France to support Mali is clear.", "France supported Mali requested"},
		{"France had a chance to attack Libya.", "France attacked Libya possible"},
		{"France had no tanks to attack Libya.", "France attacked Libya denied possible"},
		{"France had plans to attack Libya.", "France attacked Libya planned"},
		{"France had no plans to attack Libya.", "France attacked Libya denied planned"},
		{"France did nothing to support Mali.", "France supported Mali denied possible"},
		{"The failure of France to support Mali angered Libya.", "France supported Mali denied"},
		{"Russia used rockets to attack Turkey.", "Russia attacked Turkey"},
		{"Iran used to support Syria.", "Iran supported Syria"},
		// Impersonal judgements, and nouns that hold a clause.
		{"It is possible that Russia attacked Turkey.", "Russia attacked Turkey possible"},
		{"It is likely that Russia attacked Turkey.", "Russia attacked Turkey possible"},
		{"It is unlikely that Russia attacked Turkey.", "Russia attacked Turkey possible"},
		{"It is not true that Russia attacked Turkey.", "Russia attacked Turkey denied"},
		{"It is false that Russia attacked Turkey.", "Russia attacked Turkey denied"},
		{"It is clear that Russia attacked Turkey.", "Russia attacked Turkey"},
		{"There is no evidence that Russia attacked Turkey.", "Russia attacked Turkey possible"},
		{"Allegations that Russia attacked Turkey spread quickly.", "Russia attacked Turkey possible"},
		{"The fact that Russia attacked Turkey angered France.", "Russia attacked Turkey"},
		{"Russia is capable of attacking Turkey.", "Russia attacked Turkey possible"},
		{"Kim Berg pleaded not guilty to the charges.", "-Kim Berg pleaded_guilty_to"},
		{"Kim Berg was found not guilty of fraud.", `Kim Berg was_found_not_guilty_of "fraud"`},
		{"Russia is guilty of attacking Turkey.", "Russia attacked Turkey"},
		{"Russia is not guilty of attacking Turkey.", "Russia attacked Turkey denied"},
		// Gerunds under nouns.
		{"The fine for attacking Turkey is large.", "-attacked Turkey"},
		// Gerunds that are subjects.
		{"Attacking Libya may take France a year.", "-attacked Libya"},
		{"Russia is said to have attacked Turkey.", "Russia attacked Turkey possible"},
		{"Russia warned Turkey of a war if it attacks Syria.", "Russia warned Turkey"},
		{"Russia is believed to have attacked Turkey.", "Russia attacked Turkey possible"},
		{"Officials believe Russia, which attacked Turkey, acted alone.", "Russia attacked Turkey"},
		{"Russia appears to have attacked Turkey.", "Russia attacked Turkey possible"},
		{"Russia is suspected of attacking Turkey.", "Russia attacked Turkey possible"},
		{"Russia is accused of attacking Turkey.", "Russia attacked Turkey possible"},
	})
}

func TestStanceOfEventNouns(t *testing.T) {
	checkReadings(t, []reading{
		{"The case for links between Iraq and Syria was weak.", "Iraq relations_with Syria planned"},
		{"John Kerry called for talks between Russia and Turkey.", "Russia met Turkey planned"},
		{"Plans for talks between Russia and Turkey pleased France.", "Russia met Turkey planned"},
		{"Planned talks between Russia and Turkey pleased France.", "Russia met Turkey planned"},
		{"Russia denied Syrian attacks on Turkey.", "Syria attacked Turkey denied [Russia]"},
		{"John Kerry warned of Russian attacks on Turkey.", "Russia attacked Turkey possible [John Kerry]"},
		{"France supported the Syrian accusation against Turkey.", "-Syria accused Turkey denied"},
		{"Sergei Lavrov dismissed the Syrian accusation against Turkey.", "-Syria accused Turkey denied"},
		{"A judge dismissed a Syrian lawsuit against Turkey.", "-Syria sued Turkey denied"},
		{"France tried to prevent Russia from attacking Turkey.", "-Russia attacked Turkey denied planned"},
		{"France tried to prevent Russia from attacking Turkey.", "Russia attacked Turkey possible"},
		{"France prevented Russia from attacking Turkey.", "Russia attacked Turkey denied"},
		{"France prevented a Russian attack on Turkey.", "Russia attacked Turkey denied"},
		{"France welcomed the Russian attack on Turkey.", "Russia attacked Turkey"},
		{"France discussed a Russian attack on Turkey.", "Russia attacked Turkey planned"},
		{"The suspected Russian attack on Turkey angered France.", "Russia attacked Turkey possible"},
		{"John Kerry held the planned talks with Sergei Lavrov.", "John Kerry met Sergei Lavrov"},
		{"The talks between Russia and Turkey were expected to begin.", "Russia met Turkey"},
		{"France condemned the Russian attack on Turkey.", "Russia attacked Turkey"},
		{"France did not condemn the Russian attack on Turkey.", "Russia attacked Turkey"},
		{"France will condemn the Russian attack on Turkey.", "Russia attacked Turkey"},
		{"No Russian attacks on Turkey took place.", "Russia attacked Turkey denied"},
		{"France met Iran to end a Russian attack on Turkey.", "Russia attacked Turkey"},
		{"France rejected an appeal by Russia to Turkey.", "Russia urged Turkey"},
		{"Iran rejected a plan by Russia to attack Turkey.", "Russia attacked Turkey planned"},
		{"A Russian attack on Turkey is unlikely.", "Russia attacked Turkey possible"},
		{"The talks between Russia and Turkey did not begin.", "Russia met Turkey denied"},
		{"Russia is not in talks with Turkey.", "Russia met Turkey denied"},
		{"John Kerry will hold talks with Sergei Lavrov.", "John Kerry met Sergei Lavrov planned"},
	})
}

func TestSpeakers(t *testing.T) {
	checkReadings(t, []reading{
		// Indirect speech and what its verb commits to.
		{"Sergei Lavrov says Turkey attacked Syria.", "Turkey attacked Syria [Sergei Lavrov]"},
		{"Sergei Lavrov told John Kerry that Turkey had attacked Syria.", "Turkey attacked Syria [Sergei Lavrov]"},
		{"Sergei Lavrov issued a statement saying Turkey had attacked Syria.", "Turkey attacked Syria [Sergei Lavrov]"},
		{"Sergei Lavrov signed a letter urging Turkey to attack Syria.", "Turkey attacked Syria requested [Sergei Lavrov]"},
		{"Francois Hollande confirmed that Russia had attacked Turkey.", "Russia attacked Turkey [Francois Hollande]"},
		{"Francois Hollande acknowledged that France had attacked Libya.", "France attacked Libya [Francois Hollande]"},
		{"Francois Hollande claimed that Russia had attacked Turkey.", "Russia attacked Turkey possible [Francois Hollande]"},
		{"Francois Hollande alleged that Russia had attacked Turkey.", "Russia attacked Turkey possible [Francois Hollande]"},
		{"Francois Hollande suggested that Russia had attacked Turkey.",
			"Russia attacked Turkey possible [Francois Hollande]"},
		{"Francois Hollande doubted that Russia struck Homs.", "Russia struck Homs possible [Francois Hollande]"},
		{"Francois Hollande fears that Russia attacked Turkey.", "Russia attacked Turkey possible [Francois Hollande]"},
		{"Francois Hollande hopes that Germany supports Mali.", "Germany supported Mali possible [Francois Hollande]"},
		{"France warned that Iran had attacked Israel.", "Iran attacked Israel [France]"},
		{"Sergei Lavrov denied that Russia had attacked Turkey.", "Russia attacked Turkey denied [Sergei Lavrov]"},
		{"Russia denied attacking Turkey.", "Russia attacked Turkey denied [Russia]"},
		{"Sergei Lavrov did not deny that Russia had attacked Turkey.", "Russia attacked Turkey possible [Sergei Lavrov]"},
		{"Sergei Lavrov did not confirm that Russia had attacked Turkey.", "Russia attacked Turkey possible [Sergei Lavrov]"},
		{"Sergei Lavrov does not believe that Russia attacked Turkey.", "Russia attacked Turkey denied [Sergei Lavrov]"},
		{"Sergei Lavrov asked whether Russia had attacked Turkey.", "Russia attacked Turkey hypothetical [Sergei Lavrov]"},
		{"Turkey accused Russia of attacking Syria.", "Russia attacked Syria possible [Turkey]"},
		{"Sergei Lavrov said that he had won and that Angela Merkel would visit China.",
			"Angela Merkel visited China planned [Sergei Lavrov]"},
		{"Sergei Lavrov said Angela Merkel would visit China.", "Angela Merkel visited China planned [Sergei Lavrov]"},
		{"Sergei Lavrov said it was possible that Russia attacked Turkey.",
			"Russia attacked Turkey possible [Sergei Lavrov]"},
		// Nested: the inner source speaks.
		{"John Kerry said that Sergei Lavrov had confirmed that Turkey attacked Syria.",
			"Turkey attacked Syria [Sergei Lavrov]"},
		{"John Kerry said that Sergei Lavrov had claimed that Turkey attacked Syria.",
			"Turkey attacked Syria possible [Sergei Lavrov]"},
		{"John Kerry denied that Sergei Lavrov had said that Turkey attacked Syria.",
			"Turkey attacked Syria possible [Sergei Lavrov]"},
		// Sources named in other ways.
		{"According to John Kerry, Russia attacked Turkey.", "Russia attacked Turkey [John Kerry]"},
		{"Russia attacked Turkey, according to John Kerry.", "Russia attacked Turkey [John Kerry]"},
		{"Russia, according to John Kerry, attacked Turkey.", "Russia attacked Turkey [John Kerry]"},
		{"According to witnesses, Russia attacked Turkey.", `Russia attacked Turkey ["witnesses"]`},
		{"Russia attacked Turkey, John Kerry says.", "Russia attacked Turkey [John Kerry]"},
		{"Russia, John Kerry says, attacked Turkey.", "Russia attacked Turkey [John Kerry]"},
		{"Russia attacked Turkey, said John Kerry.", "Russia attacked Turkey [John Kerry]"},
		{"In a statement, John Kerry said Russia had attacked Turkey.", "Russia attacked Turkey [John Kerry]"},
		{"According to officials on Monday, Russia attacked Turkey.", `Russia attacked Turkey ["officials on Monday"]`},
		{"Officials said that Russia had attacked Turkey.", `Russia attacked Turkey ["Officials"]`},
		{"Russia attacked Turkey, a senior official said.", `Russia attacked Turkey ["a senior official"]`},
		{"John Kerry was quoted as saying that Russia had attacked Turkey.", "Russia attacked Turkey [John Kerry]"},
		{"John Kerry was quoted by Reuters as saying Russia had attacked Turkey.", "Russia attacked Turkey [John Kerry]"},
		{"In the words of John Kerry, Russia attacked Turkey.", "Russia attacked Turkey [John Kerry]"},
		{"John Kerry, speaking in Vienna, said that Russia had attacked Turkey.", "Russia attacked Turkey [John Kerry]"},
		{"The director of Syria's Red Crescent, Jane Holm, said that Russia had attacked Turkey.",
			"Russia attacked Turkey [Jane Holm]"},
		{"Sergei Lavrov said on Tuesday that Turkey had attacked Syria.", "Turkey attacked Syria [Sergei Lavrov]"},
		{"Sergei Lavrov said that the talks had failed in Vienna; Vienna is the capital of Austria.",
			"Vienna capital_of Austria"},
		{"It was reported that Russia had attacked Turkey.", "Russia attacked Turkey possible"},
	})
}

func TestQuotations(t *testing.T) {
	checkReadings(t, []reading{
		{"“Turkey attacked Syria,” said Sergei Lavrov.", "Turkey attacked Syria [Sergei Lavrov]"},
		{"Sergei Lavrov said: “Turkey attacked Syria.”", "Turkey attacked Syria [Sergei Lavrov]"},
		{"Sergei Lavrov: “Turkey attacked Syria.”", "Turkey attacked Syria [Sergei Lavrov]"},
		{"Sergei Lavrov defended the plan: “Turkey attacked Syria.”", "Turkey attacked Syria [Sergei Lavrov]"},
		{"\"Turkey attacked Syria,\" Sergei Lavrov told John Kerry.", "Turkey attacked Syria [Sergei Lavrov]"},
		{"“Turkey,” Sergei Lavrov said, “attacked Syria.”", "Turkey attacked Syria [Sergei Lavrov]"},
		{"“The war goes on,” Sergei Lavrov said. “Turkey attacked Syria.”", "Turkey attacked Syria [Sergei Lavrov]"},
		{"“Turkey attacked Syria. The war goes on,” Sergei Lavrov said.", "Turkey attacked Syria [Sergei Lavrov]"},
		{"Sergei Lavrov said: “The war goes on. Turkey attacked Syria.”", "Turkey attacked Syria [Sergei Lavrov]"},
		{"Sergei Lavrov spoke in Vienna. “Turkey attacked Syria,” he said.", "Turkey attacked Syria [Sergei Lavrov]"},
		{"“The war goes on,” Sergei Lavrov said. “It is cruel.\n“Turkey attacked Syria.”",
			"Turkey attacked Syria [Sergei Lavrov]"},
		{"“The war goes on,” Sergei Lavrov said. “Turkey attacked Syria,” Recep Erdogan said.",
			"Turkey attacked Syria [Recep Erdogan]"},
		{"“Tired and cold,” writes the diver Ann Lee on Instagram. “Turkey attacked Syria.”",
			"Turkey attacked Syria [Ann Lee]"},
		{"“Turkey attacked Syria,” reads a letter to the press.", `Turkey attacked Syria ["a letter"]`},
		{"Ann Lee wrote of Bo Hart, “I saw that Bo had changed”, recalling their meeting. “Turkey attacked Syria.”",
			"Turkey attacked Syria [Ann Lee]"},
		{"“Turkey attacked Syria,” an official said.", `Turkey attacked Syria ["an official"]`},
		{"“I met Angela Merkel,” Francois Hollande said.", "Francois Hollande met Angela Merkel [Francois Hollande]"},
		{"“Has Turkey attacked Syria?” Sergei Lavrov asked.", "Turkey attacked Syria hypothetical [Sergei Lavrov]"},
		{"“Turkey did not attack Syria,” Recep Erdogan said.", "Turkey attacked Syria denied [Recep Erdogan]"},
		{"‘Turkey attacked Syria,’ Sergei Lavrov said.", "Turkey attacked Syria [Sergei Lavrov]"},
		{"The army “attacked” Syria, and France attacked Libya.", "France attacked Libya"},
		{"Russia “attacked” Syria.", "Russia attacked Syria possible"},
		// Who is spoken of is not who speaks.
		{"Francois Hollande spoke in Vienna. “Sergei Lavrov attacked Syria,” he said.",
			"Sergei Lavrov attacked Syria [Francois Hollande]"},
		{"Francois Hollande spoke in Vienna. 'Sergei Lavrov attacked Syria,' he said.",
			"Sergei Lavrov attacked Syria [Francois Hollande]"},
		{"Francois Hollande spoke. “Sergei Lavrov met Angela Merkel. He attacked Syria,” he said.",
			"Sergei Lavrov attacked Syria [Francois Hollande]"},
		{"“Sergei Lavrov attacked Syria,” he said.", "-Sergei Lavrov attacked Syria [Sergei Lavrov]"},
		{"Sergei Lavrov spoke. “I attacked Syria,” he said.", "Sergei Lavrov attacked Syria [Sergei Lavrov]"},
		// One who replies answers another.
		{"Angela Merkel spoke. “Turkey attacked Syria.” She replied: “The war goes on.”", "Turkey attacked Syria"},
		{"Angela Merkel asked Sergei Lavrov.\n“It is late,” Lavrov said.\n“Turkey attacked Syria,” she replied.",
			"Turkey attacked Syria [Angela Merkel]"},
		{"Angela Merkel asked Sergei Lavrov.\n“It is late,” Lavrov said.\n“Turkey attacked Syria,” he added.",
			"Turkey attacked Syria [Sergei Lavrov]"},
		// Marks around a word or a title make no speech.
		{"The “friends” of Russia attacked Turkey, and France attacked Libya.", "France attacked Libya"},
		{"Sergei Lavrov spoke of “terror”. Turkey attacked Syria.", "Turkey attacked Syria"},
		{"“The war goes on,” Sergei Lavrov said. Turkey attacked Syria.", "Turkey attacked Syria"},
		{"“The war goes on,” Sergei Lavrov said.\nTurkey attacked Syria.", "Turkey attacked Syria"},
	})
}

func TestTurnsOfInterviews(t *testing.T) {
	checkReadings(t, []reading{
		{"Q. Did Russia attack Turkey?\nA. No. Russia attacked Syria.", "Russia attacked Turkey hypothetical [\"Q.\"]"},
		{"Reporter: Is Russia attacking Turkey?\nAngela Merkel: Russia attacked Syria.\nReporter: Why?",
			"Russia attacked Turkey hypothetical [\"Reporter\"]"},
		{"Reporter: Is Russia attacking Turkey?\nAngela Merkel: Russia attacked Syria.\nReporter: Why?",
			"Russia attacked Syria [Angela Merkel]"},
		{"Angela Merkel took questions.\nQ. Why did Russia attack Turkey?\nRussia attacked Syria.\nQ. Why?",
			"Russia attacked Syria [Angela Merkel]"},
		{"Angela Merkel took questions.\nQ: Did you leave? A: Yes, I met Sergei Lavrov in Vienna.",
			"Angela Merkel met Sergei Lavrov @Vienna [Angela Merkel]"},
		{"President Angela Merkel took questions.\nTHE PRESIDENT: I met Sergei Lavrov in Vienna.\nQ: Why?\n" +
			"THE PRESIDENT: Turkey attacked Syria.", "Angela Merkel met Sergei Lavrov @Vienna [Angela Merkel]"},
		{"The president took questions.\nTHE PRESIDENT: I met Sergei Lavrov in Vienna.\nQ: Why?\n" +
			"THE PRESIDENT: Turkey attacked Syria.", `"I" met Sergei Lavrov @Vienna ["THE PRESIDENT"]`},
		{"Interviewer: You met Sergei Lavrov.\nAngela Merkel: Yes. I met Lavrov in Vienna.",
			"Angela Merkel met Sergei Lavrov @Vienna [Angela Merkel]"},
	})
}

// Who says what the parse has put beside a verb of speech, or what a noun puts forward.
func TestSpeakersBesideClauses(t *testing.T) {
	checkReadings(t, []reading{
		{`Ann Lee went on, "And we have never before attacked France."`, `"we" attacked France denied [Ann Lee]`},
		{"The general secretary of the union (National Union of Miners), Ann Lee, said that Russia attacked France.",
			"Russia attacked France [Ann Lee]"},
		{"Ann Lee said it would be cold so Russia should help France.", "Russia helped France requested [Ann Lee]"},
		{`The mayors criticized France, citing the sale as a "grave mistake".`,
			`"the sale" was "a grave mistake" ["The mayors"]`},
		{"Turkey maintains the position that France attacked Mali.", "France attacked Mali [Turkey]"},
		{"Ann Lee holds the view that France attacked Mali.", "France attacked Mali possible [Ann Lee]"},
		{"Ann Lee stressed the need to help Mali.", `-"need" helped`},
		{"As Ann Lee told the Post, France attacked Mali.", "France attacked Mali [Ann Lee]"},
		{"France, as Ann Lee reported on Monday, attacked Mali.", "France attacked Mali [Ann Lee]"},
		{"As reported by Ann Lee, France attacked Mali.", "France attacked Mali [Ann Lee]"},
		{"As Ann Lee told the story, France attacked Mali.", "France attacked Mali"},
		{"France, Ann Lee said, attacked Mali.", `Ann Lee said "France attacked Mali"`},
		{"Ann Lee's statement that France attacked Mali surprised Chad.", "France attacked Mali [Ann Lee]"},
	})
}
