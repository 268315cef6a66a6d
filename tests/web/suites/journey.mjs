// A newcomer with an address book: from the welcome page to a placed network and an agenda that fits, by keyboard alone,
// in under ten minutes; then everything taken back, to the byte.
import assert from 'node:assert/strict';
import { focused, go, heading, tabTo, toast, until } from '../lib/hands.mjs';

const given = ['Ada', 'Boris', 'Carmen', 'Dmitri', 'Elif', 'Farid', 'Gesa', 'Hana', 'Ivo', 'Jun', 'Kofi', 'Lena', 'Mara', 'Nils', 'Oya', 'Pia', 'Quim', 'Rosa', 'Sven', 'Tala'];
const family = ['Adler', 'Brandt', 'Castro', 'Dahl', 'Engel', 'Fuchs', 'Gruber', 'Haas', 'Ito', 'Jansen', 'Keller', 'Lund', 'Moreau', 'Novak', 'Okoye', 'Petrov', 'Quist', 'Rossi', 'Silva', 'Tanaka', 'Urban', 'Vega', 'Weiss', 'Yilmaz', 'Zeman'];
const firms = ['Acme', 'Borealis', 'Cirrus', 'Delta Works', 'Everline'];
const profile = (i) => `https://www.linkedin.com/in/journey-${i}`;
const name = (i) => [given[i % 20], family[Math.floor(i / 20) % 25]];
const people = 500;

// As LinkedIn writes them: a preamble, then everybody; and two years of messages, most of them with a few.
function connections() {
  const rows = Array.from({ length: people }, (_, i) => `${name(i).join(',')},${profile(i)},,${firms[i % 5]},Engineer,${String(1 + (i % 28)).padStart(2, '0')} Mar 2021`);
  return `Notes:\n"Some addresses are missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('\n')}\n`;
}

function messages() {
  const rows = [];
  const say = (i, day, out, text) => {
    const other = [name(i).join(' '), profile(i)];
    const me = ['Mara Owner', 'https://www.linkedin.com/in/journey-me'];
    const [from, to] = out ? [me, other] : [other, me];
    const at = new Date(Date.UTC(2026, 10, 20) - day * 86_400_000).toISOString().slice(0, 10);
    rows.push(`c${i},,${from[0]},${from[1]},${to[0]},${to[1]},${at} 10:0${out ? 1 : 5}:00 UTC,,${text},INBOX,,,`);
  };
  for (let i = 0; i < 40; i++) for (let day = 20 + i; day < 700; day += 40 + 5 * i) for (const out of [true, false]) say(i, day, out, 'How is the harbour project?');
  for (let i = 40; i < 120; i++) for (const out of [true, false]) say(i, 100 + 5 * i, out, 'Good to meet you');
  return `CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n${rows.join('\n')}\n`;
}

const csv = (file, text) => ({ name: file, mimeType: 'text/csv', buffer: Buffer.from(text) });

export const tests = {
  'from the welcome page to a placed network and a fitting agenda, and back': async ({ page, kith }) => {
    const everything = async () => (await fetch(`${kith.url}/api/v1/export?as=json`)).text();
    const empty = await everything();
    const began = Date.now();

    // Bring the contacts.
    const chooser = new Promise((resolve) => page.once('filechooser', resolve));
    await go(page, kith, '/');
    await heading(page, /few people to reach today/);
    await tabTo(page, /^Bring your contacts/);
    await page.keyboard.press('Enter');
    await until(async () => (await focused(page)) === 'Bring your contacts', 'the import has the focus');
    await tabTo(page, /^Choose files$/);
    await page.keyboard.press('Enter');
    await (await chooser).setFiles([csv('Connections.csv', connections()), csv('messages.csv', messages())]);
    await page.getByRole('region', { name: 'Preview' }).waitFor({ timeout: 60_000 });
    await tabTo(page, /^Import [\d,]+ records$/);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Summary' }).waitFor({ timeout: 60_000 });
    assert.equal((await kith.api('GET', '/status')).people, people);

    // Place everybody: one block by a key of its own, the rest in one pass.
    await page.keyboard.press('g');
    await page.keyboard.press('y');
    await heading(page, /people to place$/);
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('j');
    const before = await kith.api('GET', '/triage');
    assert.equal(before.undecided, people);
    await page.keyboard.press('Enter');
    await until(async () => (await kith.api('GET', '/triage')).undecided < people, 'a block is placed');
    await page.keyboard.press('A');
    await page.getByText('Everybody has a place.').waitFor();

    // Look at four weeks; should they not fit, one key makes them.
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await heading(page, 'Agenda');
    await page.locator('[data-person]').first().waitFor();
    let load = await kith.api('GET', '/load');
    if (load.advice) {
      await page.keyboard.press('F');
      await toast(page, /^Placed/).waitFor();
      load = await kith.api('GET', '/load');
    }
    assert.ok(load.needed <= load.budget, `needs ${load.needed} of ${load.budget} minutes`);
    const { items } = await kith.api('GET', '/agenda');
    assert.ok(items.some((day) => day.people.length), 'somebody is on the agenda');
    assert.ok(items.every((day) => day.minutes <= load.budget), 'no day is above its minutes');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.locator('[data-key]').first().waitFor();
    const minutes = (Date.now() - began) / 60_000;
    console.log(`        from welcome to a fitting agenda: ${(minutes * 60).toFixed(0)} s of a machine's keystrokes`);
    assert.ok(minutes < 10);

    // And back: every step by one key, until there is none.
    const undone = async () => (await kith.api('GET', '/history')).items.filter((step) => step.undone).length;
    for (let steps = 0; ; ) {
      await page.keyboard.press('u');
      await until(async () => (await undone()) > steps || (await toast(page, /nothing to undo/).count()) > 0, 'a step is undone');
      if ((await undone()) === steps) break;
      steps = await undone();
      assert.ok(steps < 20);
    }
    assert.ok((await undone()) >= 3, 'the import, the block and the pass');
    assert.equal(await everything(), empty, 'to the byte');
  },
};
