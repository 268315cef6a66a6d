import assert from 'node:assert/strict';
import { focused, go, heading, toast, until } from '../lib/hands.mjs';

async function known(kith, name, organisation, at, channel = 'call') {
  const { person } = await kith.api('POST', '/people', { name, positions: [{ organisation, role: 'Engineer' }] });
  await kith.api('POST', `/people/${person.id}/touches`, { channel, at });
  return person.id;
}

export const tests = {
  'the silo audit: every number opens its list, and w plans the marked one': async ({ page, kith }) => {
    await known(kith, 'Ada Byron', 'Acme GmbH', '2026-11-10');
    await known(kith, 'Bea Kuhn', 'Acme', '2026-11-11', 'lunch');
    await known(kith, 'Cem Acar', 'Looms', '2026-11-12');
    const dee = await known(kith, 'Dee Lowe', 'Looms', '2022-05-04');
    await known(kith, 'Eva Ruiz', 'Mills', '2022-06-04');

    await go(page, kith, '/silo');
    await heading(page, /^Silo$/);
    await page.getByText('Kith does not know which of them are at your own employer').waitFor();
    await page.getByText('Say where you work').getByRole('link', { name: 'settings' }).click();
    await page.getByLabel('Home organisations').fill('Acme');
    await page.getByLabel('Home domains').focus();
    await toast(page, /home-organisation/).waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press('g');
    await page.keyboard.press('j');
    await heading(page, /^Silo$/);
    await page.getByText('2 of your 3 warm ties are at your own employer.').waitFor();

    await page.getByRole('link', { name: /^2 at home$/ }).focus();
    await page.keyboard.press('Enter');
    const behind = page.getByRole('region', { name: 'Warm ties at home' });
    await behind.getByRole('link', { name: 'Ada Byron' }).waitFor();
    assert.equal(await behind.getByRole('link', { name: 'Cem Acar' }).count(), 0);
    await behind.getByText(/contact outside work/).first().waitFor();
    await page.keyboard.press('Escape');
    await until(async () => (await behind.count()) === 0, 'the list is closed');
    await page.getByRole('link', { name: /^Looms/ }).click();
    await page.getByRole('region', { name: 'Warm ties · Employer: Looms' }).getByRole('link', { name: 'Cem Acar' }).waitFor();

    await go(page, kith, '/silo');
    const list = page.getByRole('region', { name: 'Whom to warm up' });
    await list.getByRole('link', { name: 'Dee Lowe' }).waitFor();
    await page.keyboard.press('j');
    await until(async () => /Dee Lowe|Eva Ruiz/.test(await focused(page)), 'the first is marked');
    await list.getByRole('link', { name: 'Dee Lowe' }).focus();
    await page.keyboard.press('w');
    await toast(page, /^Planned to warm up Dee Lowe/).waitFor();
    await until(async () => (await list.getByRole('link', { name: 'Dee Lowe' }).count()) === 0, 'planned is off the list');
    const { rhythm } = await kith.api('GET', `/people/${dee}`);
    assert.equal(rhythm.due, '2026-11-24');
    await toast(page, /^Planned to warm up Dee Lowe/).getByRole('button', { name: /Undo/ }).click();
    await list.getByRole('link', { name: 'Dee Lowe' }).waitFor();
    await page.keyboard.press('A');
    await toast(page, /^Planned to warm up 2 people/).waitFor();
  },

  'the silo audit of an empty book says what to do': async ({ page, kith }) => {
    await go(page, kith, '/silo');
    await page.getByText('You have no warm tie yet.').waitFor();
    await page.getByRole('link', { name: 'Bring your contacts' }).waitFor();
  },
};
