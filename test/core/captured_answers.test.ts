import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesRedirect } from '../../src/core/redirect-answer.ts';
import {
  FOREIGN_URI,
  isBlocked,
  OUR_STATE,
  pendingAt,
  shown,
  stateWaitingAt,
  TAB,
} from '../support/foreign-redirect.ts';
import type { RuleRequest } from '../support/rule-judge.ts';

describe('the answer does not reach the site', () => {
  const withQuery = 'https://app.test/cb?tenant=a';
  test.each([
    [FOREIGN_URI, `?state=${OUR_STATE}&code=c`],
    [FOREIGN_URI, `?code=c&state=${OUR_STATE}`],
    [FOREIGN_URI, `?code=c&state=${OUR_STATE}&iss=i`],
    [FOREIGN_URI, `?error=access_denied&state=${OUR_STATE}#_=_`],
    [FOREIGN_URI, `#code=c&state=${OUR_STATE}`],
    [FOREIGN_URI, `#state=${OUR_STATE}&code=c`],
    [FOREIGN_URI, `#?state=${OUR_STATE}`],
    [FOREIGN_URI, `?lang=de#state=${OUR_STATE}`],
    [withQuery, `&code=c&state=${OUR_STATE}`],
    [withQuery, `#state=${OUR_STATE}`],
    [withQuery, `&lang=de#code=c&state=${OUR_STATE}`],
    ['https://app.test', `/?code=c&state=${OUR_STATE}`],
    ['https://app.test:8443/a(b)', `?state=${OUR_STATE}`],
    ['http://localhost:3000/cb', `?state=${OUR_STATE}`],
  ])('%s%s', (redirectUri, answer) => {
    expect(isBlocked(stateWaitingAt(redirectUri), shown(redirectUri + answer))).toBe(true);
  });

  test('with an empty query, which the issuer drops', () => {
    expect(
      isBlocked(
        stateWaitingAt('https://app.test/cb?'),
        shown(`https://app.test/cb?state=${OUR_STATE}`),
      ),
    ).toBe(true);
  });
});

describe('any other page passes', () => {
  test.each([
    ['https://app.test/cb.do', 'nothing'],
    [`https://app.test/cb.do?state=other&code=c`, 'another state'],
    [`https://app.test/cb.do?state=${OUR_STATE}x`, 'a longer state'],
    [`https://app.test/cb.do?state=x${OUR_STATE}`, 'a state that ends so'],
    [`https://app.test/cb.do?state=${OUR_STATE.toUpperCase()}`, 'other letters'],
    [`https://app.test/cb.do?xstate=${OUR_STATE}`, 'another name'],
    [`https://app.test/cb.do?x=1?state=${OUR_STATE}`, 'a state inside a value'],
    [`https://app.test/cb.do?x=%26state=${OUR_STATE}`, 'an encoded one'],
    [`https://app.test/cb.do&state=${OUR_STATE}`, 'a longer path'],
    [`https://app.test/cb.do/?state=${OUR_STATE}`, 'a path below'],
    [`https://app.test/cb-do?state=${OUR_STATE}`, 'a dot that is any letter'],
    [`https://app.test/CB.do?state=${OUR_STATE}`, 'capitals'],
    [`https://app.test/?next=/cb.do?state=${OUR_STATE}`, 'the path in a query'],
    [
      `https://app.test/login?u=https://app.test/cb.do?state=${OUR_STATE}`,
      'the address in a query',
    ],
    [`https://app.test:8443/cb.do?state=${OUR_STATE}`, 'another port'],
    [`http://app.test/cb.do?state=${OUR_STATE}`, 'another scheme'],
    [`https://sub.app.test/cb.do?state=${OUR_STATE}`, 'a host below'],
    [`https://app.test.evil.test/cb.do?state=${OUR_STATE}`, 'a host that begins so'],
    [`https://evil.test/https://app.test/cb.do?state=${OUR_STATE}`, 'the address in a path'],
    [`https://app.test@evil.test/cb.do?state=${OUR_STATE}`, 'the host as a user'],
  ])('%s: %s', (url) => {
    expect(isBlocked(stateWaitingAt(FOREIGN_URI), shown(url))).toBe(false);
  });

  test.each<[string, Partial<RuleRequest>]>([
    ['a frame', { type: 'sub_frame' }],
    ['a request of a page', { type: 'xmlhttprequest' }],
  ])('in %s', (_where, changes) => {
    const answer = shown(`${FOREIGN_URI}?state=${OUR_STATE}`, changes);
    expect(isBlocked(stateWaitingAt(FOREIGN_URI), answer)).toBe(false);
  });
});

describe('our state is enough', () => {
  test.each<[string, Partial<RuleRequest>]>([
    ['in another tab', { tab: TAB + 1 }],
    ['where the sign-in page’s form is posted on (307)', { method: 'POST' }],
  ])('%s', (_where, changes) => {
    const answer = shown(`${FOREIGN_URI}?state=${OUR_STATE}`, changes);
    expect(isBlocked(stateWaitingAt(FOREIGN_URI), answer)).toBe(true);
  });

  test.each(['?tenant=a&', '?', '?x&tenant=a&'])('with the query %j', (query) => {
    const state = stateWaitingAt('https://app.test/cb?tenant=a');
    const url = `https://app.test/cb${query}state=${OUR_STATE}`;
    expect(isBlocked(state, shown(url))).toBe(true);
    expect(isBlocked(state, shown(`${url}&tenant=a`))).toBe(true);
  });
});

describe('a posted answer, whose state no rule can see,', () => {
  const state = stateWaitingAt(FOREIGN_URI, { responseMode: 'form_post' });

  test.each<[string, RuleRequest, boolean]>([
    ['is kept from the site', shown(FOREIGN_URI, { method: 'POST' }), true],
    ['is kept in its own tab only', shown(FOREIGN_URI, { method: 'POST', tab: 1 }), false],
    ['is none where nothing is posted', shown(FOREIGN_URI), false],
    ['is none with a query', shown(`${FOREIGN_URI}?a`, { method: 'POST' }), false],
    [
      'is none where the address is in a query',
      shown(`https://app.test/?u=${FOREIGN_URI}`, { method: 'POST' }),
      false,
    ],
    ['is none at a path below', shown(`${FOREIGN_URI}/a`, { method: 'POST' }), false],
    [
      'is none where any letter stands for a dot',
      shown('https://app.test/cb-do', { method: 'POST' }),
      false,
    ],
  ])('%s', (_what, request, expected) => {
    expect(isBlocked(state, request)).toBe(expected);
  });
});

const part = fc.string({ unit: fc.constantFrom(...'a/?&#=.'), maxLength: 6 });
const opening = fc.constantFrom('?', '#', '?a&', '#a&', '?a#', '&', '/?', '?a?');
const stateValue = fc.constantFrom(OUR_STATE, `${OUR_STATE}x`, 'x', OUR_STATE.toLowerCase());
const address = fc.constantFrom(
  ...[
    'https://app.test/cb.do',
    'https://app.test/cb-do',
    'https://app.test/cb',
    'https://app.test',
  ],
);

test('only the exact redirect URI with this state is blocked, and all that is taken as the answer', () => {
  const url = fc
    .tuple(address, fc.oneof(opening, part), fc.constantFrom('state', 'xstate'), stateValue, part)
    .map(([at, before, name, value, after]) => `${at}${before}${name}=${value}${after}`)
    .filter((text) => URL.canParse(text));
  const pending = pendingAt(FOREIGN_URI);
  let taken = 0;
  fc.assert(
    fc.property(url, (text) => {
      const { origin, pathname, searchParams, hash } = new URL(text);
      // What follows a second `#` is nobody's, but the state before it is ours.
      const inFragment = new URLSearchParams(hash.slice(1)).getAll('state');
      const states = [
        ...searchParams.getAll('state'),
        ...inFragment.map((value) => value.replace(/#.*/, '')),
      ];
      const blocked = isBlocked(stateWaitingAt(FOREIGN_URI), shown(text));
      expect(blocked).toBe(origin + pathname === FOREIGN_URI && states.includes(OUR_STATE));
      if (matchesRedirect(pending, new URL(text).href)) {
        taken += 1;
        expect(blocked).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(0);
});
