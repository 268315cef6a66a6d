// Files in, preview, import, summary, undo: into an empty workspace.
import assert from 'node:assert/strict';
import { focused, go, tabTo, toast, until } from '../lib/hands.mjs';

const card = (name, extra = '') =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nN:${name.split(' ').toReversed().join(';')};;;\r\nEMAIL:${name.toLowerCase().replace(' ', '.')}@example.org\r\n${extra}END:VCARD\r\n`;
const cards = { name: 'Kontakte Müller.vcf', mimeType: 'text/vcard', buffer: Buffer.from(card('Ada Byron', 'ORG:Analytical Engines\r\n') + card('Grace Hopper') + card('Mary Somerville')) };
const table = { name: 'leute.csv', mimeType: 'text/csv', buffer: Buffer.from('Wer,Post,Wo\nAda Byron,ada@example.org,Engines\nGrace Hopper,grace@example.org,Navy\n') };
const meetings = { name: 'meetings.ics', mimeType: 'text/calendar', buffer: Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0',
  'BEGIN:VEVENT', 'UID:a', 'DTSTART:20261102T090000Z', 'RRULE:FREQ=WEEKLY;COUNT=3', 'SUMMARY:Planning', 'ATTENDEE;CN=Ada Byron:mailto:ada.byron@example.org', 'ATTENDEE;CN=Rosa Luz:mailto:rosa@example.org', 'END:VEVENT',
  'BEGIN:VEVENT', 'UID:b', 'DTSTART;VALUE=DATE:20261101', 'SUMMARY:Feast', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')) };
const picture = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') };

const figure = async (page, region, word) => {
  const item = page.getByRole('region', { name: region }).getByRole('listitem').filter({ hasText: new RegExp(`^\\d+\\s*${word}$`) });
  return (await item.count()) ? Number((await item.locator('b').textContent()).replace(',', '')) : 0;
};

async function give(page, ...files) {
  await page.locator('input[type=file]').first().setInputFiles(files);
}

export const tests = {
  'by keyboard alone: a file, its preview, the import, its undo': async ({ page, kith }) => {
    const chooser = new Promise((resolve) => page.once('filechooser', resolve));
    await go(page, kith, '/');
    await tabTo(page, /^Bring your contacts/);
    await page.keyboard.press('Enter');
    await until(async () => (await focused(page)) === 'Bring your contacts', 'the new screen has the focus');
    await tabTo(page, /^Choose files$/);
    await page.keyboard.press('Enter');
    await (await chooser).setFiles([cards]);

    await page.getByRole('region', { name: 'Preview' }).waitFor();
    await page.getByText('vCard', { exact: true }).waitFor();
    assert.equal(await figure(page, 'Preview', 'new'), 3);
    assert.equal((await kith.api('GET', '/status')).people, 0, 'a preview changes nothing');

    await tabTo(page, /^Import 3 records$/);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Summary' }).waitFor();
    assert.equal(await figure(page, 'Summary', 'new'), 3);
    assert.equal((await kith.api('GET', '/status')).people, 3);
    await page.getByText('Kontakte Müller.vcf').first().waitFor();

    await tabTo(page, /^Undo this import$/);
    await page.keyboard.press('Enter');
    await toast(page, /^Undid/).waitFor();
    assert.equal((await kith.api('GET', '/people')).total, 0);
  },

  'the same file again brings nobody new': async ({ page, kith }) => {
    await go(page, kith, '/import');
    await give(page, cards);
    await page.getByRole('button', { name: /^Import 3 records/ }).click();
    await page.getByRole('region', { name: 'Summary' }).waitFor();
    await give(page, cards);
    await page.getByRole('region', { name: 'Preview' }).waitFor();
    assert.equal(await figure(page, 'Preview', 'new'), 0);
    assert.equal(await figure(page, 'Preview', 'as they were'), 3);
  },

  'a calendar brings the meetings of those who are known, and the others when asked': async ({ page, kith }) => {
    await go(page, kith, '/import');
    await give(page, cards);
    await page.getByRole('button', { name: /^Import 3 records/ }).click();
    await page.getByRole('region', { name: 'Summary' }).waitFor();
    await give(page, meetings);
    await page.getByRole('region', { name: 'Preview' }).waitFor();
    await page.getByText('Left out: 1 a whole day').waitFor();
    await page.getByText('1 person of these meetings is not in Kith: Rosa Luz').waitFor();
    assert.equal(await figure(page, 'Preview', 'contacts'), 3);
    await page.getByLabel(/^Also add the people/).check();
    await until(async () => (await figure(page, 'Preview', 'new')) === 1, 'the preview has the newcomer');
    await page.getByRole('button', { name: /^Import / }).click();
    await page.getByRole('region', { name: 'Summary' }).waitFor();
    assert.equal(await figure(page, 'Summary', 'contacts'), 6);
    assert.equal((await kith.api('GET', '/people?q=rosa')).total, 1);
  },

  'a calendar is fetched from its address; what cannot be fetched is said': async ({ page, kith }) => {
    await kith.api('POST', '/people', { name: 'Ada Byron' });
    const { feed } = await kith.api('POST', '/feed/renew');
    await go(page, kith, '/import');
    const field = page.getByLabel('Web address of a calendar');
    await field.fill(kith.url + '/calendar/nothing.ics');
    await field.press('Enter');
    await page.getByRole('alert').getByText(/404/).waitFor();
    await field.fill(kith.url + feed.path);
    await field.press('Enter');
    await page.getByText('Calendar (iCalendar)').waitFor();
    await until(async () => (await field.inputValue()) === '', 'the field is empty again');
    assert.doesNotMatch(await page.locator('main').textContent(), /calendar\/[\w-]{32}/, 'the secret is not shown');
  },

  'an unknown table asks which column is what': async ({ page, kith }) => {
    await go(page, kith, '/import');
    await give(page, table);
    await page.getByRole('region', { name: 'Columns' }).waitFor();
    assert.equal(await page.getByRole('region', { name: 'Preview' }).count(), 0);
    await page.getByLabel(/^Wer/).selectOption('name');
    await page.getByLabel(/^Post/).selectOption('email');
    await until(async () => (await figure(page, 'Preview', 'new')) === 2, 'the preview counts two');
    await page.getByLabel('Wo Engines').selectOption('organisation');
    await page.getByRole('button', { name: /^Import 2 records/ }).click();
    await page.getByRole('region', { name: 'Summary' }).waitFor();
    const { items } = await kith.api('GET', '/people?sort=name');
    assert.deepEqual(items.map((row) => [row.name, row.email, row.organisation]), [
      ['Ada Byron', 'ada@example.org', 'Engines'],
      ['Grace Hopper', 'grace@example.org', 'Navy'],
    ]);
  },

  'a picture is turned away, what is good beside it stays': async ({ page, kith }) => {
    await go(page, kith, '/import');
    await give(page, picture, cards);
    await page.getByRole('region', { name: 'Preview' }).waitFor();
    assert.ok((await page.getByRole('region', { name: 'Files' }).getByRole('listitem').first().textContent()).length > 30, 'it says why');
    assert.equal(await figure(page, 'Preview', 'new'), 3);
    await page.getByRole('button', { name: 'Leave out photo.png' }).click();
    await page.getByText('photo.png').waitFor({ state: 'detached' });
  },

  'earlier imports are listed and can be taken back': async ({ page, kith }) => {
    await go(page, kith, '/import');
    await give(page, cards);
    await page.getByRole('button', { name: /^Import 3 records/ }).click();
    await page.getByRole('region', { name: 'Summary' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^Undo the import of Kontakte/ }).click();
    await page.getByText(/undone$/).waitFor();
    assert.equal((await kith.api('GET', '/people')).total, 0);
  },
};
