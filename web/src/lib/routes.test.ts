import { expect, it } from 'vitest';
import { match } from './routes';

it.each([
  ['/', 'today', 0],
  ['/today', 'today', 0],
  ['/agenda', 'agenda', 0],
  ['/triage', 'triage', 0],
  ['/people', 'people', 0],
  ['/people/new', 'new', 0],
  ['/people/42', 'person', 42],
  ['/people/x', 'missing', 0],
  ['/people/42/edit', 'missing', 0],
  ['/settings', 'settings', 0],
  ['/rings', 'rings', 0],
  ['/review', 'review', 0],
  ['/reading', 'reading', 0],
  ['/experiments', 'experiments', 0],
  ['/experiments/3', 'experiment', 3],
  ['/nowhere', 'missing', 0],
])('%s is %s', (path, screen, id) => expect(match(path)).toEqual({ screen, id }));
