// Every screen, light and dark, wide and at 360 pixels: axe finds nothing, nothing sticks out.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { go, somebody } from '../lib/hands.mjs';

export const server = { demo: true };

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe has against the page as it is. The policy allows no inline script, so axe comes in by the debugger. */
async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await source());
  const found = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), rules);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`));
}

let text;
async function source() {
  const { readFile } = await import('node:fs/promises');
  text ??= await readFile(axe, 'utf8');
  return text;
}

const still = (page) => page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));

// Every screen of the app's own table is visited as it opens; below are the states that take a key or a click.
const table = JSON.parse(await readFile(new URL('../../../web/src/lib/screens.json', import.meta.url), 'utf8'));
const opened = Object.fromEntries(table.map((row) => [`Screen ${row.screen}`, [row.path, async () => {}]]));

const steps = {
  ...opened,
  Today: ['/today', async () => {}],
  'Today, logging': ['/today', (page) => page.keyboard.press('l')],
  'Today, snoozing': ['/today', (page) => page.keyboard.press('s')],
  'Today, why': ['/today', (page) => page.keyboard.press('w')],
  Palette: ['/today', async (page) => (await page.keyboard.press('Control+k'), await page.getByRole('option').first().waitFor())],
  Help: ['/today', (page) => page.keyboard.press('?')],
  'A toast': ['/today', async (page) => (await page.keyboard.press('d'), await page.locator('.toast').waitFor())],
  People: ['/people', (page) => page.locator('a.line').first().waitFor()],
  'People, selecting': ['/people', async (page) => (await page.locator('a.line').first().waitFor(), await page.keyboard.press('j'), await page.keyboard.press('x'), await page.getByRole('region', { name: 'With those selected' }).waitFor())],
  'People, a facet': ['/people?q=tag:', (page) => page.locator('.offered .chip').first().waitFor()],
  'Map, a dot': ['/rings', async (page) => (await page.locator('canvas').focus(), await page.locator('.said.shown').waitFor())],
  'Map, as a table': ['/rings?as=table', (page) => page.locator('a.line').first().waitFor()],
  'Who knows who, somebody picked': ['/network', async (page) => (await page.locator('.picture.drawn').waitFor(), await page.getByRole('application').focus(), await page.keyboard.press('Home'), await page.getByRole('region', { name: /^Picked/ }).waitFor())],
  'Who knows who, nobody fits': ['/network?q=zxqvy', (page) => page.getByText('Nobody on the map fits.').waitFor()],
  'Palette, searching': ['/today', async (page) => (await page.keyboard.press('Control+k'), await page.keyboard.type('lunch'), await page.getByRole('option', { name: /lunch/i }).first().waitFor())],
  'People, nobody': ['/people?q=zxqvy', (page) => page.getByText('Nobody fits.').waitFor()],
  'Organisations, a new one': ['/organisations', async (page) => (await page.keyboard.press('n'), await page.getByRole('form').waitFor())],
  'Organisation, pursued': ['/organisations?pursued=yes', async (page) => (await page.locator('a.name').first().click(), await page.getByRole('list', { name: 'Stages' }).waitFor())],
  'Organisation, a step': ['/organisations?pursued=yes', async (page) => (await page.locator('a.name').first().click(), await page.getByRole('list', { name: 'Stages' }).waitFor(), await page.keyboard.press('s'))],
  'Organisation, an event': ['/organisations?pursued=yes', async (page) => (await page.locator('a.name').first().click(), await page.getByRole('list', { name: 'Stages' }).waitFor(), await page.keyboard.press('v'))],
  'Organisation, editing': ['/organisations?pursued=yes', async (page) => (await page.locator('a.name').first().click(), await page.getByRole('list', { name: 'Stages' }).waitFor(), await page.keyboard.press('e'))],
  'Person, editing': ['/people/{id}', (page) => page.keyboard.press('e')],
  'Person, a fact': ['/people/{id}', (page) => page.keyboard.press('f')],
  'Person, a promise': ['/people/{id}', (page) => page.keyboard.press('p')],
  'Somebody with a year': ['/people?q=adeyemi', async (page) => (await page.locator('a.line').first().click(), await page.getByRole('region', { name: 'The year' }).waitFor())],
  'Person, logging': ['/people/{id}', (page) => page.keyboard.press('l')],
  'Opportunities, what led there': ['/opportunities?view=came-from', (page) => page.getByRole('region', { name: 'What led there, in figures' }).waitFor()],
  'Opportunities, a new one': ['/opportunities', async (page) => (await page.keyboard.press('n'), await page.getByRole('form', { name: 'New opportunity' }).waitFor())],
  'Opportunity, changing': ['/opportunities', async (page) => (await page.locator('a.subject').first().click(), await page.getByRole('region', { name: 'What led here' }).waitFor(), await page.keyboard.press('e'), await page.getByRole('form', { name: 'Edit the opportunity' }).waitFor())],
  'Import, preview': [
    '/import',
    async (page) => {
      const buffer = Buffer.from('Wer,Post\nAda Byron,ada@example.org\n');
      await page.locator('input[type=file]').first().setInputFiles([{ name: 'a.csv', mimeType: 'text/csv', buffer }]);
      await page.getByLabel(/^Wer/).selectOption('name');
      await page.getByRole('region', { name: 'Preview' }).waitFor();
    },
  ],
  Settings: ['/settings', (page) => page.getByLabel('Time zone').waitFor()],
  Agenda: ['/agenda', (page) => page.locator('[data-person]').first().waitFor()],
  'Agenda, moving': ['/agenda', async (page) => (await page.locator('[data-person]').first().focus(), await page.keyboard.press('m'))],
  'Agenda, rhythms': ['/agenda', (page) => page.locator('summary').click()],
  Triage: ['/triage', (page) => page.getByLabel('What it costs').waitFor()],
  Review: ['/review', async (page) => (await page.locator('[data-key]').first().waitFor(), await page.keyboard.press('j'))],
  'Review, finished': ['/review', (page) => page.getByRole('region', { name: 'Earlier weeks' }).getByRole('link').first().click()],
  'Same person?': ['/duplicates', async (page) => page.locator('main table').first().waitFor()],
  'Settings, calendar and backups': ['/settings', async (page, kith) => {
    await kith.api('POST', '/feed/renew');
    await kith.api('PATCH', '/settings', { backup_folder: '/nowhere/backups' });
    await go(page, kith, '/settings');
    await page.getByRole('button', { name: 'Back up now' }).waitFor();
  }],
  'Outreach, a draft': ['/people/{id}', async (page) => (await page.keyboard.press('m'), await page.getByLabel('Subject').waitFor())],
  'Outreach, with drafts': ['/outreach', (page) => page.locator('a.subject').first().waitFor()],
  'Not found': ['/nowhere', async () => {}],
};

async function visit(page, kith, [path, act]) {
  const person = await somebody(kith, '&state=active');
  await go(page, kith, path.replace('{id}', person.id));
  if (path === '/today') {
    await page.locator('[data-key]').first().waitFor();
    await page.keyboard.press('j');
  }
  if (path === '/people/{id}') await page.getByRole('region', { name: 'Timeline' }).waitFor();
  await page.waitForLoadState('networkidle');
  await act(page, kith);
  await still(page);
}

export const tests = {};

for (const scheme of ['light', 'dark']) {
  tests[`axe finds nothing in ${scheme}`] = async ({ page, kith }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const found = [];
    for (const [name, step] of Object.entries(steps)) {
      await visit(page, kith, step);
      found.push(...(await violations(page)).map((line) => `${name}: ${line}`));
    }
    assert.deepEqual(found, []);
  };
}

tests['at 360 pixels nothing sticks out, and fingers find 44 pixels'] = async ({ page, kith }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 360, height: 740 });
  const found = [];
  for (const [name, step] of Object.entries(steps)) {
    await visit(page, kith, step);
    found.push(
      ...(await page.evaluate(() => {
        const lines = [];
        const root = document.documentElement;
        if (root.scrollWidth > root.clientWidth) lines.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth}`);
        for (const node of document.querySelectorAll('button, select, nav a, .button, .chip, input:not([type=checkbox], [type=radio], [type=file])')) {
          const box = node.getBoundingClientRect();
          if (box.width === 0 || node.matches('.link') || !node.checkVisibility()) continue;
          if (box.height < 43.5) lines.push(`${node.tagName} ${(node.getAttribute('aria-label') ?? node.textContent).trim().slice(0, 30)} is ${box.height} high`);
        }
        return lines;
      })).map((line) => `${name}: ${line}`),
    );
    found.push(...(await violations(page)).map((line) => `${name}: ${line}`));
  }
  assert.deepEqual([...new Set(found)], []);
};

tests['zoomed text and 320 pixels still fit'] = async ({ page, kith }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of table.map((row) => row.path).filter((path) => !path.includes('{'))) {
    await go(page, kith, path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${path} scrolls sideways by ${over}`);
  }
};
