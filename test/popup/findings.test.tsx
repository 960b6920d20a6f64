import { screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import type { TokenSet } from '../../src/core/session.ts';
import { NOON } from '../support/grants.ts';
import { active, CLAIMS, click, doing, SHOP, watchPorts } from '../support/page.ts';
import { notices, openDetail, press } from '../support/popup-page.tsx';
import { appWith, jwtWith } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const list = () => screen.queryByRole('list', { name: 'Findings' });
const rows = () =>
  list()
    ? within(list() as HTMLElement)
        .getAllByRole('listitem')
        .map((row) => row.textContent)
    : [];

/** Nothing is found of it. */
const GRANTED: Partial<TokenSet> = {
  accessToken: jwtWith({ ...CLAIMS, aud: 'shop-api', scope: 'openid orders' }),
  scopes: ['openid', 'orders'],
};
const LESS = {
  ...GRANTED,
  scopes: ['openid'],
  accessToken: jwtWith({ ...CLAIMS, aud: 'shop-api' }),
};

describe('what is found', () => {
  test('is nothing of a token that is as it should be: the verdict says so', async () => {
    await openDetail(active(GRANTED));
    expect(list()).toBeNull();
  });

  test('is told with what to do, and leads to the rule in a tab of its own', async () => {
    await openDetail(active(LESS));
    expect(rows()).toEqual([
      expect.stringMatching(/^Warning: Asked for and not granted: orders\. Allow/),
    ]);
    const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'RFC 6749 §3.3' });
    expect(link.href).toBe('https://www.rfc-editor.org/rfc/rfc6749#section-3.3');
    expect([link.target, link.rel]).toEqual(['_blank', 'noreferrer']);
  });

  test('says nothing that is taken for markup', async () => {
    const accessToken = jwtWith({ ...CLAIMS, aud: '<img src=x onerror=alert(1)>' });
    await openDetail(active({ ...GRANTED, accessToken }));
    expect(list()?.textContent).toContain('<img src=x');
    expect(document.querySelector('img')).toBeNull();
  });

  test('is told by its worst, the rest behind a click', async () => {
    const { exp, iat, ...claims } = CLAIMS;
    const accessToken = jwtWith({ ...claims, email: 'a@b.test' }, { alg: 'RS256' });
    await openDetail(active({ ...LESS, accessToken }));
    expect(rows()).toHaveLength(4);
    const before = rows().slice(0, 3);
    await press(/^Show \d more$/);
    expect(rows().length).toBeGreaterThan(4);
    expect(rows().slice(0, 3)).toEqual(before);
    expect(exp && iat).toBeTruthy();
  });

  test('of errors is told whole', async () => {
    const claims = { iss: 'https://other.test', aud: 'shop-api', azp: 'x', client_secret: 's' };
    const header = { alg: 'none', crit: ['x'], jwk: {} };
    await openDetail(active({ ...GRANTED, accessToken: jwtWith({ ...claims, exp: 1 }, header) }));
    const errors = rows().filter((text) => text?.startsWith('Problem'));
    expect(errors.length).toBeGreaterThan(3);
    expect(rows().slice(0, errors.length)).toEqual(errors);
  });

  test('is not told twice where a notice says it and helps', async () => {
    await openDetail(active(GRANTED), SHOP, []);
    expect(
      notices()
        .map(({ textContent }) => textContent)
        .join(),
    ).toMatch(/needs:/);
    expect(list()).toBeNull();
  });
});

test('what is found stands below the deeds, and so moves none of them when it comes', async () => {
  await openDetail(active(LESS));
  const deed = screen.getByRole('button', { name: 'Sign out' });
  expect(deed.compareDocumentPosition(list() as HTMLElement)).toBe(
    Node.DOCUMENT_POSITION_FOLLOWING,
  );
});

describe('what is found about the header', () => {
  test('is that it is longer than many servers take', async () => {
    await openDetail(active({ accessToken: 'x'.repeat(9000) }));
    expect(list()?.textContent).toMatch(/the header is 9,0\d\d bytes long: .* more than 8,190/);
  });

  test('is nothing where another token is sent', async () => {
    const app = appWith({ send: 'id_token' });
    await openDetail(active({ accessToken: 'x'.repeat(9000), idToken: 'short' }), app);
    expect(list()?.textContent ?? '').not.toMatch(/bytes long/);
  });

  test.each([
    ['Authorization', SHOP],
    ['X-Api-Token', appWith({ header: { name: 'x-api-token', scheme: '' } })],
  ])('is that a page sends it itself: %s', async (name, app) => {
    await openDetail(active(GRANTED), app as App, undefined, { replaced: { [SHOP.id]: NOON } });
    expect(list()?.textContent).toContain(`A page sends “${name}” itself; Lanyard replaces`);
  });
});

describe('what the user does not want to be told again', () => {
  const quiet = appWith({ silenced: ['scope_less'] });
  const silence = (silenced: boolean) => [
    { command: 'silenceFinding', input: { id: SHOP.id, finding: 'scope_less', silenced } },
  ];

  test('leaves its place to a way back, which has the focus', async () => {
    const { state } = await openDetail(active(LESS));
    await press('Don’t tell me again for this app');
    expect(ports.send.mock.calls).toEqual([silence(true)]);
    await doing(() => {
      state.value = { ...state.value, apps: [quiet] };
    });
    expect(rows()).toEqual(['Not told again for this app.Undo']);
    expect(document.activeElement?.textContent).toBe('Undo');
    await press('Undo');
    expect(ports.send.mock.calls).toEqual([silence(true), silence(false)]);
  });

  test('stands behind a click, and can be told again', async () => {
    await openDetail(active(LESS), quiet);
    expect(list()).toBeNull();
    await click(screen.getByText('1 silenced'));
    expect(screen.getByText(/^Asked for and not granted: orders\./)).toBeTruthy();
    await press('Tell me again');
    expect(ports.send.mock.calls).toEqual([silence(false)]);
  });

  test('is of this app alone', async () => {
    await openDetail(active(LESS), appWith({ silenced: ['expired'] }));
    expect(rows()).toHaveLength(1);
  });
});
