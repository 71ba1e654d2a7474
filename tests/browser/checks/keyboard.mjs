// The page with the keyboard alone: the skip link, and the Tab key through everything, in order and visibly.

/** The first stop is the skip link; it is seen, and leads past the menu. */
export async function skipLink(page) {
  const faults = [];
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => {
    const link = document.activeElement;
    const box = link.getBoundingClientRect();
    const target = link.hash && document.querySelector(link.hash);
    const seen = box.top >= 0 && box.left >= 0 && box.width > 40 && box.bottom <= innerHeight;
    return { link: link.localName === 'a' && !!target, words: link.textContent, seen };
  });
  if (!first.link) return [`the first stop of the Tab key, "${first.words.slice(0, 40)}", is no skip link`];
  if (!first.seen) faults.push('the skip link cannot be seen when it has focus');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => {
    const main = document.querySelector('main');
    const rest = [...document.querySelectorAll('a[href], button, input, select, summary')];
    const expected = rest.find((element) => main.contains(element)) ?? rest.find((element) => main.compareDocumentPosition(element) & 4);
    const at = document.activeElement;
    return at === expected ? null : at.textContent.trim().slice(0, 40);
  });
  if (inside !== null) faults.push(`after the skip link, the Tab key leads to "${inside}" and not into the content`);
  return faults;
}

/** Every control is reached, in visual order; each shows that it has focus, and nothing covers it. */
export async function tabOrder(page) {
  const controls = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const expected = await page.evaluate((selector) => {
    const seen = [...document.querySelectorAll(selector)].filter((control) => control.checkVisibility() && !control.disabled);
    return seen.length;
  }, controls);
  const faults = [];
  const reached = new Set();
  for (let before = null; ; ) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focused);
    // After the last one, focus leaves the page or begins again.
    if (stop === null || reached.has(stop.place)) break;
    reached.add(stop.place);
    if (stop.fault) faults.push(`"${stop.words}" ${stop.fault}`);
    if (before !== null && !follows(before, stop)) faults.push(`"${stop.words}" has focus after "${before.words}", and stands before it`);
    before = stop;
  }
  if (reached.size !== expected) faults.push(`the Tab key reaches ${reached.size} of ${expected} controls`);
  return faults.slice(0, 5);
}

/** What comes next stands below, to the right on the same line, or in a column to the right. */
function follows(before, stop) {
  const sameLine = Math.abs(stop.top - before.top) < 8;
  return sameLine ? stop.left >= before.left : stop.top > before.top || stop.left >= before.right - 1;
}

/** Runs in the page: where focus is and how it shows; `null` when it has left the page. */
function focused() {
  const element = document.activeElement;
  if (element === document.body || element === document.documentElement || element === null) return null;
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const words = (element.textContent.trim() || element.localName).slice(0, 40);
  let fault = null;
  const luminance = ([r, g, b]) => {
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const behind = () => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) fault = 'does not show that it has focus';
  else {
    const [a, b] = [luminance(channels(style.outlineColor)), luminance(behind())].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 3) fault = `shows its focus with a contrast of only ${contrast.toFixed(2)}`;
  }
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const over = document.elementFromPoint(x, y);
  if (!over) fault ??= 'lies outside the window when it has focus';
  else if (!element.contains(over) && !over.contains(element)) fault ??= `is covered by ${over.localName}.${over.className}`;
  let scroller = element.parentElement;
  while (scroller && !(scroller.scrollHeight > scroller.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(scroller).overflowY))) {
    scroller = scroller.parentElement;
  }
  const inner = scroller && scroller !== document.documentElement && scroller !== document.body ? scroller.scrollTop : 0;
  const top = box.top + scrollY + inner;
  const place = [...document.querySelectorAll('*')].indexOf(element);
  return { place, words, fault, top, bottom: top + box.height, left: box.left, right: box.right };
}
