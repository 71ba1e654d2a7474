// The built site: which pages it has, of which kinds, and a server on loopback with the strict content security policy.

import { createServer } from 'node:http';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, sep } from 'node:path';

/** What a careful host sends with every page. The pages must work under it. */
export const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'";

const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
};

/** The folder that `tests/browser/run` built. */
export const SITE = required('STADGA_SITE');

/** What `jämför` gives a board to read: whole files, each by itself. */
export const SHEETS = required('STADGA_SHEETS');

/** The same documents with a colour of the kommun's own. */
export const COLOURED = required('STADGA_SITE_COLOURED');

function required(name) {
  const folder = process.env[name];
  if (!folder) throw new Error(`${name} names no site: start the tests with tests/browser/run`);
  return folder;
}

/** Every whole page of a site, as `{ path, document, kind, bytes }`, in order of path. */
export function pages(folder = SITE) {
  const found = readdirSync(folder, { recursive: true })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.html') && !isFragment(path))
    .sort();
  return found.map((path) => ({ path, document: document(path), kind: kind(path), bytes: statSync(join(folder, path)).size }));
}

/** Every part of a page that is meant for another's page. */
export function fragments(folder = SITE) {
  return readdirSync(folder, { recursive: true })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.html') && isFragment(path))
    .sort();
}

/** A folder where every fragment stands in a page of another site, at its own path. */
export function hosted(folder = SITE) {
  const host = mkdtempSync(join(tmpdir(), 'stadga-host-'));
  for (const path of fragments(folder)) {
    const fragment = readFileSync(join(folder, path), 'utf8');
    mkdirSync(dirname(join(host, path)), { recursive: true });
    writeFileSync(
      join(host, path),
      '<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Kommunens sida</title></head>' +
        `<body><main id="innehall"><h1>Kommunens rubrik</h1>${fragment}</main></body></html>`,
    );
  }
  return { folder: host, remove: () => rmSync(host, { recursive: true }) };
}

/** The documents of a site, by the folder of each. */
export function documents(all) {
  return [...new Set(all.map((page) => page.document))].filter((name) => name !== '');
}

/**
 * A few pages of every kind, for the checks that take long: the largest and the smallest of each kind in each
 * document, and all of a document that is made to be difficult.
 */
export function representatives(all) {
  const groups = new Map();
  for (const page of all) {
    const key = `${page.document} ${page.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), page]);
  }
  return [...groups.values()].flatMap((group) => {
    if (group[0].document.startsWith('prov-')) return group;
    const sorted = group.toSorted((a, b) => a.bytes - b.bytes);
    return sorted.length > 2 ? [sorted[0], sorted.at(-1)] : sorted;
  });
}

function isFragment(path) {
  return path.split('/')[1] === 'fragment';
}

function document(path) {
  return path.includes('/') ? path.split('/')[0] : '';
}

/** `start`, `kommun`, `riktlinje`, `granskning`, `urval`, `hitta`, `utforare`, `aldrar`; any other folder is an insats. */
function kind(path) {
  const [, folder, ...rest] = path.split('/');
  if (folder === undefined) return 'start';
  if (rest.length === 0) return 'kommun';
  const known = ['riktlinje', 'granskning', 'urval', 'hitta', 'utforare', 'aldrar'];
  return known.includes(folder) ? folder : 'insats';
}

/** Serves a folder, and in it any pages given by path, on a free port of loopback. */
export async function serve(folder, own = {}, policy = POLICY) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const headers = { 'content-security-policy': policy, 'content-type': TYPES[file.split('.').at(-1)] ?? 'text/plain' };
    try {
      const content = own[file.slice(1)] ?? readFileSync(join(folder, normalize(file)));
      response.writeHead(200, headers).end(content);
    } catch {
      response.writeHead(404, headers).end('not here');
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  return { origin: `http://127.0.0.1:${port}`, close: () => new Promise((closed) => server.close(closed)) };
}
