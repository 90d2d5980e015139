// Finding actors by any of their names.
import { bdi, byId, el, fold } from "./dom.js";
import { graph } from "./graph.js";
import { markMatches } from "./diagram.js";
import { openThing } from "./evidence.js";

const most = 10;
const input = byId("search");
const results = byId("search-results");
const searchListeners = [];
let found = [];
let active = -1;

/** Calls `listener` with the text whenever it changes. */
export function onSearch(listener) {
  searchListeners.push(listener);
}

/** Those whose name begins with the text, then others, each by mentions. */
function actorsLike(text) {
  const folded = fold(text.trim());
  if (folded === "") return [];
  const rank = (actor) => (fold(actor.label).startsWith(folded) ? 0 : 1);
  return graph.actors
    .filter((actor) => actor.folded.includes(folded))
    .sort((a, b) => rank(a) - rank(b) || b.mentions - a.mentions)
    .slice(0, most);
}

function activate(index) {
  active = index;
  for (const [i, option] of [...results.children].entries()) option.setAttribute("aria-selected", i === index);
  if (index >= 0) {
    input.setAttribute("aria-activedescendant", results.children[index].id);
    results.children[index].scrollIntoView({ block: "nearest" });
  } else {
    input.removeAttribute("aria-activedescendant");
  }
}

function close() {
  results.hidden = true;
  input.setAttribute("aria-expanded", "false");
  activate(-1);
}

function choose(actor) {
  close();
  openThing({ actor }, true);
}

function update() {
  found = actorsLike(input.value);
  results.replaceChildren(
    ...found.map((actor, i) =>
      el(
        "li",
        { id: `result-${i}`, role: "option", onpointerdown: (event) => event.preventDefault(), onclick: () => choose(actor) },
        el("span", { class: `dot ${actor.kind}` }),
        bdi(actor.label),
        actor.role ? el("small", {}, bdi(actor.role)) : null,
      ),
    ),
  );
  results.hidden = found.length === 0;
  input.setAttribute("aria-expanded", String(found.length > 0));
  activate(-1);
  markMatches(input.value);
  for (const listener of searchListeners) listener(input.value);
}

function onSearchKey(event) {
  const count = results.hidden ? 0 : found.length;
  if (event.key === "ArrowDown" && count > 0) activate((active + 1) % count);
  else if (event.key === "ArrowUp" && count > 0) activate((active + count - (active < 0 ? 0 : 1)) % count);
  else if (event.key === "Enter" && count > 0) choose(found[Math.max(active, 0)]);
  else if (event.key === "Escape" && input.value !== "") {
    input.value = "";
    update();
    event.stopPropagation();
  } else return;
  event.preventDefault();
}

export function startSearch() {
  input.addEventListener("input", update);
  input.addEventListener("keydown", onSearchKey);
  input.addEventListener("blur", close);
}
