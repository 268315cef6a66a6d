// One thing a screen shows: loads, keeps what it had while it loads again, and drops late answers.
import { isAbort, sentence } from '../api/client';

export class Resource<T> {
  data = $state.raw<T | null>(null);
  error = $state('');
  loading = $state(false);
  #abort: AbortController | null = null;

  async load(fetch: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.loading = true;
    try {
      const data = await fetch(abort.signal);
      if (abort.signal.aborted) return;
      this.data = data;
      this.error = '';
    } catch (error) {
      if (!isAbort(error) && !abort.signal.aborted) this.error = sentence(error);
    } finally {
      if (this.#abort === abort) this.loading = false;
    }
  }
}

interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}

/** A list that grows page by page. */
export class Feed<T> {
  items = $state.raw<T[]>([]);
  total = $state(0);
  next = $state<string | null>(null);
  error = $state('');
  loaded = $state(false);
  loading = $state(false);
  #round = 0;

  constructor(private readonly fetch: (cursor: string | undefined) => Promise<Page<T>>) {}

  /** From the beginning; what is shown stays until the answer is there. */
  reload = (): Promise<void> => this.#take(undefined);
  more = (): Promise<void> => (this.next && !this.loading ? this.#take(this.next) : Promise.resolve());

  async #take(cursor: string | undefined): Promise<void> {
    const round = ++this.#round;
    this.loading = true;
    try {
      const page = await this.fetch(cursor);
      if (round !== this.#round) return;
      this.items = cursor ? [...this.items, ...page.items] : page.items;
      this.next = page.next;
      this.total = page.total;
      this.error = '';
    } catch (error) {
      if (round === this.#round && !isAbort(error)) this.error = sentence(error);
    } finally {
      if (round === this.#round) {
        this.loading = false;
        this.loaded = true;
      }
    }
  }
}
