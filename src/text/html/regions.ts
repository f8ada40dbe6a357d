// What the elements around a block say of it: navigation, sharing, related stories, captions, author boxes, comments.
import type { PageElement } from "./dom.ts";

/** What kind of place an element is by its name, role, class and id; null where these say nothing. */
export type Region =
  | "navigation"
  | "footer"
  | "aside"
  | "form"
  | "caption"
  | "credit"
  | "byline"
  | "author-box"
  | "share"
  | "related"
  | "subscribe"
  | "advertisement"
  | "comments"
  | "popup"
  | "tags"
  | "media"
  | "quote-pulled"
  | "summary";

const BY_TAG: Readonly<Record<string, Region>> = {
  nav: "navigation",
  footer: "footer",
  aside: "aside",
  form: "form",
  button: "form",
  figcaption: "caption",
};

const BY_ROLE: Readonly<Record<string, Region>> = {
  navigation: "navigation",
  banner: "navigation",
  menu: "navigation",
  menubar: "navigation",
  search: "form",
  contentinfo: "footer",
  complementary: "aside",
  dialog: "popup",
  alertdialog: "popup",
  tooltip: "popup",
};

/** Words in class names and ids, by region; compound names are split at hyphens, underscores and capitals. */
const WORDS: Readonly<Record<Region, string>> = {
  navigation:
    "nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs masthead topbar toolbar skip pagination pager paging skiplink",
  footer: "footer colophon copyright legal disclaimer terms",
  aside: "sidebar rail aside widget widgets",
  form: "form login signin search searchform poll quiz survey captcha",
  caption: "caption captions figcaption cutline imagecaption photocaption",
  credit: "credit credits photographer imagecredit attribution",
  byline: "byline bylines dateline timestamp pubdate published datetime postmeta entrymeta postdate",
  "author-box": "bio biography authorbio authorbox vcard",
  share: "share sharing shares social sharebar sharedaddy addthis sharethis addtoany socials follow tweetbutton",
  related:
    "related recommended recommendation recommendations recirc recirculation trending popular readmore seealso teaser teasers promo promos mostread mostpopular morestories outbrain taboola upnext alsolike crosslink crosslinks interlink interlinks inlinerelated readnext zergnet morelinks moreon yarpp jp-relatedposts relatedposts suggested",
  subscribe:
    "newsletter newsletters subscribe subscription signup paywall piano optin mailchimp membership donate donation",
  advertisement:
    "ad ads advert adverts advertisement advertising advertorial sponsor sponsored sponsors dfp adslot adunit promobox",
  comments: "comments disqus commentlist commentlists respond responses livefyre coral viafoura",
  popup: "popup modal overlay tooltip rollover hovercard lightbox cookie cookies gdpr consent notification",
  tags: "tags tag taglist tagcloud topics keywords categories",
  media: "gallery slideshow carousel slider player jwplayer videoplayer audioplayer playlist",
  "quote-pulled": "pullquote pullquotes",
  summary: "keypoints highlights takeaways",
};

/** Pairs of neighbouring words that mean a region although neither word alone does. */
const PAIRS: Readonly<Record<string, Region>> = {
  "author bio": "author-box",
  "author info": "author-box",
  "author box": "author-box",
  "author card": "author-box",
  "author profile": "author-box",
  "about author": "author-box",
  "author details": "author-box",
  "author description": "author-box",
  "about the": "author-box",
  "author meta": "byline",
  "article meta": "byline",
  "post meta": "byline",
  "entry meta": "byline",
  "publish date": "byline",
  "pub date": "byline",
  "article date": "byline",
  "read more": "related",
  "see also": "related",
  "most read": "related",
  "most popular": "related",
  "more stories": "related",
  "more news": "related",
  "more from": "related",
  "more on": "related",
  "also like": "related",
  "up next": "related",
  "also read": "related",
  "read next": "related",
  "dont miss": "related",
  "latest news": "related",
  "sign up": "subscribe",
  "pull quote": "quote-pulled",
  "image caption": "caption",
  "photo caption": "caption",
  "media caption": "caption",
  "comment list": "comments",
  "comments area": "comments",
  "print only": "popup",
  "visually hidden": "popup",
  "screen reader": "popup",
  "sr only": "popup",
  "story timeline": "related",
  "in article": "related",
};

const WORD_REGION: ReadonlyMap<string, Region> = new Map(
  Object.entries(WORDS).flatMap(([region, words]) => words.split(" ").map((word) => [word, region as Region] as const)),
);

/** The region that `element` itself opens, not looking at its ancestors. */
export function regionOf(element: PageElement): Region | null {
  const byTag = BY_TAG[element.localName];
  if (byTag !== undefined) return byTag;
  const role = element.getAttribute("role");
  if (role !== null && BY_ROLE[role] !== undefined) return BY_ROLE[role];
  if (element.localName === "article" || element.localName === "main" || element.localName === "body") return null;
  const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`.slice(0, 400);
  for (const name of names.split(/\s+/u)) {
    const words = name
      .replace(/([a-z])([A-Z])/gu, "$1 $2")
      .toLowerCase()
      .split(/[-_\s:.]+/u)
      .filter((word) => word !== "");
    for (let i = 0; i < words.length; i++) {
      const pair = PAIRS[`${words[i]} ${words[i + 1] ?? ""}`];
      if (pair !== undefined) return pair;
      // `no-ads`, `has-sidebar`, `with-comments` say what is around, not what is inside.
      if (i > 0 && /^(?:no|has|with|without|is|not|hide|show)$/u.test(words[i - 1]!)) continue;
      const region = WORD_REGION.get(words[i]!);
      if (region !== undefined) return region;
    }
  }
  return null;
}
