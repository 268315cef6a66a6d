// Addresses and screens: the history API, nothing else.
import { tick } from 'svelte';

export type ScreenName =
  | 'today' | 'people' | 'person' | 'new' | 'import' | 'settings' | 'trash' | 'history' | 'reviews' | 'welcome' | 'missing';

const routes: [RegExp, ScreenName][] = [
  [/^\/(today)?$/, 'today'],
  [/^\/people$/, 'people'],
  [/^\/people\/new$/, 'new'],
  [/^\/people\/(\d{1,15})$/, 'person'],
  [/^\/import$/, 'import'],
  [/^\/settings$/, 'settings'],
  [/^\/trash$/, 'trash'],
  [/^\/history$/, 'history'],
  [/^\/reviews$/, 'reviews'],
  [/^\/welcome$/, 'welcome'],
];

export function match(path: string): { screen: ScreenName; id: number } {
  for (const [pattern, screen] of routes) {
    const found = pattern.exec(path);
    if (found) return { screen, id: screen === 'person' ? Number(found[1]) : 0 };
  }
  return { screen: 'missing', id: 0 };
}

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

/** The heading of a new screen takes the focus, so that keys and screen readers begin there. */
export async function focusHeading(): Promise<void> {
  await tick();
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}
