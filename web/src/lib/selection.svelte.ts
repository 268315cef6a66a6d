// Who is chosen in a list: some rows, or all that are found but some.
import { SvelteSet } from 'svelte/reactivity';
import type { BulkInput } from '../api/types';

export class Selection {
  all = $state(false);
  readonly #ids = new SvelteSet<number>(); // chosen, or with `all` those left out
  #anchor = -1;

  has = (id: number): boolean => this.#ids.has(id) !== this.all;
  count = (total: number): number => (this.all ? total - this.#ids.size : this.#ids.size);
  get some(): boolean {
    return this.all || this.#ids.size > 0;
  }

  toggle(id: number, index: number): void {
    if (!this.#ids.delete(id)) this.#ids.add(id);
    this.#anchor = index;
  }

  /** From the row chosen last to this one; `at` gives the number of a row that is loaded. */
  range(to: number, at: (index: number) => number | undefined): void {
    const from = this.#anchor < 0 ? to : this.#anchor;
    for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
      const id = at(index);
      if (id === undefined) continue;
      if (this.all) this.#ids.delete(id);
      else this.#ids.add(id);
    }
    this.#anchor = to;
  }

  everybody(): void {
    this.clear();
    this.all = true;
  }

  clear(): void {
    this.all = false;
    this.#ids.clear();
    this.#anchor = -1;
  }

  /** Whom a bulk change is about. */
  whom(found: NonNullable<BulkInput['found']>): Pick<BulkInput, 'people' | 'found' | 'except'> {
    const ids = [...this.#ids];
    return this.all ? { found, ...(ids.length ? { except: ids } : {}) } : { people: ids };
  }
}
