// Forced colours: the reader's own few colours are used, and what colour alone told is told in another way.

/** Text that does not have the reader's colours, and a present place that looks like the others. */
export async function forcedColours(page) {
  return page.evaluate(() => {
    const faults = [];
    const system = (name) => {
      const probe = document.createElement('span');
      document.body.append(probe);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`body > span:last-child { color: ${name}; forced-color-adjust: none; }`);
      document.adoptedStyleSheets = [sheet];
      const colour = getComputedStyle(probe).color;
      document.adoptedStyleSheets = [];
      probe.remove();
      return colour;
    };
    const known = new Set(['CanvasText', 'LinkText', 'VisitedText', 'HighlightText', 'ButtonText', 'GrayText', 'MarkText', 'FieldText'].map(system));
    for (const element of document.body.querySelectorAll('*')) {
      const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
      const style = getComputedStyle(element);
      if (words && !known.has(style.color)) faults.push(`${element.localName}.${element.className} is ${style.color} in forced colours`);
    }
    const look = (element) => {
      const style = getComputedStyle(element);
      return [style.backgroundColor, style.borderBottomColor, style.borderBottomWidth, style.textDecorationLine, style.outlineStyle].join(' ');
    };
    for (const present of document.querySelectorAll('nav a[aria-current]')) {
      const others = [...present.closest('nav').querySelectorAll('a:not([aria-current])')];
      if (others.some((other) => look(other) === look(present))) faults.push(`"${present.textContent}" looks like the other links of its menu`);
    }
    return faults.slice(0, 5);
  });
}
