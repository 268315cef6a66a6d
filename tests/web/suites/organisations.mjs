// Organisations: found, pursued from an idea to a member, visited, joined; all by keyboard.
import assert from 'node:assert/strict';
import { focused, go, heading, tabTo, toast, until } from '../lib/hands.mjs';

const one = async (kith, id) => kith.api('GET', `/organisations/${id}`);

export const tests = {
  'from an idea to a member, by keyboard': async ({ page, kith }) => {
    await kith.api('POST', '/people', { name: 'Ada Byron' });
    await go(page, kith, '/today');
    await page.keyboard.press('g');
    await page.keyboard.press('g');
    await heading(page, 'Organisations');
    await page.getByText(/^None yet/).waitFor();
    await page.keyboard.press('n');
    await until(async () => (await focused(page)) === 'Name', 'the form has the focus');
    await page.keyboard.type('Guild of Millwrights');
    await page.keyboard.press('Enter');
    await heading(page, 'Guild of Millwrights');
    const id = Number(new URL(page.url()).pathname.split('/').pop());

    await page.keyboard.press('p');
    await toast(page, /^Pursues Guild of Millwrights/).waitFor();
    const stage = page.getByRole('list', { name: 'Stages' }).locator('[aria-current]');
    await stage.getByText('Idea').waitFor();
    for (const [key, words] of [[']', 'Research'], [']', 'Called'], ['[', 'Research'], [']', 'Called']]) {
      await page.keyboard.press(key);
      await stage.getByText(words).waitFor();
    }

    await tabTo(page, /^What it does for me/);
    await page.keyboard.type('People who build');
    await page.keyboard.press('Control+Enter');
    await until(async () => (await one(kith, id)).pursuit.for_me === 'People who build', 'the answer is kept');

    await page.locator('h1').focus();
    await page.keyboard.press('s');
    await until(async () => (await focused(page)) === 'Next step', 'the step has the focus');
    await page.keyboard.type('Go to the Tuesday meeting');
    const day = page.getByRole('form', { name: /^Next step/ }).getByLabel('On');
    await day.fill('2026-11-24');
    await page.keyboard.press('Enter');
    await page.getByText('Go to the Tuesday meeting').first().waitFor();

    // Its day is today: a line of Today leads here.
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await tabTo(page, /^Guild of Millwrights Go to the Tuesday meeting/);
    await page.keyboard.press('Enter');
    await heading(page, 'Guild of Millwrights');

    await page.keyboard.press('d');
    const form = page.getByRole('form', { name: 'Done with Guild of Millwrights' });
    await form.waitFor();
    await form.getByLabel('As').selectOption('visit');
    // Faster than the server answers: still the Ada who is known, not somebody new.
    await form.getByRole('searchbox', { name: 'Met there' }).fill('Ada Byron');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: 'Take Ada Byron away' }).waitFor();
    await form.getByRole('searchbox', { name: 'Met there' }).fill('Grace Hopper');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: 'Take Grace Hopper away' }).waitFor();
    await page.keyboard.press('Enter');
    await toast(page, /^Did with Guild of Millwrights/).waitFor();
    const events = page.getByRole('region', { name: 'Events' });
    await events.getByText('Go to the Tuesday meeting').waitFor();
    await events.getByRole('link', { name: 'Grace Hopper' }).waitFor();

    await page.locator('h1').focus();
    await page.keyboard.press(']');
    await stage.getByText('Visited').waitFor();
    await page.keyboard.press(']');
    await stage.getByText('Member').waitFor();
    const made = await one(kith, id);
    assert.deepEqual(made.pursuit.stages.map((each) => each.stage), ['idea', 'research', 'called', 'research', 'called', 'visited', 'member']);
    assert.equal(made.events[0].kind, 'visit');

    // Whom it brought is in the week's review; the last step is taken back with one key.
    const review = await kith.api('GET', '/review?week=2026-W48');
    assert.ok(JSON.stringify(review).includes('Grace Hopper'), 'the review asks for her rhythm');
    await page.keyboard.press('u');
    await stage.getByText('Visited').waitFor();
  },

  'an event takes time, money and people, is changed, and goes with its contacts': async ({ page, kith }) => {
    const { person } = await kith.api('POST', '/people', { name: 'Ada Byron', positions: [{ organisation: 'Guild', role: 'Secretary' }] });
    await go(page, kith, `/people/${person.id}`);
    await page.getByRole('link', { name: 'Guild' }).first().click();
    await heading(page, 'Guild');
    await page.getByRole('region', { name: 'People' }).getByText('Secretary').waitFor();
    await page.keyboard.press('v');
    const form = page.getByRole('form', { name: 'An event with Guild' });
    await form.getByLabel('What', { exact: true }).fill('Autumn dinner');
    await form.getByLabel('As').selectOption('sponsorship');
    await form.getByLabel('Minutes').fill('150');
    await form.getByLabel('Cost').fill('a lot');
    await form.getByRole('searchbox', { name: 'Met there' }).fill('Ada');
    await form.getByRole('button', { name: /^Ada Byron/ }).click();
    await form.getByRole('button', { name: 'Keep' }).click();
    await page.locator('.toast.bad').waitFor();
    await form.getByLabel('Cost').fill('120 EUR');
    await form.getByRole('button', { name: 'Keep' }).click();
    const events = page.getByRole('region', { name: 'Events' });
    await events.getByText('2026: 1 event, 2 h 30 min, 120 EUR; 1 person met').waitFor();
    const contacts = page.getByRole('region', { name: 'Contacts' });
    await contacts.getByText('Autumn dinner at Guild').waitFor();
    await page.getByRole('button', { name: 'Edit: Autumn dinner' }).click();
    const edit = page.getByRole('form', { name: 'Edit Autumn dinner' });
    await edit.getByRole('button', { name: 'Take Ada Byron away' }).click();
    await edit.getByRole('button', { name: 'Keep' }).click();
    await contacts.getByText('No contact with anybody there yet.').waitFor();
    await toast(page, /^Changed Autumn dinner/).getByRole('button', { name: 'Undo' }).click();
    await contacts.getByText('Autumn dinner at Guild').waitFor();
    await page.getByRole('button', { name: 'Delete: Autumn dinner' }).click();
    await contacts.getByText('No contact with anybody there yet.').waitFor();
  },

  'the list is walked by keyboard, narrowed, and two spellings are joined': async ({ page, kith }) => {
    for (const [name, organisation] of [['Ada Byron', 'Acme'], ['Joan Clarke', 'Acme'], ['Grace Hopper', 'ACME Inc.'], ['Mary Shelley', 'Looms']])
      await kith.api('POST', '/people', { name, positions: [{ organisation }] });
    await go(page, kith, '/organisations');
    const list = page.getByRole('list', { name: 'Organisations', exact: true });
    await list.getByRole('link', { name: 'Looms' }).waitFor();
    await page.keyboard.press('j');
    await until(async () => (await focused(page)) === 'Acme', 'the first has the focus');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await heading(page, 'Acme');
    await page.goBack();
    await heading(page, 'Organisations');
    await page.getByLabel('Find', { exact: true }).fill('loo');
    await list.getByRole('link', { name: 'Acme', exact: true }).waitFor({ state: 'detached' });
    await page.getByLabel('Find', { exact: true }).fill('zxqvy');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('button', { name: 'Join ACME Inc. into Acme' }).click();
    await toast(page, /^Joined ACME Inc. into Acme/).waitFor();
    await list.getByText('3 people now').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('acme');
    await page.getByRole('option', { name: /^Acme/ }).waitFor();
    await page.getByRole('option', { name: /^Acme/ }).click();
    await heading(page, 'Acme');
    await page.getByText('Also written ACME Inc.').waitFor();
    await toast(page, /^Joined/).getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Also written ACME Inc.').waitFor({ state: 'detached' });
  },

  'what is known of an organisation is edited, and one that nobody is at goes': async ({ page, kith }) => {
    const { organisation } = await kith.api('POST', '/organisations', { name: 'Bakers' });
    await go(page, kith, `/organisations/${organisation.id}`);
    await heading(page, 'Bakers');
    await page.keyboard.press('e');
    const form = page.getByRole('form', { name: 'Edit Bakers' });
    await form.getByLabel('Kind').selectOption('association');
    await form.getByLabel('City').fill('Leeds');
    await form.getByLabel('Website').fill('bakers.example');
    await form.getByLabel('Domains of their addresses').fill('bakers.example mail.bakers.example');
    await form.getByRole('button', { name: 'Keep' }).click();
    await page.getByText('Association, Leeds').waitFor();
    await page.getByText('Addresses at bakers.example, mail.bakers.example').waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await heading(page, 'Organisations');
    await toast(page, /^Deleted Bakers/).getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'Bakers' }).waitFor();
  },
};
