// An empty workspace, by keyboard alone.
import assert from 'node:assert/strict';
import { firstWithoutPromise, go, heading, tabTo, toast, todayNames, until } from '../lib/hands.mjs';

export const tests = {
  'welcome, sample data, Today, log a touch, undo it': async ({ page, kith }) => {
    await go(page, kith, '/');
    await heading(page, /few people to reach today/);
    await tabTo(page, /^Look around with sample data/);
    await page.keyboard.press('Enter');
    await page.locator('[data-key]').first().waitFor({ timeout: 30_000 });

    const before = await todayNames(page);
    assert.ok(before.length >= 3, `Today names ${before.length} people`);
    const at = await firstWithoutPromise(kith);
    for (let i = 0; i <= at; ++i) await page.keyboard.press('j');
    await page.keyboard.press('l');
    const form = page.getByRole('form', { name: `Log a contact with ${before[at]}` });
    await form.waitFor();
    await tabTo(page, /^Note$/);
    await page.keyboard.type('Asked about the harbour');
    await page.keyboard.press('Control+Enter');
    await toast(page, /^Logged/).waitFor();
    await until(async () => !(await todayNames(page)).includes(before[at]), 'the logged person leaves the list');

    await tabTo(page, /^Undo: Logged/, { most: 200 });
    await page.keyboard.press('Enter');
    await toast(page, /^Undid/).waitFor();
    await until(async () => (await todayNames(page)).join() === before.join(), 'the list is as it was');
  },

  'the sample data can be taken back': async ({ page, kith }) => {
    await kith.api('POST', '/demo');
    await go(page, kith, '/history');
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await toast(page, /^Undid/).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await heading(page, /few people to reach today/);
    assert.equal((await kith.api('GET', '/status')).people, 0);
  },

  'the first person can be written down by hand': async ({ page, kith }) => {
    await go(page, kith, '/');
    await page.keyboard.press('c');
    await heading(page, 'New person');
    await page.keyboard.type('Ada Byron');
    await page.keyboard.press('Enter');
    await heading(page, 'Ada Byron');
    assert.equal((await kith.api('GET', '/status')).people, 1);
  },
};
