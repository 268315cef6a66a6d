import { expect, test } from 'vitest';
import { about, entryHeading, entryKinds } from './entries';

test('an entry point says what it is, and whose', () => {
  const own = { kind: 'talk', source: 'typed', organisation: null } as const;
  expect(entryHeading(own)).toBe('Talk');
  expect(entryHeading({ ...own, organisation: { id: 1, name: 'Looms & Co' } })).toBe('Talk at Looms & Co');
  expect(entryHeading({ ...own, source: 'import' })).toBe('');
  expect(entryHeading({ ...own, source: 'reading' })).toBe('For them to read');
});

test('a contact uses up what its reason names, and nothing else', () => {
  const reason = { kind: 'talk', text: 'Talk: on looms', url: null };
  expect(about({ ...reason, entry: 7 })).toEqual({ entry: 7 });
  expect(about({ ...reason, kind: 'own-news', news: 2 })).toEqual({ news: 2 });
  expect(about(reason)).toEqual({});
  expect(about(undefined)).toEqual({});
});

test('a birthday is no entry point to type', () => {
  expect(entryKinds).toContain('job-change');
  expect(entryKinds).not.toContain('birthday');
});
