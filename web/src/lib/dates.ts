// Dates as people say them. A day is "2026-11-22", an instant "2026-11-22T14:03:22Z"; what today is
// comes from the server, never from this machine's clock.

const dayMs = 86_400_000;

export function serial(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);
}

export function dayOf(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return dayOf(serial(day) + days);
}

// Making a formatter costs far more than using it, and a list says hundreds of dates.
const clocks = new Map<string, { day: Intl.DateTimeFormat; time: Intl.DateTimeFormat }>();

function clock(zone: string): { day: Intl.DateTimeFormat; time: Intl.DateTimeFormat } {
  const timeZone = zone || 'UTC';
  let known = clocks.get(timeZone);
  if (!known) {
    known = {
      day: new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
      time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }),
    };
    clocks.set(timeZone, known);
  }
  return known;
}

/** The calendar day of an instant in that zone. */
export const localDay = (at: string, zone: string): string => clock(zone).day.format(new Date(at));

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** "9 days", "3 weeks", "5 months", "2 years": the same words as the server's (length_words in rules/reason.cpp). */
export function span(days: number): string {
  if (days < 14) return plural(days, 'day');
  if (days < 92) return plural(Math.floor(days / 7), 'week');
  if (days < 730) return plural(Math.floor((days * 12) / 365), 'month');
  return plural(Math.floor(days / 365), 'year');
}

/** "today", "tomorrow", "in 3 days", "5 months ago". */
export function relative(day: string, today: string): string {
  const days = serial(day) - serial(today);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${span(days)}` : `${span(-days)} ago`;
}

export function relativeInstant(at: string, today: string, zone: string): string {
  return relative(localDay(at, zone), today);
}

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const full = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const heading = format({ weekday: 'long', day: 'numeric', month: 'long' });
const short = format({ day: 'numeric', month: 'short', year: 'numeric' });
const long = format({ day: 'numeric', month: 'long', year: 'numeric' });
const monthDay = format({ day: 'numeric', month: 'long' });
const monthYear = format({ month: 'long', year: 'numeric' });

const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** "Sunday, 22 November 2026" */
export const fullDay = (day: string): string => full.format(asDate(day)).replace(/^(\w+) /, '$1, ');
/** "Sunday, 22 November" */
export const headingDay = (day: string): string => heading.format(asDate(day)).replace(/^(\w+) /, '$1, ');
/** "22 Nov 2026" */
export const shortDay = (day: string): string => short.format(asDate(day));
/** "November 2026" */
export const monthOf = (day: string): string => monthYear.format(asDate(day));

/** "Sunday, 22 November 2026, 15:03" on that zone's clock. */
export function fullInstant(at: string, zone: string): string {
  return `${fullDay(localDay(at, zone))}, ${clock(zone).time.format(new Date(at))}`;
}

/** A birthday or the edge of a position: "14 May 1980", "14 May", "May 1980", "1980". */
export function partial(date: string): string {
  if (date.startsWith('--')) return monthDay.format(asDate(`2000-${date.slice(2)}`));
  if (date.length === 4) return date;
  if (date.length === 7) return monthOf(`${date}-01`);
  return long.format(asDate(date));
}

/** "13 weeks", "10 days": a length as the user sets it, exactly. */
export const interval = (days: number): string => (days % 7 === 0 ? plural(days / 7, 'week') : plural(days, 'day'));

/** "every 13 weeks", "every week" */
export const every = (days: number): string => (days === 7 ? 'every week' : days === 1 ? 'every day' : `every ${interval(days)}`);

const units: Record<string, number> = { d: 1, w: 7, m: 30, y: 365 };

/** "13w", "13 weeks", "10 days", "10" (days): a length in days; null when it is none. */
export function parseInterval(text: string): number | null {
  const match = /^\s*(\d{1,4})\s*(d|w|m|y|days?|weeks?|months?|years?)?\s*$/i.exec(text);
  if (!match?.[1]) return null;
  const days = Number(match[1]) * (units[(match[2] ?? 'd')[0]!.toLowerCase()] ?? 1);
  return days > 0 ? days : null;
}
