// The real browser, and pages in it that notice everything they were not to do.

import { chromium } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium as the machine has it. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

/**
 * An empty page. `page.faults` grows with every message on its console, failure, and request to another origin;
 * nothing reaches another origin.
 */
export async function newPage(browser, origin, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  // A busy machine is no fault of a page.
  context.setDefaultTimeout(180_000);
  const page = await context.newPage();
  page.faults = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(`${origin}/`)) return route.continue();
    page.faults.push(`asks for ${url}`);
    return route.abort();
  });
  page.on('console', (message) => page.faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => page.faults.push(`script: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) page.faults.push(`${response.status()} for ${response.url()}`);
  });
  return page;
}

/** Goes through pages one by one, and gathers what a check says of each, headed by the path. */
export async function faultsOf(page, origin, paths, check) {
  const faults = [];
  for (const path of paths) {
    page.faults.length = 0;
    await page.goto(`${origin}/${path}`);
    const found = [...(await check(page)), ...page.faults];
    faults.push(...found.map((fault) => `${path}: ${fault}`));
  }
  return faults;
}
