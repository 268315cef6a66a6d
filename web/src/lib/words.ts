// The product's words for the API's values.
import type { Channel, Degree, Direction, HandleRef, Kind, State } from '../api/types';

export const channels: Channel[] = [
  'email', 'call', 'message', 'text', 'coffee', 'lunch', 'meeting', 'visit', 'event', 'letter', 'comment', 'gift', 'other',
];

export const channelWords: Record<Channel, string> = {
  email: 'E-mail', call: 'Call', text: 'Text', message: 'Message', lunch: 'Lunch', coffee: 'Coffee', meeting: 'Meeting',
  visit: 'Visit', event: 'Event', letter: 'Letter', comment: 'Comment', gift: 'Gift', other: 'Other',
};

const together: Channel[] = ['call', 'lunch', 'coffee', 'meeting', 'visit', 'event'];
/** Both sides are there at the same time, so it is a dialogue whoever began it. */
export const synchronous = (channel: Channel): boolean => together.includes(channel);

export const kindWords: Record<Kind, string> = {
  due: 'Due', owed: 'Owed', nudge: 'Nudge', promise: 'Promise', 'entry-point': 'News', birthday: 'Birthday',
  approach: 'Approach', experiment: 'Experiment', organisation: 'Organisation',
};

export const stateWords: Record<State, string> = {
  active: 'In rhythm', resting: 'Resting', 'do-not-contact': 'Do not contact',
};

/** How warm a tie is. */
export const degreeWords: Record<Degree, string> = { warm: 'warm', cooling: 'cooling', quiet: 'quiet', never: 'not in touch yet' };

const directionPhrases: Record<Direction, string> = { out: 'You wrote', in: 'They wrote', both: 'Both ways' };

export function touchWords(channel: Channel, direction: Direction): string {
  if (synchronous(channel)) return channelWords[channel];
  const verb = directionPhrases[direction];
  return `${channelWords[channel]} · ${verb[0]!.toLowerCase()}${verb.slice(1)}`;
}

export const directionWords = directionPhrases;

/** "Programmer, Analytical Engines", or what there is of it. */
export const work = (role: string, organisation: string): string => [role, organisation].filter(Boolean).join(', ');

/** Where a click on a handle leads; null for one that leads nowhere safe. */
export function handleLink({ kind, value }: HandleRef): string | null {
  if (kind === 'email') return `mailto:${encodeURIComponent(value).replace(/%40/g, '@')}`;
  if (kind === 'phone') return `tel:${value.replace(/[^\d+*#,;]/g, '')}`;
  return webLink(value);
}

/** An http(s) address, or null: nothing else may become a link. */
export function webLink(value: string | null | undefined): string | null {
  if (!value) return null;
  const text = /^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `https://${value}`;
  try {
    const url = new URL(text);
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.') ? url.href : null;
  } catch {
    return null;
  }
}

/** "linkedin.com/in/ada": a profile address as people read it. */
export const bareAddress = (value: string): string => value.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');

export const number = (value: number): string => value.toLocaleString('en-GB');
export const count = (value: number, one: string, many = `${one}s`): string => `${number(value)} ${value === 1 ? one : many}`;

/** What an undo leaves as it is, after its title: "; Ada Byron stays". */
export function keptWords(values: number, people: string[]): string {
  const names = people.length > 3 ? [...people.slice(0, 2), `${number(people.length - 2)} more`] : people;
  const who = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)} stay` : names.length ? `${names[0]} stays` : '';
  const what = values ? `${count(values, 'later change')} ${values === 1 ? 'stays' : 'stay'}` : '';
  return [who, what].filter(Boolean).map((words) => `; ${words}`).join('');
}

export function bytes(value: number): string {
  if (value < 1000) return `${value} bytes`;
  if (value < 1e6) return `${(value / 1e3).toFixed(value < 1e4 ? 1 : 0)} kB`;
  return value < 1e9 ? `${(value / 1e6).toFixed(1)} MB` : `${(value / 1e9).toFixed(1)} GB`;
}
