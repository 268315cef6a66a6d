import { describe, expect, it } from 'vitest';
import { emptyDraft, isPartialDate, patchOf, splitTags } from './draft';

const ada = () => ({
  ...emptyDraft('Ada Byron'),
  handles: [{ id: 1, kind: 'email' as const, value: 'ada@example.org', label: 'work' }],
  tags: 'maths, engines',
});

describe('patchOf', () => {
  it('sends nothing when nothing changed', () => {
    expect(patchOf(ada(), ada())).toEqual({});
    expect(patchOf(ada(), { ...ada(), tags: ' maths ,engines,' })).toEqual({});
  });

  it('sends a list as a whole, rows keeping their ids', () => {
    const now = ada();
    now.handles.push({ kind: 'phone', value: ' +44 20 7946 0991 ' } as never);
    expect(patchOf(ada(), now)).toEqual({
      handles: [
        { id: 1, kind: 'email', value: 'ada@example.org', label: 'work' },
        { kind: 'phone', value: '+44 20 7946 0991' },
      ],
    });
  });

  it('takes empty rows for no rows, and an emptied birthday for none', () => {
    const now = ada();
    now.handles.push({ kind: 'email', value: '  ' } as never);
    expect(patchOf(ada(), now)).toEqual({});
    expect(patchOf({ ...ada(), birthday: '--05-14' }, ada())).toEqual({ birthday: null });
  });
});

describe('fields', () => {
  it('tags are separated by commas and kept once', () => {
    expect(splitTags('a, b,,a , c d')).toEqual(['a', 'b', 'c d']);
  });

  it.each([
    ['1980-05-14', true],
    ['--05-14', true],
    ['1980-05', true],
    ['1980', true],
    ['14 May', false],
    ['1980-13', false],
    ['--05', false],
    ['05-14', false],
  ])('%s as a date: %s', (text, ok) => expect(isPartialDate(text)).toBe(ok));
});
