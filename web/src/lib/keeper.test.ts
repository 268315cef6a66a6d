import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Keeper } from './keeper.svelte';

const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
});

describe('words kept as they are typed', () => {
  it('sends when the typing pauses, once', async () => {
    const send = vi.fn(async () => {});
    const keeper = new Keeper('w', send);
    keeper.begin('');
    for (const text of ['a', 'ab', 'abc']) keeper.typed(text);
    expect(send).not.toHaveBeenCalled();
    expect(stored.get('kith.words.w')).toBe('abc');
    await vi.runAllTimersAsync();
    expect(send).toHaveBeenCalledExactlyOnceWith('abc', false);
    expect(keeper.state).toBe('kept');
    expect(stored.size).toBe(0);
  });

  it('holds in the browser what the server could not take, and sends it the next time', async () => {
    const keeper = new Keeper('w', () => Promise.reject(new Error('away')));
    keeper.begin('old');
    keeper.typed('new words');
    await vi.runAllTimersAsync();
    expect(keeper.state).toBe('failed');
    const send = vi.fn(async () => {});
    const later = new Keeper('w', send);
    later.begin('old');
    expect(later.text).toBe('new words');
    await vi.runAllTimersAsync();
    expect(send).toHaveBeenCalledExactlyOnceWith('new words', false);
  });

  it('does not let an answer of the server overwrite what is being typed', async () => {
    const keeper = new Keeper('w', async () => {});
    keeper.begin('old');
    keeper.typed('old and more');
    keeper.begin('old');
    expect(keeper.text).toBe('old and more');
    await vi.runAllTimersAsync();
    keeper.begin('taken back');
    expect(keeper.text).toBe('taken back');
  });
});
