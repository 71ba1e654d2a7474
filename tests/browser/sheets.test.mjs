// The sheets of `jämför` in Chromium: one file each, with its style in it, to be sent and printed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readdirSync } from 'node:fs';

import { violations } from './checks/axe.mjs';
import { forcedColours } from './checks/forced.mjs';
import { htmlValidate, nu } from './checks/markup.mjs';
import { lostInPrint } from './checks/print.mjs';
import { reflow } from './checks/reflow.mjs';
import { faultsOf, launch, newPage } from './support/browser.mjs';
import { SHEETS, serve } from './support/site.mjs';

const paths = readdirSync(SHEETS).sort();
let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve(SHEETS, {}, "default-src 'none'; style-src 'unsafe-inline'");
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** A check of every sheet, in a page with these options. */
function each(title, options, check) {
  test(title, async () => {
    assert.deepEqual(paths, ['kommuner.html', 'versioner.html']);
    const page = await newPage(browser, server.origin, options);
    assert.deepEqual(await faultsOf(page, server.origin, paths, check), []);
  });
}

each('a sheet asks for nothing, and nothing scrolls sideways at 320 px or with text spacing', {}, reflow);
each('axe finds nothing in a sheet', {}, violations);
each('axe finds nothing in a sheet in the dark, on a phone', { colorScheme: 'dark', viewport: { width: 360, height: 740 } }, violations);
each('the reader’s own colours are used in a sheet', { forcedColors: 'active' }, forcedColours);
each('a printed sheet has every word', {}, lostInPrint);

test('html-validate and the Nu checker find nothing in a sheet', async () => {
  assert.deepEqual(await htmlValidate(SHEETS, paths), []);
  assert.deepEqual(nu(SHEETS, paths), []);
});
