// Where the dots of the map stand: a band a stratum, the innermost in the middle, and in each band the
// warmest from the top clockwise, so that the cold share of a ring is an arc one can see.
import type { Dot, Rings } from '../api/types';

export interface Placed {
  dot: Dot;
  ring: number; // index into bands
  x: number; // from the middle, in units of the picture's radius
  y: number;
  radius: number;
}

export interface Band {
  name: string;
  inner: number;
  outer: number;
  from: number; // its dots in `placed`: from..to-1
  to: number;
}

export interface Picture {
  bands: Band[];
  placed: Placed[];
}

const hole = 0.1; // the user's own place
const gap = 0.012; // between bands
const largest = 0.028; // of a dot

export function layOut(rings: Rings): Picture {
  const counts = new Map(rings.rings.map((ring) => [ring.id, 0]));
  for (const dot of rings.dots) counts.set(dot.ring, (counts.get(dot.ring) ?? 0) + 1);
  const shown = rings.rings.filter((ring) => counts.get(ring.id));
  const roots = shown.map((ring) => Math.sqrt(counts.get(ring.id) ?? 0));
  const sum = roots.reduce((all, root) => all + root, 0);
  const most = Math.max(1, ...rings.dots.map((dot) => dot.worth));

  const bands: Band[] = [];
  const placed: Placed[] = [];
  let inner = hole;
  shown.forEach((ring, index) => {
    // Half of the room is shared alike, half by how many there are.
    const thick = (1 - hole) * (0.5 / shown.length + (0.5 * roots[index]!) / sum);
    const band = { name: ring.name, inner, outer: inner + thick - gap, from: placed.length, to: 0 };
    fill(band, index, rings.dots.filter((dot) => dot.ring === ring.id), most, placed);
    band.to = placed.length;
    bands.push(band);
    inner += thick;
  });
  return { bands, placed };
}

function fill(band: Band, ring: number, dots: Dot[], most: number, placed: Placed[]): void {
  const middle = (band.inner + band.outer) / 2;
  const thick = band.outer - band.inner;
  const pitch = Math.sqrt((2 * Math.PI * middle * thick) / dots.length); // room of one dot, as a square
  const rows = Math.max(1, Math.min(dots.length, Math.round(thick / Math.min(pitch, thick))));
  const columns = Math.ceil(dots.length / rows);
  // The innermost row is the tightest.
  const room = Math.min(thick / rows, (2 * Math.PI * (band.inner + thick / rows / 2)) / columns);
  dots.forEach((dot, index) => {
    const column = Math.floor(index / rows);
    const row = index % rows;
    const angle = ((column + (row % 2) / 2) / columns) * 2 * Math.PI - Math.PI / 2;
    const distance = band.inner + (thick * (row + 0.5)) / rows;
    const radius = Math.min(largest, room * 0.46) * (0.6 + 0.4 * Math.sqrt(dot.worth / most));
    placed.push({ dot, ring, x: Math.cos(angle) * distance, y: Math.sin(angle) * distance, radius });
  });
}

/** The dot at a point, or the nearest within `slack`; -1 for none. */
export function hit(picture: Picture, x: number, y: number, slack: number): number {
  let best = -1;
  let least = Infinity;
  picture.placed.forEach((one, index) => {
    const distance = Math.hypot(one.x - x, one.y - y) - one.radius;
    if (distance < Math.min(least, slack)) {
      least = distance;
      best = index;
    }
  });
  return best;
}

export type Direction = 'left' | 'right' | 'out' | 'in' | 'first' | 'last';

/** Where an arrow key leads: round the ring, or to the nearest dot of the next one. */
export function step(picture: Picture, from: number, direction: Direction): number {
  const here = picture.placed[from];
  if (!here) return picture.placed.length ? 0 : -1;
  const band = picture.bands[here.ring]!;
  const count = band.to - band.from;
  switch (direction) {
    case 'right': return band.from + ((from - band.from + 1) % count);
    case 'left': return band.from + ((from - band.from - 1 + count) % count);
    case 'first': return band.from;
    case 'last': return band.to - 1;
    case 'out':
    case 'in': {
      const next = picture.bands[here.ring + (direction === 'out' ? 1 : -1)];
      if (!next) return from;
      const angle = Math.atan2(here.y, here.x);
      let best = next.from;
      let least = Infinity;
      for (let index = next.from; index < next.to; index++) {
        const one = picture.placed[index]!;
        const turn = Math.abs(Math.atan2(one.y, one.x) - angle);
        const apart = Math.min(turn, 2 * Math.PI - turn);
        if (apart < least) {
          least = apart;
          best = index;
        }
      }
      return best;
    }
  }
}
