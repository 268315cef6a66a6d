import { expect, it } from 'vitest';
import type { Fact } from '../api/types';
import { byTheme, relationKinds, themes } from './known';

const fact = (id: number, theme: Fact['theme'], at: string): Fact => ({ id, kind: theme, theme, text: '', at, source: null });

it('orders facts by theme, the newest first', () => {
  const facts = [fact(1, 'likes', '2026-01-01T00:00:00Z'), fact(2, 'job', '2025-01-01T00:00:00Z'), fact(3, 'job', '2026-01-01T00:00:00Z')];
  expect(byTheme(facts).map((one) => one.id)).toEqual([3, 2, 1]);
});

it('has words for every theme and kind of relation', () => {
  expect(themes).toHaveLength(8);
  expect(relationKinds).toHaveLength(18);
});
