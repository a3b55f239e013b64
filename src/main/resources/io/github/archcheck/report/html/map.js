// The picture: one field for each package, larger for more native code.
const treemap = byId("treemap");
const SMALLEST = 150;
const SMALLEST_BROKEN = 2400;
const MOST_TILES = 400;
const PLACE_TITLE = 20;
let tiles = [];
let drawnSize = { width: 1, height: 1 };

const hasTrouble = (pkg) => pkg.errors + pkg.others + pkg.known > 0 || ["broken", "unsure"].includes(pkg.standing.look);
const troubleFirst = (a, b) => hasTrouble(b.package) - hasTrouble(a.package) || b.weight - a.weight;

/** What the picture is made of: all packages where nothing has a size, else those with native code or with trouble. */
function drawn() {
  const sized = packages.some((pkg) => pkg.bytes > 0);
  return packages.filter((pkg) => !sized || pkg.binaries > 0 || hasTrouble(pkg))
    .filter((pkg) => sized || pkg.standing.look !== "unused")
    .map((pkg) => ({ package: pkg, weight: sized ? Math.max(pkg.bytes, 1) : 1 }));
}

/** Areas that sum up to the frame's; what is broken is never too small to see and to hit. */
function withAreas(items, space) {
  const total = items.reduce((sum, item) => sum + item.weight, 0);
  const broken = items.filter((item) => item.package.standing.look === "broken").length;
  const floor = broken === 0 ? 0 : Math.min(SMALLEST_BROKEN, space / 2 / broken);
  for (const item of items) {
    item.area = Math.max(item.weight / total * space, item.package.standing.look === "broken" ? floor : 0);
  }
  const drawnArea = items.reduce((sum, item) => sum + item.area, 0);
  items.forEach((item) => { item.area *= space / drawnArea; });
  return items;
}

/** Fields too small to see, and those beyond what anybody can look at, become one. */
function merged(items) {
  const large = [];
  const rest = [];
  [...items].sort(troubleFirst).forEach((item, index) => {
    (item.area < SMALLEST || index >= MOST_TILES ? rest : large).push(item);
  });
  if (rest.length < 2) {
    return items;
  }
  const area = rest.reduce((sum, item) => sum + item.area, 0);
  return [...large, { rest, area: Math.max(area, SMALLEST) }];
}

function layout(items, frame) {
  const few = merged(withAreas(items, frame.width * frame.height));
  const sum = few.reduce((all, item) => all + item.area, 0);
  few.forEach((item) => { item.area *= frame.width * frame.height / sum; });
  few.sort((a, b) => (a.rest ? 1 : 0) - (b.rest ? 1 : 0) || b.area - a.area);
  return squarify(few, frame);
}

function describe(pkg) {
  const counts = [pkg.errors ? counted(pkg.errors, "error") : "", pkg.others ? counted(pkg.others, "other finding") : "",
    pkg.known ? counted(pkg.known, "known finding") : ""].filter(Boolean).join(", ");
  return [pkg.name + (pkg.version ? " " + pkg.version : ""), pkg.standing.label,
    pkg.binaries ? counted(pkg.binaries, "native file") + ", " + size(pkg.bytes) : "", counts].filter(Boolean).join(", ");
}

/** In shares of the picture, because paper is narrower than the screen that it was drawn for. */
function put(node, { left, top, width, height }) {
  const across = (pixels) => 100 * pixels / drawnSize.width + "%";
  const down = (pixels) => 100 * pixels / drawnSize.height + "%";
  Object.assign(node.style, { left: across(left), top: down(top), width: across(width), height: down(height) });
}

function tile(item) {
  const label = item.rest ? counted(item.rest.length, "smaller package") : describe(item.package);
  const look = item.rest ? worstLook(item.rest) : item.package.standing.look;
  const made = element("div", { class: "tile " + look, role: "option", "aria-selected": "false", tabindex: "-1",
    "aria-label": label, title: label });
  const { width, height } = item;
  put(made, item);
  const name = item.rest ? label : item.package.name;
  if (width >= 56 && height >= 24) {
    made.classList.toggle("large", width >= 170 && height >= 70);
    made.append(element("span", { class: "name" }, symbol(look), element("span", {}, name)));
    if (height >= 44 && !item.rest) {
      made.append(element("span", { class: "much" }, much(item.package)));
    }
  } else if (width >= 13 && height >= 13) {
    made.classList.add("tight");
    made.append(symbol(look));
  }
  return made;
}

const worstLook = (rest) => ["broken", "unsure", "slow", "runs", "unused"].find(
  (look) => rest.some((item) => item.package.standing.look === look));

function much(pkg) {
  return [pkg.bytes ? size(pkg.bytes) : pkg.version, pkg.standing.label].filter(Boolean).join(" · ");
}

function drawMap() {
  if (!treemap || treemap.clientWidth === 0) {
    return;
  }
  const width = treemap.clientWidth;
  const shown = drawn();
  const share = shown.length < 2 ? 0.3 : shown.length < 4 ? 0.6 : 1;
  const height = Math.round(Math.min(440, Math.max(280, width * 0.42)) * share);
  treemap.hidden = shown.length === 0;
  treemap.style.height = height + "px";
  drawnSize = { width, height };
  const focused = tiles.findIndex((each) => each.node === document.activeElement);
  tiles = [];
  treemap.replaceChildren();
  for (const part of places(shown, { left: 0, top: 0, width, height })) {
    for (const item of layout(part.items, part.frame)) {
      const node = tile(item);
      tiles.push({ item, node });
      treemap.append(node);
    }
  }
  markChosen();
  if (tiles.length > 0) {
    const next = tiles[Math.max(0, Math.min(focused, tiles.length - 1))];
    next.node.tabIndex = 0;
    if (focused >= 0) {
      next.node.focus();
    }
  }
}

/** One frame for each root, with its name above when there are several. */
function places(shown, frame) {
  const groups = roots.map((root, index) => ({ root, items: shown.filter((item) => item.package.root === index) }))
    .filter((group) => group.items.length > 0);
  if (groups.length < 2) {
    return groups.map((group) => ({ items: group.items, frame }));
  }
  const space = frame.width * frame.height;
  const all = shown.reduce((sum, item) => sum + item.weight, 0);
  groups.forEach((group) => {
    group.area = Math.max(group.items.reduce((sum, item) => sum + item.weight, 0) / all, 0.5 / groups.length);
  });
  const sum = groups.reduce((total, group) => total + group.area, 0);
  groups.forEach((group) => { group.area *= space / sum; });
  squarify(groups.sort((a, b) => b.area - a.area), frame);
  return groups.map((group) => {
    const title = Math.min(PLACE_TITLE, group.height / 2);
    const node = element("div", { class: "place", "aria-hidden": "true" }, group.root.title);
    put(node, { left: group.left, top: group.top, width: group.width, height: title });
    treemap.append(node);
    return { items: group.items, frame: { left: group.left, top: group.top + title, width: group.width, height: group.height - title } };
  });
}

function markChosen() {
  const chosen = filter.package;
  for (const { item, node } of tiles) {
    node.setAttribute("aria-selected", String(chosen !== null && item.package === chosen));
  }
  const note = byId("chosen");
  note.replaceChildren();
  if (chosen) {
    const count = chosen.errors + chosen.others + chosen.known;
    note.append(element("span", {}, describe(chosen) + "."),
      count ? element("a", { href: "#findings" }, "See " + (count === 1 ? "its finding" : "its " + counted(count, "finding"))) : "Nothing was found against it.",
      clearButton());
  }
}

function clearButton() {
  const button = element("button", { type: "button", class: "plain" }, "Show all packages");
  button.addEventListener("click", () => {
    const back = tiles.find((each) => each.node.tabIndex === 0);
    setFilter({ package: null });
    if (back) {
      back.node.focus();
    }
  });
  return button;
}

function choose(each) {
  if (each.item.rest) {
    byId("packages").open = true;
    byId("packages").querySelector("summary").focus();
  } else {
    setFilter({ package: filter.package === each.item.package ? null : each.item.package });
  }
}

/** The nearest field in a direction: by the distance between middles, what lies aside counting double. */
function neighbour(from, dx, dy) {
  const middle = ({ item }) => [item.left + item.width / 2, item.top + item.height / 2];
  const [x, y] = middle(from);
  let best = null;
  let shortest = Infinity;
  for (const each of tiles) {
    const [ex, ey] = middle(each);
    const ahead = (ex - x) * dx + (ey - y) * dy;
    const aside = Math.abs((ex - x) * dy) + Math.abs((ey - y) * dx);
    if (each !== from && ahead > 0.5 && ahead + 2 * aside < shortest) {
      shortest = ahead + 2 * aside;
      best = each;
    }
  }
  return best;
}

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function onMapKey(event) {
  const current = tiles.find((each) => each.node === document.activeElement);
  if (!current) {
    return;
  }
  let next = null;
  if (DIRECTIONS[event.key]) {
    next = neighbour(current, ...DIRECTIONS[event.key]) || current;
  } else if (event.key === "Home" || event.key === "End") {
    next = tiles[event.key === "Home" ? 0 : tiles.length - 1];
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    choose(current);
    return;
  } else if (event.key === "Escape") {
    setFilter({ package: null });
    return;
  } else {
    return;
  }
  event.preventDefault();
  current.node.tabIndex = -1;
  next.node.tabIndex = 0;
  next.node.focus();
}

function startMap() {
  if (!treemap) {
    return;
  }
  treemap.addEventListener("keydown", onMapKey);
  treemap.addEventListener("click", (event) => {
    const node = event.target.closest(".tile");
    const each = tiles.find((one) => one.node === node);
    if (each) {
      tiles.forEach((one) => { one.node.tabIndex = one === each ? 0 : -1; });
      choose(each);
    }
  });
  let width = treemap.clientWidth;
  new ResizeObserver(() => {
    if (treemap.clientWidth !== width) {
      width = treemap.clientWidth;
      requestAnimationFrame(drawMap);
    }
  }).observe(treemap);
  drawMap();
}
