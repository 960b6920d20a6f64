import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type AppForm, EMPTY_FORM } from '../../src/core/app-form.ts';
import { patternOf } from '../../src/core/host-permission.ts';
import { type AppDraft, parseAppForm } from '../../src/core/parse-app-form.ts';
import { formFrom } from '../../src/core/providers/fill.ts';
import { PROVIDERS } from '../../src/core/providers/providers.ts';
import { json, status } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';
import { origin, valueIn } from '../support/samples.ts';
import { type FirstId, openScene, REPORTS, sessionOf } from '../support/scene.ts';
import { stored, type Worker } from '../support/worker.ts';

const scene = openScene();
withHostileIssuer();

const AUTH = 'https://auth-us.beyondidentity.com';
const API = 'https://api-us.beyondidentity.com';

const PAGE = 'https://app.test';

const SHOP = 'beyond-shop' as FirstId;
const STEWARD = 'beyond-steward' as FirstId;

const applicationIn = (realm: string, id: string) =>
  `/v1/tenants/t1/realms/${realm}/applications/${id}`;
const TOKENS = `${applicationIn('r1', SHOP)}/tokens`;

/** A machine's app at Beyond Identity, as its preset fills it in. */
function draftOf(id: FirstId, form: Partial<AppForm> = {}, realm = 'r1'): AppDraft {
  const preset = PROVIDERS.find((known) => known.id === 'beyond_identity_management');
  if (!preset) throw new Error('no preset');
  const blanks = { region: 'us', tenant: 't1', realm, application: id };
  const own = { name: id, clientId: id, clientSecret: 'hush', callers: PAGE, ...form };
  const whole = { ...EMPTY_FORM, ...formFrom(preset, blanks), ...own };
  return valueIn(parseAppForm(whole, { id, enabled: true }));
}

/** Under their names the worker finds a server on this machine. */
function leadToIssuer() {
  const plain = globalThis.fetch;
  vi.stubGlobal('fetch', (url: string, request: RequestInit) =>
    plain(url.replace(AUTH, issuer.url).replace(API, issuer.url), request),
  );
}

beforeEach(() => {
  for (const host of [AUTH, API, PAGE]) scene.chrome.permissions.grant(patternOf(origin(host)));
  for (const realm of ['r1', 'r2']) {
    for (const id of [SHOP, STEWARD]) {
      const answer = { access_token: `of-${id}-${realm}`, token_type: 'Bearer', expires_in: 300 };
      issuer.on(`${applicationIn(realm, id)}/token`, json(answer));
    }
  }
  issuer.on(TOKENS, json({ tokens: [{ id: 'token-1', scopes: ['a'] }, { id: 'token-2' }] }));
});

/** A worker that has a token for each of these, and has asked for nothing else. */
async function signedIn(...drafts: AppDraft[]): Promise<Worker> {
  const worker = await scene.signedIn(REPORTS);
  leadToIssuer();
  for (const draft of drafts) {
    await worker.send('saveApp', draft);
    await worker.send('signIn', { id: draft.app.id });
    expect(await sessionOf(draft.app.id)).toMatchObject({ kind: 'active' });
  }
  issuer.received.length = 0;
  return worker;
}

const withSteward = () => signedIn(draftOf(STEWARD), draftOf(SHOP, { steward: STEWARD }));

const asked = () => issuer.received.map(({ method, path }) => `${method} ${path.split('?')[0]}`);
const bearers = () => issuer.received.map(({ headers }) => headers.authorization);
const issued = async () => (await stored()).answers[SHOP]?.issued;

describe('the tokens that Beyond Identity has issued to an app', () => {
  test('are asked for by its steward, and stand in the store', async () => {
    const worker = await withSteward();
    expect(await worker.send('listIssued', { id: SHOP })).toBeUndefined();
    expect(await issued()).toEqual({
      at: Date.now(),
      tokens: [
        { id: 'token-1', scopes: ['a'] },
        { id: 'token-2', scopes: [] },
      ],
    });
    expect(asked()).toEqual([`GET ${TOKENS}`]);
    expect(bearers()).toEqual([`Bearer of-${STEWARD}-r1`]);
  });

  test('are revoked one by one, and then asked for again', async () => {
    const worker = await withSteward();
    await worker.send('listIssued', { id: SHOP });
    issuer.received.length = 0;
    issuer.on(`${TOKENS}/token-1`, (response, request) => {
      issuer.on(TOKENS, json({ tokens: [{ id: 'token-2' }] }));
      status(204)(response, request);
    });
    expect(await worker.send('revokeIssued', { id: SHOP, token: 'token-1' })).toBeUndefined();
    expect(asked()).toEqual([`DELETE ${TOKENS}/token-1`, `GET ${TOKENS}`]);
    expect(bearers()).toEqual([`Bearer of-${STEWARD}-r1`, `Bearer of-${STEWARD}-r1`]);
    expect(await issued()).toMatchObject({ tokens: [{ id: 'token-2' }] });
  });

  test('stay as they were listed where one is not revoked, and why is said', async () => {
    const worker = await withSteward();
    await worker.send('listIssued', { id: SHOP });
    const before = await issued();
    issuer.on(`${TOKENS}/token-1`, json({ message: 'no tokens:delete' }, 403));
    expect(await worker.send('revokeIssued', { id: SHOP, token: 'token-1' })).toEqual({
      code: 'refused',
      detail: 'no tokens:delete',
    });
    expect(await issued()).toEqual(before);
  });

  test.each([
    ['another issuer', REPORTS, 'Nightly reports', []],
    ['another realm', STEWARD, STEWARD, [draftOf(STEWARD, {}, 'r2')]],
  ])('are not for a steward of %s: nobody is shown its token', async (_of, steward, name, more) => {
    const worker = await signedIn(...more, draftOf(SHOP, { steward }));
    const foreign = { code: 'steward_foreign', detail: name };
    await worker.send('listIssued', { id: SHOP });
    expect(await issued()).toEqual({ at: Date.now(), failure: foreign });
    expect(await worker.send('revokeIssued', { id: SHOP, token: 'token-1' })).toEqual(foreign);
    await worker.send('introspect', { id: SHOP });
    expect((await stored()).answers[SHOP]).toMatchObject({ introspection: { failure: foreign } });
    expect(issuer.received).toEqual([]);
  });
});
