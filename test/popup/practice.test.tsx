import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { patternOf } from '../../src/core/host-permission.ts';
import { pastedTokens } from '../../src/core/pasted-tokens.ts';
import { PRACTICE_API, practiceApp } from '../../src/core/practice-app.ts';
import { practiceToken } from '../../src/core/practice-token.ts';
import type { Millis } from '../../src/core/time.ts';
import { NOON } from '../support/grants.ts';
import { PASTED, watchPorts } from '../support/page.ts';
import { openDetail, press } from '../support/popup-page.tsx';
import { origin } from '../support/samples.ts';

const APP = practiceApp('Practice app');
const HOUR = 3_600_000;
const GRANTED = [patternOf(origin(PRACTICE_API))];

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const madeAt = (at: Millis) => ({
  kind: 'active' as const,
  tokens: pastedTokens(practiceToken(at), at),
});

const sent = () => ports.send.mock.calls.map(([message]) => message);
const note = () => screen.queryByText(/^For practice only/);

describe('the app to practise with', () => {
  test('says that it is for practice, and that nobody signed its token', async () => {
    await openDetail(madeAt(NOON), APP, GRANTED);
    expect(note()?.textContent).toContain('example.com');
    expect(screen.getAllByText(/Not signed/).length).toBeGreaterThan(0);
    expect(screen.getAllByText('practice-user').length).toBeGreaterThan(0);
  });

  test.each([
    ['whose hour is over', madeAt(NOON - HOUR)],
    ['without a token', undefined],
  ])('%s gets a new one by one click', async (_when, session) => {
    await openDetail(session, APP, GRANTED);
    await press(/^New practice token/);
    expect(sent()).toEqual([{ command: 'addPractice', input: {} }]);
    expect(ports.opened).not.toHaveBeenCalled();
  });

  test('asks for the site for examples, and for no other', async () => {
    await openDetail(madeAt(NOON), APP, []);
    await press(/^Allow/);
    expect(ports.request.mock.calls).toEqual([[{ origins: GRANTED }]]);
  });
});

test('an app with a token of one’s own is not for practice', async () => {
  await openDetail(madeAt(NOON - HOUR), PASTED);
  expect(note()).toBeNull();
  expect(screen.queryByRole('button', { name: /^New practice token/ })).toBeNull();
});
