import fc from 'fast-check';
import type { State } from '../../src/core/state.ts';
import { APIS, anyApps, anyPages, often, PAGES } from './any-app.ts';
import { NOON } from './grants.ts';
import type { World } from './independent-judge.ts';
import { stateWith } from './samples.ts';

const patternOf = (origin: string) => {
  const { protocol, hostname, port } = new URL(origin);
  return `${protocol}//${hostname}:${port || (/s:$/.test(protocol) ? 443 : 80)}/*`;
};

/** What apps ask for, and what the browser has of it. */
const ASKED = [
  ...APIS.slice(1),
  ...APIS.slice(1).map((origin) => origin.replace('http', 'ws')),
  ...PAGES,
].map(patternOf);

const BROAD = [
  '*://*.app.test/*',
  'https://*.app.test:443/*',
  'https://app.test/*',
  'https://any.app.test:443/*',
  'http://app.test:*/*',
  '*://*/*',
  '<all_urls>',
];

export const anyGrants: fc.Arbitrary<readonly string[]> = fc
  .record({
    all: often(true, false),
    lacking: fc.subarray(ASKED, { maxLength: 2 }),
    few: fc.subarray(ASKED),
    broad: often<readonly string[]>([], ...BROAD.map((pattern) => [pattern])),
  })
  .map(({ all, lacking, few, broad }) => [
    ...(all ? ASKED.filter((pattern) => !lacking.includes(pattern)) : few),
    ...broad,
  ]);

const IDENTITIES = ['first', 'first~2', 'second', 'second~2', 'third'];

const anyTokens = fc
  .tuple(
    ...IDENTITIES.map((identity) =>
      often<'live' | 'over' | 'none'>('live', 'over', 'none').map(
        (now) => [identity, now] as const,
      ),
    ),
  )
  .map((entries) =>
    Object.fromEntries(
      entries.flatMap(([identity, now]) =>
        now === 'none' ? [] : [[identity, now === 'live' ? `token-of-${identity}` : null]],
      ),
    ),
  );

const anyChoice = fc.record({
  paused: often(false, true),
  identities: fc.record(
    {
      first: fc.constantFrom(null, 'first', 'first~2'),
      second: fc.constantFrom(null, 'second', 'second~2'),
    },
    { requiredKeys: [] },
  ),
});

const anyTabs = fc.record({ 1: anyChoice, 2: anyChoice, 3: anyChoice }, { requiredKeys: [] });

const anyCurrent = fc.record(
  { first: fc.constantFrom('first', 'first~2'), second: fc.constant('second~2') },
  { requiredKeys: [] },
);

export const anyWorld: fc.Arbitrary<World> = fc.record({
  apps: anyApps,
  pages: anyPages,
  attaching: fc.constantFrom(...Array<boolean>(19).fill(true), false),
  tokens: anyTokens,
  current: anyCurrent,
  tabs: anyTabs as fc.Arbitrary<World['tabs']>,
  granted: anyGrants,
});

/** The world as it is stored. */
export const stateOf = ({ apps, pages, attaching, tokens, current, tabs, granted }: World): State =>
  stateWith({
    apps,
    settings: { attaching, owesGrant: false, pages: pages as State['settings']['pages'] },
    sessions: Object.fromEntries(
      Object.entries(tokens).map(([identity, token]) => [
        identity,
        {
          kind: 'active',
          tokens: {
            accessToken: token ?? 'over',
            receivedAt: NOON - 1000,
            renewable: false,
            ...(token === null && { expiresAt: NOON - 1 }),
          },
        },
      ]),
    ),
    current: current as State['current'],
    tabs: tabs as State['tabs'],
    granted,
  });
