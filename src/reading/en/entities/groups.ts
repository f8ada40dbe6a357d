// Step 2: groups made of a nationality and a noun (`Russian troops`, `Iran’s negotiators`, `European leaders`), the same for every actor.
import type { Actor } from "./entity-table.ts";
import {
  ANONYMOUS_GROUPS,
  BLOC_NOUNS,
  DROPPED_MODIFIERS,
  GROUP_NOUNS,
  GROUPS_BY_OFFICE,
  KEPT_MODIFIERS,
  PARTYLESS_GROUPS,
  SPEECH_VERBS,
  STATE_NOUNS,
} from "./group-nouns.ts";
import { addFound, type Found, folded, isHyphen, isPossessive, type Scene, sameSentence, uposOf } from "./scene.ts";
import { type Nationality, namesAt } from "./table-names.ts";

/** How far a noun may stand from its nationality. */
const REACH = 5;

/** Singular nouns that are also adjectives or parts of longer phrases: they count only as heads. */
const HEAD_ONLY: ReadonlySet<string> = new Set(
  "military force intelligence infantry opposition media press police people state side television security civilian team brigades".split(
    " ",
  ),
);

const SINGULAR_ROLES: ReadonlySet<string> = new Set(
  "official diplomat negotiator commander officer lawmaker legislator analyst expert mediator general".split(" "),
);

function isHead(scene: Scene, i: number): boolean {
  if (!HEAD_ONLY.has(folded(scene, i))) return true;
  const next = folded(scene, i + 1);
  const following = uposOf(scene, i + 1);
  // The tag of such a word is unsure ("the Russian military stepped in"); what follows tells more.
  if (following !== null) return !["NOUN", "PROPN", "ADJ"].includes(following) && next !== "-";
  return (
    !sameSentence(scene, i, i + 1) ||
    !/^[a-z]+(?:s|tion|ment|ing|er|or|y|ness|ance)$/.test(next) ||
    /^(?:is|was|has|says|said)$/.test(next)
  );
}

/** Whether the nationality that ends before token `from` is one of descent: `ethnic Albanian rebels` are not of Albania. */
function isEthnic(scene: Scene, from: number): boolean {
  return [from - 2, from - 3].some((i) => sameSentence(scene, i, from) && folded(scene, i) === "ethnic");
}

/** A group as it is named up to token `end`, and whose it is. */
interface GroupName {
  readonly end: number;
  readonly key: string;
  readonly name: string;
  readonly party: string | null;
  readonly kind: Found["kind"];
  readonly basis: string;
}

/** Words that mean the actor itself. */
function theActor({ key, name, party }: Actor, end: number, kind: Found["kind"], basis: string): GroupName {
  return { end, key, name, party, kind, basis };
}

/** The name and owner of a group whose nationality ends at token `from`; null where no such noun follows. */
export function groupAfter(scene: Scene, from: number, actor: Actor): GroupName | null {
  const kept: string[] = [];
  for (let i = from; i < from + REACH && sameSentence(scene, from, i); i++) {
    const noun = folded(scene, i);
    const isBloc =
      actor.type === "bloc" ||
      (actor.type === "organisation" && /^(?:NATO|European Union)$/.test(actor.name) && noun !== "forces");
    if (isBloc && BLOC_NOUNS.has(noun) && kept.length === 0) {
      if (actor.type === "bloc") return theActor(actor, i + 1, "group", "entities:bloc-members");
      const name = `${actor.adjective ?? actor.name} states`;
      return { end: i + 1, key: name, name, party: actor.party, kind: "group", basis: "entities:bloc-members" };
    }
    if (actor.type === "state" && STATE_NOUNS.has(noun) && kept.length === 0 && isHead(scene, i))
      return theActor(actor, i + 1, "state", "entities:state-noun");
    // "the Houthi leadership": the movement itself, and no single leader of it.
    if (
      actor.type === "organisation" &&
      actor.party !== null &&
      /^(?:leadership|side|authorities|administration|government)$/.test(noun) &&
      kept.length === 0 &&
      isHead(scene, i)
    )
      return theActor(actor, i + 1, actor.kind, "entities:organisation-leadership");
    const canonical = GROUP_NOUNS.get(noun);
    if (canonical !== undefined && isHead(scene, i)) {
      // "Ukrainian military officials": the first noun is the second one's modifier.
      const next = GROUP_NOUNS.get(folded(scene, i + 1));
      if (next !== undefined && next !== canonical && sameSentence(scene, i, i + 1)) {
        if (KEPT_MODIFIERS.has(noun)) kept.push(noun);
        continue;
      }
      // "M23 commander Joel Kasongo": a person's title, once the person's name follows.
      if (SINGULAR_ROLES.has(noun)) {
        const next = scene.found[scene.covered[i + 1] ?? -1];
        if (next?.kind === "person" && next.first === i + 1 && sameSentence(scene, i, i + 1)) return null;
      }
      // "Russian army commander X", "opposition leader": a role follows.
      if (noun === "opposition" && /^(?:leader|figure|politician|party|parties)$/.test(folded(scene, i + 1)))
        return null;
      // "Houthi fighters", "Wagner troops": the armed group itself; "Houthi officials" are a group of their own.
      const isArmed =
        actor.type === "organisation" &&
        actor.party !== null &&
        actor.epithets.size > 0 &&
        (!actor.epithets.has("alliance") || actor.epithets.has("forces"));
      if (
        isArmed &&
        ["forces", "rebels", "militants", "mercenaries", "militias"].includes(canonical) &&
        actor.adjective !== "UN"
      )
        return theActor(actor, i + 1, actor.kind, "entities:organisation-fighters");
      const adjective = actor.adjective ?? actor.name;
      const inner = canonical === "forces" || canonical === "public" || canonical === "intelligence" ? [] : kept;
      const name = [adjective, ...inner, canonical].join(" ");
      return {
        end: i + 1,
        key: name,
        name,
        party: PARTYLESS_GROUPS.has(canonical) || isEthnic(scene, from) ? null : actor.party,
        kind: ANONYMOUS_GROUPS.has(canonical) ? "anonymous" : "group",
        basis: "entities:nationality-group",
      };
    }
    if (KEPT_MODIFIERS.has(noun)) kept.push(noun === "defense" ? "defence" : noun);
    else if (noun === "-" || noun === "," || /^(?:and|or)$/.test(noun)) {
      if (noun !== "-") return null;
    } else if (!DROPPED_MODIFIERS.has(noun) && !/^(?:\d+|[a-z]+ed|[a-z]+ing)$/.test(noun)) return null;
  }
  return null;
}

/** Words before a body's noun: `foreign ministry`, `presidential palace`. */
const BODY_MODIFIERS: ReadonlySet<string> = new Set(
  "foreign defence defense interior health information finance justice energy economy trade transport education agriculture prime minister's minister’s minister 's ’s president's presidential military intelligence security national state supreme constitutional external affairs central general chief".split(
    " ",
  ),
);

/** Nouns of a state's body with the words without which they are a room or a building; null where the noun says enough. */
const BODIES: ReadonlyMap<string, RegExp | null> = new Map<string, RegExp | null>([
  ["ministry", null],
  ["embassy", null],
  ["palace", /^presidential$/],
  ["office", /^(?:minister|president|foreign|presidential|'s|’s)$/],
  ["secretariat", /^(?:general|state|presidential)$/],
  ["council", /^(?:security|military|state|supreme)$/],
  ["court", /^(?:supreme|constitutional)$/],
  ["staff", /^general$/],
  ["bank", /^(?:central|national)$/],
]);

const BODY_REACH = 6;

/** A body in small letters behind a state's adjective or possessive (`the Polish defence ministry`); null where no such noun follows. */
export function bodyAfter(scene: Scene, from: number, actor: Actor): ReturnType<typeof groupAfter> {
  if (actor.type !== "state" && actor.type !== "organisation") return null;
  const kept: string[] = [];
  for (let i = from; i < from + BODY_REACH && sameSentence(scene, from, i); i++) {
    const word = scene.words[i] ?? "";
    const lower = folded(scene, i);
    const needed = BODIES.get(lower);
    if (needed !== undefined && word === word.toLowerCase()) {
      if (needed !== null && !needed.test(kept.at(-1) ?? "")) return null;
      // "the ministry building", "ministry officials": the noun only qualifies.
      const following = GROUP_NOUNS.get(folded(scene, i + 1));
      if (following !== undefined && following !== "intelligence" && sameSentence(scene, i, i + 1)) return null;
      const words = [...kept.map((part) => part.replace("defense", "defence")), lower]
        .join(" ")
        .replace(/ (['’]s)/g, "$1");
      // As the capitals of "Iranian Foreign Ministry" write it.
      const shown = lower === "ministry" ? words.replace(/(?:^|\s)\p{Ll}/gu, (start) => start.toUpperCase()) : words;
      const name = `${actor.adjective ?? actor.name} ${shown}`;
      return { end: i + 1, key: name, name, party: actor.party, kind: "organisation", basis: "entities:body" };
    }
    if (!BODY_MODIFIERS.has(lower) || word !== word.toLowerCase()) return null;
    kept.push(lower);
  }
  return null;
}

/** `the Hamas-run health ministry`: a body of whoever runs it. */
function findRunBodies(scene: Scene): void {
  for (let i = 2; i + 1 < scene.words.length; i++) {
    if (!isHyphen(scene.words[i - 1] ?? "") || !/^(?:run|controlled|led)$/.test(scene.words[i] ?? "")) continue;
    const match = namesAt(scene, i - 2);
    const actor = match?.hits.find((hit) => hit.how !== "surname" && hit.actor.party !== null)?.actor;
    if (match?.end !== i - 1 || actor === undefined) continue;
    const body = bodyAfter(scene, i + 1, actor);
    if (body !== null && scene.covered[body.end - 1] === -1) addGroup(scene, i - 2, body);
  }
}

/** Whether a person's office speaks or acts at token `i`; else it is a room. */
function isActingOffice(scene: Scene, i: number): boolean {
  return (
    folded(scene, i) === "office" &&
    (SPEECH_VERBS.has(folded(scene, i + 1)) ||
      /^(?:has|had|did|does|will|would|is|was|declined|refused|called|:|,)$/.test(folded(scene, i + 1))) &&
    !/^(?:in|at|to|from|into|outside|near|inside)$/.test(folded(scene, i - 3))
  );
}

/** The actor for whom a person's or state's possessive speaks: `Putin’s generals` are his state's. */
export function ownerOf(scene: Scene, found: Found): Actor | null {
  const direct = scene.table.actors.get(found.key);
  if (direct !== undefined && direct.type !== "person" && direct.type !== "media") return direct;
  return found.party === null ? null : (scene.table.actors.get(found.party) ?? null);
}

/** Adds the groups after nationalities and after possessives of known actors. */
export function findGroups(scene: Scene, nationalities: readonly Nationality[]): void {
  for (const { first, end, hit } of nationalities) {
    const group = groupAfter(scene, end, hit.actor) ?? bodyAfter(scene, end, hit.actor);
    if (group === null) continue;
    const own = scene.found[scene.covered[first] ?? -1];
    if (own !== undefined && own.first === first && own.end === end) scene.absorbed.add(own);
    addGroup(scene, first, group);
  }
  findRunBodies(scene);
  const names = [...scene.found];
  for (const found of names) {
    if (!isPossessive(scene.words[found.end] ?? "")) {
      if (
        found.kind === "organisation" ||
        (found.kind === "person" && /^(?:administration|government|regime|cabinet)$/.test(folded(scene, found.end)))
      )
        plainOwner(scene, found);
      continue;
    }
    const owner = ownerOf(scene, found);
    if (owner === null) continue;
    const group = groupAfter(scene, found.end + 1, owner) ?? bodyAfter(scene, found.end + 1, owner);
    if (group !== null && (found.kind !== "person" || isByOffice(group))) addGroup(scene, found.first, group);
    else if (found.kind === "person" && isActingOffice(scene, found.end + 1)) {
      const name = `${found.name}'s office`;
      const party = found.party;
      addGroup(scene, found.first, {
        end: found.end + 2,
        key: name,
        name,
        party,
        kind: "organisation",
        basis: "entities:body",
      });
    }
  }
}

/** Whether a person has the group by office and not for himself. */
export function isByOffice(group: { readonly name: string; readonly kind: Found["kind"] }): boolean {
  return group.kind === "state" || GROUPS_BY_OFFICE.has(group.name.split(" ").at(-1) ?? "");
}

/** `Hamas fighters`, `Wagner troops`, `the Trump administration`. */
function plainOwner(scene: Scene, found: Found): void {
  const noun = folded(scene, found.end);
  if (found.kind === "person") {
    const owner = ownerOf(scene, found);
    if (owner?.type === "state")
      addGroup(scene, found.first, {
        end: found.end + 1,
        key: owner.key,
        name: owner.name,
        party: owner.party,
        kind: "state",
        basis: "entities:administration",
      });
    return;
  }
  const actor = scene.table.actors.get(found.key);
  if (actor === undefined || actor.type === "media") return;
  if (
    /^(?:fighters|forces|troops|militants|rebels|mercenaries|militia|militias|insurgents|guerrillas|group|movement)$/.test(
      noun,
    ) &&
    sameSentence(scene, found.first, found.end)
  )
    addGroup(scene, found.first, theActor(actor, found.end + 1, actor.kind, "entities:organisation-fighters"));
  else {
    const group = groupAfter(scene, found.end, actor);
    if (group !== null) addGroup(scene, found.first, group);
  }
}

function addGroup(scene: Scene, first: number, group: GroupName): void {
  addFound(scene, {
    first,
    end: group.end,
    head: group.end - 1,
    key: group.key,
    name: group.name,
    kind: group.kind,
    party: group.party,
    how: "alias",
    gender: null,
    isPlural: group.kind === "group" && /(?:[^s]s|people|media|police)$/.test(folded(scene, group.end - 1)),
    basis: [group.basis],
  });
}
