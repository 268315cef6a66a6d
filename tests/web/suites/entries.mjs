// What there is to write about, and the link on a line of Today.
import assert from 'node:assert/strict';
import { go, heading, toast, until } from '../lib/hands.mjs';

export const server = { demo: true };

const section = (page) => page.getByRole('region', { name: 'To write about' });

async function open(page, kith, name) {
  const person = (await kith.api('GET', `/people?q=${encodeURIComponent(name)}&limit=1`)).items[0];
  await go(page, kith, `/people/${person.id}`);
  await heading(page, person.name);
  return person;
}

export const tests = {
  'an article is noted, put aside, and comes back with Undo': async ({ page, kith }) => {
    const person = await open(page, kith, 'Hannah Brandt');
    await section(page).getByRole('button', { name: 'Something to write about' }).click();
    const form = page.getByRole('form', { name: `Something to write to ${person.name} about` });
    await form.getByLabel('Kind').selectOption('article');
    await form.getByLabel('What').fill('On leases, again');
    await form.getByLabel('Link').fill('https://example.org/leases');
    await form.getByRole('button', { name: 'Keep' }).click();
    const link = section(page).getByRole('link', { name: 'On leases, again' });
    await link.waitFor();
    assert.equal(await link.getAttribute('href'), 'https://example.org/leases');
    await section(page).getByRole('button', { name: 'Put aside: On leases, again' }).click();
    await link.waitFor({ state: 'detached' });
    await toast(page, /^Put aside for Hannah Brandt/).getByRole('button', { name: 'Undo' }).click();
    await link.waitFor();
  },

  'what is typed is text, never markup or a script': async ({ page, kith }) => {
    const person = (await kith.api('GET', '/people?q=Garnier&limit=1')).items[0];
    await kith.api('POST', '/entries', { person: person.id, kind: 'news', text: '<img src=x onerror="window.ran = 1">' });
    await open(page, kith, 'Garnier');
    await section(page).getByText('<img src=x onerror="window.ran = 1">').waitFor();
    assert.equal(await page.evaluate(() => window.ran), undefined);
  },

  'a line of Today carries it, with its link': async ({ page, kith }) => {
    const { items } = await kith.api('GET', '/today');
    const item = items.find((one) => one.kind === 'due');
    await kith.api('POST', '/entries', { person: item.person.id, kind: 'promotion', text: 'runs the yard now', url: 'https://example.org/yard' });
    await go(page, kith, '/today');
    const line = page.locator(`[data-key$=":${item.person.id}"]`);
    await line.getByText('Promotion: runs the yard now').waitFor();
    assert.equal(await line.getByRole('link', { name: 'Read it' }).getAttribute('href'), 'https://example.org/yard');
    const person = await kith.api('GET', `/entries?person=${item.person.id}`);
    assert.ok(person.items.some((one) => one.text === 'runs the yard now'));
    await line.click();
    await line.getByRole('button', { name: /^Done/ }).click();
    await toast(page, /^Logged/).waitFor();
    const spoken = async () => !(await kith.api('GET', `/entries?person=${item.person.id}`)).items.some((one) => one.text === 'runs the yard now');
    await until(spoken, 'it is used up');
    await toast(page, /^Logged/).getByRole('button', { name: 'Undo' }).click();
    await until(async () => !(await spoken()), 'undone, it is there again');
  },
};
