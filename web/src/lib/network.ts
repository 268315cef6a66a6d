// The map as the screen uses it: people and ties out of their columns, who is tied to whom, and where an arrow leads.
import type { MapCommunity, NetworkMap } from '../api/types';

export interface Placed {
  place: number;
  id: number;
  name: string;
  organisation: string;
  community: number;
  bridging: number; // 0 to 1, of the most anybody has
  degree: 'never' | 'quiet' | 'cooling' | 'warm';
  own: number; // strength of the user's tie, 0 to 1
  x: number;
  y: number; // upwards
}

export interface Tie {
  to: number; // place
  strength: number; // 0 to 1
  signs: number;
}

export interface Network {
  people: Placed[]; // the best tied first
  places: Map<number, number>; // by id
  ties: Tie[][]; // by place, the strongest first
  communities: Map<number, MapCommunity>;
}

export function read(map: NetworkMap): Network {
  const { people, ties } = map;
  const made: Placed[] = people.id.map((id, place) => ({
    place,
    id,
    name: people.name[place]!,
    organisation: map.organisations[people.organisation[place]!] ?? '',
    community: people.community[place]!,
    bridging: people.bridging[place]! / 100,
    degree: map.degrees[people.degree[place]!] as Placed['degree'],
    own: people.own[place]! / 100,
    x: people.x[place]!,
    y: -people.y[place]!,
  }));
  const known: Tie[][] = made.map(() => []);
  for (let at = 0; at < ties.from.length; at++) {
    const from = ties.from[at]!;
    const to = ties.to[at]!;
    const strength = ties.strength[at]! / 100;
    const signs = ties.signs[at]!;
    known[from]!.push({ to, strength, signs });
    known[to]!.push({ to: from, strength, signs });
  }
  return {
    people: made,
    places: new Map(people.id.map((id, place) => [id, place])),
    ties: known,
    communities: new Map(map.communities.map((one) => [one.number, one])),
  };
}

const words: Record<string, string> = {
  said: 'you say so',
  related: 'a known relation',
  introduced: 'introduced',
  wrote: 'wrote to each other',
  met: 'met with you',
  copied: 'in the same mail',
  'same-organisation': 'same employer',
};

/** What a tie is known by, the strongest sign first. */
export const signWords = (signs: number, names: string[]): string =>
  names
    .filter((_, bit) => signs & (1 << bit))
    .map((name) => words[name] ?? name)
    .join(', ');

export type Direction = 'left' | 'right' | 'up' | 'down';
const turns: Record<Direction, [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, 1], down: [0, -1] };

/**
 * Where an arrow leads from somebody: to the nearest of those they are tied to that way, else to the nearest of
 * all; back to themselves where nobody stands that way.
 */
export function step(network: Network, from: number, direction: Direction, shown: (place: number) => boolean = () => true): number {
  const here = network.people[from];
  if (!here) return network.people.findIndex((one) => shown(one.place));
  const [dx, dy] = turns[direction];
  const nearest = (places: Iterable<number>): number => {
    let best = -1;
    let least = Infinity;
    for (const place of places) {
      if (place === from || !shown(place)) continue;
      const there = network.people[place]!;
      const far = Math.hypot(there.x - here.x, there.y - here.y);
      const along = ((there.x - here.x) * dx + (there.y - here.y) * dy) / (far || 1);
      if (along < 0.5) continue; // 60 degrees to either side
      const cost = far * (2 - along);
      if (cost < least) {
        least = cost;
        best = place;
      }
    }
    return best;
  };
  const tied = nearest(network.ties[from]!.map((tie) => tie.to));
  if (tied >= 0) return tied;
  const any = nearest(network.people.map((one) => one.place));
  return any >= 0 ? any : from;
}

/** Of a dot, in pixels: as large as the room between people allows, and larger for who stands between many. */
export function dotSize(bridging: number, room: number): number {
  const base = Math.min(7, Math.max(1.4, room * 0.36));
  return base * (0.75 + 1.35 * Math.sqrt(bridging));
}
