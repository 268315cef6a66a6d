// One import from the dropped files to the summary: upload, name unknown columns, preview, run.
import { call, jobAddress, ProblemError, sentence, upload } from '../api/client';
import type { ImportResult, Problem, Progress, Upload } from '../api/types';
import { app } from './app.svelte';
import { guessMap } from './columns';

export interface Taken {
  key: number;
  file: { name: string; size: number };
  upload: Upload | null;
  error: string;
}

/** Follows a job to its end. */
function follow(job: string, onprogress: (progress: Progress) => void): Promise<ImportResult> {
  return new Promise((resolve, reject) => {
    const events = new EventSource(jobAddress(job));
    const end = (then: () => void) => {
      events.close();
      then();
    };
    events.addEventListener('progress', (event) => onprogress(JSON.parse(event.data as string) as Progress));
    events.addEventListener('result', (event) => end(() => resolve(JSON.parse(event.data as string) as ImportResult)));
    events.addEventListener('problem', (event) => end(() => reject(new ProblemError(JSON.parse(event.data as string) as Problem))));
    events.onerror = () => end(() => reject(new Error('The line to Kith broke. The import itself goes on or has not begun; look below.')));
  });
}

export class Importing {
  taken = $state<Taken[]>([]);
  fields = $state.raw<{ name: string; what: string }[]>([]);
  map = $state<Record<string, string>>({});
  progress = $state.raw<Progress | null>(null);
  preview = $state.raw<ImportResult | null>(null);
  result = $state.raw<ImportResult | null>(null);
  error = $state('');
  running = $state(false);
  /** Also those of a calendar's meetings who are not in Kith. */
  newPeople = $state(false);
  #key = 0;
  #round = 0;

  readonly ready = $derived(this.taken.filter((one) => one.upload));
  readonly uploading = $derived(this.taken.some((one) => !one.upload && !one.error));
  readonly unknown = $derived(this.ready.filter((one) => one.upload!.detected.format === null));
  readonly named = $derived(['name', 'given', 'family', 'email', 'organisation', 'profile', 'phone'].some((field) => this.map[field]));

  async add(files: File[]): Promise<void> {
    this.result = null;
    for (const file of files) {
      this.taken.push({ key: ++this.#key, file, upload: null, error: '' });
      const one = this.taken.at(-1)!;
      try {
        one.upload = await upload(file);
      } catch (error) {
        one.error = sentence(error);
      }
    }
    if (this.unknown.length) {
      if (!this.fields.length) this.fields = (await call('get', '/imports/fields')).fields;
      this.map = guessMap(this.fields.map((field) => field.name), this.unknown[0]!.upload!.detected.columns);
    }
    await this.look();
  }

  /** What stands at a web address, as if it were a file. False when it could not be fetched. */
  async addAddress(url: string): Promise<boolean> {
    this.result = null;
    this.error = '';
    try {
      const taken = await call('post', '/uploads/address', { body: { url } });
      this.taken.push({ key: ++this.#key, file: { name: taken.file, size: taken.bytes }, upload: taken, error: '' });
    } catch (error) {
      this.error = sentence(error);
      return false;
    }
    await this.look();
    return true;
  }

  remove(one: Taken): void {
    this.taken = this.taken.filter((other) => other.key !== one.key);
    this.preview = null;
    void this.look();
  }

  /** What the import would do. */
  async look(): Promise<void> {
    const round = ++this.#round;
    this.error = '';
    if (!this.ready.length || (this.unknown.length && !this.named)) {
      this.preview = null;
      return;
    }
    try {
      const preview = await this.#job(true);
      if (round === this.#round) this.preview = preview;
    } catch (error) {
      if (round !== this.#round) return;
      this.preview = null;
      this.error = error instanceof ProblemError || !(error instanceof Error) ? sentence(error) : error.message;
    } finally {
      if (round === this.#round) this.progress = null;
    }
  }

  async run(): Promise<void> {
    this.#round++;
    this.running = true;
    this.error = '';
    try {
      this.result = await this.#job(false);
      this.taken = [];
      this.preview = null;
      this.map = {};
      this.newPeople = false;
    } catch (error) {
      this.error = error instanceof ProblemError || !(error instanceof Error) ? sentence(error) : error.message;
    } finally {
      this.progress = null;
      this.running = false;
      app.changed();
    }
  }

  async #job(dry_run: boolean): Promise<ImportResult> {
    const map = Object.fromEntries(Object.entries(this.map).filter(([, column]) => column));
    const body = { uploads: this.ready.map((one) => one.upload!.upload), dry_run, new_people: this.newPeople, ...(this.unknown.length ? { map } : {}) };
    const { job } = await call('post', '/imports', { body });
    return follow(job, (progress) => (this.progress = progress));
  }
}

/** Files of a drop, folders walked through; hidden ones left out. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files: File[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    if (entry.name.startsWith('.')) return;
    if (entry.isFile) {
      files.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
      return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (!batch.length) return;
      for (const child of batch) await walk(child);
    }
  };
  for (const entry of entries) await walk(entry);
  return files;
}
