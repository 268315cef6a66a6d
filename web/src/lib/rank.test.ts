import { describe, expect, it } from 'vitest';
import { commands } from './keys';
import { rank, score } from './rank';

const titles = (query: string) => rank(query, commands, (row) => row.title).map((row) => row.title);

describe('rank', () => {
  it('puts the beginning of the title before the beginning of a word before a piece', () => {
    expect(rank('no', ['Snooze', 'Write a note', 'Note'], (title) => title)).toEqual(['Note', 'Write a note', 'Snooze']);
  });

  it('finds commands by a few letters', () => {
    expect(titles('set')[0]).toBe('Settings');
    expect(titles('log')[0]).toBe('Log a contact');
    expect(titles('new p')[0]).toBe('New person');
    expect(titles('light')[0]).toBe('Switch between light and dark');
  });

  it('keeps the order of the table for an empty query and for equals', () => {
    expect(titles('')).toEqual(commands.map((row) => row.title));
    expect(rank('a', ['ab', 'ac'], (title) => title)).toEqual(['ab', 'ac']);
  });

  it('ignores accents and case, and leaves out what does not fit', () => {
    expect(score('zoe', 'Zoë Müller')).toBeGreaterThan(score('zoe', 'Amazon every day'));
    expect(score('xyz', 'Settings')).toBe(0);
    expect(score('stg', 'Settings')).toBeGreaterThan(0);
  });
});
