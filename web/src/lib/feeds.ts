// A feed's state, in words.
import type { FollowedFeed } from '../api/types';
import { count } from './words';

export function feedState(feed: FollowedFeed): string {
  if (feed.gone) return 'It is gone for good.';
  if (feed.problem && feed.failures > 1) return `${feed.problem}, ${feed.failures} times in a row.`;
  if (feed.problem) return `${feed.problem}.`;
  return feed.items ? count(feed.items, 'item') : 'Nothing in it yet';
}

/** Whom it is about, without the one whose page it stands on. */
export function feedFor(feed: FollowedFeed, but = 0): string {
  const names = [...feed.people.filter((one) => one.id !== but).map((one) => one.name), ...feed.organisations];
  if (feed.reading) names.push('your reading');
  return names.join(', ');
}
