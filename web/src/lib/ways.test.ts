import { describe, expect, it } from 'vitest';
import type { PersonName, SearchHit, WayStep } from '../api/types';
import { askWords, chainWords, percent, suggestions, targetText } from './ways';

const step = (name: string): WayStep => ({ person: { id: 1, name, organisation: '', role: '' } as PersonName, chance: 0.5, words: '', last: null, signs: [] });

describe('a way in words', () => {
  it('names whom to ask, or whom the user knows', () => {
    expect(askWords({ steps: [step('Ada'), step('Bert')] })).toBe('Ask Ada');
    expect(askWords({ steps: [step('Ada')] })).toBe('Reach Ada');
  });
  it('is a chain', () => expect(chainWords({ steps: [step('Ada'), step('Bert')] })).toBe('You, Ada, Bert'));
  it.each([
    [0.5, '50 %'],
    [0.014, '1 %'],
    [0.004, 'under 1 %'],
  ])('%d is %s', (chance, words) => expect(percent(chance)).toBe(words));
});

it('a target is typed again as it was meant', () => {
  const target = { person: null, organisation: null, people: 1 };
  expect(targetText({ ...target, kind: 'organisation', name: 'Acme' })).toBe('@Acme');
  expect(targetText({ ...target, kind: 'topic', name: 'cfo' })).toBe('cfo');
});

describe('what the typed words may mean', () => {
  const person = { kind: 'person', id: 7, title: 'Ada', person: { id: 7, name: 'Ada', role: 'Miller', organisation: 'Acme' } } as unknown as SearchHit;
  const place = { kind: 'organisation', id: 3, title: 'Acme', person: null } as unknown as SearchHit;
  const note = { kind: 'note', id: 9, title: 'Bert', person: null } as unknown as SearchHit;
  it('is people, organisations, and the words themselves', () =>
    expect(suggestions(' ac ', [person, place, note]).map((one) => one.to)).toEqual(['7', '@Acme', 'ac']));
  it('is an organisation after @', () => expect(suggestions('@ac', [person, place]).map((one) => one.to)).toEqual(['@Acme']));
  it('is nothing without words', () => expect(suggestions('  ', [person])).toEqual([]));
});
