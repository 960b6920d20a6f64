import { describe, expect, test } from 'vitest';
import { ordersWeb } from '../../demo/clients.ts';
import { failure } from '../../src/core/failure.ts';
import { beginSignIn } from '../../src/oauth/authorization-code.ts';
import type { SignInExtra } from '../../src/oauth/authorization-request.ts';
import { demoUser } from '../support/demo-user.ts';
import {
  codeGrant,
  failureFrom,
  loopback,
  now,
  REDIRECT_URI,
  realFetch,
  signIn,
} from '../support/grants.ts';
import { json } from '../support/hostile-issuer.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();

type Changes = NonNullable<Parameters<typeof codeGrant>[1]>;

const asked = async (changes: Changes = {}, extra?: SignInExtra) => {
  const ports = { http: realFetch, now };
  const { url } = await beginSignIn(codeGrant(issuer.url, changes), {}, REDIRECT_URI, ports, extra);
  return url.searchParams;
};

test('what the app wants of the page is asked for', async () => {
  const authorization = {
    prompt: 'login consent',
    loginHint: 'alice@shop.test',
    acrValues: 'urn:mfa urn:pwd',
    maxAge: 0,
    responseMode: 'fragment',
  } as const;
  expect(Object.fromEntries(await asked({ authorization }))).toMatchObject({
    prompt: 'login consent',
    login_hint: 'alice@shop.test',
    acr_values: 'urn:mfa urn:pwd',
    max_age: '0',
    response_mode: 'fragment',
  });
});

test('what it does not want is not', async () => {
  const names = ['prompt', 'login_hint', 'id_token_hint', 'acr_values', 'max_age', 'response_mode'];
  const parameters = await asked();
  expect(names.filter((name) => parameters.has(name))).toEqual([]);
});

describe('where it is for one user', () => {
  const authorization = { loginHint: 'bob', prompt: 'consent' };

  test('the issuer is told who, by ID token and by name', async () => {
    const parameters = await asked({ authorization }, { as: { idToken: 'a.b.c', who: 'alice' } });
    expect(Object.fromEntries(parameters)).toMatchObject({
      id_token_hint: 'a.b.c',
      login_hint: 'alice',
      prompt: 'consent',
    });
  });

  test('of whom nothing is known, it is told whom the app expects', async () => {
    const parameters = await asked({ authorization }, { as: {} });
    expect(parameters.get('login_hint')).toBe('bob');
    expect(parameters.has('id_token_hint')).toBe(false);
  });
});

test('how the answer comes back is the app’s to say, not its endpoint’s', async () => {
  const authorizationEndpoint = `${issuer.url}/auth?response_mode=form_post&tenant=7`;
  const parameters = await asked({ server: { authorizationEndpoint } });
  expect(parameters.has('response_mode')).toBe(false);
  expect(parameters.get('tenant')).toBe('7');
});

test('several resources are several parameters (RFC 8707 §2)', async () => {
  const parameters = await asked({ request: { resources: ['urn:a', 'urn:b'] } });
  expect(parameters.getAll('resource')).toEqual(['urn:a', 'urn:b']);
});

describe('parameters of the app', () => {
  const own = (name: string, value: string) => ({ name, value });

  test('go along as they are, and those of the token endpoint do not', async () => {
    const parameters = [own('kc_idp_hint', 'a&b=c d'), own('hd', '1'), own('hd', '2')];
    const request = { parameters: [own('secret_of_the_api', 'hush')] };
    const found = await asked({ request, authorization: { parameters } });
    expect(found.get('kc_idp_hint')).toBe('a&b=c d');
    expect(found.getAll('hd')).toEqual(['1', '2']);
    expect(`${found}`).not.toContain('hush');
  });

  test('give way to what the app says otherwise, and to what the protocol says', async () => {
    const parameters = [own('prompt', 'none'), own('scope', 'evil'), own('state', 'evil')];
    const authorization = { parameters, prompt: 'login' };
    const found = await asked({ authorization });
    expect(found.getAll('prompt')).toEqual(['login']);
    expect(found.getAll('scope')).toEqual(['orders:read']);
    expect(found.getAll('state')).not.toContain('evil');
  });

  test('of the token endpoint go with the exchange', async () => {
    issuer.on('/token', json({ access_token: 'token', token_type: 'Bearer' }));
    const changes = {
      request: {
        parameters: [own('tenant', 'a b'), own('code', 'evil')],
        resources: ['urn:a', 'urn:b'],
      },
      authorization: { parameters: [own('ui_locales', 'de')] },
    };
    await signIn(
      codeGrant(issuer.url, changes),
      {},
      {
        http: realFetch,
        now,
        authorize: async ({ searchParams }) =>
          new URL(`${REDIRECT_URI}?code=code-1&state=${searchParams.get('state')}`),
      },
    );
    const form = issuer.received[0]?.form ?? new URLSearchParams();
    expect(form.get('tenant')).toBe('a b');
    expect(form.getAll('code')).toEqual(['code-1']);
    expect(form.getAll('resource')).toEqual(['urn:a', 'urn:b']);
    expect(form.has('ui_locales')).toBe(false);
  });
});

describe('a silent sign-in', () => {
  test('shows nothing, whatever the app asks for else', async () => {
    const found = await asked({ authorization: { prompt: 'login' } }, { silent: {} });
    expect(found.getAll('prompt')).toEqual(['none']);
    expect(found.has('id_token_hint')).toBe(false);
  });

  test('names who it is for, where that is known', async () => {
    const found = await asked({}, { silent: { idToken: 'a.b.c' } });
    expect(found.get('id_token_hint')).toBe('a.b.c');
  });
});

test.each<[string | undefined, string]>([
  [undefined, 'select_account'],
  ['none', 'select_account'],
  ['consent', 'consent select_account'],
  ['login', 'login'],
  ['consent login', 'consent login'],
  ['select_account', 'select_account'],
  ['relogin', 'relogin select_account'],
])('another user, where the app prompts for %s: %s', async (prompt, expected) => {
  const authorization = { loginHint: 'alice', ...(prompt !== undefined && { prompt }) };
  const found = await asked({ authorization }, { another: true });
  expect(found.getAll('prompt')).toEqual([expected]);
  expect(found.has('login_hint')).toBe(false);
});

test.each([
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
])('%s says that the user is needed', async (error) => {
  const authorize = async ({ searchParams }: URL) =>
    new URL(`${REDIRECT_URI}?error=${error}&state=${searchParams.get('state')}`);
  const work = signIn(codeGrant(issuer.url), {}, { http: realFetch, now, authorize });
  expect(await failureFrom(work)).toEqual(failure('login_required', error));
});

describe('at a real issuer', () => {
  const grant = () =>
    codeGrant(demo.issuer.url, {
      client: { id: ordersWeb.id },
      request: { scopes: ['openid', 'profile', 'orders:read'] },
    });
  const signInAt = (
    user: ReturnType<typeof demoUser>,
    who: 'alice' | 'bob',
    extra: SignInExtra,
  ) => {
    const authorize = (url: URL) => user.authorize(url, who);
    return signIn(grant(), {}, { http: loopback, now: Date.now, authorize, extra });
  };

  test('nobody is signed in, so nothing comes of a silent sign-in', async () => {
    const { code } = await failureFrom(signInAt(demoUser(), 'alice', { silent: {} }));
    expect(code).toBe('login_required');
  });

  test('who is signed in is so again without a page', async () => {
    const user = demoUser();
    const { tokens } = await signInAt(user, 'alice', {});
    const silent = tokens.idToken === undefined ? {} : { idToken: tokens.idToken };
    const again = await signInAt(user, 'bob', { silent });
    expect(again.tokens).toMatchObject({ who: 'alice', subject: 'alice' });
    expect(again.tokens.accessToken).not.toBe(tokens.accessToken);
  });

  test('someone else signs in beside', async () => {
    const user = demoUser();
    await signInAt(user, 'alice', {});
    expect((await signInAt(user, 'bob', { another: true })).tokens.who).toBe('bob');
  });
});
