import { expect, it } from 'vitest';
import type { FollowedFeed } from '../api/types';
import { feedFor, feedState } from './feeds';

const feed: FollowedFeed = {
  id: 1, url: 'https://example.org/feed', title: 'Bees', site: '', reading: false, added: '2026-11-23T09:00:00Z',
  people: [{ id: 1, name: 'Ada', organisation: '', role: '' }, { id: 2, name: 'Grace', organisation: '', role: '' }],
  organisations: ['Mill'], items: 0, latest: null, checked: null, next: null, failures: 0, problem: null, gone: false,
};

it.each([
  [{}, 'Nothing in it yet'],
  [{ items: 1 }, '1 item'],
  [{ failures: 1, problem: 'it answered 500' }, 'it answered 500.'],
  [{ failures: 3, problem: 'it answered 500' }, 'it answered 500, 3 times in a row.'],
  [{ failures: 1, problem: 'it answered 410', gone: true }, 'It is gone for good.'],
])('%o', (change, words) => expect(feedState({ ...feed, ...change })).toBe(words));

it('says whom it is for', () => {
  expect(feedFor(feed)).toBe('Ada, Grace, Mill');
  expect(feedFor({ ...feed, reading: true }, 1)).toBe('Grace, Mill, your reading');
});
