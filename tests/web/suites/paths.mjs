// Ways to somebody: whom to ask first, by keyboard.
import assert from 'node:assert/strict';
import { go, heading, until } from '../lib/hands.mjs';

export const server = { demo: true };

/** Somebody never talked to, whom two people in touch with the user know. */
async function someWays(kith) {
  const far = (await kith.api('GET', '/people?q=is:never has:org -state:do-not-contact&limit=1&sort=name')).items[0];
  const near = (await kith.api('GET', '/people?q=is:warm has:email&limit=2&sort=name')).items;
  for (const one of near) await kith.api('POST', `/people/${one.id}/relations`, { kind: 'knows', person: far.id });
  const view = await kith.api('GET', `/paths?to=${far.id}`);
  return { far, near, view };
}
const cards = (page) => page.locator('[data-way]');

export const tests = {
  'a name is typed, the ways are walked by keys, and the first is asked': async ({ page, kith }) => {
    const { far, view } = await someWays(kith);
    await go(page, kith, '/ways');
    await heading(page, 'Ways');
    await page.keyboard.press('/');
    await page.keyboard.type(far.name.slice(0, -1));
    await page.getByRole('option', { name: far.name }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const names = view.ways.map((way) => way.steps[0].person.name);
    assert.ok(names.length >= 2);
    await until(async () => (await cards(page).count()) === names.length, 'every way has a card');
    await page.getByRole('status').getByText(`${view.words}.`).waitFor();
    for (const name of names) {
      await page.keyboard.press('j');
      await until(async () => (await page.evaluate(() => document.activeElement?.textContent)) === name, `${name} has the focus`);
    }
    await page.keyboard.press('k');
    await page.keyboard.press('w');
    const second = cards(page).nth(names.length - 2);
    await second.getByText('score').waitFor();
    await page.keyboard.press('m');
    const asked = view.ways[names.length - 2].steps;
    await page.waitForURL(new RegExp(`/introductions/new\\?connector=${asked[0].person.id}&target=${asked[1].person.id}$`));
    await heading(page, 'Introductions');
  },

  'an address brings the ways, what for changes the order, and who is unknown is said': async ({ page, kith }) => {
    const { far } = await someWays(kith);
    await go(page, kith, `/ways?to=${far.id}`);
    await cards(page).first().waitFor();
    await page.getByRole('combobox', { name: /^For/ }).selectOption('job');
    await page.waitForURL(/for=job/);
    await page.getByRole('button', { name: /^Why this order/ }).first().click();
    await page.getByText(/^mutual contacts:/).first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('zxqvy');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(/nobody and nothing known is called "zxqvy"/i).waitFor();
  },

  'nothing asked yet offers examples of the network': async ({ page, kith }) => {
    await go(page, kith, '/ways');
    const examples = page.getByRole('region', { name: 'Examples' });
    await examples.getByRole('heading', { name: 'Anyone at an organisation' }).waitFor();
    await examples.getByRole('button').first().click();
    await page.waitForURL(/to=%40/);
    await page.getByRole('region', { name: /^Ways to / }).waitFor();
  },
};
