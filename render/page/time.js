// The time slider, and the same days as date fields.
import { byId } from "./dom.js";
import { dayNumber, dayText, graph, timeSpan } from "./graph.js";
import { filters, filtersChanged } from "./filters.js";

const bars = 60;
const svgNamespace = "http://www.w3.org/2000/svg";

function drawHistogram(span) {
  const counts = new Array(bars).fill(0);
  const days = span.last - span.first + 1;
  for (const { evidence } of graph.edges) {
    for (const { first } of evidence) {
      if (first === null || first < span.first || first > span.last) continue;
      ++counts[Math.floor(((first - span.first) / days) * bars)];
    }
  }
  const highest = Math.max(...counts, 1);
  const width = 1000 / bars;
  for (const [index, count] of counts.entries()) {
    if (count === 0) continue;
    const bar = document.createElementNS(svgNamespace, "rect");
    const height = 10 + (90 * count) / highest;
    for (const [name, value] of Object.entries({ x: index * width, y: 100 - height, width: width * 0.8, height })) {
      bar.setAttribute(name, value);
    }
    byId("histogram").append(bar);
  }
}

/** Puts the ends of the slider where the filters are. */
let showTime = () => {};

export function resetTime() {
  filters.from = -Infinity;
  filters.to = Infinity;
  filters.undated = true;
  showTime();
}

export function startTime() {
  const span = timeSpan();
  if (!span || span.first === span.last) return;
  byId("time").hidden = false;
  drawHistogram(span);
  const ends = { from: byId("time-from"), to: byId("time-to") };
  const fields = { from: byId("date-from"), to: byId("date-to") };
  const edge = { from: span.first, to: span.last };
  const open = { from: -Infinity, to: Infinity };
  const undated = byId("undated");

  showTime = () => {
    for (const side of ["from", "to"]) {
      const day = Math.min(Math.max(filters[side], span.first), span.last);
      ends[side].value = day;
      ends[side].setAttribute("aria-valuetext", dayText(day));
      fields[side].value = dayText(day);
    }
    const share = (side) => (100 * (ends[side].value - span.first)) / (span.last - span.first);
    const slider = ends.from.parentElement;
    slider.style.setProperty("--from", `${share("from")}%`);
    slider.style.setProperty("--to", `${share("to")}%`);
    undated.checked = filters.undated;
  };
  const set = (side, day) => {
    const other = side === "from" ? filters.to : filters.from;
    const kept = side === "from" ? Math.min(day, other) : Math.max(day, other);
    filters[side] = kept === edge[side] ? open[side] : kept;
    showTime();
    filtersChanged();
  };
  for (const side of ["from", "to"]) {
    Object.assign(ends[side], { min: span.first, max: span.last, step: 1 });
    fields[side].min = dayText(span.first);
    fields[side].max = dayText(span.last);
    ends[side].addEventListener("input", () => set(side, Number(ends[side].value)));
    fields[side].addEventListener("change", () => set(side, dayNumber(fields[side].value, edge[side])));
  }
  undated.addEventListener("change", () => {
    filters.undated = undated.checked;
    filtersChanged();
  });
  showTime();
}
