import assert from 'node:assert/strict';
import { firstWithoutPromise, focused, go, heading, toast, todayNames, until } from '../lib/hands.mjs';

export const server = { demo: true };

async function openToday(page, kith) {
  await go(page, kith, '/today');
  await page.locator('[data-key]').first().waitFor();
  return todayNames(page);
}

export const tests = {
  'shows what kith today --json says, in its order': async ({ page, kith }) => {
    const names = await openToday(page, kith);
    const { items } = await kith.api('GET', '/today');
    assert.deepEqual(names, items.map((item) => item.person.name));
    const first = page.locator('[data-key]').first();
    await first.getByText(items[0].why[0]).waitFor();
    await first.getByText(items[0].reason.text).waitFor();
    await first.getByText(`${items[0].minutes} min`, { exact: true }).waitFor();
  },

  'j and k move, Enter opens, back comes back': async ({ page, kith }) => {
    const names = await openToday(page, kith);
    await page.keyboard.press('j');
    assert.equal(await focused(page), names[0]);
    await page.keyboard.press('j');
    assert.equal(await focused(page), names[1]);
    await page.keyboard.press('k');
    assert.equal(await focused(page), names[0]);
    await page.keyboard.press('Enter');
    await heading(page, names[0]);
    await page.goBack();
    await page.locator('[data-key]').first().waitFor();
  },

  'd logs it as proposed, the next one takes the focus, u undoes': async ({ page, kith }) => {
    const names = await openToday(page, kith);
    const at = await firstWithoutPromise(kith);
    for (let i = 0; i <= at; ++i) await page.keyboard.press('j');
    await page.keyboard.press('d');
    await toast(page, /^Logged/).waitFor();
    await until(async () => (await focused(page)) === names[at + 1], 'the next person has the focus');
    await page.getByText(/1 person reached already/).waitFor();
    await page.keyboard.press('u');
    await toast(page, /^Undid/).waitFor();
    await until(async () => (await todayNames(page)).join() === names.join(), 'the list is as it was');
  },

  's snoozes, x skips, r puts to rest, each with an undo': async ({ page, kith }) => {
    const names = await openToday(page, kith);
    const { items } = await kith.api('GET', '/today');
    const at = items.findIndex((item) => item.kind === 'due'); // what is owed stays owed, even by somebody at rest
    const name = names[at];
    for (const act of [
      async () => {
        await page.keyboard.press('s');
        await page.getByRole('group', { name: `Snooze ${name}` }).waitFor();
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
      },
      () => page.keyboard.press('x'),
      () => page.keyboard.press('r'),
    ]) {
      await page.locator('[data-key] a.name').nth(at).focus();
      await act();
      await until(async () => !(await todayNames(page)).includes(name), 'the person leaves the list');
      await page.keyboard.press('u');
      await until(async () => (await todayNames(page)).join() === names.join(), 'the list is as it was');
    }
  },

  'w shows the terms of the order': async ({ page, kith }) => {
    await openToday(page, kith);
    await page.keyboard.press('j');
    await page.keyboard.press('w');
    await page.getByText('alive if contacted now').waitFor();
    await page.keyboard.press('w');
    await page.getByText('alive if contacted now').waitFor({ state: 'detached' });
  },

  'a finished day says so': async ({ page, kith }) => {
    await kith.api('PATCH', '/settings', { budget_minutes: 5 });
    await openToday(page, kith);
    for (let left = (await todayNames(page)).length; left > 0; ) {
      await page.keyboard.press('j');
      await page.keyboard.press('d');
      const before = left;
      await until(async () => (left = (await todayNames(page)).length) < before || (await page.getByText('That is everybody for today').count()) > 0, 'the list shortens');
      if (before === left) break;
    }
    await page.getByText('That is everybody for today.').waitFor();
  },
};
