// The graph, as the program has written it into the page, and what is derived from it.
import { byId, clean, fold } from "./dom.js";

/** {documents, actors, edges, questions}; see render/page_data.hpp. */
export const graph = JSON.parse(byId("data").textContent);

const msPerDay = 86400000;
const longestDated = 45; // days; what may mean more does not stretch the time line

/** The number of a day since 1970; `otherwise` where there is none. */
export function dayNumber(date, otherwise) {
  const time = date ? Date.parse(date.slice(0, 10)) : NaN;
  return Number.isNaN(time) ? otherwise : Math.floor(time / msPerDay);
}

export const dayText = (day) => new Date(day * msPerDay).toISOString().slice(0, 10);

for (const [index, actor] of graph.actors.entries()) {
  actor.index = index;
  actor.edges = [];
  actor.questions = [];
  actor.folded = fold([actor.label, ...Object.keys(actor.aliases), ...Object.keys(actor.roles)].join("\n"));
}
for (const [index, edge] of graph.edges.entries()) {
  edge.index = index;
  edge.source = graph.actors[edge.source];
  edge.target = graph.actors[edge.target];
  edge.source.edges.push(edge);
  edge.target.edges.push(edge);
  for (const evidence of edge.evidence) {
    evidence.first = evidence.days ? dayNumber(evidence.days[0], -Infinity) : null;
    evidence.last = evidence.days ? dayNumber(evidence.days[1], Infinity) : null;
    evidence.documents = evidence.documents.map((document) => graph.documents[document]);
  }
  edge.folded = fold(edge.evidence.map((evidence) => evidence.text).join("\n"));
}
for (const [index, question] of graph.questions.entries()) {
  question.index = index;
  for (const actor of question.actors) graph.actors[actor].questions.push(question);
}

/** The words of an edge: ["Anna Berg", "meets", "Carl Dahl"]. */
export const statementOf = (edge) => [edge.source.label, edge.relation, edge.target.label];

/** The days of the edges' sentences, {first, last}; null where none has a date. */
export function timeSpan() {
  let first = Infinity;
  let last = -Infinity;
  for (const { evidence } of graph.edges) {
    for (const days of evidence) {
      if (days.first === null || days.last - days.first > longestDated) continue;
      first = Math.min(first, days.first);
      last = Math.max(last, days.last);
    }
  }
  return first <= last ? { first, last } : null;
}

/** Where a document can be read, if it says so and that is a page of the web. */
export function webAddress(url) {
  try {
    const { protocol, href } = new URL(url);
    return protocol === "http:" || protocol === "https:" ? href : null;
  } catch {
    return null;
  }
}

export const titleOf = (document) => clean(document.title || document.id);
