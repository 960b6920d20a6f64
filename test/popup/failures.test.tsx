import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import { type FailureCode, failure } from '../../src/core/failure.ts';
import { FAILURE_CODES } from '../../src/core/failure-schema.ts';
import type { Session } from '../../src/core/session.ts';
import { rowFailureText } from '../../src/popup/failure-words.ts';
import { NOON } from '../support/grants.ts';
import { active, JOB, SHOP, sessionOf, tokens, watchPorts } from '../support/page.ts';
import { maybeNotice, openDetail, openPopup, press } from '../support/popup-page.tsx';
import { appWith, STORED_APP } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const { server, client, request } = STORED_APP.grant;
const REFRESH = appWith({ grant: { kind: 'refresh_token', server, client, request } });
const PASSWORD = appWith({
  grant: { kind: 'password', username: 'alice', server, client, request },
});
const EXCHANGE = appWith({
  grant: {
    kind: 'token_exchange',
    subject: { app: JOB.id, token: 'access_token' },
    server,
    client,
    request,
  },
});

const failed = (code: FailureCode, more: object = {}): Session => ({
  kind: 'failed',
  failure: failure(code, 'DETAIL'),
  at: NOON,
  ...more,
});
const RETRY = { retry: { attempt: 1, at: NOON + 30_000 } };

const row = () => document.querySelector('[aria-expanded]')?.textContent;
const status = () => maybeNotice() ?? null;
const buttonsOf = (element: Element | null) =>
  [...(element?.querySelectorAll('button') ?? [])].map(({ textContent }) => textContent);

describe('in a row', () => {
  test.each(FAILURE_CODES)('%s is said in a few words', (code) => {
    const text = rowFailureText(SHOP, failure(code, 'DETAIL'));
    expect(text).toMatch(/^[A-Z]/);
    expect(text.replace('DETAIL', '').length).toBeLessThan(28);
  });

  test.each<[string, App, FailureCode]>([
    ['Refused by the issuer', SHOP, 'refused'],
    ['Wrong secret or client', JOB, 'client_refused'],
    ['Sign-in over', SHOP, 'sign_in_ended'],
    ['Refresh token no longer good', REFRESH, 'sign_in_ended'],
    ['Wrong user or password', PASSWORD, 'grant_refused'],
    ['Refused by the issuer', EXCHANGE, 'grant_refused'],
  ])('“%s”', (text, app, code) => {
    openPopup({ apps: [app], sessions: sessionOf(app, failed(code)) });
    expect(row()).toContain(text);
    expect(row()).not.toContain('DETAIL');
  });
});

describe('a refresh token that is no longer good', () => {
  test('is said by its own sentence', async () => {
    await openDetail(failed('sign_in_ended'), REFRESH);
    expect(status()?.textContent).toContain(
      'The refresh token is no longer good. Enter a new one.',
    );
  });
});

describe('a sign-in that was cancelled', () => {
  test('is said once, in no tone of alarm', async () => {
    await openDetail(failed('cancelled'));
    expect(row()).toContain('Cancelled');
    expect(status()).toBeNull();
    expect(document.querySelector('[data-phase]')?.className).toContain('idle');
  });

  test('beside a token that is still good is said calmly', async () => {
    await openDetail(failed('cancelled', { tokens: tokens() }));
    expect(status()?.textContent).toMatch(/^The sign-in was cancelled\./);
    expect(status()?.className).toContain('idle');
  });

  test('of an account beside is said there', async () => {
    const sessions = { 'app-1': active({ who: 'alice' }), 'app-1~2': failed('cancelled') };
    await openDetail(undefined, SHOP, undefined, { sessions });
    expect(screen.getByText('The sign-in was cancelled.').className).toContain('calm');
  });

  test('of several is not repeated in their list', async () => {
    const sessions = { 'app-1': failed('refused'), 'app-1~2': active({ who: 'bob' }) };
    await openDetail(undefined, SHOP, undefined, { sessions });
    expect(screen.getAllByText(/^The issuer refused: “DETAIL”/)).toHaveLength(1);
  });
});

describe('what else may help stands with the reason', () => {
  const inNotice = async (session: Session, app: App, more = {}) => {
    await openDetail(session, app, undefined, more);
    return buttonsOf(status());
  };

  test.each<[string, App, Session, string[]]>([
    ['to try again with the same secret', JOB, failed('client_refused', RETRY), ['Try now']],
    ['to try again with the same password', PASSWORD, failed('grant_refused'), ['Get token']],
    ['to sign in anew', SHOP, failed('unreachable', RETRY), ['Sign in']],
    ['nothing for a client alone', JOB, failed('unreachable', RETRY), []],
  ])('%s', async (_name, app, session, names) => {
    expect(await inNotice(session, app)).toEqual(names);
  });

  test.each<[string, App, FailureCode, string[]]>([
    ['to sign in', SHOP, 'unreachable', ['Sign in']],
    ['to enter another secret', JOB, 'client_refused', ['Enter secret']],
    ['nothing', JOB, 'unreachable', []],
  ])('while a token is live: %s', async (_name, app, code, names) => {
    expect(await inNotice(failed(code, { tokens: tokens() }), app)).toEqual(names);
    const actions = screen.getByRole('button', { name: 'Edit' }).parentElement;
    expect(buttonsOf(actions).slice(0, 4)).toEqual(['Copy token', '', 'Refresh', 'Edit']);
  });

  test('to sign in before a token ends that nothing renews', async () => {
    const ending = active({ renewable: false, expiresAt: NOON + 30_000, receivedAt: NOON - 1e7 });
    expect(await inNotice(ending, SHOP)).toEqual(['Sign in']);
    expect(status()?.textContent).toMatch(/^This token ends soon/);
  });
});

describe('an app that needs the token of another', () => {
  const apps = [EXCHANGE, { ...JOB, name: 'Source' }];
  const missing = sessionOf(EXCHANGE, failed('subject_missing', RETRY));

  test('gets that first', async () => {
    openPopup({ apps, sessions: missing });
    expect(row()).toContain('Needs a token of DETAIL');
    await press('Get token: Source: Shop');
    expect(ports.send.mock.calls).toEqual([[{ command: 'signIn', input: { id: JOB.id } }]]);
  });

  test('tries again once that is there', async () => {
    openPopup({ apps, sessions: { ...missing, ...sessionOf(JOB, active()) } });
    await press('Try now: Shop');
    expect(ports.send.mock.calls).toEqual([[{ command: 'refresh', input: { id: EXCHANGE.id } }]]);
  });

  test('tries again where that is no longer there', () => {
    openPopup({ apps: [EXCHANGE], sessions: missing });
    expect(screen.getByRole('button', { name: 'Try now: Shop' })).toBeTruthy();
  });
});
