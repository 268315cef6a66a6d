import { expect, it } from 'vitest';
import { proposals, type Known } from './facets';

const row = (name: string, choices: string[] = []) => ({ name, what: `about ${name}`, example: `${name}:x`, choices });
const known: Known = {
  facets: [row('stratum'), row('tag'), row('last'), row('state', ['active', 'resting']), row('has', ['email', 'phone'])],
  strata: ['Core', 'Close', 'Wide'],
  tags: ['alumni', 'old boys'],
};

it.each([
  ['a', []],
  ['st', ['stratum:', 'state:']],
  ['-ta', ['-tag:']],
  ['stratum:c', ['stratum:Core', 'stratum:Close']],
  ['stratum:core', []], // typed to its end
  ['ada tag:o', ['tag:"old boys"']],
  ['-has:', ['-has:email', '-has:phone']],
  ['last:', ['last:x']],
  ['last:>9', []],
  ['http://x', []],
  ['tag:alumni ', []],
])('%s proposes %j', (typed, words) => expect(proposals(typed, known).map((one) => one.words)).toEqual(words));

it('keeps what stands before', () => {
  expect(proposals('ada tag:al', known)[0]?.text).toBe('ada tag:alumni ');
  expect(proposals('ada st', known)[0]?.text).toBe('ada stratum:');
});
