import assert from 'node:assert/strict';
import { focused, go, heading, toast, until } from '../lib/hands.mjs';

export const server = { demo: true };

const open = async (page, kith, query = '') => {
  await go(page, kith, `/review${query}`);
  await heading(page, /^Week \d+$/);
};
const names = (page, section) => page.getByRole('region', { name: section }).locator('a.name').allTextContents();
const asks = /^Met or first written to/;

export const tests = {
  'shows what kith review --json says': async ({ page, kith }) => {
    await open(page, kith);
    const review = await kith.api('GET', '/review');
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), `Week ${Number(review.week.slice(6))}`);
    assert.deepEqual(await names(page, /^You owe/), review.owed.map((line) => line.person.name));
    assert.deepEqual(await names(page, /^Promises/), review.promises.map((line) => line.person.name));
    assert.ok(review.promises.length >= 2 && review.next.length >= 3, 'the sample network has something to look at');
    await page.getByRole('region', { name: 'Earlier weeks' }).getByRole('link').first().waitFor();
  },

  'a rhythm for everybody met, one key each; undo brings them back': async ({ page, kith }) => {
    const { week_before } = await kith.api('GET', '/review');
    await open(page, kith, `?week=${week_before}`);
    const before = await names(page, asks);
    assert.ok(before.length >= 3, 'people were met');
    await page.keyboard.press('j');
    assert.equal(await focused(page), before[0]);
    await page.keyboard.press('2');
    await toast(page, /^Placed .* in Close/).waitFor();
    await until(async () => (await focused(page)) === before[1], 'the next one has the focus');
    await page.keyboard.press('r');
    await toast(page, /to rest/).waitFor();
    await until(async () => (await names(page, asks)).length === before.length - 2, 'two are decided');
    await page.keyboard.press('u');
    await toast(page, /^Undid/).waitFor();
    await page.keyboard.press('u');
    await until(async () => (await names(page, asks)).join() === before.join(), 'both are back');
  },

  'promises are kept and dropped by key': async ({ page, kith }) => {
    await open(page, kith);
    const { promises } = await kith.api('GET', '/review');
    const list = page.getByRole('region', { name: /^Promises/ });
    await list.locator('a.name').first().focus();
    await page.keyboard.press('d');
    await toast(page, /^Kept with/).waitFor();
    await until(async () => (await list.locator('a.name').count()) === promises.length - 1, 'one is done');
    await page.keyboard.press('-');
    await toast(page, /^Dropped with/).waitFor();
    const states = (await kith.api('GET', '/promises')).items;
    assert.equal(states.find((one) => one.id === promises[0].id).state, 'done');
    assert.equal(states.find((one) => one.id === promises[1].id).state, 'dropped');
  },

  'words are kept as they are typed, also when the page goes at once': async ({ page, kith }) => {
    await open(page, kith);
    await page.keyboard.press('n');
    await page.keyboard.type('Fewer, longer talks.');
    await page.getByRole('status').getByText('Kept', { exact: true }).waitFor();
    assert.equal((await kith.api('GET', '/review')).text, 'Fewer, longer talks.');
    await page.keyboard.type(' And a walk.');
    await page.reload();
    await heading(page, /^Week \d+$/);
    await until(async () => (await page.locator('#words').inputValue()) === 'Fewer, longer talks. And a walk.', 'the last words are there');
    await until(async () => (await kith.api('GET', '/review')).text === 'Fewer, longer talks. And a walk.', 'and the server has them');
  },

  'words that the server could not take are there the next time': async ({ page, kith }) => {
    await open(page, kith);
    await page.route('**/api/v1/review/words', (route) => route.abort());
    await page.locator('#words').fill('Written in a tunnel');
    await page.getByRole('status').getByText(/^Not kept yet/).waitFor();
    await page.unroute('**/api/v1/review/words');
    await open(page, kith);
    await until(async () => (await kith.api('GET', '/review')).text === 'Written in a tunnel', 'it went out after all');
  },

  'a finished week keeps its figures, stands among the earlier ones, and can be opened again': async ({ page, kith }) => {
    await open(page, kith);
    const { week, figures } = await kith.api('GET', '/review');
    await page.locator('#words').fill('Done with this one.');
    await page.getByRole('button', { name: 'Finish the week' }).click();
    await toast(page, /^Finished the review/).waitFor();
    await page.getByText(/finished today/).waitFor();
    const kept = (await kith.api('GET', '/weeks')).items[0];
    assert.equal(kept.week, week);
    assert.equal(kept.text, 'Done with this one.');
    assert.deepEqual(kept.figures, figures);
    await toast(page, /^Finished/).getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Finish the week' }).waitFor();
  },

  'Today reminds on the chosen day and leads here': async ({ page, kith }) => {
    await go(page, kith, '/today');
    await page.locator('[data-key]').first().waitFor();
    assert.equal(await page.getByRole('link', { name: /waits to be looked back on/ }).count(), 0);
    await kith.api('PATCH', '/settings', { review_day: 2 }); // it is a Tuesday
    await page.reload();
    await page.getByRole('link', { name: /waits to be looked back on/ }).click();
    await heading(page, /^Week \d+$/);
  },
};
