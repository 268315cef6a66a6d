// What the columns of an unknown table may be.

const guesses: Record<string, RegExp> = {
  name: /^((full|voller) ?name|name|contact|kontakt)$/i,
  given: /^(first|given|vorname)/i,
  family: /^(last|family|sur|nachname|familienname)/i,
  email: /e-?mail|^mail$/i,
  phone: /phone|mobil|^tel/i,
  organisation: /compan|organi[sz]ation|employer|firma?$|unternehmen/i,
  role: /title|position|role|job|beruf/i,
  birthday: /birth|geburt/i,
  note: /note|comment/i,
  tag: /^(tags?|labels?|groups?)$/i,
};

/** A first proposal: columns whose header says what they are. */
export function guessMap(fields: string[], columns: string[]): Record<string, string> {
  const map: Record<string, string> = {};
  for (const field of fields) {
    const column = columns.find((header) => guesses[field]?.test(header.trim()) && !Object.values(map).includes(header));
    if (column) map[field] = column;
  }
  if (map.name && map.given && map.family) delete map.name;
  return map;
}
