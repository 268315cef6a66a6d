import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { focused, go, heading, somebody, tabTo, toast, until } from '../lib/hands.mjs';

export const server = { demo: true };

const names = (page) => page.locator('a.line .name').allTextContents();

export const tests = {
  'x selects, the bar changes many in one step, undo takes it back': async ({ page, kith }) => {
    await go(page, kith, '/people');
    await page.locator('a.line').first().waitFor();
    const before = await kith.api('GET', '/people?limit=3&sort=name');
    for (const key of ['j', 'x', 'x', 'x']) await page.keyboard.press(key);
    const bar = page.getByRole('region', { name: 'With those selected' });
    await bar.getByText('3 people').waitFor();
    await bar.getByRole('button', { name: 'Tag', exact: true }).click();
    await page.keyboard.type('sailors');
    await page.keyboard.press('Enter');
    await toast(page, 'Tagged 3 people sailors').waitFor();
    const tagged = async () => (await kith.api('GET', '/people?tag=sailors&sort=name')).items.map((row) => row.id);
    assert.deepEqual(await tagged(), before.items.map((row) => row.id));
    await toast(page, 'Tagged').getByRole('button', { name: 'Undo' }).click();
    await until(async () => (await tagged()).length === 0, 'the tags are gone');
  },

  'all that are found are placed at once; Shift and Ctrl choose with the mouse': async ({ page, kith }) => {
    const { name: tag } = (await kith.api('GET', '/tags')).items.sort((a, b) => b.people - a.people)[0];
    const query = `tag:%22${encodeURIComponent(tag)}%22`;
    await go(page, kith, `/people?q=${query}`);
    await page.locator('a.line').first().waitFor();
    const { total } = await kith.api('GET', `/people?q=${query}`);
    await page.locator('a.line').nth(1).click({ modifiers: ['Control'] });
    await page.locator('a.line').nth(4).click({ modifiers: ['Shift'] });
    const bar = page.getByRole('region', { name: 'With those selected' });
    await bar.getByText('4 people').waitFor();
    await bar.getByRole('button', { name: `select all ${total}` }).click();
    await bar.getByText(`${total} people`).waitFor();
    await bar.getByLabel('Place them in').selectOption({ label: 'Wide, every 26 weeks' });
    await toast(page, / in Wide/).waitFor();
    assert.equal((await kith.api('GET', `/people?q=${query}%20stratum:wide`)).total, total);
    await page.keyboard.press('u');
    await until(async () => (await kith.api('GET', `/people?q=${query}%20stratum:wide`)).total < total, 'they are back');
  },

  'facets are proposed as typed, slips are forgiven, mistakes are said': async ({ page, kith }) => {
    const person = await somebody(kith);
    await go(page, kith, '/people');
    const search = page.getByRole('searchbox');
    await search.fill('strat');
    await page.getByRole('button', { name: 'stratum:' }).click();
    await page.getByRole('button', { name: 'stratum:Core' }).click();
    const { total } = await kith.api('GET', '/people?q=stratum:core');
    await page.getByRole('heading', { level: 1, name: `People ${total}` }).waitFor();
    await search.fill('last:>soon');
    await page.getByText('lengths are 10d, 2w, 3m, 1y').waitFor();
    const [given, ...rest] = person.name.split(' ');
    const family = rest.at(-1);
    await search.fill(`${given} ${family.slice(0, 2)}${family[3] ?? ''}${family[2] ?? ''}${family.slice(4)}`);
    await until(async () => (await names(page)).includes(person.name), 'found in spite of the slip');
  },

  'the palette finds notes and proposes facets': async ({ page, kith }) => {
    const person = await somebody(kith);
    await kith.api('POST', `/people/${person.id}/notes`, { text: 'Collects zeppelin postcards.' });
    await go(page, kith, '/today');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('zeppel');
    await page.getByRole('option', { name: person.name, selected: true }).waitFor();
    assert.equal(await page.locator('mark').textContent(), 'zeppelin');
    await page.keyboard.press('Enter');
    await heading(page, person.name);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('has:em');
    await page.getByRole('option', { name: 'has:email', selected: true }).waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('option', { name: /^All / }).click();
    await heading(page, /^People/);
    assert.match(page.url(), /q=has%3Aemail/);
  },

  'search as typed, by keyboard, and back to the same list': async ({ page, kith }) => {
    const person = await somebody(kith);
    await go(page, kith, '/today');
    await page.keyboard.press('/');
    await heading(page, /^People/);
    await until(async () => /^Search people/.test(await focused(page)), 'the search has the focus');
    await page.keyboard.type(person.name.slice(0, -1));
    await until(async () => (await names(page)).includes(person.name) && (await names(page)).length < 20, 'the person is found');
    await page.keyboard.press('ArrowDown');
    await until(async () => /line/.test(await page.evaluate(() => document.activeElement.className)), 'a row has the focus');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/people\/\d+$/);
    await page.goBack();
    await heading(page, /^People/);
    assert.equal(await page.getByRole('searchbox').inputValue(), person.name.slice(0, -1));
  },

  'filters narrow the list, and the address keeps them': async ({ page, kith }) => {
    const strata = (await kith.api('GET', '/strata')).items;
    const core = strata[0];
    await go(page, kith, '/people');
    await page.getByLabel('Stratum').selectOption(String(core.id));
    await page.waitForURL(new RegExp(`stratum=${core.id}`));
    const total = (await kith.api('GET', `/people?stratum=${core.id}`)).total;
    await page.getByRole('heading', { level: 1, name: `People ${total}` }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: `People ${total}` }).waitFor();
    await page.getByLabel('Order').selectOption('due');
    const first = (await kith.api('GET', `/people?stratum=${core.id}&sort=due&limit=3`)).items;
    await until(async () => (await names(page)).slice(0, 3).join() === first.map((row) => row.name).join(), 'the soonest come first');
  },

  'nobody fits: the name can be added': async ({ page, kith }) => {
    await go(page, kith, '/people');
    await page.getByRole('searchbox').fill('Zxqvy Nobody');
    await page.getByText('Nobody fits.').waitFor();
    await page.getByRole('link', { name: 'add Zxqvy Nobody' }).click();
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Zxqvy Nobody');
  },

  'the list keeps its place while a person is open': async ({ page, kith }) => {
    await go(page, kith, '/people');
    const list = page.getByRole('list', { name: 'People' });
    await page.locator('a.line').first().waitFor();
    await list.evaluate((node) => (node.scrollTop = 9000));
    await page.locator('[data-row="180"]').waitFor();
    await page.locator('[data-row="180"]').click();
    await page.waitForURL(/\/people\/\d+$/);
    await page.goBack();
    await page.locator('[data-row="180"]').waitFor();
    assert.equal(await list.evaluate((node) => node.scrollTop), 9000);
  },

  'the palette finds people and commands': async ({ page, kith }) => {
    const person = await somebody(kith);
    await go(page, kith, '/today');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(person.name);
    await page.getByRole('option', { name: person.name }).first().waitFor();
    await page.keyboard.press('Enter');
    await heading(page, person.name);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('sett');
    await page.getByRole('option', { name: 'Settings', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await heading(page, 'Settings');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Find people' }).waitFor({ state: 'detached' });
  },

  'Ctrl-Shift-K gives somebody a rhythm': async ({ page, kith }) => {
    const person = await somebody(kith);
    await go(page, kith, '/today');
    await page.keyboard.press('Control+Shift+K');
    await page.keyboard.type(person.name);
    await page.getByRole('option', { name: person.name }).first().waitFor();
    await page.keyboard.press('Enter');
    await heading(page, person.name);
    await until(async () => (await page.evaluate(() => document.activeElement.id)) === 'stratum', 'the stratum has the focus');
  },

  'the ? sheet shows every key, Escape closes it': async ({ page, kith }) => {
    await go(page, kith, '/today');
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keys' });
    for (const words of ['Log a contact', 'Snooze', 'Settings', 'Next', 'Find people and commands']) await sheet.getByText(words, { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  },

  'g and a letter go everywhere': async ({ page, kith }) => {
    await go(page, kith, '/today');
    const screens = JSON.parse(await readFile(new URL('../../../web/src/lib/screens.json', import.meta.url), 'utf8'));
    const keyed = screens.filter((one) => one.key);
    assert.ok(keyed.length >= 10);
    for (const { screen, key, path, title } of [...keyed.slice(1), keyed[0]]) {
      for (const stroke of key.split(' ')) await page.keyboard.press(stroke);
      await page.waitForURL((url) => url.pathname === path);
      await page.locator('main h1').first().waitFor();
      const named = screen === 'review' ? /^Week \d+ · Kith$/ : new RegExp(`^${title.replace('?', '\\?')} · Kith$`);
      await until(async () => named.test(await page.title()), `the title says ${title}`);
    }
    await tabTo(page, /Skip to content/, { back: true });
  },
};
