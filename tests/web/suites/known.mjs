// What is known of a person: facts, promises, relations, the year.
import assert from 'node:assert/strict';
import { go, heading, toast, until } from '../lib/hands.mjs';

export const server = { demo: true };

async function open(page, kith, name) {
  const person = (await kith.api('GET', `/people?q=${encodeURIComponent(name)}&limit=1`)).items[0];
  await go(page, kith, `/people/${person.id}`);
  await heading(page, person.name);
  return person;
}
const known = (page) => page.getByRole('region', { name: 'Known' });

export const tests = {
  'a fact by keyboard, with the contact it was told in': async ({ page, kith }) => {
    const person = await open(page, kith, 'Margaret Adeyemi');
    await kith.api('POST', `/people/${person.id}/touches`, { channel: 'call' });
    await page.reload();
    await heading(page, person.name);
    await page.keyboard.press('f');
    const form = page.getByRole('form', { name: `A fact about ${person.name}` });
    await until(async () => /^Call, today/.test(await form.getByLabel('Told').locator('option:checked').textContent()), 'today’s call is proposed');
    await form.getByLabel('About').fill('priorities');
    await form.getByLabel('What').fill('a garden without slugs');
    await form.getByLabel('What').press('Enter');
    await known(page).getByText('a garden without slugs').waitFor();
    const { facts } = await kith.api('GET', `/people/${person.id}`);
    const fact = facts.find((one) => one.text === 'a garden without slugs');
    assert.equal(fact.source.kind, 'touch');
    await toast(page, /^Kept of/).getByRole('button', { name: 'Undo' }).click();
    await known(page).getByText('a garden without slugs').waitFor({ state: 'detached' });
  },

  'a question is answered where it stands': async ({ page, kith }) => {
    const person = await open(page, kith, 'Daniel Osei');
    const { questions } = await kith.api('GET', `/people/${person.id}`);
    await page.getByRole('button', { name: `Answer: ${questions[0].text}` }).click();
    const form = page.getByRole('form', { name: `A fact about ${person.name}` });
    await form.getByLabel('What').fill('moving sums from sheet to sheet');
    await form.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('button', { name: `Answer: ${questions[0].text}` }).waitFor({ state: 'detached' });
  },

  'facts are changed, confirmed and forgotten': async ({ page, kith }) => {
    const person = await open(page, kith, 'Tomasz');
    const line = known(page).locator('dl > div').filter({ hasText: 'runs the new hub' });
    await line.hover();
    await line.getByRole('button', { name: /^Still true/ }).click();
    await until(async () => (await kith.api('GET', `/people/${person.id}`)).facts.some((one) => one.text.startsWith('runs the new hub') && one.at.startsWith('2026-11-24')), 'it carries today’s date');
    await line.hover();
    await line.getByRole('button', { name: /^Change/ }).click();
    await known(page).getByLabel('What').fill('runs two hubs');
    await known(page).getByRole('button', { name: 'Keep' }).click();
    await known(page).getByText('runs two hubs').waitFor();
    const changed = known(page).locator('dl > div').filter({ hasText: 'runs two hubs' });
    await changed.hover();
    await changed.getByRole('button', { name: /^Forget/ }).click();
    await known(page).getByText('runs two hubs').waitFor({ state: 'detached' });
  },

  'a promise of theirs, then kept': async ({ page, kith }) => {
    const person = await open(page, kith, 'Hannah Brandt');
    await page.keyboard.press('p');
    const form = page.getByRole('form', { name: `A promise with ${person.name}` });
    await form.getByText('They promised').click();
    await form.getByLabel('What').fill('the Hamburg name');
    await form.getByLabel('By').fill('2026-12-01');
    await form.getByRole('button', { name: 'Keep' }).click();
    const promises = page.getByRole('region', { name: 'Promises' });
    await promises.getByText('the Hamburg name').waitFor();
    await promises.getByRole('button', { name: 'Done' }).first().click();
    await toast(page, /^Kept with/).waitFor();
    const { items } = await kith.api('GET', '/promises?state=done&side=theirs');
    assert.equal(items[0].text, 'the Hamburg name');
  },

  'a relation stands on both sides': async ({ page, kith }) => {
    const person = await open(page, kith, 'Hannah Brandt');
    const relations = page.getByRole('region', { name: 'Relations' });
    await relations.getByRole('button', { name: 'Relation' }).click();
    const form = page.getByRole('form', { name: `A relation of ${person.name}` });
    await form.getByLabel(`Is to ${person.name}`).selectOption('mentor');
    await form.getByLabel('Who').fill('ruth abel');
    await form.getByRole('button', { name: /Ruth Abelman/ }).click();
    await relations.getByRole('link', { name: 'Ruth Abelman' }).click();
    await heading(page, 'Ruth Abelman');
    const other = page.getByRole('region', { name: 'Relations' });
    await other.getByText('Mentee', { exact: true }).waitFor();
    await other.getByRole('button', { name: `Remove Mentee ${person.name}` }).click();
    await toast(page, /^Removed the relation/).waitFor();
  },

  'the year: the grid, the strip and the table say the same': async ({ page, kith }) => {
    const person = await open(page, kith, 'Margaret Adeyemi');
    const year = await kith.api('GET', `/people/${person.id}/year`);
    const region = page.getByRole('region', { name: 'The year' });
    await region.getByText(year.summary).waitFor();
    assert.equal(await region.locator('svg rect.one, svg rect.both, svg rect.much').count(), year.days.length);
    assert.equal(await region.locator('div svg circle').count(), year.dots.length);
    await region.getByText('As a table').click();
    const rows = region.getByRole('table', { name: 'Contact by month' }).getByRole('row');
    assert.equal(await rows.count(), year.months.length + 1);
  },
};
