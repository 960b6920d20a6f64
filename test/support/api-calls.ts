import type { Rule } from '../../src/core/rule.ts';
import type { FakeAnswer } from './fake-completions.ts';
import { loopbackFetch } from './loopback-fetch.ts';
import { headerFor } from './rule-judge.ts';
import { pass, type Scene } from './scene.ts';
import type { Worker } from './worker.ts';

export interface ApiCall {
  readonly path?: string;
  readonly method?: string;
  readonly tab?: number;
  /** The page that calls. Absent: the demo's. */
  readonly from?: string;
}

interface Called {
  readonly status: number;
  readonly authorization: string | undefined;
}

/** What a page asks of the demo's API, with the header that the rules in force put on it. Nobody is told of the answer. */
async function asked(scene: Scene, { path = '/orders', method = 'GET', tab = 1, from }: ApiCall) {
  const { api, page } = scene.demo;
  const request = { url: api.origin + path, method, tab, type: 'xmlhttprequest' };
  const initiator = from ?? page.origin;
  const rules = scene.chrome.rules.installed as unknown as readonly Rule[];
  const authorization = headerFor(rules, { ...request, initiator, top: initiator });
  const response = await loopbackFetch(request.url, {
    method,
    ...(authorization && { headers: { authorization } }),
  });
  const line = response.headers.get('www-authenticate');
  const { status } = response;
  const answer: FakeAnswer = {
    ...request,
    initiator,
    status,
    challenges: line === null ? [] : [line],
  };
  return { answer, called: { status, authorization } };
}

/** A while later, so that what is answered is about the tokens of now, a page calls the API. The worker does what it does then. */
export async function call(scene: Scene, worker: Worker, request: ApiCall = {}): Promise<Called> {
  pass(3000);
  const { answer, called } = await asked(scene, request);
  scene.chrome.completions.answer(answer);
  await worker.idle();
  return called;
}

/** A page calls many times at once, and all answers come together. */
export async function callAtOnce(scene: Scene, worker: Worker, requests: readonly ApiCall[]) {
  pass(3000);
  const all = await Promise.all(requests.map((request) => asked(scene, request)));
  for (const { answer } of all) scene.chrome.completions.answer(answer);
  await worker.idle();
}

/** Has the API take an app's token no more. */
export const refuse = ({ demo }: Scene, token: string | undefined) => demo.api.refuse(token ?? '');

const BEARER = 'Bearer realm="Demo"';

/** What the API answers to everything from now on. */
export function answerAll({ demo }: Scene, status: number, challenge?: string) {
  const headers = challenge === undefined ? {} : { 'WWW-Authenticate': `${BEARER}, ${challenge}` };
  demo.api.intercept = () => ({ status, headers, body: {} });
}

export const INVALID = 'error="invalid_token"';
