import { expect, it } from 'vitest';
import { guessMap } from './columns';

const fields = ['name', 'given', 'family', 'email', 'phone', 'organisation', 'role', 'birthday', 'note', 'tag'];

it('proposes columns whose header says what they are', () => {
  expect(guessMap(fields, ['Full name', 'E-Mail', 'Company', 'Job title', 'Mobile'])).toEqual({
    name: 'Full name', email: 'E-Mail', organisation: 'Company', role: 'Job title', phone: 'Mobile',
  });
});

it('gives no column to two fields, and prefers a name in parts', () => {
  const map = guessMap(fields, ['Name', 'First Name', 'Last Name', 'Notes']);
  expect(map).toEqual({ given: 'First Name', family: 'Last Name', note: 'Notes' });
});

it('knows a few headers in German', () => {
  expect(guessMap(fields, ['Vorname', 'Nachname', 'E-Mail-Adresse', 'Firma', 'Telefon'])).toEqual({
    given: 'Vorname', family: 'Nachname', email: 'E-Mail-Adresse', organisation: 'Firma', phone: 'Telefon',
  });
});

it('proposes nothing for columns it cannot read', () => {
  expect(guessMap(fields, ['Spalte 1', 'x'])).toEqual({});
});
