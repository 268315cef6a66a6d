import { describe, expect, it } from 'vitest';
import type { Flow } from '../api/types';
import { besideStage, creditWords, layFlow } from './opportunities';

describe('besideStage', () => {
  it('goes along the line and stops at its ends', () => {
    expect(besideStage('open', 1)).toBe('talking');
    expect(besideStage('offered', 1)).toBe('won');
    expect(besideStage('won', 1)).toBeNull();
    expect(besideStage('open', -1)).toBeNull();
    expect(besideStage('won', -1)).toBe('offered');
  });
  it('opens again what was lost or rests', () => {
    expect(besideStage('lost', -1)).toBe('open');
    expect(besideStage('resting', -1)).toBe('open');
    expect(besideStage('lost', 1)).toBeNull();
  });
});

describe('creditWords', () => {
  it('says parts by the tenth, and never nothing for something', () => {
    expect([3, 0.4, 0.04, 0, 1.25].map(creditWords)).toEqual(['3', '0.4', '<0.1', '0', '1.3']);
  });
});

describe('layFlow', () => {
  const flow: Flow = {
    nodes: [
      { layer: 0, key: 'call/in', label: 'calls you took', credit: 3 },
      { layer: 0, key: 'unknown', label: 'not known', credit: 1 },
      { layer: 1, key: 'deal', label: 'deals', credit: 4 },
      { layer: 2, key: 'won', label: 'won', credit: 4 },
    ],
    links: [
      { from: 0, to: 2, credit: 3 },
      { from: 1, to: 2, credit: 1 },
      { from: 2, to: 3, credit: 4 },
    ],
  };
  it('keeps heights in proportion, and boxes of a layer apart', () => {
    const { boxes, bands, height } = layFlow(flow, 600);
    expect(boxes[0]!.height).toBeCloseTo(boxes[1]!.height * 3);
    expect(boxes[1]!.y).toBeGreaterThan(boxes[0]!.y + boxes[0]!.height);
    expect(bands).toHaveLength(3);
    for (const box of boxes) expect(box.y + box.height).toBeLessThanOrEqual(height);
  });
  it('draws nothing of nothing', () => {
    expect(layFlow({ nodes: [], links: [] }, 600).boxes).toEqual([]);
  });
});
