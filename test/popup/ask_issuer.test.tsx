import { screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import type { App } from '../../src/core/app.ts';
import { failure } from '../../src/core/failure.ts';
import { NOON } from '../support/grants.ts';
import { active, CLAIMS, JOB, PASTED, SHOP, watchPorts } from '../support/page.ts';
import {
  BOTH,
  claim,
  identity,
  notice,
  openDetail,
  press,
  shopWith,
} from '../support/popup-page.tsx';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const ASKABLE = shopWith({
  introspectionEndpoint: 'https://issuer.test/introspect',
  userinfoEndpoint: 'https://users.test/me',
});
const OPAQUE = active({ accessToken: 'opaque' });
const withExpiry = (expiresAt: number) =>
  active({ accessToken: 'opaque', renewable: false, expiresAt });

const section = () => document.querySelector<HTMLElement>('details:has(section)');
const openWith = (answers: Answers, app: App = ASKABLE, session = active()) =>
  openDetail(session, app, undefined, { answers: { [app.id]: answers } });
const answered = (claims: object, receivedAt = NOON) => ({
  introspection: { at: NOON, receivedAt, claims: { ...claims } },
});

describe('what can be asked', () => {
  test.each([
    ['an issuer without such endpoints', SHOP],
    ['a client without them', JOB],
    ['a pasted token', PASTED],
  ])('is nothing of %s', async (_name, app) => {
    await openDetail(active(), app);
    expect(screen.queryByText('Ask the issuer')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Introspect' })).toBeNull();
  });

  test('stands behind a click', async () => {
    await openDetail(active(), ASKABLE);
    expect(screen.getByText('Ask the issuer').closest('details')?.open).toBe(false);
  });

  test.each([
    ['opaque', OPAQUE],
    ['encrypted', active({ accessToken: 'eyJhbGciOiJkaXIifQ.YQ.Yg.Yw.ZA' })],
  ])('of a token that is %s is open', async (_name, session) => {
    await openDetail(session, ASKABLE);
    expect(screen.getByText('Ask the issuer').closest('details')?.open).toBe(true);
    expect(section()?.textContent).toContain('Introspect');
  });

  test.each([
    ['opaque', OPAQUE, 'Scope', Node.DOCUMENT_POSITION_FOLLOWING],
    ['readable', active(), 'Issuer', Node.DOCUMENT_POSITION_PRECEDING],
  ])('of a token that is %s has its place by its claims', async (_name, session, first, place) => {
    await openDetail(session, ASKABLE);
    const asks = screen.getByText('Ask the issuer');
    const [last] = screen.getAllByText(first).slice(-1);
    expect(asks.compareDocumentPosition(last as HTMLElement)).toBe(place);
  });

  test('is not told once more as a finding where the verdict says why', async () => {
    await openDetail(OPAQUE, ASKABLE);
    expect(screen.queryByText(/^It is a reference/)).toBeNull();
  });

  test.each([
    ['where its issuer cannot be asked', OPAQUE, SHOP],
    ['where the verdict says another thing', withExpiry(NOON - 1), ASKABLE],
  ])('is told as a finding %s', async (_name, session, app) => {
    await openDetail(session, app);
    expect(screen.getByText(/^It is a reference/)).toBeTruthy();
  });

  test('of each has its name above it', async () => {
    await openDetail(active(), ASKABLE);
    const names = within(section() as HTMLElement).getAllByRole('heading');
    expect(names.map(({ textContent }) => textContent)).toEqual(['Introspection', 'UserInfo']);
  });
});

describe('asking', () => {
  test.each([
    ['Introspect', 'introspect', 'https://issuer.test:443/*'],
    ['Who is this?', 'askUserinfo', 'https://users.test:443/*'],
  ])('%s: asks for the place that answers, in the same click', async (name, command, pattern) => {
    await openDetail(active(), ASKABLE);
    screen.getByRole('button', { name }).click();
    expect(ports.request.mock.calls).toEqual([[{ origins: [pattern] }]]);
    await press(name);
    expect(ports.send).toHaveBeenCalledWith({ command, input: { id: SHOP.id } });
  });

  test('is about whom the app acts as', async () => {
    const current = { [SHOP.id]: identity('app-1~2') };
    await openDetail(undefined, ASKABLE, undefined, { sessions: BOTH, current });
    await press('Introspect');
    expect(ports.send.mock.calls).toEqual([[{ command: 'introspect', input: { id: 'app-1~2' } }]]);
  });

  test('asks nothing where the user refuses', async () => {
    ports.request.mockResolvedValue(false);
    await openDetail(active(), ASKABLE);
    await press('Introspect');
    expect(ports.send).not.toHaveBeenCalled();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Introspect' }).disabled).toBe(
      false,
    );
  });

  test('asks not twice at once', async () => {
    ports.send.mockReturnValue(new Promise(() => undefined));
    await openDetail(active(), ASKABLE);
    await press('Introspect');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Introspect' }).disabled).toBe(
      true,
    );
  });
});

describe('the answer', () => {
  test('is read as claims are, with when it was asked for', async () => {
    await openWith(
      answered({ active: true, sub: 'alice', exp: CLAIMS.exp, scope: 'a b' }),
      ASKABLE,
      OPAQUE,
    );
    expect(screen.getByText('Active')).toBeTruthy();
    expect(claim('Subject').textContent).toBe('alice');
    const rows = screen.getAllByRole('term').map(({ textContent }) => textContent);
    expect(rows).not.toContain('active');
    expect(screen.getByText(/^Asked: Today/).textContent).not.toContain('earlier');
    expect(screen.getByRole('button', { name: 'Ask again: Introspection' })).toBeTruthy();
  });

  test.each([
    ['is good no longer', { active: false }],
    ['is not said to be good', { sub: 'alice' }],
    ['is “true”, which is not true', { active: 'true' }],
  ])('that a token %s is loud', async (_name, claims) => {
    await openWith(answered(claims));
    expect(notice().textContent).toMatch(/^Not active/);
    expect(screen.queryByText('Active')).toBeNull();
  });

  test('about an earlier token says so', async () => {
    await openWith(answered({ active: true }, NOON - 1));
    expect(screen.getByText(/about an earlier token/)).toBeTruthy();
  });

  test('that did not come says why', async () => {
    await openWith({
      userinfo: { at: NOON, receivedAt: NOON, failure: failure('refused', 'invalid_token') },
    });
    expect(notice().textContent).toMatch(/^The issuer refused: “invalid_token”/);
    expect(screen.getByRole('button', { name: 'Ask again: UserInfo' })).toBeTruthy();
  });

  test('compares times with the issuer’s clock', async () => {
    const ahead = active({ accessToken: 'opaque', skew: 120_000 });
    await openWith(answered({ active: true, iat: NOON / 1000 + 120 }), ASKABLE, ahead);
    expect(claim('Issued').textContent).toMatch(/now/);
  });

  test('says nothing that is taken for markup', async () => {
    await openWith(answered({ active: true, name: '<img src=x onerror=alert(1)>' }));
    expect(claim('name').textContent).toBe('<img src=x onerror=alert(1)>');
    expect(document.querySelector('img')).toBeNull();
  });

  test('of another identity is not shown', async () => {
    await openDetail(active(), ASKABLE, undefined, {
      answers: { 'app-1~2': answered({ active: true }) },
    });
    expect(screen.queryByText(/^Asked:/)).toBeNull();
  });
});

test('what is asked of Beyond Identity without an endpoint goes to the realm', async () => {
  const issuer = 'https://auth-us.beyondidentity.com/v1/tenants/t/realms/r/applications/a';
  await openDetail(active(), shopWith({ issuer }));
  const details = screen.getByText('Ask the issuer').closest('details') as HTMLElement;
  within(details).getByRole('button', { name: 'Introspect' }).click();
  expect(ports.request.mock.calls).toEqual([
    [{ origins: ['https://auth-us.beyondidentity.com:443/*'] }],
  ]);
  expect(screen.queryByText('Tokens of this application')).toBeNull();
});
