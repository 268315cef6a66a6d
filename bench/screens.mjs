// How smooth the web app is on a large network: node bench/screens.mjs [KITH [DATABASE]]
// DATABASE is one that bench/search --db FILE has filled; without one 100,000 cards are imported first. Scrolls
// the People table in Chromium, dragging and by wheel, and counts long tasks in the browser's own trace; then
// draws the map with 5,000 dots and moves over it. Prints what it measured; judges nothing.
import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const require = createRequire(new URL('../tests/web/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const [kith = 'build/release/kith', given] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'kith-screens-'));
const database = given ? resolve(given) : join(folder, 'kith.db');
const people = 100_000;

function cards() {
  const given = ['Ada', 'Boris', 'Chloé', 'Dmitri', 'Elif', 'Farid', 'Grace', 'Hanna', 'Ivo', 'Jørgen', 'Kwame', 'Lucía'];
  const family = ['Byron', 'Müller', 'Okafor', 'Петров', 'Nakamura', 'García', 'Novák', 'Lindqvist', 'O’Brien', 'Haddad'];
  const lines = [];
  for (let i = 0; i < people; i++) {
    lines.push(`BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${given[i % 12]} ${family[(i * 7) % 10]} ${i}\r\nEMAIL:p${i}@o${i % 1500}.example.com\r\nORG:Organisation ${i % 1500}\r\nTITLE:Planner\r\nEND:VCARD\r\n`);
  }
  const file = join(folder, 'cards.vcf');
  writeFileSync(file, lines.join(''));
  return file;
}

if (!given) {
  execFileSync(kith, ['--db', database, '--quiet', 'import', cards()], { stdio: 'inherit' });
}
const child = spawn(kith, ['--db', database, 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
let said = '';
child.stdout.on('data', (bytes) => (said += bytes));
while (!/http:\/\/\S+/.test(said)) await sleep(50);
const url = /http:\/\/[^\s/]+/.exec(said)[0];

const profile = mkdtempSync(join(folder, 'profile-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  viewport: { width: 1280, height: 860 },
});
const page = await context.newPage();
const browser = await context.newCDPSession(page);

/** Runs it while Chromium traces; the main thread's tasks above 50 ms, and all frames' times. */
async function traced(work) {
  const events = [];
  const take = ({ value }) => events.push(...value);
  browser.on('Tracing.dataCollected', take);
  const done = new Promise((after) => browser.once('Tracing.tracingComplete', after));
  await browser.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'toplevel'] } });
  await page.evaluate(() => {
    globalThis.frames_ = [];
    let last = performance.now();
    globalThis.watch_ = true;
    const tick = () => {
      const now = performance.now();
      frames_.push(now - last);
      last = now;
      if (watch_) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await work();
  const frames = await page.evaluate(() => ((globalThis.watch_ = false), frames_.slice(1)));
  await browser.send('Tracing.end');
  await done;
  browser.off('Tracing.dataCollected', take);
  const main = events.find((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain');
  const tasks = events.filter((event) => event.name === 'RunTask' && event.dur && (!main || (event.pid === main.pid && event.tid === main.tid)));
  const long = tasks.filter((event) => event.dur > 50_000).map((event) => Math.round(event.dur / 1000));
  return { frames, long, longest: Math.round(Math.max(0, ...tasks.map((event) => event.dur)) / 1000) };
}

const percentile = (values, percent) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor((values.length * percent) / 100))] ?? 0;

function print(what, { frames, long, longest }, asked) {
  console.log(`${what.padEnd(44)} ${String(frames.length).padStart(5)} frames   p50 ${percentile(frames, 50).toFixed(1)} ms   p99 ${percentile(frames, 99).toFixed(1)} ms   longest task ${longest} ms   above 50 ms: ${long.length ? long.join(', ') : 'none'}   (asked ${asked})`);
}

const cpu = /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? '';
console.log(`machine  ${cpus().length} cores, ${cpu}; load ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]}`);

await page.goto(`${url}/people`);
await page.locator('[data-row="0"]').waitFor();
await sleep(500);
console.log(`people   ${await page.locator('h1').textContent()}`);
const list = page.getByRole('list', { name: 'People' });

print('People, by wheel', await traced(() => list.evaluate(async (node) => {
  for (let step = 0; step < 300; step++) {
    node.scrollTop += 120;
    await new Promise(requestAnimationFrame);
  }
})), 'none');
print('People, the scroll bar dragged to the end', await traced(() => list.evaluate(async (node) => {
  for (let step = 0; step < 300; step++) {
    node.scrollTop = (node.scrollHeight * step) / 300;
    await new Promise(requestAnimationFrame);
  }
})), 'none');
await page.goto(`${url}/people?sort=due`);
await page.locator('[data-row="0"]').waitFor();
await sleep(500);
print('People by due, by wheel', await traced(() => page.getByRole('list', { name: 'People' }).evaluate(async (node) => {
  for (let step = 0; step < 300; step++) {
    node.scrollTop += 240;
    await new Promise(requestAnimationFrame);
  }
})), 'none');

await page.goto(`${url}/rings`);
await page.locator('canvas').waitFor();
await sleep(1500);
const dots = /Map of (\d+)/.exec(await page.locator('canvas').getAttribute('aria-label'))[1];
const box = await page.locator('canvas').boundingBox();
print(`Map of ${dots} dots, the pointer moves over it`, await traced(async () => {
  for (let step = 0; step < 200; step++) {
    const angle = step / 10;
    const far = (box.width / 2) * (0.15 + (0.8 * step) / 200);
    await page.mouse.move(box.x + box.width / 2 + Math.cos(angle) * far, box.y + box.height / 2 + Math.sin(angle) * far);
  }
}), '60 a second');
print(`Map of ${dots} dots, narrowed and widened`, await traced(async () => {
  for (const query of ['stratum:active', '', 'has:phone', '']) {
    await page.getByRole('searchbox').fill(query);
    await sleep(900);
  }
}), '60 a second');

await context.close();
child.kill('SIGTERM');
rmSync(folder, { recursive: true, force: true });
