// Opportunities as people say them, and where the flow of what led to them is drawn.
import type { CreditBy, CreditRule, Flow, Opportunity, OpportunityKind, OpportunityRole, OpportunityStage } from '../api/types';

export const stages: OpportunityStage[] = ['open', 'talking', 'offered', 'won', 'lost', 'resting'];
export const stageTitles: Record<OpportunityStage, string> = {
  open: 'Open', talking: 'Talking', offered: 'Offered', won: 'Won', lost: 'Lost', resting: 'Resting',
};

export const opportunityKindWords: Record<OpportunityKind, string> = {
  deal: 'Deal', client: 'Client', job: 'Job', referral: 'Referral', recommendation: 'Recommendation',
};
export const opportunityKinds = Object.keys(opportunityKindWords) as OpportunityKind[];

export const stageWords: Record<OpportunityKind, Record<OpportunityStage, string>> = {
  deal: { open: 'Lead', talking: 'Talking', offered: 'Proposed', won: 'Won', lost: 'Lost', resting: 'Resting' },
  client: { open: 'Lead', talking: 'Talking', offered: 'Proposed', won: 'Client', lost: 'Lost', resting: 'Resting' },
  job: { open: 'Heard of', talking: 'Interviewing', offered: 'Offered', won: 'Got it', lost: 'Not this one', resting: 'Resting' },
  referral: { open: 'Asked for', talking: 'Talking', offered: 'Promised', won: 'Received', lost: 'Not given', resting: 'Resting' },
  recommendation: { open: 'Asked for', talking: 'Talking', offered: 'Promised', won: 'Written', lost: 'Not given', resting: 'Resting' },
};

export const roleWords: Record<OpportunityRole, string> = {
  client: 'Client', decider: 'Decides', introducer: 'Introduced you', helper: 'Helps', referee: 'Speaks for you', other: 'Other',
};
export const roles = Object.keys(roleWords) as OpportunityRole[];

export const creditByWords: Record<CreditBy, string> = {
  channel: 'Channel', organisation: 'Organisation', experiment: 'Experiment', introducer: 'Introducer', approach: 'Who came to you',
};
export const creditRuleWords: Record<CreditRule, string> = { first: 'What began it', last: 'What came last', shared: 'Shared' };
export const creditRuleWhy: Record<CreditRule, string> = {
  first: 'All of it goes to the first contact.',
  last: 'All of it goes to the last contact before it was won.',
  shared: '40 % go to the first day, 40 % to the last, 20 % to the days between.',
};

/** The stage one further or one back; null at the ends. Lost and resting are chosen, not come to. */
export function besideStage(stage: OpportunityStage, by: 1 | -1): OpportunityStage | null {
  const line: OpportunityStage[] = ['open', 'talking', 'offered', 'won'];
  if (by < 0 && (stage === 'lost' || stage === 'resting')) return 'open';
  const at = line.indexOf(stage);
  return at < 0 ? null : (line[at + by] ?? null);
}

export const isOver = (stage: OpportunityStage): boolean => stage === 'won' || stage === 'lost';

/** By stage, without the empty ones, in their order. */
export function byStage(items: Opportunity[]): { stage: OpportunityStage; items: Opportunity[] }[] {
  return stages.map((stage) => ({ stage, items: items.filter((one) => one.stage === stage) })).filter((group) => group.items.length > 0);
}

/** 1, 0.4, "<0.1": parts of whole opportunities. */
export function creditWords(credit: number): string {
  const tenths = Math.round(credit * 10);
  return tenths === 0 && credit > 0 ? '<0.1' : String(tenths / 10);
}

export interface FlowBox {
  key: string;
  label: string;
  credit: number;
  layer: number;
  x: number;
  y: number;
  height: number;
}
export interface FlowBand {
  key: string;
  path: string;
  credit: number;
  from: string;
  to: string;
}

export const flowBoxWidth = 10;

/** Boxes and bands of a flow in a picture of that width; heights are in proportion, and every band has its own place. */
export function layFlow(flow: Flow, width: number): { boxes: FlowBox[]; bands: FlowBand[]; height: number } {
  const layers = [0, 1, 2].map((layer) => flow.nodes.filter((node) => node.layer === layer).length);
  const total = flow.nodes.filter((node) => node.layer === 0).reduce((sum, node) => sum + node.credit, 0);
  if (total <= 0) return { boxes: [], bands: [], height: 0 };
  const most = Math.max(...layers);
  const gap = 22;
  const height = Math.max(160, most * 40);
  const unit = (height - gap * most) / total;
  const columns = [0, width * 0.46, width - flowBoxWidth - 92];
  const used = [0, 0, 0];
  const boxes = flow.nodes.map((node): FlowBox => {
    const y = used[node.layer]!;
    const tall = node.credit * unit;
    used[node.layer] = y + tall + gap;
    return { key: node.key, label: node.label, credit: node.credit, layer: node.layer, x: columns[node.layer]!, y, height: tall };
  });
  const out = boxes.map((box) => box.y);
  const into = boxes.map((box) => box.y);
  const bands = flow.links.map((link): FlowBand => {
    const [a, b] = [boxes[link.from]!, boxes[link.to]!];
    const tall = link.credit * unit;
    const [y0, y1] = [out[link.from]!, into[link.to]!];
    out[link.from] = y0 + tall;
    into[link.to] = y1 + tall;
    const [x0, x1] = [a.x + flowBoxWidth, b.x];
    const middle = (x0 + x1) / 2;
    const path =
      `M${x0},${y0}C${middle},${y0} ${middle},${y1} ${x1},${y1}` + `V${y1 + tall}C${middle},${y1 + tall} ${middle},${y0 + tall} ${x0},${y0 + tall}Z`;
    return { key: `${link.from}-${link.to}`, path, credit: link.credit, from: a.label, to: b.label };
  });
  return { boxes, bands, height: Math.max(...used) - gap + 4 };
}
