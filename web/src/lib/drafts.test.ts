import { describe, expect, it } from 'vitest';
import { apart, gapWords, mailWords, moves, together } from './drafts';

describe('a draft as one text', () => {
  it.each([
    ['Looms', 'Hi Ada,\n\nhow?'],
    ['', 'Hi'],
    ['Looms', ''],
    ['', ''],
  ])('%s is taken apart as it was put together', (subject, body) => {
    expect(apart(together(subject, body))).toEqual({ subject, body });
  });
  it('has its subject on one line', () => expect(apart(together('a\nb', 'c'))).toEqual({ subject: 'a b', body: 'c' }));
});

describe('a message in the outbox', () => {
  it.each([
    ['scheduled', 0, '', 'Waits to leave'],
    ['scheduled', 2, '451 later', 'Not taken yet: 451 later'],
    ['unsure', 1, '', 'May have left: look into your sent mail'],
    ['copied', 1, '250 ok', 'Sent'],
    ['copied', 1, 'its copy came by IMAP', 'Sent; its copy came by IMAP'],
    ['refused', 1, '550 nobody', 'Refused: 550 nobody'],
  ] as const)('%s after %i tries with "%s"', (state, tries, said, words) => expect(mailWords({ state, tries, said })).toBe(words));

  it('is looked at again while it moves', () => {
    const now = Date.parse('2026-11-23T09:00:00Z');
    expect(moves({ state: 'scheduled', next: '2026-11-23T09:00:10Z' }, now)).toBe(true);
    expect(moves({ state: 'scheduled', next: '2026-11-24T09:00:00Z' }, now)).toBe(false);
    expect(moves({ state: 'copied', next: null }, now)).toBe(false);
  });
});

it('gaps are counted in words', () => {
  expect([[], ['a'], ['a', 'b']].map((gaps) => gapWords({ gaps }))).toEqual(['', 'One gap is left', '2 gaps are left']);
});
