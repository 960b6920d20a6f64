import { screen, waitFor } from '@testing-library/preact';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import type { IssuerFacts, IssuerKey } from '../../src/core/issuer-facts.ts';
import { forgetAsked } from '../../src/ui/token/ask-for-keys.ts';
import { NOON } from '../support/grants.ts';
import { active, CLAIMS, doing, PASTED, SHOP, sessionOf, watchPorts } from '../support/page.ts';
import { openDetail, press } from '../support/popup-page.tsx';
import { type Signer, signerWith } from '../support/signed.ts';

let ports: ReturnType<typeof watchPorts>;
let signer: Signer;
let token: string;
beforeAll(async () => {
  signer = await signerWith('ES256');
  token = await signer.sign(CLAIMS);
});
beforeEach(() => {
  ports = watchPorts();
  forgetAsked();
});

const MINUTE = 60_000;

const known = (changes: Partial<IssuerFacts> = {}) => ({
  issuers: {
    'https://issuer.test': { fetchedAt: NOON, freshUntil: NOON + 5 * MINUTE, ...changes },
  },
});
const withKeys = (...keys: IssuerKey[]) => known({ keys });
const open = (more: object, accessToken = token, app = SHOP) =>
  openDetail(active({ accessToken }), app, undefined, more);
const asked = () => ports.send.mock.calls.map(([message]) => message);
const askFor = (input: object) => ({ command: 'fetchKeys', input: { id: SHOP.id, ...input } });

describe('a signature', () => {
  test('that fits a key of the configured issuer is verified, and said to be', async () => {
    await open(withKeys(signer.published));
    const chip = await screen.findByTitle('key-1');
    expect(await screen.findByText('Signature verified')).toBe(chip);
    expect(await screen.findByText('(signature valid)')).toBeTruthy();
  });

  test('is not called valid by a name in the token that says so', async () => {
    const who = 'alice (signature valid)\u202e';
    await open(known(), await signer.sign({ ...CLAIMS, preferred_username: who }));
    const line = await screen.findByText(/^Good for/);
    expect(line.textContent).toMatch(/as “alice \(signature valid\)”$/);
    expect(screen.queryByText('(signature valid)')).toBeNull();
  });

  test('that does not fit is loud', async () => {
    const other = await signerWith('ES256');
    await open(withKeys(other.published));
    expect(await screen.findByText('The signature does not fit')).toBeTruthy();
    expect(await screen.findByText(/^Changed or from elsewhere/)).toBeTruthy();
    expect(screen.queryByText(/valid\)/)).toBeNull();
  });

  test('of one token says nothing of the next, not for a moment', async () => {
    const { state } = await open(withKeys(signer.published));
    await screen.findByText(/^Signature verified/);
    const [header, , signature] = token.split('.');
    const [, claims] = (await signer.sign({ ...CLAIMS, sub: 'mallory' })).split('.');
    const forged = active({ accessToken: `${header}.${claims}.${signature}` });
    const seen: string[] = [];
    const note = () => seen.push(document.body.textContent ?? '');
    const observer = new MutationObserver(note);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    state.value = { ...state.value, sessions: sessionOf(SHOP, forged) };
    expect(await screen.findByText('The signature does not fit')).toBeTruthy();
    observer.disconnect();
    expect(seen.filter((text) => text.includes('mallory'))).not.toEqual([]);
    expect(seen.filter((text) => /mallory/.test(text) && /Signature verified/.test(text))).toEqual(
      [],
    );
  });

  test('is checked anew when other keys come', async () => {
    const { state } = await open(withKeys((await signerWith('ES256', { kid: 'key-0' })).published));
    await screen.findByText('Signature not verified: the issuer has no key key-1');
    await doing(() => {
      state.value = { ...state.value, ...withKeys(signer.published) };
    });
    expect(await screen.findByText(/^Signature verified/)).toBeTruthy();
  });
});

describe('the issuer’s keys', () => {
  test('are asked for where there are none, once', async () => {
    const { state } = await open({ issuers: {} });
    await doing(() => {
      state.value = { ...state.value };
    });
    expect(asked()).toEqual([askFor({})]);
  });

  test('are not asked for while they are fresh, and again when they are not', async () => {
    const { now } = await open(withKeys(signer.published));
    expect(asked()).toEqual([]);
    await doing(() => {
      now.value = NOON + 5 * MINUTE;
    });
    expect(asked()).toEqual([askFor({})]);
  });

  test('are asked for where one is lacking: at once, and when the issuer may be asked again', async () => {
    const other = await signerWith('ES256', { kid: 'key-0' });
    const { now } = await open(withKeys(other.published));
    await screen.findByText(/the issuer has no key key-1/);
    await waitFor(() => expect(asked()).toEqual([askFor({ keyId: 'key-1' })]));
    for (const minutes of [1, 2, 3]) {
      await doing(() => {
        now.value = NOON + minutes * MINUTE;
      });
    }
    expect(asked()).toEqual([askFor({ keyId: 'key-1' }), askFor({ keyId: 'key-1' })]);
  });

  test('are asked for where the signature does not fit: others may have come under their names', async () => {
    const other = await signerWith('ES256');
    const { now } = await open(withKeys(other.published));
    await screen.findByText('The signature does not fit');
    await waitFor(() => expect(asked()).toEqual([askFor({ distrusted: true })]));
    for (const minutes of [1, 2, 3]) {
      await doing(() => {
        now.value = NOON + minutes * MINUTE;
      });
    }
    expect(asked()).toEqual([askFor({ distrusted: true }), askFor({ distrusted: true })]);
  });

  test('are asked for by their issuer and name: no token is remembered by it', async () => {
    const other = await signerWith('ES256', { kid: 'key-0' });
    const add = vi.spyOn(Set.prototype, 'add');
    await open(withKeys(other.published));
    await waitFor(() => expect(asked()).toEqual([askFor({ keyId: 'key-1' })]));
    const kept = add.mock.calls
      .map(([value]) => value)
      .filter((value) => typeof value === 'string');
    expect(kept.filter((text) => text.includes('key-1'))).toHaveLength(1);
    expect(kept.filter((text) => text.includes(token))).toEqual([]);
  });

  test.each([
    ['no public key could check it', 'opaque', SHOP],
    ['no app says whose it is', undefined, PASTED],
  ])('are not asked for where %s', async (_why, text, app) => {
    await open({ issuers: {} }, text ?? token, app);
    expect(asked()).toEqual([]);
  });

  test('that could not be fetched: why, and when that is tried again', async () => {
    await open(known({ failure: failure('unreachable', 'issuer.test') }));
    expect((await screen.findByText(/could not be checked\./)).textContent).toMatch(
      /Tries again in 5 min$/,
    );
    expect(screen.queryByRole('button', { name: 'Allow' })).toBeNull();
  });

  test('that lie elsewhere are asked for once that is allowed, in the same click', async () => {
    await open(known({ failure: failure('permission_missing', 'https://keys.test') }));
    await screen.findByText(/could not be checked\./);
    ports.send.mockClear();
    screen.getByRole('button', { name: 'Allow' }).click();
    expect(ports.request.mock.calls).toEqual([[{ origins: ['https://keys.test:443/*'] }]]);
    await doing(() => undefined);
    expect(asked()).toEqual([askFor({})]);
  });

  test('are not asked for where the place is not allowed', async () => {
    ports.request.mockResolvedValue(false);
    await open(known({ failure: failure('permission_missing', 'https://keys.test') }));
    await screen.findByText(/could not be checked\./);
    ports.send.mockClear();
    await press('Allow');
    expect(asked()).toEqual([]);
  });
});
