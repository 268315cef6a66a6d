import assert from 'node:assert/strict';
import { go, heading, toast, until } from '../lib/hands.mjs';

export const server = { demo: true };

/** An experiment with a past: ten letters and ten mails three weeks ago, most letters answered. */
async function tried(kith) {
  const people = (await kith.api('GET', '/people?limit=60&sort=name&state=active')).items.slice(0, 20).map((one) => one.id);
  const { experiment } = await kith.api('POST', '/experiments', {
    name: 'Paper', hypothesis: 'Paper wins', planned: 20, window_days: 7, assignment: 'chosen',
    arms: [{ name: 'letters', channel: 'letter' }, { name: 'mails', channel: 'email' }],
  });
  await kith.api('POST', `/experiments/${experiment}/assign`, { people: people.slice(0, 10), arm: 'letters' });
  await kith.api('POST', `/experiments/${experiment}/assign`, { people: people.slice(10), arm: 'mails' });
  return { experiment, people };
}

export const tests = {
  'an example is taken, people are drawn, one is sent and led on': async ({ page, kith }) => {
    await go(page, kith, '/experiments');
    await heading(page, 'Experiments');
    await page.getByRole('button', { name: 'Take Letters to the promoted' }).click();
    const form = page.getByRole('form', { name: 'A new experiment' });
    assert.equal(await form.getByLabel('Name').inputValue(), 'Letters to the promoted');
    await form.getByLabel('People in all').fill('6');
    await form.getByRole('button', { name: 'Begin' }).click();
    await toast(page, /^Began the experiment/).waitFor();
    await heading(page, 'Letters to the promoted');
    await page.getByText('Nobody is put in yet; 6 people planned.').waitFor();

    await page.getByLabel('Who fits').fill('has:email');
    await page.getByRole('button', { name: 'Put in, by lot' }).click();
    await page.getByText('Nothing is sent yet: 6 of 6 planned are put in.').waitFor();
    const id = Number(new URL(page.url()).pathname.split('/')[2]);
    const view = await kith.api('GET', `/experiments/${id}`);
    const [a, b] = view.arms.map((arm) => view.entries.filter((entry) => entry.arm === arm.id).length);
    assert.deepEqual([a, b], [3, 3], 'the lot is balanced');

    const today = await kith.api('GET', '/today?minutes=300');
    const offered = today.items.filter((item) => item.kind === 'experiment');
    assert.ok(offered.length >= 1 && offered.length <= 3, 'a few a day');
    assert.match(offered[0].why[0], /^Experiment 'Letters to the promoted': 0 of 6 sent, arm (letters|mails)$/);

    const entry = view.entries[0];
    const arm = view.arms.find((one) => one.id === entry.arm);
    await kith.api('POST', `/people/${entry.person.id}/touches`, { channel: arm.channel, direction: 'out' });
    await page.reload();
    const row = page.getByRole('listitem').filter({ hasText: entry.person.name });
    await row.getByRole('combobox').selectOption('led-to');
    await row.getByLabel('It led to').fill('a talk in Lyon');
    await row.getByRole('button', { name: 'Keep' }).click();
    await toast(page, /led to a talk in Lyon/).waitFor();
    await row.getByText('Led on: a talk in Lyon').waitFor();
    await page.getByRole('button', { name: /^Write about week/ }).first().click();
    await page.getByLabel('What I think').fill('A good beginning');
    await page.getByRole('region', { name: 'Journal' }).getByRole('button', { name: 'Keep' }).click();
    await page.getByText('A good beginning').waitFor();

    await page.getByRole('button', { name: 'Close the experiment' }).click();
    await page.getByLabel('What you learned').fill('<b>Write by hand</b>');
    await page.getByRole('button', { name: 'Close it' }).click();
    await page.getByText('<b>Write by hand</b>').waitFor();
    await page.keyboard.press('u');
    await toast(page, /^Undid/).waitFor();
  },

  'the report shows what kith experiment report --json says, at any width': async ({ page, kith }) => {
    const { experiment, people } = await tried(kith);
    for (const [index, person] of people.entries()) {
      await kith.api('POST', `/people/${person}/touches`, { channel: index < 10 ? 'letter' : 'email', direction: 'out' });
      if (index < 4) await kith.api('POST', `/people/${person}/touches`, { channel: 'message', direction: 'in' });
    }
    await go(page, kith, `/experiments/${experiment}`);
    const report = await kith.api('GET', `/experiments/${experiment}/report`);
    await page.getByText(report.sentence).waitFor();
    for (const caution of report.cautions) await page.getByText(caution).waitFor();
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await until(
        () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
        `nothing sticks out at ${width}`,
      );
    }
  },
};
