// Whom somebody knows: the reasons behind each figure, and what the user says, by keyboard.
import assert from 'node:assert/strict';
import { go, heading, toast, until } from '../lib/hands.mjs';

export const server = { demo: true };

const knows = (page) => page.getByRole('region', { name: 'Knows' });

// Somebody of whom the sample network shows ties.
async function acquainted(kith) {
  const { items } = await kith.api('GET', '/ties?limit=60');
  for (const { person } of items) {
    const ties = await kith.api('GET', `/people/${person.id}/ties`);
    if (ties.total >= 3 && ties.items.some((one) => one.evidence.some((sign) => sign.sign === 'wrote'))) return { person, ties };
  }
  throw new Error('nobody in the sample network knows three others');
}

export const tests = {
  'each figure says why, and who knows better says so, by keyboard': async ({ page, kith }) => {
    const { person, ties } = await acquainted(kith);
    await go(page, kith, `/people/${person.id}`);
    await heading(page, person.name);
    const first = ties.items[0];
    const why = knows(page).getByRole('button', { name: `why ${first.person.name}?` });
    await why.focus();
    await page.keyboard.press('Enter');
    await knows(page).getByText(first.evidence[0].words, { exact: false }).first().waitFor();
    await knows(page).getByRole('button', { name: `They do not know each other: ${person.name} and ${first.person.name}` }).focus();
    await page.keyboard.press('Enter');
    await until(async () => !(await kith.api('GET', `/people/${person.id}/ties`)).items.some((one) => one.person.id === first.person.id), 'the evidence is silent');
    await toast(page, /do not know each other/).getByRole('button', { name: 'Undo' }).click();
    await why.waitFor();
  },

  'a tie that only the user knows of, by keyboard': async ({ page, kith }) => {
    const people = (await kith.api('GET', '/people?limit=200')).items;
    const person = people.find((one) => one.name === 'Margaret Adeyemi') ?? people[0];
    const other = people.find((one) => one.id !== person.id && one.organisation !== person.organisation);
    await go(page, kith, `/people/${person.id}`);
    await heading(page, person.name);
    await knows(page).getByRole('button', { name: 'Knows somebody' }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: `Whom ${person.name} knows` });
    await form.getByLabel(`${person.name} knows them`).selectOption('closely');
    await form.getByLabel('Who', { exact: true }).fill(other.name);
    await form.getByRole('button', { name: new RegExp(`^${other.name}`) }).waitFor();
    await form.getByLabel('Who', { exact: true }).press('Enter');
    await toast(page, new RegExp(`knows ${other.name} closely`)).waitFor();
    const tie = (await kith.api('GET', `/people/${person.id}/ties`)).items.find((one) => one.person.id === other.id);
    assert.ok(tie.evidence.some((one) => one.sign === 'said'));
    await knows(page).getByRole('link', { name: other.name }).waitFor();
  },
};
