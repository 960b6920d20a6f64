import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import { attachments } from '../../src/core/attachment.ts';
import { withMyPages } from '../../src/core/caller.ts';
import { type Conflict, conflictsOf } from '../../src/core/conflicts.ts';
import { attachOrigins, patternOf } from '../../src/core/host-permission.ts';
import { rulesFor } from '../../src/core/rules-for.ts';
import type { Session } from '../../src/core/session.ts';
import { anyApps, anyPages, OWN_HOST } from '../support/any-app.ts';
import { requestTo } from '../support/any-request.ts';
import { NOON } from '../support/grants.ts';
import { headersFor, isInReach, type RuleRequest } from '../support/rule-judge.ts';
import { CHROMIUM, origin, stateWith } from '../support/samples.ts';

const liveWith = (accessToken: string): Session => ({
  kind: 'active',
  tokens: { accessToken, receivedAt: NOON, renewable: false },
});

/** The rules of each app alone, with all that the apps need allowed. */
function worldOf(apps: readonly App[], pages: readonly string[]) {
  const settings = { attaching: true, owesGrant: false, pages: pages.map(origin) };
  const sessions = Object.fromEntries(apps.map(({ id }) => [id, liveWith(id)]));
  const needed = apps.flatMap((app) => attachOrigins(withMyPages(app, settings.pages)));
  const granted = [...new Set(needed.map(patternOf))];
  const state = stateWith({ apps, settings, sessions, granted });
  const attached = attachments(state, NOON);
  const context = { ...CHROMIUM, ownHost: OWN_HOST, granted };
  const rules = new Map(attached.map((each) => [each.app.id, rulesFor(each, context)] as const));
  const tokenOf = (of: readonly App[], request: RuleRequest) =>
    isInReach(request, granted)
      ? headersFor(
          of.flatMap(({ id }) => rules.get(id) ?? []),
          request,
        )[of[0]?.header.name ?? '']?.replace('Bearer ', '')
      : undefined;
  return { state, tokenOf };
}

const anyPair = fc.tuple(anyApps, anyPages);

const isIn = ({ scope: { origin: at, path } }: Conflict, url: string) => {
  const { pathname, origin: asked } = new URL(url.replace(/^ws/, 'http'));
  return asked === at && (pathname === path || pathname.startsWith(`${path}/`));
};

/** Of the conflicts where a request goes the one that decides. */
const decidingOn = (conflicts: readonly Conflict[], { url }: RuleRequest) =>
  conflicts
    .filter((conflict) => isIn(conflict, url))
    .sort((a, b) => b.scope.path.length - a.scope.path.length)[0];

test('every request that two apps match is told, with the one that wins', () => {
  let met = 0;
  const anyRequests = anyPair.chain(([apps, pages]) =>
    fc.record({
      apps: fc.constant(apps.slice(0, 2) as [App, App]),
      pages: fc.constant(pages),
      requests: fc.array(requestTo(apps.slice(0, 2)), { minLength: 30, maxLength: 30 }),
    }),
  );
  fc.assert(
    fc.property(anyRequests, ({ apps, pages, requests }) => {
      const [own, other] = apps;
      if (own.header.name !== other.header.name) return;
      const { state, tokenOf } = worldOf(apps, pages);
      const conflicts = conflictsOf(state, own);
      for (const request of requests) {
        if (!tokenOf([own], request) || !tokenOf([other], request)) continue;
        met++;
        const winner = decidingOn(conflicts, request)?.wins ? own : other;
        expect(decidingOn(conflicts, request)).toBeDefined();
        expect(tokenOf(apps, request)).toBe(winner.id);
      }
    }),
    { numRuns: 800 },
  );
  expect(met).toBeGreaterThan(100);
}, 60_000);

/** One request of each type from each page that could be meant, and from frames without an origin in it. */
const requestsTo = ({ scope }: Conflict, apps: readonly App[], pages: readonly string[]) => {
  const url = scope.origin + scope.path;
  const callers = [...apps.flatMap(attachOrigins), ...pages];
  return [...new Set<string>(callers)].flatMap((top) =>
    ['null', top].flatMap((initiator) =>
      CHROMIUM.types.map((type): RuleRequest => {
        const address = type === 'websocket' ? url.replace(/^http/, 'ws') : url;
        return { url: address, type, initiator, top, method: 'GET', tab: 1 };
      }),
    ),
  );
};

test('every conflict that is told is there', () => {
  let told = 0;
  fc.assert(
    fc.property(anyPair, ([three, pages]) => {
      const apps = three.slice(0, 2) as [App, App];
      const { state, tokenOf } = worldOf(apps, pages);
      for (const conflict of conflictsOf(state, apps[0])) {
        told++;
        const requests = requestsTo(conflict, apps, pages);
        const meets = (request: RuleRequest) =>
          apps.every((app) => tokenOf([app], request) === app.id);
        expect(requests.find(meets), JSON.stringify(conflict.scope)).toBeDefined();
      }
    }),
    { numRuns: 400 },
  );
  expect(told).toBeGreaterThan(50);
}, 60_000);
