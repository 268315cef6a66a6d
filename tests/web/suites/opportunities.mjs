import assert from 'node:assert/strict';
import { focused, go, heading, toast, until } from '../lib/hands.mjs';

export const server = {};

/** Ada, who rang in March, and lunch with her in April. */
async function ada(kith) {
  const { person } = await kith.api('POST', '/people', { name: 'Ada Byron' });
  await kith.api('POST', `/people/${person.id}/touches`, { channel: 'call', direction: 'in', at: '2026-03-03T10:00:00Z', note: 'Rang: who counts stock?' });
  await kith.api('POST', `/people/${person.id}/touches`, { channel: 'lunch', at: '2026-04-01T12:00:00Z' });
  return person.id;
}

export const tests = {
  'a name and Enter, typed faster than the server answers, take whom they name': async ({ page, kith }) => {
    await kith.api('POST', '/people', { name: 'Ada Adams' });
    await ada(kith);
    await go(page, kith, '/opportunities');
    await page.keyboard.press('n');
    const form = page.getByRole('form', { name: 'New opportunity' });
    await form.getByLabel('With').focus();
    await page.keyboard.type('Ada');
    await form.getByRole('button', { name: /^Ada Adams/ }).waitFor();
    await page.route('**/people?*', async (route) => {
      await new Promise((done) => setTimeout(done, 300));
      await route.continue();
    });
    await page.keyboard.type(' Byron');
    await page.keyboard.press('Enter');
    await form.getByLabel('Part of Ada Byron').waitFor();
    assert.equal(await form.getByLabel('Part of Ada Adams').count(), 0);
  },

  'a deal is kept, won and traced to the call it came from, by keys alone': async ({ page, kith }) => {
    const id = await ada(kith);
    await go(page, kith, '/today');
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await heading(page, 'Opportunities');
    await page.getByText('Nothing yet.').waitFor();
    await page.keyboard.press('n');
    const form = page.getByRole('form', { name: 'New opportunity' });
    await form.waitFor();
    await until(async () => (await focused(page)) !== '', 'the form has the focus');
    await page.keyboard.type('The stock count');
    await form.getByLabel('With').focus();
    await page.keyboard.type('Ada');
    await form.getByRole('button', { name: /^Ada Byron/ }).waitFor();
    await page.keyboard.press('Enter');
    await form.getByLabel('Part of Ada Byron').waitFor();
    await form.getByLabel('Worth').focus();
    await page.keyboard.type('12000 EUR');
    await form.getByLabel('Began on').fill('2026-04-02');
    await form.getByRole('button', { name: 'Keep' }).press('Enter');
    await toast(page, /^New deal: The stock count/).waitFor();
    await heading(page, 'The stock count');
    await page.getByText(/^Began with a call you took from Ada Byron on 3 Mar 2026/).waitFor();

    await page.keyboard.press('j');
    await page.keyboard.press('l');
    await toast(page, /a call you took from Ada Byron led there/).waitFor();
    await page.getByRole('button', { name: /^Led here: Call, Ada Byron/, pressed: true }).waitFor();
    for (const stage of ['Talking', 'Proposed', 'Won']) {
      await page.keyboard.press(']');
      await page.getByRole('group', { name: 'Stage' }).getByRole('button', { name: stage, pressed: true }).waitFor();
    }
    const view = await kith.api('GET', '/opportunities/1');
    assert.equal(view.stage, 'won');
    assert.deepEqual(view.touches.map((one) => [one.channel, one.direction, one.linked, one.first]), [['call', 'in', true, 1], ['lunch', 'both', false, 0]]);

    await go(page, kith, '/opportunities?view=came-from');
    await page.getByText('Your one deal began with a call you took.').waitFor();
    const table = page.getByRole('region', { name: 'What led there, in figures' });
    await table.getByRole('rowheader', { name: 'calls you took' }).waitFor();
    await table.getByText('12,000 EUR').waitFor();
    await page.getByRole('radio', { name: 'What began it' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('Your one deal owes most to a call you took.').waitFor();
    await go(page, kith, `/people/${id}`);
    await page.getByRole('region', { name: 'Opportunities with them' }).getByRole('link', { name: 'The stock count' }).waitFor();
  },

  'the stage moves in the list, and undo moves it back': async ({ page, kith }) => {
    await ada(kith);
    await kith.api('POST', '/opportunities', { title: 'First', kind: 'job' });
    await kith.api('POST', '/opportunities', { title: 'Second', kind: 'deal', begun: '2026-10-01' });
    await go(page, kith, '/opportunities');
    await page.getByRole('link', { name: 'First' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press(']');
    await toast(page, /^First: interviewing/).waitFor();
    await page.getByRole('region', { name: 'Talking' }).getByRole('link', { name: 'First' }).waitFor();
    await until(async () => (await page.evaluate(() => document.activeElement?.textContent)) === 'First', 'the focus stays with it');
    await page.keyboard.press('u');
    await page.getByRole('region', { name: 'Open' }).getByRole('link', { name: 'First' }).waitFor();
    await page.getByRole('link', { name: 'Second' }).focus();
    await page.keyboard.press('Enter');
    await heading(page, 'Second');
    await page.keyboard.press('s');
    const step = page.getByRole('form', { name: 'Next step' });
    await step.getByLabel('What').fill('send the offer');
    await step.getByLabel('On').fill('2026-11-23');
    await page.keyboard.press('Enter');
    await toast(page, /^Second, next: send the offer/).waitFor();
    await go(page, kith, '/today');
    await page.getByText('send the offer').first().waitFor();
  },
};
