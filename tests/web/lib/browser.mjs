// Chromium, and a page that remembers whatever went wrong on it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--lang=en-GB',
];

export async function openBrowser() {
  const profile = await mkdtemp(join(tmpdir(), 'kith-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: flags,
    viewport: { width: 1280, height: 860 },
    timezoneId: 'America/Los_Angeles', // never the workspace's zone: dates must not lean on the machine
  });
  context.setDefaultTimeout(10_000);
  return {
    /** `elsewhere`: the test leaves for another site's page. */
    async page(base, { elsewhere = false } = {}) {
      const page = await context.newPage();
      const troubles = [];
      page.on('pageerror', (error) => troubles.push(`script: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of (4\d\d|50[23])|ERR_FAILED/.test(message.text())) troubles.push(`console: ${message.text()}`);
      });
      page.on('request', (request) => {
        if (!elsewhere && !request.url().startsWith(base)) troubles.push(`a request elsewhere: ${request.url()}`);
      });
      return { page, troubles };
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
