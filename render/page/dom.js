// Small helpers. All text of the graph becomes text nodes, never markup.

/** Text on one line, without control characters and overrides of the writing direction. */
export function clean(text) {
  return String(text).replace(/\s+/gu, " ").replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "");
}

export const byId = (id) => document.getElementById(id);

/** An element with properties (`class`, `data-…` and `aria-…` are attributes, `on…` listeners) and children. */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (/^(class|role|data-.*|aria-.*)$/.test(key)) element.setAttribute(key, value);
    else element[key] = value;
  }
  for (const child of children.flat(Infinity)) {
    if (child != null && child !== "" && child !== false) element.append(child instanceof Node ? child : clean(child));
  }
  return element;
}

/** A piece of text from the graph, whose direction does not disturb that around it. */
export const bdi = (text) => el("bdi", {}, text);

/** "1 sentence", "2 sentences". */
export const counted = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;

/** Says something to a screen reader. */
export function announce(text) {
  byId("announcement").textContent = text;
}

/** Compared in searches: without case and accents. */
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
