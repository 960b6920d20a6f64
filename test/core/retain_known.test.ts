import { describe, expect, test } from 'vitest';
import type { IdentityId } from '../../src/core/identity.ts';
import { retainKnown } from '../../src/core/retain-known.ts';
import type { Session } from '../../src/core/session.ts';
import type { State } from '../../src/core/state.ts';
import { appWith, stateWith } from '../support/samples.ts';

const shop = appWith({ id: 'shop' });
const other = appWith({ id: 'shop-2' });

const session: Session = {
  kind: 'active',
  tokens: { accessToken: 'a', receivedAt: 0, renewable: true },
};
const IDS = ['shop', 'shop~2', 'shop-2', 'shop-2~2'];
const forAll = <Value>(value: Value) => Object.fromEntries(IDS.map((id) => [id, value]));
const without = <Value>(values: Readonly<Record<string, Value>>, ...gone: string[]) =>
  Object.fromEntries(Object.entries(values).filter(([id]) => !gone.includes(id)));

const full = stateWith({
  apps: [shop, other],
  sessions: forAll(session),
  current: { shop: 'shop~2' as IdentityId, 'shop-2': 'shop-2' as IdentityId },
  answers: forAll({}),
  vault: forAll({ refreshToken: 'r' }),
});

describe('when an app is deleted', () => {
  const trash = { app: shop, index: 0, deletedAt: 0 };
  const deleted = { apps: [other], trash };

  test('all that is everyone’s stays while it can be brought back', () => {
    expect(retainKnown(full, deleted)).toEqual(deleted);
  });

  test.each<[string, Partial<State>]>([
    ['forgotten', { trash: null }],
    ['followed by another', { trash: { ...trash, app: appWith({ id: 'third' }) } }],
  ])('all that is everyone’s goes once it is %s, and nothing of another app', (_how, edit) => {
    const gone = retainKnown({ ...full, ...deleted }, edit);
    expect(gone).toEqual({
      ...edit,
      sessions: without(full.sessions, 'shop', 'shop~2'),
      current: { 'shop-2': 'shop-2' },
      answers: without(full.answers, 'shop', 'shop~2'),
      vault: without(full.vault, 'shop', 'shop~2'),
    });
  });

  test('all goes at once where nobody can bring it back', () => {
    expect(Object.keys(retainKnown(full, { apps: [other] }).vault ?? {})).toEqual([
      'shop-2',
      'shop-2~2',
    ]);
  });
});

describe('when somebody’s session ends', () => {
  const leave = (...ids: string[]) =>
    retainKnown(full, { sessions: without(full.sessions, ...ids) });

  test('what the issuer answered about it goes, and what is others’ stays', () => {
    expect(leave('shop~2').answers).toEqual(without(full.answers, 'shop~2'));
    expect(leave('shop').answers).toEqual(without(full.answers, 'shop'));
  });

  test('their refresh token goes where they signed in beside others', () => {
    expect(leave('shop~2').vault).toEqual(without(full.vault, 'shop~2'));
  });

  test('who was chosen is chosen no longer, in that app alone', () => {
    expect(leave('shop~2').current).toEqual({ 'shop-2': 'shop-2' });
    expect(leave('shop')).not.toHaveProperty('current');
  });

  // The client's secret, and a refresh token that was typed, are there without any session.
  test('what stands under the app’s own id stays', () => {
    expect(leave('shop')).not.toHaveProperty('vault');
  });
});

describe('what a sign-in needs to go on', () => {
  const pending = {
    kind: 'redirect',
    state: 's',
    redirectUri: 'https://a.test',
    verifier: 'v',
  } as const;
  const acquiring: Session = { kind: 'acquiring', since: 0, attempt: 0 };
  const before = stateWith({
    apps: [shop],
    sessions: { shop: acquiring, 'shop~2': acquiring },
    vault: {
      shop: { clientSecret: 's', refreshToken: 'r', pending },
      'shop~2': { refreshToken: 'r', pending },
    },
  });

  test('stays while it waits', () => {
    const edit = { sessions: { ...before.sessions, 'shop~3': acquiring } };
    expect(retainKnown(before, edit)).toEqual(edit);
  });

  test('goes when it is called off, and the client’s secrets stay', () => {
    expect(retainKnown(before, { sessions: {} }).vault).toEqual({
      shop: { clientSecret: 's', refreshToken: 'r' },
    });
  });

  test('goes when it has come to its end, and its refresh token stays', () => {
    expect(retainKnown(before, { sessions: { shop: acquiring, 'shop~2': session } }).vault).toEqual(
      {
        ...before.vault,
        'shop~2': { refreshToken: 'r' },
      },
    );
  });
});

describe('an edit', () => {
  test('that ends nothing writes nothing more', () => {
    const settings = { attaching: false, owesGrant: false, pages: [] };
    expect(retainKnown(full, { settings })).toEqual({ settings });
    const edit = { sessions: { ...full.sessions, 'shop~3': session } };
    expect(retainKnown(full, edit)).toEqual(edit);
  });

  test('that adds what is nobody’s does not write that', () => {
    const stray = { ...full.vault, third: { refreshToken: 'r' } };
    expect(retainKnown(full, { vault: stray }).vault).toEqual(full.vault);
    const answers = { ...full.answers, 'shop~9': {} };
    expect(retainKnown(full, { answers }).answers).toEqual(full.answers);
  });

  test('of sessions that are no app’s is not kept, whatever their ids', () => {
    const strays = Object.fromEntries(
      ['shop~', 'shop~x', 'toString', 'shop-2~2~2'].map((id) => [id, session]),
    );
    const { sessions } = retainKnown(full, { sessions: { ...full.sessions, ...strays } });
    expect(sessions).toEqual(full.sessions);
  });
});

describe('a tab’s choice', () => {
  const BOB = 'shop~2' as IdentityId;
  const OTHER = 'shop-2' as IdentityId;
  const chosen = (identities: Record<string, IdentityId | null>, paused = false) => ({
    paused,
    identities,
  });
  const before = {
    ...full,
    tabs: {
      1: chosen({ shop: BOB, 'shop-2': OTHER }),
      2: chosen({ shop: null }, true),
      3: chosen({ shop: 'shop' as IdentityId }),
    },
  };
  const retained = (edit: Partial<State>) => retainKnown(before, edit);

  test('stays as it is while everyone is there', () => {
    expect(retained({ current: {} })).not.toHaveProperty('tabs');
  });

  // Their id is free for the next who signs in: nobody’s token must go, not that one’s.
  test('becomes nobody when who was chosen has left, and no one else', () => {
    const { tabs } = retained({ sessions: without(full.sessions, 'shop~2') });
    expect(tabs).toEqual({ ...before.tabs, 1: chosen({ shop: null, 'shop-2': OTHER }) });
  });

  test('stays nobody when somebody gets the same id', () => {
    const left = retained({ sessions: without(full.sessions, 'shop~2') });
    const back = retainKnown({ ...before, ...left }, { sessions: full.sessions });
    expect(back).not.toHaveProperty('tabs');
  });

  test('goes with its app, the pause stays, and a tab without any choice is not kept', () => {
    const { tabs } = retained({ apps: [other], trash: null });
    expect(tabs).toEqual({ 1: chosen({ 'shop-2': OTHER }), 2: chosen({}, true) });
  });

  test('stays while its app can be brought back', () => {
    const trash = { app: shop, index: 0, deletedAt: 0 };
    expect(retained({ apps: [other], trash })).not.toHaveProperty('tabs');
  });

  test('of somebody who is not there is not taken', () => {
    const tabs = { 9: chosen({ shop: 'shop~9' as IdentityId, third: null, toString: null }) };
    expect(retainKnown(full, { tabs }).tabs).toEqual({ 9: chosen({ shop: null }) });
  });
});

describe('a refusal', () => {
  const refusal = { at: 0, status: 401, host: 'api.test', challenge: {}, receivedAt: 0 };
  const before = { ...full, refusals: forAll(refusal), replaced: { shop: 1, 'shop-2': 2 } };

  test('goes with the session that it is about', () => {
    const edit = { sessions: without(full.sessions, 'shop~2') };
    expect(retainKnown(before, edit).refusals).toEqual(without(before.refusals, 'shop~2'));
  });

  test('goes with its app, and so does that a page was seen to send the header itself', () => {
    const gone = retainKnown(before, { apps: [other] });
    expect(gone.refusals).toEqual(without(before.refusals, 'shop', 'shop~2'));
    expect(gone.replaced).toEqual({ 'shop-2': 2 });
  });
});

// Else nobody could read there that they signed out.
test('a history stays when its session ends, and goes with its app', () => {
  const before = { ...full, histories: forAll({ events: [] }) };
  const edit = { sessions: without(full.sessions, 'shop~2') };
  expect(retainKnown(before, edit)).not.toHaveProperty('histories');
  const gone = retainKnown(before, { apps: [other] });
  expect(gone.histories).toEqual(without(before.histories, 'shop', 'shop~2'));
});
