import assert from 'node:assert/strict';
import { focused, go, heading, toast, until } from '../lib/hands.mjs';

export const server = { demo: true };

const undecided = async (kith) => (await kith.api('GET', '/triage')).undecided;
const rows = (page) => page.locator('[data-row]');

// The sample network is placed already: bring some who are not.
async function strangers(kith, count = 12) {
  for (let index = 0; index < count; index++) {
    await kith.api('POST', '/people', { name: `Stranger ${String(index).padStart(2, '0')}`, handles: [{ kind: 'email', value: `s${index}@example.org`, label: '' }] });
  }
}

export const tests = {
  'triage: blocks are taken by Enter, people moved by number, all by one key, each undone': async ({ page, kith }) => {
    await strangers(kith);
    const all = await undecided(kith);
    assert.ok(all >= 12);
    await go(page, kith, '/triage');
    await rows(page).first().waitFor();
    await page.keyboard.press('j');
    assert.match(await focused(page), /./);
    const block = page.locator('[data-row]', { hasText: 'no contact ever' }).first();
    await block.focus();
    await page.keyboard.press('o');
    await page.locator('[data-row^="p:"]').first().waitFor();
    await page.keyboard.press('j');
    assert.match(await focused(page), /^Stranger|^[A-Z]/);
    const placed = await focused(page);
    await page.keyboard.press('1');
    await toast(page, /^Placed .* in /).waitFor();
    await until(async () => (await undecided(kith)) === all - 1, 'one is placed');
    await until(async () => !['', placed].includes(await focused(page)), 'the next one takes its place');
    await page.keyboard.press('r');
    await toast(page, / to rest/).waitFor();
    await until(async () => (await undecided(kith)) === all - 2, 'one rests');
    await page.keyboard.press('u');
    await until(async () => (await undecided(kith)) === all - 1, 'the rest is undone');
    await page.keyboard.press('A');
    await page.getByText('Everybody has a place.').waitFor();
    await page.keyboard.press('u');
    await until(async () => (await undecided(kith)) === all - 1, 'the whole pass is undone at once');
    await rows(page).first().focus();
    await page.keyboard.press('Enter');
    await until(async () => (await undecided(kith)) < all - 1, 'a block is taken');
  },

  'the cost is told at every moment, and F does what makes it fit': async ({ page, kith }) => {
    await kith.api('PATCH', '/settings', { budget_minutes: 6 });
    await go(page, kith, '/agenda');
    await page.getByText(/^Your rhythms need \d+ minutes a day, you have 6: move /).waitFor();
    await page.keyboard.press('F');
    await toast(page, /^Placed \d+ p/).waitFor();
    await until(async () => (await kith.api('GET', '/load')).advice === null || (await kith.api('GET', '/load')).needed < 12, 'it fits better');
  },

  'agenda: m and a day moves a person, a number changes the stratum, the budget plans again': async ({ page, kith }) => {
    await go(page, kith, '/agenda');
    const people = page.locator('[data-person]');
    await people.first().waitFor();
    await page.keyboard.press('j');
    const id = await page.evaluate(() => document.activeElement.dataset.person);
    await page.keyboard.press('m');
    await page.getByText(/choose,/).waitFor();
    await page.keyboard.press('j');
    const target = await page.locator('[data-day].target').getAttribute('data-day');
    await page.keyboard.press('Enter');
    await toast(page, /^Snoozed/).waitFor();
    await page.locator(`[data-day="${target}"] [data-person="${id}"]`).waitFor();
    await page.keyboard.press('u');
    await until(async () => (await page.locator(`[data-day="${target}"] [data-person="${id}"]`).count()) === 0, 'back to where it was');
    await page.locator(`[data-person="${id}"]`).focus();
    await page.keyboard.press('5');
    await toast(page, /^Placed/).waitFor();
    await page.locator('summary').click();
    const minutes = page.getByLabel('Minutes a work day');
    await minutes.fill('12');
    await minutes.press('Enter');
    await until(async () => (await kith.api('GET', '/agenda')).items.every((day) => day.minutes <= 12 || day.people.length === 1), 'no day is above twelve minutes, but for one longer piece alone');
  },

  'a person is dragged to another day': async ({ page, kith }) => {
    await go(page, kith, '/agenda');
    const person = page.locator('[data-person]').first();
    await person.waitFor();
    const id = await person.getAttribute('data-person');
    const { items, from } = await kith.api('GET', '/agenda');
    const day = items.find((one) => one.works && one.date > from).date; // in sight: scrolling would let go of the person
    await person.dragTo(page.locator(`[data-day="${day}"]`));
    await toast(page, /^Snoozed/).waitFor();
    await page.locator(`[data-day="${day}"] [data-person="${id}"]`).waitFor();
  },

  'settings: holidays, quiet days and channel hours': async ({ page, kith }) => {
    await go(page, kith, '/settings');
    await page.getByLabel('Holidays').selectOption('DE-BY');
    await until(async () => (await kith.api('GET', '/settings')).holidays === 'DE-BY', 'the country is kept');
    await page.getByText(/^Next: Christmas Day/).waitFor();
    await page.getByLabel('Quiet days').fill('2026-12-24');
    await page.getByLabel('Quiet days').blur();
    await until(async () => (await kith.api('GET', '/settings')).quiet_days.join() === '2026-12-24', 'quiet days are kept');
    const hours = page.getByLabel('Channel hours');
    await hours.fill('calls weekdays 16:30 to 18:00');
    await hours.blur();
    await until(async () => (await kith.api('GET', '/settings')).channel_hours.join() === 'call mon-fri 16:30-18:00', 'hours are kept');
    await page.waitForFunction(() => document.querySelector('textarea[placeholder^="call"]').value === 'call mon-fri 16:30-18:00');
    // What comes from the server while somebody types does not take the words from under them.
    let answered = 0;
    await page.route('**/api/v1/settings', async (route) => {
      if (route.request().method() === 'GET') await new Promise((done) => setTimeout(done, 400));
      await route.continue();
      answered += route.request().method() === 'GET' ? 1 : 0;
    });
    await hours.fill('calls weekdays 9:00 to 10:00');
    await hours.blur();
    await hours.fill('shout 9-10');
    await until(async () => answered > 0, 'the settings are read again');
    await page.waitForTimeout(300);
    await page.unroute('**/api/v1/settings');
    assert.equal(await hours.inputValue(), 'shout 9-10', 'what is being typed stays');
    await hours.blur();
    await page.locator('.toast.bad').waitFor();
    await go(page, kith, '/agenda');
    await heading(page, 'Agenda');
  },
};
