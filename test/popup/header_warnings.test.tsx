import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import { NOON } from '../support/grants.ts';
import { active, SHOP, watchPorts } from '../support/page.ts';
import { openDetail } from '../support/popup-page.tsx';
import { appWith } from '../support/samples.ts';

beforeEach(() => void watchPorts());

const LONG = 'x'.repeat(9000);
const warnings = () => screen.queryAllByRole('status').map(({ textContent }) => textContent);

describe('a line that many servers refuse', () => {
  test('is told with its size', async () => {
    await openDetail(active({ accessToken: LONG }));
    expect(warnings()).toEqual([expect.stringMatching(/^This header line is 8\.8 KB; .*8 KB\./)]);
  });

  test('is that of the token which is sent', async () => {
    const app = appWith({ send: 'id_token' });
    await openDetail(active({ accessToken: LONG, idToken: 'short' }), app);
    expect(warnings()).toEqual([]);
  });

  test('is none where it fits', async () => {
    await openDetail(active());
    expect(warnings()).toEqual([]);
  });
});

describe('a header that a page sends itself', () => {
  const seen = { replaced: { [SHOP.id]: NOON } };

  test.each([
    ['Authorization', SHOP],
    ['X-Api-Token', appWith({ header: { name: 'x-api-token', scheme: '' } })],
  ])('is named as the app has it: %s', async (name, app) => {
    await openDetail(active(), app as App, undefined, seen);
    expect(warnings()).toEqual([
      expect.stringContaining(`A page sends its own ${name} header; Lanyard replaces it.`),
    ]);
  });

  test('is not replaced while the app is off', async () => {
    await openDetail(active(), { ...SHOP, enabled: false }, undefined, seen);
    expect(warnings()).toEqual([]);
  });
});
