import { describe, expect, it } from 'vitest';
import type { Dot, Rings } from '../api/types';
import { hit, layOut, step } from './rings';

const dot = (id: number, ring: number, worth: number): Dot => ({ id, name: `P${id}`, organisation: '', ring, degree: 'warm', share: 1, worth, due: null, why: '' });
const network = (sizes: number[]): Rings => {
  const dots = sizes.flatMap((size, ring) => Array.from({ length: size }, (_, index) => dot(ring * 10_000 + index + 1, ring + 1, sizes.length - ring)));
  return { rings: sizes.map((_, index) => ({ id: index + 1, name: `R${index + 1}`, rank: index + 1 })), dots, total: dots.length, resting: 0 };
};

describe('layOut', () => {
  it.each([[[1]], [[7, 18, 274, 190, 130]], [[20, 60, 3000, 1200, 720]], [[0, 3, 0, 5000]]])('%j: every dot stands in its band and overlaps no other', (sizes) => {
    const picture = layOut(network(sizes));
    expect(picture.placed.length).toBe(sizes.reduce((sum, size) => sum + size, 0));
    expect(picture.bands.length).toBe(sizes.filter(Boolean).length);
    const outside = picture.placed.filter((one) => {
      const band = picture.bands[one.ring]!;
      const distance = Math.hypot(one.x, one.y);
      return distance - one.radius < band.inner - 1e-9 || distance + one.radius > band.outer + 1e-9;
    });
    expect(outside).toEqual([]);
    expect(Math.max(...picture.bands.map((band) => band.outer))).toBeLessThanOrEqual(1);
    const first = picture.placed.slice(0, 400);
    const touching = first.flatMap((one, index) =>
      first.slice(index + 1).filter((other) => Math.hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius - 1e-9),
    );
    expect(touching).toEqual([]);
  });

  it('makes who is worth more larger', () => {
    const picture = layOut(network([10, 10]));
    expect(picture.placed[0]!.radius).toBeGreaterThan(picture.placed[10]!.radius);
  });

  it('has nothing to place in an empty network', () => expect(layOut(network([]))).toEqual({ bands: [], placed: [] }));
});

describe('the pointer and the keys', () => {
  const picture = layOut(network([4, 12]));

  it('finds the dot under the pointer', () => {
    picture.placed.forEach((one, index) => expect(hit(picture, one.x, one.y, 0.01)).toBe(index));
    expect(hit(picture, 0, 0, 0.01)).toBe(-1);
  });

  it('goes round a ring and from ring to ring', () => {
    expect(step(picture, 3, 'right')).toBe(0);
    expect(step(picture, 0, 'left')).toBe(3);
    expect(step(picture, 0, 'out')).toBe(4);
    expect(step(picture, 4, 'in')).toBe(0);
    expect(step(picture, 0, 'in')).toBe(0);
    expect(step(picture, 6, 'last')).toBe(15);
    expect(step(picture, -1, 'right')).toBe(0);
  });
});
