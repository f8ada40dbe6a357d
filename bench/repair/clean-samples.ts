// Clean text written for the measures: English prose with typographic marks in several styles, and other languages and scripts.

/** English paragraphs in different houses' styles. */
export const ENGLISH_SAMPLES: readonly string[] = [
  `The minister’s office said on Monday that “no decision has been taken” – and that none was likely before the envoys’ return. “We’re not in a hurry,” a spokesman added. “They’ve waited thirty years; they can wait thirty days.”
Opposition leaders weren’t convinced. The so‑called “road map” – drafted in Geneva, leaked in Vienna and denied in both – doesn’t name a date.
It’s the third time since the ’90s that the two sides’ delegates have met, and the first without a mediator.`,
  `‘I don’t believe a word of it,’ she said, ‘and neither should you.’ The general’s reply — if that’s what it was — came a day later: ‘The lady’s entitled to her opinion.’
He’d been told of the ‘incident’ by three officers’ wives, none of whom had seen it. ‘They said, “Somebody fired first,” but nobody’s sure who,’ he wrote.`,
  `What’s left of the agreement? Not much, officials say: the buffer zone—ten kilometers wide on paper—hasn’t been surveyed, the prisoners’ lists don’t match, and the “joint commission” hasn’t met since ’22.
“If it fails,” one diplomat told me, “it won’t be because of Article 5. It’ll be because nobody read Article 6.” He laughed. “Including me…”
The 2019–2021 talks cost €3.2 million; the Nord–Süd railway, promised for 2020, is still a line on a map.`,
  `Q: You’ve called the offer “insulting.” Do you still think so?
A: I said it was “a bit insulting,” which isn’t the same thing. Look – we’re talking about people’s homes. You can’t say “take it or leave it” to someone who’s lost everything.
Q: And the deadline?
A: There’s no deadline. That’s the other side’s word, not ours.`,
  `The café owner, José Núñez, and his neighbour Zoë Müller‑Brandt agreed on one thing: the mayor’s “plan” wasn’t one. “C’est du cinéma,” he said; “Quatsch,” said she.
Their petition – signed by 412 residents, among them Łukasz Wiśniewski, Åsa Öberg, Tomáš Čapek and İlker Çağlar – asks for the bridge’s reopening “without ifs or buts”.`,
  `Neither government’s account of the night of 3–4 May holds up. The first says the convoy “strayed”; the second, that it was “lured.” Satellite pictures – grainy, but dated – show neither: the trucks’ tracks stop 800 metres short of the line, where somebody’s roadblock (whose, it isn’t clear) had been for weeks.
“You’d need to be blind to miss it,” said a driver who wouldn’t give his name. “Or told to.”`,
];

/** Clean text in other languages and scripts, and English with such words in it: nothing here may be touched. */
export const CLEAN_SAMPLES: readonly string[] = [
  "โรงเรียนของเราอยู่ใกล้แม่น้ำ เด็กๆ โตขึ้นและไปโรงเรียนทุกวัน โลกนี้มีโอกาสมากมาย โดยเฉพาะสำหรับคนที่ไม่ยอมแพ้",
  "The Thai word for world is โลก, and “โอกาส” means chance; โ by itself is a vowel sign that’s written first.",
  "В понедельник министр заявил, что переговоры «идут трудно», но в них есть смысл. В Киеве и в Москве это отрицают: «Ничего не решено».",
  "У понеділок міністр заявив, що переговори «йдуть важко». Їхні умови ще невідомі; її підпис є, його немає. Рівне, Львів, Київ – без змін.",
  "The letter в stands for v; the word в means “in”. Путин’s spokesman didn’t comment.",
  "Ο υπουργός δήλωσε ότι οι διαπραγματεύσεις «συνεχίζονται». Η β’ φάση αρχίζει τη Δευτέρα, η γ’ φάση την Τρίτη.",
  "TGFβ and IFN-β levels weren’t raised; β-blockers were given, 5 μg twice, and the patients’ α-synuclein was measured. β is the slope; Δβ its change.",
  "The Γ-function, Γ(n) = (n–1)!, and the Γ point of the zone; Γ and Λ aren’t the same.",
  "قال الوزير يوم الإثنين إن المحادثات «لم تنته بعد»، وإن الجانبين اتفقا على لقاء آخر.",
  "השר אמר ביום שני כי השיחות „טרם הסתיימו”. ג’ורג’ ודנה הסכימו להיפגש שוב בג’נין.",
  "外交部长星期一表示：“谈判尚未结束。”双方同意再次会面——地点未定……",
  "大臣は月曜日に「交渉はまだ終わっていない」と述べた。次回は来週だ。",
  "장관은 월요일에 “협상은 아직 끝나지 않았다”고 말했다. 양측은 다시 만나기로 했다.",
  "Bộ trưởng nói hôm thứ Hai rằng đàm phán “chưa kết thúc”. Ấn Độ và Ý cũng tham gia; ông ấy âm thầm rời đi.",
  "Minister oświadczył w poniedziałek, że rozmowy „trwają”. Łódź, Kraków i Gdańsk czekają; źródła milczą.",
  "Ministrul a spus luni că negocierile „nu s-au încheiat”. Când va fi gata? Râul, câmpul și pământul rămân; atât a hotărât. În pădure, plâns și râs.",
  "Le ministre a déclaré lundi que les négociations « ne sont pas terminées ». L’âge, l’âme et la pâte : le château brûlait, mais il ne fâcha personne. Dégâts, mâts, bâts. Âgé de 40 ans.",
  "O ministro disse na segunda-feira que as negociações “não acabaram”. São Paulo, Goiânia, câmara, âmbito, três, avó e avô.",
  "El ministro dijo el lunes que las negociaciones «no han terminado». ¿Mañana? ¡Ojalá! El niño comió piña en Ávila.",
  "Der Minister sagte am Montag, die Verhandlungen seien „nicht beendet“. Größe, Straße, Übung, Äpfel und Öl: ‚alles da‘, sagte er. ›Na und?‹ »Eben.«",
  "Bakan pazartesi günü görüşmelerin “bitmediğini” söyledi. Hâlâ kâğıt yok; âlem buysa, İstanbul’da kâr yapılır mı?",
  "Dywedodd y gweinidog nad oedd y trafodaethau ‘ar ben’. Aeth hi â’r plentyn â hi, a gwnâi hynny’n aml. Tŷ, dŵr, môr.",
  "Ráðherrann sagði á mánudag að viðræðunum væri „ekki lokið“. Þetta er ný leið, ágæt og örugg.",
  "Ministrs pirmdien sacīja, ka sarunas “nav beigušās”. Vienotās nācijas, vienotā valsts; Latvijā un Rīgā.",
  "Ministras pirmadienį sakė, kad derybos „nebaigtos“. Šiaulių, Žemaitijos ir Ąžuolyno žmonės.",
  "A miniszter hétfőn azt mondta, hogy a tárgyalások „nem értek véget”. Őszintén: űrhajó, ősz, tűz, bőrönd.",
  "Ministr v pondělí řekl, že jednání „neskončila“. Příliš žluťoučký kůň úpěl ďábelské ódy.",
  "Министарот рече дека преговорите „не се завршени“. Ѓорѓи и Ќирил се согласија, ѝ рече.",
  "नमस्ते दुनिया: मंत्री ने सोमवार को कहा कि वार्ता “समाप्त नहीं हुई” है।",
  "Հայաստանի նախարարը երկուշաբթի օրը ասաց, որ բանակցությունները «չեն ավարտվել»։",
  "მინისტრმა ორშაბათს თქვა, რომ მოლაპარაკებები „არ დასრულებულა“.",
  "Château Pétrus isn’t cheap: the pâté, the bête noire and the crème brûlée weren’t either. Côte d’Ivoire’s team—led by Touré—lost 2–1. Erdoğan’s aide, Kılıçdaroğlu’s rival and São Tomé’s envoy agreed.",
  "Prices rose 5 % (± 0.3 °C is another matter), i.e. £12½ or €15; §4 ¶2 says “²”. Brand™ and Name® are marks, © 2024. 10 µm × 20 µm; 3 ÷ 4; ¬A.",
  "Who said what?? Nobody knows??? “Really?” – yes. Is it «this» or ‹that›? ¿Qué? ¡No!",
  "┌────┐\n│ OK │\n└────┘ √2 ≈ 1.41, Ω = 5, ∑x ≤ ∞, ∂y/∂x, π/2",
  "Emoji are fine 😀👍🏽 and so are arrows → ← ↔, checks ✔ ✗, stars ★, hearts ❤️ and • bullets.",
  "Å, Ä and Ö are Swedish letters; Â, Ã and Ç aren’t. À propos: É, È, Ê. Ñandú. Ï. Œuvre, ŒUVRE, Æther.",
  "HÄMEENLINNA, ÅLAND, MÜNCHEN, SÃO PAULO, ÎLE-DE-FRANCE, CAFÉ “AMÉLIE”, ÉCOLE, MALMÖ™",
  "Dr. Ångström’s naïve coöperation with Brontë, Dvořák, Škoda, Łódź, Đoković, Ñuñoa and Þór wasn’t façade.",
  "Naïveté d’été: l’île d’Yeu, l’œuvre, l’État, l’ÉTAT, D’ÂME, d’âme, qu’à, jusqu’où, aujourd’hui.",
];
