// The panel: who an actor is, or which sentences state an edge.
import { bdi, byId, counted, el } from "./dom.js";
import { graph, statementOf, titleOf, webAddress } from "./graph.js";
import { onFilter, showsEdge, showsEvidence } from "./filters.js";
import { focusThing, highlight, reveal } from "./diagram.js";
import { verdictButtons } from "./verdicts.js";

const panel = byId("panel");
const content = byId("panel-content");
let shown = null;
let returnTo = null;

// ---- Sentences

/** A sentence with the names of its actors marked. */
function marked(text, actors) {
  const names = actors.flatMap((actor) => Object.keys(actor.aliases)).sort((a, b) => b.length - a.length);
  const parts = [];
  for (let at = 0, start = 0; at <= text.length; ++at) {
    const isWordStart = at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]);
    const name = isWordStart && names.find((candidate) => candidate && text.startsWith(candidate, at));
    if (!name && at < text.length) continue;
    parts.push(text.slice(start, at));
    if (!name) break;
    parts.push(el("mark", {}, name));
    start = at + name.length;
    at = start - 1;
  }
  return parts;
}

function source(document) {
  const address = webAddress(document.url);
  const title = bdi(titleOf(document));
  const named = address ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, title) : title;
  return el("cite", {}, named, document.date ? el("time", {}, ` ${document.date}`) : null);
}

/** The correction of an edge, or of one sentence as its evidence. */
function correction(action, edge, sentence) {
  const { relation, status } = edge;
  const about = { action, source: edge.source.reference, relation, target: edge.target.reference, status };
  return sentence === undefined ? about : { ...about, sentence };
}

function evidenceItem(edge, evidence, index) {
  const details = [
    evidence.role && ["role", evidence.role],
    evidence.when && ["when", evidence.when],
    evidence.where && ["where", evidence.where],
    evidence.attribution && ["according to", evidence.attribution],
    evidence.superseded && ["later", "a later report of the same event says otherwise"],
    evidence.confirmed && ["confirmed", evidence.confirmed],
  ].filter(Boolean);
  const about = `${statementOf(edge).join(" ")}: “${evidence.text}”`;
  const choices = ["confirm", "reject"].map((action) => [
    action === "confirm" ? "right" : "wrong",
    [correction(action, edge, evidence.text)],
  ]);
  const isJudgeable = edge.source.reference && edge.target.reference;
  return el(
    "li",
    { class: showsEvidence(evidence) ? "" : "filtered" },
    el("blockquote", { dir: "auto" }, marked(evidence.text, [edge.source, edge.target])),
    el("p", { class: "source" }, evidence.documents.map(source)),
    details.length > 0 &&
      el("dl", {}, details.map(([term, value]) => [el("dt", {}, term), el("dd", {}, bdi(value))])),
    isJudgeable &&
      edge.evidence.length > 1 &&
      verdictButtons(`sentence:${edge.index}:${index}`, about, choices, (key) => key === `edge:${edge.index}`),
  );
}

function edgeContent(edge) {
  const [subject, verb, object] = statementOf(edge);
  const sentences = edge.evidence.map((evidence) => correction("reject", edge, evidence.text));
  const choices = [
    ["right", [correction("confirm", edge)]],
    ["wrong", sentences.length > 0 ? sentences : [correction("reject", edge)]],
  ];
  const about = `${subject} ${verb} ${object} (${edge.status})`;
  const isOfSentence = (key) => key.startsWith(`sentence:${edge.index}:`);
  const isJudgeable = edge.source.reference && edge.target.reference;
  return [
    el("p", { class: "kind" }, "relation"),
    el("h2", {}, actorButton(edge.source), el("span", { class: `verb ${edge.relation}` }, ` ${verb} `), actorButton(edge.target)),
    el(
      "p",
      { class: "facts" },
      el("span", { class: `status ${edge.status}` }, edge.status),
      el("span", {}, `confidence ${Math.round(edge.confidence * 100)} %`),
      edge.confirmed && el("span", {}, "confirmed by ", bdi(edge.confirmed)),
    ),
    isJudgeable && el("p", { class: "judge" }, "Is this right? ", verdictButtons(`edge:${edge.index}`, about, choices, isOfSentence)),
    el("h3", {}, counted(edge.evidence.length, "sentence")),
    el("ol", { class: "evidence" }, edge.evidence.map((evidence, index) => evidenceItem(edge, evidence, index))),
  ];
}

// ---- Actors

const actorButton = (actor) =>
  el("button", { type: "button", class: "link", onclick: () => openThing({ actor }) }, bdi(actor.label));

/** "Velmar (4), Irena Velmar", the most frequent first. */
function countedWords(counts) {
  const words = Object.entries(counts).sort((a, b) => b[1] - a[1]);
  return words.map(([word, count], i) => [i > 0 ? ", " : null, bdi(word), count > 1 ? ` (${count})` : null]).flat();
}

const verbs = { leads: "is led by", represents: "is represented by", meets: "meets" };

function relationItem(actor, edge) {
  const isSource = edge.source === actor;
  const other = isSource ? edge.target : edge.source;
  const text = [`${isSource ? edge.relation : verbs[edge.relation]} `, el("b", {}, bdi(other.label))];
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: `edge-button ${edge.relation}`, onclick: () => openThing({ edge }) },
      el("span", { class: `status ${edge.status}` }, edge.status),
      el("span", {}, text),
      el("span", { class: "count" }, edge.evidence.length),
    ),
  );
}

function questionItem(question) {
  return el(
    "li",
    {},
    el("p", { class: "question" }, question.text),
    question.details.map((line) => el("p", { class: line.startsWith("  ") ? "quoted" : "about" }, line)),
    verdictButtons(`question:${question.index}`, question.text, [
      ["same", question.yes],
      ["different", question.no],
    ]),
  );
}

/** A field in which another actor is named who is the same. */
function sameForm(actor) {
  const others = graph.actors.filter((other) => other !== actor && other.kind === actor.kind && other.reference);
  if (!actor.reference || others.length === 0) return null;
  const input = el("input", { type: "text", "aria-label": "Another actor who is the same" });
  input.setAttribute("list", "same-actors");
  const place = el("p", { class: "judge" });
  input.addEventListener("change", () => {
    const other = others.find((candidate) => candidate.label === input.value);
    if (!other) return place.replaceChildren(input.value ? "No such actor here." : "");
    const key = `same:${[actor.index, other.index].sort((a, b) => a - b).join(":")}`;
    const said = [{ action: "same", actor: actor.reference, other: other.reference }];
    place.replaceChildren(bdi(other.label), " ", verdictButtons(key, `${actor.label} and ${other.label}`, [["same", said]]));
  });
  return el(
    "div",
    { class: "same" },
    el("label", {}, "The same as ", input),
    el("datalist", { id: "same-actors" }, others.map((other) => el("option", { value: other.label }))),
    place,
  );
}

function actorContent(actor) {
  const edges = actor.edges.filter(showsEdge);
  const hidden = actor.edges.length - edges.length;
  const address = webAddress(actor.url);
  const facts = [
    ["names", countedWords(actor.aliases)],
    ["roles", countedWords(actor.roles)],
    ["may also be", (actor.couldBe ?? []).join(", ")],
    ["mentions", `${actor.mentions} in ${counted(actor.documents.length, "article")}`],
    ["see", address ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address) : ""],
  ].filter(([, value]) => value.length !== 0);
  return [
    el("p", { class: `kind ${actor.kind}` }, actor.kind),
    el("h2", {}, bdi(actor.label)),
    actor.role && el("p", { class: "role" }, bdi(actor.role)),
    el("dl", {}, facts.map(([term, value]) => [el("dt", {}, term), el("dd", {}, value)])),
    el("h3", {}, counted(edges.length, "relation"), hidden > 0 ? el("small", {}, ` and ${hidden} hidden by filters`) : null),
    el("ul", { class: "relations" }, edges.map((edge) => relationItem(actor, edge))),
    actor.questions.length > 0 && [
      el("h3", {}, "One actor or two?"),
      el("ul", { class: "questions" }, actor.questions.map(questionItem)),
    ],
    sameForm(actor),
    el("details", {}, el("summary", {}, counted(actor.documents.length, "article")), el("ul", { class: "articles" }, actor.documents.map((i) => el("li", {}, source(graph.documents[i]))))),
  ];
}

// ---- The panel

function show(thing) {
  content.replaceChildren(...(thing.edge ? edgeContent(thing.edge) : actorContent(thing.actor)).flat().filter(Boolean));
}

/** Opens {actor} or {edge}; `centered` moves the diagram there. */
export function openThing(thing, centered = false) {
  if (panel.hidden) returnTo = document.activeElement;
  shown = thing;
  show(thing);
  highlight(thing);
  panel.hidden = false;
  document.body.classList.add("reading");
  panel.scrollTop = 0;
  reveal(thing, centered);
  panel.focus({ preventScroll: true });
}

export function closePanel() {
  if (panel.hidden) return;
  panel.hidden = true;
  document.body.classList.remove("reading");
  highlight(null);
  const thing = shown;
  shown = null;
  if (document.body.dataset.view === "diagram" && (thing.edge || thing.actor.element)) focusThing(thing);
  else returnTo?.focus();
}

export function startEvidence() {
  byId("panel-close").addEventListener("click", closePanel);
  onFilter(() => shown && show(shown));
}
