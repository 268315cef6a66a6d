// The one table of commands and keys: the dispatcher, the palette and the help sheet read these rows.
import { screens } from './routes';

export type Group = 'Everywhere' | 'Go to' | 'In a list' | 'With a person' | 'With an organisation' | 'With a draft' | 'With a pair' | 'With an opportunity' | 'Planning';

export interface Command {
  id: string;
  title: string;
  group: Group;
  keys: string[]; // "j", "g t", "mod+k"; the first one is shown
  palette?: boolean; // offered there; moving about in a list is not
}

export type CommandId = (typeof own)[number]['id'] | `go.${string}`;
type Row = Command & { id: CommandId };

const own = [
  { id: 'palette', title: 'Find people and commands', group: 'Everywhere', keys: ['mod+k'] },
  { id: 'rhythm', title: 'Give somebody a rhythm', group: 'Everywhere', keys: ['mod+shift+k'], palette: true },
  { id: 'search', title: 'Search people', group: 'Everywhere', keys: ['/'], palette: true },
  { id: 'person.new', title: 'New person', group: 'Everywhere', keys: ['c'], palette: true },
  { id: 'ways', title: 'Who could bring me to…', group: 'Everywhere', keys: [], palette: true },
  { id: 'undo', title: 'Undo the last step', group: 'Everywhere', keys: ['u'], palette: true },
  { id: 'theme', title: 'Switch between light and dark', group: 'Everywhere', keys: [], palette: true },
  { id: 'help', title: 'Keys', group: 'Everywhere', keys: ['?'], palette: true },
  { id: 'list.next', title: 'Next', group: 'In a list', keys: ['j'] },
  { id: 'list.previous', title: 'Previous', group: 'In a list', keys: ['k'] },
  { id: 'list.open', title: 'Open', group: 'In a list', keys: ['Enter', 'o'] },
  { id: 'list.select', title: 'Select', group: 'In a list', keys: ['x'] },
  { id: 'list.range', title: 'Select to here', group: 'In a list', keys: ['X'] },
  { id: 'list.all', title: 'Select all that are found', group: 'In a list', keys: ['A'] },
  { id: 'list.none', title: 'Select nobody', group: 'In a list', keys: ['Escape'] },
  { id: 'person.log', title: 'Log a contact', group: 'With a person', keys: ['l'], palette: true },
  { id: 'person.done', title: 'Done: log it as proposed', group: 'With a person', keys: ['d'], palette: true },
  { id: 'person.snooze', title: 'Snooze', group: 'With a person', keys: ['s'], palette: true },
  { id: 'person.skip', title: 'Skip this round', group: 'With a person', keys: ['x'], palette: true },
  { id: 'person.rest', title: 'Rest: keep without a rhythm', group: 'With a person', keys: ['r'], palette: true },
  { id: 'person.why', title: 'Why this order?', group: 'With a person', keys: ['w'], palette: true },
  { id: 'person.draft', title: 'Write to them', group: 'With a person', keys: ['m'], palette: true },
  { id: 'draft.send', title: 'Send', group: 'With a draft', keys: ['mod+enter'], palette: true },
  { id: 'draft.good', title: 'Send at a good hour', group: 'With a draft', keys: [], palette: true },
  { id: 'draft.copy', title: 'Copy the text', group: 'With a draft', keys: [], palette: true },
  { id: 'person.edit', title: 'Edit', group: 'With a person', keys: ['e'], palette: true },
  { id: 'person.note', title: 'Write a note', group: 'With a person', keys: ['n'], palette: true },
  { id: 'person.fact', title: 'Keep a fact', group: 'With a person', keys: ['f'], palette: true },
  { id: 'person.promise', title: 'Remember a promise', group: 'With a person', keys: ['p'], palette: true },
  { id: 'promise.drop', title: 'Drop a promise', group: 'With a person', keys: ['-'] },
  { id: 'organisation.new', title: 'New organisation', group: 'With an organisation', keys: ['n'], palette: true },
  { id: 'organisation.back', title: 'Back a stage', group: 'With an organisation', keys: ['['] },
  { id: 'organisation.forward', title: 'Forward a stage', group: 'With an organisation', keys: [']'] },
  { id: 'organisation.pursue', title: 'Pursue it', group: 'With an organisation', keys: ['p'], palette: true },
  { id: 'organisation.next', title: 'Plan the next step', group: 'With an organisation', keys: ['s'], palette: true },
  { id: 'organisation.done', title: 'The step is done', group: 'With an organisation', keys: ['d'], palette: true },
  { id: 'organisation.event', title: 'Keep an event', group: 'With an organisation', keys: ['v'], palette: true },
  { id: 'organisation.edit', title: 'Edit the organisation', group: 'With an organisation', keys: ['e'], palette: true },
  { id: 'pair.merge', title: 'One person: merge', group: 'With a pair', keys: ['m'] },
  { id: 'pair.different', title: 'Not the same', group: 'With a pair', keys: ['n'] },
  { id: 'pair.later', title: 'Later', group: 'With a pair', keys: ['s'] },
  { id: 'pair.sure', title: 'Merge the sure pairs', group: 'With a pair', keys: ['b'] },
  { id: 'opportunity.new', title: 'New opportunity', group: 'With an opportunity', keys: ['n'], palette: true },
  { id: 'opportunity.forward', title: 'To the next stage', group: 'With an opportunity', keys: [']'], palette: true },
  { id: 'opportunity.back', title: 'Back a stage', group: 'With an opportunity', keys: ['['], palette: true },
  { id: 'opportunity.led', title: 'This contact led here, or did not', group: 'With an opportunity', keys: ['l'] },
  { id: 'opportunity.step', title: 'The next step', group: 'With an opportunity', keys: ['s'], palette: true },
  { id: 'opportunity.edit', title: 'Edit the opportunity', group: 'With an opportunity', keys: ['e'], palette: true },
  { id: 'place.1', title: 'Into the innermost stratum', group: 'Planning', keys: ['1'] },
  { id: 'place.2', title: 'Into the second', group: 'Planning', keys: ['2'] },
  { id: 'place.3', title: 'Into the third', group: 'Planning', keys: ['3'] },
  { id: 'place.4', title: 'Into the fourth', group: 'Planning', keys: ['4'] },
  { id: 'place.5', title: 'Into the fifth', group: 'Planning', keys: ['5'] },
  { id: 'silo.plan', title: 'Plan the marked one', group: 'Planning', keys: ['w'], palette: true },
  { id: 'plan.move', title: 'Move to another day', group: 'Planning', keys: ['m'], palette: true },
  { id: 'plan.all', title: 'Take every proposal', group: 'Planning', keys: ['A'], palette: true },
  { id: 'plan.fit', title: 'Do what makes the plan fit', group: 'Planning', keys: ['F'], palette: true },
] as const satisfies readonly Command[];

const going = screens
  .filter((row) => row.nav)
  .map((row): Row => ({ id: `go.${row.screen}`, title: row.title, group: 'Go to', keys: row.key ? [row.key] : [], palette: true }));

export const commands: readonly Row[] = [...own, ...going];

export const groups: Group[] = ['Everywhere', 'Go to', 'In a list', 'With a person', 'With an organisation', 'With a draft', 'With a pair', 'With an opportunity', 'Planning'];

export interface Stroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** "mod+k", "?", "Enter": how a key press is written in the table; null for one that is never a key. */
export function written(stroke: Stroke): string | null {
  if (['Shift', 'Control', 'Meta', 'Alt', 'CapsLock', 'Dead', 'Process'].includes(stroke.key) || stroke.altKey) return null;
  if (stroke.ctrlKey || stroke.metaKey) return `mod+${stroke.shiftKey ? 'shift+' : ''}${stroke.key.toLowerCase()}`;
  return stroke.key;
}

export type Found = { command: CommandId } | { pending: string } | null;

/**
 * What a key means after `pending` ("" or "g"). Keys without a modifier count only with `single`. One key may
 * mean different things on different screens: `answers` says which commands somebody answers to right now.
 */
export function find(key: string, pending: string, single: boolean, answers: (id: CommandId) => boolean = () => true): Found {
  if (!single && !key.startsWith('mod+')) return null;
  const typed = pending ? `${pending} ${key}` : key;
  const row = commands.find((one) => one.keys.includes(typed) && answers(one.id));
  if (row) return { command: row.id };
  if (commands.some((one) => one.keys.some((keys) => keys.startsWith(`${typed} `)))) return { pending: typed };
  return pending ? find(key, '', single, answers) : null;
}

export const isMac = (): boolean => /Mac|iP(hone|ad)/.test(navigator.platform);

/** "mod+shift+k" -> ["Ctrl", "Shift", "K"]; "g t" -> ["g", "t"] */
export function caps(keys: string, mac: boolean): string[] {
  const names: Record<string, string> = { mod: mac ? '⌘' : 'Ctrl', shift: mac ? '⇧' : 'Shift', Enter: '↵', enter: '↵' };
  const parts = keys.split(/[+ ]/);
  return parts.map((part) => names[part] ?? (parts.length > 1 && keys.includes('+') ? part.toUpperCase() : part));
}
