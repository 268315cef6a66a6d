import { describe, expect, it } from 'vitest';
import { bareAddress, bytes, channels, channelWords, count, handleLink, keptWords, synchronous, touchWords, webLink, work } from './words';

describe('links', () => {
  it('lead only to mail, phones and the web', () => {
    expect(handleLink({ kind: 'email', value: 'ada@example.org' })).toBe('mailto:ada@example.org');
    expect(handleLink({ kind: 'email', value: 'a?bcc=all@example.org' })).toBe('mailto:a%3Fbcc%3Dall@example.org');
    expect(handleLink({ kind: 'phone', value: '+44 (20) 7946-0991' })).toBe('tel:+442079460991');
    expect(handleLink({ kind: 'profile', value: 'www.linkedin.com/in/ada' })).toBe('https://www.linkedin.com/in/ada');
  });

  it('never run a script or a file', () => {
    for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'JavaScript://x.y/%0aalert(1)', 'skype:ada', '', null]) {
      expect(webLink(bad)).toBeNull();
    }
  });
});

describe('words', () => {
  it('has one for every channel', () => {
    expect(Object.keys(channelWords).toSorted()).toEqual(channels.toSorted());
  });

  it('says who wrote only where somebody writes', () => {
    expect(touchWords('call', 'both')).toBe('Call');
    expect(touchWords('email', 'in')).toBe('E-mail · they wrote');
    expect(synchronous('letter')).toBe(false);
  });

  it('joins what there is', () => {
    expect(work('Programmer', 'Analytical Engines')).toBe('Programmer, Analytical Engines');
    expect(work('', 'Analytical Engines')).toBe('Analytical Engines');
    expect(bareAddress('https://www.linkedin.com/in/ada/')).toBe('linkedin.com/in/ada');
  });

  it('counts', () => {
    expect(count(1, 'person', 'people')).toBe('1 person');
    expect(count(12000, 'person', 'people')).toBe('12,000 people');
    expect(bytes(999)).toBe('999 bytes');
    expect(bytes(48211)).toBe('48 kB');
    expect(bytes(1.2e9)).toBe('1.2 GB');
  });

  it('says what an undo leaves as it is', () => {
    expect(keptWords(0, [])).toBe('');
    expect(keptWords(1, [])).toBe('; 1 later change stays');
    expect(keptWords(0, ['Ada Byron'])).toBe('; Ada Byron stays');
    expect(keptWords(2, ['A', 'B', 'C', 'D', 'E'])).toBe('; A, B and 3 more stay; 2 later changes stay');
  });
});
