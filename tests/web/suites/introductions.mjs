import assert from 'node:assert/strict';
import { focused, go, heading, toast } from '../lib/hands.mjs';

async function two(kith) {
  const made = [];
  for (const [name, value] of [['Ada Byron', 'ada@example.com'], ['Grace Hopper', 'grace@example.com']]) {
    const { person } = await kith.api('POST', '/people', { name, handles: [{ kind: 'email', value }] });
    await kith.api('POST', `/people/${person.id}/touches`, { channel: 'call' });
    made.push(person.id);
  }
  return made;
}
// Presses the button by the keyboard alone.
async function press(page, name) {
  const button = page.getByRole('button', { name });
  await button.focus();
  await page.keyboard.press('Enter');
}
const state = (page, words) => page.locator('.lead .tag', { hasText: words }).waitFor();

export const tests = {
  'from a person through both yeses to the ledger, by keyboard': async ({ page, kith }) => {
    const [ada, grace] = await two(kith);
    await go(page, kith, `/people/${ada}`);
    await page.getByRole('link', { name: 'Introduce to…' }).focus();
    await page.keyboard.press('Enter');
    await heading(page, /^Introductions$/);
    assert.equal(await page.getByLabel('The one', { exact: true }).inputValue(), 'Ada Byron');
    await page.getByLabel('The other', { exact: true }).focus();
    await page.keyboard.type('grace');
    await page.getByRole('button', { name: /^Grace Hopper/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('What it is about').focus();
    await page.keyboard.type('both build compilers');
    await page.keyboard.press('Enter');
    await heading(page, /^Ada Byron and Grace Hopper$/);
    const id = Number(new URL(page.url()).pathname.split('/').pop());

    // The message to the first holds no name of the second, and leaving it is having asked.
    await press(page, 'Write the message');
    await heading(page, /^To Ada Byron$/);
    const text = page.getByRole('textbox', { name: 'Text' });
    assert.doesNotMatch(await text.inputValue(), /Grace/);
    await page.getByLabel('Subject').fill('Compilers');
    await text.fill('Hi Ada,\n\nGrace Hopper builds compilers and looks for somebody who wrote one. Would you like to talk?\n');
    await page.getByText(/before both said yes/).first().waitFor();
    await go(page, kith, `/introductions/${id}`);
    await press(page, 'I asked Ada Byron');
    await toast(page, /^Asked Ada Byron about an introduction/).waitFor();
    await page.getByRole('region', { name: 'Ada Byron' }).getByText(/^Asked/).waitFor();
    await press(page, 'Ada Byron said yes');
    await page.getByText('now ask Grace Hopper').waitFor();
    assert.equal(await page.locator('main .button.primary').count(), 1, 'one thing to do');
    await press(page, 'Grace Hopper said yes');
    await state(page, 'Both said yes');
    await press(page, 'I introduced them');
    await state(page, 'Introduced');
    assert.match(await focused(page), /What is next/);
    await press(page, 'They met');
    await state(page, 'Met');
    await page.getByText('Nothing is left to do.').waitFor();
    await go(page, kith, `/people/${grace}`);
    await page.getByRole('region', { name: 'Ledger' }).getByText('to Ada Byron').waitFor();
    await page.getByRole('region', { name: 'Introductions' }).getByText('Met').waitFor();
  },

  'a no is kept with its reason, and undone from the toast; today asks for the rest': async ({ page, kith }) => {
    const [ada, grace] = await two(kith);
    await kith.api('POST', '/introductions', { kind: 'asked', person: grace, connector: ada, why: 'her compiler' });
    await go(page, kith, '/today');
    await page.getByRole('list', { name: 'Next steps' }).getByText('Ask Ada Byron to introduce you to Grace Hopper').waitFor();
    await go(page, kith, '/introductions/1');
    await page.getByText('Is to introduce you').waitFor();
    await press(page, 'Ada Byron said no');
    await page.keyboard.type('she owes her a letter');
    await page.keyboard.press('Enter');
    await state(page, 'Declined');
    await page.getByText('Declined: she owes her a letter.').waitFor();
    await toast(page, /^Ada Byron said no/).getByRole('button', { name: 'Undo' }).click();
    await state(page, 'Planned');
    await go(page, kith, '/introductions');
    await page.getByRole('region', { name: 'Next' }).getByText('Grace Hopper, through Ada Byron').waitFor();
  },
};
