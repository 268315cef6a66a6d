// Addresses and screens: the history API, nothing else.
import { tick } from 'svelte';
import { match } from './routes';

class Router {
  path = $state(location.pathname);
  query = $state(new URLSearchParams(location.search));
  readonly route = $derived(match(this.path));

  constructor() {
    addEventListener('popstate', () => this.#read());
  }

  #read(): void {
    this.path = location.pathname;
    this.query = new URLSearchParams(location.search);
  }

  go(to: string): void {
    if (to !== location.pathname + location.search) history.pushState(null, '', to);
    this.#read();
    scrollTo(0, 0);
  }

  /** Changes the address without a new entry in the history: filters as they are typed. */
  replace(to: string): void {
    history.replaceState(null, '', to);
    this.#read();
  }
}

export const router = new Router();

/** Plain clicks on links of this app stay in the page. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest('a');
  if (!link || link.origin !== location.origin || link.target || link.hasAttribute('download')) return;
  if (link.getAttribute('href')?.startsWith('#')) return;
  event.preventDefault();
  router.go(link.pathname + link.search);
}

/** A new screen takes the focus, at its first field or its heading, so that keys and screen readers begin there. */
export async function focusScreen(): Promise<void> {
  await tick();
  const main = document.querySelector('main');
  if (document.activeElement?.matches('main :is(input, select, textarea)')) return; // the screen chose already
  (main?.querySelector<HTMLElement>('[autofocus]') ?? main?.querySelector<HTMLElement>('h1'))?.focus({ preventScroll: true });
}
