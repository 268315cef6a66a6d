import { describe, expect, it } from 'vitest';
import { caps, commands, find, groups, written } from './keys';

const stroke = (key: string, mods: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...mods,
});

describe('the table', () => {
  // In a list x selects; with a person it skips. Which of them answers is the screen's to say.
  it('gives no key to two commands of a group, and no command twice', () => {
    const keys = commands.flatMap((row) => row.keys.map((key) => `${row.group} ${key}`));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(commands.map((row) => row.id)).size).toBe(commands.length);
  });

  it('has no key that begins a longer one', () => {
    const keys: string[] = commands.flatMap((row) => [...row.keys]);
    for (const key of keys) expect(keys.some((other) => other.startsWith(`${key} `))).toBe(false);
  });

  it('names a group of the help sheet in every row', () => {
    for (const row of commands) expect(groups).toContain(row.group);
  });

  it('can reach every row by a key or by the palette', () => {
    for (const row of commands) expect(row.keys.length > 0 || row.palette).toBe(true);
  });

  it('gives a key to the command that somebody answers to', () => {
    expect(find('x', '', true, (id) => id === 'person.skip')).toEqual({ command: 'person.skip' });
    expect(find('x', '', true, (id) => id === 'list.select')).toEqual({ command: 'list.select' });
    expect(find('Escape', '', true, () => false)).toBeNull();
  });
});

describe('written', () => {
  it('knows Ctrl and Cmd as one, and leaves Alt to the system', () => {
    expect(written(stroke('k', { ctrlKey: true }))).toBe('mod+k');
    expect(written(stroke('K', { metaKey: true, shiftKey: true }))).toBe('mod+shift+k');
    expect(written(stroke('?', { shiftKey: true }))).toBe('?');
    expect(written(stroke('l', { altKey: true }))).toBeNull();
    expect(written(stroke('Shift', { shiftKey: true }))).toBeNull();
  });
});

describe('find', () => {
  it('prefers the row that somebody answers to', () => {
    expect(find('n', '', true)).toEqual({ command: 'person.note' });
    expect(find('n', '', true, (id) => id === 'pair.different')).toEqual({ command: 'pair.different' });
  });

  it('finds single keys and sequences', () => {
    expect(find('l', '', true)).toEqual({ command: 'person.log' });
    expect(find('g', '', true)).toEqual({ pending: 'g' });
    expect(find('t', 'g', true)).toEqual({ command: 'go.today' });
    expect(find('s', 'g', true)).toEqual({ command: 'go.settings' });
    expect(find('s', '', true)).toEqual({ command: 'person.snooze' });
  });

  it('begins again after a sequence that leads nowhere', () => {
    expect(find('l', 'g', true)).toEqual({ command: 'person.log' });
    expect(find('q', 'g', true)).toBeNull();
  });

  it('keeps only keys with a modifier when single keys are off', () => {
    expect(find('l', '', false)).toBeNull();
    expect(find('g', '', false)).toBeNull();
    expect(find('mod+k', '', false)).toEqual({ command: 'palette' });
  });
});

describe('caps', () => {
  it('shows each cap as it stands on the keyboard', () => {
    expect(caps('mod+shift+k', false)).toEqual(['Ctrl', 'Shift', 'K']);
    expect(caps('mod+k', true)).toEqual(['⌘', 'K']);
    expect(caps('g t', false)).toEqual(['g', 't']);
    expect(caps('Enter', false)).toEqual(['↵']);
  });
});
