// A server of its own for a test: a fresh database, a free port, a fixed working day.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const now = '2026-11-24T09:00:00Z'; // a Tuesday

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** `live`: the machine's clock, for what happens by itself later. `copyOf`: a database to begin with, `at` its day. */
export async function startKith(binary, { demo = false, live = false, copyOf = '', at = now } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'kith-web-'));
  if (copyOf) await cp(copyOf, join(folder, 'kith.db'));
  const port = await freePort();
  const words = [...(live ? [] : ['--now', at]), '--tz', 'Europe/Berlin', '--db', join(folder, 'kith.db'), 'serve', '--port', String(port)];
  if (demo) words.push('--demo');
  const child = spawn(binary, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (bytes) => (said += bytes));
  child.stderr.on('data', (bytes) => (said += bytes));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.once('error', (error) => (said += error));

  const url = `http://127.0.0.1:${port}`;
  const kith = {
    url,
    /** One call of the JSON API, as the app would make it. */
    async api(method, path, body, headers = {}) {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { Origin: url, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return text ? JSON.parse(text) : undefined;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`kith ended before it served: ${said}`);
    try {
      await kith.api('GET', '/status');
      return kith;
    } catch {
      await sleep(100);
    }
  }
  await kith.stop();
  throw new Error(`kith did not answer within a minute: ${said}`);
}
