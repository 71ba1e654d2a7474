// Every check fails when there is something to find: each is tried on a sound page and on the same page with one fault.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { violations } from './checks/axe.mjs';
import { forcedColours } from './checks/forced.mjs';
import { skipLink, tabOrder } from './checks/keyboard.mjs';
import { htmlValidate, nu } from './checks/markup.mjs';
import { lostInPrint } from './checks/print.mjs';
import { reflow } from './checks/reflow.mjs';
import { contentOf, lostWithoutScript } from './checks/script.mjs';
import { faultsOf, launch, newPage } from './support/browser.mjs';
import { serve } from './support/site.mjs';

const SOUND = `<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Prov</title>
<link rel="stylesheet" href="page.css"></head><body>
<a class="skip" href="#innehall">Hoppa till innehållet</a>
<header><nav aria-label="Meny"><ul>
<li><a href="sound.html" aria-current="page">Här</a></li><li><a href="sound.html?a">Där</a></li></ul></nav></header>
<main id="innehall" tabindex="-1"><h1>Rubrik</h1><p>Ord på sidan och <a href="sound.html?b">en länk</a>.</p></main>
<footer><p>Slut.</p></footer></body></html>`;

const STYLE = `a { color: #0b5a5f; } .skip:not(:focus) { position: absolute; left: -999px; } a:focus { outline: 3px solid #1c2426; }
li a { display: inline-block; padding: 6px; } [aria-current] { border-bottom: 3px solid; } @page { margin: 20mm; } @media print { .lost { display: none; } }`;

const FILES = { 'page.css': STYLE, 'sound.html': SOUND, 'late.js': 'document.querySelector("footer").innerHTML = "<p>Tillagt.</p>";' };

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve('/nowhere', FILES);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** What a check says of the sound page with one part of it, or of its style, replaced. */
async function said(check, [part, instead], options) {
  assert.ok(part === '' || SOUND.includes(part) || STYLE.includes(part), `the page has no ${part}`);
  FILES['page.css'] = STYLE.replace(part, instead);
  FILES['sound.html'] = SOUND.replace(part, instead);
  const page = await newPage(browser, server.origin, options);
  const faults = await faultsOf(page, server.origin, ['sound.html'], check);
  await page.context().close();
  return faults.join('\n');
}

async function withoutScript(page) {
  const without = await newPage(browser, server.origin, { javaScriptEnabled: false });
  await without.goto(page.url());
  const lost = lostWithoutScript(await contentOf(page), await contentOf(without));
  await without.context().close();
  return lost;
}

const nothing = async () => [];
const forced = { forcedColors: 'active' };
const LONG = 'Verksamhetsutvecklingsprocessledningssystemsamordningsansvarig';

for (const [what, check, change, told, options] of [
  ['a request to another origin', nothing, ['<footer>', '<footer><img alt="" src="http://stod.example/a.png">'], /asks for http:\/\/stod\.example|violates/],
  ['an inline style', nothing, ['<footer>', '<footer style="color: red">'], /Content Security Policy/],
  ['an inline script', nothing, ['<footer>', '<footer><script>1</script>'], /Content Security Policy/],
  ['a missing file', nothing, ['page.css', 'gone.css'], /404/],
  ['a word that is too long', reflow, ['Rubrik', LONG], /reaches \d+ px of 320/],
  ['a word that is too long when spaced', reflow, ['Rubrik', 'Verksamhetsledare'], /^sound.html: with text spacing/],
  ['text that is cut', reflow, ['a { color', 'p { height: 1rem; overflow: hidden; } a { color'], /is cut/],
  ['pale text', violations, ['a { color: #0b5a5f', 'a { color: #9a9a9a'], /color-contrast/],
  ['a level that is skipped', violations, ['<p>Slut.', '<h4>Fot</h4><p>Slut.'], /heading-order/],
  ['no skip link', skipLink, ['<a class="skip" href="#innehall">Hoppa till innehållet</a>', ''], /is no skip link/],
  ['a skip link out of sight', skipLink, ['.skip:not(:focus)', '.skip'], /cannot be seen/],
  ['a skip link that leads nowhere', skipLink, ['href="#innehall"', 'href="#fot"'], /is no skip link/],
  ['a skip link that leads past the content', skipLink, ['<main id="innehall" tabindex="-1">', '<main><div id="x"></div>'], /skip link/],
  ['a link that Tab passes over', tabOrder, ['<a href="sound.html?b"', '<a tabindex="-1" href="sound.html?b"'], /reaches 3 of 4/],
  ['an order of its own', tabOrder, ['<a href="sound.html?b"', '<a tabindex="1" href="sound.html?b"'], /stands before it/],
  ['focus that is not seen', tabOrder, ['3px solid #1c2426', '0'], /does not show/],
  ['focus that is hardly seen', tabOrder, ['3px solid #1c2426', '3px solid #dddddd'], /contrast of only/],
  ['colours that are forced on the reader', forcedColours, ['a { color', 'p { forced-color-adjust: none; color: #333333; } a { color'], /p\. is rgb/, forced],
  ['a present place told by weight alone', forcedColours, ['border-bottom: 3px solid', 'font-weight: bold'], /looks like the other/, forced],
  ['words that a script writes', withoutScript, ['</body>', '<script src="late.js"></script></body>'], /"Tillagt\." is missing/],
  ['words that are not printed', lostInPrint, ['<p>Ord', '<p class="lost">Ord'], /lacks "Ord på sidan/],
]) {
  test(`found: ${what}`, async () => {
    assert.equal(await said(check, ['', ''], options), '', 'the sound page');
    assert.match(await said(check, change, options), told);
  });
}

test('found: markup that is not sound', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stadga-markup-'));
  try {
    writeFileSync(join(folder, 'sound.html'), SOUND);
    writeFileSync(join(folder, 'wrong.html'), SOUND.replace('<p>Slut.</p>', '<p>Slut.<p><b id="innehall">Två'));
    assert.deepEqual(await htmlValidate(folder, ['sound.html']), []);
    assert.deepEqual(nu(folder, ['sound.html']), []);
    assert.match((await htmlValidate(folder, ['wrong.html'])).join('\n'), /no-dup-id/);
    assert.match(nu(folder, ['wrong.html']).join('\n'), /Duplicate ID/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
