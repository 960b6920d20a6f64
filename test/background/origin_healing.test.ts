import { describe, expect, test } from 'vitest';
import type { Intercept } from '../../demo/issuer.ts';
import { confirmAs, deviceDraft, TV } from '../support/by-device.ts';
import { REDIRECT_URI } from '../support/grants.ts';
import { dropped, tokenAnswer } from '../support/intercepts.ts';
import { type FirstId, ORDERS, openScene, pass, REPORTS, sessionOf } from '../support/scene.ts';
import { stored } from '../support/worker.ts';

const scene = openScene();

const refusal = (description: string) =>
  tokenAnswer(400, { error: 'invalid_request', error_description: description });

const SINGLE_PAGE = 'AADSTS9002326: Cross-origin token redemption is permitted only for…';
const NOT_CROSS_ORIGIN = 'AADSTS9002327: Tokens issued for the … may only be redeemed via …';
const OKTA = 'Browser requests to the token endpoint must use Proof Key for Code Exchange.';

/** What is done to the `Origin` of our token requests now. */
const originRules = () =>
  scene.chrome.rules.installed.flatMap(({ action, condition }) => {
    const { requestHeaders: [change] = [] } = action as {
      requestHeaders?: { header: string; operation: string; value?: string }[];
    };
    return change?.header === 'origin' ? [{ ...change, condition }] : [];
  });

const changesOf = () => originRules().map(({ operation, value }) => value ?? operation);

/** What was in force at each token request: the issuer refuses those whose `Origin` is as it always is. */
function minds(description: string): string[][] {
  const seen: string[][] = [];
  const refuse = refusal(description);
  scene.demo.issuer.intercept = (request, response) => {
    if (request.url !== '/token') return false;
    seen.push(changesOf());
    return changesOf().length === 0 && refuse(request, response);
  };
  return seen;
}

const originHeaderOf = async (id: FirstId) =>
  (await stored()).apps.find((app) => app.id === id)?.originHeader;

const extension = new URL(REDIRECT_URI).origin;

describe('an issuer that minds our Origin', () => {
  test.each([
    ['Entra, for an app that is no page', SINGLE_PAGE, 'remove', 'remove', 'origin_removed'],
    ['Entra, for an app that is a page', NOT_CROSS_ORIGIN, 'redirect', extension, 'origin_set'],
    ['Okta', OKTA, 'remove', 'remove', 'origin_removed'],
  ])('%s', async (_name, description, header, change, note) => {
    const worker = await scene.knowing(scene.draft(REPORTS));
    const seen = minds(description);
    await worker.send('signIn', { id: REPORTS });
    expect(seen).toEqual([[], [change]]);
    expect(await sessionOf(REPORTS)).toMatchObject({ kind: 'active', tokens: { notes: [note] } });
    expect(await originHeaderOf(REPORTS)).toBe(header);
    expect(originRules()).toEqual([]);
  });

  test('is asked the right way from then on, and not a second time', async () => {
    const worker = await scene.knowing(scene.draft(REPORTS));
    const seen = minds(SINGLE_PAGE);
    await worker.send('signIn', { id: REPORTS });
    pass(250_000);
    await worker.alarm();
    expect(seen).toEqual([[], ['remove'], ['remove']]);
    const { tokens } = (await sessionOf(REPORTS)) ?? {};
    expect(tokens).toMatchObject({ receivedAt: Date.now() });
    expect(tokens).not.toHaveProperty('notes');
    expect(originRules()).toEqual([]);
  });

  test('gets its way for a sign-in with a code, too', async () => {
    const worker = await scene.knowing(scene.draft(ORDERS));
    const codes: string[] = [];
    const seen = minds(NOT_CROSS_ORIGIN);
    const { intercept } = scene.demo.issuer;
    scene.demo.issuer.intercept = (request, response) => {
      if (request.url === '/token') codes.push('asked');
      return intercept?.(request, response) ?? false;
    };
    await worker.send('signIn', { id: ORDERS });
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active', tokens: { who: 'alice' } });
    expect(seen).toEqual([[], [extension]]);
    expect(codes).toHaveLength(2);
  });

  test('gets its way for a refresh', async () => {
    const worker = await scene.signedIn(ORDERS);
    const seen = minds(OKTA);
    await worker.send('refresh', { id: ORDERS });
    expect(seen).toEqual([[], ['remove']]);
    expect(await sessionOf(ORDERS)).toMatchObject({ tokens: { notes: ['origin_removed'] } });
  });

  test('gets its way for a device code', async () => {
    const worker = await scene.knowing(deviceDraft(scene));
    await worker.send('signIn', { id: TV });
    await confirmAs('alice');
    const seen = minds(SINGLE_PAGE);
    pass(5000);
    await worker.alarm();
    expect(seen).toEqual([[], ['remove']]);
    expect(await sessionOf(TV)).toMatchObject({
      kind: 'active',
      tokens: { notes: ['origin_removed'] },
    });
  });
});

describe('a request whose Origin is changed', () => {
  test('is ours to the token endpoint, and no other', async () => {
    const worker = await scene.knowing({
      ...scene.draft(REPORTS),
      app: { ...scene.draft(REPORTS).app, originHeader: 'remove' },
    });
    const conditions: object[] = [];
    scene.demo.issuer.intercept = () => {
      conditions.push(...originRules().map(({ condition }) => condition));
      return false;
    };
    await worker.send('signIn', { id: REPORTS });
    expect(conditions).toEqual([
      {
        requestDomains: ['issuer.localhost'],
        isUrlFilterCaseSensitive: true,
        regexFilter: expect.stringMatching(/^\^http.*\/token\$$/),
        initiatorDomains: ['test-extension-id'],
        requestMethods: ['post'],
        resourceTypes: ['xmlhttprequest'],
        tabIds: [-1],
      },
    ]);
  });

  test('is no other app’s', async () => {
    const worker = await scene.signedIn(REPORTS);
    const { app } = scene.draft(ORDERS);
    await worker.send('saveApp', { app: { ...app, originHeader: 'remove' } });
    const seen = minds('nothing');
    scene.demo.issuer.intercept = (request) => {
      if (request.url === '/token') seen.push(changesOf());
      return false;
    };
    await worker.send('refresh', { id: REPORTS });
    expect(seen).toEqual([[]]);
  });
});

describe('what does not help', () => {
  test('is tried once, and the second failure is what counts', async () => {
    const worker = await scene.knowing(scene.draft(REPORTS));
    const answers: Intercept[] = [
      refusal(SINGLE_PAGE),
      tokenAnswer(401, { error: 'invalid_client' }),
    ];
    scene.demo.issuer.intercept = (...asked) => answers.shift()?.(...asked) ?? false;
    await worker.send('signIn', { id: REPORTS });
    expect(await sessionOf(REPORTS)).toMatchObject({ failure: { code: 'client_refused' } });
    expect(scene.tokenRequests).toBe(2);
    expect(originRules()).toEqual([]);
  });

  test('is not tried a second time where it is refused again', async () => {
    const worker = await scene.knowing(scene.draft(REPORTS));
    scene.demo.issuer.intercept = refusal(OKTA);
    await worker.send('signIn', { id: REPORTS });
    expect(scene.tokenRequests).toBe(2);
    const code = expect.stringMatching(/^(refused|pkce_required)$/);
    expect(await sessionOf(REPORTS)).toMatchObject({ failure: { code } });
    expect(originRules()).toEqual([]);
    await worker.send('signIn', { id: REPORTS });
    expect(scene.tokenRequests).toBe(3);
  });

  test.each<[string, Intercept]>([
    ['any other refusal', tokenAnswer(400, { error: 'invalid_scope' })],
    ['a network that fails', dropped],
  ])('%s is not about the Origin', async (_what, intercept) => {
    const worker = await scene.knowing(scene.draft(REPORTS));
    scene.demo.issuer.intercept = intercept;
    await worker.send('signIn', { id: REPORTS });
    expect(scene.tokenRequests).toBe(1);
    expect(await originHeaderOf(REPORTS)).toBe('keep');
  });
});
