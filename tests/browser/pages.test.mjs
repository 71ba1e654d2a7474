// Every page of every document in Chromium, in a narrow window, under the strict content security policy.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { reflow } from './checks/reflow.mjs';
import { violations } from './checks/axe.mjs';
import { faultsOf, launch, newPage } from './support/browser.mjs';
import { COLOURED, SITE, documents, pages, serve } from './support/site.mjs';

const all = pages();
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

/** One test for each document, and one for what stands outside them. */
function eachDocument(title, run) {
  for (const document of ['', ...documents(all)]) {
    const paths = all.filter((page) => page.document === document).map((page) => page.path);
    test(`${title}: ${document || 'start'}`, async () => assert.deepEqual(await run(paths), []));
  }
}

eachDocument('loads quietly from its own origin, and nothing scrolls sideways at 320 px or with text spacing', async (paths) => {
  const page = await newPage(browser, server.origin);
  return faultsOf(page, server.origin, paths, reflow);
});

eachDocument('axe finds nothing', async (paths) => {
  const page = await newPage(browser, server.origin);
  return faultsOf(page, server.origin, paths, violations);
});

test('axe finds nothing with a colour of the kommun’s own, light and dark', async () => {
  const own = await serve(COLOURED);
  const paths = pages(COLOURED).map((page) => page.path);
  const faults = [];
  for (const colorScheme of ['light', 'dark']) {
    const page = await newPage(browser, own.origin, { colorScheme });
    faults.push(...(await faultsOf(page, own.origin, paths, violations)));
  }
  await own.close();
  assert.deepEqual(faults, []);
});
