import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attachments } from '../../src/core/attachment.ts';
import { carriersOf } from '../../src/core/carrier.ts';
import { headerValue } from '../../src/core/header-line.ts';
import type { IdentityId } from '../../src/core/identity.ts';
import type { SeenRequest } from '../../src/core/rule-match.ts';
import { rulesFor } from '../../src/core/rules-for.ts';
import type { Session } from '../../src/core/session.ts';
import type { State } from '../../src/core/state.ts';
import { OWN_HOST } from '../support/any-app.ts';
import { requestTo } from '../support/any-request.ts';
import { anyWorld, stateOf } from '../support/any-world.ts';
import { NOON } from '../support/grants.ts';
import { headersFor } from '../support/rule-judge.ts';
import { appWith, CHROMIUM, scope, stateWith } from '../support/samples.ts';

const live = (accessToken: string): Session => ({
  kind: 'active',
  tokens: { accessToken, receivedAt: NOON, renewable: false },
});
const shop = appWith({ id: 'shop', kinds: ['fetch', 'worker', 'socket'] });
const SESSIONS = {
  shop: live('alice'),
  'shop~2': live('bob'),
  other: live('other'),
};
const GRANTED = ['https://api.test:443/*', 'wss://api.test:443/*', 'https://app.test:443/*'];
const CONTEXT = { ...CHROMIUM, ownHost: OWN_HOST, granted: GRANTED };

const REQUEST: SeenRequest = {
  url: 'https://api.test/v1/orders?q=1',
  method: 'GET',
  type: 'xmlhttprequest',
  initiator: 'https://app.test',
  tab: 1,
};

const attachedIn = (changes: Partial<State> = {}) =>
  attachments(stateWith({ apps: [shop], sessions: SESSIONS, granted: GRANTED, ...changes }), NOON);

const identityOn = (request: Partial<SeenRequest>, changes: Partial<State> = {}) =>
  carriersOf(attachedIn(changes), { ...REQUEST, ...request }, CONTEXT).at(-1)?.identity;

describe('nobody’s token went with a request', () => {
  test.each<[string, Partial<SeenRequest>]>([
    ['to another path', { url: 'https://api.test/v2' }],
    ['to another site', { url: 'https://evil.test/#https://api.test/v1' }],
    ['of another kind', { type: 'image' }],
    ['from another page', { initiator: 'https://evil.test' }],
    ['from a frame without an origin', { initiator: 'null' }],
    ['from ourselves', { initiator: `chrome-extension://${OWN_HOST}`, tab: -1 }],
    ['that asks whether it may', { method: 'OPTIONS' }],
  ])('%s', (_what, request) => {
    expect(identityOn(request)).toBeUndefined();
  });

  test('while nobody is signed in', () => {
    expect(identityOn({}, { sessions: {} })).toBeUndefined();
  });
});

describe('whose token went', () => {
  const tabs = { 7: { paused: false, identities: { shop: 'shop~2' as IdentityId } } };

  test('is told by the tab', () => {
    expect(identityOn({ tab: 1 }, { tabs })).toBe('shop');
    expect(identityOn({ tab: 7 }, { tabs })).toBe('shop~2');
    expect(identityOn({ tab: -1 }, { tabs })).toBe('shop');
  });

  test('is told for a WebSocket', () => {
    const socket = { url: 'wss://api.test/v1', type: 'websocket' };
    expect(identityOn(socket)).toBe('shop');
    expect(identityOn({ ...socket, url: 'https://api.test/v1' })).toBeUndefined();
  });

  test('is that of the app with the longer path', () => {
    const narrow = appWith({ id: 'other', apiScopes: [scope('https://api.test/v1/orders')] });
    const apps = [shop, narrow];
    expect(identityOn({}, { apps })).toBe('other');
    expect(identityOn({ url: 'https://api.test/v1' }, { apps })).toBe('shop');
  });

  test('is that of the app which stands higher, wherever both are', () => {
    const other = appWith({ id: 'other' });
    expect(identityOn({}, { apps: [shop, other] })).toBe('shop');
    expect(identityOn({}, { apps: [other, shop] })).toBe('other');
  });

  test('is several people’s, where apps have headers of their own', () => {
    const other = appWith({ id: 'other', header: { name: 'x-token', scheme: '' } });
    const found = carriersOf(attachedIn({ apps: [shop, other] }), REQUEST, CONTEXT);
    expect(found.map(({ identity }) => identity).sort()).toEqual(['other', 'shop']);
  });

  // A browser does not tell which page a tab shows.
  test('may be a frame’s without an origin, where the app takes those', () => {
    const callers = [{ kind: 'page', origin: 'https://app.test' }, { kind: 'sandboxed-frames' }];
    const apps = [appWith({ id: 'shop', callers })];
    expect(identityOn({ initiator: 'null' }, { apps })).toBe('shop');
    expect(identityOn({ initiator: 'null', top: 'https://evil.test' }, { apps })).toBeUndefined();
  });
});

test('who is told is whose token the rules put there', () => {
  let carried = 0;
  const anyCase = anyWorld.chain((world) =>
    fc.tuple(fc.constant(world), fc.array(requestTo(world.apps), { minLength: 10, maxLength: 10 })),
  );
  fc.assert(
    fc.property(anyCase, ([world, requests]) => {
      const context = { ...CHROMIUM, ownHost: OWN_HOST, granted: world.granted };
      const attached = attachments(stateOf(world), NOON);
      const rules = attached.flatMap((attachment) => rulesFor(attachment, context));
      for (const request of requests) {
        const found = carriersOf(attached, { tab: 4, ...request }, context);
        carried += found.length;
        const told = found.map(({ app: { header }, token }) => [
          header.name,
          headerValue(header, token),
        ]);
        expect(Object.fromEntries(told)).toEqual(headersFor(rules, request));
      }
    }),
    { numRuns: 200 },
  );
  expect(carried).toBeGreaterThan(100);
}, 60_000);
