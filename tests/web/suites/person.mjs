import assert from 'node:assert/strict';
import { focused, go, heading, somebody, tabTo, toast, until } from '../lib/hands.mjs';

export const server = { demo: true };

async function open(page, kith) {
  const person = await somebody(kith, '&state=active');
  await go(page, kith, `/people/${person.id}`);
  await heading(page, person.name);
  return person;
}

export const tests = {
  'a new person by keyboard alone': async ({ page, kith }) => {
    await go(page, kith, '/people');
    await page.keyboard.press('c');
    await heading(page, 'New person');
    await until(async () => (await focused(page)) === 'Name', 'the name has the focus');
    await page.keyboard.type('Wilhelmina Testwell');
    await tabTo(page, /^Handle 1$/);
    await page.keyboard.type('wilhelmina@testwell.example');
    await tabTo(page, /^Organisation 1$/);
    await page.keyboard.type('Testwell & Sons');
    await page.keyboard.press('Enter');
    await heading(page, 'Wilhelmina Testwell');
    await toast(page, /Wilhelmina/).waitFor();
    await page.getByRole('link', { name: 'wilhelmina@testwell.example' }).waitFor();
  },

  'edit by keyboard, undo from the toast': async ({ page, kith }) => {
    const person = await open(page, kith);
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: `Edit ${person.name}` });
    await dialog.waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Renamed Person');
    await page.keyboard.press('Enter');
    await heading(page, 'Renamed Person');
    await dialog.waitFor({ state: 'detached' });
    await toast(page, /./).getByRole('button', { name: 'Undo' }).click();
    await heading(page, person.name);
  },

  'a change from elsewhere is not overwritten': async ({ page, kith }) => {
    const person = await open(page, kith);
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    await kith.api('PATCH', `/people/${person.id}`, { nickname: 'Changed meanwhile' });
    await page.getByLabel('Name', { exact: true }).fill('Too late');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    assert.equal((await kith.api('GET', `/people/${person.id}`)).name, person.name);
  },

  'handles, positions, facts and tags can be added and taken away': async ({ page, kith }) => {
    const person = await open(page, kith);
    const before = await kith.api('GET', `/people/${person.id}`);
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Handle', exact: true }).click();
    await page.keyboard.press('Tab');
    await page.keyboard.type('extra@example.org');
    await page.getByRole('dialog').getByRole('button', { name: 'Fact', exact: true }).click();
    await page.keyboard.type('hobby');
    await page.keyboard.press('Tab');
    await page.keyboard.type('breeds alpacas');
    await page.getByLabel('Tags').fill('alpacas, wool');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'extra@example.org' }).waitFor();
    await page.getByText('breeds alpacas').waitFor();
    const after = await kith.api('GET', `/people/${person.id}`);
    assert.deepEqual(after.tags.toSorted(), ['alpacas', 'wool']);
    assert.equal(after.handles.length, before.handles.length + 1);
    assert.ok(before.handles.every((handle) => after.handles.some((other) => other.id === handle.id)), 'handles keep their ids');
  },

  'log a call with a note; it stands in the timeline and moves the date': async ({ page, kith }) => {
    const person = await open(page, kith);
    await page.keyboard.press('l');
    const form = page.getByRole('form', { name: `Log a contact with ${person.name}` });
    await form.getByText('Call', { exact: true }).click();
    await form.getByLabel('Note').fill('Spoke about the grant');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('region', { name: 'Timeline' }).getByText('Spoke about the grant').waitFor();
    const { rhythm } = await kith.api('GET', `/people/${person.id}`);
    assert.match(rhythm.last_dialogue, /^2026-11-24/);
  },

  'write, change and delete a note': async ({ page, kith }) => {
    await open(page, kith);
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await page.keyboard.press('n');
    await page.keyboard.type('Likes sailing');
    await page.keyboard.press('Control+Enter');
    await timeline.getByText('Likes sailing').waitFor();
    const line = timeline.getByRole('listitem').filter({ hasText: 'Likes sailing' });
    await line.hover();
    await line.getByRole('button', { name: 'Change this note' }).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Likes rowing');
    await page.keyboard.press('Control+Enter');
    await timeline.getByText('Likes rowing').waitFor();
    const changed = timeline.getByRole('listitem').filter({ hasText: 'Likes rowing' });
    await changed.hover();
    await changed.getByRole('button', { name: 'Delete this note' }).click();
    await timeline.getByText('Likes rowing').waitFor({ state: 'detached' });
  },

  'place, own rhythm, rest and wake': async ({ page, kith }) => {
    const person = await open(page, kith);
    const strata = (await kith.api('GET', '/strata')).items;
    const other = strata.find((stratum) => stratum.id !== person.stratum.id);
    await page.getByLabel('Stratum').selectOption(String(other.id));
    await until(async () => (await kith.api('GET', `/people/${person.id}`)).stratum?.id === other.id, 'the person is placed');
    await toast(page, /./).waitFor();
    await page.getByLabel('Own rhythm').fill('6 weeks');
    await page.getByLabel('Own rhythm').press('Enter');
    await until(async () => (await kith.api('GET', `/people/${person.id}`)).interval_days === 42, 'the own rhythm is kept');
    await until(async () => (await page.getByLabel('Own rhythm').inputValue()) === '6 weeks', 'and stands in the field');
    await page.getByText('every 6 weeks', { exact: true }).waitFor();
    await page.getByLabel('Own rhythm').fill('soon');
    await page.getByLabel('Own rhythm').press('Enter');
    await page.getByText('A length such as 6w, 10d or 2m.').waitFor();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('r');
    await page.getByText('No rhythm').waitFor();
    await page.keyboard.press('r');
    await page.getByText('No rhythm').waitFor({ state: 'detached' });
  },

  'delete goes to the trash, and comes back': async ({ page, kith }) => {
    const person = await open(page, kith);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await heading(page, /^People/);
    await go(page, kith, '/trash');
    await page.getByRole('link', { name: person.name }).click();
    await page.getByText('In the trash since').waitFor();
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('button', { name: /^Log a contact/ }).waitFor();
  },

  'names are text, whatever they hold': async ({ page, kith }) => {
    const name = '<img src=x onerror="document.title=1"> & <b>Bold</b>';
    const { person } = await kith.api('POST', '/people', {
      name, handles: [{ kind: 'website', value: 'javascript:alert(1)' }], note: '<script>document.title=2</script>',
    });
    await go(page, kith, `/people/${person.id}`);
    await heading(page, name);
    assert.equal(await page.locator('main img, main b, main script').count(), 0);
    assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
  },

  'somebody who is not there': async ({ page, kith }) => {
    await go(page, kith, '/people/999999');
    await heading(page, 'Nobody here');
  },
};
