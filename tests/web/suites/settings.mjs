import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    await page.locator('label.chip', { hasText: 'Sat' }).click();
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

  'the calendar address: made, shown, renewed, switched off, each undone': async ({ page, kith }) => {
    await go(page, kith, '/settings');
    await page.getByRole('button', { name: 'Make an address' }).click();
    const field = page.getByLabel('Address', { exact: false }).and(page.locator('input[readonly]'));
    await field.waitFor();
    const first = await field.inputValue();
    assert.match(first, /^http:\/\/127\.0\.0\.1:\d+\/calendar\/[\w-]{32}\.ics$/);
    const calendar = await fetch(first);
    assert.equal(calendar.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.match(await calendar.text(), /^BEGIN:VCALENDAR\r\n/);
    await page.getByRole('button', { name: 'Renew' }).click();
    await until(async () => (await field.inputValue()) !== first, 'another address is shown');
    assert.equal((await fetch(first)).status, 404);
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByRole('button', { name: 'Make an address' }).waitFor();
    await toast(page, /off/).getByRole('button', { name: 'Undo' }).click();
    await field.waitFor();
    assert.equal((await fetch(await field.inputValue())).status, 200);
  },

  'backups: a folder, one made now, and what the server refuses': async ({ page, kith }) => {
    const folder = await mkdtemp(join(tmpdir(), 'kith-backups-'));
    try {
      await go(page, kith, '/settings');
      const field = page.getByLabel('Folder');
      await field.fill('not/a/whole/path');
      await field.press('Enter');
      await page.locator('.toast.bad').waitFor();
      await until(async () => (await field.inputValue()) === '', 'the field is as it was');
      await field.fill(folder);
      await field.press('Enter');
      await page.getByText('None yet.').waitFor();
      await page.getByLabel('Keep days + weeks').fill('3+2');
      await page.getByLabel('Keep days + weeks').press('Enter');
      await until(async () => (await kith.api('GET', '/backups')).keep_weeks === 2, 'how many to keep is kept');
      await page.getByRole('button', { name: 'Back up now' }).click();
      await page.getByText(/^Last backup/).waitFor();
      assert.equal((await readdir(folder)).length, 1);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
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
