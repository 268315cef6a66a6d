// The people list keeps its rows and its place while other screens are open.
import { call } from '../api/client';
import type { BulkInput, PersonRow, State } from '../api/types';
import { Rows } from './rows.svelte';

export const filterNames = ['q', 'stratum', 'state', 'tag', 'org', 'sort'] as const;
export type Filters = Partial<Record<(typeof filterNames)[number], string>>;

export function readFilters(query: URLSearchParams): Filters {
  const filters: Filters = {};
  for (const name of filterNames) {
    const value = query.get(name);
    if (value) filters[name] = value;
  }
  return filters;
}

export function peopleAddress(filters: Filters): string {
  const query = new URLSearchParams();
  for (const name of filterNames) if (filters[name]) query.set(name, filters[name]);
  return `/people${query.size ? `?${query}` : ''}`;
}

/** The filters as a bulk change names those they find. */
export const peopleFound = ({ q, stratum, state, tag, org }: Filters): NonNullable<BulkInput['found']> => ({
  ...(q ? { q } : {}),
  ...(stratum ? { stratum: Number(stratum) } : {}),
  ...(state ? { state: state as State } : {}),
  ...(tag ? { tag } : {}),
  ...(org ? { org } : {}),
});

class PeopleList {
  rows = new Rows<PersonRow>();
  top = 0;
  #shown = '';

  /** Loads when the question or the data changed; true when it is another question. */
  show(filters: Filters, changes: number, index: number): boolean {
    const question = JSON.stringify(filters);
    const now = `${changes} ${question}`;
    if (now === this.#shown) return false;
    const other = !this.#shown.endsWith(` ${question}`);
    this.#shown = now;
    void this.rows.open((place, signal) => call('get', '/people', { query: { ...(filters as object), ...place }, signal }), other ? 0 : index);
    if (other) this.top = 0;
    return other;
  }
}

export const peopleList = new PeopleList();
