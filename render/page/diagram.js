// The diagram: which of its elements show, and how one gets from one to the other.
import { byId, fold } from "./dom.js";
import { graph } from "./graph.js";
import { onFilter, showsEdge } from "./filters.js";
import { View } from "./view.js";

const svg = byId("diagram");
const hitWidth = 9;

export let view;

/** Called with {actor} or {edge} that the reader opens. */
let open = () => {};

const keyOf = (source, target, relation, status) => JSON.stringify([source, target, relation, status]);

function bindElements() {
  const actors = new Map(graph.actors.map((actor) => [actor.id, actor]));
  const edges = new Map();
  for (const edge of graph.edges) {
    edge.elements = [];
    edges.set(keyOf(edge.source.id, edge.target.id, edge.relation, edge.status), edge);
  }
  for (const element of svg.querySelectorAll("[data-actor]")) {
    const actor = actors.get(element.dataset.actor);
    actor.element = element;
    actor.box = element.getBBox();
    bind(element, { actor });
  }
  for (const element of svg.querySelectorAll("[data-source]")) {
    const { source, target, relation, status } = element.dataset;
    const edge = edges.get(keyOf(source, target, relation, status));
    edge.elements.push(element);
    const line = element.querySelector(".line");
    if (!line) continue; // a cross
    const hit = line.cloneNode();
    hit.setAttribute("class", "hit");
    hit.setAttribute("stroke-width", hitWidth);
    element.append(hit);
    bind(element, { edge });
  }
}

/** What elements of the diagram stand for. */
const things = new WeakMap();

function bind(element, thing) {
  things.set(element, thing);
  element.setAttribute("role", "button");
  element.setAttribute("tabindex", "-1");
}

export const thingOf = (target) => things.get(target.closest?.("[role=button]"));

const elementOf = ({ actor, edge }) => (actor ? actor.element : edge.elements[0]);

// ---- What shows

function applyFilters() {
  const related = new Set();
  let visible = 0;
  for (const edge of graph.edges) {
    edge.isVisible = showsEdge(edge);
    for (const element of edge.elements) element.classList.toggle("off", !edge.isVisible);
    if (!edge.isVisible) continue;
    ++visible;
    related.add(edge.source).add(edge.target);
  }
  for (const actor of graph.actors) {
    actor.isVisible = related.has(actor);
    actor.element?.classList.toggle("faded", !actor.isVisible);
  }
  byId("nothing").hidden = visible > 0;
}

/** Dims all but an actor and its neighbours, or an edge and its ends; null: nothing. */
export function highlight(thing) {
  for (const element of svg.querySelectorAll(".near, .chosen")) element.classList.remove("near", "chosen");
  svg.classList.toggle("chosing", thing !== null && elementOf(thing) !== undefined);
  if (thing === null) return;
  const edges = thing.edge ? [thing.edge] : thing.actor.edges;
  for (const edge of edges) {
    for (const element of [...edge.elements, edge.source.element, edge.target.element]) element.classList.add("near");
  }
  elementOf(thing)?.classList.add("near", "chosen");
}

/** Marks the actors whose names have a text in them. */
export function markMatches(text) {
  const folded = fold(text.trim());
  for (const actor of graph.actors) {
    actor.element?.classList.toggle("match", folded !== "" && actor.folded.includes(folded));
  }
}

// ---- Keyboard. The diagram is one stop of the Tab key; within it the arrow keys go on.

let stop = null;

function makeStop(element) {
  stop?.setAttribute("tabindex", "-1");
  stop = element;
  stop?.setAttribute("tabindex", "0");
}

export function focusThing(thing) {
  const element = elementOf(thing);
  if (!element) return;
  element.focus({ preventScroll: true });
  makeStop(element);
  reveal(thing);
}

/** Moves a thing into sight, above the panel where this lies over the diagram. */
export function reveal(thing, centered = false) {
  const element = elementOf(thing);
  if (!element) return;
  const stage = byId("stage").getBoundingClientRect();
  const panel = byId("panel").getBoundingClientRect();
  const isCovered = panel.width > 0 && panel.left < stage.right - 1 && panel.top > stage.top;
  const box = thing.actor ? thing.actor.box : element.querySelector(".line").getBBox();
  view.reveal(box, { centered, covered: isCovered ? stage.bottom - panel.top : 0 });
}

const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });

/** The nearest actor in a direction, of which the distance across counts twice. */
function neighbour(actor, directionX, directionY) {
  const from = middle(actor.box);
  let best = null;
  let least = Infinity;
  for (const other of graph.actors) {
    if (!other.element || !other.isVisible || other === actor) continue;
    const to = middle(other.box);
    const along = (to.x - from.x) * directionX + (to.y - from.y) * directionY;
    const across = Math.abs((to.x - from.x) * directionY) + Math.abs((to.y - from.y) * directionX);
    const distance = along + 2 * across;
    if (along > 1 && distance < least) [best, least] = [other, distance];
  }
  return best;
}

/** The actor from which the reader goes through lines. */
let anchor = null;

function nextLine(thing, step) {
  if (thing.actor) anchor = thing.actor;
  const lines = (anchor ?? thing.edge.source).edges.filter((edge) => edge.isVisible);
  if (lines.length === 0) return;
  const at = thing.edge ? lines.indexOf(thing.edge) : step > 0 ? -1 : 0;
  focusThing({ edge: lines[(at + step + lines.length) % lines.length] });
}

const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const thing = thingOf(event.target);
  if (thing && directions[event.key]) {
    const actor = thing.actor ?? anchor ?? thing.edge.source;
    const next = thing.edge ? actor : neighbour(actor, ...directions[event.key]);
    if (next) focusThing({ actor: next });
  } else if (thing && (event.key === "Enter" || event.key === " ")) {
    open(thing);
  } else if (thing && (event.key === "n" || event.key === "p")) {
    nextLine(thing, event.key === "n" ? 1 : -1);
  } else if (event.key === "+" || event.key === "=") {
    view.zoom(1.3);
  } else if (event.key === "-") {
    view.zoom(1 / 1.3);
  } else if (event.key === "0") {
    view.fit();
  } else {
    return;
  }
  event.preventDefault();
}

export function startDiagram(onOpen) {
  open = onOpen;
  const stage = byId("stage");
  stage.classList.add("live");
  bindElements();
  view = new View(stage, svg);
  makeStop(graph.actors.find((actor) => actor.element)?.element ?? null);
  svg.addEventListener("click", (event) => {
    const thing = thingOf(event.target);
    if (view.wasDragged || !thing) return;
    focusThing(thing);
    open(thing);
  });
  stage.addEventListener("keydown", onKey);
  byId("zoom-in").addEventListener("click", () => view.zoom(1.3));
  byId("zoom-out").addEventListener("click", () => view.zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", () => view.fit());
  applyFilters();
  onFilter(applyFilters);
}
