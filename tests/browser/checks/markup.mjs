// The markup of all pages: html-validate, and the Nu checker, which knows the standard best.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { HtmlValidate } from 'html-validate';

const RULES = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // What search results and tabs show whole.
    'long-title': ['error', { maxlength: 70 }],
  },
};

/** Every error and warning of html-validate. */
export async function htmlValidate(folder, paths) {
  const validator = new HtmlValidate(RULES);
  const faults = [];
  for (const path of paths) {
    const { results } = await validator.validateString(readFileSync(join(folder, path), 'utf8'), path);
    const messages = results.flatMap((result) => result.messages);
    faults.push(...messages.map((found) => `${path}:${found.line}:${found.column}: ${found.ruleId}: ${found.message}`));
  }
  return faults;
}

/**
 * Every error and warning of the Nu checker but two of its opinions on the page's own policy: that it stops the style
 * sheet and the images, since a file on disk has no origin that could be 'self', and that it stops JSON-LD, which is
 * data and never runs. That everything loads under the policy, the browser shows.
 */
export function nu(folder, paths) {
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
  const files = paths.map((path) => join(folder, path));
  let report;
  try {
    const flags = ['-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always'];
    report = execFileSync('java', [...flags, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  } catch (error) {
    return [`the Nu checker could not run: ${error.message}`];
  }
  const ofDisk = /^Resource violates Content Security Policy \(meta tag\): (external (stylesheet|script)|image) .* blocked by “(style|script|img)-src” directive\.$/;
  const isData = (found) =>
    found.message.startsWith('Inline script violates Content Security Policy (meta tag)') &&
    found.extract.includes('<script type="application/ld+json">');
  const { messages } = JSON.parse(report);
  return messages
    .filter((found) => !ofDisk.test(found.message) && !isData(found))
    .map((found) => `${found.url}:${found.lastLine}:${found.lastColumn}: ${found.message} ${found.extract ?? ''}`);
}
