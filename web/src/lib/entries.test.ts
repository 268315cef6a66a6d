import { expect, test } from 'vitest';
import { entryHeading, entryKinds } from './entries';

test('an entry point says what it is, and whose', () => {
  const own = { kind: 'talk', source: 'typed', organisation: null } as const;
  expect(entryHeading(own)).toBe('Talk');
  expect(entryHeading({ ...own, organisation: { id: 1, name: 'Looms & Co' } })).toBe('Talk at Looms & Co');
  expect(entryHeading({ ...own, source: 'import' })).toBe('');
  expect(entryHeading({ ...own, source: 'reading' })).toBe('For them to read');
});

test('a birthday is no entry point to type', () => {
  expect(entryKinds).toContain('job-change');
  expect(entryKinds).not.toContain('birthday');
});
