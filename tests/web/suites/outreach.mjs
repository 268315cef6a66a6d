import assert from 'node:assert/strict';
import { focused, go, heading, toast, until } from '../lib/hands.mjs';
import { startPost } from '../lib/post.mjs';

// The clock of the machine: what is sent leaves a few seconds later.
export const server = { live: true };

const day = 86_400_000;
const everyDay = [1, 2, 3, 4, 5, 6, 7];

async function ada(kith) {
  const { person } = await kith.api('POST', '/people', { name: 'Ada Byron', handles: [{ kind: 'email', value: 'ada@example.com' }] });
  await kith.api('POST', `/people/${person.id}/touches`, { channel: 'call', at: new Date(Date.now() - 200 * day).toISOString().slice(0, 19) + 'Z', note: 'Talked about looms' });
  return person.id;
}
async function begun(kith, body) {
  return (await kith.api('POST', '/drafts', body)).draft;
}
const subject = (page) => page.getByLabel('Subject');
const text = (page) => page.getByRole('textbox', { name: 'Text' });
const kept = (page) => page.getByRole('status').getByText(/^Kept/).waitFor();

export const tests = {
  'from a line of Today, out through a mail server; the answer comes back, and the experiment and the ledger have it': async ({ page, kith }) => {
    const post = await startPost();
    try {
      await kith.api('PATCH', '/settings', { work_days: everyDay, name: 'Grace' });
      const id = await ada(kith);
      const { article } = await kith.api('POST', '/reading', { url: `${kith.url}/branches`, title: 'Looms whose branches hold' });
      await kith.api('POST', `/reading/${article.id}/keep`, { for: [id] });
      const { experiment } = await kith.api('POST', '/experiments', {
        name: 'Articles', hypothesis: 'Who gets an article answers', planned: 10, window_days: 14, assignment: 'chosen', arms: [{ name: 'mails', channel: 'email' }],
      });
      await kith.api('POST', `/experiments/${experiment}/assign`, { people: [id], arm: 'mails' });
      await kith.api('POST', '/mail/accounts', { address: post.address, host: '127.0.0.1', port: post.imap, security: 'starttls', secret: post.secret, authorities: post.authorities });
      await kith.api('PUT', '/mail/accounts/1/sender', { host: '127.0.0.1', port: post.smtp, security: 'clear' });

      await go(page, kith, '/today');
      await page.locator('[data-key] .reason', { hasText: 'Looms whose branches hold' }).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('m');
      await heading(page, /^To Ada Byron$/);
      assert.match(await text(page).inputValue(), /^Hi Ada,[^]*Looms whose branches hold/);
      await page.getByRole('complementary', { name: 'What is known' }).getByText('Talked about looms').waitFor();
      assert.ok(await page.locator('button.primary', { hasText: 'Send' }).isDisabled(), 'a skeleton is not sendable');

      await subject(page).fill('Looms and branches');
      await text(page).fill('Hi Ada,\n\nhere is an article on looms whose branches hold. Do yours?\n\nGrace\n');
      await kept(page);
      await page.keyboard.press('Control+Enter');
      await toast(page, /^To Ada Byron/).waitFor();
      await page.getByRole('status').getByText(/^Waits to leave/).waitFor();
      await page.getByRole('status').getByText(/^Sent/).waitFor({ timeout: 25_000 });
      const [one] = await post.taken();
      assert.deepEqual(one.to, ['ada@example.com']);
      assert.equal(one.subject, 'Looms and branches');

      await new Promise((done) => setTimeout(done, 1100)); // dates of mail know no less than a second, and an answer comes later
      await post.answer('They held.');
      await until(async () => (await kith.api('GET', `/people/${id}/timeline`)).items.some((item) => item.channel === 'email' && item.direction === 'in'), 'the answer is there', 400);
      await go(page, kith, `/people/${id}`);
      await page.getByText('Re: Looms and branches').first().waitFor();
      const { rhythm } = await kith.api('GET', `/people/${id}`);
      assert.ok(Date.parse(rhythm.due) > Date.now() + 30 * day, `the rhythm begins anew: ${rhythm.due}`);
      assert.equal((await kith.api('GET', `/entries?person=${id}`)).total, 0, 'the entry point is used up');
      const { balance, entries } = await kith.api('GET', `/people/${id}/ledger`);
      assert.deepEqual(entries.map((one) => [one.side, one.kind]), [['given', 'article']], JSON.stringify(balance));
      await page.getByRole('region', { name: 'Ledger' }).getByText('Looms whose branches hold').waitFor();
      const { counts } = await kith.api('GET', `/experiments/${experiment}/report`);
      assert.deepEqual([counts.assigned, counts.sent, counts.answered], [1, 1, 1]);
      await go(page, kith, `/experiments/${experiment}`);
      await page.getByText(/1 of 1/).first().waitFor();
      await go(page, kith, '/outreach');
      await page.getByRole('region', { name: 'Outbox' }).getByText('Looms and branches').waitFor();
    } finally {
      await post.stop();
    }
  },

  'words are kept as they are typed, also when the page goes at once': async ({ page, kith }) => {
    const { id } = await begun(kith, { person: await ada(kith) });
    await go(page, kith, `/drafts/${id}`);
    await subject(page).fill('Looms');
    await kept(page);
    await text(page).fill('Hi Ada, a second line');
    await page.reload();
    await heading(page, /^To Ada Byron$/);
    await until(async () => (await text(page).inputValue()) === 'Hi Ada, a second line', 'the last words are there');
    await until(async () => (await kith.api('GET', `/drafts/${id}`)).body === 'Hi Ada, a second line', 'and the server has them');
    assert.equal(await subject(page).inputValue(), 'Looms');
  },

  'a gap is named and keeps it here': async ({ page, kith }) => {
    const { id } = await begun(kith, { person: await ada(kith), opening: 'thanks', about: 'the call with Kuhn' });
    await go(page, kith, `/drafts/${id}`);
    await page.getByText(/^Kept\. 3 gaps are left/).waitFor();
    await page.keyboard.press('Control+Enter');
    await toast(page, /a gap is left/i).waitFor();
    assert.equal((await kith.api('GET', '/outbox')).total, 0);
  },

  'what waits is called back; undo does it too': async ({ page, kith }) => {
    const post = await startPost();
    try {
      await kith.api('POST', '/mail/accounts', { address: post.address, host: '127.0.0.1', port: post.imap, security: 'starttls', secret: post.secret, authorities: post.authorities });
      await kith.api('PUT', '/mail/accounts/1/sender', { host: '127.0.0.1', port: post.smtp, security: 'clear' });
      const { id } = await begun(kith, { person: await ada(kith) });
      await kith.api('PATCH', `/drafts/${id}`, { subject: 'Looms', body: 'Hi Ada' });
      await go(page, kith, `/drafts/${id}`);
      await page.locator('button.primary', { hasText: 'Send' }).click();
      await toast(page, /^To Ada Byron/).getByRole('button', { name: /Undo/ }).click();
      await page.locator('button.primary', { hasText: 'Send' }).waitFor();
      await page.locator('button.primary', { hasText: 'Send' }).click();
      await page.getByRole('status').getByText(/^Waits to leave/).waitFor();
      await page.getByRole('button', { name: 'Call it back' }).click();
      await toast(page, /^Called back/).waitFor();
      assert.equal((await kith.api('GET', `/drafts/${id}`)).state, 'open');
      await new Promise((resolve) => setTimeout(resolve, 12_000));
      assert.deepEqual(await post.taken(), []);
    } finally {
      await post.stop();
    }
  },

  'handed over it is a contact, and undone it is a draft again': async ({ page, kith }) => {
    const person = await ada(kith);
    const { id } = await begun(kith, { person });
    await kith.api('PATCH', `/drafts/${id}`, { subject: 'Looms', body: 'Hi Ada' });
    await go(page, kith, `/drafts/${id}`);
    await page.getByLabel('It went out by').selectOption('call');
    await page.getByRole('button', { name: 'Log it' }).click();
    await toast(page, /^Wrote to Ada Byron by call/).waitFor();
    await page.getByText('Handed over: call').or(page.getByText('Handed over: Call')).waitFor();
    await toast(page, /^Wrote to/).getByRole('button', { name: /Undo/ }).click();
    await page.getByRole('button', { name: 'Log it' }).waitFor();
    assert.equal((await kith.api('GET', `/drafts/${id}`)).state, 'open');
  },

  'the list by keys': async ({ page, kith }) => {
    const person = await ada(kith);
    for (const name of ['First', 'Second']) {
      const { id } = await begun(kith, { person });
      await kith.api('PATCH', `/drafts/${id}`, { subject: name, body: 'x' });
    }
    await go(page, kith, '/today');
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await heading(page, /^Outreach$/);
    await page.getByText('2 drafts to write.').waitFor();
    await page.keyboard.press('j');
    const first = await focused(page);
    await page.keyboard.press('j');
    assert.notEqual(await focused(page), first);
    await page.keyboard.press('o');
    await heading(page, /^To Ada Byron$/);
    await page.getByRole('button', { name: 'Delete' }).click();
    await heading(page, /^Outreach$/);
    await page.getByText('1 draft to write.').waitFor();
  },
};
