import { expect, test } from 'vitest';
import { approachOrigin, valueKinds, valueSource } from './giving';

test('where somebody came from, as far as it is known', () => {
  expect(approachOrigin({ from: 'LinkedIn', knew_me: false })).toBe('LinkedIn; they do not know who you are');
  expect(approachOrigin({ from: '', knew_me: true })).toBe('they know who you are');
  expect(approachOrigin({ from: '', knew_me: null })).toBe('');
});

test('what was typed needs no source', () => {
  expect(valueSource({ source: 'typed' })).toBe('');
  expect(valueSource({ source: 'touch' })).toBe('from the timeline');
  expect(valueKinds).toHaveLength(9);
});
