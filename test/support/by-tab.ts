import { expect } from 'vitest';
import type { AppForm } from '../../src/core/app-form.ts';
import { patternOf } from '../../src/core/host-permission.ts';
import type { Rule } from '../../src/core/rule.ts';
import { actionOf, browser, hiddenFields } from '../demo/browser.ts';
import { isMatch } from './rule-judge.ts';
import { origin } from './samples.ts';
import { type FirstId, type Scene, sessionOf, tokenOf } from './scene.ts';
import { ordersVariant } from './variants.ts';
import type { Worker } from './worker.ts';

export const BY_TAB = 'by-tab' as FirstId;

/** Someone else's web app. No server is there: nothing must get there. */
export const SITE = 'http://app.localhost:7777';
export const CALLBACK = `${SITE}/callback`;
const CLIENT = 'web-app';

/** The issuer knows the web app, and the user has granted its site. */
export async function withWebApp({ demo, chrome }: Scene) {
  chrome.permissions.origins = [...chrome.permissions.origins, patternOf(origin(SITE))];
  await demo.issuer.register({
    client_id: CLIENT,
    redirect_uris: [CALLBACK],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
  });
}

/** An app that borrows the web app's redirect URI. */
export const tabDraft = ({ demo }: Scene, changes: Partial<AppForm> = {}) =>
  ordersVariant(demo, BY_TAB, { clientId: CLIENT, redirectUri: CALLBACK, ...changes });

export interface Answer {
  readonly url: URL;
  readonly form?: Readonly<Record<string, string>>;
}

/** Signs in at the page that a tab shows, and says where the issuer leads from there. */
export async function answerIn(tab: { readonly url: string }, user = 'alice'): Promise<Answer> {
  const person = browser();
  const place = await person.submit(await person.open(tab.url), { user });
  const action = actionOf(place.html);
  return action === CALLBACK
    ? { url: new URL(action), form: hiddenFields(place.html) }
    : { url: place.url };
}

/** Begins a sign-in. Resolves with the tab that waits for it. */
export async function beginIn(scene: Scene, worker: Worker) {
  await worker.send('signIn', { id: BY_TAB });
  const tab = scene.chrome.own.opened.at(-1);
  if (!tab) throw new Error('No tab was opened.');
  return tab;
}

/** The tab goes where the issuer leads, and the worker does what it does then. */
export async function lead(scene: Scene, worker: Worker, tab: number, { url, form }: Answer) {
  scene.chrome.navigations.go(tab, url, form);
  await worker.idle();
}

/** A worker that knows such an app, and the tab that it waits for. */
export async function begun(scene: Scene, changes: Partial<AppForm> = {}) {
  const worker = await scene.knowing(tabDraft(scene, changes));
  return { worker, tab: await beginIn(scene, worker) };
}

export async function expectSignedInByTab({ chrome }: Scene) {
  expect(await sessionOf(BY_TAB)).toMatchObject({ kind: 'active', tokens: { who: 'alice' } });
  expect(chrome.rules.headers).toEqual([`Bearer ${await tokenOf(BY_TAB)}`]);
}

export const expectWaiting = async () =>
  expect(await sessionOf(BY_TAB)).toMatchObject({ kind: 'acquiring', wait: { kind: 'tab' } });

/** Whether a rule keeps an answer from the site. */
export function isKeptBack({ chrome }: Scene, tab: number, { url, form }: Answer): boolean {
  const request = { url: url.href, method: form ? 'POST' : 'GET', type: 'main_frame', tab };
  return (chrome.rules.installed as unknown as readonly Rule[]).some(
    (rule) => rule.action.type === 'block' && isMatch(rule, request),
  );
}
