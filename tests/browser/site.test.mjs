// What holds of the files of the site: the markup and the weight of every page.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { htmlValidate, nu } from './checks/markup.mjs';
import { SITE, fragments, hosted, pages } from './support/site.mjs';

/** The most bytes of a page. A whole decision or review is as long as it is. */
const LARGEST = 30 * 1024;
const WHOLE = ['riktlinje', 'granskning'];

const all = pages();
const paths = all.map((page) => page.path);

test('the site has pages of every kind', () => {
  const kinds = new Set(all.map((page) => page.kind));
  for (const kind of ['start', 'kommun', 'insats', 'riktlinje', 'granskning', 'urval', 'hitta', 'utforare', 'aldrar']) assert.ok(kinds.has(kind), kind);
});

test('html-validate finds nothing in any page', async () => {
  assert.deepEqual(await htmlValidate(SITE, paths), []);
});

test('the Nu checker finds nothing in any page', () => {
  assert.deepEqual(nu(SITE, paths), []);
});

test('no page weighs more than 30 KB without the style sheet', () => {
  const heavy = all.filter((page) => page.bytes > LARGEST && !WHOLE.includes(page.kind));
  assert.deepEqual(heavy.map((page) => `${page.path}: ${page.bytes} bytes`), []);
});

test('html-validate and the Nu checker find nothing in another’s page with a fragment in it', async () => {
  const host = hosted();
  try {
    assert.notEqual(fragments().length, 0);
    assert.deepEqual(await htmlValidate(host.folder, fragments()), []);
    assert.deepEqual(nu(host.folder, fragments()), []);
  } finally {
    host.remove();
  }
});
