// The words of facts, relations and promises.
import type { Fact, HowWell, Promise as Pledge, RelationKind, Theme } from '../api/types';

export const themes: [Theme, string, string][] = [
  ['job', 'Job', 'plans the night shifts'],
  ['peers', 'People around them', 'works most with Ines and Tom'],
  ['boss', 'Boss', 'Mr Kuhn, since the merger'],
  ['projects', 'Projects', 'Lyon opens by 2027-03-01'],
  ['priorities', 'Priorities', 'keeping the team together'],
  ['family', 'Family', 'two daughters'],
  ['likes', 'Likes', 'lemon cake'],
  ['other', 'Also', 'what is worth remembering'],
];

export const relationWords: Record<RelationKind, string> = {
  spouse: 'Spouse', partner: 'Partner', parent: 'Parent', child: 'Child', sibling: 'Sibling', relative: 'Relative', friend: 'Friend',
  colleague: 'Colleague', manager: 'Manager', report: 'Reports to them', assistant: 'Assistant', principal: 'Assists',
  mentor: 'Mentor', mentee: 'Mentee', 'introduced-by': 'Introduced by', introduced: 'Introduced', knows: 'Knows', strangers: 'Does not know',
};

export const howWellWords: Record<HowWell, string> = { 'a-little': 'a little', well: 'well', closely: 'closely' };

export const relationKinds = Object.keys(relationWords) as RelationKind[];

/** By theme, in the order of the themes; within one, the newest first. */
export function byTheme(facts: Fact[]): Fact[] {
  const order = themes.map(([theme]) => theme);
  return facts.toSorted((a, b) => order.indexOf(a.theme) - order.indexOf(b.theme) || b.at.localeCompare(a.at));
}

export const openPromises = (promises: Pledge[]): Pledge[] => promises.filter((one) => one.state === 'open');
export const closedPromises = (promises: Pledge[]): Pledge[] => promises.filter((one) => one.state !== 'open');
