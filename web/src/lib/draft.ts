// A person as the form holds them, and the smallest change that makes it so.
import type { Person, PersonPatch } from '../api/types';

type Required<T> = NonNullable<T>;
export type HandleDraft = Required<PersonPatch['handles']>[number];
export type PositionDraft = Required<PersonPatch['positions']>[number];
export type AddressDraft = Required<PersonPatch['addresses']>[number];
export type FactDraft = Required<PersonPatch['facts']>[number];

export const nameParts = ['prefix', 'given', 'middle', 'family', 'suffix', 'nickname'] as const;

export interface Draft extends Record<(typeof nameParts)[number], string> {
  name: string;
  birthday: string;
  handles: HandleDraft[];
  positions: PositionDraft[];
  addresses: AddressDraft[];
  facts: FactDraft[];
  tags: string;
}

export const emptyDraft = (name = ''): Draft => ({
  name, prefix: '', given: '', middle: '', family: '', suffix: '', nickname: '', birthday: '', handles: [], positions: [], addresses: [], facts: [], tags: '',
});

export function draftOf(person: Person): Draft {
  return {
    name: person.name, prefix: person.prefix, given: person.given, middle: person.middle, family: person.family, suffix: person.suffix,
    nickname: person.nickname, birthday: person.birthday ?? '', tags: person.tags.join(', '),
    handles: person.handles.map(({ id, kind, value, label }) => ({ id, kind, value, label })),
    positions: person.positions.map(({ id, organisation, role, department, from, to }) => ({ id, organisation, role, department, from, to })),
    addresses: person.addresses.map((address) => ({ ...address })),
    facts: person.facts.map(({ id, kind, text }) => ({ id, kind, text })),
  };
}

export const splitTags = (text: string): string[] => [...new Set(text.split(',').map((tag) => tag.trim()).filter(Boolean))];

/** Rows left empty in the form are no rows. */
function cleaned(draft: Draft): Required<PersonPatch> {
  const parts = Object.fromEntries(nameParts.map((part) => [part, draft[part].trim()])) as Record<(typeof nameParts)[number], string>;
  return {
    ...parts,
    name: draft.name.trim(),
    birthday: draft.birthday.trim() || null,
    handles: draft.handles.filter((row) => row.value.trim()).map((row) => ({ ...row, value: row.value.trim() })),
    positions: draft.positions.filter((row) => row.organisation.trim() || row.role?.trim()).map((row) => ({ ...row, from: row.from || null, to: row.to || null })),
    addresses: draft.addresses.filter((row) => [row.street, row.city, row.region, row.postal_code, row.country].some((part) => part?.trim())),
    facts: draft.facts.filter((row) => row.kind.trim() && row.text.trim()),
    tags: splitTags(draft.tags),
  };
}

/** What `now` changes about `before`: only the members that differ. */
export function patchOf(before: Draft, now: Draft): PersonPatch {
  const old = cleaned(before);
  return Object.fromEntries(Object.entries(cleaned(now)).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key as keyof typeof old])));
}

/** 1980-05-14, --05-14, 1980-05 or 1980; "14 May" and the like are not guessed at. */
export const isPartialDate = (text: string): boolean =>
  /^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?|--(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))$/.test(text);
