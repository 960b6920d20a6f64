import { fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { IdentityId } from '../../../src/core/identity.ts';
import type { PageState } from '../../../src/ui/page-state.ts';
import { Compare } from '../../../src/ui/token/compare.tsx';
import { NOON } from '../../support/grants.ts';
import { active, CLAIMS, click, doing, JOB, pageState, SHOP } from '../../support/page.ts';
import { jwtWith } from '../../support/samples.ts';

const ALICE = 'app-1' as IdentityId;
const HOUR = 3600;

const signedIn = (who: string, claims: object = {}, header?: object) =>
  active({ who, accessToken: jwtWith({ ...CLAIMS, ...claims }, header) });

const readable = (claims: object) => {
  const [header, payload] = jwtWith({ ...CLAIMS, ...claims }).split('.');
  return `${header}.${payload}.`;
};

const show = (changes: Partial<PageState>) =>
  render(<Compare state={pageState(changes).value} identity={ALICE} now={NOON} />);

async function open(changes: Partial<PageState>) {
  show(changes);
  await doing(() => {
    const details = document.querySelector('details') as HTMLDetailsElement;
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
  });
}

const rows = () =>
  [...document.querySelectorAll('dl > div')].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  );

const choices = () => screen.getAllByRole('option').map(({ textContent }) => textContent);

const choose = (label: string) => {
  const key = screen
    .getAllByRole<HTMLOptionElement>('option')
    .find((one) => one.textContent === label);
  return doing(() =>
    fireEvent.change(screen.getByLabelText('Compare with'), { target: { value: key?.value } }),
  );
};

test('nothing is offered where there is nothing to compare with', () => {
  show({ sessions: { 'app-1': signedIn('alice') } });
  expect(document.querySelector('details')).toBeNull();
});

test('nothing is offered where nobody is signed in', () => {
  show({ sessions: { 'app-1~2': signedIn('bob') } });
  expect(document.querySelector('details')).toBeNull();
});

describe('with the token before the refresh', () => {
  const former = (claims: object) => ({
    [ALICE]: {
      events: [],
      former: { receivedAt: NOON - 1000 * HOUR, readable: readable(claims) },
    },
  });

  test('names both, and tells what is new', async () => {
    await open({
      sessions: { 'app-1': signedIn('alice', { scope: 'openid orders' }) },
      histories: former({ scope: 'openid old', role: 'guest' }),
    });
    const names = [...document.querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(names[0]).toMatch(/^−Previous token \(until .*\d+:\d\d.*\)$/);
    expect(names[1]).toBe('+Current token');
    const before = names[0]?.slice(1);
    expect(rows()).toEqual([
      ['rolediffers', `−${before}:guest`, '+Current token:admin'],
      ['scopediffers', `−${before}:old`, '+Current token:orders'],
    ]);
    expect(screen.getByText('Different: 2. The same: 7.')).toBeTruthy();
  });

  test('alike but for its times', async () => {
    const earlier = { iat: CLAIMS.iat - HOUR, exp: CLAIMS.exp - HOUR, jti: 'a' };
    await open({
      sessions: { 'app-1': signedIn('alice', { jti: 'b' }) },
      histories: former(earlier),
    });
    expect(screen.getByText(/They say the same, but for their times/)).toBeTruthy();
    expect(rows().map(([name]) => name)).toEqual(['iat1 hr later', 'exp1 hr later', 'jtidiffers']);
  });

  test('that could not be read: scopes and end', async () => {
    const known = { receivedAt: NOON, expiresAt: NOON, scopes: ['openid', 'old'] };
    await open({
      sessions: { 'app-1': signedIn('alice') },
      histories: { [ALICE]: { events: [], former: known } },
    });
    expect(screen.getByText(/One of them cannot be read/)).toBeTruthy();
    expect(rows().map(([name]) => name)).toEqual(['scopediffers', 'exp1 hr later']);
  });
});

describe('with others', () => {
  const sessions = {
    'app-1': signedIn('alice'),
    'app-1~2': signedIn('bob', { sub: 'bob', nonce: 'n' }, { alg: 'ES256', typ: 'at+jwt' }),
    'app-2': active({ accessToken: 'opaque', scopes: ['jobs'] }),
  };

  test('in the same app first, then in others', async () => {
    await open({ apps: [SHOP, JOB], sessions });
    expect(choices()).toEqual(['bob · Shop', 'Account 1 · Nightly job']);
  });

  test('by signs, names and words', async () => {
    await open({ apps: [SHOP], sessions });
    expect(rows()).toEqual([
      ['subdiffers', '−alice · Shop:alice', '+bob · Shop:bob'],
      ['nonceonly in: bob · Shop', '+bob · Shop:n'],
      ['algheaderdiffers', '−alice · Shop:RS256', '+bob · Shop:ES256'],
    ]);
  });

  test('all that they say, where it is asked for', async () => {
    await open({ apps: [SHOP], sessions });
    await click(screen.getByLabelText('Show all'));
    expect(rows().length).toBe(10);
    expect(rows()).toContainEqual(['isssame', '=https://issuer.test']);
  });

  test('whose token only its issuer can read: what it told', async () => {
    const introspection = { at: NOON, receivedAt: NOON, claims: { active: true, scope: 'jobs' } };
    await open({ apps: [SHOP, JOB], sessions, answers: { 'app-2': { introspection } } });
    await choose('Account 1 · Nightly job');
    expect(rows().map(([name]) => name)).toEqual([
      'scopediffers',
      'activeonly in: Account 1 · Nightly job',
    ]);
  });
});
