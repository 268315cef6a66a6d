// The ledger of a person, ideas for what to give, and who came.
import assert from 'node:assert/strict';
import { go, heading, toast, until } from '../lib/hands.mjs';

export const server = { demo: true };

async function open(page, kith, name) {
  const person = (await kith.api('GET', `/people?q=${encodeURIComponent(name)}&limit=1`)).items[0];
  await go(page, kith, `/people/${person.id}`);
  await heading(page, person.name);
  return person;
}
const ledger = (page) => page.getByRole('region', { name: 'Ledger' });

export const tests = {
  'the balance is a sentence, and something given changes it': async ({ page, kith }) => {
    const person = await open(page, kith, 'Margaret Adeyemi');
    const { balance } = await kith.api('GET', `/people/${person.id}/ledger`);
    assert.match(balance.words, /^They gave you much and got little/);
    await ledger(page).getByText(balance.words).waitFor();
    await ledger(page).getByRole('button', { name: 'Given or received' }).click();
    const form = page.getByRole('form', { name: `Given or received, ${person.name}` });
    await form.getByLabel('Kind').selectOption('introduction');
    await form.getByLabel('What').fill('to a successor');
    await form.getByLabel('Worth').selectOption('large');
    await form.getByRole('button', { name: 'Keep' }).click();
    await ledger(page).getByText('to a successor').waitFor();
    await until(async () => (await kith.api('GET', `/people/${person.id}/ledger`)).balance.words !== balance.words, 'the balance follows');
    await toast(page, /^Given to/).getByRole('button', { name: 'Undo' }).click();
    await ledger(page).getByText('to a successor').waitFor({ state: 'detached' });
    await ledger(page).getByText(balance.words).waitFor();
  },

  'an idea becomes an entry': async ({ page, kith }) => {
    const person = await open(page, kith, 'Hannah Brandt');
    await kith.api('POST', `/people/${person.id}/notes`, { text: 'She is looking for a beekeeper.' });
    await page.reload();
    await heading(page, person.name);
    const idea = 'They look for a beekeeper: whom do you know?';
    await ledger(page).getByText(idea).waitFor();
    await page.getByRole('button', { name: `Given: ${idea}` }).click();
    const form = page.getByRole('form', { name: `Given or received, ${person.name}` });
    await form.getByLabel('What').fill('to a beekeeper in Kiel');
    await form.getByLabel('What').press('Enter');
    await ledger(page).getByText('to a beekeeper in Kiel').waitFor();
    await page.getByRole('button', { name: 'Delete: to a beekeeper in Kiel' }).click();
    await ledger(page).getByText('to a beekeeper in Kiel').waitFor({ state: 'detached' });
  },

  'who came stands in Today until declined, and comes back by undo': async ({ page, kith }) => {
    await go(page, kith, '/today');
    const item = (await kith.api('GET', '/today')).items.find((one) => one.kind === 'approach');
    const line = page.locator(`[data-key="${item.key}"]`);
    await line.getByText(item.reason.text).waitFor();
    await line.click();
    await line.getByRole('button', { name: 'Declined' }).click();
    await line.waitFor({ state: 'detached' });
    await toast(page, /^Declined/).getByRole('button', { name: 'Undo' }).click();
    await line.waitFor();
  },

  'somebody new comes, is answered, and what came of it is in the year': async ({ page, kith }) => {
    await go(page, kith, '/approaches');
    await heading(page, 'Who came to you');
    await page.getByRole('button', { name: 'Somebody came to you' }).click();
    const form = page.getByRole('form', { name: 'Somebody came to you' });
    await form.getByLabel('Who', { exact: true }).fill('Ottoline Quist');
    await form.getByText('Somebody new, unless you choose one above.').waitFor();
    await form.getByLabel('From').fill('a talk');
    await form.getByLabel('Wanted').fill('a word on pricing');
    await form.getByLabel('Know who you are').selectOption('yes');
    await form.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('button', { name: 'Answered: Ottoline Quist' }).click();
    await page.getByRole('button', { name: 'What came of it: Ottoline Quist' }).click();
    const told = page.getByRole('form', { name: 'What came of Ottoline Quist' });
    await told.getByLabel('Minutes given').fill('40');
    await told.getByLabel('What came of it').fill('a second talk');
    await told.getByRole('button', { name: 'Keep' }).click();
    await page.getByText('40 minutes given.').waitFor();
    const year = await kith.api('GET', '/approaches/year');
    assert.ok(year.fruitful.some((one) => one.came_of === 'a second talk'));
    await page.getByRole('region', { name: 'The year' }).getByText(year.words).waitFor();
  },

  'what somebody wrote is text, never a page': async ({ page, kith }) => {
    const person = await open(page, kith, 'Yusuf Demir');
    const text = '<img src=x onerror="document.title=1"><b>bold</b>';
    await kith.api('POST', '/ledger', { person: person.id, side: 'given', kind: 'gift', text });
    await page.reload();
    await ledger(page).getByText(text).waitFor();
    assert.equal(await ledger(page).locator('img').count(), 0);
  },
};
