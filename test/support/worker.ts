import { fakeBrowser } from '@webext-core/fake-browser';
import { vi } from 'vitest';
import type { Command, Input } from '../../src/core/command.ts';
import { WORKER_ITEMS } from '../../src/platform/items.ts';
import type { Reply } from '../../src/platform/messages.ts';
import { readItems } from '../../src/platform/storage.ts';
import { Life } from './life.ts';
import { loopbackFetch } from './loopback-fetch.ts';

/** What stands in the store, read past any worker. */
export const stored = () => readItems(WORKER_ITEMS);

export const OUR_PAGE = {
  id: fakeBrowser.runtime.id,
  url: fakeBrowser.runtime.getURL('src/popup/index.html'),
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A long row of turns of the event loop in which nothing happens: what is going to happen has happened. */
const QUIET_TURNS = 12;

const { onMessage } = fakeBrowser.runtime as unknown as {
  onMessage: { trigger(message: unknown, sender: unknown): Promise<Reply[]> };
};

/** A background worker on its own modules, over the one storage and the one set of rules. */
export class Worker {
  readonly life: Life;

  constructor(life: Life) {
    this.life = life;
  }

  /** Sends any message as anyone. Resolves with the replies: none where nobody listened, or nobody is left. */
  async post(message: unknown, sender: unknown = OUR_PAGE): Promise<Reply[]> {
    const replies = onMessage.trigger(message, sender);
    return (await Promise.race([replies, this.life.end])) ?? [];
  }

  async send<C extends Command>(command: C, input: Input<C>): Promise<Reply> {
    const [reply] = await this.post({ command, input });
    return reply;
  }

  async alarm() {
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'due', scheduledTime: Date.now() });
    await this.idle();
  }

  /** Until nothing is under way any more but what waits for a user, or the worker is dead. */
  async idle() {
    for (let quiet = 0; quiet < QUIET_TURNS && !this.life.isOver; quiet += 1) {
      await turn();
      const { sessions } = await stored();
      const isBusy = Object.values(sessions).some(
        (session) => session.kind === 'acquiring' && !session.wait,
      );
      if (isBusy || this.life.underWay > 0) quiet = 0;
    }
  }

  turn = turn;

  kill() {
    this.life.kill();
  }
}

const awake = new Set<Worker>();

/** So that no worker of one test writes into the next. */
export function killWorkers() {
  for (const worker of awake) worker.kill();
  awake.clear();
}

/** Our clock stands still where tests want it to; Node stamps what its servers say with the real one. */
async function byOurClock(answer: Promise<Response>): Promise<Response> {
  const response = await answer;
  response.headers.set('date', new Date().toUTCString());
  return response;
}

/** A worker as the browser starts it, nothing awaited yet. */
export async function wakeWorker(life = new Life()): Promise<Worker> {
  vi.resetModules();
  const browser = life.around(fakeBrowser);
  vi.doMock('webextension-polyfill', () => ({ default: browser }));
  vi.doMock('../../src/platform/browser.ts', () => ({ browser }));
  vi.stubGlobal('fetch', (url: string, request: RequestInit) =>
    life.call(`${request.method ?? 'GET'} ${new URL(url).pathname}`, () =>
      byOurClock(loopbackFetch(url, request)),
    ),
  );
  await import('../../src/background/index.ts');
  const worker = new Worker(life);
  awake.add(worker);
  return worker;
}

/** A worker that has taken over, and has done what was due. */
export async function startWorker(): Promise<Worker> {
  const worker = await wakeWorker();
  await worker.idle();
  return worker;
}
