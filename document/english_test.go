package document

import (
	"strings"
	"testing"
)

// shortEnglish are short texts full of names, of many kinds.
const shortEnglish = `
The foreign minister met her counterpart in the capital on Monday and said that the talks had been useful.
Quake hits Nepal
Stocks rose 2% in New York.
Rockets hit Haifa. Hezbollah claimed responsibility.
Rockets hit Haifa. Hezbollah claimed responsibility. Netanyahu blamed Nasrallah. Katyushas struck Nahariya, Acre, Safed.
Arsenal 2, Chelsea 1. Liverpool 3, Everton 0. Leeds 1, Fulham 1.
Arsenal 2 Chelsea 1 Liverpool 3 Everton 0 Leeds 1 Fulham 1 Brentford 2 Burnley 0 Wolves 1 Spurs 1
Real Madrid 2, Deportivo de La Coruña 1; Atlético de Madrid 0, Real Sociedad 0; Celta de Vigo 3, Las Palmas 1.
Bayern München beat Borussia Mönchengladbach 4-2. Lewandowski, Müller scored twice.
Djokovic d. Nadal 6-4, 7-5. Osaka d. Andreescu 6-1, 6-3. Barty d. Kvitová 7-6, 6-2.
Verstappen wins Monaco Grand Prix; Leclerc second, Hamilton fifth
Tour de France, stage 12: Pogačar (UAE), Vingegaard (Jumbo-Visma), Bernal (Ineos).
Macron appoints Élisabeth Borne. Le Pen reacts.
Kerry, Lavrov meet Vienna Friday; US, Russia weigh Syria ceasefire, aid corridors, prisoner swap.
John Kerry, John Smith, Walid Al-Mouallem, Staffan de Mistura and Ban Ki-moon met in Geneva.
Boko Haram gunmen abducted schoolgirls. Troops pursue militants. Buhari vows action.
IBM buys Red Hat. Shares jump 45%.
Apple names Tim Cook CEO, replacing Jobs.
Putin visits Beijing. Xi, Putin sign gas accord. Gazprom, CNPC partner.
RUSSIA STRIKES HOMS
US DRONES HIT AL-QAEDA CAMP NEAR MUKALLA; NASIR AL-WUHAYSHI KILLED
Died: Umberto Eco, novelist, Milan, 84.
Elected: Jacinda Ardern, Labour. Resigned: Bill English, National.
PARIS (AFP) - Hollande backs Tsipras.
Eruption closes Heathrow, Schiphol, Charles de Gaulle.
Volkswagen recalls Golf, Polo, Tiguan.
Oil: Brent $47.10, WTI $44.60. Gold: $1,130.
Trump: Mexico pays. Peña Nieto: no.
Hezbollah denies.
Taliban capture Kunduz.
São Paulo court convicts Lula da Silva
Zlatan Ibrahimović joins Manchester United
Fiancée sues Beyoncé
El Niño brings drought, El Salvador declares emergency
Señor Maduro blames Washington. Guaidó rallies supporters in Caracas.
Dos Santos succeeds Neto. MPLA endorses Lourenço.
Erdoğan sacks Davutoğlu
Orbán snubs Juncker, Merkel fumes
Schäuble: Grexit possible
Kyiv, Odesa, Lviv shelled overnight; Zelensky pleads, Stoltenberg pledges Patriots
Reuters: Samsung recalls phones. Verge: Samsung halts production.
Aung San Suu Kyi wins. Thein Sein concedes.
Obama-Castro handshake stuns Miami, Havana cheers.
Two dead, nine hurt.
Strong winds, heavy seas.
Israeli jets pound Gaza
Ceasefire collapses in Aleppo; UN suspends convoys
Sanders concedes, endorses Clinton
Nokia acquires Alcatel-Lucent
Nikkei down 1.3%, Hang Seng flat
Federer withdraws from Roland Garros
Serena Williams defeats Garbiñe Muguruza, reaches semi-finals
Lakers 112, Celtics 104; Bulls 98, Knicks 95; Heat 101, Spurs 87
Sri Lanka 287-6 (Mathews 103*, Perera 44; Ashwin 3-58)
Modi inaugurates Statue of Unity
Duterte berates Obama
ISIS beheads Khaled al-Asaad, Palmyra archaeologist
Lava Jato: Odebrecht bribed officials, prosecutors allege
Suspected militants ambush convoy near Gao
Kurdish fighters seize Tal Abyad
Norway mourns
Gunman opens fire at Walmart, El Paso; twenty killed
Pope Francis canonises Óscar Romero
Charles Michel replaces Donald Tusk.
Tymoshenko freed; Yanukovych flees
Kagame re-elected
Mursi supporters torch churches in Minya, Assiut
Quebec: Parti Québécois ousted, Marois resigns
Huawei's Meng Wanzhou detained, Vancouver
Toyota sells 10 million vehicles
Typhoon Haiyan flattens Tacloban
Egyptian court sentences Badie
Rouhani phones Obama; first contact since 1979
Cameron loses. Juncker elected.
Greek banks shut. Varoufakis quits.
Nobel laureates: Ishiguro (literature), Thaler (economics)
Saudi-led coalition pounds Sanaa. Houthis retaliate, launching Scud.
Chibok girls rescued
Glasgow: Mackintosh library gutted
Deutsche Bank fined $7.2bn
BREAKING: EXPLOSION ROCKS BRUSSELS AIRPORT
Fernando Alonso crashes, Sebastian Vettel triumphs, Kimi Räikkönen retires.
Ukraine's parliament ousts Yatsenyuk
Sharapova banned
Pistorius guilty
Jakarta: churches bombed, Surabaya attackers identified
Assad forces retake Palmyra
Burundi's Nkurunziza survives putsch
Chancellor Kurz toppled
Peru's Kuczynski pardons Fujimori
Congolese warlord Ntaganda convicted, The Hague
Prost beat Senna. Mansell spun.
`

// shortForeign are short texts in other languages with at least one word that says so. ("Banjir melanda Jakarta" has
// none and has the benefit of the doubt.)
const shortForeign = `
Le ministre des affaires étrangères a rencontré son homologue à Vienne et il est rentré dans la nuit.
Macron rencontre Poutine à Moscou
La France bat l'Allemagne en finale.
Séisme au Népal: plus de mille morts
Attentat à Nice: le bilan s'alourdit
Le Premier ministre démissionne
Emmanuel Macron a été réélu président de la République dimanche.
El ministro se reunió con su homólogo en Viena y no hizo una declaración para la prensa sobre los ataques en el país.
Un sismo sacude Nepal
El presidente Sánchez visita Marruecos
Muere Fidel Castro a los 90 años
Maduro expulsa al embajador de Estados Unidos
Real Madrid gana la Liga
Messi marca dos goles y Argentina vence a Chile
Der Minister ist nicht zufrieden mit der Lage.
Merkel trifft Macron in Berlin
Erdbeben erschüttert Nepal
Bayern München gewinnt gegen Borussia Dortmund
Die Bundesregierung plant ein neues Gesetz
Scholz warnt vor einem Krieg in Europa
Tote bei Anschlag in Kabul
Il presidente Mattarella incontra Draghi al Quirinale
Terremoto in Nepal, migliaia di morti
La Juventus batte il Milan
Il governo approva la manovra
Berlusconi è morto oggi a Milano
O presidente Lula encontra Biden em Washington
Sismo no Nepal faz mais de mil mortos
Benfica vence o Porto na final
Morreu Mário Soares, antigo presidente da República
Bolsonaro não reconhece a derrota
Minister Rutte is niet blij met de plannen
Ajax wint van Feyenoord in de Arena
Aardbeving in Nepal eist duizenden doden
Koning Willem-Alexander bezoekt Duitsland met zijn vrouw
De regering komt met een nieuw plan
Cumhurbaşkanı Erdoğan Putin ile görüştü
Nepal'de deprem: binlerce ölü
Galatasaray Fenerbahçe'yi yendi
Bakan istifa etti
Ankara'da patlama oldu, en az on kişi öldü
Presiden Jokowi bertemu Xi Jinping di Beijing
Gempa mengguncang Nepal, ribuan orang tewas
Menteri itu mengatakan bahwa pemerintah akan menaikkan harga
Polisi menangkap dua orang di Jakarta
Gunung Merapi meletus lagi
Prezydent Duda spotkał się z Merkel w Berlinie
Trzęsienie ziemi w Nepalu
Legia Warszawa wygrała z Lechem Poznań
Nie żyje Lech Wałęsa
Rząd podał się do dymisji
Президент Путин встретился с Меркель
Землетрясение в Непале
Statsministern möter Merkel i Berlin
Jordskjelv i Nepal: flere tusen døde
Presidentti Niinistö tapasi Putinin Moskovassa
Orbán Viktor találkozott Merkellel Berlinben
Prezident Zeman se setkal s Putinem
Președintele Iohannis s-a întâlnit cu Merkel
外交部长星期一在首都会见了他的同行
François Hollande annonce sa candidature
Nicolas Sarkozy condamné à trois ans de prison
Incendie à Notre-Dame de Paris
Grève des cheminots: trafic perturbé
Le PSG écrase Marseille
Vladimir Poutine menace l'Ukraine
Deux policiers tués à Magnanville
Rajoy anuncia elecciones anticipadas
El Barcelona golea al Sevilla
Detenido el líder de la banda
Incendio en Valparaíso deja miles de damnificados
Colombia firma la paz con las FARC
López Obrador gana las elecciones en México
Sube el precio del petróleo
Bundeskanzlerin Merkel reist nach Ankara
Flugzeug stürzt in Alpen ab
Streik bei der Lufthansa
Griechenland bekommt neue Kredite
Dortmund schlägt Schalke
Renzi si dimette dopo il referendum
Attacco a Nizza, decine di vittime
Roma, sciopero dei mezzi pubblici
Papa Francesco visita Lesbo
Incêndio em Pedrógão Grande mata dezenas
Costa apresenta demissão ao Presidente
Greve dos caminhoneiros para o Brasil
Wilders veroordeeld voor groepsbelediging
Brand in Amsterdam, twee gewonden
Max Verstappen wint Grand Prix van Spanje
Erdoğan: Suriye'ye operasyon başladı
İstanbul'da seçimler yenilenecek
Türkiye Rusya'dan füze aldı
Beşiktaş şampiyon oldu
Timnas Indonesia kalah dari Thailand
Pesawat Lion Air jatuh di Karawang
Tusk wybrany na przewodniczącego Rady
Protesty w Warszawie przeciwko ustawie
Lewandowski strzelił pięć goli
Pożar w Gdańsku, są ranni
Зеленский победил на выборах
Пожар в Кемерово
Löfven avgår efter valet
Regeringen træder tilbage
Babiš vyhrál volby
Vlada je pala
12345 67890
`

func TestShortTexts(t *testing.T) {
	for _, want := range []struct {
		texts   string
		english bool
	}{{shortEnglish, true}, {shortForeign, false}} {
		for text := range strings.Lines(want.texts) {
			if text = strings.TrimSpace(text); text != "" && english(text) != want.english {
				t.Errorf("english(%q) = %t: %+v", text, !want.english, evidence(text))
			}
		}
	}
}
