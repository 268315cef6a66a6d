// A mail account by consent: the form, the provider's page, and back. The provider and the mailbox are real servers.
import assert from 'node:assert/strict';
import { go, heading } from '../lib/hands.mjs';
import { startPost } from '../lib/post.mjs';

export const server = { live: true };

async function fill(page, post) {
  await page.getByRole('button', { name: 'Add a mail account' }).click();
  await page.getByLabel('Your address').fill(post.address);
  await page.getByLabel('Login with').selectOption('consent');
  assert.equal(await page.getByLabel('Password', { exact: true }).count(), 0, 'no password is asked for');
  await page.getByLabel('Client', { exact: true }).fill('kith & test');
  await page.getByLabel('Secret of the client').fill('s=1');
  await page.getByText('Server', { exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Server', exact: true }).fill('127.0.0.1');
  await page.getByRole('spinbutton', { name: 'Port' }).fill(String(post.imap));
  await page.getByLabel('Connection').selectOption('starttls');
  await page.getByLabel('Certificates to trust').fill(post.authorities);
  await page.getByLabel('Address of the tokens').fill(`${post.provider}/token`);
  await page.getByLabel('Page of the consent').fill(`${post.provider}/authorize`);
  await page.getByLabel('What is asked for').fill('mail');
  await page.getByRole('button', { name: 'Go to the provider' }).click();
}

export const elsewhere = true; // the provider's page

export const tests = {
  'agreed to on the provider\'s page, the account is added and its mail is read': async ({ page, kith }) => {
    const post = await startPost();
    try {
      await go(page, kith, '/settings');
      await fill(page, post);
      await page.getByRole('link', { name: 'Agree' }).click();
      await heading(page, `Added ${post.address} at 127.0.0.1`);
      assert.equal(new URL(page.url()).search, '', 'the code is in no history');
      await go(page, kith, '/settings');
      await page.getByRole('article', { name: post.address }).waitFor();
      assert.equal((await kith.api('GET', '/mail/accounts')).items[0].login, 'oauth2');
    } finally {
      await post.stop();
    }
  },

  'refused there, nothing is added, and the page says so in the provider\'s words': async ({ page, kith }) => {
    const post = await startPost();
    try {
      await go(page, kith, '/settings');
      await fill(page, post);
      await page.getByRole('link', { name: 'Refuse' }).click();
      await heading(page, 'The mail account is not added');
      await page.getByRole('alert').getByText('The user said no.').waitFor();
      await page.getByRole('link', { name: 'Back to the mail accounts' }).click();
      await heading(page, 'Settings');
      assert.equal((await kith.api('GET', '/mail/accounts')).items.length, 0);
    } finally {
      await post.stop();
    }
  },

  'an answer to nothing that was asked': async ({ page, kith }) => {
    await go(page, kith, '/mail/consent');
    await heading(page, 'No consent is under way');
    await go(page, kith, '/mail/consent?state=made-up&code=1');
    await heading(page, 'The mail account is not added');
    await page.getByRole('alert').getByText('no consent that Kith asked for').waitFor();
  },
};
