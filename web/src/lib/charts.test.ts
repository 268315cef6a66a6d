import { expect, it } from 'vitest';
import { decades, percent, scale, steps } from './charts';

it.each([
  [0, '0\u00a0%'],
  [0.004, 'under 1\u00a0%'],
  [0.36, '36\u00a0%'],
  [0.996, 'over 99\u00a0%'],
  [1, '100\u00a0%'],
])('%d is %s', (share, words) => expect(percent(share)).toBe(words));

it('places a number', () => {
  expect(scale([0, 10], [100, 200])(5)).toBe(150);
  expect(scale([3, 3], [100, 200])(3)).toBe(100);
});

it('steps level, then up', () => expect(steps([[2, 8], [5, 6]], [0, 10], 9)).toBe('M0 10H2V8H5V6H9'));

it('has marks up to the most', () => {
  expect(decades(20)).toEqual([0.1, 1, 10, 100]);
  expect(decades(1)).toEqual([0.1, 1, 10]);
});
