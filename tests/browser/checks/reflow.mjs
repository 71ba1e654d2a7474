// WCAG 1.4.10 and 1.4.12: nothing scrolls sideways in a narrow window, nor with the W3C's text spacing.

const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;

/** What sticks out of a window 320 pixels wide, first as the page is, then with wider spacing. */
export async function reflow(page) {
  await page.setViewportSize({ width: 320, height: 640 });
  const plain = await page.evaluate(overflowing);
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, SPACING);
  const spaced = await page.evaluate(overflowing);
  return [...plain, ...spaced.map((fault) => `with text spacing, ${fault}`)];
}

/** Runs in the page: what is wider than the window, or cut by a box that hides what does not fit. */
function overflowing() {
  const width = document.documentElement.clientWidth;
  const faults = [];
  const scrolls = document.documentElement.scrollWidth > width;
  for (const element of document.body.querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    const told = `${element.localName}${element.className ? `.${element.className}` : ''} "${element.textContent.trim().slice(0, 40)}"`;
    const wide = Math.max(box.right, box.left + element.scrollWidth);
    if (scrolls && wide > width + 0.5 && box.width > 0) faults.push(`${told} reaches ${Math.round(wide)} px of ${width}`);
    const style = getComputedStyle(element);
    const hides = [style.overflowX, style.overflowY].some((value) => value === 'hidden' || value === 'clip');
    if (hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) {
      faults.push(`${told} is cut`);
    }
  }
  if (scrolls && faults.length === 0) faults.push(`is ${document.documentElement.scrollWidth} px wide`);
  return faults.slice(0, 5);
}
