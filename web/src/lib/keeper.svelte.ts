// Words that are kept as they are typed: sent when the typing pauses, at the latest when the page goes, and held
// in the browser until the server has them, so that nothing is lost on the way.

export type Send = (text: string, closing: boolean) => Promise<unknown>;

const pause = 800;

export class Keeper {
  text = $state('');
  state = $state<'kept' | 'typing' | 'saving' | 'failed'>('kept');
  #timer = 0;
  #sent = '';
  readonly #slot: string;
  readonly #send: Send;

  constructor(slot: string, send: Send) {
    this.#slot = `kith.words.${slot}`;
    this.#send = send;
  }

  /** What the server has. Words it has not yet, typed here before, win and are sent again. */
  begin(kept: string): void {
    if (this.state !== 'kept') return;
    this.#sent = kept;
    const held = this.#held();
    this.text = held ?? kept;
    if (held !== null && held !== kept) void this.flush();
    else this.#hold(null);
  }

  typed(text: string): void {
    this.text = text;
    this.state = 'typing';
    this.#hold(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause) as unknown as number;
  }

  /** Sends what is not there yet; true when the server has all of it. */
  async flush(closing = false): Promise<boolean> {
    clearTimeout(this.#timer);
    const text = this.text;
    if (text === this.#sent) {
      this.state = 'kept';
      this.#hold(null);
      return true;
    }
    this.state = 'saving';
    try {
      await this.#send(text, closing);
    } catch {
      this.state = 'failed';
      return false;
    }
    this.#sent = text;
    if (this.text !== text) return this.flush(closing); // typed on meanwhile
    this.state = 'kept';
    this.#hold(null);
    return true;
  }

  #held(): string | null {
    try {
      return localStorage.getItem(this.#slot);
    } catch {
      return null;
    }
  }

  #hold(text: string | null): void {
    try {
      if (text === null) localStorage.removeItem(this.#slot);
      else localStorage.setItem(this.#slot, text);
    } catch {
      // a browser without storage: the server has it a second later
    }
  }
}
