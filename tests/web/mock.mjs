#!/usr/bin/env node
// A stand-in for `kith serve` while the front is built: same contract, made-up people.
import http from 'node:http';
import { readFileSync, existsSync } from 'node:fs';
import { join, extname, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, '../../web/dist');
const option = (name) => process.argv[process.argv.indexOf(name) + 1];
const port = Number(option('--port'));
const size = 812;
const today = '2026-11-22';
const day = (n) => new Date(Date.parse(today) + n * 864e5).toISOString().slice(0, 10);
const at = (n, h = 10) => `${day(n)}T${String(h).padStart(2, '0')}:12:00Z`;
let seed = 7;
const rnd = () => ((seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff);
const pick = (a) => a[Math.floor(rnd() * a.length)];
const given = 'Ada Grace Miriam Tomasz Chidi Yuki Lena Omar Priya Søren Zoë Ivan Fatima Mateo Hanna Kwame Aoife Björn Mei Rafael Петр Eleni'.split(' ');
const family = "Byron Hopper Okafor Kowalski Tanaka Lindqvist O'Connor Haddad Sharma Müller García Nowak Rossi Dubois Silva Iwanow Papadaki Whitfield van_der_Berg Chen Abara Keller".split(' ').map((s) => s.replaceAll('_', ' '));
const orgs = ['Analytical Engines', 'Northwind Robotics', 'Halden & Pike', 'Fjord Energy', 'Lumen Press', 'Kestrel Labs', 'Ostrava Steel', 'City of Leeds', 'Meridian Capital', 'Open Harbour'];
const roles = ['Programmer', 'Head of Research', 'Founder', 'Partner', 'Product Manager', 'Editor', 'CFO', 'Sales Director', 'Architect', 'Recruiter'];
const strata = [['Core', 28, 'lunch', 'dialogue', 45, 8], ['Close', 56, 'call', 'dialogue', 15, 5], ['Active', 91, 'email', 'contact', 5, 2], ['Wide', 182, 'email', 'contact', 4, 1], ['Yearly', 364, 'email', 'contact', 3, 0.5]]
  .map(([name, interval_days, channel, counts, minutes, worth], i) => ({ id: i + 1, name, rank: i + 1, interval_days, channel, counts, minutes, worth, people: 0, default: i === 2 }));
let people = [];
let steps = [];
let settings = { name: 'Sam Reed', time_zone: 'Europe/Berlin', budget_minutes: 30, work_days: [1, 2, 3, 4, 5], region: 'DE', own_addresses: ['sam@reed.example'], home_organisations: ['Reed Consulting'], single_keys: true };
let doneToday = [];
const uploads = new Map();
const jobs = new Map();
const imports = [];

function make(i) {
  const g = pick(given), f = pick(family), org = pick(orgs), role = pick(roles);
  const s = strata[Math.min(4, Math.floor(rnd() ** 0.6 * 5))];
  const state = rnd() < 0.06 ? 'resting' : 'active';
  const last = rnd() < 0.15 ? null : { at: at(-Math.floor(rnd() * 400) - 1), channel: pick(['email', 'call', 'lunch', 'message']), direction: pick(['out', 'in', 'both']) };
  const email = `${g}.${f}`.toLowerCase().replace(/[^a-z.]/g, '') + `@${org.toLowerCase().replace(/[^a-z]/g, '')}.example`;
  return {
    id: i, name: `${g} ${f}`, given: g, middle: '', family: f, prefix: '', suffix: '', nickname: '', organisation: org, role, birthday: rnd() < 0.4 ? '--05-14' : null, state,
    stratum: state === 'active' ? { id: s.id, name: s.name } : null, placed: rnd() < 0.5, interval_days: null, created: at(-500), deleted: null, version: 1,
    handles: [{ id: 1, kind: 'email', value: email, label: 'work' }, { id: 2, kind: 'phone', value: '+44 20 7946 0991', label: 'mobile' }, { id: 3, kind: 'profile', value: `https://www.linkedin.com/in/${g.toLowerCase()}`, label: '' }],
    addresses: [{ id: 1, label: 'work', street: '12 Harbour Lane', city: 'Leeds', region: '', postal_code: 'LS1 4AP', country: 'United Kingdom' }],
    positions: [{ id: 1, organisation_id: 1, organisation: org, role, department: 'Engines', from: '2024-03', to: null, noticed: at(-40) }, { id: 2, organisation_id: 2, organisation: pick(orgs), role: pick(roles), department: '', from: '2019', to: '2024-02', noticed: null }],
    facts: [{ id: 1, kind: 'spouse', text: 'William', at: at(-300) }, { id: 2, kind: 'hobby', text: 'rows on Sundays, keeps bees', at: at(-100) }],
    notes: [{ id: 1, at: at(-60), text: 'Hiring two engineers in spring.\nAsked for a word with Lena about the grant.' }], tags: rnd() < 0.3 ? ['conference', 'climate'] : [],
    due: state === 'active' ? day(Math.floor(rnd() * 90) - 20) : null, last,
    touches: last ? [{ kind: 'touch', id: i * 10, ...last, source: 'import', asks: false, note: 'About the spring programme' }, { kind: 'touch', id: i * 10 + 1, at: at(-420), channel: 'lunch', direction: 'both', source: 'typed', asks: false, note: '' }] : [],
  };
}
const fill = () => { people = Array.from({ length: size }, (_, i) => make(i + 1)); };
if (process.argv.includes('--demo')) fill();

const ref = (p) => ({ id: p.id, name: p.name, organisation: p.organisation, role: p.role, stratum: p.stratum });
const row = (p) => ({ ...ref(p), state: p.state, due: p.due, last: p.last, tags: p.tags, handles: p.handles.length, email: p.handles.find((h) => h.kind === 'email')?.value ?? null });
const full = (p) => {
  const { due, last, touches, ...rest } = p;
  const s = strata.find((x) => x.id === p.stratum?.id);
  return { ...rest, rhythm: { due, planned: due, basis: last ? `${s?.name ?? 'No stratum'}: due ${Math.round((s?.interval_days ?? 0) / 7)} weeks after the ${last.channel} of ${last.at.slice(0, 10)}.` : 'Never contacted: the first date was spread over the quarter.', last_contact: last?.at ?? null, last_dialogue: last?.at ?? null, last_out: null, waiting: null, interval_days: p.interval_days ?? s?.interval_days ?? null, counts: s?.counts ?? null, channel: s?.channel ?? null, snoozed_until: p.snoozed ?? null }, why: ['14 touches in two years, 9 of them dialogues.', 'Usually answers within 2 days.'] };
};
const step = (kind, title, person, undo) => { const s = { id: steps.length + 1, at: at(0, 12), kind, title, person, undone: false, undo }; steps.push(s); return s.id; };
const paged = (list, q, map = (x) => x) => {
  const limit = Number(q.get('limit') ?? 50), from = Number(q.get('cursor') ?? q.get('at') ?? 0);
  return { items: list.slice(from, from + limit).map(map), next: from + limit < list.length ? String(from + limit) : null, total: list.length };
};
const whyOf = ['Last dialogue 59 days ago; Close asks for one every 8 weeks.', 'Wrote to you 4 days ago; no answer yet.', 'You promised the slides on 14 November.', 'Has a birthday tomorrow.', 'Nothing heard for 5 months; Wide asks every 26 weeks.', 'Your question of 12 November is unanswered; one nudge is fair.'];
const kinds = ['due', 'owed', 'promise', 'birthday', 'due', 'nudge'];
const reasons = [{ kind: 'job-change', text: 'Became Head of Research at Kestrel Labs in October.', url: 'https://kestrel.example/news' }, { kind: 'owed', text: '“Could you look over the draft?”', url: null }, { kind: 'promise', text: 'Send the slides of the harbour talk.', url: null }, { kind: 'birthday', text: 'Born 23 November.', url: null }, { kind: 'nothing', text: 'Nothing new: say so.', url: null }, { kind: 'note', text: 'You noted: hiring two engineers in spring.', url: null }];
function todayList() {
  const left = people.filter((p) => p.state === 'active' && !p.deleted && p.due && p.due <= today && !doneToday.includes(p.id));
  const order = [1, 2, 0, 5, 4, 3];
  const items = left.slice(0, Math.max(0, 6 - doneToday.length)).map((p, n) => {
    const i = order[p.id % 6], s = strata[p.stratum.id - 1];
    return { key: `${kinds[i]}:${p.id}`, person: ref(p), kind: kinds[i], due: p.due, planned: today, channel: s.channel, channel_why: `${s.name} people get ${s.channel === 'email' ? 'an e-mail' : 'a ' + s.channel}`, handle: s.channel === 'call' ? { kind: 'phone', value: '+44 20 7946 0991' } : { kind: 'email', value: p.handles[0].value }, minutes: s.minutes, why: [whyOf[i], 'You usually answer each other within 2 days.'], reason: reasons[i], score: 0.04 / (n + 1), terms: { worth: s.worth, alive_now: 0.93, alive_later: 0.87 - n / 100, minutes: s.minutes } };
  });
  return { date: today, minutes: { budget: settings.budget_minutes, planned: items.reduce((a, i) => a + i.minutes, 0) }, items, later: left.length - items.length, load: { needed: 41.2, budget: settings.budget_minutes, advice: 'Your rhythms need 41 minutes a day, you have 30: move 60 people to Wide.' }, next_workday: '2026-11-23', done: { people: doneToday.length, minutes: doneToday.length * 5 }, revive: items.length ? [] : people.slice(0, 3).map((p) => ({ person: ref(p), last: p.last?.at ?? null, why: 'Nine dialogues in 2024, then silence.' })) };
}
class Bad extends Error { constructor(status, code, detail, extra = {}) { super(detail); this.p = { type: `urn:kith:problem:${code}`, title: code, status, detail, hint: '', code, ...extra }; } }
const get = (id) => people.find((p) => p.id === Number(id)) ?? (() => { throw new Bad(404, 'not-found', `There is no person ${id}.`); })();

const routes = [];
const on = (method, path, fn) => routes.push([method, new RegExp(`^/api/v1${path.replace(/\{id\}/g, '([^/]+)')}$`), fn]);
const changed = (p, kind, title, change) => {
  const before = structuredClone(p); const wasDone = [...doneToday];
  change(p); p.version++;
  const id = step(kind, title, p.id, () => { Object.assign(p, before); doneToday = wasDone; });
  return { step: id, title, person: full(p) };
};
on('GET', '/status', () => ({ version: '0.1.0', empty: people.length === 0, people: people.length, demo: people.length > 0, today, time_zone: settings.time_zone, name: settings.name, single_keys: settings.single_keys, needs_login: false }));
on('GET', '/today', todayList);
on('GET', '/strata', () => { for (const s of strata) s.people = people.filter((p) => p.stratum?.id === s.id).length; return { items: strata }; });
on('PUT', '/strata/{id}', (q, b, id) => { const s = strata[id - 1]; Object.assign(s, b); return { step: step('settings', `Changed ${s.name}`, null, () => {}), title: `Changed ${s.name}`, stratum: s }; });
on('GET', '/settings', () => settings);
on('PATCH', '/settings', (q, b) => { const old = { ...settings }; settings = { ...settings, ...b }; return { step: step('settings', 'Changed the settings', null, () => { settings = old; }), title: 'Changed the settings', settings }; });
on('GET', '/tags', () => ({ items: [{ name: 'climate', people: 20 }, { name: 'conference', people: 12 }] }));
on('GET', '/people', (q) => {
  const words = (q.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  let list = people.filter((p) => !p.deleted && (!words.length || words.every((w) => `${p.name} ${p.organisation} ${p.role}`.toLowerCase().includes(w))) && (!q.get('stratum') || p.stratum?.id === Number(q.get('stratum'))) && (!q.get('state') || p.state === q.get('state')) && (!q.get('tag') || p.tags.includes(q.get('tag'))));
  if (q.get('sort') === 'due') list = list.toSorted((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
  else list = list.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return paged(list, q, row);
});
on('POST', '/people', (q, b) => { const p = { ...make(people.length + 1), name: b.name, notes: [], touches: [], last: null, facts: [], tags: b.tags ?? [], handles: (b.handles ?? []).map((h, i) => ({ id: i + 1, label: '', ...h })) }; people.push(p); return [201, { step: step('person', `Added ${p.name}`, p.id, () => { people = people.filter((x) => x !== p); }), title: `Added ${p.name}`, person: full(p) }]; });
on('GET', '/people/{id}', (q, b, id) => full(get(id)));
on('PATCH', '/people/{id}', (q, b, id) => changed(get(id), 'person', `Changed ${get(id).name}`, (p) => { const rows = (x) => x?.map((r, i) => ({ label: '', department: '', role: '', from: null, to: null, noticed: null, organisation_id: 1, at: at(0), street: '', city: '', region: '', postal_code: '', country: '', ...r, id: r.id ?? 100 + i })); Object.assign(p, b, ...['handles', 'positions', 'facts', 'addresses'].filter((k) => b[k]).map((k) => ({ [k]: rows(b[k]) }))); }));
on('DELETE', '/people/{id}', (q, b, id) => { const { step, title } = changed(get(id), 'person', `Deleted ${get(id).name}`, (p) => { p.deleted = at(0); }); return { step, title }; });
on('POST', '/people/{id}/restore', (q, b, id) => changed(get(id), 'person', `Restored ${get(id).name}`, (p) => { p.deleted = null; }));
on('GET', '/trash', (q) => paged(people.filter((p) => p.deleted), q, (p) => ({ id: p.id, name: p.name, organisation: p.organisation, role: p.role, deleted: p.deleted, gone: day(30) })));
on('GET', '/people/{id}/timeline', (q, b, id) => { const p = get(id); return paged([...p.touches, ...p.notes.map((n) => ({ kind: 'note', ...n })), { kind: 'position', id: 1, at: at(-40), organisation: p.organisation, role: p.role, text: `Became ${p.role} at ${p.organisation}` }].sort((x, y) => (x.at < y.at ? 1 : -1)), q); });
on('GET', '/people/{id}/history', (q, b, id) => paged(steps.filter((s) => s.person === Number(id)).toReversed(), q, ({ undo, person, ...s }) => ({ ...s, changes: [] })));
on('POST', '/people/{id}/touches', (q, b, id) => [201, changed(get(id), 'touch', `Logged ${/^[aeiou]/.test(b.channel) ? 'an' : 'a'} ${b.channel} with ${get(id).name}`, (p) => { const t = { at: at(0, 11), channel: b.channel, direction: b.direction ?? 'both' }; p.last = t; p.due = day(60); p.touches = [{ kind: 'touch', id: Math.floor(rnd() * 1e9), ...t, source: 'typed', asks: false, note: b.note ?? '' }, ...p.touches]; doneToday = [...doneToday, p.id]; })]);
on('DELETE', '/touches/{id}', (q, b, id) => { const p = people.find((x) => x.touches.some((t) => t.id === Number(id))); return changed(p, 'touch', 'Deleted a touch', (x) => { x.touches = x.touches.filter((t) => t.id !== Number(id)); }); });
on('POST', '/people/{id}/notes', (q, b, id) => [201, changed(get(id), 'note', `Noted something about ${get(id).name}`, (p) => { p.notes = [{ id: 100 + p.notes.length, at: at(0), text: b.text }, ...p.notes]; })]);
on('POST', '/people/{id}/place', (q, b, id) => changed(get(id), 'rhythm', `Placed ${get(id).name} in ${strata[b.stratum - 1].name}`, (p) => { p.stratum = { id: b.stratum, name: strata[b.stratum - 1].name }; p.placed = true; p.state = 'active'; p.due ??= day(30); }));
on('POST', '/people/{id}/snooze', (q, b, id) => changed(get(id), 'rhythm', `Snoozed ${get(id).name}`, (p) => { p.due = /^\d{4}/.test(b.until) ? b.until : day(14); p.snoozed = p.due; }));
on('POST', '/people/{id}/skip', (q, b, id) => changed(get(id), 'rhythm', `Skipped ${get(id).name}`, (p) => { p.due = day(60); }));
on('POST', '/people/{id}/rest', (q, b, id) => changed(get(id), 'rhythm', `${get(id).name} rests`, (p) => { p.state = b?.do_not_contact ? 'do-not-contact' : 'resting'; p.stratum = null; p.due = null; }));
on('POST', '/people/{id}/wake', (q, b, id) => changed(get(id), 'rhythm', `${get(id).name} is back in the rhythm`, (p) => { p.state = 'active'; p.stratum = { id: 3, name: 'Active' }; p.due = day(20); }));
on('POST', '/undo', (q, b) => { const s = b?.step ? steps[b.step - 1] : steps.findLast((x) => !x.undone); if (!s) throw new Bad(404, 'not-found', 'There is nothing to undo.'); s.undo(); s.undone = true; return { step: s.id, title: `Undid: ${s.title}` }; });
on('GET', '/history', (q) => paged(steps.toReversed(), q, ({ undo, ...s }) => s));
on('POST', '/demo', () => { fill(); return [201, { step: step('demo', 'Filled a sample network of 812 people', null, () => { people = []; }), title: 'Filled a sample network of 812 people', people: people.length }]; });
on('GET', '/reviews', (q) => paged(people.length > 4 ? [1, 2].map((n) => ({ id: n, left: { ...ref(people[n]), handles: people[n].handles.map(({ kind, value }) => ({ kind, value })), last: people[n].last }, right: { ...ref(people[n + 2]), name: people[n].name, handles: [], last: null }, why: ['Same name, same organisation.', 'No address in common.'] })) : [], q));
on('POST', '/reviews/{id}', () => ({ step: step('merge', 'Joined two people', null, () => {}), title: 'Joined two people' }));
on('GET', '/imports', (q) => paged(imports.toReversed(), q));
on('GET', '/imports/fields', () => ({ fields: [['name', 'The whole name'], ['given', 'First name'], ['family', 'Last name'], ['email', 'E-mail address'], ['phone', 'Phone number'], ['organisation', 'Where they work'], ['role', 'What they do there'], ['birthday', 'Birthday'], ['note', 'A note'], ['tag', 'Tags']].map(([name, what]) => ({ name, what })), formats: [{ name: 'vcard', words: 'vCard' }, { name: 'csv', words: 'CSV with your own columns' }] }));
on('POST', '/uploads', (q, b, id, req) => {
  const file = decodeURIComponent(req.headers['x-file-name']), text = b.toString();
  if (!text.length) throw new Bad(422, 'bad-input', `${file} is empty.`);
  const head = text.split(/\r?\n/), csv = head[0].includes(','), u = `u${uploads.size + 1}`;
  if (!csv && !text.includes('BEGIN:VCARD')) throw new Bad(422, 'bad-input', `${file}: this looks like a picture.`, { hint: 'export your contacts as vCard or CSV' });
  const known = head[0].includes('First Name');
  const detected = csv ? { format: known ? 'linkedin-connections' : null, words: known ? 'LinkedIn connections' : 'A table Kith does not know', columns: head[0].split(','), samples: head.slice(1, 4).map((l) => l.split(',')) } : { format: 'vcard', words: 'vCard', columns: [], samples: [] };
  uploads.set(u, { file, bytes: b.length, detected, rows: csv ? head.length - 1 : text.split('BEGIN:VCARD').length - 1 });
  return [201, { upload: u, file, bytes: b.length, detected }];
});
on('POST', '/imports', (q, b) => { const job = `j${jobs.size + 1}`; jobs.set(job, b); return [202, { job }]; });
on('POST', '/imports/{id}/undo', (q, b, id) => { const i = imports.find((x) => x.id === Number(id)); i.undone = true; return { step: i.step, title: `Undid: imported ${i.files.join(', ')}` }; });
const events = async (res, id) => {
  const job = jobs.get(id), files = job.uploads.map((u) => uploads.get(u)), total = files.reduce((a, f) => a + f.bytes, 0), rows = files.reduce((a, f) => a + f.rows, 0);
  res.writeHead(200, { 'Content-Type': 'text/event-stream' });
  for (let n = 1; n <= 8; n++) { res.write(`event: progress\ndata: ${JSON.stringify({ done_bytes: Math.round((total * n) / 8), total_bytes: total, read: Math.round((rows * n) / 8), stage: job.dry_run ? 'reading' : 'writing' })}\n\n`); await new Promise((r) => setTimeout(r, job.dry_run ? 40 : 150)); }
  const counts = { read: rows, new: rows - 1, updated: 1, merged: 0, unchanged: 0, review: 1, skipped: 0, touches: 0 };
  const r = { import: null, format: 'vcard', ...counts, problems: [{ file: files[0].file, line: 9, what: 'no name and no address' }], dry_run: job.dry_run, step: null, title: 'Preview', examples: [{ name: 'Ada Byron', what: 'new' }, { name: 'Grace Hopper', what: 'a new address' }] };
  if (!job.dry_run) { r.import = imports.length + 1; r.title = `Imported ${files.map((f) => f.file).join(', ')}: ${counts.new} new people`; if (!people.length) fill(); const i = { id: r.import, at: at(0), files: files.map((f) => f.file), format: 'vcard', words: 'vCard', ...counts, step: null, undone: false }; r.step = i.step = step('import', r.title, null, () => { i.undone = true; }); imports.push(i); }
  res.end(`event: result\ndata: ${JSON.stringify(r)}\n\n`);
};
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json' };
http.createServer((req, res) => {
  const url = new URL(req.url, 'http://x'); const chunks = [];
  req.on('data', (c) => chunks.push(c)).on('end', () => {
    const answer = (status, body, type = 'application/json') => { res.writeHead(status, { 'Content-Type': type, 'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'" }); res.end(body); };
    if (url.pathname.startsWith('/api/')) {
      const stream = /^\/api\/v1\/jobs\/(.+)\/events$/.exec(url.pathname);
      if (stream) return events(res, stream[1]);
      const raw = Buffer.concat(chunks);
      for (const [method, pattern, fn] of routes) {
        const m = pattern.exec(url.pathname);
        if (!m || method !== req.method) continue;
        try {
          const out = fn(url.searchParams, req.headers['content-type'] === 'application/json' ? JSON.parse(raw.toString() || 'null') : raw, m[1], req);
          return Array.isArray(out) ? answer(out[0], JSON.stringify(out[1])) : answer(200, JSON.stringify(out));
        } catch (e) { return e.p ? answer(e.p.status, JSON.stringify(e.p), 'application/problem+json') : (console.error(e), answer(500, JSON.stringify(new Bad(500, 'failed', String(e)).p), 'application/problem+json')); }
      }
      return answer(404, JSON.stringify(new Bad(404, 'not-found', 'No such address.').p), 'application/problem+json');
    }
    const file = join(dist, url.pathname);
    const path = extname(file) && existsSync(file) ? file : join(dist, 'index.html');
    answer(200, readFileSync(path), types[extname(path)] ?? 'application/octet-stream');
  });
}).listen(port, '127.0.0.1', () => console.log(`mock on http://127.0.0.1:${port}`));
