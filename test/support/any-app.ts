import fc from 'fast-check';
import type { App } from '../../src/core/app.ts';
import { REQUEST_KINDS } from '../../src/core/request-kind.ts';
import { appWith, scope } from './samples.ts';

export const OWN_HOST = 'abcdefghijklmnop';

export const APIS = [
  'https://api.test',
  'https://api.test',
  'https://api.test:8443',
  'http://localhost:8080',
  'http://[::1]:8080',
  'https://xn--mnchen-3ya.test',
];
const PATHS = ['', '', '/v1', '/v1/orders', '//v1', '/a.b+c(1)'];
export const PAGES = [
  'https://app.test',
  'https://app.test:8443',
  'https://sub.app.test',
  'https://deep.sub.app.test',
  'http://localhost:3000',
  'http://[::1]:3000',
  'https://api.test',
];
/** Who is no caller of any app, or only of some. */
export const STRANGERS = [
  'http://app.test',
  'https://app.test:1',
  'https://any.app.test',
  'https://xapp.test',
  'https://app.test.evil.test',
  'https://evil.test',
  'https://api.test:8443',
  'null',
];

export const often = <Value>(usual: Value, ...others: Value[]) =>
  fc.constantFrom(...[usual, usual, usual, usual], ...others);

const anyScopes = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...APIS), fc.constantFrom(...PATHS)).map((parts) => parts.join('')),
  { minLength: 1, maxLength: 3 },
);

const anyCallers = fc
  .record({
    pages: fc.uniqueArray(fc.constantFrom(...PAGES), { maxLength: 3 }),
    others: fc.subarray(['my-pages', 'api-pages', 'address-bar', 'sandboxed-frames']),
  })
  .filter(({ pages, others }) => pages.length + others.length > 0)
  .map(({ pages, others }) => [
    ...pages.map((origin) => ({ kind: 'page', origin })),
    ...others.map((kind) => ({ kind })),
  ]);

/** Fetch is nearly always on. */
const anyKinds = fc
  .tuple(fc.subarray([...REQUEST_KINDS]), often(true, false))
  .map(([kinds, fetches]) => [...new Set([...(fetches ? ['fetch'] : []), ...kinds])]);

const anyApp = (id: string): fc.Arbitrary<App> =>
  fc
    .record({
      enabled: often(true, false),
      apiScopes: anyScopes.map((texts) => texts.map(scope)),
      callers: anyCallers,
      kinds: anyKinds,
      header: often({ name: 'authorization', scheme: 'Bearer' }, { name: 'x-token', scheme: '' }),
    })
    .map((changes) => appWith({ id, ...changes }));

export const anyApps: fc.Arbitrary<readonly App[]> = fc.tuple(
  anyApp('first'),
  anyApp('second'),
  anyApp('third'),
);

export const anyPages = fc.uniqueArray(fc.constantFrom(...PAGES), { maxLength: 2 });
