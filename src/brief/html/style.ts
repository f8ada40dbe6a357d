// The page's style sheet: paper and ink, light and dark, wide and narrow, screen and print.
import { KIND_MARKS } from "../wording.ts";

/** Muted hues that differ in lightness as well as hue and belong to no flag; white letters on each reach 4.5:1. */
export const PARTY_HUES: readonly string[] = [
  "#5b5390",
  "#2f6f62",
  "#80651b",
  "#7b4468",
  "#40648a",
  "#63662c",
  "#83502f",
  "#4a5563",
];

const KIND_CSS: string = KIND_MARKS.map(
  (mark) =>
    `.k-${mark.kind}::before,.b-${mark.kind}::before{content:"${mark.letter}";content:"${mark.letter}" / "${mark.word}: "}`,
).join("");

const CIRCLES: string = selectors("circle");
const DIAMONDS: string = selectors("diamond");
const SQUARES: string = selectors("square");
const SHIELDS: string = selectors("shield");

function selectors(shape: string): string {
  return KIND_MARKS.filter((mark) => mark.shape === shape)
    .map((mark) => `.k-${mark.kind}::before,.b-${mark.kind}::before`)
    .join(",");
}

export const STYLE: string = `
:root{
  color-scheme:light dark;
  --paper:#fbfaf6;--card:#fff;--sunk:#f3f1ea;--ink:#1d2025;--soft:#555b64;--faint:#6d727a;--rule:#ddd8cb;--hair:#e9e5da;
  --accent:#14566c;--accent-wash:#e4eff2;--mark:#ffeeb0;--mark-edge:#c79a17;
  --for:#0d6480;--against:#a1430a;--cond:#65498f;--warn:#8a4b08;--warn-wash:#fbf0dc;
  --land:#eeeadf;--sea:#dfe9ec;--border:#b9b2a0;
  --serif:"Iowan Old Style","Palatino Linotype","Palatino Nova",Palatino,"Source Serif 4","Noto Serif",Charter,Georgia,"Liberation Serif",serif;
  --sans:"Avenir Next","Segoe UI","Helvetica Neue",Inter,"Noto Sans",Arial,"Liberation Sans",system-ui,sans-serif;
  --mono:ui-monospace,"SF Mono","Cascadia Mono",Consolas,"Liberation Mono",monospace;
  --main:52rem;
}
@media (prefers-color-scheme:dark){:root{
  --paper:#14171b;--card:#1b1f25;--sunk:#191d22;--ink:#e9e7e2;--soft:#b1b6bd;--faint:#959ba4;--rule:#353b44;--hair:#282d35;
  --accent:#86cadd;--accent-wash:#1d3038;--mark:#57491a;--mark-edge:#d9b140;
  --for:#7fcbe2;--against:#f2ab78;--cond:#c7b1ec;--warn:#efba72;--warn-wash:#33281a;
  --land:#23282e;--sea:#171c22;--border:#4c545f;
}}
@media (prefers-color-scheme:dark){.bar[style*=hue]{filter:brightness(1.45)}}
*{box-sizing:border-box}
:where(main *,.mast *,.panel *){min-width:0}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1.5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 var(--sans);overflow-wrap:break-word;font-variant-numeric:lining-nums;text-rendering:optimizeLegibility}
a{color:var(--accent);text-decoration-thickness:.06em;text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--ink);color:var(--paper);padding:.6rem 1rem;z-index:20}
.skip:focus{top:1rem}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
bdi,[dir=auto]{unicode-bidi:isolate}

.page{display:grid;grid-template-columns:minmax(0,1fr);max-width:calc(var(--main) + 3rem);margin:0 auto;padding:0 1.5rem 6rem}
@media (min-width:72rem){
  .page{grid-template-columns:13rem minmax(0,var(--main));column-gap:3.5rem;max-width:calc(var(--main) + 19.5rem)}
  .toc{grid-area:1/1/3/2;position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:4.9rem 0 2rem;font-size:.875rem}
  .mast,main{grid-column:2}
  main{min-width:0}
}
.toc h2{font:600 .75rem/1 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--faint);margin:0 0 .75rem;border:0;padding:0}
.toc ol{list-style:none;margin:0;padding:0}
.toc a{display:flex;justify-content:space-between;gap:.75rem;min-height:26px;padding:.22rem 0;color:var(--soft);text-decoration:none;line-height:1.35}
.toc a:hover{color:var(--accent);text-decoration:underline}
.toc .n{color:var(--faint);font-variant-numeric:tabular-nums}
@media (max-width:71.99rem){
  .toc{padding:.2rem 0 1rem;font-size:.9rem}
  .toc h2{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
  .toc ol{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem}
  .toc a{gap:.35rem;color:var(--accent)}
}

.mast{padding:4.5rem 0 2.25rem}
.over{font:600 .75rem/1.3 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--faint);margin:0 0 .9rem}
h1{font:400 clamp(2rem,1.35rem + 2.6vw,3.1rem)/1.12 var(--serif);letter-spacing:-.012em;margin:0 0 1.4rem;text-wrap:balance}
.figures{display:flex;flex-wrap:wrap;gap:.4rem 1.9rem;margin:0 0 1.2rem;padding:0}
.figures div{display:flex;flex-direction:column-reverse}
.figures dt{font-size:.8125rem;color:var(--soft)}
.figures dd{margin:0;font:400 1.55rem/1.25 var(--serif);font-variant-numeric:lining-nums}
.standing{font-size:.9rem;color:var(--soft);max-width:44rem;margin:0}

section{padding:1.1rem 0 1rem}
h2{font:400 1.75rem/1.2 var(--serif);letter-spacing:-.006em;margin:0 0 .5rem;padding-top:1.3rem;border-top:1px solid var(--rule)}
h3{font:600 1rem/1.4 var(--sans);margin:1.8rem 0 .4rem}
h4{font:600 .875rem/1.4 var(--sans);margin:1rem 0 .3rem}
.lede{color:var(--soft);max-width:44rem;margin:0 0 1.2rem;font-size:.95rem}
p{margin:.4rem 0}
.soft{color:var(--soft)} .small{font-size:.875rem}
.none{color:var(--soft);font-style:italic}

.fns{line-height:26px}
.fn{display:inline-block;min-width:24px;min-height:24px;padding:0 .15em;margin:-5px 0;text-align:center;font:500 .75rem/24px var(--sans);font-variant-numeric:tabular-nums;text-decoration:none;vertical-align:.14em;border-radius:4px;color:var(--accent)}
.fn:hover,.fn[aria-expanded=true]{background:var(--accent-wash);text-decoration:underline}
.summary .wide li{max-width:none}
.fn:target{background:var(--mark)}

.summary{display:grid;gap:1.6rem 3rem}
@media (min-width:50rem){.summary{grid-template-columns:1fr 1fr}.summary .wide{grid-column:1/-1}}
.summary h3{margin:0 0 .5rem;font:600 .8125rem/1.4 var(--sans);letter-spacing:.02em}
.summary h3 a{color:var(--accent);text-decoration:none}.summary h3 a:hover{text-decoration:underline}
.summary ul{list-style:none;margin:0;padding:0;font:400 1.03rem/1.5 var(--serif)}
.summary li{padding:.38rem 0;border-top:1px solid var(--hair)}
.summary li b{font-weight:600}
.summary .more{font:400 .8125rem/1.5 var(--sans);color:var(--soft);margin:.3rem 0 0}
.summary .wide ul{column-gap:3rem}

table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.45}
caption{text-align:left;max-width:calc(100vw - 3rem);color:var(--soft);font-size:.8125rem;padding:0 0 .5rem;line-height:1.5}
th,td{text-align:left;vertical-align:top;padding:.5rem .8rem .5rem 0;border-bottom:1px solid var(--hair)}
thead th{font-weight:600;border-bottom:1px solid var(--rule);vertical-align:bottom;line-height:1.3}
tbody th{font-weight:500}
.scroll,.fig{position:relative}
.scroll{overflow-x:auto;margin:0 -.25rem;padding:0 .25rem;background:linear-gradient(90deg,var(--paper) 40%,transparent) 0 0/3rem 100% no-repeat local,linear-gradient(270deg,var(--paper) 40%,transparent) 100% 0/3rem 100% no-repeat local,linear-gradient(90deg,var(--rule),transparent) 0 0/.6rem 100% no-repeat scroll,linear-gradient(270deg,var(--rule),transparent) 100% 0/.6rem 100% no-repeat scroll}
.num{text-align:right;font-variant-numeric:tabular-nums}
.tag{display:inline-block;font:500 .75rem/1.5 var(--sans);color:var(--soft);border:1px solid var(--rule);border-radius:99px;padding:.05rem .6rem;overflow-wrap:anywhere}
.tag.warn{color:var(--warn);border-color:currentColor}

.src{padding:.9rem 0;border-bottom:1px solid var(--hair);display:grid;gap:.1rem 1.5rem}
.src:first-of-type{border-top:1px solid var(--hair)}
@media (min-width:44rem){.src{grid-template-columns:minmax(0,1fr) 11.5rem}}
.src h3{font:500 1.03rem/1.4 var(--serif);margin:0}
.src h3 a{color:var(--ink);text-decoration:none}.src h3 a:hover{text-decoration:underline;color:var(--accent)}
.src .meta{font-size:.8125rem;color:var(--soft);margin:.1rem 0 0}
.src .side{font-size:.8125rem;color:var(--soft);margin:.15rem 0 0}
@media (min-width:44rem){.src .side{text-align:right}}
.src .full{grid-column:1/-1}
.warnings{list-style:none;margin:.5rem 0 0;padding:0;font-size:.84rem}
.warnings li{padding:.35rem .75rem;margin:.3rem 0;background:var(--warn-wash);border-left:3px solid var(--warn);line-height:1.5}
.warnings b{color:var(--warn);font-weight:600}
.warnings li.note{background:var(--sunk);border-color:var(--rule)}.warnings li.note b{color:var(--soft)}
.repairs{font-size:.8125rem}
code,.lit{font:.86em var(--mono);background:var(--sunk);padding:.05em .35em;border-radius:3px;white-space:pre-wrap;overflow-wrap:anywhere}

details{margin:.5rem 0}
summary{cursor:pointer;font-size:.875rem;color:var(--accent);min-height:26px;padding:.15rem 0;width:fit-content}
summary:hover{text-decoration:underline}
details[open]>summary{margin-bottom:.4rem}

.bars{display:grid;gap:2rem 3rem;align-items:start}
@media (min-width:50rem){.bars{grid-template-columns:1fr 1fr}}
.bars table{table-layout:fixed}.bars th:nth-child(1){width:38%;overflow-wrap:anywhere}.bars th:nth-child(3){width:26%}.bars th:nth-child(4){width:15%}
.bars td,.bars th{border:0;padding:.22rem .6rem .22rem 0;vertical-align:middle}
.bars thead th{border-bottom:1px solid var(--rule);padding-bottom:.35rem}
.bars tbody th{font-weight:400;line-height:1.3}
.bar{display:block;height:12px;min-width:2px;width:var(--w);background:var(--hue,var(--faint));border-radius:0 2px 2px 0;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.pt{max-width:100%;overflow-wrap:anywhere;display:inline-flex;align-items:center;gap:.45em;vertical-align:middle}
.pb{flex:none;width:18px;height:18px;vertical-align:-3px}
.pb path{stroke:none}
.pb text{font:700 8.5px var(--sans);fill:#fff;text-anchor:middle}

.matrix th[scope=row]{min-width:9.5rem;max-width:14rem;position:sticky;left:0;background:var(--paper);z-index:1;font-weight:600;padding-right:1rem}
.matrix th[scope=row] span{display:block;font-weight:400;color:var(--soft);font-size:.8125rem;line-height:1.4}
.matrix td{min-width:6.4rem}
.matrix thead th{overflow-wrap:normal;word-break:normal;hyphens:auto}
.matrix .empty{color:var(--faint);font-size:.8125rem;font-style:italic}
.st{display:flex;flex-wrap:wrap;align-items:center;column-gap:.4rem;margin:.1rem 0}
.st .w{font-weight:600}.st .h{color:var(--soft);font-size:.78rem}
.st svg{width:20px;height:20px;flex:none}
.st svg text{font:700 9.5px var(--sans);text-anchor:middle}
.s-for{--c:var(--for)}.s-against{--c:var(--against)}.s-conditional{--c:var(--cond)}
.st .w{color:var(--c)}
.st svg .shape{fill:var(--c);stroke:var(--c);stroke-width:1.6}.st svg text{fill:var(--paper)}
.st.ascribed svg .shape{fill:none}.st.ascribed svg text{fill:var(--c)}
.red{font:600 .72rem/1.4 var(--sans);color:var(--against);border:1px solid currentColor;border-width:1px 0;padding:0 .1em;white-space:nowrap}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.3rem;font-size:.8125rem;color:var(--soft);margin:.6rem 0 0;padding:0;list-style:none}
.legend li{display:inline-flex;align-items:center;gap:.4rem}
.legend .st{margin:0}

.dispute{margin:1.4rem 0 2rem;break-inside:auto}
.dispute h3{font:500 1.2rem/1.35 var(--serif);margin:0 0 .2rem}
.sides{display:grid;gap:1px;background:var(--rule);border:1px solid var(--rule);margin:.7rem 0 .5rem}
@media (min-width:44rem){.sides{grid-template-columns:repeat(var(--n),minmax(0,1fr))}}
.sidebox{background:var(--card);padding:1rem 1.1rem}
.sidebox .says{font:400 1.05rem/1.45 var(--serif);margin:0 0 .5rem}
.sidebox h4{font:600 .75rem/1.4 var(--sans);letter-spacing:.06em;text-transform:uppercase;color:var(--faint);margin:0 0 .4rem}
.lines{list-style:none;margin:.5rem 0 0;padding:0;font-size:.85rem;line-height:1.5}
.lines li{padding:.4rem 0;border-top:1px solid var(--hair)}
.chain{color:var(--soft);font-size:.8125rem}
.chain b{font-weight:600;color:var(--ink)}
.settle{font-size:.9rem;margin:.3rem 0 0}
.settle b{font-weight:600}

.ledger{list-style:none;margin:.8rem 0;padding:0}
.ledger>li{padding:.75rem 0;border-top:1px solid var(--hair);display:grid;gap:.1rem 1.5rem}
@media (min-width:44rem){.ledger>li{grid-template-columns:minmax(0,1fr) 12rem}}
.ledger .what{font:400 1.03rem/1.45 var(--serif);margin:0}
.ledger .what b{font:600 .94rem var(--sans)}
.ledger .terms{font-size:.8125rem;color:var(--soft);margin:.15rem 0 0}
.ledger .side{font-size:.8125rem;color:var(--soft);margin:.2rem 0 0}
@media (min-width:44rem){.ledger .side{text-align:right}}
.ledger .full{grid-column:1/-1}
.due{font-weight:600;color:var(--ink)}
.range{width:9rem;height:16px;display:inline-block;vertical-align:-3px}
.range .axis{stroke:var(--rule);stroke-width:2}.range .span{stroke:var(--accent);stroke-width:7}

figure{margin:1rem 0}
figcaption{font-size:.8125rem;color:var(--soft);margin:.5rem 0 0;max-width:48rem}
.fig{overflow-x:auto}
.fig svg{display:block;width:100%;min-width:38rem;height:auto;font-family:var(--sans)}
.tl .grid{stroke:var(--hair)}.tl .tick{fill:var(--soft);font-size:12px}.tl .tick.y{font-weight:700;fill:var(--ink)}
.tl .known{fill:var(--accent)}
.tl .implied{fill:var(--accent-wash);stroke:var(--accent);stroke-width:1.2}
.tl .unknown{fill:var(--paper);stroke:var(--faint);stroke-width:1.2;stroke-dasharray:3 2}
.tl .lab{font-size:11px;font-weight:600;fill:var(--paper);text-anchor:middle}
.tl .lab.implied{fill:var(--accent);stroke:none}.tl .lab.unknown{fill:var(--soft);stroke:none}
.tl .disp{fill:none;stroke:var(--against);stroke-width:2}
.mp .frame{fill:var(--sea)}.mp .land{fill:var(--land);stroke:var(--border);stroke-width:1;stroke-linejoin:round}
.mp .state{fill:var(--faint);font-size:11px;letter-spacing:.14em;text-anchor:middle;text-transform:uppercase}
.mp .dot{fill:var(--accent);stroke:var(--paper);stroke-width:1.5}
.mp .dot.d{fill:var(--paper);stroke:var(--accent);stroke-width:2.2}
.mp .warnring{fill:none;stroke:var(--warn);stroke-width:1.6;stroke-dasharray:3 2.2}
.mp .place{fill:var(--ink);font-size:12.5px;font-weight:600;paint-order:stroke;stroke:var(--land);stroke-width:3px;stroke-linejoin:round}
.mp .place.area{font-style:italic;font-weight:400;fill:var(--soft)}
.mp .scale{stroke:var(--soft);stroke-width:1.5;fill:none}.mp .scalet{fill:var(--soft);font-size:11px}

.dms{display:grid;gap:1.4rem 2.5rem}
@media (min-width:50rem){.dms{grid-template-columns:1fr 1fr}}
.dm h4{font:600 1rem/1.4 var(--sans);margin:0 0 .3rem}
.dm ul,.dm ol{margin:.2rem 0 .6rem;padding:0 0 0 1.25rem;font-size:.9rem}
.dm ul{list-style:none;padding:0}
.dm li{padding:.12rem 0}
.dm .cap{font-size:.8125rem;color:var(--soft);margin:.3rem 0 0}
.orphan{max-width:100%;overflow-wrap:anywhere;display:inline-block;font-size:.8125rem;color:var(--warn);border-left:3px solid var(--warn);padding-left:.5rem;margin:.2rem 0}

.switchboard{background:var(--card);border:1px solid var(--rule);padding:1.3rem 1.5rem 1.5rem;margin:1.2rem 0 1.6rem}
.switches{border:0;margin:0;padding:0;min-width:0}
.switches>legend{font:600 1rem/1.4 var(--sans);padding:0;margin:0 0 .3rem}
.switch{border:0;margin:0;padding:.7rem 0;min-width:0;border-top:1px solid var(--hair);display:grid;gap:.4rem 1.5rem;align-items:center}
@media (min-width:40rem){.switch{grid-template-columns:minmax(0,1fr) auto}}
.switch .claim{font:400 1.15rem/1.4 var(--serif)}
.switch details{grid-column:1/-1;margin:0}.switch details p{font-size:.84rem;color:var(--soft);margin:.2rem 0}
.switch .claim>small{display:block;font:400 .8125rem/1.45 var(--sans);color:var(--soft)}
.seg{display:inline-flex;border:1.5px solid var(--accent);border-radius:99px;overflow:hidden;width:fit-content}
.seg label{position:relative;display:inline-flex;align-items:center;justify-content:center;min-width:4.9rem;min-height:38px;padding:0 1rem;font:600 .9375rem/1 var(--sans);color:var(--accent);cursor:pointer}
.seg input{position:absolute;inset:0;opacity:0;margin:0;width:100%;height:100%;cursor:pointer}
.seg label:has(:checked){background:var(--accent);color:var(--card)}
.seg label:has(:checked)::before{content:"✓";margin-right:.4em;font-size:.85em}
.seg label:has(:focus-visible){outline:3px solid var(--ink);outline-offset:-5px;border-radius:99px}
.world{border-top:2px solid var(--ink);margin-top:.9rem;padding-top:1rem}
.world h3{font:600 .8125rem/1.4 var(--sans);letter-spacing:.02em;color:var(--soft);margin:0 0 .6rem}
.world h3 b{color:var(--ink)}
.level{display:flex;gap:.5rem;align-items:baseline;font:400 .875rem/1.45 var(--sans);color:var(--soft);margin:1rem 0 .45rem}
.level b{color:var(--ink);font-weight:600}
.held{list-style:none;margin:0;padding:0;display:grid;gap:.35rem}
.held>li{display:grid;grid-template-columns:2rem minmax(0,1fr);gap:.1rem .8rem}
.act+.act::before{content:"; "}.act b{font:600 .88em var(--sans)}
.letter{display:inline-flex;align-items:center;justify-content:center;min-width:2rem;height:2rem;font:600 1.05rem/1 var(--serif);border:1.5px solid var(--ink);border-radius:50%}
.letter.sm{min-width:1.5rem;height:1.5rem;font-size:.85rem;border-width:1px}
.letter.off{border-style:dashed;color:var(--soft);border-color:var(--faint)}
.held .t{font:400 1.08rem/1.4 var(--serif);margin:.15rem 0 0}
.held details{margin:0}
.held details>summary{display:flex;gap:.6rem;width:auto;align-items:baseline;font:400 1.08rem/1.4 var(--serif);color:var(--ink);padding:.12rem 0}
.held details>summary::after{content:"why";font:500 .8125rem/1.4 var(--sans);color:var(--accent);flex:none;margin-left:auto}
.held details[open]>summary::after{content:"close"}
.why{list-style:none;margin:.2rem 0 .4rem;padding:0;font-size:.875rem}
.why li{padding:.3rem 0 .3rem .8rem;border-left:2px solid var(--rule);margin:.25rem 0}
.why b{font-weight:600}
.lev{width:15px;height:15px;vertical-align:-2px;flex:none}
.level .lev{transform:translateY(2px)}
.lev circle{stroke:var(--ink);stroke-width:1.6;fill:none}.lev path{fill:var(--ink)}
.flips{margin:1.1rem 0 0;padding:.9rem 1.1rem;background:var(--sunk)}
.flips h4{font:600 .8125rem/1.4 var(--sans);margin:0 0 .3rem;color:var(--ink)}
.flips ul{list-style:none;margin:0;padding:0;font-size:.9rem;line-height:1.5}
.flips li+li{border-top:1px solid var(--rule)}
.flips li{padding:.3rem 0}
.flips .ch{display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:.1rem .6rem;margin:.15rem 0 .1rem}
@media (max-width:36rem){.flips .ch{grid-template-columns:minmax(0,1fr)}}
.flips .ch span.o{display:block}
.flips .arrow{font-weight:700}
.gain{color:var(--for)}.lose{color:var(--against)}
.opts td,.opts th{padding:.28rem .6rem .28rem 0}
.opts td,.opts thead th:not(:first-child){text-align:center}
.opts .dmrow th{font-weight:600;padding-top:.7rem}
.opts .yes{font-weight:700}.opts .no{color:var(--faint)}
.wtab td,.wtab thead th{text-align:center}.wtab thead th{vertical-align:bottom}
.wtab .now{background:var(--accent-wash)}
.world{display:block}
.nohas{display:none}

.kinds{columns:3 13rem;list-style:none;padding:0;margin:.6rem 0 1rem;font-size:.8125rem;color:var(--soft)}
.kinds li{break-inside:avoid;padding:.1rem 0}
.toggles{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;font-size:.875rem;margin:.4rem 0 0}
.toggles label{display:inline-flex;gap:.5rem;align-items:center;min-height:28px;cursor:pointer}
.toggles input{width:18px;height:18px;accent-color:var(--accent);margin:0}
.text{padding:1.6rem 0 1.2rem;border-top:1px solid var(--rule);margin-top:1.4rem}
.text h3{font:500 1.35rem/1.3 var(--serif);margin:0 0 .2rem}
.text .meta{font-size:.8125rem;color:var(--soft);margin:0 0 1rem}
.part-comment{margin:1.2rem 0;padding:.2rem 0 .2rem 1.2rem;border-left:3px solid var(--rule)}
.part-furniture{color:var(--faint);font-size:.8125rem}
.part-furniture .para{margin:.1rem 0}.part-furniture .para>p{font:400 .8125rem/1.45 var(--sans)}
.partname{font:600 .75rem/1.4 var(--sans);letter-spacing:.07em;text-transform:uppercase;color:var(--faint);margin:.4rem 0}
.para{display:grid;gap:.2rem 2rem;margin:0 0 .95rem}
@media (min-width:58rem){.para{grid-template-columns:minmax(0,1fr) 13.5rem}}
.para>p{font:400 1.06rem/1.62 var(--serif);margin:0;max-width:40rem}
.part-title .para>p{font-weight:600}
.remarks{list-style:none;margin:.2rem 0 0;padding:0;font-size:.76rem;line-height:1.45;color:var(--soft)}
.remarks li{padding:0}
.remarks a{display:inline-block;min-width:24px;line-height:24px}
.remarks a{color:var(--accent)}
.ctl{font:.6em var(--mono);border:1px solid currentColor;padding:0 .2em;margin:0 .1em;vertical-align:.2em;color:var(--warn)}
mark{background:none;color:inherit}
mark.cited{text-decoration:underline;text-decoration-color:var(--mark-edge);text-decoration-thickness:.08em;text-underline-offset:.22em}
mark.ev{border-bottom:2px solid var(--mark-edge)}
mark:target,mark.hit,mark.ev.hit{background:var(--mark);box-shadow:0 0 0 .18em var(--mark);border-radius:.1em}
[class^=k-]::before,[class^=b-]::before{display:inline-block;width:1.55em;height:1.55em;margin:0 .35em 0 .1em;font:700 .58em/1.55em var(--sans);text-align:center;vertical-align:.22em;color:var(--paper);background:var(--soft);text-decoration:none}
[class^=b-]::before{font-size:.72em;vertical-align:.06em}
${CIRCLES}{border-radius:50%;background:var(--for)}
${DIAMONDS}{border-radius:.1em;background:var(--cond);clip-path:polygon(50% -14%,114% 50%,50% 114%,-14% 50%)}
${SQUARES}{border-radius:.12em;background:var(--against)}
${SHIELDS}{background:var(--ink);border-radius:.15em .15em .8em .8em}
${KIND_CSS}
.joined::before{display:none!important}
body:has(#marks:not(:checked)) .texts mark::before{display:none}
ins.rep{text-decoration:none}
body:has(#repairs:checked) ins.rep{background:var(--accent-wash);border-bottom:2px solid var(--accent)}
body:has(#repairs:checked) ins.rep::after{content:" ← " attr(data-was);font:.7em var(--mono);color:var(--soft)}
.passages{list-style:none;margin:0;padding:0;font-size:.875rem}
.passages li{display:grid;grid-template-columns:2.6rem minmax(0,1fr);padding:.5rem 0;border-top:1px solid var(--hair)}
.passages .no{font-variant-numeric:tabular-nums;font-weight:600}
.passages .quote{font:400 1rem/1.5 var(--serif);margin:0}
.passages .from{color:var(--soft);font-size:.8125rem;margin:.1rem 0 0}
.back{display:inline-block;min-width:24px;text-align:center;text-decoration:none;line-height:24px}
footer{padding:2rem 0 0;color:var(--soft);font-size:.8125rem;border-top:1px solid var(--rule);margin-top:2rem}

.panel{position:fixed;z-index:10;background:var(--card);border:0 solid var(--rule);box-shadow:0 0 2.5rem rgb(0 0 0/.18);overflow:auto;padding:1.1rem 1.4rem 2rem}
.panel[hidden]{display:none}
.panel header{display:flex;justify-content:space-between;align-items:start;gap:1rem;position:sticky;top:-1.1rem;background:var(--card);padding:1.1rem 0 .6rem;margin-top:-1.1rem}
.panel h2{font:600 .9375rem/1.4 var(--sans);border:0;padding:0;margin:0}
.panel h2:focus-visible{outline-offset:4px}
.panel .where{font-size:.8125rem;color:var(--soft);margin:.1rem 0 .9rem}
.panel .ctx{display:block}
.panel .para{grid-template-columns:minmax(0,1fr)}
.panel .remarks{display:none}
.panel .para.far{opacity:.75}
.btn{font:600 .875rem/1 var(--sans);color:var(--accent);background:none;border:1px solid var(--rule);border-radius:99px;min-height:32px;min-width:32px;padding:0 .8rem;cursor:pointer;text-decoration:none;display:inline-flex;align-items:center}
.btn:hover{background:var(--accent-wash)}
.btn[disabled]{opacity:.45;cursor:default}
.panel .acts{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:1.2rem}
@media (min-width:72rem){
  .panel{right:0;top:0;bottom:0;width:25.5rem;border-left-width:1px}
  .with-panel .page{grid-template-columns:minmax(0,var(--main));max-width:none;margin:0 27rem 0 auto}
  .with-panel .toc{display:none}
  .with-panel .mast,.with-panel main{grid-column:1}
}
@media (max-width:71.99rem){.panel{left:0;right:0;bottom:0;max-height:58vh;border-top-width:1px}.with-panel{padding-bottom:58vh}}

@media (max-width:30rem){
  .page{padding:0 1.05rem 4rem}
  .mast{padding-top:2rem}
  .figures{gap:.4rem 1.5rem}.figures dd{font-size:1.4rem}
  .switchboard{padding:1rem}
  .seg label{min-width:3.6rem}
}
@media (forced-colors:active){
  .bar,.seg label:has(:checked),mark:target,mark.hit,[class^=b-]::before,mark[class^=k-]::before{forced-color-adjust:none}
}
@media print{
  :root{color-scheme:light;--paper:#fff;--card:#fff;--sunk:#f6f6f6;--ink:#000;--soft:#333;--faint:#444;--rule:#999;--hair:#ccc;--accent:#000;--accent-wash:#eee;--mark:#fff;--mark-edge:#666;--for:#000;--against:#000;--cond:#000;--warn:#000;--warn-wash:#fff;--land:#f4f4f4;--sea:#fff;--border:#999}
  html{font-size:10.4pt}
  body{background:#fff}
  .page{display:block;max-width:none;padding:0;margin:0!important}
  .toc,.skip,.panel,.toggles,.seg,.noprint{display:none!important}
  .mast{padding-top:0}
  section{padding:1rem 0 .4rem}
  h2{break-after:avoid;padding-top:.8rem}h3,h4,h5,caption{break-after:avoid}
  .summary{grid-template-columns:1fr 1fr;gap:.8rem 2rem}
  details{display:block}
  details>summary{list-style:none;color:#333}
  details>summary::marker{content:""}
  details::details-content{content-visibility:visible!important;display:block!important;block-size:auto!important;opacity:1!important}
  .scroll,.fig{overflow:visible}.fig svg{min-width:0}
  .matrix th[scope=row]{position:static}
  tr,.summary li,.sidebox,.src,figure,.ledger>li,.why li{break-inside:avoid}
  .held details>summary::after{content:none}
  .why{font-size:8.4pt;line-height:1.4}.why li{padding:.1rem 0 .1rem .7rem;margin:.12rem 0}
  .passages{columns:2;column-gap:1.6rem;font-size:8.2pt}
  .passages li{break-inside:avoid;grid-template-columns:2rem minmax(0,1fr);padding:.28rem 0}
  .passages .quote{font-size:8.8pt;line-height:1.35}.passages .from{font-size:7.6pt;line-height:1.35}
  .back,.remarks a{min-width:0;line-height:1;margin:0}
  .sides{break-inside:avoid}
  .part-furniture::details-content{display:none!important}
  .switchboard{border-width:1px 0 0;padding:.8rem 0 0;break-inside:auto}
  .src{padding:.5rem 0}
  .sides{grid-template-columns:repeat(var(--n),minmax(0,1fr))}
  .dms,.bars{grid-template-columns:1fr 1fr}
  a{color:#000;text-decoration:none}
  .fns{line-height:1}
  .fn{min-width:0;min-height:0;line-height:1;padding:0 .08em;font-size:.68em;vertical-align:.35em}
  .texts{font-size:8.6pt}
  .text{break-inside:auto}
  .para{grid-template-columns:minmax(0,1fr) 9.5rem;gap:.1rem 1rem;margin-bottom:.5rem}
  .para>p{font-size:9.2pt;line-height:1.4;max-width:none}
  .switch{padding:.3rem 0}
  mark.cited{text-decoration-thickness:.05em}
  .st svg text{fill:#fff}.st.ascribed svg text{fill:#000}
  .st svg .shape,.bar,.tl rect,.pb path,mark::before,[class^=b-]::before{print-color-adjust:exact;-webkit-print-color-adjust:exact}
  .letter{break-inside:avoid}
}
`
  .replace(/\n\s*/gu, "\n")
  .trim();
