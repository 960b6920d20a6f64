import { describe, expect, test } from 'vitest';
import { tokenAnswer } from '../support/intercepts.ts';
import { jwtWith } from '../support/samples.ts';
import { ORDERS, openScene, secretsOf, sessionOf } from '../support/scene.ts';
import { ALICE, aliceAndBob, BOB, expectAttached } from '../support/two-users.ts';

const scene = openScene();

describe('a renewal that brings someone else', () => {
  const answer = (claims: object) =>
    tokenAnswer(200, {
      access_token: jwtWith({ sub: 'mallory', ...claims }),
      token_type: 'Bearer',
      expires_in: 300,
      refresh_token: 'of-mallory',
    });

  test('ends the sign-in: nothing of theirs is attached or kept', async () => {
    const worker = await scene.signedIn(ORDERS);
    scene.demo.issuer.intercept = answer({});
    await worker.send('refresh', { id: ORDERS });
    const session = await sessionOf(ORDERS);
    expect(session).toMatchObject({ kind: 'failed', failure: { code: 'subject_changed' } });
    expect(session).not.toHaveProperty('tokens');
    expect(session).not.toHaveProperty('retry');
    expect(await secretsOf(ORDERS)).toEqual({});
    expect(scene.chrome.rules.installed).toEqual([]);
  });

  test('ends nobody else’s', async () => {
    const worker = await aliceAndBob(scene);
    scene.demo.issuer.intercept = answer({});
    await worker.send('refresh', { id: ALICE });
    expect(await sessionOf(ALICE)).toMatchObject({ failure: { code: 'subject_changed' } });
    await expectAttached(scene, BOB);
  });

  test('is none where it is the same one', async () => {
    const worker = await scene.signedIn(ORDERS);
    scene.demo.issuer.intercept = answer({ sub: 'alice' });
    await worker.send('refresh', { id: ORDERS });
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active', tokens: { who: 'alice' } });
  });
});
