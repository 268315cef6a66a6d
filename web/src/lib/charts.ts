// Where things stand on a chart; drawing is for the components.

/** "36 %"; never 0 % or 100 % for what is neither. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 1) return 'under 1\u00a0%';
  if (value > 99 && value < 100) return 'over 99\u00a0%';
  return `${Math.round(value)}\u00a0%`;
}

/** A number of a domain as a place on the chart. */
export const scale =
  (from: readonly [number, number], to: readonly [number, number]) =>
  (value: number): number =>
    from[1] === from[0] ? to[0] : to[0] + ((value - from[0]) / (from[1] - from[0])) * (to[1] - to[0]);

/** A path that goes level to each point and then up or down to it, on to `end`. */
export function steps(points: readonly (readonly [number, number])[], start: readonly [number, number], end: number): string {
  return points.reduce((path, [x, y]) => `${path}H${x}V${y}`, `M${start[0]} ${start[1]}`) + `H${end}`;
}

/** Marks of a logarithmic axis from 1/10 up to at least `most`. */
export function decades(most: number): number[] {
  const marks = [0.1, 1, 10];
  while (marks[marks.length - 1]! < most) marks.push(marks[marks.length - 1]! * 10);
  return marks;
}
