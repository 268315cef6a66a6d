// Organisations, and how far one is pursued, as people say it.
import type { Organisation, OrganisationEventKind, OrganisationKind, OrganisationStaff, PursuitStage } from '../api/types';
import { partial } from './dates';
import { count } from './words';

export const stageWords: Record<PursuitStage, string> = {
  idea: 'Idea', research: 'Research', called: 'Called', visited: 'Visited', member: 'Member', 'giving-back': 'Giving back',
};
export const stages = Object.keys(stageWords) as PursuitStage[];

/** The stage so many further; none past either end. */
export const stageBeside = (stage: PursuitStage, by: number): PursuitStage | undefined => stages[stages.indexOf(stage) + by];

export const organisationKindWords: Record<OrganisationKind, string> = {
  '': 'Not said', employer: 'Employer', community: 'Community', association: 'Association', client: 'Client', school: 'School', other: 'Other',
};
export const organisationKinds = Object.keys(organisationKindWords) as OrganisationKind[];

export const eventKindWords: Record<OrganisationEventKind, string> = {
  event: 'Event', visit: 'Visit', call: 'Call', sponsorship: 'Sponsorship', talk: 'Talk', volunteering: 'Volunteering', other: 'Other',
};
export const eventKinds = Object.keys(eventKindWords) as OrganisationEventKind[];

/** "Association, milling, Leeds", or what there is of it. */
export function organisationAbout(one: Pick<Organisation, 'home' | 'kind' | 'industry' | 'city'>): string {
  const kind = one.kind ? organisationKindWords[one.kind] : '';
  const industry = one.industry.toLowerCase() === kind.toLowerCase() ? '' : one.industry; // not said twice
  return [one.home ? 'Home' : '', kind, industry, one.city].filter(Boolean).join(', ');
}

/** "3 now, 1 before" */
export const organisationPeople = (one: Pick<Organisation, 'people' | 'before'>): string =>
  [one.people ? `${count(one.people, 'person', 'people')} now` : '', one.before ? `${one.before} before` : ''].filter(Boolean).join(', ') || 'nobody yet';

/** "since 2020", "2018 to 2021", or nothing. */
export function staffSpan({ from, to }: Pick<OrganisationStaff, 'from' | 'to'>): string {
  if (from && to) return `${partial(from)} to ${partial(to)}`;
  if (from) return `since ${partial(from)}`;
  return to ? `until ${partial(to)}` : '';
}

/** "2 h 30 min", "45 min"; nothing for nothing. */
export function timeSpent(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours ? `${hours} h` : '', rest ? `${rest} min` : ''].filter(Boolean).join(' ');
}
