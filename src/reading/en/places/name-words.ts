// Words that tell English place names from the names of people and organisations, and from ordinary words.

/** Splits a block of words. */
function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ""));
}

/** Given names of many languages that stand before a surname, so that the word after them is no place. */
export const GIVEN_NAMES: ReadonlySet<string> = words(`
Aaron Abbas Abdel Abdul Abdulla Abdullah Abdullahi Abel Abigail Abiy Abraham Abu Adam Adama Adel Adrian Ezra Brooke Conor Milos Kataraina Campbell Bashir Anders Lech Ebrahim Ismael Yevgenia Olexiy Agnes Ahmad Ahmed Aidan Aisha Akbar
Alain Alan Alassane Albert Alberto Alejandro Aleksandar Aleksander Aleksandr Aleksei Alena Alessandro Alex Alexander Alexandra Alexei Alexey Alexis Alfred Ali
Alice Alicia Alina Alisher Alla Allan Allen Alma Alpha Amanda Amar Amber Amelia Amin Amina Amir Amit Amos Amy Ana Anastasia Anatoly Andre Andrea Andreas
Andrei Andrej Andres Andrew Andrey Andrii Andriy Andrzej Andy Angela Angelina Angus Anita Ann Anna Anne Annette Annie Anthony Antoine Anton Antonio Antony
Anwar April Archie Arif Arjun Armando Arnold Arsen Artem Arthur Arturo Asad Ashley Ashraf Asif Aslan Astrid Atul Audrey August Aung Aurora Austin Avi Avigdor
Axel Ayman Ayesha Aziz Barack Barbara Barry Bart Bashar Basil Beata Beatrice Becky Ben Benjamin Benny Bernard Bernardo Bernie Beth Betty Beverly Bezalel
Bill Billy Bob Bobby Bogdan Bohdan Boris Borys Brad Bradley Brandon Brenda Brendan Brett Brian Bridget Britney Bruce Bruno Bryan Caleb Cameron Camilla Carl
Carla Carlo Carlos Carmen Carol Carole Caroline Catherine Cathy Cecilia Cesar Chad Charlene Charles Charlie Charlotte Chelsea Cheryl Chloe Chris Christian
Christina Christine Christopher Christos Chuck Cindy Claire Clara Clarence Claude Claudia Claudio Claus Clayton Clive Colin Connie Connor Constantin Craig
Cristina Curtis Cynthia Cyril Cyrus Daisy Dale Damian Dan Dana Daniel Daniela Danny Darren Dave David Davit Dawn Dean Deborah Debra Deepak Denis Dennis Denys
Derek Diana Diane Diego Dieter Dilma Dina Dirk Dmitri Dmitry Dmytro Dominic Dominique Don Donald Donna Dora Doris Dorothy Doug Douglas Duncan Dylan Eamon Earl
Ed Eddie Edgar Edith Edmund Eduard Eduardo Edward Edwin Egor Ehud Eileen Elaine Elena Eli Elias Elijah Elisabeth Elizabeth Ella Ellen Elliot Elon Elvira Emil
Emily Emma Emmanuel Emmerson Enrico Enrique Eric Erica Erik Erin Ernest Ernesto Esther Ethan Eugene Eva Evan Eve Evelyn Evgeny Fabio Faisal Farah Farid Fatima
Fatou Faustin Federico Felipe Felix Ferdinand Fernando Fidel Fiona Floyd Frances Francesca Francesco Francis Francisco Francois François Frank Franz Fred
Freddie Frederick Frederik Fyodor Gabriel Gabriela Galina Gareth Garry Gary Gavin Gayle Gazi Gennady Geoff Geoffrey George Georgi Georges Gerald Gerard Gerhard
Gideon Gilbert Gina Giorgi Giorgia Giorgio Giovanni Giuseppe Gladys Glen Glenn Gloria Gordon Grace Graham Greg Gregory Greta Guillermo Gunther Gustavo Guy
Hadi Haider Haim Hakan Hal Hamid Hamza Hannah Hans Harold Harriet Harry Harvey Hasan Hashim Hassan Hazel Heather Hector Heidi Heiko Helen Helena Helmut Henri
Henrik Henry Herbert Herman Herzi Hillary Hiroshi Holly Howard Hubert Hugh Hugo Hun Hussein Ian Ibrahim Igor Ihor Ilham Ilya Imran Ines Ingrid Inna Irene Irina
Iris Isaac Isabel Isabella Isaias Ismail Israel Itamar Ivan Ivanka Ivo Jack Jackie Jacob Jacques Jair Jake Jakub Jamal James Jamie Jan Jane Janet Janez Janice
Janine Jared Jasmine Jason Javier Jay Jean Jeff Jeffrey Jelena Jen Jens Jennifer Jenny Jeremy Jerome Jerry Jesse Jessica Jill Jim Jimmy Joan Joanna Joaquin
Joao Jodie Joe Joel Joerg Johan Johann Johannes John Johnny Jon Jonas Jonathan Jordan Jorge Jose José Josef Josep Joseph Josh Joshua Joyce Juan Judith Judy Julia
Julian Juliana Julie Julien Juliet Julio Julius Junaid June Justin Kaja Kamal Kamala Karen Karim Karin Karl Karla Karolina Kate Katherine Kathleen Kathryn Kathy
Katie Katrina Katya Kay Kazem Keir Keith Kelly Ken Kenneth Kerry Kevin Khaled Khalid Khalil Kiera Kieran Kim Kimberly Kirill Kirsten Klaus Kofi Konstantin
Kostyantyn Kristen Kristin Kristina Kseniya Kurt Kyle Kyriakos Kyrylo Lalit Larisa Larry Lars Laszlo Laura Lauren Laurent Lavinia Lawrence Leah Lee Leila Leo
Leon Leonard Leonardo Leonid Leroy Leslie Lester Lev Lewis Li Liam Lidia Lilian Lily Linda Lindsay Lindsey Lisa Liz Lloyd Lola Lorenzo Louis Louise Luca Lucas
Lucia Lucy Luis Luka Lukas Luke Luther Lydia Lynn Maggie Mahamat Mahmoud Maia Maksym Malcolm Malik Manfred Manuel Marat Marc Marcel Marcin Marco Marcos Marcus
Margaret Margarita Margot Maria Marian Mariana Marianne Marie Marina Mario Marion Mariusz Marjorie Mark Marko Markus Marta Martha Martin Martina Marty Marvin
Mary Maryam Masoud Masud Mateo Mateusz Matt Matteo Matthew Matthias Maureen Maurice Max Maxim Maxime Maya Megan Mehmet Mei Melanie Melinda Melissa Mercy Meredith
Mette Mia Michael Michal Michel Michele Michelle Mick Miguel Mikael Mike Mikhail Mila Milan Milos Min Ming Miriam Mirza Mitch Mo Mohamed Mohammad Mohammed
Mohsen Moira Molly Mona Monica Moussa Muhammad Muhammadu Murat Murray Musa Mustafa Mykhailo Mykola Nabil Nadezhda Nadia Nana Nancy Naomi Narendra Nasser Natalia
Natalie Natalya Natasha Nathan Nathaniel Nawaf Nawaz Neil Nelson Niall Nicholas Nick Nicola Nicolae Nicolas Nicole Nigel Nikita Nikki Nikol Nikola Nikolai Nikolay
Nikos Nina Nir Noah Noam Noel Nora Norman Nouri Nuri Oksana Olaf Oleg Oleh Oleksandr Oleksii Oleksiy Olena Olga Olha Oliver Olivia Olivier Omar Orlando Oscar
Osama Osman Otto Owen Pablo Paddy Pamela Paola Paolo Pascal Pat Patricia Patrick Paul Paula Pauline Paulo Pavel Pavlo Pedro Penny Percy Pete Peter Petr Petro
Phil Philip Philippe Phillip Phyllis Pierre Pieter Piotr Polly Prabowo Pranab Priya Qasem Quentin Rachel Rafael Rafiq Rahul Raila Raj Rajesh Ralph Ram Ramon
Ramzan Ramzi Rana Randy Raphael Rashid Raul Ravi Ray Raymond Rebecca Recep Reggie Rene Reuben Rex Rhonda Ricardo Richard Rick Ricky Rita Rob Robert Roberta
Roberto Robin Rod Roderick Rodrigo Roger Roland Rolf Roman Romano Ron Ronald Ronnie Rory Rosa Rose Rosemary Ross Roy Ruben Rudolf Rudy Rupert Ruslan Russell Rustem
Ruth Ryan Sabine Sadiq Saeb Saeed Said Salah Salem Sally Salman Salva Sam Samantha Sami Samir Samuel Sandra Sandy Sanjay Sara Sarah Sasha Satoshi Saul Savannah
Scott Sean Sebastian Sebastien Selma Serge Sergei Sergey Sergio Serhii Serhiy Seth Shane Shannon Sharon Shaun Shehbaz Sheila Shelley Sherri Sherry Shimon Shinzo
Shirley Sidney Silvia Silvio Simon Simone Sinead Sofia Sonia Sonya Sophia Sophie Stacey Stan Stanislav Stefan Stefano Stella Stephanie Stephen Sterling Steve Steven
Stewart Stuart Sue Sultan Suleiman Suleyman Sunil Susan Susana Susanne Suzanne Svetlana Svitlana Sven Sydney Sylvia Syed Taha Tamara Tammy Tanya Tara Taras Tariq
Tatiana Tatyana Taylor Ted Tedros Terence Teresa Terri Terry Tetiana Thabo Theo Theodore Theresa Thomas Tiffany Tigran Tim Timothy Tina Tobias Todd Tom Tomas Tomasz
Tommy Toni Tony Tracey Tracy Travis Trevor Tulsi Tyler Ursula Vaclav Vadim Vadym Valentina Valentyn Valeria Valerie Valery Valerii Vanessa Vasily Vasyl Vera Veronica
Vicky Victor Victoria Vijay Viktor Viktoria Vincent Viola Virginia Vitali Vitalii Vitaliy Vitaly Vivian Vjosa Vlad Vladimir Volker Volodymyr Vyacheslav Wally Walter
Wanda Wang Warren Wayne Wendy Wesley Wilfred Wilhelm Will William Willie Winston Wolfgang Xavier Xi Yahya Yair Yana Yasir Yasser Yegor Yevgeny Yevhen Yitzhak Yoav
Yolanda Yoon Yoram Yoshihide Yousef Yulia Yuri Yuriy Yury Yusuf Yvette Yvonne Zach Zachary Zack Zahra Zainab Zane Zara Zhang Zhou Zoe Zoltan Zoran Zuzana
`);

/** Given names that are also well-known places: before a further capitalised word they are read as given names. */
export const PLACE_GIVEN_NAMES: ReadonlySet<string> = words(`
Jordan Paris Chelsea Georgia Chad Austin Dallas Sydney Florence Victoria Charlotte Virginia Carolina Savannah Israel Madison Brooklyn London Asia Kenya India
Lorraine Adelaide Alexandria Cairo Carson Cheyenne Dakota Denver Devon Diego Elizabeth Eugene Galway Geneva Helena Houston Jackson Jasper Kingston Lincoln
Logan Lourdes Milan Milton Nancy Odessa Orlando Phoenix Raleigh Regina Roman Salem Santiago Sofia Troy Tyler Valencia Venice Vienna Wellington Winston Lydia
Cuba Ireland Tripoli Verona Siena Catalina Camila Lewis Trenton Beverly Clinton Kimberley Camden Preston Bradley Ashton Francisco Cleveland Stanley Marion Montana
`);

/** Titles that stand before a person's name. */
export const PERSON_TITLES: ReadonlySet<string> = words(`
Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Sir Lady Lord Dame Prof Prof. Professor President Premier Chancellor Senator Sen. Sen Congressman Congresswoman Rep. Rep
Representative Gov. Gov Governor Mayor Minister Secretary Ambassador Envoy General Gen. Gen Lt. Lt Lieutenant Col. Col Colonel Maj. Maj Major Capt. Capt Captain
Sgt. Sgt Sergeant Adm. Adm Admiral Brig. Brig Brigadier Marshal Commander Cmdr. Judge Justice Sheriff Constable Const. Det. Detective Inspector Officer Chief
Pope Archbishop Bishop Cardinal Father Rabbi Imam Sheikh Sheik Ayatollah Patriarch Reverend Rev. Rev King Queen Prince Princess Emir Sultan Duke Duchess Count
Baron Baroness Spokesman Spokeswoman Spokesperson Director Chairman Chairwoman Analyst Coach Speaker Deputy MP Aunt Uncle Brother Sister Saint Chairperson Corporal Cpl. Private Pte.
`);

/** Heads of names of organisations, media, teams and events: a place inside such a name is no place of the text. */
export const ORGANISATION_HEADS: ReadonlySet<string> = words(`
Post Times Journal Herald Tribune Gazette Chronicle Guardian Independent Observer Standard Telegraph Star Sun Mirror Express Examiner Inquirer Globe Mail News
Newspaper Magazine Review Today Daily Weekly Radio TV Television Broadcasting Press Media Agency Wire Channel Network Monitor Bulletin Dispatch Courier Citizen Sentinel
University College School Academy Institute Institution Foundation Fund Bank Banking Company Co Co. Corp Corp. Corporation Inc Inc. Ltd Ltd. LLC LLP Group Holdings Holding
Airlines Airways Airline Railways Railway Motors Energy Oil Gas Petroleum Pharmaceuticals Systems Technologies Industries Partners Capital Insurance Exchange
Club FC United City AFC Rovers Rangers Athletic Wanderers Tigers Lions Bears Eagles Giants Oilers Eskimos Jets Canadiens Leafs Raptors Yankees Mets Dodgers Lakers Bulls
Knicks Patriots Cowboys Dolphins Celtics Flames Canucks Senators Titans Steelers Wildcats Bulldogs Cup Games Olympics Marathon Championship Championships League Open Derby Festival Prix Biennale
Museum Gallery Library Theatre Theater Orchestra Symphony Philharmonic Opera Ballet Hospital Clinic Church Cathedral Mosque Synagogue Temple Chapel Abbey
Hotel Inn Casino Stadium Arena Society Association Union Federation Alliance Coalition Movement Front Party Conservatives Liberals Democrats Committee Commission
Trust Project Initiative Forum Summit Conference Network Center Centre Observatory Watch Council Authority Board Bureau Department Office Service Services Police
Court Tribunal Jail Prison Penitentiary Zoo Scout Scouts Brigade Battalion Regiment Squadron Brothers Sisters Sons Daughters Singers Records Pictures Studios Show
Accords Accord Agreement Convention Protocol Treaty Statute Declaration Memorandum Act Code Charter Consensus Process Format Conventions Protocols Agreements Award Prize Syndrome
Zoo Beer Cement Steel Cola Airport Station Street Avenue Road Boulevard Square Bridge Highway Drive Lane Tower Towers Mall Plaza Stock Index Chamber Assembly Legislature
`);

/** Public bodies of a town or unit: a name before them keeps its place (`the Glasgow Police Department`). */
export const PUBLIC_BODIES: ReadonlySet<string> = words(`
Police Department Council Court Sheriff Sheriffs Coroner Fire Government Ministry Jail Prison Detention Mayor Governor Parliament Assembly Legislature Prosecutor Prosecutors Attorney
MLA MP MPP Senator Republican Republicans Democrat Democrats Superior Crown District Circuit Municipal City County Emergency Health Cabinet Premier Governors Guard
`);

/** Bodies of a state: after a state's name they leave it a modifier (`the U.S. Navy`). */
export const STATE_BODIES: ReadonlySet<string> = words(`
Army Navy Marines Marine Military Forces Force Air Armed Defense Defence Government Ministry Ministries Parliament Congress Senate House Cabinet Embassy Consulate
Constitution Supreme Court Department State Treasury Secretary Minister President Ambassador Envoy Special Representative Senator Senators Rep. Rep Congressman Capitol Embassy
Attorney General Coast Guard Central Command Customs Border Agency Intelligence Security National Foreign Prime Vice Commander Chief Mission Consul Geological Postal
Supreme Federal Mayor Governor Premier Marshals Marshal Council Police Sheriff Administration Officials Republicans Democrats Army Troops Secret Joint
District Representatives Food Trade Representative Agency Health Deputy Citizenship Homeland Justice
`);

/** Words for kinds of places that go before `of` and a name, or after a name. */
export const PLACE_NOUNS: ReadonlySet<string> = words(`
city town village settlement hamlet community municipality suburb district county borough capital port resort region oblast province governorate state territory
prefecture department raion canton parish commune neighbourhood neighborhood quarter enclave exclave peninsula island islands archipelago valley area zone strip coast
desert hub stronghold outpost camp base airport crossing country nation republic kingdom metropolis hamlets villages towns cities junction bastion hilltop fortress
`);

/** Words that end the name of a first- or second-level unit. */
export const UNIT_WORDS: ReadonlySet<string> = words(`
oblast oblasts region regions province provinces governorate governorates state states district districts county counties prefecture prefectures department departments
raion raions rayon krai krais canton cantons voivodeship voivodeships territory territories wilayat emirate division
`);

/** Natural and built features: a capitalised name before them is part of their name (`Peace River`, `Black Hawk Bridge`). */
export const FEATURE_WORDS: ReadonlySet<string> = words(`
River Sea Ocean Lake Bay Gulf Strait Straits Channel Canal Island Islands Peninsula Mountain Mountains Hills Hill Valley Desert Heights Plateau Forest Park Beach Coast Creek
Falls Glacier Pass Delta Basin Cape Point Rock Rocks Reef Reservoir Dam Crossing Bridge Tunnel Corridor Gap
`);

/** Words before a name that do not make it a person's or an organisation's: directions and the like. */
export const NEUTRAL_BEFORE: ReadonlySet<string> = words(`
A An North South East West Northern Southern Eastern Western Central Northeast Northwest Southeast Southwest Northeastern Northwestern Southeastern Southwestern Upper Lower
Greater Inner Outer Downtown Mainland Metro Old Former Occupied Former Modern Ancient Post Pre Anti Pro Near In At From To Of On For And But When While As With Since After Before Between
During Until Although Because If Despite Throughout Across Around Inside Outside Through Over Under Against Unlike Like By Both Either Neither Nor Or The This That These Those Its Their Our His Her
Why How What Where Who Is Are Was Were Can Could Will Would Should Has Have Had Does Did Do Not Only Even Also Now Then Today Yesterday Tomorrow
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December
`);

/** Ordinary English words that are also names of (mostly small) places: as one bare word they need much evidence. */
export const ORDINARY_WORDS: ReadonlySet<string> = words(`
a about above academy act after again age agency air all along also always among an and another any april are area army art as ash ask at august aura autumn away
back bad bag baker ball bank bar barn base bath battle bay beach bean bear beaver bell best better bible big bill bird black blue board bond book border both bow box boy
brand branch bridge bright bring broad brook brown bug building bull burn bush business but by call camp can cap capital captain car care case castle cause cedar center central
centre century chance change charity chief child china church circle city civil class clay clear cliff close cloud club coal coast coin cold college column come commerce common company
concord congress constitution continental convoy cook cool copper corner council country county court craft crane cross crown cut dale dan dawn day deal dean death december deep
defence defense delta democrat democrats desert dial diamond dick divide dodge dollar door double down dream drum duke during each eagle early earth east easter eastern ebony
echo economy eden edge effort egg eight elder elements elk elm embassy empire energy enterprise equality era estates european eve even evening every evidence excel exchange fairy
faith fall false family far farm farmer fast father february federal fence fields fifty fine fire first fish fisher five flag flat flower fly fog force forces ford foreign forest fork
fort fortune forum founders four fox free freedom french fresh friday friend friendship from front frost full fund future garden gas gate general german giant girl given glass
globe god going gold golden good government grace grand grant grass grave gray great green grey ground group grove guard guide gulf gun guy hall halt ham hand happy harbor hard
harmony harvest has hat have hawk he head health heart heat heaven heavy height heights help her here herald high highland hill him his history hit holiday holy home honor hook hope
horizon horn horse hot hotel house however human hundred hunter ice ideal if in independence industry initiative inner institute international iron island issue it its ivory jade jewel jet join
joint joy july jump june junction just justice keep key kin king kings knight labor lake land large last late law lead leader leaf league least lee left legal let level liberty life light like lily
lime line lion list little live living local lodge long look lord lost love low loyal loyalty lucky luck lying made main major male mall man many map maple march mark market marshal mass master
mate may me meadow media mercury merit middle might mile military mill millions mine minister mission mobile modern moment monday money monument moon more morning most mother motion
mount mountain mouth move mr much must my name national native nature naval navy near never new news next nice night nine nobel noble noon normal north northern not nothing novel november now
oak obey october of off office official oil old olive on once one only open opera opportunity option or orange orchard order other our out outlook over own pact page palm paradise parade park part
party pass past path patriot peace peak pearl penny people per perfect perry person phoenix pig pilot pine pink pioneer plain plan plant plaza please pleasant point pole police pond
pool poor pope port post power prague prairie present president press price pride prime prince princess principal prison progress prospect protection province public pure purple push put quality
quarter queen quick quiet race radium rail rain ran rank rapid rare rather reading ready real red reform regent region reliance religion remote report republic republican rescue reserve rest
return revolution rice rich ridge right ring rise river road rock roman room root rose round royal rugby rule run running rural rush safe sage sail saint sale salt same sand saturday save
saving say scott sea second secretary security see senate senator september service set seven shade shadow she shell shield ship short show shut side signal silver since single sister site six sky slate
slow small smart smile smith snow so social sofa soft soil soldier some son song soon south southern spa speaker special spirit split sport spring springs square stable staff stage standard star
start state station stay steel still stone stop storm story straight stream street strong such sugar summer summit sun sunday sunny sunset support supreme surprise sweet system table take
tank target task tax team temple ten terror test than that the their them then there these they thick thing this those though thought three thursday tide tie tiger till time tire to today together
tom too top total tower town trade train travel treasure tree tribune trust truth try tuesday turn twin two uncle under union unit united unity university up upper us utility valley value vanguard very
victor victory video view village vine virtue vision voice vote wake wall want war warm warrior was watch water way we weather wednesday week welcome well wells west western what wheel when where
while white who whole why wild will willow win wind window wing winter wise wish with within wolf woman wonder wood woods word work world worth would wow yard year yellow yes yet you young your youth zero zone
van von der del los las san la le de di da du el al bin ibn abu ben mac sir lady mars venus mercury jupiter saturn islam muslim christian jewish catholic sunni shia shiite hindu buddhist xinhua tass interfax reuters anadolu bbc cnn fox no allah hamas hezbollah downtown far allah isis taliban houthi houthis
mama papa mum dad baby tata nestle google amazon apple microsoft meta tesla nato opec interpol covid brexit christmas easter ramadan
`);

/** Prepositions after which a name is a place almost surely. */
export const PLACE_PREPOSITIONS: ReadonlySet<string> = words(
  "in near outside around across inside within throughout into toward towards surrounding",
);

/** Prepositions after which a name may be a place. */
export const LOOSE_PREPOSITIONS: ReadonlySet<string> = words(
  "at from to of through on over over between via against for beyond along off",
);

/** Surnames, common ones and those often in the news, that are also names of (mostly small) places. */
export const SURNAMES: ReadonlySet<string> = words(`
abbott adams alexander allen anderson baker barr biden blair blinken bolton brown burns bush carter chavez clark clinton
collins cooper cox cruz davis douglas edwards evans ford foster fraser gates gonzalez graham grant green hague hamilton harper harris harrison hayes henry hernandez hill howard hughes jackson james
jefferson jenkins johnson jones kelly kennedy kerry king lavrov lawrence lee lewis lincoln lopez macron marshall martin martinez mason mattis may mccain merkel merz meyer miller milley mitchell modi monroe
moore morgan morris murphy murray nelson newman nixon norman obama orban owen palmer parker patterson pence perez perry petersen pierce pompeo powell price putin ramos reagan reed reid rice richardson
rivera roberts robinson rodriguez rogers romney roosevelt ross rubio russell rutte ryan sanchez sanders scholz scott shapiro sherman simmons simpson smith starmer stewart stone sullivan taylor thomas thompson
torres truman trump tucker turner tusk vance walker wallace walz warner warren watson webb wells west white williams wilson witkoff wood woods wright xi yeltsin young zelensky zelenskyy
`);

/** Capitalised words that make what follows the name of a carrier, team, operation and the like. */
export const ORGANISATION_FRONTS: ReadonlySet<string> = words(`
Air Team Operation Hurricane Typhoon Radio Bayern Real Inter Dynamo Dinamo Shakhtar Hapoel Maccabi Hotel Bank Miss Club FC AC SC Sporting Lokomotiv Spartak CSKA Borussia USS HMS
Cyclone Tropical Storm Task Apollo Camp Project Club Cafe Café Restaurant Chez Little Big Planet Port-of
`);

/** Nobility and clergy: `of` and a name after them belong to the title. */
export const TITLES_WITH_OF: ReadonlySet<string> = words(
  "Duke Duchess Prince Princess Earl Count Countess Baron Baroness Marquess Archbishop Bishop Merchant Battle Treaty",
);

/** Lower-case words that may stand inside a name of several words. */
export const INSIDE_NAMES: ReadonlySet<string> = words(
  "of de da do dos das la le el al du des on upon en sur am an der and the ez es ed ash as at i y di del della o in ibn bin a au aux",
);
