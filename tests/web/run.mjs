// The web app in a real browser against a real server: node tests/web/run.mjs KITH_BINARY [WORD]
// WORD keeps only the tests whose suite or name contains it.
import { resolve } from 'node:path';
import { openBrowser } from './lib/browser.mjs';
import { startKith } from './lib/kith.mjs';

const [binary, word = ''] = process.argv.slice(2);
if (!binary) {
  console.error('usage: node tests/web/run.mjs KITH_BINARY [WORD]');
  process.exit(2);
}

const suites = [
  'welcome',
  'journey',
  'today',
  'people',
  'rings',
  'network',
  'paths',
  'scroll',
  'person',
  'known',
  'ties',
  'entries',
  'giving',
  'reading',
  'duplicates',
  'review',
  'correspondents',
  'outreach',
  'experiments',
  'opportunities',
  'import',
  'settings',
  'consent',
  'plan',
  'introductions',
  'organisations',
  'silo',
  'walk',
  'screens',
  'load',
];
const browser = await openBrowser();
let passed = 0;
const failures = [];

for (const suite of suites) {
  const { server = {}, elsewhere = false, tests } = await import(`./suites/${suite}.mjs`);
  const chosen = Object.entries(tests).filter(([name]) => `${suite}: ${name}`.includes(word));
  for (const [name, test] of chosen) {
    let kith;
    let opened;
    try {
      kith = await startKith(resolve(binary), server);
      opened = await browser.page(kith.url, { elsewhere });
      await test({ page: opened.page, kith });
      if (opened.troubles.length) throw new Error(opened.troubles.join('\n'));
      passed++;
      console.log(`ok      ${suite}: ${name}`);
    } catch (error) {
      failures.push(`FAILED  ${suite}: ${name}\n${String(error.stack ?? error).replace(/^/gm, '        ')}`);
      console.log(failures.at(-1));
      if (process.env.KITH_SHOTS) await opened?.page.screenshot({ path: `${process.env.KITH_SHOTS}/${suite}-${failures.length}.png` }).catch(() => {});
    } finally {
      await opened?.page.close();
      await kith?.stop();
    }
  }
}

await browser.close();
if (failures.length) console.log(`\nagain, what failed:\n${failures.join('\n')}\n`); // the end is what CI shows
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length || !passed ? 1 : 0;
