// The one table of screens: addresses, navigation, keys to go there, and the tests' rounds read these rows.
import rows from './screens.json';

export interface ScreenRow {
  screen: string;
  file: string; // in src/screens
  path: string; // {id} stands for a number
  title: string;
  nav?: string; // "main" or "more"
  icon?: string;
  key?: string; // "g t"
  under?: string; // the row of the navigation that is marked while it is open
}

export const screens: readonly ScreenRow[] = rows;

const patterns = screens.map((row) => ({ row, pattern: new RegExp(`^${row.path.replace('{id}', '(\\d{1,15})')}$`) }));

export function match(path: string): { screen: string; id: number } {
  if (path === '/') return { screen: 'today', id: 0 };
  for (const { row, pattern } of patterns) {
    const found = pattern.exec(path);
    if (found) return { screen: row.screen, id: Number(found[1] ?? 0) };
  }
  return { screen: 'missing', id: 0 };
}
