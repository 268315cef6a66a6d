// The network by keyboard, on a book that nobody wrote for a test: the sample network, or any database (not changed):
//   KITH_WALK=FILE KITH_WALK_DAY=2001-10-01T08:00:00Z node tests/web/run.mjs KITH walk
// What the screen shows is held against what the API says, which is what `--json` prints.
import assert from 'node:assert/strict';
import { now } from '../lib/kith.mjs';
import { go, heading, toast, until } from '../lib/hands.mjs';

const copyOf = process.env.KITH_WALK ?? '';
const at = (copyOf && process.env.KITH_WALK_DAY) || now;
export const server = copyOf ? { copyOf, at } : { demo: true };

const keys = async (page, ...all) => {
  for (const key of all) await page.keyboard.press(key);
};
async function press(page, name) {
  const button = page.getByRole('button', { name, exact: true });
  await button.waitFor();
  await button.focus();
  await page.keyboard.press('Enter');
}
const people = async (kith, query, limit = 40) => (await kith.api('GET', `/people?q=${encodeURIComponent(query)}&limit=${limit}`)).items;
/** Somebody whom others could bring the user to, and those ways. */
async function reached(kith) {
  for (const one of await people(kith, '', 200)) {
    const view = await kith.api('GET', `/paths?to=${one.id}`);
    if (view.ways.length > 1 && view.ways[0].steps.length > 1) return { one, view };
  }
  return assert.fail('nobody is reached through others');
}
async function shown(page, view) {
  const names = view.ways.map((way) => way.steps[0].person.name);
  await until(async () => (await page.locator('[data-way]').count()) === names.length, 'every way has a card');
  for (const [index, name] of names.entries())
    assert.equal(await page.locator('[data-way]').nth(index).locator('a.name').first().textContent(), name);
  await page.getByRole('status').getByText(`${view.words}.`).waitFor();
}

export const tests = {
  'a way to somebody by name, and to an organisation': async ({ page, kith }) => {
    const { one, view } = await reached(kith);
    await go(page, kith, '/today');
    await keys(page, 'g', 'f');
    await heading(page, 'Ways');
    await keys(page, '/');
    await page.keyboard.type(one.name);
    await page.getByRole('option', { name: one.name }).first().waitFor();
    await keys(page, 'Enter');
    await shown(page, view);
    const places = (await kith.api('GET', '/organisations?limit=200')).items.filter((each) => !each.home && each.people > 1);
    assert.ok(places.length, 'somebody works somewhere');
    const to = await kith.api('GET', `/paths?to=${encodeURIComponent(`@${places[0].name}`)}`);
    await keys(page, '/');
    await page.keyboard.type(`@${places[0].name}`);
    await keys(page, 'Enter');
    await page.getByRole('region', { name: `Ways to ${places[0].name}` }).waitFor();
    await shown(page, to);
  },

  'an introduction through both yeses to the ledger': async ({ page, kith }) => {
    const [first, second] = await people(kith, 'is:warm has:email', 2);
    await go(page, kith, `/people/${first.id}`);
    await page.getByRole('link', { name: 'Introduce to…' }).focus();
    await keys(page, 'Enter');
    await heading(page, /^Introductions$/);
    await page.getByLabel('The other', { exact: true }).focus();
    await page.keyboard.type(second.name);
    await page.getByRole('button', { name: second.name }).first().waitFor();
    await keys(page, 'Enter');
    await page.getByLabel('What it is about').focus();
    await page.keyboard.type('a question of theirs');
    await keys(page, 'Enter');
    await heading(page, `${first.name} and ${second.name}`);
    const id = Number(new URL(page.url()).pathname.split('/').pop());
    for (const one of [first, second]) {
      // Their answer may be kept before they are asked: what was done is there before the next is.
      const side = page.getByRole('region', { name: one.name });
      await press(page, `I asked ${one.name}`);
      await side.getByText(/^Asked/).waitFor();
      await press(page, `${one.name} said yes`);
      await side.getByText(/^Said yes/).waitFor();
    }
    await press(page, 'I introduced them');
    await press(page, 'They met');
    await page.locator('.lead .tag', { hasText: /^(Met|Thanked)$/ }).waitFor();
    const said = await kith.api('GET', `/introductions/${id}`);
    assert.equal(said.state, 'met');
    await go(page, kith, `/people/${second.id}`);
    await page.getByRole('region', { name: 'Ledger' }).getByText(`to ${first.name}`).first().waitFor();
  },

  'every number of the silo audit opens the list behind it': async ({ page, kith }) => {
    await go(page, kith, '/today');
    await keys(page, 'g', 'j');
    await heading(page, 'Silo');
    const audit = await kith.api('GET', '/silo');
    const numbers = [
      ['warm', '', '', audit.warm], ['home', '', '', audit.at_home], ['outside', '', '', audit.outside],
      ['unreachable', '', '', audit.unreachable], ['stay', '', '', audit.stay.of], ['answer', '', '', audit.answer.of],
      ...audit.shares.flatMap(({ by, rows }) => rows.map((row) => ['warm', by, row.value ?? '', row.warm])),
      ...audit.bridges.map((one) => ['people', one.by, one.value, one.people]),
      ...audit.trend.flatMap((one) => [['outside', 'quarter', one.quarter, one.outside], ['home', 'quarter', one.quarter, one.home]]),
    ];
    for (const [scope, group, value, number] of numbers) {
      const query = new URLSearchParams({ scope, limit: '1', ...(group ? { group, value } : {}) });
      const behind = await kith.api('GET', `/silo/people?${query}`);
      assert.equal(behind.total, number, `${query}`);
    }
    const links = page.locator('main a[href^="/silo?"]');
    await links.first().waitFor();
    const known = new Set(numbers.map(([scope, group, value]) => `${scope} ${group} ${value}`));
    for (const href of await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))) {
      const query = new URL(href, kith.url).searchParams;
      const behind = await kith.api('GET', `/silo/people?${new URLSearchParams({ scope: query.get('show'), limit: '1', group: query.get('group') ?? '', value: query.get('value') ?? '' })}`);
      assert.ok(known.has(`${query.get('show')} ${query.get('group') ?? ''} ${query.get('value') ?? ''}`) || behind.total > 0, href);
    }
    await links.first().focus();
    await keys(page, 'Enter');
    await page.getByRole('region', { name: /^Warm ties/ }).getByRole('link').first().waitFor();
  },

  'an organisation from an idea to a member': async ({ page, kith }) => {
    const open = (await kith.api('GET', '/organisations?limit=200')).items.find((one) => !one.home && !one.pursuit && one.people > 0);
    await go(page, kith, '/today');
    await keys(page, 'g', 'g');
    await heading(page, 'Organisations');
    await page.getByLabel('Find', { exact: true }).fill(open.name);
    const link = page.getByRole('link', { name: open.name, exact: true });
    await link.waitFor();
    await link.focus();
    await keys(page, 'Enter');
    await heading(page, open.name);
    await keys(page, 'p');
    const stage = page.getByRole('list', { name: 'Stages' }).locator('[aria-current]');
    for (const words of ['Idea', 'Research', 'Called', 'Visited', 'Member']) {
      await stage.getByText(words).waitFor();
      if (words !== 'Member') await keys(page, ']');
    }
    const made = await kith.api('GET', `/organisations/${open.id}`);
    assert.equal(made.pursuit.stage, 'member');
  },

  'a deal is traced to the call it came from': async ({ page, kith }) => {
    const [client] = await people(kith, 'is:warm', 1);
    const years = Number(at.slice(0, 4)) - 12;
    await kith.api('POST', `/people/${client.id}/touches`, { channel: 'call', direction: 'in', at: `${years}-03-03T10:00:00Z`, note: 'Rang: could you help?' });
    await go(page, kith, '/today');
    await keys(page, 'g', 'b');
    await heading(page, 'Opportunities');
    await keys(page, 'n');
    const form = page.getByRole('form', { name: 'New opportunity' });
    await form.waitFor();
    await form.getByLabel('What', { exact: true }).focus();
    await page.keyboard.type('The first order');
    await form.getByLabel('With').focus();
    await page.keyboard.type(client.name);
    await form.getByRole('button', { name: client.name }).first().waitFor();
    await keys(page, 'Enter');
    await form.getByLabel(`Part of ${client.name}`).waitFor();
    await form.getByRole('button', { name: 'Keep' }).press('Enter');
    await toast(page, /^New deal: The first order/).waitFor();
    await heading(page, 'The first order');
    await page.getByText(`Began with a call you took from ${client.name} on 3 Mar ${years}`).first().waitFor();
    for (const words of ['Talking', 'Proposed', 'Won']) {
      await keys(page, ']');
      await page.getByRole('group', { name: 'Stage' }).getByRole('button', { name: words, pressed: true }).waitFor();
    }
    const id = Number(new URL(page.url()).pathname.split('/').pop());
    const view = await kith.api('GET', `/opportunities/${id}`);
    assert.deepEqual([view.stage, view.touches[0].channel, view.touches[0].first], ['won', 'call', 1]);
  },
};
