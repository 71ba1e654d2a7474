// A few pages of every kind, of every document, for what takes longer: keyboard, no script, colours, paper.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { violations } from './checks/axe.mjs';
import { forcedColours } from './checks/forced.mjs';
import { skipLink, tabOrder } from './checks/keyboard.mjs';
import { lostInPrint } from './checks/print.mjs';
import { contentOf, lostWithoutScript } from './checks/script.mjs';
import { faultsOf, launch, newPage } from './support/browser.mjs';
import { SITE, pages, representatives, serve } from './support/site.mjs';

const chosen = representatives(pages());
let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve(SITE);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** One test for each kind of page. */
function eachKind(title, run) {
  for (const kind of new Set(chosen.map((page) => page.kind))) {
    const paths = chosen.filter((page) => page.kind === kind).map((page) => page.path);
    test(`${title}: ${kind}`, async () => assert.deepEqual(await run(paths), []));
  }
}

/** Runs a check on the pages of a kind, each in a page with these options. */
function withOptions(options, check) {
  return async (paths) => {
    const page = await newPage(browser, server.origin, options);
    const faults = await faultsOf(page, server.origin, paths, check);
    await page.context().close();
    return faults;
  };
}

eachKind('the skip link leads past the menu', withOptions({}, skipLink));

for (const [width, colorScheme] of [[360, 'light'], [1280, 'dark']]) {
  const options = { viewport: { width, height: 800 }, colorScheme };
  eachKind(`the Tab key reaches everything, visibly and in order, ${width} px wide and ${colorScheme}`, withOptions(options, tabOrder));
}

eachKind('axe finds nothing in the dark', withOptions({ colorScheme: 'dark' }, violations));

for (const colorScheme of ['light', 'dark']) {
  const options = { forcedColors: 'active', colorScheme };
  eachKind(`the reader’s own colours are used, ${colorScheme}`, withOptions(options, forcedColours));
}

eachKind('without JavaScript no word and no link is missing', async (paths) => {
  const faults = [];
  const [withScript, without] = [await newPage(browser, server.origin), await newPage(browser, server.origin, { javaScriptEnabled: false })];
  for (const path of paths) {
    await withScript.goto(`${server.origin}/${path}`);
    await without.goto(`${server.origin}/${path}`);
    const lost = lostWithoutScript(await contentOf(withScript), await contentOf(without));
    faults.push(...lost.map((fault) => `${path}: ${fault}`));
  }
  return faults;
});

eachKind('every word is on the paper', withOptions({}, lostInPrint));
