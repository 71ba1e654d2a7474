// The page without JavaScript: no word and no link is missing.

/** What the page says and where it leads, as one sees it. */
export async function contentOf(page) {
  return {
    words: await page.locator('body').innerText(),
    links: await page.locator('a[href]:visible').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  };
}

/** What is there with JavaScript and not without it. */
export function lostWithoutScript(withScript, without) {
  const lines = new Set(without.words.split('\n').map((line) => line.trim()));
  const links = new Set(without.links);
  const lost = withScript.words.split('\n').filter((line) => !lines.has(line.trim()));
  return [
    ...lost.map((line) => `without JavaScript, "${line.slice(0, 80)}" is missing`),
    ...withScript.links.filter((link) => !links.has(link)).map((link) => `without JavaScript, no link to ${link}`),
  ];
}
