// Same person twice, by keyboard: who differs, who is one, what is sure, and back.
import assert from 'node:assert/strict';
import { go, toast, until } from '../lib/hands.mjs';

export const server = { demo: true };

const cards = (page) => page.locator('main ol > li');
const current = (page) => page.locator('main li[aria-current]');
const open = async (kith) => (await kith.api('GET', '/reviews')).total;

async function visit(page, kith) {
  await go(page, kith, '/today');
  const compared = page.waitForResponse((response) => response.url().endsWith('/reviews/find'), { timeout: 60_000 });
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await compared;
  await page.getByRole('heading', { level: 1, name: 'Same person?' }).waitFor();
  await cards(page).first().waitFor();
  await until(async () => (await cards(page).count()) === (await open(kith)), 'all pairs are there');
}

export const tests = {
  'decide pairs by one key each, and take it back': async ({ page, kith }) => {
    await visit(page, kith);
    const before = await open(kith);
    assert.ok(before >= 3, `${before} pairs in the sample network`);
    const first = await current(page).getAttribute('aria-label');
    await page.keyboard.press('j');
    await until(async () => (await current(page).getAttribute('aria-label')) !== first, 'j goes on');
    await page.keyboard.press('k');
    await until(async () => (await current(page).getAttribute('aria-label')) === first, 'k goes back');
    await page.keyboard.press('n');
    await toast(page, /are two people/).waitFor();
    await until(async () => (await open(kith)) === before - 1, 'n decides');
    await page.keyboard.press('u');
    await toast(page, /Undid/).waitFor();
    await until(async () => (await open(kith)) === before, 'u takes it back');
  },

  'put a pair off': async ({ page, kith }) => {
    await visit(page, kith);
    const first = await cards(page).first().getAttribute('aria-label');
    await current(page).waitFor();
    await page.keyboard.press('s');
    await until(async () => (await cards(page).last().getAttribute('aria-label')) === first, 's puts it last');
  },

  'merge, and unmerge from the person': async ({ page, kith }) => {
    await visit(page, kith);
    const pair = (await kith.api('GET', '/reviews')).items[0];
    await page.keyboard.press('m');
    await toast(page, /Joined/).waitFor();
    await go(page, kith, `/people/${pair.left.id}`);
    const merged = page.getByRole('region', { name: 'Merged' });
    await merged.getByText(pair.right.name).waitFor();
    await merged.getByRole('button', { name: `Unmerge ${pair.right.name}` }).click();
    await toast(page, /Took/).waitFor();
    await merged.waitFor({ state: 'detached' });
    assert.equal((await kith.api('GET', `/people/${pair.right.id}`)).deleted, null);
  },

  'the sure ones at once': async ({ page, kith }) => {
    for (const email of ['grace@navy.example', 'g.hopper@home.example']) {
      await kith.api('POST', '/people', { name: 'Grace Hopper', birthday: '1906-12-09', handles: [{ kind: 'email', value: email }] });
    }
    await visit(page, kith);
    const batch = page.getByRole('region', { name: 'Sure pairs' });
    await batch.waitFor();
    await page.keyboard.press('b');
    const yes = page.getByRole('button', { name: /^Yes, join/ });
    await until(async () => (await yes.count()) === 1 && yes.evaluate((button) => button === document.activeElement), 'the answer has the focus');
    await page.keyboard.press('Enter');
    await toast(page, /sure pair/).waitFor();
    await batch.waitFor({ state: 'detached' });
  },
};
