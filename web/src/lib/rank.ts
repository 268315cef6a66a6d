// How well a typed text fits a title: the order of commands in the palette.

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** 0 for no match; higher fits better. Beginnings of words count most, then pieces, then letters in order. */
export function score(query: string, title: string): number {
  const wanted = fold(query).trim();
  const text = fold(title);
  if (!wanted) return 1;
  if (text === wanted) return 100;
  if (text.startsWith(wanted)) return 90;
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const parts = wanted.split(/\s+/);
  if (parts.every((part) => words.some((word) => word.startsWith(part)))) return 70;
  if (text.includes(wanted)) return 50;
  return inOrder(wanted.replace(/\s+/g, ''), text) ? 10 : 0;
}

function inOrder(letters: string, text: string): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return letters.length > 2;
}

/** Those that match, best first; equal ones keep their order. */
export function rank<T>(query: string, rows: readonly T[], title: (row: T) => string): T[] {
  return rows
    .map((row, index) => ({ row, index, score: score(query, title(row)) }))
    .filter((found) => found.score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map((found) => found.row);
}
