// How smooth the map of who knows who is: node bench/map.mjs [KITH [PEOPLE [TIES]]]
// Imports that many cards (10,000 people, 50,000 relations), opens the map in Chromium, pans by dragging and zooms by the
// wheel, and prints the bytes, the time to the first picture and the frame times. Without a graphics card Chromium draws
// by SwiftShader on the processor: the renderer is named. Prints what it measured; judges nothing.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const require = createRequire(new URL('../tests/web/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const [kith = 'build/release/kith', peopleGiven = '10000', tiesGiven = '50000'] = process.argv.slice(2);
const people = Number(peopleGiven);
const ties = Number(tiesGiven);
const folder = mkdtempSync(join(tmpdir(), 'kith-map-'));
const database = join(folder, 'kith.db');

let seed = 7;
function random() {  // mulberry32
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
// Circles of very different sizes; nine ties in ten stay inside.
const circles = 60;
const circle = Array.from({ length: people }, () => Math.floor(circles * random() ** 2));
const members = Array.from({ length: circles }, () => []);
circle.forEach((one, person) => members[one].push(person));
const known = Array.from({ length: people }, () => new Set());
for (let made = 0; made < ties; ) {
  const one = Math.floor(random() * people);
  const among = members[circle[one]];
  const other = random() < 0.9 ? among[Math.floor(random() * among.length)] : Math.floor(random() * people);
  if (one === other || known[one].has(other) || known[other].has(one)) continue;
  known[one].add(other);
  made++;
}
const name = (person) => `Person${person} Family${person}`;
const cards = known.map((others, person) =>
  ['BEGIN:VCARD', 'VERSION:4.0', `FN:${name(person)}`, `N:Family${person};Person${person};;;`, `ORG:Organisation ${circle[person]}`,
    ...[...others].map((other) => `RELATED;VALUE=text;TYPE=friend:${name(other)}`), 'END:VCARD', ''].join('\r\n'));
writeFileSync(join(folder, 'cards.vcf'), cards.join(''));
execFileSync(kith, ['--db', database, '--quiet', 'import', join(folder, 'cards.vcf')], { stdio: 'inherit' });

const child = spawn(kith, ['--db', database, 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
let said = '';
child.stdout.on('data', (bytes) => (said += bytes));
while (!/http:\/\/\S+/.test(said)) await sleep(50);
const url = /http:\/\/[^\s/]+/.exec(said)[0];

const percentile = (values, percent) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor((values.length * percent) / 100))] ?? 0;
console.log(`machine  ${cpus().length} cores, ${cpus()[0]?.model}; load ${loadavg()[0].toFixed(1)}`);
for (const round of ['first', 'again', 'again']) {
  const began = performance.now();
  const body = await (await fetch(`${url}/api/v1/network`, { headers: { 'Accept-Encoding': 'identity' } })).text();
  const map = JSON.parse(body);
  console.log(`GET /network, ${round}   ${(performance.now() - began).toFixed(0)} ms   ${body.length} bytes   ${map.total} people   ${map.ties_total} ties   ${map.communities.length} communities`);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
page.setDefaultTimeout(120_000);
const began = performance.now();
await page.goto(`${url}/network`);
await page.locator('.picture.drawn').waitFor();
console.log(`navigation to first picture   ${(performance.now() - began).toFixed(0)} ms`);
const renderer = await page.evaluate(() => {
  const gl = document.createElement('canvas').getContext('webgl2');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  return info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : 'unknown';
});
console.log(`renderer ${renderer}`);

async function frames(what, work) {
  await page.evaluate(() => {
    globalThis.frames_ = [];
    globalThis.watch_ = true;
    let last = performance.now();
    requestAnimationFrame(function tick() {
      const now = performance.now();
      frames_.push(now - last);
      last = now;
      if (watch_) requestAnimationFrame(tick);
    });
  });
  await work();
  const times = await page.evaluate(() => ((globalThis.watch_ = false), frames_.slice(1)));
  console.log(`${what.padEnd(24)} ${String(times.length).padStart(5)} frames   p50 ${percentile(times, 50).toFixed(1)} ms   p95 ${percentile(times, 95).toFixed(1)} ms   p99 ${percentile(times, 99).toFixed(1)} ms`);
}

const box = await page.getByRole('application').boundingBox();
const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
await page.mouse.move(x, y);
for (const round of [1, 2]) {
  await frames(`pan ${round}`, async () => {
    await page.mouse.down();
    for (let step = 0; step < 120; step++) await page.mouse.move(x + Math.sin(step / 10) * 150, y + Math.cos(step / 13) * 120);
    await page.mouse.up();
  });
  await frames(`zoom ${round}`, async () => {
    for (let step = 0; step < 30; step++) {
      await page.mouse.wheel(0, step < 15 ? -120 : 120);
      await sleep(60);
    }
  });
  await frames(`hover ${round}`, async () => {
    for (let step = 0; step < 120; step++) await page.mouse.move(x + Math.sin(step / 9) * 250, y + Math.cos(step / 7) * 200);
  });
}

await browser.close();
child.kill('SIGTERM');
rmSync(folder, { recursive: true, force: true });
