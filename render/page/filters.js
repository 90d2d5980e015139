// Which edges and sentences show.
import { byId, el } from "./dom.js";
import { dayText, graph } from "./graph.js";

const words = {
  relation: ["leads", "represents", "meets"],
  status: ["asserted", "planned", "proposed", "denied", "ended"],
};

/** `from` and `to` are numbers of days. */
export const filters = {
  relation: new Set(words.relation),
  status: new Set(words.status),
  superseded: byId("superseded").checked,
  undated: true,
  from: -Infinity,
  to: Infinity,
};

const listeners = [];

/** Calls `listener` whenever the filters change. */
export function onFilter(listener) {
  listeners.push(listener);
}

let isWaiting = false;

/** To be called after a change; what depends on it is redrawn once a frame. */
export function filtersChanged() {
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(() => {
    isWaiting = false;
    for (const listener of listeners) listener();
  });
}

const isTimeOpen = () => filters.from === -Infinity && filters.to === Infinity;

export function showsEvidence(evidence) {
  if (evidence.superseded && !filters.superseded) return false;
  if (evidence.first === null) return filters.undated;
  return evidence.first <= filters.to && evidence.last >= filters.from;
}

export function showsEdge(edge) {
  if (!filters.relation.has(edge.relation) || !filters.status.has(edge.status)) return false;
  return edge.evidence.length === 0 ? isTimeOpen() : edge.evidence.some(showsEvidence);
}

/** What the filters leave of all there is: ["relation: leads, meets", "from 2027-03-04"]. */
export function filtersInWords() {
  const parts = [];
  for (const field of ["relation", "status"]) {
    const occurring = words[field].filter((word) => graph.edges.some((edge) => edge[field] === word));
    const chosen = occurring.filter((word) => filters[field].has(word));
    if (chosen.length < occurring.length) parts.push(`${field}: ${chosen.join(", ") || "none"}`);
  }
  if (filters.from !== -Infinity) parts.push(`from ${dayText(filters.from)}`);
  if (filters.to !== Infinity) parts.push(`to ${dayText(filters.to)}`);
  if (!filters.undated) parts.push("nothing undated");
  if (filters.superseded) parts.push("with what was superseded");
  return parts;
}

function addChips(fieldset, field) {
  const occurring = new Set(graph.edges.map((edge) => edge[field]));
  for (const word of words[field]) {
    if (!occurring.has(word)) continue;
    const toggle = (event) => {
      if (event.target.checked) filters[field].add(word);
      else filters[field].delete(word);
      filtersChanged();
    };
    const box = el("input", { type: "checkbox", checked: true, name: word, onchange: toggle });
    fieldset.append(el("label", { class: `chip ${word}` }, box, el("span", { class: "sample" }), word));
  }
  fieldset.hidden = occurring.size === 0;
}

export function resetFilters() {
  for (const field of ["relation", "status"]) filters[field] = new Set(words[field]);
  for (const box of document.querySelectorAll("#relations input, #statuses input")) box.checked = true;
  filtersChanged();
}

export function startFilters() {
  addChips(byId("relations"), "relation");
  addChips(byId("statuses"), "status");
  const superseded = byId("superseded");
  superseded.addEventListener("change", () => {
    filters.superseded = superseded.checked;
    filtersChanged();
  });
  const occurs = graph.edges.some((edge) => edge.evidence.some((evidence) => evidence.superseded));
  superseded.closest("fieldset").hidden = !occurs;
  if (matchMedia("(max-width: 700px)").matches) byId("filters").open = false;
}
