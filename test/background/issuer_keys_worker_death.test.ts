import { expect, test } from 'vitest';
import { expectSignedIn, expectToSurvive, type Flow } from '../support/death.ts';
import { ORDERS, openScene, pass } from '../support/scene.ts';
import { stored } from '../support/worker.ts';

const scene = openScene();

const factsNow = async () => (await stored()).issuers[scene.demo.issuer.url];

const FLOWS: readonly Flow[] = [
  {
    name: 'first fetching of keys',
    arrange: () => scene.signedIn(ORDERS),
    act: (worker) => worker.send('fetchKeys', { id: ORDERS }),
    check: async (_log, next) => {
      await next.send('fetchKeys', { id: ORDERS });
      expect(await factsNow()).toMatchObject({ keys: [{ kty: 'RSA' }] });
      await expectSignedIn(next);
    },
  },
  {
    name: 'fetching of a key that is lacking',
    arrange: async () => {
      const worker = await scene.signedIn(ORDERS);
      await worker.send('fetchKeys', { id: ORDERS });
      pass(60_000);
      await scene.demo.issuer.rotateKeys();
      return worker;
    },
    act: (worker) => worker.send('fetchKeys', { id: ORDERS, keyId: 'another' }),
    check: async (log, next) => {
      const isStored = log.includes('storage.session.set');
      expect((await factsNow())?.fetchedAt === Date.now()).toBe(isStored);
      await next.send('fetchKeys', { id: ORDERS, keyId: 'another' });
      expect(await factsNow()).toMatchObject({ fetchedAt: Date.now(), keys: [{ kty: 'RSA' }] });
      const { requests } = scene.demo.issuer;
      const asked = requests.filter(({ path }) => path === '/jwks').length;
      expect(asked).toBeLessThanOrEqual(isStored ? 2 : 3);
    },
  },
];

test.each(FLOWS)('a worker killed during: $name', { timeout: 120_000 }, (flow) =>
  expectToSurvive(flow, scene),
);
