// The page on paper: every word of it is in the PDF, block by block, and nothing else is.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a reader of the screen sees and a reader of the paper does not. */
export async function lostInPrint(page) {
  const blocks = await page.evaluate(textBlocks);
  const sheets = await printed(page);
  const whole = sheets.join('');
  const found = (block) => whole.includes(block) || sheets.some((sheet, at) => straddles(block, sheet, sheets.slice(at + 1)));
  return blocks.filter((block) => !found(squeeze(block))).map((block) => `the paper lacks "${block.slice(0, 80)}"`);
}

/** The text of each sheet of the PDF, without what makes no difference to its words. */
async function printed(page) {
  const folder = mkdtempSync(join(tmpdir(), 'stadga-print-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
    // In the order of the content, so that columns and what floats stay whole; what stands in the margins is no part of it.
    const inside = ['-x', '0', '-y', '40', '-W', '1000', '-H', '752'];
    const text = execFileSync('pdftotext', ['-raw', ...inside, file, '-'], { encoding: 'utf8' });
    return text.split('\f').map(squeeze);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Lines break and words are hyphenated on paper; neither loses a word. */
function squeeze(text) {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b\u2010\u2011-]/g, '');
}

/** Whether a block begins on one sheet and goes on over the following. */
function straddles(block, sheet, following) {
  for (let length = block.length - 1; length > 0; length -= 1) {
    if (!sheet.includes(block.slice(0, length))) continue;
    const rest = block.slice(length);
    const [next, ...later] = following;
    return next !== undefined && (next.includes(rest) || straddles(rest, next, later));
  }
  return false;
}

/** Runs in the page: the text between one block's edge and the next, except what is for the screen alone. */
function textBlocks() {
  const blocks = [''];
  const inline = /^(inline|contents|ruby)/;
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) blocks[blocks.length - 1] += node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    // Ways to other pages are for the screen.
    if (node.matches('script, style, template, noscript, .skip, .top nav, .crumbs')) return;
    if (node.localName === 'br') blocks[blocks.length - 1] += ' ';
    const own = !inline.test(getComputedStyle(node).display) || getComputedStyle(node).display === 'inline-block';
    if (own) blocks.push('');
    node.childNodes.forEach(walk);
    // On paper, a link to another site is followed by its address.
    if (own || node.matches('a[href^="http"]')) blocks.push('');
  };
  walk(document.body);
  return blocks.map((block) => block.replace(/\s+/g, ' ').trim()).filter((block) => block !== '');
}
