package extract_test

import (
	"slices"
	"testing"
)

// Roles are those that such a thing can take, whatever its preposition stands for elsewhere.
func TestPlainRoles(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The bags had been sealed with tape.", `sealed patient="bags" instrument="tape"`},
		{"Lind declined to comment through a lawyer.", `commented agent=Lind instrument="lawyer" denied`},
		{"The warplanes flew over the dam.", `flew theme="warplanes" place="dam"`},
		{"The bus was carrying mourners to a funeral.",
			`carried agent="bus" theme="mourners" destination="funeral"`},
		{"Fans wept as the verdict was read out.", `wept agent="fans" time="verdict read out"`},
		{"The club presented the nurse with a medal.", `presented agent="club" theme="medal" recipient="nurse"`},
		{`"The mill has closed," Mary Lind told a news conference.`,
			`told agent=Mary Lind recipient="news conference" topic="mill closed"`},
		{"Ole Vik received treatment for burns at a clinic.", `treated patient=Ole Vik place="clinic" cause="burns"`},
		{"Ten people were detained and two officers hurt.", `injured patient="officers"`},
		{"Ole Vik was arrested and banned from leaving Norway.",
			`banned theme=Ole Vik topic="Ole Vik did not leave Norway"`},
		{"The court fined Siemens a total of $5 million.", `fined agent="court" theme="5000000 USD" recipient=Siemens`},
		{"The injured were taken to a clinic.", `took patient="injured" destination="clinic"`},
		{"Norway was fined, while Chad got a warning.", `fined recipient=Norway`},
		{"A phone made by students broke.", `created agent="students" theme="phone"`},
		{"Ole Vik survived a shark attack.", `attacked agent="shark"`},
		{"The firm filed a lawsuit against Chad.", `sued agent="firm" theme=Chad`},
		{"Lind paid for Berg to attend the school.", `paid agent=Lind purpose="Berg to attend school"`},
		{"The judge gave the nurse permission to leave Norway.", `left agent="nurse" source=Norway possible`},
		{"Berg was granted the right to sell the ship.", `sold agent=Berg theme="ship" possible`},
		{"The court gave permission to sell the ship.", `sold theme="ship" possible`},
		{"Lind was flown to the Berg Hospital.", `flew theme=Lind destination=Berg Hospital`},
		{"The audience was shown a replay from the 2014 ceremony.", `replayed source="2014 ceremony"`},
		{"Lind won by over six million votes.", `won agent=Lind extent="votes"`},
		{"Fans mourned the passing of Ann Lind.", `died patient=Ann Lind`},
		{"The bank raised its rate by two points to 4.5%.",
			`raised agent="bank" patient="rate" destination="4.5 percent" extent="two points"`},
		{"Lom United have appointed Ann Lind as head coach on a two-year contract.",
			`appointed agent=Lom United theme=Ann Lind attribute="head coach" manner="on a two-year contract"`},
		{"The men fled on a motorcycle.", `fled agent="men" instrument="motorcycle"`},
		{"The court ruled on Monday that the ban was lawful.", `ruled agent="court" theme="ban was lawful" 2015-09-28`},
		{"An orderly protest over the death of a teenager turned into a riot.",
			`protested_against cause="death of teenager"`},
		{"Schools were closed and flights were cancelled.", `closed patient="schools"`},
		{"Norway recalled its ambassador.", `recalled agent=Norway theme="ambassador"`},
		{"Norway accused Chad of supporting rebels.", `accused agent=Norway theme=Chad cause="Chad supported rebels"`},
		{"The court upheld the ruling of a lower court.", `decided_on agent="lower court"`},
		{"Leeds beat Hull thanks to a late goal.", `beat agent=Leeds theme=Hull cause="late goal"`},
		{"The nurse played for Leeds.", `played agent="nurse" beneficiary=Leeds`},
		{"Norway sold its stake in Volta to a rival.", `sold agent=Norway theme="stake" recipient="rival"`},
		{"Officials closed the road to traffic.", `closed agent="officials" patient="road" theme="traffic"`},
		{"Norway opened the tournament with a 2-0 win over Chad.", `defeated agent=Norway theme=Chad`},
		{"Norway secured a narrow victory against Chad.", `defeated agent=Norway patient=Chad`},
		{"A late goal gave Norway a 1-0 win over Chad.", `defeated agent=Norway theme=Chad`},
		{"Norway celebrated its win in the final.", `won agent=Norway patient="final"`},
		{"Norway was the only country to oppose the treaty.", `opposed agent=Norway theme="treaty"`},
		{"Ann Lee became the first woman to climb the tower.", `climbed agent=Ann Lee destination="tower"`},
		{"The only company to bid for the contract was Siemens.", `bid agent=Siemens theme="contract"`},
		{"She filled out the form.", `filled_out agent="woman" theme="form"`},
		{"The mayor was poisoned in Oslo.", `poisoned patient="mayor" place=Oslo`},
		{"Norway closed the border in response to the raid.", `closed agent=Norway patient="border" cause="raid"`},
		{"Divers searched the wreck in an attempt to find the crew.",
			`searched agent="divers" theme="wreck" purpose="divers to find crew"`},
		{"The clinic was battered by a storm.", `devastated agent="storm" patient="clinic"`},
		{"Critics mocked the mayor for the delay.", `mocked agent="critics" theme="mayor" cause="delay"`},
		{"She thanked the crew on behalf of the mayor.", `thanked agent="woman" theme="crew" beneficiary="mayor"`},
		{"The court assigned the case to Anna Lind.", `assigned agent="court" theme="case" recipient=Anna Lind`},
		{"The chancellor Anna Lind sent a letter to the owner Siemens and his team, giving them access.",
			`sent agent=Anna Lind theme="letter to owner and team" destination=Siemens destination="team"`},
		{"Siemens re-opened the airport.", `re_opened agent=Siemens theme="airport"`},
		{"Siemens received a notice from Oxfam.", `received agent=Siemens theme="notice" source=Oxfam`},
		{"Workers added salt to the soup.", `added agent="workers" patient="salt" destination="soup"`},
		{"The delay may lead to protests.", `led agent="delay" theme="protests" possible`},
		{"Ten signatures are needed to register the party.", `needed theme="signatures" purpose="party to be registered"`},
		{"Ole Vik was charged with taking bribes.", `charged theme=Ole Vik cause="Ole Vik took bribes"`},
		{"Kenya charged Ole Vik with two counts of theft.", `charged agent=Kenya theme=Ole Vik cause="theft"`},
		{"The nurse traveled with her two sons.", `traveled agent="nurse" agent="sons"`},
		{"The mugs are made from clay.", `made theme="mugs" source="clay"`},
		{"The crew died trying to escape.", `died patient="crew"`},
		{"Lind was reported missing by the police.", `reported_missing agent="police" topic=Lind`},
		{"The man approached the guards with a knife.", `approached agent="man" theme="guards" manner="with a knife"`},
		{"The suspect remained in custody.", `remained theme="suspect" attribute="in custody"`},
		{"The painting was returned to the museum.", `returned theme="painting" destination="museum"`},
		{"The vaccine is safe.", `was_safe theme="vaccine"`},
		{"Two teenagers were stabbed to death in Oslo.", `stabbed patient="teenagers" place=Oslo manner="to death"`},
		{"Two teenagers were stabbed to death in Oslo.", `died patient="teenagers"`},
		{"Lind did not attend the trial.", `prosecuted`},
		{"The storm hit Oslo on Saturday.", `hit agent="storm" patient=Oslo 2015-09-26`},
		{"Hundreds marched through Oslo.", `marched agent="hundreds" place=Oslo`},
		{"Members voted by mail.", `voted agent="members" manner="by mail"`},
		{"The man drove under the influence of alcohol.", `drove agent="man" manner="under the influence of alcohol"`},
		{"The vigil devolved into a riot.", `devolved theme="vigil" attribute="riot"`},
		{"Lind was involved in the robbery.", `was_involved theme=Lind topic="robbery"`},
		{"Critics blasted the mayor for the delay.", `blasted agent="critics" theme="mayor" cause="delay"`},
		{"The injury ended the season for the goalkeeper.",
			`ended agent="injury" theme="season" beneficiary="goalkeeper"`},
		{"Lind gave the club the money through a lawyer.",
			`gave agent=Lind theme="money" recipient="club" instrument="lawyer"`},
		{"Miners face pressure from banks.", `pressured agent="banks" theme="miners"`},
		{"The plane broke into three pieces.", `broke patient="plane"`},
		{"The clinic dealt with the patients.", `dealt agent="clinic" theme="patients"`},
		{"The airport was evacuated.", `evacuated patient="airport"`},
		{"Vik, bought from Porto for £9m in July, scored the winner.",
			`acquired theme=Vik source=Porto extent="9000000 GBP" 2015-07`},
		{"Anna Lind was found guilty of arson by a jury at Leeds Crown Court.",
			`convicted agent="jury" theme=Anna Lind topic="arson" place=Leeds Crown Court`},
		{"Luton finished the match with nine men after midfielder Karl Osei was sent off for a foul on Ruiz.",
			`sent theme=Karl Osei cause="foul on Ruiz"`},
		{"Norway will invest in Chad over two years.", `invested agent=Norway place=Chad extent="P2Y" planned`},
		{"Sales fell by a fifth last year.", `fell patient="sales" extent="0.2" 2014`},
		{"The court fined the Dutch carmaker Volta €120 million.",
			`fined agent="court" recipient=Volta extent="120000000 EUR"`},
		{"The closure of the A9 between Perth and Inverness caused delays.", `closed patient=A9 place=Perth place=Inverness`},
		{"The opposition Liberal Party pulled out of the coalition.",
			`withdrew_from agent=Liberal Party source="coalition"`},
		{"The blast killed a guard.", `blasted`},
		{"Norway paid the family $2 million in emergency aid.",
			`paid agent=Norway theme="emergency aid" recipient="family"`},
		{"Villagers gathered outside the court.", `gathered agent="villagers" place="court"`},
		{"Anna Lind has not sung in public since.", `performed agent=Anna Lind denied`},
		{"Anna Lind had been charged.", `charged theme=Anna Lind`},
		{"The bank charged customers twice.", `charged agent="bank" recipient="customers"`},
		{"The factory employs nurses.", `employed agent="factory" theme="nurses"`},
		{"They could not look after the children.", `looked_after theme="children" denied possible`},
		{"The widow was helped out of her flat by firefighters.",
			`helped agent="firefighters" theme="flat" beneficiary="widow"`},
		{"Police left the hotel in Lyon.", `left agent="police" place=Lyon source="hotel"`},
		{"Revenue climbed 8% to $3 billion.", `climbed patient="revenue" destination="3000000000 USD" extent="8 percent"`},
		{"Shares in Volta closed down 3% on Monday.", `closed patient="shares" extent="3 percent" 2015-09-28`},
		{"Profit fell to $2 million from $3 million a year earlier.",
			`fell patient="profit" source="3000000 USD" destination="2000000 USD"`},
		{"The bank kept its rate unchanged on Monday.", `kept_unchanged agent="bank" theme="rate" 2015-09-28`},
		{"Turnout was lower than in 2011, when most people voted.", `was_low theme="turnout"`},
		{"Norway, along with Mali, signed the treaty.", `signed agent=Norway agent=Mali theme="treaty"`},
		{"Moro named Ann Lee as justice minister.", `appointed agent=Moro theme=Ann Lee attribute="justice minister"`},
		{"Lind said she would appeal.", `appealed agent=Lind planned [Lind]`},
		{"Lind will appeal to the Supreme Court.", `appealed_to agent=Lind recipient=Supreme Court planned`},
		{"A jury acquitted Lind of arson.", `acquitted agent="jury" patient=Lind cause="arson by Lind"`},
		{"She had a heart attack.", `happened patient="woman"`},
		{"Surgeons performed the world's first liver transplant.",
			`transplanted agent="surgeons" patient="liver" place="world"`},
		{"Norway imposed tariffs on steel.", `taxed agent=Norway patient="steel"`},
		{"Nurses walked out in a dispute over pay.", `walked_out agent="nurses" cause="dispute over pay"`},
		{"The storm made landfall near Lom with high winds.",
			`made_landfall agent="storm" place=Lom manner="with high winds"`},
		{"Volta did not admit wrongdoing.", `admitted agent=Volta topic="wrongdoing" denied`},
		{"Porto beat Twente 3-1.", `beat agent=Porto theme=Twente extent="3-1"`},
		{"The city cut the number of schools from 180 to 50.",
			`cut agent="city" patient="number of schools" source="180" destination="50"`},
		{"Saudi Arabia will cut output.", `cut agent=Saudi Arabia patient="output" planned`},
		{"Lind studies at Oslo University.", `studied agent=Lind place=Oslo University`},
		{"Lind left the building on Monday.", `left agent=Lind source="building" 2015-09-28`},
		{"With three weeks to go before the vote, Lind leads Berg.", `led agent=Lind patient=Berg`},
		{"Lind would plead not guilty.", `pleaded_not_guilty agent=Lind possible`},
		{"Vik beat Marchetti 7-6, 6-3.", `beat agent=Vik theme=Marchetti extent="6-3"`},
		{"The firm ended a six-week strike.", `struck`},
		{"Lom beat Voss on penalties.", `defeated agent=Lom theme=Voss`},
		{"The virus has infected 2,000 people in 14 countries, the WHO said.",
			`infected agent="virus" patient="people" place="countries" [World Health Organization]`},
		{"Lind apologized for the remarks, calling them a mistake.",
			`named agent=Lind theme="remarks" attribute="a mistake"`},
		{"The mayor resigned under pressure from her party.",
			`resigned agent="mayor" manner="under pressure from her party"`},
		{"Lawmakers walked out in protest at the bill.", `walked_out agent="lawmakers" cause="bill"`},
		{"The government was forced to delay the vote by a wave of strikes.",
			`forced agent="strikes" patient="government" topic="government delayed vote"`},
		{"Firefighters contained the blaze on Monday.", `contained agent="firefighters" theme="blaze" 2015-09-28`},
		{"The bill passed on Monday.", `adopted theme="bill" 2015-09-28`},
		{"The index lost 1.4 percent.", `lost patient="index" extent="1.4 percent"`},
		{"Volta cut its sales forecast.", `cut agent=Volta patient="sales forecast"`},
		{"The court sentenced two of the men to life.", `sentenced agent="court" theme="men" attribute="life"`},
		{"Rescuers pulled a girl alive from the rubble.",
			`pulled agent="rescuers" patient="girl" attribute="alive" source="rubble"`},
		{"The raid left two killed.", `killed agent="raid" patient="people"`},
		{"The ship was turned away by Mali.", `turned_away agent=Mali theme="ship"`},
		{"The report blamed the accident on poor maintenance.",
			`blamed agent="report" theme="accident" cause="poor maintenance"`},
		{"A soldier was jailed for life.", `jailed theme="soldier" extent="life"`},
		{"The talks broke down over fishing rights.", `broke_down patient="talks" cause="fishing rights"`},
		{"There was not enough evidence to charge Lind.", `charged theme=Lind denied`},
		{"It was Porto's third defeat.", `defeated theme=Porto`},
		{"The firm benefited from the deal.", `benefited beneficiary="firm" source="deal"`},
		{"The knife was used to kill Lind.", `killed agent="knife" patient=Lind`},
		{"Failed rains could push food prices higher.", `raised agent="failed rains" patient="food prices" possible`},
		{"At least nine people drowned.", `drowned patient="people"`},
		{"Vik denied any part in killing Lind.", `killed agent=Vik patient=Lind denied [Vik]`},
		{"The storm tore the roof off the school.", `tore agent="storm" patient="roof" source="school"`},
		{"Police arrested Vik at the airport.", `arrested agent="police" patient=Vik place="airport"`},
		{"Workers walked out over pay.", `walked_out agent="workers" cause="pay"`},
		{"The lawsuit, filed in May, is set for trial in March 2016.", `prosecuted 2016-03 planned`},
		{"Lind called an election for 9 October.", `elected 2015-10-09 planned`},
		{"The chips are small enough to run the software.", `ran agent="chips" theme="software" possible`},
		{"Volta is in talks to sell its ships.", `sold agent=Volta theme="ships" planned`},
	} {
		x := read(c.text)
		var got []string
		for i := range x.Events {
			got = append(got, showEvent(&x, &x.Events[i]))
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s\nwant %s\ngot  %q", c.text, c.want, got)
		}
	}
}

// Whose doing an infinitive or a gerund under a noun is, what a verb says that its object is, what a relative clause
// leaves behind.
func TestSharedParticipants(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The divers are to search the wreck.", `searched agent="divers" theme="wreck" planned`},
		{"The goal is to rebuild the bridge.", `rebuilt theme="bridge" planned`},
		{"Lind defended her role in selling the bank.", `sold agent=Lind theme="bank"`},
		{"Lind was arrested on suspicion of stealing a boat.", `stole agent=Lind theme="boat" possible`},
		{"Siemens designed, built and sold the ferry.", `designed agent=Siemens theme="ferry"`},
		{"Residents were forced to leave their homes by the flood.",
			`forced agent="flood" patient="residents" topic="residents left homes"`},
		{"The council called for the mayor to resign.", `called_for agent="council" theme="mayor to resign"`},
		{"The shop had trouble finding staff.", `found agent="shop" theme="staff"`},
		{"The order to close schools angered parents.", `closed patient="schools" requested`},
		{"The instruction to wear masks will ease the concerns of travellers.", `wore theme="masks" requested`},
		{"Despite attempts by rangers to save the horse, the horse died.", `saved agent="rangers" theme="horse" planned`},
		{"Oslo sold ten boats, with the next city, Bergen, selling two.", `sold agent=Bergen theme="boats"`},
		{"Lind, the owner of the mill and a friend of the king, died in Oslo.", `died patient=Lind place=Oslo`},
		{"The arrest came after a raid.", `arrested`},
		{"The raid took place in an attempt to free the crew.", `freed theme="crew" planned`},
		{"Ann Lee writes for the Sun among other papers.", `wrote agent=Ann Lee recipient=Sun`},
		{"Ole Vik headed the family.", `led agent=Ole Vik theme="family"`},
		{"The council found the tower unsafe.", `found agent="council" theme="tower" attribute="unsafe"`},
		{"Norway declared the flood a disaster.", `announced agent=Norway topic="flood" attribute="disaster"`},
		{"The pilot was found dead in a forest.", `found_dead theme="pilot" place="forest"`},
		{"Lind left the hotel that Berg had stayed at.", `stayed theme=Berg place="hotel"`},
		{"Lind named two guards who she said had burned the letters.", `burned agent="guards" patient="letters" [Lind]`},
	} {
		x := read(c.text)
		var got []string
		for i := range x.Events {
			got = append(got, showEvent(&x, &x.Events[i]))
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s\nwant %s\ngot  %q", c.text, c.want, got)
		}
	}
}

// What only looks like an event is none, and what judges a clause is its modality.
func TestNoEvents(t *testing.T) {
	for _, c := range []struct {
		text  string
		count int
	}{
		{"The cause was a press release.", 0},
		{"The secret became known.", 0},
		{"Norway announced the cause of the fire.", 2},
		{"The tower is likely to fall.", 1},
		{"The flames and the cold weather worried the crew.", 1},
	} {
		x := read(c.text)
		var got []string
		for i := range x.Events {
			got = append(got, showEvent(&x, &x.Events[i]))
		}
		if len(got) != c.count {
			t.Errorf("%s\nwant %d events\ngot  %q", c.text, c.count, got)
		}
	}
}
