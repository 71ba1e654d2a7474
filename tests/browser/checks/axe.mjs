// Axe: WCAG 2.0 to 2.2, A and AA, and best practice.

import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every violation, with the element that it is about. */
export async function violations(page) {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }),
    TAGS,
  );
  return found.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.failureSummary.replace(/\s+/g, ' ')} ${node.html.slice(0, 160)}`),
  );
}
