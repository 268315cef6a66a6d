import { describe, expect, it } from 'vitest';
import type { NetworkMap } from '../api/types';
import { dotSize, read, signWords, step } from './network';

// Ada in the middle; Bert to the right, Cleo above, Dora far to the left whom only Cleo knows.
const map: NetworkMap = {
  people: { id: [11, 12, 13, 14], name: ['Ada', 'Bert', 'Cleo', 'Dora'], organisation: [0, -1, 0, -1], community: [0, 0, 0, 1], bridging: [100, 0, 25, 0], degree: [3, 0, 2, 1], own: [90, 0, 10, 0], x: [0, 40, 0, -90], y: [0, 5, -40, 0] },
  organisations: ['Acme'],
  degrees: ['never', 'quiet', 'cooling', 'warm'],
  ties: { from: [0, 0, 2], to: [1, 2, 3], strength: [80, 50, 20], signs: [1, 18, 64] },
  signs: ['said', 'related', 'introduced', 'wrote', 'met', 'copied', 'same-organisation'],
  communities: [],
  bridges: [],
  islands: { people: [], total: 0 },
  total: 4,
  beyond: 0,
  ties_total: 3,
};
const network = read(map);

describe('the map out of its columns', () => {
  it('gives each their own', () => {
    expect(network.people[0]).toMatchObject({ id: 11, name: 'Ada', organisation: 'Acme', degree: 'warm', own: 0.9, bridging: 1 });
    expect(network.people[1]).toMatchObject({ organisation: '', degree: 'never' });
    expect(network.places.get(14)).toBe(3);
  });
  it('has each tie at both ends, the strongest first', () => {
    expect(network.ties.map((ties) => ties.map((tie) => tie.to))).toEqual([[1, 2], [0], [0, 3], [2]]);
  });
});

describe('arrows', () => {
  it.each([
    ['right', 0, 1],
    ['up', 0, 2],
    ['left', 1, 0],
    ['down', 2, 0],
    ['left', 2, 3], // Dora, whom Cleo knows
    ['left', 0, 3], // nobody they know is there: the nearest of all
    ['down', 0, 0], // nobody is there
    ['left', -1, 0], // nobody was picked: the best tied
  ] as const)('%s from %i leads to %i', (direction, from, to) => expect(step(network, from, direction)).toBe(to));
  it('pass over who is not shown', () => expect(step(network, 0, 'right', (place) => place !== 1)).toBe(0));
});

describe('words and sizes', () => {
  it('says what a tie is known by', () => {
    expect(signWords(18, map.signs)).toBe('a known relation, met with you');
    expect(signWords(0, map.signs)).toBe('');
  });
  it('makes bridges larger, and all smaller where it is tight', () => {
    expect(dotSize(1, 20)).toBeGreaterThan(2 * dotSize(0, 20));
    expect(dotSize(0, 3)).toBeLessThan(dotSize(0, 20));
    expect(dotSize(0, 0)).toBeGreaterThan(1);
  });
});
