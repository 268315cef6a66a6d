import assert from 'node:assert/strict';
import { focused, go, heading, toast, until } from '../lib/hands.mjs';

export const server = { demo: true };

export const tests = {
  'a change is kept at once, and undone from the toast': async ({ page, kith }) => {
    await go(page, kith, '/settings');
    const before = (await kith.api('GET', '/settings')).budget_minutes;
    const field = page.getByLabel('Minutes a work day');
    await field.fill('45');
    await field.press('Enter');
    await until(async () => (await kith.api('GET', '/settings')).budget_minutes === 45, 'the budget is kept');
    await toast(page, /./).getByRole('button', { name: 'Undo' }).click();
    await until(async () => (await field.inputValue()) === String(before), 'the field is as it was');
  },

  'work days, own addresses and home organisations': async ({ page, kith }) => {
    await go(page, kith, '/settings');
    await page.getByText('Sat', { exact: true }).click();
    await until(async () => (await kith.api('GET', '/settings')).work_days.includes(6), 'Saturday is a work day');
    await page.getByLabel('Own addresses').fill('me@example.org\nhttps://www.linkedin.com/in/me');
    await page.getByLabel('Own addresses').blur();
    await until(async () => (await kith.api('GET', '/settings')).own_addresses.length === 2, 'own addresses are kept');
    await page.getByLabel('Home organisations').fill('My Own Ltd');
    await page.getByLabel('Home organisations').blur();
    await until(async () => (await kith.api('GET', '/settings')).home_organisations.join() === 'My Own Ltd', 'home is kept');
  },

  'what the server refuses is said, and the field goes back': async ({ page, kith }) => {
    await go(page, kith, '/settings');
    const [core, close] = (await kith.api('GET', '/strata')).items;
    const field = page.getByLabel(`Name of ${core.name}`);
    await field.fill(close.name);
    await field.press('Enter');
    await page.locator('.toast.bad').waitFor();
    await until(async () => (await field.inputValue()) === core.name, 'the field shows what is kept');
  },

  'strata: another interval, another stratum': async ({ page, kith }) => {
    await go(page, kith, '/settings');
    const [core] = (await kith.api('GET', '/strata')).items;
    const every = page.getByLabel(`${core.name}: every`);
    await every.fill('5w');
    await every.press('Enter');
    await until(async () => (await kith.api('GET', '/strata')).items[0].interval_days === 35, 'the interval is kept');
    await until(async () => (await every.inputValue()) === '5 weeks', 'and said in words');
    await page.getByLabel('Name of a new stratum').fill('Alumni');
    await page.keyboard.press('Enter');
    await page.getByLabel('Name of Alumni').waitFor();
  },

  'single keys can be switched off; Ctrl-K stays': async ({ page, kith }) => {
    await go(page, kith, '/settings');
    await page.getByLabel(/^Keys without Ctrl/).uncheck();
    await until(async () => !(await kith.api('GET', '/status')).single_keys, 'the switch is kept');
    await page.reload();
    await heading(page, 'Settings');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.keyboard.press('?');
    assert.equal(await page.getByRole('dialog').count(), 0);
    await heading(page, 'Settings');
    await page.keyboard.press('Control+k');
    await until(async () => /^Find people/.test(await focused(page)), 'the palette is open');
  },

  'the theme is chosen, kept, and there before the first paint': async ({ page, kith }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await go(page, kith, '/settings');
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.getByText('Dark', { exact: true }).click();
    const dark = await paper();
    assert.notEqual(dark, light);
    await page.reload();
    await heading(page, 'Settings');
    assert.equal(await paper(), dark);
  },

  'history takes back any step': async ({ page, kith }) => {
    await kith.api('PATCH', '/settings', { name: 'First Name' });
    await kith.api('PATCH', '/settings', { budget_minutes: 50 });
    await go(page, kith, '/history');
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await toast(page, /^Undid/).waitFor();
    assert.notEqual((await kith.api('GET', '/settings')).budget_minutes, 50);
  },
};
