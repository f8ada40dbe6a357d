// English nouns that make a group out of a nationality (`Russian troops`), and those for offices, titles, sources.

/** Nouns that stand for the state itself after its adjective or possessive. */
export const STATE_NOUNS: ReadonlySet<string> = new Set(
  "government governments authorities leadership side state administration regime cabinet executive".split(" "),
);

/** Nouns that stand for the members of a bloc (`European leaders, states, capitals`). */
export const BLOC_NOUNS: ReadonlySet<string> = new Set(
  "states countries nations leaders governments capitals powers members allies partners states' side".split(" "),
);

/** Noun to the canonical noun of the group. */
export const GROUP_NOUNS: ReadonlyMap<string, string> = new Map(
  (
    [
      [
        "forces",
        "forces force troops army military formations soldiers units servicemen fighters defenders paratroopers marines brigades battalions infantry contingent",
      ],
      ["officials", "officials official"],
      ["diplomats", "diplomats diplomat"],
      ["negotiators", "negotiators negotiator delegation delegations delegates team"],
      ["generals", "generals"],
      ["commanders", "commanders commander"],
      ["officers", "officers officer"],
      ["lawmakers", "lawmakers lawmaker legislators parliamentarians mps deputies senators congressmen"],
      ["parliament", "parliament legislature"],
      ["leaders", "leaders"],
      ["public", "people public population citizens society voters nationals populace"],
      ["civilians", "civilians civilian"],
      ["hardliners", "hardliners hawks"],
      ["military bloggers", "milbloggers"],
      ["bloggers", "bloggers blogger"],
      ["media", "media press newspapers outlets television tv"],
      ["analysts", "analysts analyst experts expert observers pundits commentators"],
      ["sources", "sources source"],
      ["intelligence", "intelligence"],
      ["separatists", "separatists separatist"],
      ["rebels", "rebels insurgents"],
      ["militants", "militants"],
      ["opposition", "opposition"],
      ["prisoners", "prisoners pows"],
      ["refugees", "refugees"],
      ["allies", "allies"],
      ["partners", "partners"],
      ["mediators", "mediators mediator"],
      ["peacekeepers", "peacekeepers"],
      ["oligarchs", "oligarchs"],
      ["activists", "activists"],
      ["journalists", "journalists reporters"],
      ["police", "police"],
      ["donors", "donors"],
      ["settlers", "settlers"],
      ["mercenaries", "mercenaries"],
      ["volunteers", "volunteers"],
      ["militias", "militias militia"],
      ["politicians", "politicians"],
      ["envoys", "envoys"],
      ["advisers", "advisers advisors aides"],
      ["ministers", "ministers"],
    ] as const
  ).flatMap(([canonical, nouns]) => nouns.split(" ").map((noun): [string, string] => [noun, canonical])),
);

/** Kinds of groups whose members speak without names. */
export const ANONYMOUS_GROUPS: ReadonlySet<string> = new Set(["sources"]);

/** Groups that belong to no party even with a nationality. */
export const PARTYLESS_GROUPS: ReadonlySet<string> = new Set([
  "media",
  "journalists",
  "analysts",
  "allies",
  "partners",
]);

/** Groups that a person has by office (`his generals` are his state's); "his allies" are his own. */
export const GROUPS_BY_OFFICE: ReadonlySet<string> = new Set(
  "forces officials generals commanders officers diplomats negotiators public ministers intelligence envoys".split(" "),
);

/** Words between nationality and noun; `kept` ones stay in the group's name. */
export const KEPT_MODIFIERS: ReadonlySet<string> = new Set(
  "military intelligence defence defense security state opposition foreign health border local occupation".split(" "),
);

export const DROPPED_MODIFIERS: ReadonlySet<string> = new Set(
  "senior top government high ranking ranked level armed ground air naval land special regular elite occupying civilian ordinary political public former current frontline advancing retreating attacking defending invading unnamed key own national pro many some several other two three four five most young local".split(
    " ",
  ),
);

/** Offices and roles that may precede a name or stand for a person (`the president`). Longest first where several words. */
export const OFFICES: ReadonlyMap<string, readonly string[]> = new Map(
  (
    [
      ["president", ["president", "leader", "head of state"]],
      ["prime minister", ["prime minister", "premier", "pm", "leader"]],
      ["premier", ["premier", "prime minister"]],
      ["chancellor", ["chancellor", "leader"]],
      ["king", ["king", "monarch", "leader"]],
      ["queen", ["queen", "monarch"]],
      ["emir", ["emir", "monarch", "leader"]],
      ["sultan", ["sultan", "monarch", "leader"]],
      ["crown prince", ["crown prince", "prince", "leader"]],
      ["pope", ["pope", "pontiff"]],
      ["supreme leader", ["supreme leader", "leader", "ayatollah"]],
      ["leader", ["leader", "commander", "dictator"]],
      ["head", ["leader", "head"]],
      ["foreign minister", ["foreign minister", "minister", "top diplomat", "diplomat"]],
      ["foreign secretary", ["foreign secretary", "foreign minister", "secretary", "minister"]],
      ["deputy foreign minister", ["deputy foreign minister", "deputy minister", "diplomat"]],
      ["secretary of state", ["secretary of state", "secretary", "top diplomat", "diplomat"]],
      [
        "secretary of defense",
        ["secretary of defense", "defense secretary", "defence secretary", "secretary", "pentagon chief"],
      ],
      ["defence secretary", ["defence secretary", "defense secretary", "secretary"]],
      ["defence minister", ["defence minister", "defense minister", "minister"]],
      ["vice president", ["vice president"]],
      ["national security adviser", ["national security adviser", "national security advisor", "adviser", "advisor"]],
      [
        "envoy",
        ["envoy", "special envoy", "representative", "special representative", "negotiator", "mediator", "diplomat"],
      ],
      ["spokesperson", ["spokesperson", "spokesman", "spokeswoman"]],
      ["press secretary", ["press secretary", "spokesperson", "spokeswoman", "spokesman"]],
      ["ambassador to the UN", ["ambassador", "envoy", "permanent representative", "diplomat"]],
      ["secretary-general", ["secretary-general", "secretary general", "chief"]],
      ["secretary general", ["secretary general", "secretary-general", "chief", "head"]],
      ["director general", ["director general", "director-general", "chief", "head"]],
      ["commission president", ["commission president", "president", "chief"]],
      ["council president", ["council president", "president", "chief"]],
      ["foreign policy chief", ["foreign policy chief", "top diplomat", "high representative"]],
      ["commander-in-chief", ["commander-in-chief", "commander", "general", "army chief", "junta leader"]],
      ["chief of general staff", ["chief of general staff", "chief of the general staff", "general"]],
      ["army chief", ["army chief", "general", "commander", "junta leader"]],
      ["commander", ["commander", "general", "warlord", "leader"]],
      ["prosecutor", ["prosecutor", "chief prosecutor"]],
      ["speaker", ["speaker"]],
      ["presidential aide", ["aide", "adviser", "presidential aide"]],
      ["adviser", ["adviser", "advisor", "aide"]],
    ] as const
  ).map(([office, words]): [string, readonly string[]] => [office, words]),
);

/** Common nouns that can stand alone for a person named before. */
export const ROLE_NOUNS: ReadonlySet<string> = new Set(
  "president leader premier chancellor king queen emir sultan monarch pope pontiff prince minister secretary diplomat envoy spokesman spokeswoman spokesperson ambassador general colonel major captain admiral commander senator congressman congresswoman lawmaker governor mayor chairman chairwoman director chief adviser advisor aide negotiator mediator representative prosecutor speaker analyst expert professor historian journalist correspondent editor author columnist blogger veteran officer official politician dictator warlord billionaire head premier".split(
    " ",
  ),
);

/** Words before a name that make it a person's: titles, ranks, roles. */
export const TITLES: ReadonlySet<string> = new Set([
  ...ROLE_NOUNS,
  ..."mr mrs ms miss dr sir lord lady dame gen lt col maj capt sgt cmdr adm sen rep gov prof rev fr sheikh ayatollah mullah imam bishop archbishop patriarch cardinal princess prince judge justice lieutenant sergeant brigadier marshal corporal private rabbi president-elect ex-president chief-of-staff secretary-general writer scholar researcher economist activist lawyer businessman oligarch reporter strategist commentator pollster filmmaker philosopher dissident candidate nominee attorney comptroller treasurer sheriff superintendent inspector detective councilman councilwoman delegate pastor banker".split(
    " ",
  ),
]);

/** Nouns of organisations inside unknown names. */
export const ORGANISATION_NOUNS: ReadonlySet<string> = new Set(
  "ministry institute committee council agency university party front army brigade regiment battalion commission union bank group center centre court parliament foundation movement organization organisation association corporation forces fund office department service bureau mission authority board alliance federation league coalition congress assembly senate secretariat guard command company corp inc ltd network initiative forum academy college observatory tribunal directorate administration church synod patriarchate embassy consulate house society times post journal herald tribune gazette news agency press television radio magazine".split(
    " ",
  ),
);

/** Nouns for sources without names, with their canonical plural. */
export const SOURCE_NOUNS: ReadonlyMap<string, string> = new Map(
  (
    [
      ["unnamed source", "source sources insider insiders reports"],
      ["officials", "officials official"],
      ["diplomats", "diplomats diplomat"],
      ["analysts", "analysts analyst"],
      ["experts", "experts expert"],
      ["observers", "observers observer"],
      ["witnesses", "witnesses witness eyewitnesses"],
      ["residents", "residents"],
      ["critics", "critics"],
      ["supporters", "supporters"],
      ["aides", "aides aide"],
      ["advisers", "advisers advisors"],
      ["commentators", "commentators pundits"],
      ["activists", "activists"],
      ["mediators", "mediators"],
      ["negotiators", "negotiators"],
      ["officers", "officers"],
      ["commanders", "commanders"],
      ["authorities", "authorities"],
      ["lawmakers", "lawmakers"],
      ["historians", "historians"],
      ["economists", "economists"],
      ["civilians", "civilians"],
      ["rebels", "rebels"],
      ["separatists", "separatists"],
      ["militants", "militants"],
      ["journalists", "journalists reporters"],
    ] as const
  ).flatMap(([canonical, nouns]) => nouns.split(" ").map((noun): [string, string] => [noun, canonical])),
);

/** Verbs of speech that make an unknown capitalised name before or after them a speaker. */
export const SPEECH_VERBS: ReadonlySet<string> = new Set(
  "said says told tells wrote writes argued argues added adds noted notes warned warns claimed claims stated states insisted insists replied asked announced announces declared suggests suggested explained explains tweeted posted remarked acknowledged admitted confirmed denied denies believes thinks stressed emphasized emphasised reported reports".split(
    " ",
  ),
);
