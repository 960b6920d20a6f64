import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Note } from '../../src/core/session.ts';
import { NOTES } from '../../src/core/session-schema.ts';
import { NOON } from '../support/grants.ts';
import { active, CLAIMS, click, SHOP, tokens, watchPorts } from '../support/page.ts';
import { claim, disclosure, openDetail, press } from '../support/popup-page.tsx';
import { appWith, jwtWith } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const ID_TOKEN = jwtWith({ ...CLAIMS, aud: 'shop', sub: 'alice-at-issuer' });
const BOTH = active({ idToken: ID_TOKEN });
const SENDS_ID = appWith({ send: 'id_token' });
const choose = (name: string) => click(screen.getByRole('tab', { name }));

describe('two tokens', () => {
  test('are shown one at a time, the one that is sent first', async () => {
    await openDetail(BOTH);
    expect(screen.getByRole('tab', { name: 'Access token sent', selected: true })).toBeTruthy();
    expect(claim('Subject').textContent).toBe('alice');
    await choose('ID token');
    expect(claim('Subject').textContent).toBe('alice-at-issuer');
    expect(claim('Scope').textContent).toBe('openid');
    expect(document.querySelector('del')).toBeNull();
    expect(screen.getByText(/It is not for APIs/)).toBeTruthy();
  });

  test('are copied one at a time', async () => {
    await openDetail(BOTH);
    await press('Copy token');
    await choose('ID token');
    await press('Copy ID token');
    expect(ports.copied.mock.calls).toEqual([[tokens().accessToken], [ID_TOKEN]]);
  });

  test('of which the ID token is sent begin with that', async () => {
    await openDetail(BOTH, SENDS_ID);
    expect(claim('Subject').textContent).toBe('alice-at-issuer');
    expect(screen.getByText(/requests carry the ID token\. It is meant/)).toBeTruthy();
    await choose('Access token');
    expect(screen.getByText(/carry the ID token instead/)).toBeTruthy();
  });

  test('show the one that is chosen, raw too', async () => {
    await openDetail(BOTH);
    await choose('ID token');
    expect(disclosure('Header and token')?.textContent).toContain(ID_TOKEN);
    expect(disclosure('Header and token')?.textContent).not.toContain(tokens().accessToken);
  });
});

test.each([
  ['is sent', SHOP],
  ['is not what should be sent', SENDS_ID],
])('an access token that is alone and %s is shown without a choice', async (_name, app) => {
  await openDetail(active(), app);
  expect(screen.queryByRole('tablist')).toBeNull();
  expect(claim('Subject').textContent).toBe('alice');
});

test('an ID token that cannot be read does not break the page', async () => {
  await openDetail(active({ idToken: 'damaged' }));
  await choose('ID token');
  expect(screen.getByText('Opaque')).toBeTruthy();
});

describe('what the issuer did', () => {
  const lines = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);

  test.each(NOTES)('%s is told', async (note) => {
    await openDetail(active({ notes: [note] }));
    const heading = screen.getByRole('heading', { name: 'What the issuer did' });
    expect(heading.parentElement?.textContent).toMatch(/\.$/);
  });

  test.each<[number, string]>([
    [120_000, 'Its clock is 2 min ahead of this machine’s.'],
    [-45_000, 'Its clock is 45 sec behind this machine’s.'],
  ])('by its clock, %d ms away, is told', async (skew, text) => {
    await openDetail(active({ skew }));
    expect(lines()).toContain(text);
  });

  test('as it should is not told', async () => {
    await openDetail(active({ notes: [] as Note[] }));
    expect(screen.queryByText('What the issuer did')).toBeNull();
  });

  test('by a clock that is ahead does not make tokens older than they are', async () => {
    const iat = NOON / 1000 + 120;
    await openDetail(active({ skew: 120_000, accessToken: jwtWith({ ...CLAIMS, iat }) }));
    expect(claim('Issued').textContent).toMatch(/now/);
  });
});
