import { describe, expect, test } from 'vitest';
import { hashOf, parseRoute, type Route } from '../../src/options/route.ts';

describe('an address', () => {
  test.each<[string, Route]>([
    ['', { kind: 'home' }],
    ['#', { kind: 'home' }],
    ['#/', { kind: 'home' }],
    ['#/nowhere', { kind: 'home' }],
    ['#/pages', { kind: 'pages' }],
    ['#/settings', { kind: 'settings' }],
    ['#/settings/toString', { kind: 'settings' }],
    ['#/__proto__', { kind: 'home' }],
    ['#/token', { kind: 'token' }],
    ['#/help', { kind: 'help' }],
    ['#/help/', { kind: 'help' }],
    ['#/help/audience', { kind: 'help', topic: 'audience' }],
    ['#/token/eyJhbGciOiJub25lIn0', { kind: 'token' }],
    ['#/app', { kind: 'home' }],
    ['#/app/', { kind: 'home' }],
    ['#/new', { kind: 'new' }],
    ['#/new?seen', { kind: 'new', seen: true }],
    ['#/new?from=app-1', { kind: 'new', from: 'app-1' }],
    ['#/app/app-1', { kind: 'app', id: 'app-1' }],
    ['#/app/app-1?field=token', { kind: 'app', id: 'app-1', field: 'token' }],
    ['#/app/app-1?other=token', { kind: 'app', id: 'app-1' }],
  ])('%s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });
});

test.each<[Route]>([
  [{ kind: 'home' }],
  [{ kind: 'pages' }],
  [{ kind: 'token' }],
  [{ kind: 'help' }],
  [{ kind: 'help', topic: 'audience' }],
  [{ kind: 'new' }],
  [{ kind: 'new', from: 'app-1' }],
  [{ kind: 'new', seen: true }],
  [{ kind: 'app', id: 'app-1' }],
])('%o reads back as what it was', (route) => {
  expect(parseRoute(hashOf(route))).toEqual(route);
});
