// `visa` in Chromium: the findings on top while one writes, a page that loads again by itself, and a mistake that keeps
// the last good page.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { violations } from './checks/axe.mjs';
import { tabOrder } from './checks/keyboard.mjs';
import { reflow } from './checks/reflow.mjs';
import { faultsOf, launch, newPage } from './support/browser.mjs';

const text = (condition) => `riktlinje "Stöd" {
    kommun "Provby"
    nämnd "Socialnämnden"
    gäller från 2026-07-01
}

insats samtal "Samtal" är stödsamtal {
    kortfattat """Du kan få prata."""
    innehåll """Vi ses."""
    villkor { ${condition} }
}
`;

const folder = mkdtempSync(join(tmpdir(), 'stadga-visa-'));
const save = (condition) => writeFileSync(join(folder, 'riktlinje.stadga'), text(condition));
let browser;
let program;
let origin;

before(async () => {
  save('ålder minst 18 år');
  const args = ['visa', folder, '--port', '0', '--datum', '2026-11-22'];
  program = spawn(process.env.STADGA_PROGRAM, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  origin = await new Promise((found, lost) => {
    let said = '';
    program.stderr.on('data', (piece) => {
      said += piece;
      const address = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (address) found(address[0]);
    });
    program.on('exit', () => lost(new Error(`visa ended: ${said}`)));
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  program?.removeAllListeners('exit');
  program?.kill();
  rmSync(folder, { recursive: true });
});

/** Where the pages of the document are. */
async function start(page) {
  await page.goto(`${origin}/`);
  return page.locator('main a').first().getAttribute('href');
}

test('visa: the findings stand on a sound page, for every reader and width', async () => {
  const page = await newPage(browser, origin);
  const kommun = await start(page);
  const faults = [];
  for (const check of [violations, reflow, tabOrder]) faults.push(...(await faultsOf(page, origin, ['', kommun], check)));
  assert.deepEqual(faults, []);
  const banner = page.getByRole('complementary', { name: 'Medan du skriver' });
  assert.match(await banner.innerText(), /anmärkning|varning/);
});

test('visa: the page loads again when one saves, and a mistake keeps the last good page', async () => {
  const page = await newPage(browser, origin);
  await page.goto(`${origin}/${await start(page)}`);
  const main = page.locator('main');
  const banner = page.getByRole('complementary', { name: 'Medan du skriver' });
  await page.getByRole('link', { name: 'Samtal', exact: true }).first().click();
  await main.getByText('18 år').first().waitFor();
  save('ålder minst 21 år');
  await main.getByText('21 år').first().waitFor();
  save('ålder minnst 25 år');
  await banner.getByText('minnst').first().waitFor();
  assert.match(await main.innerText(), /21 år/);
  assert.deepEqual(await violations(page), []);
  save('ålder minst 25 år');
  await main.getByText('25 år').first().waitFor();
  assert.doesNotMatch(await banner.innerText(), /minnst/);
  assert.deepEqual(page.faults, []);
});
