// What the reader says against or for the graph, and the file of corrections that is made of it
// (graph/corrections/corrections.schema.json).
import { announce, byId, el } from "./dom.js";

/** By key: {key, said, about, corrections, when, why}. */
const verdicts = new Map();
const verdictListeners = [];
let isSaved = true;

/** Calls `listener` whenever a verdict is given or taken back. */
export function onVerdict(listener) {
  verdictListeners.push(listener);
}

export const saidOf = (key) => verdicts.get(key)?.said;

function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

/** Gives a verdict; the same once more takes it back. `replaced`: verdicts that do not go with it. */
function toggle(key, said, about, corrections, replaced) {
  if (saidOf(key) === said) {
    verdicts.delete(key);
  } else {
    for (const other of verdicts.keys()) if (replaced(other)) verdicts.delete(other);
    verdicts.set(key, { key, said, about, corrections, when: today(), why: verdicts.get(key)?.why ?? "" });
  }
  isSaved = verdicts.size === 0;
  announce(saidOf(key) ? `${said}: ${about}` : `verdict taken back: ${about}`);
  changed();
}

/** Buttons of which one can be pressed: `choices` are [said, corrections]. */
export function verdictButtons(key, about, choices, replaced = () => false) {
  const buttons = choices.map(([said, corrections]) =>
    el("button", { type: "button", class: `verdict ${said}`, onclick: () => toggle(key, said, about, corrections, replaced) }, said),
  );
  const show = () => {
    for (const button of buttons) button.setAttribute("aria-pressed", saidOf(key) === button.textContent);
  };
  show();
  const group = el("span", { class: "verdict-buttons", role: "group", "aria-label": `Your verdict: ${about}` }, buttons);
  group.addEventListener("verdict", show);
  return group;
}

function changed() {
  const count = verdicts.size;
  byId("verdict-count").textContent = count;
  byId("save").disabled = count === 0;
  byId("no-verdicts").hidden = count > 0;
  byId("verdict-list").replaceChildren(...[...verdicts.values()].map(item));
  for (const group of document.querySelectorAll(".verdict-buttons")) group.dispatchEvent(new Event("verdict"));
  for (const listener of verdictListeners) listener();
}

function item(verdict) {
  const { key, said, about } = verdict;
  const why = el("input", { type: "text", value: verdict.why, oninput: () => (verdict.why = why.value) });
  const remove = () => {
    verdicts.delete(key);
    changed();
    (byId("verdict-list").querySelector("button") ?? byId("who")).focus();
  };
  return el(
    "li",
    {},
    el("span", { class: `said ${said}` }, said),
    el("span", { class: "about" }, about),
    el("label", {}, "why ", why),
    el("button", { type: "button", class: "round", "aria-label": `Take back: ${about}`, onclick: remove }, "×"),
  );
}

/** The file, one correction a line. */
export function correctionsFile() {
  const who = byId("who").value.trim();
  const lines = [];
  for (const { corrections, when, why } of verdicts.values()) {
    for (const correction of corrections) {
      const signed = { ...correction, ...(who && { who }), when, ...(why.trim() && { why: why.trim() }) };
      lines.push(`${JSON.stringify(signed)}\n`);
    }
  }
  return lines.join("");
}

function save() {
  const address = URL.createObjectURL(new Blob([correctionsFile()], { type: "application/jsonl" }));
  el("a", { href: address, download: "corrections.jsonl" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  isSaved = true;
}

export function startVerdicts() {
  byId("save").addEventListener("click", save);
  addEventListener("beforeunload", (event) => {
    if (!isSaved) event.preventDefault();
  });
}
