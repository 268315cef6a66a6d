// Ways to somebody in words and addresses.
import type { Paths, SearchHit, Way, WayFor } from '../api/types';
import { work } from './words';

export const wayForWords: Record<WayFor, string> = { job: 'A job', deal: 'A deal', advice: 'Advice' };
export const wayFors = Object.keys(wayForWords) as WayFor[];

export const percent = (chance: number): string => (chance < 0.01 ? 'under 1 %' : `${Math.round(chance * 100)} %`);

/** "Ask Ada Byron", or "Reach" where the user knows them. */
export const askWords = (way: Pick<Way, 'steps'>): string => `${way.steps.length > 1 ? 'Ask' : 'Reach'} ${way.steps[0]!.person.name}`;

/** "You, Ada Byron, Bert Quist": a chain for those who hear it. */
export const chainWords = (way: Pick<Way, 'steps'>): string => ['You', ...way.steps.map((step) => step.person.name)].join(', ');

/** What is typed again to come to the same: the number of a person, @ and the name of an organisation. */
export function targetText({ kind, name }: Paths['target']): string {
  return kind === 'organisation' ? `@${name}` : name;
}

export interface Suggestion {
  to: string; // as the API reads it
  title: string;
  work: string;
  icon: 'people' | 'building' | 'search';
}

/** What the typed words may mean, a topic last. */
export function suggestions(typed: string, hits: readonly SearchHit[]): Suggestion[] {
  const text = typed.trim();
  if (!text) return [];
  const all = hits.flatMap((hit): Suggestion[] => {
    if (hit.kind === 'person' && hit.person && !text.startsWith('@'))
      return [{ to: String(hit.person.id), title: hit.person.name, work: work(hit.person.role, hit.person.organisation), icon: 'people' }];
    return hit.kind === 'organisation' ? [{ to: `@${hit.title}`, title: hit.title, work: 'anyone there', icon: 'building' }] : [];
  });
  return text.startsWith('@') ? all : [...all, { to: text, title: text, work: 'a topic or role', icon: 'search' }];
}
