// How many texts are seen, and those with less than 4.5 to 1 between them and what is behind them (WCAG 2.2, 1.4.3).
(() => {
  const read = (color) => {
    const numbers = color.match(/[\d.]+/g).map(Number);
    return { rgb: numbers.slice(0, 3), alpha: numbers.length > 3 ? numbers[3] : 1 };
  };
  const over = (top, alpha, below) => top.map((value, index) => value * alpha + below[index] * (1 - alpha));
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => value / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parents = (element) => (element ? [...parents(element.parentElement), element] : []);
  const behind = (element, color) => {
    let back = [255, 255, 255];
    let front = color.rgb;
    for (const each of parents(element)) {
      const style = getComputedStyle(each);
      const own = read(style.backgroundColor);
      back = over(own.rgb, own.alpha * Number(style.opacity), back);
      front = Number(style.opacity) < 1 ? over(front, Number(style.opacity), back) : front;
    }
    return [back, over(front, color.alpha, back)];
  };
  const faint = [];
  let texts = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const box = element.getBoundingClientRect();
    const words = walker.currentNode.data.trim();
    if (!words || box.width < 2 || box.height < 2 || element.closest(".unseen, script, style, noscript, :disabled")
        || !element.checkVisibility()) {
      continue;
    }
    texts++;
    const [back, front] = behind(element, read(getComputedStyle(element).color));
    const [light, dark] = [luminance(back), luminance(front)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) {
      faint.push(ratio.toFixed(2) + " " + element.className + " " + words.slice(0, 40));
    }
  }
  return { texts, faint };
})()
