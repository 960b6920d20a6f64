import { screen } from '@testing-library/preact';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetKey, saveKey } from '../../src/platform/keys.ts';
import {
  choose,
  field,
  fillIn,
  METADATA,
  openOptions,
  press,
  save,
  savedIn,
  type,
} from '../support/options-page.tsx';
import { doing } from '../support/page.ts';

vi.mock('../../src/platform/keys.ts', () => ({
  saveKey: vi.fn(async () => undefined),
  forgetKey: vi.fn(async () => undefined),
}));

beforeEach(() => {
  vi.mocked(saveKey).mockClear();
  vi.mocked(forgetKey).mockClear();
});

async function open(algorithm = 'ES256') {
  const page = await openOptions('#/new', { apps: [] });
  await fillIn();
  await type('Authorization endpoint', METADATA.authorizationEndpoint);
  await type('Token endpoint', METADATA.tokenEndpoint);
  await choose('Client authentication', 'private_key_jwt');
  await choose('Algorithm', algorithm);
  return page;
}

async function make(name = 'Make a key here') {
  const calls = vi.mocked(saveKey).mock.calls.length;
  await press(name);
  await vi.waitFor(() => expect(saveKey).toHaveBeenCalledTimes(calls + 1), 10_000);
  await doing(() => undefined);
}

const shown = () => JSON.parse(document.querySelector('pre')?.textContent ?? '') as JWK;

describe('a key that is made here', () => {
  test.each(['ES256', 'ES384', 'ES512', 'PS256', 'RS256', 'Ed25519'])('%s', async (algorithm) => {
    const page = await open(algorithm);
    await make();
    const jwk = shown();
    const [id, key] = vi.mocked(saveKey).mock.calls[0] as [string, CryptoKey];
    expect(jwk).toMatchObject({ kid: id, alg: algorithm, use: 'sig' });
    expect(jwk).not.toHaveProperty('d');
    expect(id).toBe(await calculateJwkThumbprint(jwk));
    expect([key.type, key.extractable, key.usages]).toEqual(['private', false, ['sign']]);
    expect(field('Key ID').value).toBe(id);
    await save();
    expect(savedIn(page)?.app.grant).toMatchObject({
      client: { key: { algorithm, id, made: JSON.stringify(jwk) } },
    });
    expect(savedIn(page)).not.toHaveProperty('privateKey');
  });

  test('can be copied alone and as a set', async () => {
    const page = await open();
    await make();
    await press('Copy JWK');
    expect(JSON.parse(page.copied.mock.lastCall?.[0] ?? '')).toEqual(shown());
    await press('Copy JWKS');
    expect(JSON.parse(page.copied.mock.lastCall?.[0] ?? '')).toEqual({ keys: [shown()] });
  });

  test('goes when another is made, or one is pasted instead', async () => {
    await open();
    await make();
    const first = shown().kid;
    await make('Make another');
    expect(forgetKey).toHaveBeenCalledWith(first);
    const second = shown().kid;
    await press('Use a pasted key instead');
    expect(forgetKey).toHaveBeenLastCalledWith(second);
    expect(field('Private key').value).toBe('');
    expect(field('Key ID').value).toBe('');
  });

  test.each([
    ['another algorithm', () => choose('Algorithm', 'RS256')],
    ['giving the app up', () => press('Cancel')],
  ])('goes with %s', async (_, act) => {
    await open();
    await make();
    const { kid } = shown();
    await act();
    expect(forgetKey).toHaveBeenCalledWith(kid);
  });

  test('stays where an app was saved with it', async () => {
    await open();
    await make();
    await save();
    expect(forgetKey).not.toHaveBeenCalled();
  });

  test('that the browser cannot make leaves the form as it was', async () => {
    await open('Ed25519');
    vi.spyOn(crypto.subtle, 'generateKey').mockRejectedValue(new Error('NotSupportedError'));
    await press('Make a key here');
    expect(screen.getByText(/cannot make a key for Ed25519/)).toBeTruthy();
    expect(field('Private key')).toBeTruthy();
  });
});
