// Feeds and the user's own reading, with a site of the suite's own.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { go, heading, somebody, toast, until } from '../lib/hands.mjs';

export const server = { demo: true };

/** A site with a feed at /feed and a page at /page. */
async function site(entries, page = '') {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Bees &amp; co</title>${entries
    .map(({ title, link, type = 'text' }, at) => `<entry><id>${at}</id><title type="${type}">${title}</title><link href="${link}"/><updated>2026-11-23T0${at}:00:00Z</updated></entry>`)
    .join('')}</feed>`;
  const web = createServer((request, answer) => {
    const body = { '/feed': entries.length ? feed : undefined, '/page': page }[request.url];
    answer.writeHead(body === undefined ? 404 : 200, { 'Content-Type': request.url === '/page' ? 'text/html' : 'application/atom+xml' });
    answer.end(body ?? '');
  });
  await new Promise((resolve) => web.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${web.address().port}`, close: () => web.close() };
}

const escaped = (html) => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const tests = {
  'a feed of somebody’s own is followed on their page': async ({ page, kith }) => {
    const web = await site([{ title: 'The first swarm', link: 'https://example.org/swarm' }]);
    const person = await somebody(kith);
    await go(page, kith, `/people/${person.id}`);
    await heading(page, person.name);
    const feeds = page.getByRole('region', { name: 'Feeds' });
    await feeds.getByRole('button', { name: 'Follow a feed' }).click();
    await feeds.getByLabel('Their blog or feed').fill(`${web.url}/feed`);
    await feeds.getByLabel('Their blog or feed').press('Enter');
    await feeds.getByText('Bees & co').waitFor();
    const about = page.getByRole('region', { name: 'To write about' });
    await about.getByText('The first swarm').waitFor();
    await feeds.getByRole('button', { name: 'Unfollow Bees & co' }).click();
    await feeds.getByText('Bees & co').waitFor({ state: 'detached' });
    await toast(page, /no more/).getByRole('button', { name: 'Undo' }).click();
    await feeds.getByText('Bees & co').waitFor();
    web.close();
  },

  'what is read is kept for whom it speaks to': async ({ page, kith }) => {
    const person = await somebody(kith);
    await kith.api('POST', `/people/${person.id}/facts`, { kind: 'likes', text: 'apiculture' });
    const web = await site([{ title: 'Apiculture in town', link: 'https://example.org/town' }, { title: 'Weather', link: 'https://example.org/weather' }], '<title>More on apiculture</title>');
    await go(page, kith, '/reading');
    await heading(page, 'Reading');
    await page.getByLabel('A feed you read').fill(`${web.url}/feed`);
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    const articles = page.getByRole('list', { name: 'Articles' });
    await articles.getByText('Apiculture in town').waitFor();
    await articles.getByText('matches "apiculture" in what they told you').waitFor();
    await articles.getByRole('button', { name: `Keep for ${person.name}: Apiculture in town` }).click();
    await articles.getByText('kept for them').waitFor();
    assert.equal((await kith.api('GET', `/entries?person=${person.id}`)).items.find((one) => one.source === 'reading').url, 'https://example.org/town');
    await articles.getByRole('button', { name: 'Put away: Weather' }).click();
    await articles.getByText('Weather').waitFor({ state: 'detached' });
    await page.getByLabel('You read something?').fill(`${web.url}/page`);
    await page.getByRole('button', { name: 'Whom is it for?' }).click();
    await articles.getByText('More on apiculture').waitFor();
    await page.getByRole('button', { name: 'Ask all for news' }).click();
    await toast(page, /^Asked 1 feed/).waitFor();
    web.close();
  },

  'nothing in a title runs': async ({ page, kith }) => {
    const nasty = ['<img src=x onerror="window.ran=1">', '<script>window.ran=1</script>', '"><svg onload="window.ran=1">', '{@html "<b onmouseover=window.ran=1>x"}'];
    const web = await site([
      ...nasty.map((html) => ({ title: `Title ${escaped(html)}`, link: 'javascript:window.ran=1' })),
      { title: escaped('HTML <img src=x onerror="window.ran=1"> here'), link: 'data:text/html,x', type: 'html' },
    ]);
    const person = await somebody(kith);
    await kith.api('POST', '/following', { url: `${web.url}/feed`, for: [person.id], reading: true });
    for (const path of ['/reading', `/people/${person.id}`, '/today']) {
      await go(page, kith, path);
      if (path === '/reading') {
        const articles = page.getByRole('list', { name: 'Articles' });
        await articles.getByText('Title <img src=x onerror="window.ran=1">', { exact: true }).waitFor();  // as text
        await articles.getByText('HTML here').waitFor();
        assert.equal(await articles.locator('img, script, svg, b').count(), 0);
      } else if (path !== '/today') {
        await until(async () => (await page.getByRole('region', { name: 'To write about' }).locator('li').count()) > 0, 'they are something to write about');
      }
      assert.equal(await page.locator('a[href^="javascript:" i], a[href^="data:" i]').count(), 0);
      assert.equal(await page.evaluate(() => 'ran' in window), false, path);
    }
    web.close();
  },

  'a page without a feed says so': async ({ page, kith }) => {
    const web = await site([], '<title>Nothing</title>');
    await go(page, kith, '/reading');
    await page.getByLabel('A feed you read').fill(`${web.url}/page`);
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    await toast(page, /no feed/).waitFor();
    web.close();
  },
};
