// Which commands work right now, and the key presses that call them.
import { app } from './app.svelte';
import { commands, find, written, type CommandId } from './keys';

type Handlers = Partial<Record<CommandId, () => void>>;

let layers: Handlers[] = [];
let pending = '';
let pendingTimer = 0;

/** Call in an effect: `$effect(() => useCommands({…}))`. Later screens win over earlier ones. */
export function useCommands(handlers: Handlers): () => void {
  layers = [...layers, handlers];
  return () => {
    layers = layers.filter((layer) => layer !== handlers);
  };
}

const handler = (id: CommandId): (() => void) | undefined => layers.findLast((layer) => layer[id])?.[id];

export function run(id: CommandId): void {
  handler(id)?.();
}

/** The palette's commands: those somebody answers to at this moment. */
export const available = (): (typeof commands)[number][] => commands.filter((row) => row.palette && handler(row.id) !== undefined);

// Inside a form every key belongs to the form.
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('form, input:not([type=checkbox], [type=radio]), textarea, select') !== null);

export function onKey(event: KeyboardEvent): void {
  const key = written(event);
  if (!key || event.defaultPrevented || event.isComposing) return;
  const modified = key.startsWith('mod+');
  if (!modified && (typing(event.target) || document.querySelector('dialog[open]'))) return;
  if (key === 'Enter' && event.target instanceof Element && event.target.closest('a, button, summary, input')) return;
  const found = find(key, pending, app.status?.single_keys ?? true, (id) => handler(id) !== undefined);
  clearTimeout(pendingTimer);
  pending = '';
  if (!found) return;
  if ('pending' in found) {
    pending = found.pending;
    pendingTimer = window.setTimeout(() => (pending = ''), 1500);
    return;
  }
  const act = handler(found.command);
  if (!act) return;
  event.preventDefault();
  act();
}
