// One call to the server, typed by the OpenAPI document. Every error is a ProblemError.
import type { paths } from './schema';
import type { Problem, Upload } from './types';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Json<R> = R extends { content: { 'application/json': infer B } } ? B : never;
type Answer<O> = O extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 | 202 ? Json<R[S]> : never }[keyof R]
  : never;
type Query<O> = O extends { parameters: { query?: infer Q } } ? Q : never;
type Body<O> = O extends { requestBody?: infer B } ? Json<NonNullable<B>> : never;

interface Options<O> {
  id?: number | string;
  query?: Query<O>;
  body?: Body<O>;
  version?: number | string; // of the person or draft: sent as If-Match
  signal?: AbortSignal | undefined;
  keepalive?: boolean; // goes out even when the page closes
}

const base = '/api/v1';

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

export function sentence(error: unknown): string {
  if (error instanceof ProblemError) {
    const { detail, hint } = error.problem;
    return hint ? `${detail} ${hint[0]?.toUpperCase()}${hint.slice(1)}` : detail;
  }
  return 'Kith does not answer. Is the server still running?';
}

export const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

let onUnauthorized = (): void => {};
export function whenUnauthorized(then: () => void): void {
  onUnauthorized = then;
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get('content-type') ?? '';
  const body: unknown = type.includes('json') ? await response.json() : undefined;
  if (response.ok) return body;
  if (response.status === 401) onUnauthorized();
  throw new ProblemError(
    (body as Problem | undefined) ?? {
      type: 'urn:kith:problem:failed',
      title: 'Failed',
      status: response.status,
      detail: `The server answered ${response.status}.`,
      hint: '',
      code: 'failed',
    },
  );
}

function address(path: string, id: number | string | undefined, query: object | undefined): string {
  const filled = id === undefined ? path : path.replace('{id}', encodeURIComponent(id));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  return `${base}${filled}${search.size ? `?${search}` : ''}`;
}

export async function call<M extends Method, P extends keyof paths, O extends paths[P][M]>(
  method: M,
  path: P,
  { id, query, body, version, signal, keepalive }: Options<O> = {},
): Promise<Answer<O>> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (version !== undefined) headers['If-Match'] = `"${version}"`;
  const response = await fetch(address(path, id, query as object | undefined), {
    method: method.toUpperCase(),
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
    keepalive: keepalive ?? false,
  });
  return (await read(response)) as Answer<O>;
}

export async function upload(file: File): Promise<Upload> {
  const response = await fetch(`${base}/uploads`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
    body: file,
  });
  return (await read(response)) as Upload;
}

export const exportAddress = (as: 'vcard' | 'csv' | 'json'): string => `${base}/export?as=${as}`;
export const jobAddress = (job: string): string => `${base}/jobs/${encodeURIComponent(job)}/events`;
