// What facets may be proposed: asked of the server once, the tags again when the data changes.
import { call } from '../api/client';
import { app } from './app.svelte';
import type { Known } from './facets';

class Knowing {
  #facets = $state.raw<Known['facets']>([]);
  #tags = $state.raw<string[]>([]);
  #asked = -1;

  get known(): Known {
    return { facets: this.#facets, strata: app.strata.map((stratum) => stratum.name), tags: this.#tags };
  }

  /** Nobody waits for it: without an answer there is nothing to propose. */
  load(): void {
    if (this.#asked === app.changes) return;
    this.#asked = app.changes;
    if (!this.#facets.length) void call('get', '/facets').then((answer) => (this.#facets = answer.items), () => {});
    void call('get', '/tags').then((answer) => (this.#tags = answer.items.map((tag) => tag.name)), () => {});
  }
}

export const knowing = new Knowing();
