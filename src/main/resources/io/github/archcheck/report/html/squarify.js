// A squarified treemap: Bruls, Huizing and van Wijk, "Squarified Treemaps", 2000.

/** Rectangles for items with an area each, largest first, that fill the frame; adds left, top, width, height. */
function squarify(items, frame) {
  let { left, top, width, height } = frame;
  let at = 0;
  while (at < items.length) {
    const side = Math.min(width, height);
    let end = at + 1;
    let sum = items[at].area;
    while (end < items.length && worst(items[at].area, items[end].area, sum + items[end].area, side)
        <= worst(items[at].area, items[end - 1].area, sum, side)) {
      sum += items[end].area;
      end++;
    }
    const isLast = end === items.length;
    const thick = isLast ? Math.max(width, height) : side > 0 ? sum / side : 0;
    const across = width < height;
    let along = 0;
    for (; at < end; at++) {
      const long = sum > 0 ? side * items[at].area / sum : 0;
      Object.assign(items[at], across
        ? { left: left + along, top, width: long, height: thick }
        : { left, top: top + along, width: thick, height: long });
      along += long;
    }
    if (across) {
      top += thick;
      height = Math.max(0, height - thick);
    } else {
      left += thick;
      width = Math.max(0, width - thick);
    }
  }
  return items;
}

/** The longer side by the shorter one, of the longest rectangle in a strip. */
function worst(largest, smallest, sum, side) {
  const square = side * side;
  return Math.max(square * largest / (sum * sum), sum * sum / (square * smallest));
}
