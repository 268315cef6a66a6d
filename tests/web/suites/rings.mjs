// The map: dots by keyboard and pointer, the filter, and the table beside it.
import assert from 'node:assert/strict';
import { go, heading, until } from '../lib/hands.mjs';

export const server = { demo: true };

const said = (page) => page.locator('.said.shown strong').textContent();

export const tests = {
  'arrow keys walk from dot to dot, Enter opens': async ({ page, kith }) => {
    const { dots } = await kith.api('GET', '/rings');
    await go(page, kith, '/rings');
    await page.locator('canvas').focus();
    await page.locator('.said.shown').waitFor();
    assert.equal(await said(page), dots[0].name);
    await page.keyboard.press('ArrowRight');
    await until(async () => (await said(page)) === dots[1].name, 'the next dot of the ring');
    await page.keyboard.press('ArrowUp');
    const outer = await said(page);
    assert.notEqual(dots.find((dot) => dot.name === outer).ring, dots[1].ring);
    await page.keyboard.press('Enter');
    await heading(page, outer);
  },

  'the pointer names a dot and a click opens it': async ({ page, kith }) => {
    await go(page, kith, '/rings');
    await page.locator('canvas').focus();
    await page.locator('.said.shown').waitFor();
    const name = await said(page);
    const box = await page.locator('.said').evaluate((node) => ({ x: parseFloat(node.style.left), y: parseFloat(node.style.top) }));
    await page.keyboard.press('Escape');
    await page.locator('canvas').hover({ position: box });
    await until(async () => (await page.locator('.said.shown').count()) === 1 && (await said(page)) === name, 'the dot under the pointer');
    await page.locator('canvas').click({ position: box });
    await heading(page, name);
  },

  'a facet narrows the map, the table holds the same': async ({ page, kith }) => {
    await go(page, kith, '/rings');
    await page.getByRole('searchbox').fill('tag:client');
    const { total } = await kith.api('GET', '/rings?q=tag:client');
    await page.getByRole('heading', { level: 1, name: `Map ${total}` }).waitFor();
    await page.getByRole('button', { name: 'Table' }).click();
    const first = (await kith.api('GET', '/rings?q=tag:client')).dots[0];
    await page.getByRole('link', { name: new RegExp(`^${first.name}`) }).waitFor();
    await page.getByRole('searchbox').fill('zxqvy');
    await page.getByText('Nobody is on the map.').waitFor();
  },
};
