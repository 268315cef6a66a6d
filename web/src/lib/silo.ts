// The silo audit's words, addresses and places on its charts.
import type { Silo, SiloPeriod, SiloShare, SiloShares, SiloTie } from '../api/types';

export type SiloScope = 'warm' | 'home' | 'outside' | 'people' | 'stay' | 'answer' | 'unreachable' | 'bridges' | 'warm-up';

/** Which people are looked at: the list behind one number. */
export interface Behind {
  scope: SiloScope;
  group: string;
  value: string;
}

export const byWords: Record<SiloShares['by'], string> = {
  employer: 'Employer', industry: 'Industry', function: 'Function', place: 'Place', age: 'Age of the tie',
};

export const valueWords = (value: string | null): string => value ?? 'Not known';

/** The address that shows the list in place. */
export function siloAddress({ scope, group = '', value = '' }: { scope: SiloScope; group?: string; value?: string | null }): string {
  const query = new URLSearchParams({ show: scope });
  if (group) query.set('group', group);
  if (group) query.set('value', value ?? '');
  return `/silo?${query}`;
}

const scopes: SiloScope[] = ['warm', 'home', 'outside', 'people', 'stay', 'answer', 'unreachable', 'bridges', 'warm-up'];
export function behindOf(query: URLSearchParams): Behind | null {
  const scope = scopes.find((one) => one === query.get('show'));
  return scope ? { scope, group: query.get('group') ?? '', value: query.get('value') ?? '' } : null;
}

const scopeWords: Record<SiloScope, string> = {
  warm: 'Warm ties', home: 'Warm ties at home', outside: 'Warm ties outside', people: 'Everybody', stay: 'At home, by the chance that they stay',
  answer: 'By the chance of an answer within a week', unreachable: 'At home, without an address or number of their own',
  bridges: 'Bridges about to go', 'warm-up': 'Whom to warm up',
};
/** "Warm ties · Employer: Acme" */
export function behindWords({ scope, group, value }: Behind): string {
  if (!group) return scopeWords[scope];
  if (group === 'quarter') return `${scopeWords[scope]} · ${value === 'now' ? 'now' : `end of ${value}`}`;
  return `${scopeWords[scope]} · ${byWords[group as SiloShares['by']] ?? group}: ${value || 'not known'}`;
}

/** The rows a chart shows: the largest, what is not known always, and how many are left out. */
export function topShares(rows: readonly SiloShare[], most: number): { rows: SiloShare[]; more: number } {
  const known = rows.filter((row) => row.value !== null);
  const unknown = rows.filter((row) => row.value === null);
  return { rows: [...known.slice(0, most), ...unknown], more: Math.max(0, known.length - most) };
}

/** What is known of somebody in one line. */
export const tieWords = (tie: SiloTie): string =>
  [[tie.person.role, tie.person.organisation || tie.employer].filter(Boolean).join(', '), tie.place].filter(Boolean).join(' · ');

/** Points of a line over the periods, for an SVG path. */
export function trendPath(periods: readonly SiloPeriod[], pick: (period: SiloPeriod) => number, x: (index: number) => number, y: (value: number) => number): string {
  return periods.map((period, index) => `${index ? 'L' : 'M'}${x(index).toFixed(1)} ${y(pick(period)).toFixed(1)}`).join('');
}

/** "In a year: 41 warm ties outside, from 52." */
export function trendWords(periods: readonly SiloPeriod[]): string {
  const now = periods.at(-1);
  const then = periods.at(-5);
  if (!now || !then) return '';
  const change = now.outside - then.outside;
  const outside = `${now.outside} warm ${now.outside === 1 ? 'tie' : 'ties'} outside`;
  if (change === 0) return `${outside}, as many as a year ago.`;
  return `${outside}, ${Math.abs(change)} ${change > 0 ? 'more' : 'fewer'} than a year ago.`;
}

/** Gaps worth a line: places and industries with several people, functions with anybody. */
export const gapsOf = (shares: SiloShares): SiloShare[] =>
  shares.by === 'employer' || shares.by === 'age' ? [] : shares.empty.filter((share) => share.people >= (shares.by === 'function' ? 1 : 3));

export const knowsHome = (silo: Pick<Silo, 'home'>): boolean => silo.home.set.length + silo.home.organisations.length + silo.home.domains.length > 0;
