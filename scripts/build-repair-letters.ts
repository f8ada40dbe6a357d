// Counts accented letters by their neighbours in names of countries, languages and currencies (the runtime's CLDR) and of people and towns (a list below), and writes data/repair/letter-counts.js.
import { writeFileSync } from "node:fs";
import { neighbour } from "../src/text/repair/letter-choice.ts";

const LOCALES =
  "fr de es pt it pl cs sk hu ro tr sv da nb fi lv lt hr sl is et sq ca az nl ga mt bs eu gl lb af cy".split(" ");

const words = new Set<string>();
for (const locale of LOCALES) {
  for (const type of ["region", "language", "currency"] as const) {
    const names = new Intl.DisplayNames(locale, { type, fallback: "none" });
    const codes: string[] = type === "currency" ? Intl.supportedValuesOf("currency") : [];
    if (type !== "currency") {
      for (let a = 65; a < 91; a++) {
        for (let b = 65; b < 91; b++) {
          const code = String.fromCharCode(a, b);
          codes.push(type === "region" ? code : code.toLowerCase());
        }
      }
    }
    for (const code of codes) {
      for (const word of (names.of(code) ?? "").split(/[^\p{L}]+/u)) {
        if (/[\u00c0-\u017f]/.test(word)) words.add(word);
        // Headings and names begin with capitals; so does every word somewhere.
        const capital = word.charAt(0).toUpperCase() + word.slice(1);
        if (/[\u00c0-\u017f]/.test(word)) words.add(capital);
      }
    }
  }
}

/** Names that reports in English write with their marks; written down for this table. */
const NAMES = `
  café cafés résumé cliché clichés protégé protégée fiancé fiancée naïve naïveté façade façades décor début émigré émigrés exposé élite
  attaché communiqué régime coup d’état détente entrée crèche château châteaux garçon soufflé purée sauté papier-mâché touché risqué
  Beyoncé Pokémon Renée André François Françoise René Hélène Gérard Stéphane Frédéric Jérôme Cécile Zoë Chloë Noël Citroën Nestlé Hermès
  Québec Québécois Montréal Orléans Besançon Alençon Curaçao Île-de-France Côte Élysée Édouard Émile Éric Étienne Élise Époque Île
  São Paulo João Gonçalves Conceição Guimarães Brasília Goiânia Maranhão Ceará Amapá Pará Simões Magalhães Paraná Moçambique Bragança
  José María Jesús Núñez Muñoz Peña Nuñez Ibáñez Yáñez Martínez Rodríguez González Hernández López Pérez Gómez Sánchez Ramírez Fernández
  Álvarez Jiménez Gutiérrez Díaz Vásquez Márquez Méndez García Raúl Ángel Andrés Óscar Víctor Héctor Sofía Lucía Bogotá Medellín Córdoba
  Cancún Yucatán Mérida León Michoacán Querétaro México Perú Panamá Asunción Cádiz Málaga Ávila Íñigo Ñuble Orbán Gyurcsány Szijjártó Győr
  Müller Schröder Schäuble Köln Düsseldorf Zürich München Nürnberg Österreich Jürgen Günther Björn Söder Höcke Führer Böhmermann
  Åsa Åke Åberg Ångström Åland Åkesson Öberg Öresund Örebro Östersund Malmö Göteborg Jönköping Löfven Sjöberg Lindström Søren Jørgen Ørsted
  Kjærsgaard Støre Tromsø Bodø Ålesund Løkke Þór Reykjavík Jóhanna Sigurðardóttir Jónsson Ólafur Guðmundsson Chişinău Băsescu Timişoara
  Doğan Boğaziçi Yağmur Uğur Öğüt Bacău Buzău Iaşi Bucureşti Ceaușescu Iliescu Constanța Plevneliev Çelik Çağlar Şenol Şirin Łukasz Łukasiewicz Ławrow Ślązak Świder Żeromski

  Milošević Karadžić Mladić Tadić Vučić Đinđić Izetbegović Tuđman Begić Ibrahimović Modrić Đoković Đukanović Nikolić Brnabić Dačić Šešelj
  Plenković Milanović Kurtić Bećirović Čović Komšić Šarović Džaferović Grbavčić Kostić Jovanović Petrović Marković Đorđević Ilić Pavlović
  Erdoğan Gül Davutoğlu Kılıçdaroğlu Çavuşoğlu Yıldırım İmamoğlu Özal Çiller Demirtaş Öcalan Bahçeli Şimşek Gülen Türk Işık Çelik Şahin
  Beyoğlu Diyarbakır Şırnak Iğdır Muğla Eskişehir Beşiktaş Çanakkale İzmir İstanbul Kadıköy Üsküdar Ağrı Şanlıurfa Kırıkkale
  Wałęsa Kaczyński Łukasiewicz Wiśniewski Świętokrzyskie Łódź Gdańsk Poznań Toruń Białystok Rzeszów Wrocław Częstochowa Zieliński Dąbrowski
  Wyszyński Jabłoński Żak Żukowska Śląsk Kopeć Gałczyński Michnik Ziółkowski Duda-Łącka Błaszczak Kosiniak Hołownia Miłosz Czesław Stanisław
  Zelenskiĭ Čapek Dvořák Škvorecký Fiala Babiš Zeman Havel Klaus Šimečka Fico Čaputová Dzurinda Mečiar Šefčovič Žilina Košice Plzeň Brno
  Ústí Říčany Česká Děčín Třebíč Šumava Žižkov Petříček Řehoř Jiří Ondřej Tomáš Lukáš Matěj Štefan Ľubomír Ján Ďurčanský
  Orbán Gyurcsány Kádár Győr Szőke Erdős Gödöllő Pécs Debrecen Szijjártó Áder Sólyom Göncz Antall Horváth Kovács Tóth Szűcs Petőfi
  Băsescu Iliescu Ceaușescu Ceauşescu Iohannis Ponta Ciolacu Năstase Tăriceanu Șor Sandu Chișinău București Iași Brașov Timișoara Bălți Ștefan
  Émile Élysée École Édouard Étienne Évian Épinal Évreux État Éric Éditions Élodie Île Œuvre Côte Çelebi À Ça Être
  Österreich Öst Özil Özdemir Übermensch Überlingen Ägypten Ärzte Ångström Åland Åsa Ålesund Århus Øresund Østerbro Øyvind Åre Örebro Ötzi
  Ángel Álvaro Álvarez Ávila Ávalos Águila África Íñigo Óscar Órgano Úrsula Úbeda Ñuñoa Élida Érika
  Þór Þingvellir Ólafur Össur Íslands Ásgeir Šarić Šibenik Žagar Čović Čech Ševčenko Šiauliai Žemaitija Čiurlionis Šimonytė Landsbergis Grybauskaitė
  Vīķe-Freiberga Kučinskis Ģirts Ķekava Ādaži Ēriks Ūdrija Liepāja Rīga Jūrmala Kariņš Straujuma Siliņa Rinkēvičs Zatlers Bērziņš
  Straße Weiß Groß Größe Fußball Meißen Gauß Strauß Preußen Neuß Schloß Voß Roß Faß Heß Boß`;
for (const name of NAMES.split(/[^\p{L}]+/u)) if (/[\u00c0-\u021b]/.test(name)) words.add(name);

const counts = new Map<string, number>();
const count = (key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
for (const word of words) {
  const chars = [...word];
  for (const [i, char] of chars.entries()) {
    if (!/[\u00c0-\u021b]/.test(char)) continue;
    const before = neighbour(chars[i - 1] ?? " ");
    const after = neighbour(chars[i + 1] ?? " ");
    count(char);
    count(before + char);
    count(char + after);
    count(before + char + after);
  }
}
const entries = [...counts].filter(([key, n]) => n > 1 || key.length < 3).sort(([a], [b]) => (a < b ? -1 : 1));
const text = `// Counts of accented letters by neighbours, made by scripts/build-repair-letters.ts from Unicode CLDR; Unicode License v3, see README.md.
export const LETTER_COUNTS = ${JSON.stringify(entries.map(([key, n]) => `${key}${n}`).join(" "))};
`;
writeFileSync("data/repair/letter-counts.js", text);
writeFileSync(
  "data/repair/letter-counts.d.ts",
  "// Counts of accented letters by neighbours: entries of before, letter, after and a number, apart by spaces.\nexport declare const LETTER_COUNTS: string;\n",
);
console.log(`${words.size} words, ${entries.length} entries, ${text.length} characters`);
