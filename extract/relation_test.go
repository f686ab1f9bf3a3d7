package extract_test

import "testing"

// A place behind a noun is not where those are whom the noun is about.
func TestPresence(t *testing.T) {
	checkReadings(t, []reading{
		{"The soldiers of the Red Cross in Mali left.", "Red Cross present_in Mali"},
		{"An earthquake struck the city of Homs, east of Beirut.", "Homs located_near Beirut"},
		{"Telescopes in Chile saw the comet.", `"Telescopes in Chile" located_in Chile`},
		{"Nurses from Oslo and Bergen fed the sick.", `"Nurses from Oslo and Bergen" came_from Bergen`},
		{"The senator from Ohio left.", `-"The senator from Ohio" came_from`},
		{"The polls showed a swing against the Green Party in Cornwall.", "-Green Party present_in"},
		{"The result was a boost for Angela Merkel in Bavaria.", "-Angela Merkel present_in"},
		{"Support for the Green Party in Bavaria has grown.", "-Green Party present_in"},
		{"Supporters of Angela Merkel in Bavaria marched.", "-Angela Merkel present_in"},
		{"Support for Angela Merkel and the Green Party in Bavaria has grown.", "-Green Party present_in"},
		{"Airstrikes against the Islamic State in Syria continued.", "Islamic State present_in Syria"},
	})
}

// Whose friend or relative one without a name is.
func TestRelatives(t *testing.T) {
	checkReadings(t, []reading{
		{"Ole Vik's wife left Oslo.", `"Ole Vik's wife" spouse_of Ole Vik`},
		{"Associates of Ole Vik left Oslo.", `"Associates of Ole Vik" associate_of Ole Vik`},
		{"Members of the Green Party left Oslo.", `"Members of the Green Party" member_of Green Party`},
		{"Ole Vik's relations with Norway were good.", `-"Ole Vik's relations with Norway" relation`},
		{"They met senior advisors Kari Lund and Ole Vik.", `Ole Vik position "senior advisor"`},
	})
}

// What is said or becomes of someone is no thing that the verb relates him to.
func TestNoThings(t *testing.T) {
	checkReadings(t, []reading{
		{"Ann Lee stressed that the bank was safe.", "-Ann Lee stressed_that"},
		{"Ann Lee became the nominee on the second ballot.", "-Ann Lee became_on"},
		{"The company changed to a new name in 1999.", `"The company" changed_to "a new name" 1999`},
		{"Our thoughts go to the families.", `-"Our thoughts" traveled_to`},
		{"Ann Lee cited a source.", `Ann Lee cited "a source"`},
		{"Ann Lee lacked authority.", `Ann Lee lacked "authority"`},
		{"Doctors fear an outbreak of flu, which took place in 2003.", "-flu took"},
		{"Ann Lee left Oslo en route to Bergen.", "-Oslo was_left_en"},
		{"Ann Lee won the Green Party's caucuses in Ohio.", "-Green Party caucused"},
		{"Ann Lee described the hall as a \"Siemens-built barn.\"", `"the hall" described_as "Siemens-built barn"`},
		{"Ole Vik was sentenced to prison in the Southern District of Ohio.",
			"-Ole Vik sentenced_to Southern District of Ohio"},
		{"Ann Lee declared the town on her blog as a bore.", `-Ann Lee announced`},
		{"The vote is scheduled for March 3, when two parties hold primaries.", `-"The vote" was_scheduled_to`},
		{"Ann Lee, a former manager and owner of the website \"Bill's List\", left.",
			`Ann Lee position "owner of the website Bill's List"`},
		{"Luck was the top prize of the draft.", "-Luck instance_of"},
	})
}

// Who tells an occasion something tells it of what he says; the occasion was.
func TestToldOccasions(t *testing.T) {
	checkReadings(t, []reading{
		{"Ann Lee told a news conference that the war was over.", `Ann Lee told "a news conference"`},
		{"Ann Lee told a rally in Oslo that the war was over.", `"a rally" happened_in Oslo`},
		{"Ann Lee told a news conference she would leave.", `-Ann Lee left "a news conference"`},
	})
}

// A noun of two words is read as the one that means the same.
func TestTwoWords(t *testing.T) {
	checkReadings(t, []reading{
		{"Ann Lee met her Russian opposite number, Ole Vik, in Geneva.", "Ole Vik counterpart_of Ann Lee"},
		{"Ann Lee met her Russian opposite number, Ole Vik, in Geneva.", "Ann Lee met Ole Vik @Geneva"},
	})
}

// To whom one gives something one does not give.
func TestGifts(t *testing.T) {
	checkReadings(t, []reading{
		{"Siemens offered Ann Lee a job.", "Siemens offered_to Ann Lee"},
		{"Siemens offered Ann Lee a job.", "-Siemens offered Ann Lee"},
		{"Ole Vik sent Ann Lee a letter.", `Ole Vik sent "a letter"`},
		{"Ole Vik paid Ann Lee $500.", "Ole Vik paid Ann Lee"},
	})
}

// What people are to another by what was done to them or by them both.
func TestFamilies(t *testing.T) {
	checkReadings(t, []reading{
		{"Greta Holm was born to Ole Holm and Ann Lee in Oslo.", "Greta Holm child_of Ann Lee"},
		{"Ann Lee and Ole Vik divorced in 1970.", "Ann Lee divorced Ole Vik 1970"},
	})
}

// What a director is of says what he leads.
func TestDirectors(t *testing.T) {
	checkReadings(t, []reading{
		{"Norway's director of fisheries left.", `"Norway's director of fisheries" official_of Norway`},
		{"Which U.S. president left?", `-"Which U.S. president" leader_of`},
	})
}

// Of what "or" joins only one may be so.
func TestAlternatives(t *testing.T) {
	checkReadings(t, []reading{
		{"The plane fell into a ditch or a gorge.", `"The plane" fell_into "a ditch" possible`},
		{"The plane fell into a ditch or a gorge.", `"The plane" fell_into "a gorge" possible`},
		{"The plane fell into a ditch and a gorge.", `"The plane" fell_into "a gorge"`},
		{"The law protects plants or animals.", `"The law" protected "plants"`},
		{"The mayor banned any rally or march.", `"The mayor" banned "any rally"`},
	})
}

// An office that someone has or takes up is no second one who leads.
func TestNoSecondLeader(t *testing.T) {
	checkReadings(t, []reading{
		{"Ole Vik served as chairman of Siemens.", "Ole Vik led Siemens"},
		{"Ole Vik served as chairman of Siemens.", `-"chairman of Siemens" leader_of`},
		{"The chairman of Siemens left.", `"The chairman of Siemens" leader_of Siemens`},
	})
}

// What a thing has is said where one can count it or point at it.
func TestHaving(t *testing.T) {
	checkReadings(t, []reading{
		{"Egypt has two terminals.", `Egypt had "two terminals"`},
		{"Ann Lee has a good reputation.", `Ann Lee had "a good reputation"`},
		{"Egypt has other plans.", "-Egypt had"},
		{"The train has banners.", `"The train" had "banners"`},
		{"Egypt does not have a terminal.", `Egypt had "a terminal" denied`},
		{"Guy Lund had three children.", `Guy Lund parent_of "three children"`},
		{"Egypt has doubts.", "-Egypt had"},
		{"We have two boats.", `-"We" had`},
	})
}

// One of several is what they are.
func TestOneOfSeveralIsOne(t *testing.T) {
	checkReadings(t, []reading{
		{"Ole Vik is one of the best-known writers.", `Ole Vik position "best-known writer"`},
		{"Ole Vik, one of Norway's writers, left.", `Ole Vik position "writer"`},
		{"Ole Vik, one of Norway's writers, left.", "-Ole Vik wrote"},
		{"Siemens, one of the largest companies in Germany, grew.", `Siemens instance_of "companies"`},
		{"The bank is one of the largest lenders.", `"The bank" was "one of the largest lenders"`},
		{"Ole Vik met one of the ministers.", "-Ole Vik position"},
	})
}

// Verbs that relate no two things by themselves.
func TestNoRelation(t *testing.T) {
	checkReadings(t, []reading{
		{"Compared to Chad, Mali has spent little.", "-Mali was_compared_to"},
		{"Mali is a large country compared with Togo.", "-Mali was_compared_with"},
		{"Mali, contrasted with Togo, is a large country.", "-Mali was_contrasted_with"},
		{"Iran is encircled by Iraq and Pakistan.", "-Iraq besieged"},
		{"Ann Lee sent Bo Hart, along with Kim Berg, to Mali.", "-Kim Berg sent"},
		{"Angela Merkel wants Turkey to have a say.", "-Angela Merkel wanted Turkey"},
		{"Russia needs Syria to have a strong army.", "-Russia needed Syria"},
		{"Angela Merkel asked Turkey to help.", "Angela Merkel asked Turkey"},
		{"The report led to Kim Berg resigning.", `-"The report" caused`},
		{"The report led to Kim Berg leaving Siemens.", "Kim Berg left Siemens"},
		{"The report did not lead to Kim Berg leaving Siemens.", "Kim Berg left Siemens denied"},
		{"English is spoken by Norway, Sweden and Denmark.", "-Norway spoke_with"},
		{"A treaty was agreed by Norway and Sweden.", "Norway agreed_with Sweden"},
		{"Lyon was known as Lugdunum by the Romans.", "-Romans knew"},
		{"Lyon was known as Lugdunum by the Romans.", "-Romans known_as"},
		{"Kim Berg left the keys with Ann Lee.", "-Kim Berg left_with"},
		{"With Ann Lee, Kim Berg discussed the plan.", "Kim Berg discussed_with Ann Lee"},
		{"Siemens was pleased with its Berg deal.", "-Siemens agreed_with"},
		{"The president gave Kim Berg full control over Siemens.", "Kim Berg controlled Siemens"},
		{"Kim Berg scored for the African side.", "-Kim Berg scored_for Africa"},
		{"Ann Lee thanked the governments of Asia.", "-Ann Lee thanked Asia"},
		{"The council voted for the plan, with Mali as its guarantor.", `-"The council" voted_with`},
		{"Kim Berg returned the money to Siemens.", "-Kim Berg returned_to"},
		{"Kim Berg returned to Siemens.", "Kim Berg returned_to Siemens"},
		{"Russia withdrew its troops from Syria.", "Russia withdrew_from Syria"},
		{"Ann Lee met Kim Berg, where she praised Siemens.", "-Ann Lee praised_in"},
		{"Ann Lee went to Lyon, where she praised Siemens.", "Ann Lee praised Siemens @Lyon"},
		{"His gifts led to him working for Siemens.", `-"His gifts" worked_for`},
		{"Bo Hart selected 2016 Green Party vice presidential nominee Kim Berg to be his running mate.",
			"-Kim Berg was_selected_to"},
		{"Ann Lee served as the district attorney for the city of Oslo.", "-\"the district attorney\" was_served_for"},
		{"In addition to the survey, Ann Lee joined Siemens.", "-Ann Lee added_to"},
		{"Ann Lee did a lot.", "-Ann Lee did"},
		{"Ann Lee found a new type of bacteria.", `Ann Lee found "a new type of bacteria"`},
		{"Ann Lee liked the way Kim Berg sings.", "-Ann Lee liked"},
		{"Ann Lee liked the house.", `Ann Lee liked "the house"`},
		{"Ann Lee brought the boy to Oslo.", `"the boy" brought_to Oslo`},
		{"Ann Lee brought the boy to Oslo.", "-Ann Lee brought_to"},
		{"Ann Lee described the hall as Siemens.", `"the hall" described_as Siemens`},
		{"Ann Lee linked the letter to Siemens.", `"the letter" linked_to Siemens`},
		{"Ann Lee put the cup on the table.", `"the cup" was_put_on "the table"`},
		{"Ann Lee is in charge of Siemens.", "-Ann Lee charged_with"},
		{"Ann Lee is closer than Kim Berg.", "-Ann Lee was_close_than"},
	})
}

// What someone was, is with, or is a first name of.
func TestRelations(t *testing.T) {
	checkReadings(t, []reading{
		{"Former members of Oxfam, including Ann Lee, left.", "-Ann Lee member_of"},
		{"Ann Lee, a former member of the Labour Party, left.", "-Ann Lee member_of"},
		{"Bonn, the former capital of Germany, is quiet.", "-Bonn capital_of"},
		{"Bo Hart, the late father of Ann Lee, left.", "Bo Hart parent_of Ann Lee"},
		{"Bo Hart, a former resident of Oslo, left.", "Bo Hart lived_in Oslo"},
		{"Bo Hart, Ann Lee's partner, left.", "Bo Hart partner_of Ann Lee"},
		{"Russia is a partner of Turkey.", "Russia ally_of Turkey"},
		{"Jerusalem's mayor, Teddy Kollek, left.", "Teddy Kollek leader_of Jerusalem"},
		{"Moscow's ambassador to France, Ivan Orlov, left.", "Ivan Orlov representative_of Russia"},
		{"Ann Lee is professor of East Asian Studies at Yale.", "-Ann Lee worked_for East"},
		{"Bo Hart is the leader of Siemens and Kim Berg leads Oxfam.", "-Kim Berg leader_of Siemens"},
		{"Councillor Ann Lee of the Green Party won.", "Ann Lee member_of Green Party"},
		{"Bo Hart, the front's military commander, left. The Amber Front praised him.", "-Bo Hart leader_of"},
		{"Bo Hart, Siemens's regional director, left.", "Bo Hart official_of Siemens"},
		{"Ann Lee from the Green Party won.", "Ann Lee member_of Green Party"},
		{"Bo Hart was the president of Siemens from 1981 until 2011.", "Bo Hart led Siemens 1981"},
		{"Bo Hart, president of Siemens since 2011, sold the mill.", "Bo Hart leader_of Siemens 2011"},
		{"Bo Hart was elected in 1981 and admitted to the Royal Society in 1992.", "Bo Hart member_of Royal Society 1992"},
		{"Swedish captain Bo Hart scored twice.", "Bo Hart nationality Sweden"},
		{"The Canadian Press hired Bo Hart. Ann Lee thanked the press.", "-Ann Lee thanked Canadian Press"},
		{"Jesse James robbed a bank. King James ruled England.", "-Jesse James ruled"},
		{"Congress authorized Ann Lee to attack Syria.", "Ann Lee attacked Syria planned"},
	})
}

// Works have makers, and bodies heads.
func TestIdioms(t *testing.T) {
	checkReadings(t, []reading{
		{"Kari Lund hit back at Ole Vik.", "Kari Lund criticized Ole Vik"},
		{"Kari Lund fired back at Ole Vik.", "Kari Lund criticized Ole Vik"},
		{"Kari Lund fired back at Ole Vik.", "-Kari Lund fired_at"},
		{"Kari Lund hit out at Ole Vik over trade.", "Kari Lund criticized Ole Vik"},
		{"Kari Lund abandoned Kabul.", "Kari Lund abandoned Kabul"},
	})
}

func TestMakers(t *testing.T) {
	checkReadings(t, []reading{
		{"Red Lantern director Ann Lee praised France.", "-Ann Lee leader_of"},
		{"Ann Lee, director of the film Cold Harbor, praised France.", "Ann Lee directed Cold Harbor"},
		{"The Red Lantern director praised France.", `"The Red Lantern director" directed Red Lantern`},
		{"Facebook creator Ann Lee praised France.", "Ann Lee created Facebook"},
		{"Facebook creator Ann Lee praised France.", "-Ann Lee worked_for"},
		{"CIA director Ann Lee praised France.", "Ann Lee leader_of CIA"},
		{"Ann Lee, the director of Siemens, praised France.", "Ann Lee leader_of Siemens"},
		{"Siemens founder Ann Lee praised France.", "Ann Lee founded Siemens"},
		{"Siemens founder Ann Lee praised France.", "-Ann Lee worked_for"},
	})
}
