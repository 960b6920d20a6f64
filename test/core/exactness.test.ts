import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rule } from '../../src/core/rule.ts';
import { wantedRules } from '../../src/core/wanted-rules.ts';
import { OWN_HOST } from '../support/any-app.ts';
import { requestTo } from '../support/any-request.ts';
import { anyWorld, stateOf } from '../support/any-world.ts';
import { NOON } from '../support/grants.ts';
import { expectedHeaders, type World } from '../support/independent-judge.ts';
import { headersFor, isInReach, type RuleRequest } from '../support/rule-judge.ts';
import { CHROMIUM } from '../support/samples.ts';

const AROUND = {
  ...CHROMIUM,
  ownHost: OWN_HOST,
  ownRedirectUri: 'https://own.chromiumapp.org/',
};

const TYPES_OF_KINDS = ['xmlhttprequest', 'ping', 'websocket', 'sub_frame', 'main_frame', 'image'];
const TOKENS = ['first', 'first~2', 'second', 'second~2', 'third'].flatMap((identity) => [
  `Bearer token-of-${identity}`,
  `token-of-${identity}`,
]);

/** What a browser does by the rules: nothing where it does not let us. */
const actualHeaders = (rules: readonly Rule[], world: World, request: RuleRequest) =>
  isInReach(request, world.granted) ? headersFor(rules, request) : {};

const anyCase = anyWorld.chain((world) =>
  fc.tuple(fc.constant(world), fc.array(requestTo(world.apps), { minLength: 20, maxLength: 30 })),
);

test('exactly the requests that the user meant get a token, and the right one', () => {
  const seen = new Map<string, number>();
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  fc.assert(
    fc.property(anyCase, ([world, requests]) => {
      const rules = wantedRules(stateOf(world), NOON, AROUND);
      for (const request of requests) {
        const expected = expectedHeaders(world, request);
        expect(actualHeaders(rules, world, request)).toEqual(expected);
        const tokens = Object.values(expected);
        for (const what of tokens.length > 0 ? [request.type, ...tokens] : ['nothing']) count(what);
      }
    }),
    { numRuns: 500 },
  );
  expect(seen.get('nothing')).toBeGreaterThan(2000);
  // Each kind and each identity had its token often enough for a slip to show.
  expect([...seen].filter(([, times]) => times < 20)).toEqual([]);
  expect([...seen.keys()]).toEqual(expect.arrayContaining([...TYPES_OF_KINDS, ...TOKENS]));
}, 60_000);
