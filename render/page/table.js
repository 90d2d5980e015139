// Everything as tables, which can be sorted, and as sentences for print.
import { bdi, byId, el, fold } from "./dom.js";
import { dayText, graph, statementOf, titleOf } from "./graph.js";
import { filtersInWords, onFilter, showsEdge, showsEvidence } from "./filters.js";
import { openThing } from "./evidence.js";
import { onSearch } from "./search.js";

const statuses = ["asserted", "planned", "proposed", "denied", "ended"];

/** The first day of which an edge's sentences tell; "" where none has a date. */
function firstDay(edge) {
  const days = edge.evidence.map((evidence) => evidence.first).filter(Number.isFinite);
  return days.length > 0 ? dayText(Math.min(...days)) : "";
}

/** [title, value by which to sort, content of the cell or nothing where it is the value]. */
const columns = {
  edge: [
    ["From", (edge) => edge.source.label, (edge) => opener({ edge }, edge.source.label)],
    ["Relation", (edge) => edge.relation, (edge) => el("span", { class: `verb ${edge.relation}` }, edge.relation)],
    ["To", (edge) => edge.target.label, (edge) => bdi(edge.target.label)],
    ["Status", (edge) => statuses.indexOf(edge.status), (edge) => el("span", { class: `status ${edge.status}` }, edge.status)],
    ["First told of", firstDay],
    ["Sentences", (edge) => edge.evidence.length],
    ["Confidence", (edge) => edge.confidence, (edge) => edge.confidence.toFixed(2)],
  ],
  actor: [
    ["Name", (actor) => actor.label, (actor) => opener({ actor }, actor.label)],
    ["Kind", (actor) => actor.kind, (actor) => el("span", { class: `kind ${actor.kind}` }, actor.kind)],
    ["Role", (actor) => actor.role ?? "", (actor) => bdi(actor.role ?? "")],
    ["Relations", (actor) => actor.edges.length],
    ["Mentions", (actor) => actor.mentions],
    ["Articles", (actor) => actor.documents.length],
  ],
};

const numeric = new Set(["Sentences", "Confidence", "Relations", "Mentions", "Articles"]);

const opener = (thing, label) =>
  el("button", { type: "button", class: "link", onclick: () => openThing(thing) }, bdi(label));

const collator = new Intl.Collator("en", { numeric: true });
const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));

class Table {
  constructor(kind, things, isShown) {
    this.columns = columns[kind];
    this.isShown = isShown;
    this.element = byId(kind === "edge" ? "relation-table" : "actor-table");
    this.count = byId(kind === "edge" ? "relation-count" : "actor-count");
    this.body = el("tbody");
    this.isNumeric = this.columns.map(([title]) => numeric.has(title));
    this.rows = things.map((thing) => ({ thing, element: this.#row(thing) }));
    this.headers = this.columns.map(([title], column) =>
      el("th", { scope: "col", class: this.isNumeric[column] ? "number" : "" }, el("button", { type: "button", onclick: () => this.sort(column) }, title)),
    );
    this.element.append(el("thead", {}, el("tr", {}, this.headers)), this.body);
    this.body.append(...this.rows.map((row) => row.element));
  }

  #row(thing) {
    const cell = ([, value, content], column) =>
      el("td", { class: this.isNumeric[column] ? "number" : "" }, content ? content(thing) : value(thing));
    return el("tr", {}, this.columns.map(cell));
  }

  /** By a column; once more turns the order. Numbers begin with the greatest. */
  sort(column) {
    const value = this.columns[column][1];
    const header = this.headers[column];
    const before = header.getAttribute("aria-sort");
    const isUp = before ? before === "descending" : !this.isNumeric[column];
    for (const other of this.headers) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    this.rows.sort((a, b) => (isUp ? 1 : -1) * compare(value(a.thing), value(b.thing)));
    this.body.append(...this.rows.map((row) => row.element));
  }

  filter() {
    let shown = 0;
    for (const { thing, element } of this.rows) {
      element.hidden = !this.isShown(thing);
      if (!element.hidden) ++shown;
    }
    this.count.textContent = shown === this.rows.length ? shown : `${shown} of ${this.rows.length}`;
  }
}

let query = "";

const fits = (actor) => actor.folded.includes(query);
const edgeFits = (edge) => fits(edge.source) || fits(edge.target) || edge.folded.includes(query);

let tables = null;

/** Made when first seen: most readers of a large graph look at the diagram. */
export function showTables() {
  tables ??= [
    new Table("edge", graph.edges, (edge) => showsEdge(edge) && edgeFits(edge)),
    new Table("actor", graph.actors, fits),
  ];
  for (const table of tables) table.filter();
}

function sentence(evidence) {
  const documents = evidence.documents.map((document) => titleOf(document) + (document.date ? `, ${document.date}` : ""));
  return el("li", {}, "“", bdi(evidence.text), `” (${documents.join("; ")})`);
}

/** All that the filters show, sentence by sentence. */
function fillPrint() {
  const edges = graph.edges.filter((edge) => showsEdge(edge) && edgeFits(edge));
  const items = edges.map((edge) => [
    el("h3", {}, statementOf(edge).join(" "), edge.status === "asserted" ? "" : ` (${edge.status})`),
    el("ul", {}, edge.evidence.filter(showsEvidence).map(sentence)),
  ]);
  const parts = filtersInWords();
  if (query) parts.push(`search: ${query}`);
  byId("shown").textContent = parts.length > 0 ? `Shown: ${parts.join("; ")}.` : "";
  byId("print").replaceChildren(el("h2", {}, "Evidence"), ...items.flat());
}

export function startTables() {
  const update = () => tables && showTables();
  onFilter(update);
  onSearch((text) => {
    query = fold(text.trim());
    update();
  });
  addEventListener("beforeprint", fillPrint);
}
