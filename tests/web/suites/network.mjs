// The map of who knows who: the picture by keyboard and pointer, the search, and the same in words.
import assert from 'node:assert/strict';
import { go, heading, somebody, tabTo, until } from '../lib/hands.mjs';

export const server = {};

const circles = { Acme: ['Ada Byron', 'Bert Cole', 'Cleo Diaz', 'Dora Egan'], Bolt: ['Emil Fink', 'Fay Gold', 'Gus Hall'] };

/** Two circles that one tie joins, and somebody whom nobody knows. */
async function filled(kith) {
  const ids = {};
  for (const [organisation, names] of Object.entries(circles)) {
    for (const name of names) ids[name] = (await kith.api('POST', '/people', { name, positions: [{ organisation }] })).person.id;
  }
  await kith.api('POST', '/people', { name: 'Ida Lone' });
  const know = (a, b) => kith.api('POST', `/people/${ids[a]}/relations`, { kind: 'knows', person: ids[b] });
  for (const names of Object.values(circles)) {
    for (const one of names) for (const other of names) if (one < other) await know(one, other);
  }
  await know('Dora Egan', 'Emil Fink');
  return ids;
}

const stage = (page) => page.getByRole('application');
const card = (page) => page.getByRole('region', { name: /^Picked: / });
const cardName = async (page) => ((await card(page).count()) ? card(page).getByRole('heading', { level: 2 }).textContent() : '');
const drawn = (page) => page.locator('.picture.drawn').waitFor();

export const tests = {
  'the picture is drawn, arrows walk along ties, Enter opens the person': async ({ page, kith }) => {
    await filled(kith);
    await go(page, kith, '/network');
    await drawn(page);
    const pixels = await page.locator('canvas.sigma-nodes').evaluate((canvas) => canvas.width * canvas.height);
    assert.ok(pixels > 10_000, 'the canvas has a size');
    await tabTo(page, /^Map of 7 people/);
    await card(page).waitFor();
    const first = await cardName(page);
    const { people, ties } = await kith.api('GET', '/network');
    assert.equal(first, people.name[0], 'it begins with the best tied');
    const seen = new Set([first]);
    for (const key of ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowDown']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(60);
      seen.add(await cardName(page));
    }
    assert.ok(seen.size > 2, `the arrows move: ${[...seen]}`);
    assert.equal(ties.from.length, 10);
    const name = await cardName(page);
    await page.keyboard.press('Enter');
    await heading(page, name);
  },

  'plus, minus and 0 zoom, Escape lets go': async ({ page, kith }) => {
    const ids = await filled(kith);
    await go(page, kith, `/network?at=${ids['Dora Egan']}`);
    await drawn(page);
    await until(async () => (await cardName(page)) === 'Dora Egan', 'the address picks');
    await stage(page).focus();
    await page.keyboard.press('+');
    await page.keyboard.press('-');
    await page.keyboard.press('0');
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'detached' });
    assert.ok(!page.url().includes('at='));
  },

  'the card leads to whom they know': async ({ page, kith }) => {
    const ids = await filled(kith);
    await go(page, kith, `/network?at=${ids['Dora Egan']}`);
    await card(page).getByText('Knows 4 people here').waitFor();
    await card(page).getByRole('button', { name: 'Emil Fink' }).click();
    await until(async () => (await cardName(page)) === 'Emil Fink', 'the card follows');
    await card(page).getByRole('link', { name: 'Emil Fink' }).click();
    await heading(page, 'Emil Fink');
  },

  'a facet lights up who fits; the words are of those': async ({ page, kith }) => {
    await filled(kith);
    await go(page, kith, '/network');
    await drawn(page);
    await page.keyboard.press('/');
    await page.keyboard.type('org:bolt');
    await page.getByText('3 people fit, with 3 ties among them.').waitFor();
    const only = page.getByRole('checkbox', { name: 'Only these' });
    await only.focus();
    await page.keyboard.press('Space');
    assert.ok(await only.isChecked());
    const list = page.getByRole('list', { name: 'Communities' });
    await until(async () => (await list.getByRole('listitem').count()) === 1, 'one community is left');
    await page.keyboard.press('/');
    await page.keyboard.type('zxqvy');
    await page.getByText('Nobody on the map fits.').waitFor();
  },

  'the words hold what the API says': async ({ page, kith }) => {
    await filled(kith);
    await go(page, kith, '/network');
    const map = await kith.api('GET', '/network');
    const list = page.getByRole('list', { name: 'Communities' });
    await list.waitFor();
    assert.deepEqual(await list.locator('strong').allTextContents(), map.communities.map((one) => one.name));
    assert.deepEqual(map.communities.map((one) => [one.name, one.size]), [['Acme', 4], ['Bolt', 3]]);
    const rows = await page.getByRole('table', { name: 'Bridges' }).getByRole('row').allTextContents();
    assert.deepEqual(rows.slice(1).map((row) => map.bridges.findIndex(({ person }) => row.startsWith(person.name))), map.bridges.map((_, index) => index));
    await page.getByRole('link', { name: 'Ida Lone' }).click();
    await heading(page, 'Ida Lone');
  },

  'without anybody it says what to do; at 360 px nothing is cut': async ({ page, kith }) => {
    await go(page, kith, '/network');
    await page.getByText('Nobody is known to know somebody else yet.').waitFor();
    await filled(kith);
    await page.setViewportSize({ width: 360, height: 740 });
    await go(page, kith, '/network');
    await drawn(page);
    await until(() => page.evaluate(() => document.documentElement.scrollWidth <= 360), 'no sideways scrolling');
    assert.ok(await somebody(kith));
  },
};
