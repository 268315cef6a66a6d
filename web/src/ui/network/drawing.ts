// Sigma and graphology, fetched when the map is first drawn. The base is drawn by WebGL; what is pointed at lies on a
// canvas above it, so that moving from one to the next draws a few lines only.
import Graph from 'graphology';
import Sigma from 'sigma';
import { EdgeLineProgram } from 'sigma/rendering';
import { dotSize, type Network } from '../../lib/network';

export interface Tones {
  communities: string[];
  none: string;
  faint: string; // who does not fit
  ink: string;
  ink2: string;
  paper: string;
  accent: string;
  font: string;
}

interface Marks {
  fits: Set<number> | null; // places; none: everybody
  only: boolean; // who does not fit is hidden
  picked: number;
  hovered: number;
  way: number[];
}

export interface Drawing {
  mark: (marks: Partial<Marks>) => void;
  paint: (tones: Tones) => void;
  zoom: (by: number) => void;
  fit: () => void;
  show: (place: number) => void;
  at: (place: number) => { x: number; y: number } | null;
  stop: () => void;
}

interface Options {
  container: HTMLElement;
  network: Network;
  tones: Tones;
  still: boolean; // no motion
  onhover: (place: number) => void;
  onpick: (place: number) => void;
  onmoved: () => void;
}

const parts = (colour: string): number[] => (colour.match(/\d+/g) ?? []).map(Number);

/** Colours mixed with the paper beforehand: lines without alpha are drawn faster, and the same in light and dark. */
class Mixer {
  #paper: number[];
  #known = new Map<string, string>();
  constructor(paper: string) {
    this.#paper = parts(paper);
  }
  mix(colour: string, share: number): string {
    const tenth = Math.round(share * 20);
    const key = `${colour}${tenth}`;
    let made = this.#known.get(key);
    if (!made) {
      made = `rgb(${parts(colour).map((value, index) => Math.round(this.#paper[index]! + ((value - this.#paper[index]!) * tenth) / 20)).join(', ')})`;
      this.#known.set(key, made);
    }
    return made;
  }
}

export function draw({ container, network, tones: first, still, onhover, onpick, onmoved }: Options): Drawing {
  let tones = first;
  let mixer = new Mixer(tones.paper);
  const marks: Marks = { fits: null, only: false, picked: -1, hovered: -1, way: [] };
  const graph = new Graph({ type: 'undirected', multi: false, allowSelfLoops: false });
  const ratio = () => Math.min(container.clientWidth, container.clientHeight);
  const xs = network.people.map((one) => one.x);
  const ys = network.people.map((one) => one.y);
  const across = Math.max(60, spread(xs), spread(ys));
  const room = () => (18 * ratio()) / across;
  let roomy = room();

  const colourOf = (community: number): string => {
    const colour = network.communities.get(community)?.colour;
    return (colour === null || colour === undefined ? undefined : tones.communities[colour]) ?? tones.none;
  };
  const fits = (place: number) => !marks.fits || marks.fits.has(place);
  for (const one of network.people) graph.addNode(one.place, { x: one.x, y: one.y, label: one.name });
  const many = network.ties.reduce((sum, ties) => sum + ties.length, 0) / 2;
  const strong = Math.min(1, Math.max(0.4, 1500 / (many + 1))); // many lines are each fainter
  const lines = network.ties.flatMap((ties, from) => ties.filter(({ to }) => from < to).map(({ to, strength }) => ({ from, to, strength })));
  lines.sort((a, b) => a.strength - b.strength); // the strongest on top
  for (const { from, to, strength } of lines) {
    graph.addEdgeWithKey(`${from}-${to}`, from, to, { from, to, strength, inside: network.people[from]!.community === network.people[to]!.community });
  }

  const sigma = new Sigma(graph, container, {
    allowInvalidContainer: true,
    defaultEdgeType: 'line',
    edgeProgramClasses: { line: EdgeLineProgram },
    labelFont: tones.font,
    labelSize: 12,
    labelColor: { color: tones.ink },
    labelRenderedSizeThreshold: 6,
    labelDensity: 0.6,
    labelGridCellSize: 90,
    minCameraRatio: 0.02,
    maxCameraRatio: 1.6,
    stagePadding: 24,
    zoomDuration: still ? 0 : 160,
    inertiaDuration: still ? 0 : 200,
    defaultDrawNodeHover: () => {},
    nodeReducer: (key) => {
      const one = network.people[Number(key)]!;
      const fit = fits(one.place);
      return {
        x: one.x,
        y: one.y,
        label: fit ? one.name : null,
        size: dotSize(one.bridging, roomy),
        color: fit ? colourOf(one.community) : tones.faint,
        hidden: !fit && marks.only,
      };
    },
    edgeReducer: (_, data) => {
      const { from, to, strength, inside } = data as { from: number; to: number; strength: number; inside: boolean };
      const fit = fits(from) && fits(to);
      const share = fit ? Math.max(0.15, strong * (0.3 + 0.6 * strength)) : 0.06;
      return {
        color: mixer.mix(fit && inside ? colourOf(network.people[from]!.community) : tones.none, share),
        hidden: !fit && marks.only,
      };
    },
  });

  // ---- what lies above

  const above = sigma.createCanvas('above', { afterLayer: 'labels' });
  above.style.pointerEvents = 'none';
  const context = above.getContext('2d')!;
  const named = [...network.communities.values()].filter((one) => one.size >= 3).slice(0, 24);

  const at = (place: number): { x: number; y: number } | null => {
    const data = sigma.getNodeDisplayData(String(place));
    return data && !data.hidden ? sigma.framedGraphToViewport(data) : null;
  };

  function line(from: number, to: number): void {
    const a = at(from);
    const b = at(to);
    if (!a || !b) return;
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
  }

  function ring(place: number, width: number, colour: string): void {
    const spot = at(place);
    if (!spot) return;
    context.beginPath();
    context.arc(spot.x, spot.y, sigma.scaleSize(dotSize(network.people[place]!.bridging, roomy)) + 3, 0, 7);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }

  function words(text: string, x: number, y: number, weight: number, size: number, colour: string): void {
    context.font = `${weight} ${size}px ${tones.font}`;
    context.lineWidth = 4;
    context.strokeStyle = tones.paper;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }

  function nameCommunities(): void {
    context.textAlign = 'center';
    const taken: { x: number; y: number; half: number }[] = [];
    for (const one of named) {
      const top = sigma.graphToViewport({ x: one.x, y: -one.y + one.radius });
      const middle = sigma.graphToViewport({ x: one.x, y: -one.y });
      const radius = Math.abs(middle.y - top.y);
      if (radius < 9) continue;
      context.font = `600 13px ${tones.font}`;
      const half = context.measureText(one.name).width / 2;
      const y = top.y - 6;
      if (taken.some((other) => Math.abs(other.y - y) < 17 && Math.abs(other.x - top.x) < other.half + half + 6)) continue;
      taken.push({ x: top.x, y, half });
      words(one.name, top.x, y, 600, 13, tones.ink);
    }
  }

  function drawAbove(): void {
    const { width, height } = sigma.getDimensions();
    const dense = devicePixelRatio || 1;
    if (above.width !== Math.round(width * dense) || above.height !== Math.round(height * dense)) {
      above.width = Math.round(width * dense);
      above.height = Math.round(height * dense);
      above.style.width = `${width}px`;
      above.style.height = `${height}px`;
    }
    context.setTransform(dense, 0, 0, dense, 0, 0);
    context.clearRect(0, 0, width, height);
    context.lineJoin = 'round';
    nameCommunities();
    const focus = marks.hovered >= 0 ? marks.hovered : marks.picked;
    if (focus >= 0) {
      context.beginPath();
      for (const { to } of network.ties[focus]!.slice(0, 300)) line(focus, to);
      context.lineWidth = 1.4;
      context.strokeStyle = tones.ink2;
      context.stroke();
      for (const { to } of network.ties[focus]!.slice(0, 60)) ring(to, 1.2, tones.ink2);
    }
    if (marks.way.length > 1) {
      context.beginPath();
      marks.way.slice(1).forEach((to, index) => line(marks.way[index]!, to));
      context.lineWidth = 4;
      context.strokeStyle = tones.accent;
      context.stroke();
      for (const place of marks.way) ring(place, 3, tones.accent);
    }
    if (focus >= 0) {
      ring(focus, 3, tones.ink);
      const spot = at(focus);
      if (spot && !sigma.getNodeDisplayedLabels().has(String(focus))) words(network.people[focus]!.name, spot.x, spot.y - 14, 700, 14, tones.ink);
    }
  }

  // ---- events

  // Where lines cannot be drawn as fast as the hand moves, they rest until it does.
  let last = 0;
  let slow = 0;
  function watch(): void {
    const now = performance.now();
    const passed = now - last;
    last = now;
    if (passed > 1000 || slow < 0) return; // a pause
    slow = passed > 45 ? slow + 1 : Math.max(0, slow - 1);
    if (slow < 3) return;
    slow = -1;
    sigma.setSetting('hideEdgesOnMove', true);
  }

  sigma.on('afterRender', () => (drawAbove(), onmoved(), watch()));
  sigma.on('resize', () => {
    if (Math.abs(room() - roomy) < 0.5) return;
    roomy = room();
    sigma.scheduleRefresh();
  });
  sigma.on('enterNode', ({ node }) => onhover(Number(node)));
  sigma.on('leaveNode', () => onhover(-1));
  sigma.on('clickNode', ({ node }) => onpick(Number(node)));
  sigma.on('clickStage', () => onpick(-1));

  const camera = sigma.getCamera();
  const go = (state: { x?: number; y?: number; ratio?: number }) => {
    if (still) camera.setState(state);
    else void camera.animate(state, { duration: 200 });
  };
  return {
    mark(change) {
      const before = { ...marks };
      Object.assign(marks, change);
      if (before.fits !== marks.fits || before.only !== marks.only) sigma.refresh({ skipIndexation: before.only === marks.only && !marks.only });
      else drawAbove();
    },
    paint(next) {
      tones = next;
      mixer = new Mixer(tones.paper);
      sigma.setSetting('labelColor', { color: tones.ink });
      sigma.refresh({ skipIndexation: true });
    },
    zoom: (by) => go({ ratio: camera.getBoundedRatio(camera.ratio / by) }),
    fit: () => go({ x: 0.5, y: 0.5, ratio: 1 }),
    show(place) {
      const spot = at(place);
      const data = sigma.getNodeDisplayData(String(place));
      const { width, height } = sigma.getDimensions();
      if (!data || (spot && spot.x > 30 && spot.y > 30 && spot.x < width - 30 && spot.y < height - 30)) return;
      go({ x: data.x, y: data.y });
    },
    at,
    stop: () => sigma.kill(),
  };
}

function spread(values: number[]): number {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return values.length ? most - least : 0;
}

