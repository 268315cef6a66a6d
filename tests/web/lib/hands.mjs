// What a user does and sees, in words the tests share.
import assert from 'node:assert/strict';

/** What has the focus: its label or its text. */
export const focused = (page) =>
  page.evaluate(() => {
    const node = document.activeElement;
    const label = node?.labels?.[0]?.textContent;
    return (node?.getAttribute('aria-label') ?? label ?? node?.textContent ?? '').replace(/\s+/g, ' ').trim();
  });

/** Goes on by Tab until what has the focus is called so. */
export async function tabTo(page, name, { most = 80, back = false } = {}) {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    if (name.test(await focused(page))) return;
  }
  assert.fail(`Tab never reached ${name}; it stands on "${await focused(page)}"`);
}

export const heading = async (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
export const toast = (page, text) => page.locator('.toast', { hasText: text }).last();

export async function go(page, kith, path) {
  await page.goto(kith.url + path);
  await page.locator('main h1').first().waitFor({ state: 'attached' });
}

/** The people Today names, in its order. */
export const todayNames = (page) => page.locator('[data-key] a.name').allTextContents();
/** Where the first line of Today stands that a contact settles: a promise stays until it is kept, who came until decided. */
export const firstWithoutPromise = async (kith) =>
  (await kith.api('GET', '/today')).items.findIndex((item) => item.kind !== 'promise' && item.kind !== 'approach');

/** Waits until the page says so: for what follows a write. */
export async function until(check, what, tries = 80) {
  for (; tries > 0; tries--) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`never came true: ${what}`);
}

export const somebody = async (kith, query = '') => (await kith.api('GET', `/people?limit=1&sort=name${query}`)).items[0];
