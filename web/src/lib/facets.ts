// Proposals for the facet that is being typed, from the server's own table of facets.
import type { Facet } from '../api/types';

export interface Proposal {
  text: string; // what the field holds once it is taken
  words: string; // what is shown: "stratum:core"
  what: string;
}

export interface Known {
  facets: readonly Facet[];
  strata: readonly string[];
  tags: readonly string[];
}

const quoted = (value: string): string => (/[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value);
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The last thing typed, before the cursor at the end: it may be a facet's name or its value. */
export function proposals(typed: string, known: Known, most = 5): Proposal[] {
  const start = Math.max(typed.lastIndexOf(' ') + 1, 0);
  const before = typed.slice(0, start);
  const last = typed.slice(start);
  const minus = last.startsWith('-') ? '-' : '';
  const token = last.slice(minus.length);
  const colon = token.indexOf(':');
  if (colon < 0) {
    if (token.length < 2) return [];
    return known.facets
      .filter((row) => row.name.startsWith(token.toLowerCase()))
      .slice(0, most)
      .map((row) => ({ text: `${before}${minus}${row.name}:`, words: `${minus}${row.name}:`, what: row.what }));
  }
  const facet = known.facets.find((row) => row.name === token.slice(0, colon).toLowerCase());
  if (!facet) return [];
  const wanted = fold(token.slice(colon + 1).replaceAll('"', ''));
  const values = facet.name === 'stratum' ? known.strata : facet.name === 'tag' ? known.tags : facet.choices;
  const exact = values.some((value) => fold(value) === wanted);
  if (!values.length && !wanted) return [{ text: `${before}${minus}${facet.example}`, words: facet.example, what: facet.what }];
  return values
    .filter((value) => !exact && fold(value).startsWith(wanted))
    .slice(0, most)
    .map((value) => {
      const words = `${minus}${facet.name}:${quoted(value)}`;
      return { text: `${before}${words} `, words, what: facet.what };
    });
}
