import { describe, expect, it } from 'vitest';
import type { SiloPeriod, SiloShare } from '../api/types';
import { behindOf, behindWords, siloAddress, topShares, trendPath, trendWords } from './silo';

const share = (value: string | null, warm: number): SiloShare => ({ value, warm, home: 0, people: warm });
const period = (quarter: string, outside: number, home: number): SiloPeriod => ({ quarter, outside, home, warm: outside + home });

describe('the list behind a number', () => {
  it('has an address that reads back', () => {
    const address = siloAddress({ scope: 'home', group: 'employer', value: 'Brandt & Söhne' });
    expect(behindOf(new URL(address, 'http://x').searchParams)).toEqual({ scope: 'home', group: 'employer', value: 'Brandt & Söhne' });
    expect(behindOf(new URL(siloAddress({ scope: 'warm', group: 'place', value: null }), 'http://x').searchParams)).toEqual({ scope: 'warm', group: 'place', value: '' });
    expect(behindOf(new URLSearchParams('show=everything'))).toBeNull();
    expect(behindOf(new URLSearchParams())).toBeNull();
  });

  it('has a name', () => {
    expect(behindWords({ scope: 'stay', group: '', value: '' })).toBe('At home, by the chance that they stay');
    expect(behindWords({ scope: 'warm', group: 'place', value: '' })).toBe('Warm ties · Place: not known');
    expect(behindWords({ scope: 'outside', group: 'quarter', value: '2026-Q3' })).toBe('Warm ties outside · end of 2026-Q3');
  });
});

describe('charts', () => {
  it('keep the largest and what is not known', () => {
    expect(topShares([share('a', 3), share('b', 2), share('c', 1), share(null, 9)], 2)).toEqual({ rows: [share('a', 3), share('b', 2), share(null, 9)], more: 1 });
  });

  it('draw a line and say what changed', () => {
    const periods = [period('1', 5, 1), period('2', 4, 1), period('3', 4, 1), period('4', 4, 1), period('now', 2, 1)];
    expect(trendPath(periods.slice(0, 2), (one) => one.outside, (index) => index * 10, (value) => 10 - value)).toBe('M0.0 5.0L10.0 6.0');
    expect(trendWords(periods)).toBe('2 warm ties outside, 3 fewer than a year ago.');
    expect(trendWords(periods.slice(0, 4))).toBe('');
    expect(trendWords([...periods.slice(0, 4), period('now', 5, 0)])).toBe('5 warm ties outside, as many as a year ago.');
  });
});
