import { describe, expect, it } from 'vitest';
import type { Introduction, IntroductionAct } from '../api/types';
import { actWords, asSentence, consentOf, daysOf, messageFor } from './introductions';

const side = (name: string, id: number) => ({
  person: { id, name, organisation: '', role: '' }, part: 'introduced' as const, asked: null, agreed: null, refused: null,
});
const one = (kind: Introduction['kind'], act: IntroductionAct | null, state: Introduction['state'] = 'asked') => ({
  kind, state, sides: [side('Ada', 1), side('Grace', 2)],
  next: act && { act, person: 1, due: '2026-11-23', what: '' },
});

describe('introductions', () => {
  it('says what a side has said, a no before a yes', () => {
    expect(consentOf(side('Ada', 1))).toEqual({ words: 'Not asked yet', at: null, sign: 'none' });
    expect(consentOf({ asked: 'a', agreed: null, refused: null }).sign).toBe('asked');
    expect(consentOf({ asked: 'a', agreed: 'b', refused: null })).toEqual({ words: 'Said yes', at: 'b', sign: 'yes' });
    expect(consentOf({ asked: 'a', agreed: 'b', refused: 'c' }).words).toBe('Said no');
  });

  it('names who did it by its kind', () => {
    expect(actWords('made', one('asked', null))).toBe('Grace introduced us');
    expect(actWords('made', one('offered', null))).toBe('I introduced them');
    expect(actWords('agree', one('offered', null), 'Ada')).toBe('Ada said yes');
  });

  it('knows the message of each step', () => {
    const rows: [Introduction['kind'], IntroductionAct | null, Introduction['state'], string | null][] = [
      ['offered', 'asked', 'planned', 'ask'], ['asked', 'asked', 'planned', 'ask'], ['offered', 'agree', 'asked', null],
      ['asked', 'agree', 'asked', 'follow-up'], ['offered', 'made', 'agreed', 'introduce'], ['asked', 'made', 'agreed', 'follow-up'],
      ['offered', 'met', 'introduced', 'follow-up'], ['asked', 'met', 'introduced', null], ['asked', 'thanked', 'met', 'thanks'],
      ['offered', null, 'met', null],
    ];
    for (const [kind, act, state, step] of rows) expect(messageFor(one(kind, act, state))?.step ?? null, `${kind} ${act}`).toBe(step);
  });

  it('ends a sentence once', () => {
    expect(asSentence('did you meet?')).toBe('did you meet?');
    expect(asSentence('Ask Ada')).toBe('Ask Ada.');
  });

  it('lists its days in order, the end by its name', () => {
    const days = daysOf({ kind: 'offered', state: 'dropped', created: 'a', introduced: 'b', followed: null, met: null, thanked: null, closed: 'c' });
    expect(days).toEqual([{ what: 'Planned', at: 'a' }, { what: 'Introduced', at: 'b' }, { what: 'Dropped', at: 'c' }]);
  });
});
