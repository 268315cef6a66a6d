// What the first visit costs, what the page may do, and what it says when the server is gone.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { go, heading, toast } from '../lib/hands.mjs';

export const server = { demo: true };

export const tests = {
  'the first load is under 200 kB compressed': async ({ page, kith }) => {
    const sizes = [];
    page.on('response', async (response) => {
      if (response.url().includes('/api/')) return;
      const body = await response.body().catch(() => Buffer.alloc(0));
      const packed = /font|image\/png/.test(response.headers()['content-type']) ? body.length : gzipSync(body).length;
      sizes.push([new URL(response.url()).pathname, packed]);
    });
    await go(page, kith, '/today');
    await page.locator('[data-key]').first().waitFor();
    await page.waitForLoadState('networkidle');
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    console.log(`        first load: ${(total / 1000).toFixed(1)} kB compressed in ${sizes.length} files`);
    assert.ok(total < 200_000, JSON.stringify(sizes));
  },

  'the policy allows no inline script, no inline style, nothing from elsewhere': async ({ kith }) => {
    const response = await fetch(`${kith.url}/today`);
    const policy = response.headers.get('content-security-policy') ?? '';
    for (const kind of ['script-src', 'style-src']) assert.match(policy, new RegExp(`(${kind}|default-src) 'self'`));
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    assert.doesNotMatch(await response.text(), /<style|style=|<script>|onclick=/);
  },

  'an unknown address of the API is a problem document, an unknown screen is the app': async ({ page, kith }) => {
    const response = await fetch(`${kith.url}/api/v1/nowhere`);
    assert.equal(response.status, 404);
    assert.match(response.headers.get('content-type'), /application\/problem\+json/);
    await go(page, kith, '/nowhere/at/all');
    await heading(page, 'There is nothing here');
  },

  'a server that is gone is said in a sentence': async ({ page, kith }) => {
    await go(page, kith, '/today');
    await page.locator('[data-key]').first().waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.keyboard.press('j');
    await page.keyboard.press('d');
    await toast(page, 'Kith does not answer').waitFor();
    await page.unroute('**/api/**');
  },
};
