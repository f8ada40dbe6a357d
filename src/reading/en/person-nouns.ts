// Nouns for people and for bodies: who can be he or she, and what speaks with one voice without being a person.

/** Nouns for one person. */
export const SINGLE: RegExp =
  /(?:er|or|ist|ian|man|woman|minister|president|envoy|ambassador|delegate|representative|official|general|resident)$/i;

/** Nouns for bodies, also as the last word of a longer one; `colleague` and `report` are none. */
export const BODY_NOUN: RegExp =
  /\b(?:sub)?(?:assembly|council|committee|commission|government|cabinet|parliament|senate|congress|ministry|court|party|union|company|movement|board|bureau|agency|alliance|federation|association|conference|delegation|office|coalition|group|army|command|front|panel|firm|corporation|bank|charity|foundation|institute|university|school|church|hospital|club|society|league|network|tribunal|jury|crew|garrison|squad|gang|cartel|crowd|public|community|family|household|campaign|utility|port|airline|watchdog|cooperative|militia)$/i;

/** Nouns for those who may act and speak. */
export const AGENT_NOUN: RegExp =
  /(?:er|or|ist|ian|ant|man|woman|people|group|official|resident|colleague|cousin|uncle|aunt|son|wife|husband|friend|nurse|neighbour)$/;
