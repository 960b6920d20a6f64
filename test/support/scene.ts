import { fakeBrowser } from '@webext-core/fake-browser';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { demoApps, demoOrigins } from '../../demo/apps.ts';
import { anyPorts, type Demo, startDemo } from '../../demo/demo.ts';
import type { AppId } from '../../src/core/app-id.ts';
import { patternOf } from '../../src/core/host-permission.ts';
import type { IdentityId } from '../../src/core/identity.ts';
import type { AppDraft } from '../../src/core/parse-app-form.ts';
import { authorizeAs } from './demo-user.ts';
import { FakeChrome } from './fake-chrome.ts';
import { NOON, REDIRECT_URI } from './grants.ts';
import { origin } from './samples.ts';
import { killWorkers, startWorker, stored, type Worker } from './worker.ts';

/** An app, and the first who signs in to it. */
export type FirstId = AppId & IdentityId;

export const ORDERS = 'demo-orders' as FirstId;
export const REPORTS = 'demo-reports' as FirstId;

/** The demo's issuer and API, a browser that may reach them, and Alice at it. The clock and timers stand still. */
export class Scene {
  demo!: Demo;
  chrome!: FakeChrome;

  /** At noon, with nothing stored. */
  reset() {
    killWorkers();
    vi.clearAllTimers();
    fakeBrowser.reset();
    vi.setSystemTime(NOON);
    this.chrome = new FakeChrome();
    this.chrome.authorize = authorizeAs('alice');
    this.chrome.permissions.origins = this.patterns;
    this.demo.issuer.intercept = undefined;
    this.demo.api.intercept = undefined;
    this.demo.issuer.accessTokenSeconds = 300;
    this.demo.issuer.requests.length = 0;
  }

  get patterns() {
    return demoOrigins(this.demo).map((text) => patternOf(origin(text)));
  }

  draft(id: AppId): AppDraft {
    const draft = demoApps(this.demo).find(({ app }) => app.id === id);
    if (!draft) throw new Error(`The demo has no ${id}.`);
    return draft;
  }

  /** A worker that knows these apps. */
  async knowing(...drafts: AppDraft[]): Promise<Worker> {
    const worker = await startWorker();
    for (const draft of drafts) await worker.send('saveApp', draft);
    return worker;
  }

  /** A worker that knows these apps and has got a token for each. */
  async signedIn(...ids: AppId[]): Promise<Worker> {
    const worker = await startWorker();
    for (const id of ids) {
      await worker.send('saveApp', this.draft(id));
      await worker.send('signIn', { id });
    }
    return worker;
  }

  get tokenRequests(): number {
    return this.demo.issuer.requests.filter(({ path }) => path === '/token').length;
  }
}

/** A scene for each test of a file. */
export function openScene(): Scene {
  const scene = new Scene();
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: NOON });
    scene.demo = await startDemo({ extensionRedirectUris: [REDIRECT_URI], ports: anyPorts });
  });
  beforeEach(() => scene.reset());
  afterEach(() => {
    killWorkers();
    vi.unstubAllGlobals();
  });
  afterAll(async () => {
    vi.useRealTimers();
    await scene.demo.close();
  });
  return scene;
}

export const pass = (span: number) => vi.setSystemTime(Date.now() + span);

export const sessionOf = async (id: AppId | IdentityId) => (await stored()).sessions[id];
export const tokenOf = async (id: AppId | IdentityId) => (await sessionOf(id))?.tokens?.accessToken;
export const secretsOf = async (id: AppId | IdentityId) => (await stored()).vault[id];
