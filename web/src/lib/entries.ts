// The kinds of entry points as people say them.
import type { Entry, EntryKind, TodayItem, TouchInput } from '../api/types';

export const entryKindWords: Record<EntryKind, string> = {
  promotion: 'Promotion', 'job-change': 'Job change', talk: 'Talk', article: 'Article', event: 'Event', post: 'Post',
  news: 'News', serves: 'Serves', interest: 'Interest', birthday: 'Birthday',
};

/** What somebody may type; a birthday stands with the person. */
export const entryKinds = (Object.keys(entryKindWords) as EntryKind[]).filter((kind) => kind !== 'birthday');

/** What a contact uses up that speaks of this reason. */
export function about(reason: TodayItem['reason'] | undefined): Pick<TouchInput, 'entry' | 'news'> {
  return { ...(reason?.entry ? { entry: reason.entry } : {}), ...(reason?.news ? { news: reason.news } : {}) };
}

/** "Talk", "Event at Looms & Co"; what an import noticed needs no heading, since it is a sentence. */
export function entryHeading(entry: Pick<Entry, 'kind' | 'source' | 'organisation'>): string {
  if (entry.source === 'import') return '';
  if (entry.source === 'reading') return 'For them to read';
  return entry.organisation ? `${entryKindWords[entry.kind]} at ${entry.organisation.name}` : entryKindWords[entry.kind];
}
