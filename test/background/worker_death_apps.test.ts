import { expect, test } from 'vitest';
import { expectSignedIn, expectToSurvive, type Flow } from '../support/death.ts';
import { ORDERS, openScene, REPORTS, secretsOf, sessionOf } from '../support/scene.ts';
import { stored } from '../support/worker.ts';

const scene = openScene();

const both = () => scene.signedIn(ORDERS, REPORTS);

async function bothAndOneDeleted() {
  const worker = await both();
  await worker.send('deleteApp', { id: ORDERS });
  return worker;
}

/** The other client of the demo, with its own secret. */
function movedReports() {
  const { app } = scene.draft(REPORTS);
  if (app.grant.kind !== 'client_credentials') throw new Error('The demo has changed.');
  const client = { id: 'reports-post', authentication: 'client_secret_post' } as const;
  return { app: { ...app, grant: { ...app.grant, client } }, clientSecret: 'other-secret' };
}

const FLOWS: readonly Flow[] = [
  {
    name: 'save of a new app',
    arrange: () => scene.signedIn(ORDERS),
    act: (worker) => worker.send('saveApp', scene.draft(REPORTS)),
    check: async (_log, next) => {
      const isSaved = (await stored()).apps.length === 2;
      expect((await secretsOf(REPORTS))?.clientSecret !== undefined).toBe(isSaved);
      await expectSignedIn(next);
    },
  },
  {
    name: 'save with another client and secret',
    arrange: both,
    act: (worker) => worker.send('saveApp', movedReports()),
    check: async () => {
      const grant = (await stored()).apps[1]?.grant;
      const isMoved = grant?.kind !== 'pasted' && grant?.client.id === 'reports-post';
      const secret = isMoved ? 'other-secret' : 'reports-job-secret';
      expect(await secretsOf(REPORTS)).toEqual({ clientSecret: secret });
      expect((await sessionOf(REPORTS))?.kind).toBe(isMoved ? undefined : 'active');
    },
  },
  {
    name: 'delete',
    arrange: both,
    act: (worker) => worker.send('deleteApp', { id: ORDERS }),
    check: async (_log, next) => {
      await next.send('undoDelete', {});
      expect((await stored()).apps.map(({ id }) => id)).toEqual([ORDERS, REPORTS]);
      await expectSignedIn(next);
    },
  },
  {
    name: 'undo',
    arrange: bothAndOneDeleted,
    act: (worker) => worker.send('undoDelete', {}),
    check: async (_log, next) => {
      await next.send('undoDelete', {});
      expect((await stored()).apps.map(({ id }) => id)).toEqual([ORDERS, REPORTS]);
      await expectSignedIn(next);
    },
  },
  {
    name: 'switching an app off',
    arrange: both,
    act: (worker) => worker.send('setAppEnabled', { id: ORDERS, enabled: false }),
    check: async (_log, next) => {
      await next.send('setAppEnabled', { id: ORDERS, enabled: true });
      await expectSignedIn(next);
    },
  },
  {
    name: 'sign-out',
    arrange: both,
    act: (worker) => worker.send('signOut', { id: ORDERS }),
    check: async (_log, next) => {
      if (await sessionOf(ORDERS)) return expectSignedIn(next);
      expect(await secretsOf(ORDERS)).toEqual({});
    },
  },
];

test.each(FLOWS)('a worker killed during: $name', { timeout: 60_000 }, (flow) =>
  expectToSurvive(flow, scene),
);
