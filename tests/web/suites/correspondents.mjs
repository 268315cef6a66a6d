// Mail into an empty workspace: whom it proposes, given a rhythm one by one or all at once, by keyboard alone.
import assert from 'node:assert/strict';
import { focused, go, heading, tabTo, toast, until } from '../lib/hands.mjs';

const letter = (name, number) =>
  `From x Mon Nov  2 10:00:00 2026\nFrom: ${name} <${name.split(' ')[0].toLowerCase()}@example.com>\nTo: me@example.org\nDate: ${2 + number} Nov 2026 10:00:00 +0000\n` +
  `Subject: Matter ${number}\nMessage-ID: <${name.replace(' ', '')}${number}@x>\n\nWords.\n\n`;
const box = (...names) => names.map((name, index) => Array.from({ length: 3 + names.length - index }, (_, number) => letter(name, number)).join('')).join('');

async function imported(page, kith, ...names) {
  await kith.api('PATCH', '/settings', { own_addresses: ['me@example.org'] });
  await go(page, kith, '/import');
  await page.locator('input[type=file]').first().setInputFiles([{ name: 'mail.mbox', mimeType: 'application/mbox', buffer: Buffer.from(box(...names)) }]);
  await page.getByRole('button', { name: /^Import/ }).click();
  await until(async () => (await kith.api('GET', '/suggestions')).total === names.length, 'the mail proposes people');
}
const names = async (kith) => (await kith.api('GET', '/people?sort=name')).items.map((person) => person.name);

export const tests = {
  'from your mail: a rhythm, none, everybody; and all of it undone': async ({ page, kith }) => {
    await imported(page, kith, 'Ada Byron', 'Bo Stone', 'Cy Moor', 'Di Ash');
    await go(page, kith, '/today');
    await tabTo(page, /^Choose from your mail/);
    assert.match((await focused(page)) ?? '', /You write with 4 people/);
    await page.keyboard.press('Enter');
    await heading(page, 'From your mail');
    await page.getByText('You write with 4 people who are not in Kith.').waitFor();

    await page.keyboard.press('j');
    await until(async () => (await focused(page)) === 'Ada Byron', 'the first has the focus');
    await page.keyboard.press('1');
    await toast(page, /^Added Ada Byron/).waitFor();
    await until(async () => (await focused(page)) === 'Bo Stone', 'the next takes its place');
    await page.keyboard.press('-');
    await toast(page, /^Dismissed Bo Stone/).waitFor();
    assert.deepEqual(await names(kith), ['Ada Byron']);
    assert.equal((await kith.api('GET', '/people')).items[0].stratum.name, 'Core');

    await page.keyboard.press('A');
    await until(async () => (await focused(page)) === 'Yes, add 2 people', 'it asks first');
    await page.keyboard.press('Enter');
    await toast(page, /^Added 2 people from mail/).waitFor();
    assert.deepEqual(await names(kith), ['Ada Byron', 'Cy Moor', 'Di Ash']);
    await page.getByText('Nobody writes with you who is not in Kith.').waitFor();

    await page.keyboard.press('u');
    await toast(page, /^Undid/).waitFor();
    await page.getByText('You write with 2 people who are not in Kith.').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await heading(page, /^Tuesday/);
  },

  'an empty workspace says how mail comes in': async ({ page, kith }) => {
    await go(page, kith, '/today');
    await page.getByRole('link', { name: /^Read your mail/ }).click();
    await heading(page, 'Settings');
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await heading(page, 'From your mail');
    await page.getByRole('link', { name: 'an account that Kith reads' }).waitFor();
  },
};
