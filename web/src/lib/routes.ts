// The addresses of the screens.
export type ScreenName =
  | 'today' | 'agenda' | 'triage' | 'people' | 'person' | 'new' | 'import' | 'settings' | 'trash' | 'history' | 'duplicates' | 'welcome' | 'missing';

const routes: [RegExp, ScreenName][] = [
  [/^\/(today)?$/, 'today'],
  [/^\/agenda$/, 'agenda'],
  [/^\/triage$/, 'triage'],
  [/^\/people$/, 'people'],
  [/^\/people\/new$/, 'new'],
  [/^\/people\/(\d{1,15})$/, 'person'],
  [/^\/import$/, 'import'],
  [/^\/settings$/, 'settings'],
  [/^\/trash$/, 'trash'],
  [/^\/history$/, 'history'],
  [/^\/duplicates$/, 'duplicates'],
  [/^\/welcome$/, 'welcome'],
];

export function match(path: string): { screen: ScreenName; id: number } {
  for (const [pattern, screen] of routes) {
    const found = pattern.exec(path);
    if (found) return { screen, id: screen === 'person' ? Number(found[1]) : 0 };
  }
  return { screen: 'missing', id: 0 };
}
