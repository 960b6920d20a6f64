import { describe, expect, test } from 'vitest';
import { type Checked, selfCheck } from '../../src/core/self-check.ts';
import { OWN_HOST } from '../support/any-app.ts';
import { appWith, CHROMIUM, origin, scope } from '../support/samples.ts';

const GRANTED = ['https://api.test:443/*', 'https://app.test:443/*'];
const page = (text: string) => ({ kind: 'page', origin: text });

const checkOf = (
  changes: Parameters<typeof appWith>[0] = {},
  context: { granted?: readonly string[]; knowsTop?: boolean; types?: readonly string[] } = {},
) =>
  selfCheck(
    appWith(changes),
    { pages: [origin('https://mine.test')] },
    { ...CHROMIUM, ownHost: OWN_HOST, granted: GRANTED, ...context },
  );

const summary = (checks: readonly Checked[]) =>
  checks.map(({ kind, caller, top, wrong }) =>
    [kind, ...(caller ? [caller] : []), ...(top ? ['in', top] : []), ...wrong].join(' '),
  );

const ALL_KINDS = [
  'fetch',
  'beacon',
  'worker',
  'socket',
  'frame',
  'navigation',
  'image',
  'style',
  'font',
  'media',
  'script',
];

describe('the rules of an app as it is by default', () => {
  test('pass every question', () => {
    const { passed, loose, failed, missing } = checkOf();
    expect(summary(loose)).toEqual([]);
    expect(summary(failed)).toEqual([]);
    expect(missing).toEqual([]);
    expect(passed).toHaveLength(1 + 1 + 19 + 6 + 1);
  });

  test('were asked about the address itself, what is off, what looks like it and who looks like a caller', () => {
    const kinds = new Set(checkOf().passed.map(({ kind }) => kind));
    for (const kind of ['itself', 'kind_off', 'in_fragment', 'caller_port', 'caller_opaque'])
      expect(kinds).toContain(kind);
  });

  test('pass for every scope and every caller', () => {
    const { passed, loose, failed } = checkOf({
      apiScopes: ['https://api.test', 'https://api.test/v1', 'http://[::1]:8080/v2'].map(scope),
      callers: [page('https://app.test'), page('https://app.test:8443'), { kind: 'my-pages' }],
    });
    expect([...summary(loose), ...summary(failed)]).toEqual([]);
    const asked = passed
      .filter(({ kind }) => kind === 'itself')
      .map(({ url, caller }) => [url, caller]);
    expect(asked).toHaveLength(9);
    expect(asked).toContainEqual(['http://[::1]:8080/v2', 'https://mine.test']);
  });

  test('are not asked about what looks like one scope and is another', () => {
    const apiScopes = ['https://api.test/v1', 'https://api.test:8443'].map(scope);
    const urls = checkOf({ apiScopes }).passed.flatMap(({ kind, url }) =>
      kind === 'other_port' ? [url] : [],
    );
    expect(urls).toEqual(['https://api.test:8444/']);
  });

  test('are not asked about what looks like one caller and is another', () => {
    const callers = [page('https://app.test'), page('https://app.test:8443')];
    const ports = checkOf({ callers }).passed.flatMap(({ kind, caller }) =>
      kind === 'caller_port' ? [caller] : [],
    );
    expect(ports).toEqual(['https://app.test:8444']);
  });
});

describe('what is not allowed yet', () => {
  test('is told, and the rest as if it were', () => {
    const { missing, failed } = checkOf({ kinds: ['fetch', 'socket'] }, { granted: [] });
    expect(missing).toEqual(['https://api.test', 'wss://api.test', 'https://app.test']);
    expect(failed).toEqual([]);
  });
});

describe('what gets through is told', () => {
  test('frames and pages that lead there are known by their host alone', () => {
    const { loose, failed } = checkOf({ kinds: ['fetch', 'frame', 'navigation'] });
    expect(summary(failed)).toEqual([]);
    expect(summary(loose)).toEqual([
      'caller_port https://app.test:8443 frame navigation',
      'caller_scheme http://app.test frame navigation',
      'caller_subdomain https://sub.app.test frame navigation',
    ]);
  });

  test('what only ends like a caller may be below another', () => {
    const callers = [page('http://shop.localhost:3000'), page('http://localhost:3000')];
    const { loose, failed } = checkOf({ callers, kinds: ['fetch', 'frame'] });
    expect(summary(failed)).toEqual([]);
    expect(summary(loose)).toContain('caller_subdomain http://xshop.localhost:3000 frame');
  });

  test('navigation is not told where the address bar lets in everyone anyway', () => {
    const callers = [page('https://app.test'), { kind: 'address-bar' }];
    const { loose, failed } = checkOf({ callers, kinds: ['fetch', 'navigation'] });
    expect([...loose, ...failed]).toEqual([]);
  });

  test('another port of a caller’s host, where another app has brought its permission', () => {
    const granted = [...GRANTED, 'https://app.test:8443/*'];
    expect(summary(checkOf({}, { granted }).loose)).toEqual([
      'caller_port https://app.test:8443 fetch beacon worker',
    ]);
  });

  test('everything near a caller, where every site is allowed', () => {
    const { loose, failed } = checkOf({}, { granted: ['<all_urls>'] });
    expect(loose.map(({ kind }) => kind)).toEqual([
      'caller_port',
      'caller_scheme',
      'caller_subdomain',
    ]);
    expect(failed).toEqual([]);
  });

  test('frames without an origin, in pages that a rule cannot tell from a caller', () => {
    const callers = [page('https://app.test'), { kind: 'sandboxed-frames' }];
    const { loose, failed } = checkOf({ callers });
    expect(summary(failed)).toEqual([]);
    expect(summary(loose)).toEqual([
      'caller_port null in https://app.test:8443 fetch beacon',
      'caller_scheme null in http://app.test fetch beacon',
      'caller_subdomain null in https://sub.app.test fetch beacon',
    ]);
  });
});

describe('what does not go although it should is told', () => {
  const callers = [page('https://app.test'), { kind: 'sandboxed-frames' }];

  test.each<[string, Parameters<typeof checkOf>[1]]>([
    ['the browser cannot tell which page a tab shows', { knowsTop: false }],
    ['every site is allowed', { granted: ['<all_urls>'] }],
  ])('frames without an origin, where %s', (_why, context) => {
    expect(summary(checkOf({ callers }, context).failed)).toEqual([
      'itself null in https://app.test fetch beacon',
    ]);
  });
});

test('every kind of request that is on is asked about, and no other browser’s', () => {
  const all = checkOf({ kinds: ALL_KINDS });
  expect(summary(all.failed)).toEqual([]);
  const few = checkOf({ kinds: ALL_KINDS }, { types: ['xmlhttprequest'] });
  expect([...summary(few.failed), ...summary(few.loose)]).toEqual([]);
});

test('the address bar is asked about by itself', () => {
  const { passed, failed } = checkOf({ callers: [{ kind: 'address-bar' }], kinds: [] });
  expect(failed).toEqual([]);
  expect(passed.filter(({ kind }) => kind === 'itself')).toEqual([
    { kind: 'itself', url: 'https://api.test/v1', wrong: [] },
  ]);
});

test('a header of one’s own is looked for, not another', () => {
  expect(checkOf({ header: { name: 'x-token', scheme: '' } }).failed).toEqual([]);
});
