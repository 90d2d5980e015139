// Starts the page.
import { byId } from "./dom.js";
import { resetFilters, startFilters } from "./filters.js";
import { resetTime, startTime } from "./time.js";
import { startDiagram } from "./diagram.js";
import { startVerdicts } from "./verdicts.js";
import { closePanel, openThing, startEvidence } from "./evidence.js";
import { startSearch } from "./search.js";
import { showTables, startTables } from "./table.js";

function showView(name) {
  closePanel();
  document.body.dataset.view = name;
  for (const button of document.querySelectorAll("nav button[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === name));
  }
  if (name === "table") showTables();
}

function onPageKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || byId("help").open) return;
  const isWriting = event.target.matches("input:not([type=checkbox], [type=range])");
  if (event.key === "Escape") closePanel();
  else if (event.key === "/" && !isWriting) byId("search").focus();
  else if (event.key === "?" && !isWriting) byId("help").showModal();
  else return;
  event.preventDefault();
}

startFilters();
startTime();
startDiagram(openThing);
startVerdicts();
startEvidence();
startSearch();
startTables();
for (const button of document.querySelectorAll("nav button[data-view]")) {
  button.addEventListener("click", () => showView(button.dataset.view));
}
byId("help-button").addEventListener("click", () => byId("help").showModal());
byId("reset").addEventListener("click", () => {
  resetTime();
  resetFilters();
});
addEventListener("keydown", onPageKey);
document.body.classList.add("ready");
