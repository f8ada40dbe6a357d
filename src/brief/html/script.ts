// The page's script: opens passages beside the text and says aloud what a switch changed. Reading needs none of it.

/** Runs in the browser as it stands; its hash is in the page's content security policy. */
export const SCRIPT: string = `(() => {
"use strict";
const $ = (id) => document.getElementById(id);
const panel = $("panel"), title = $("panel-title"), where = $("panel-where"), ctx = $("panel-ctx");
const go = $("panel-go"), prev = $("panel-prev"), next = $("panel-next");
let opener = null, current = 0;
const total = document.querySelectorAll("#passages > li").length;

const show = (number) => {
  const item = $("n" + number);
  const link = item && item.querySelector("a.to");
  const mark = link && $(decodeURIComponent(link.hash.slice(1)));
  if (!mark) return false;
  current = number;
  title.textContent = "Passage " + number;
  const from = item.querySelector(".from");
  where.replaceChildren(...Array.from(from.childNodes, (n) => n.cloneNode(true)));
  where.querySelectorAll(".backs").forEach((n) => n.remove());
  where.querySelectorAll("[id]").forEach((n) => n.removeAttribute("id"));
  const para = mark.closest(".para");
  const ids = mark.id;
  const near = [para.previousElementSibling, para, para.nextElementSibling].filter((n) => n && n.classList.contains("para"));
  ctx.replaceChildren(...near.map((n) => {
    const copy = n.cloneNode(true);
    const rest = copy.querySelector(".remarks");
    if (rest) rest.remove();
    if (n !== para) copy.classList.add("far");
    copy.querySelectorAll("mark").forEach((m) => {
      if (m.id === ids || m.dataset.of === ids) m.classList.add("hit");
      m.removeAttribute("id");
    });
    return copy;
  }));
  go.href = link.hash;
  prev.disabled = number <= 1;
  next.disabled = number >= total;
  panel.hidden = false;
  document.body.classList.add("with-panel");
  const hit = ctx.querySelector(".hit");
  panel.scrollTop = 0;
  if (hit && hit.offsetTop > panel.clientHeight - 80) panel.scrollTop = hit.offsetTop - 120;
  return true;
};
const close = (back) => {
  if (panel.hidden) return;
  panel.hidden = true;
  document.body.classList.remove("with-panel");
  if (opener) {
    opener.removeAttribute("aria-expanded");
    if (back) opener.focus();
  }
  opener = null;
};
document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest && event.target.closest("a.fn");
  if (!link) return;
  const from = opener;
  if (!show(Number(link.dataset.n))) return;
  event.preventDefault();
  if (from) from.removeAttribute("aria-expanded");
  opener = link;
  link.setAttribute("aria-expanded", "true");
  title.focus({ preventScroll: true });
  const box = link.getBoundingClientRect();
  if (box.bottom > innerHeight * (innerWidth < 1152 ? 0.4 : 0.96) || box.top < 0) scrollBy(0, box.top - innerHeight * 0.25);
});
$("panel-close").addEventListener("click", () => close(true));
go.addEventListener("click", () => close(false));
prev.addEventListener("click", () => show(current - 1));
next.addEventListener("click", () => show(current + 1));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(true); });

const board = $("switchboard"), said = $("said");
if (board && said) board.addEventListener("change", () => {
  const world = Array.from(board.querySelectorAll(".world")).find((w) => getComputedStyle(w).display !== "none");
  if (world) said.textContent = world.dataset.say;
});
const opened = [];
addEventListener("beforeprint", () => document.querySelectorAll("details:not([open]):not(.part-furniture)").forEach((d) => { d.open = true; opened.push(d); }));
addEventListener("afterprint", () => { for (const d of opened.splice(0)) d.open = false; });
})();`;
