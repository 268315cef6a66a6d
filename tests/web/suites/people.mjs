import assert from 'node:assert/strict';
import { focused, go, heading, somebody, tabTo, until } from '../lib/hands.mjs';

export const server = { demo: true };

const names = (page) => page.locator('a.line .name').allTextContents();

export const tests = {
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
    for (const [key, name] of [['p', /^People/], ['i', 'Bring your contacts'], ['s', 'Settings'], ['h', 'History'], ['r', 'Same person?']]) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await heading(page, name);
      assert.match(await page.title(), / · Kith$/);
    }
    await tabTo(page, /Skip to content/, { back: true });
  },
};
