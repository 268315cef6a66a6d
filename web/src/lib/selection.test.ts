import { expect, it } from 'vitest';
import { Selection } from './selection.svelte';

const at = (index: number) => 100 + index;

it('chooses rows one by one and in a run', () => {
  const chosen = new Selection();
  chosen.toggle(103, 3);
  chosen.range(6, at);
  expect(chosen.count(50)).toBe(4);
  expect(chosen.has(105)).toBe(true);
  chosen.toggle(105, 5);
  expect(chosen.whom({})).toEqual({ people: [103, 104, 106] });
  chosen.clear();
  expect(chosen.some).toBe(false);
});

it('chooses all that are found but some', () => {
  const chosen = new Selection();
  chosen.everybody();
  chosen.toggle(102, 2);
  expect(chosen.count(50)).toBe(49);
  expect(chosen.has(102)).toBe(false);
  expect(chosen.has(103)).toBe(true);
  expect(chosen.whom({ q: 'x' })).toEqual({ found: { q: 'x' }, except: [102] });
});
