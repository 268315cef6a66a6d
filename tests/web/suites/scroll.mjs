// 100,000 rows: the server's part is answered here, so that only the list itself is under test.
import assert from 'node:assert/strict';
import { go, until } from '../lib/hands.mjs';

export const server = { demo: true };

const total = 100_000;
const row = (index) => ({
  id: index + 1, name: `Person ${index}`, organisation: 'Analytical Engines', role: 'Programmer', stratum: { id: 1, name: 'Core' }, state: 'active',
  due: '2026-12-01', last: { at: '2026-09-24T16:00:00Z', channel: 'call', direction: 'both' }, tags: [], handles: 1, email: null,
});

async function serveRows(page) {
  const asked = [];
  await page.route('**/api/v1/people?*', (route) => {
    const query = new URL(route.request().url()).searchParams;
    const from = Number(query.get('cursor') ?? query.get('at') ?? 0);
    const limit = Number(query.get('limit'));
    asked.push(from);
    const items = Array.from({ length: Math.min(limit, total - from) }, (_, index) => row(from + index));
    return route.fulfill({ json: { items, next: from + limit < total ? String(from + limit) : null, total } });
  });
  return asked;
}

export const tests = {
  'scrolls 100,000 rows with few nodes and few requests': async ({ page, kith }) => {
    const asked = await serveRows(page);
    await go(page, kith, '/people');
    await page.getByRole('heading', { level: 1, name: 'People 100,000' }).waitFor();
    const list = page.getByRole('list', { name: 'People' });
    await page.locator('[data-row="0"]').waitFor();

    await list.evaluate((node) => (node.scrollTop = node.scrollHeight));
    await page.locator(`[data-row="${total - 1}"]`).waitFor();
    assert.equal(await page.locator(`[data-row="${total - 1}"] .name`).textContent(), `Person ${total - 1}`);
    assert.ok(asked.length <= 6, `a jump to the end asked for ${asked.length} pages`);

    await page.evaluate(() => {
      window.long = [];
      new PerformanceObserver((list) => window.long.push(...list.getEntries().map((entry) => Math.round(entry.duration)))).observe({ type: 'longtask' });
    });
    await list.evaluate(async (node) => {
      node.scrollTop = 0;
      for (let step = 0; step < 120; step++) {
        node.scrollTop += 400;
        await new Promise(requestAnimationFrame);
      }
    });
    await page.locator('[data-row="920"]').waitFor();
    assert.ok((await page.locator('a.line, .waiting').count()) < 60, 'only the rows in sight are drawn');
    console.log(`        long tasks while scrolling 48,000 pixels: ${JSON.stringify(await page.evaluate(() => window.long))} ms`);
  },

  'End and Home of the keyboard work, j goes on from what is open': async ({ page, kith }) => {
    await serveRows(page);
    await go(page, kith, '/people');
    await page.locator('[data-row="0"]').waitFor();
    for (let press = 0; press < 30; press++) await page.keyboard.press('j');
    await until(async () => (await page.evaluate(() => document.activeElement.dataset.row)) === '29', 'row 29 has the focus');
    assert.ok(await page.locator('[data-row="29"]').isVisible());
  },
};
