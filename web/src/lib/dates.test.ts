import { describe, expect, it } from 'vitest';
import { addDays, every, fullDay, fullInstant, interval, localDay, parseInterval, partial, relative, relativeInstant, span } from './dates';

const today = '2026-11-22';

describe('relative', () => {
  it.each([
    ['2026-11-22', 'today'],
    ['2026-11-23', 'tomorrow'],
    ['2026-11-21', 'yesterday'],
    ['2026-11-25', 'in 3 days'],
    ['2026-12-05', 'in 13 days'],
    ['2026-12-06', 'in 2 weeks'],
    ['2026-11-09', '13 days ago'],
    ['2026-11-08', '2 weeks ago'],
    ['2026-06-22', '5 months ago'],
    ['2025-11-22', '12 months ago'],
    ['2024-11-22', '2 years ago'],
    ['1999-01-01', '27 years ago'],
  ])('%s is %s', (day, words) => expect(relative(day, today)).toBe(words));

  it('crosses a leap day and a change of clocks without losing a day', () => {
    expect(relative('2024-03-01', '2024-02-28')).toBe('in 2 days');
    expect(relative('2026-10-26', '2026-10-24')).toBe('in 2 days');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  });
});

describe('span', () => {
  it('never says one of a unit where the smaller unit says more', () => {
    for (let days = 14; days < 3000; days++) expect(span(days)).not.toMatch(/^1 (week|month|year)$/);
  });
});

describe('instants', () => {
  it('belong to the day of the workspace, not of this machine', () => {
    expect(localDay('2026-11-22T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-23');
    expect(localDay('2026-11-22T23:30:00Z', 'America/New_York')).toBe('2026-11-22');
    expect(relativeInstant('2026-11-21T23:30:00Z', today, 'Europe/Berlin')).toBe('today');
  });

  it('are spelled out in the title', () => {
    expect(fullInstant('2026-11-22T14:03:22Z', 'Europe/Berlin')).toBe('Sunday, 22 November 2026, 15:03');
    expect(fullDay(today)).toBe('Sunday, 22 November 2026');
  });
});

describe('partial dates', () => {
  it.each([
    ['1980-05-14', '14 May 1980'],
    ['--05-14', '14 May'],
    ['--02-29', '29 February'],
    ['1980-05', 'May 1980'],
    ['1980', '1980'],
  ])('%s is %s', (date, words) => expect(partial(date)).toBe(words));
});

describe('lengths', () => {
  it.each([
    ['13w', 91],
    ['13 weeks', 91],
    ['10d', 10],
    ['10 days', 10],
    ['45', 45],
    ['2m', 60],
    ['1y', 365],
    ['', null],
    ['0w', null],
    ['soon', null],
    ['1.5w', null],
  ])('%s is %s', (text, days) => expect(parseInterval(text)).toBe(days));

  it('are said exactly, and read back as they were said', () => {
    for (const days of [1, 7, 10, 28, 91, 364, 100]) expect(parseInterval(interval(days))).toBe(days);
    expect(every(91)).toBe('every 13 weeks');
    expect(every(7)).toBe('every week');
    expect(every(1)).toBe('every day');
  });
});
