// What every screen shares: the workspace's status, its strata, and the one way to write.
import { call, isAbort, ProblemError, sentence } from '../api/client';
import type { Status, Stratum } from '../api/types';
import { toasts } from './toasts.svelte';
import { keptWords } from './words';

class App {
  status = $state<Status | null>(null);
  strata = $state<Stratum[]>([]);
  unreachable = $state('');
  /** Counts the writes: a screen that shows data reads it and loads again. */
  changes = $state(0);
  readonly today = $derived(this.status?.today ?? new Date().toISOString().slice(0, 10));
  readonly zone = $derived(this.status?.time_zone ?? 'UTC');

  async load(): Promise<void> {
    try {
      const status = await call('get', '/status');
      if (!status.needs_login) this.strata = (await call('get', '/strata')).items;
      this.status = status;
      this.unreachable = '';
    } catch (error) {
      this.unreachable = sentence(error);
    }
  }

  changed(): void {
    this.changes++;
    void this.load();
  }

  /** Does a write, says what it did with an Undo, and lets the screens load again. */
  async write<T extends { step: number | null; title: string }>(request: Promise<T>): Promise<T | null> {
    try {
      return this.wrote(await request);
    } catch (error) {
      if (!isAbort(error)) toasts.problem(sentence(error));
      if (error instanceof ProblemError && error.problem.code === 'conflict') this.changed();
      return null;
    }
  }

  /** A write that went well: its toast, and the screens load again. */
  wrote<T extends { step: number | null; title: string }>(answer: T): T {
    toasts.show(answer.title, answer.step);
    this.changed();
    return answer;
  }

  /** Takes a step back (the last one without a step), says what stays, and offers to do it again. */
  async undo(step?: number): Promise<void> {
    try {
      const undone = await call('post', '/undo', { body: step === undefined ? {} : { step } });
      toasts.show(`${undone.title}${keptWords(undone.kept ?? 0, undone.people_kept ?? [])}`, undone.step, 'Redo');
      this.changed();
    } catch (error) {
      toasts.problem(sentence(error));
    }
  }

  stratumRank(id: number | undefined): number {
    return this.strata.find((stratum) => stratum.id === id)?.rank ?? 0;
  }
}

export const app = new App();
