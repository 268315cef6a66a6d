import { expect, test } from 'vitest';
import { organisationAbout, organisationPeople, staffSpan, stageBeside, timeSpent } from './organisations';

test('a stage leads to the next and ends at both ends', () => {
  expect(stageBeside('idea', 1)).toBe('research');
  expect(stageBeside('member', 1)).toBe('giving-back');
  expect(stageBeside('giving-back', 1)).toBeUndefined();
  expect(stageBeside('idea', -1)).toBeUndefined();
});

test('what is not known of an organisation is left out', () => {
  expect(organisationAbout({ home: false, kind: '', industry: '', city: 'Leeds' })).toBe('Leeds');
  expect(organisationAbout({ home: true, kind: 'employer', industry: 'milling', city: '' })).toBe('Home, Employer, milling');
  expect(organisationAbout({ home: false, kind: 'association', industry: 'association', city: 'London' })).toBe('Association, London');
  expect(organisationPeople({ people: 1, before: 2 })).toBe('1 person now, 2 before');
  expect(organisationPeople({ people: 0, before: 0 })).toBe('nobody yet');
});

test('when somebody was there, and how long something took', () => {
  expect(staffSpan({ from: '2018', to: '2021' })).toBe('2018 to 2021');
  expect(staffSpan({ from: null, to: '2021' })).toBe('until 2021');
  expect(staffSpan({ from: '2018', to: null })).toBe('since 2018');
  expect(staffSpan({ from: null, to: null })).toBe('');
  expect(timeSpent(150)).toBe('2 h 30 min');
  expect(timeSpent(60)).toBe('1 h');
  expect(timeSpent(0)).toBe('');
});
