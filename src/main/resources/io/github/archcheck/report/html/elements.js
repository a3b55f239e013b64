// Elements. Whatever comes from the data becomes text or an attribute's value; nothing is ever parsed as markup.
const byId = (id) => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

function symbol(look) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "symbol");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", "#symbol-" + look);
  svg.append(use);
  return svg;
}

const badge = (look, label) => element("span", { class: "badge " + look }, symbol(look), element("span", {}, label));

/** The way to a file as a list of steps, each a word and a name; the last one is what breaks. */
function steps(label, pairs) {
  return element("ol", { class: "steps", "aria-label": label }, ...pairs.map(([kind, name], index) => {
    const isLast = index === pairs.length - 1;
    return element("li", { class: isLast ? "step broken" : "step" }, isLast ? symbol("broken") : null,
      element("span", { class: "step-kind" }, kind), " ", element("code", {}, name));
  }));
}

let saying = 0;

/** Tells who cannot see it. */
function say(words) {
  byId("said").textContent = words;
  clearTimeout(saying);
  saying = setTimeout(() => { byId("said").textContent = ""; }, 4000);
}

async function copy(button, words) {
  let done = true;
  try {
    await navigator.clipboard.writeText(words);
  } catch (refused) {
    done = copyTheOldWay(words);
  }
  const label = button.firstChild;
  label.data = done ? "Copied" : "Press Ctrl+C";
  if (!done) {
    getSelection().selectAllChildren(button.parentElement.querySelector("code"));
  }
  say(done ? "Copied" : "Could not copy; the text is selected");
  setTimeout(() => { label.data = "Copy"; }, 2000);
}

/** For browsers that keep the clipboard from pages without a server. */
function copyTheOldWay(words) {
  const field = element("textarea", { readonly: true, class: "unseen", "aria-hidden": "true", tabindex: "-1" });
  field.value = words;
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (focused) {
    focused.focus();
  }
  return done;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".copy");
  if (button) {
    copy(button, button.parentElement.querySelector("code").textContent);
  }
});

function fixBox(words, isCommand) {
  return element("div", { class: isCommand ? "fix command" : "fix" },
    element("p", { class: "fix-label" }, isCommand ? "Type this" : "What to do"),
    element("div", { class: "fix-text" }, element("code", {}, words)),
    element("button", { type: "button", class: "copy" }, "Copy",
      element("span", { class: "unseen" }, isCommand ? " the command" : " what to do")));
}
