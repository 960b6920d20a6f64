import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition, Rule } from '../../src/core/rule.ts';
import { headersOn, matches, type SeenRequest } from '../../src/core/rule-match.ts';
import { wantedRules } from '../../src/core/wanted-rules.ts';
import { OWN_HOST } from '../support/any-app.ts';
import { requestTo } from '../support/any-request.ts';
import { anyWorld, stateOf } from '../support/any-world.ts';
import { NOON } from '../support/grants.ts';
import { headersFor } from '../support/rule-judge.ts';
import { CHROMIUM } from '../support/samples.ts';

const ruleWith = (changes: Partial<Condition> = {}, value = 'one', priority = 1): Rule => ({
  priority,
  condition: {
    requestDomains: ['api.test'],
    isUrlFilterCaseSensitive: true,
    urlFilter: '|https://api.test/',
    resourceTypes: ['xmlhttprequest'],
    ...changes,
  },
  action: {
    type: 'modifyHeaders',
    requestHeaders: [{ header: 'authorization', operation: 'set', value }],
  },
});

const REQUEST: SeenRequest = {
  url: 'https://api.test/v1',
  method: 'GET',
  type: 'xmlhttprequest',
  initiator: 'https://app.test',
  top: 'https://app.test',
  tab: 1,
};

const initiators = (initiatorDomains: string[], ...excludedInitiatorDomains: string[]) => ({
  initiatorDomains,
  ...(excludedInitiatorDomains.length > 0 && { excludedInitiatorDomains }),
});

test.each<[string, Partial<Condition>, Partial<SeenRequest>, boolean]>([
  ['its address', {}, {}, true],
  ['another scheme', {}, { url: 'http://api.test/v1' }, false],
  ['its address in a fragment', {}, { url: 'https://evil.test/#https://api.test/' }, false],
  ['its host in capitals', {}, { url: 'HTTPS://API.TEST/v1' }, true],
  ['another host', { requestDomains: ['app.test'] }, {}, false],
  ['another type', {}, { type: 'image' }, false],
  ['a method in capitals', { requestMethods: ['get'] }, {}, true],
  ['another method', { requestMethods: ['get'] }, { method: 'POST' }, false],
  ['a method that is not let in', { excludedRequestMethods: ['get'] }, {}, false],
  ['a page', initiators(['app.test']), {}, true],
  ['a page on another port', initiators(['app.test']), { initiator: 'http://app.test:1' }, true],
  ['a page below', initiators(['app.test']), { initiator: 'https://a.app.test' }, true],
  ['a page that ends alike', initiators(['app.test']), { initiator: 'https://xapp.test' }, false],
  ['a page below that is not let in', initiators(['test'], 'app.test'), {}, false],
  [
    'a page below one that is not let in',
    initiators(['a.app.test', 'x.test'], 'app.test'),
    { initiator: 'https://a.app.test' },
    true,
  ],
  ['nobody, where somebody is named', initiators(['app.test']), { initiator: undefined }, false],
  ['a page without an origin, the same', initiators(['app.test']), { initiator: 'null' }, false],
  [
    'a page without an origin, where some are not let in',
    { excludedInitiatorDomains: ['app.test'] },
    { initiator: 'null' },
    true,
  ],
  ['a page that is not let in', { excludedInitiatorDomains: ['app.test'] }, {}, false],
  ['a page in front', { topDomains: ['app.test'] }, {}, true],
  ['another page in front', { topDomains: ['app.test'] }, { top: 'https://evil.test' }, false],
  ['a page in front without an origin', { topDomains: ['app.test'] }, { top: 'null' }, false],
  ['a page in front that nobody knows', { topDomains: ['app.test'] }, { top: undefined }, true],
  ['a tab', { tabIds: [1, 2] }, {}, true],
  ['another tab', { tabIds: [2] }, {}, false],
  ['no tab', { tabIds: [2] }, { tab: -1 }, false],
  ['a tab that is not let in', { excludedTabIds: [-1, 1] }, {}, false],
  ['no tab, where none is not let in', { excludedTabIds: [-1] }, { tab: -1 }, false],
])('%s', (_what, condition, request, expected) => {
  expect(matches(ruleWith(condition), { ...REQUEST, ...request })).toBe(expected);
});

describe('the headers on a request', () => {
  test('are none where no rule matches', () => {
    expect(headersOn([ruleWith()], { ...REQUEST, url: 'https://evil.test/' })).toEqual({});
  });

  test('are each that of the highest rule, in whatever order they stand', () => {
    const rules = [ruleWith({}, 'low', 1), ruleWith({}, 'high', 3), ruleWith({}, 'middle', 2)];
    expect(headersOn(rules, REQUEST)).toEqual({ authorization: 'high' });
    expect(headersOn([...rules].reverse(), REQUEST)).toEqual({ authorization: 'high' });
  });
});

// Two readings of what a browser does, written apart.
test('says the same as the judge of the tests, of any of our rules', () => {
  let withHeader = 0;
  const anyCase = anyWorld.chain((world) =>
    fc.tuple(fc.constant(world), fc.array(requestTo(world.apps), { minLength: 10, maxLength: 10 })),
  );
  fc.assert(
    fc.property(anyCase, ([world, requests]) => {
      const around = { ...CHROMIUM, ownHost: OWN_HOST, ownRedirectUri: 'https://own.test/' };
      const rules = wantedRules(stateOf(world), NOON, around);
      for (const request of requests) {
        const headers = headersOn(rules, { tab: -1, ...request });
        withHeader += Object.keys(headers).length;
        expect(headers).toEqual(headersFor(rules, request));
      }
    }),
    { numRuns: 200 },
  );
  expect(withHeader).toBeGreaterThan(100);
}, 60_000);
