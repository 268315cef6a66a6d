// What was given and received, and who came, as people say it.
import type { Approach, ApproachState, Value, ValueKind, Worth } from '../api/types';

export const valueKindWords: Record<ValueKind, string> = {
  article: 'Article', introduction: 'Introduction', referral: 'Referral', advice: 'Advice', time: 'Time', gift: 'Gift',
  'job-help': 'Help landing a job', feedback: 'Feedback', other: 'Something else',
};
export const valueKinds = Object.keys(valueKindWords) as ValueKind[];

export const worthWords: Record<Worth, string> = { small: 'Small', good: 'Good', large: 'Large' };
export const worths = Object.keys(worthWords) as Worth[];

const seenIn: Record<Value['source'], string> = {
  typed: '', touch: 'from the timeline', draft: 'from a draft', introduction: 'from an introduction', relation: 'they introduced you',
  approach: 'when they came to you', reading: 'from your reading',
};
/** Where an entry is known from; nothing when it was typed. */
export const valueSource = (value: Pick<Value, 'source'>): string => seenIn[value.source];

export const approachStateWords: Record<ApproachState, string> = {
  open: 'Open', answered: 'Answered', declined: 'Declined', ignored: 'Left unanswered',
};

/** "LinkedIn; they know who you are", or what there is of it. */
export function approachOrigin({ from, knew_me }: Pick<Approach, 'from' | 'knew_me'>): string {
  const knew = knew_me === null ? '' : knew_me ? 'they know who you are' : 'they do not know who you are';
  return [from, knew].filter(Boolean).join('; ');
}
