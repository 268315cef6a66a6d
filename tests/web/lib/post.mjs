// A real mailbox (Dovecot) and a real server that takes mail, for a test of the web app.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../smtp/post.py', import.meta.url));

export async function startPost() {
  // The system's Python: the server that takes mail is Debian's.
  const child = spawn('/usr/bin/python3', [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the mail servers have ended');
    return JSON.parse(value);
  };
  const ask = (words) => {
    child.stdin.write(`${words}\n`);
    return next();
  };
  return {
    ...(await next()),
    taken: () => ask('taken'),
    answer: (words) => ask(`answer ${words}`),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.end();
      await ended;
    },
  };
}
