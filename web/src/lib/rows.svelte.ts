// The rows of a long list, fetched by pages as they come into sight: a page that follows a known one
// by its cursor, a page the scroll bar jumped to by its row.
import { isAbort, sentence } from '../api/client';

export const pageSize = 100;

interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
  near?: string[];
}
export type FetchPage<T> = (place: { cursor?: string; at?: number; limit: number }, signal: AbortSignal) => Promise<Page<T>>;

export class Rows<T> {
  total = $state(0);
  near = $state.raw<string[]>([]); // words that were taken instead of those typed
  loaded = $state(false);
  error = $state('');
  #pages = $state.raw<ReadonlyMap<number, Page<T>>>(new Map());
  #asked = new Map<number, AbortController>();
  #fetch: FetchPage<T> = () => Promise.reject(new Error('no source'));

  row(index: number): T | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.items[index % pageSize];
  }

  /** Another question: what is shown stays until its first page is there. */
  async open(fetch: FetchPage<T>, index = 0): Promise<void> {
    this.#drop(() => true);
    this.#fetch = fetch;
    await this.#load(Math.floor(index / pageSize), true);
  }

  /** The rows from..to are in sight: ask for what is missing, forget requests for what has gone by. */
  show(from: number, to: number): void {
    const first = Math.max(0, Math.floor(from / pageSize));
    const last = Math.max(first, Math.min(Math.floor(to / pageSize), Math.floor((this.total - 1) / pageSize)));
    this.#drop((page) => page < first || page > last);
    for (let page = first; page <= last; page++) {
      if (!this.#pages.has(page) && !this.#asked.has(page)) void this.#load(page, false);
    }
  }

  #drop(which: (page: number) => boolean): void {
    for (const [page, abort] of this.#asked) {
      if (!which(page)) continue;
      abort.abort();
      this.#asked.delete(page);
    }
  }

  async #load(page: number, fresh: boolean): Promise<void> {
    const abort = new AbortController();
    this.#asked.set(page, abort);
    const cursor = fresh ? undefined : this.#pages.get(page - 1)?.next;
    const place = page === 0 ? {} : cursor ? { cursor } : { at: page * pageSize };
    try {
      const answer = await this.#fetch({ ...place, limit: pageSize }, abort.signal);
      if (abort.signal.aborted) return;
      this.#pages = new Map([...(fresh ? [] : this.#pages), [page, answer]]);
      this.total = answer.total;
      this.near = answer.near ?? [];
      this.loaded = true;
      this.error = '';
    } catch (error) {
      if (!isAbort(error) && !abort.signal.aborted) this.error = sentence(error);
    } finally {
      if (this.#asked.get(page) === abort) this.#asked.delete(page);
    }
  }
}
