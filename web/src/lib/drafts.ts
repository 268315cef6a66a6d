// Drafts and the outbox in words, and how a draft begins.
import { call, ProblemError } from '../api/client';
import type { DraftInput, DraftLine, OutboxMail, TodayItem } from '../api/types';

/** Where a draft's text is cut into subject and body, as the keeper of words holds it. */
export const together = (subject: string, body: string): string => `${subject.replace(/\s+/g, ' ')}\n${body}`;
export function apart(text: string): { subject: string; body: string } {
  const end = text.indexOf('\n');
  return end < 0 ? { subject: text, body: '' } : { subject: text.slice(0, end), body: text.slice(end + 1) };
}

/** What a message in the outbox has come to; when it leaves is told beside it. */
export function mailWords(mail: Pick<OutboxMail, 'state' | 'tries' | 'said'>): string {
  switch (mail.state) {
    case 'scheduled':
      return mail.tries ? `Not taken yet: ${mail.said}` : 'Waits to leave';
    case 'sending':
      return 'Is being sent';
    case 'unsure':
      return 'May have left: look into your sent mail';
    case 'sent':
    case 'copied':
      return mail.said && !/^\d{3} /.test(mail.said) ? `Sent; ${mail.said}` : 'Sent';
    case 'refused':
      return `Refused: ${mail.said}`;
    case 'cancelled':
      return 'Called back';
  }
}

/** It changes by itself soon, so that looking again is worth it. */
export const moves = (mail: Pick<OutboxMail, 'state' | 'next'>, now: number): boolean =>
  mail.state === 'sending' || mail.state === 'sent' || (mail.state === 'scheduled' && mail.next !== null && Date.parse(mail.next) - now < 60_000);

export const gapWords = (draft: Pick<DraftLine, 'gaps'>): string =>
  draft.gaps.length === 0 ? '' : draft.gaps.length === 1 ? 'One gap is left' : `${draft.gaps.length} gaps are left`;

/** Begins a draft about what is in hand; an answer where one is owed and can go on from their mail. */
export async function beginDraft(person: number, kind = '', reason?: TodayItem['reason']): Promise<number> {
  const body: DraftInput = { person };
  if (reason?.entry) body.entry = reason.entry;
  else if (reason?.news) body.news = reason.news;
  if (kind === 'owed' || kind === 'nudge') {
    try {
      return (await call('post', '/drafts', { body: { ...body, answer: true } })).draft.id;
    } catch (error) {
      if (!(error instanceof ProblemError && error.problem.status === 404)) throw error; // no mail to go on from
    }
  }
  return (await call('post', '/drafts', { body })).draft.id;
}
