// Introductions as people say them: what a side has said, what happened, what to press.
import type { Introduction, IntroductionAct, IntroductionMessage, IntroductionSide, IntroductionState } from '../api/types';

export const introductionStateWords: Record<IntroductionState, string> = {
  planned: 'Planned', asked: 'Asked', agreed: 'Both said yes', introduced: 'Introduced', met: 'Met', thanked: 'Thanked',
  declined: 'Declined', dropped: 'Dropped',
};

export const partWords: Record<IntroductionSide['part'], string> = {
  target: 'You want to meet', connector: 'Is to introduce you', introduced: 'You introduce',
};

/** What one of the two has said, and since when. */
export function consentOf(side: Pick<IntroductionSide, 'asked' | 'agreed' | 'refused'>): { words: string; at: string | null; sign: 'yes' | 'no' | 'asked' | 'none' } {
  if (side.refused) return { words: 'Said no', at: side.refused, sign: 'no' };
  if (side.agreed) return { words: 'Said yes', at: side.agreed, sign: 'yes' };
  if (side.asked) return { words: 'Asked, no answer yet', at: side.asked, sign: 'asked' };
  return { words: 'Not asked yet', at: null, sign: 'none' };
}

/** What the button says that keeps an act; `who` is the one of the two it is about. */
export function actWords(act: IntroductionAct, one: Pick<Introduction, 'kind' | 'sides'>, who = ''): string {
  const [first, second] = one.sides.map((side) => side.person.name);
  switch (act) {
    case 'asked': return `I asked ${who}`;
    case 'agree': return `${who} said yes`;
    case 'decline': return `${who} said no`;
    case 'made': return one.kind === 'asked' ? `${second} introduced us` : 'I introduced them';
    case 'followed': return 'I asked how it went';
    case 'met': return one.kind === 'asked' ? `I met ${first}` : 'They met';
    case 'thanked': return one.kind === 'asked' ? `I thanked ${second}` : 'They thanked me';
    case 'drop': return 'Nothing comes of it';
    case 'reopen': return 'Take it up again';
    case 'back': return 'Take the last step back';
  }
}

/** The message that suits what is next; nothing where there is none to write. */
export function messageFor({ next, kind, state }: Pick<Introduction, 'next' | 'kind' | 'state'>): { step: IntroductionMessage; person: number | null } | null {
  if (!next) return null;
  switch (next.act) {
    case 'asked': return { step: 'ask', person: next.person };
    case 'agree': return kind === 'asked' && state === 'asked' ? { step: 'follow-up', person: null } : null;
    case 'made': return kind === 'offered' ? { step: 'introduce', person: null } : { step: 'follow-up', person: null };
    case 'met': return kind === 'offered' ? { step: 'follow-up', person: null } : null;
    case 'thanked': return { step: 'thanks', person: null };
    default: return null;
  }
}

/** "Ask Ada whether they met?" with its own mark, anything else with a full stop. */
export const asSentence = (what: string): string => (what.endsWith('?') ? what : `${what}.`);

/** The days of one introduction in order, as a list beside it. */
export function daysOf(one: Pick<Introduction, 'kind' | 'created' | 'introduced' | 'followed' | 'met' | 'thanked' | 'closed' | 'state'>): { what: string; at: string }[] {
  const all: [string, string | null][] = [
    ['Planned', one.created], ['Introduced', one.introduced], ['Asked how it went', one.followed], ['Met', one.met],
    ['Thanked', one.thanked], [introductionStateWords[one.state], one.closed],
  ];
  return all.flatMap(([what, at]) => (at ? [{ what, at }] : []));
}
