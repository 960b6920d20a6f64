import { screen, within } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import type { PageState } from '../../src/ui/page-state.ts';
import { NOON } from '../support/grants.ts';
import { field, openOptions, press, save, type } from '../support/options-page.tsx';
import { active, doing, PASTED, SHOP, sessionOf, tokens } from '../support/page.ts';

type Page = Awaited<ReturnType<typeof openOptions>>;

const START = 'Test this app';

/** Each step with its state, as it is read aloud. */
const steps = () =>
  within(screen.getByRole('list', { name: 'Steps of the test' }))
    .queryAllByRole('listitem')
    .filter((item) => item.parentElement?.tagName === 'OL')
    .map((item) => item.textContent ?? '');

const refreshable = (receivedAt = NOON, accessToken = 'opaque') =>
  active({ accessToken, receivedAt, refreshToken: { receivedAt } });

const trialAt = (at: number, status: number) => ({
  'app-1': { trial: { at, receivedAt: NOON, url: 'https://api.test/v1', status } },
});

const ITEMS = { sessions: 'sessions/1', answers: 'answers/1', issuers: 'issuers/1' } as const;

/** A worker that answers each command with a change in the store. */
async function openWith(
  answers: Readonly<Record<string, Partial<PageState>>>,
  changes: Partial<PageState> = {},
): Promise<Page> {
  const page = await openOptions('#/app/app-1', changes);
  page.send.mockImplementation(async (message) => {
    const { command } = message as { command: string };
    const values = answers[command] ?? {};
    for (const [name, key] of Object.entries(ITEMS)) {
      const value = values[name as keyof typeof ITEMS];
      if (value) await fakeBrowser.storage.session.set({ [key]: value });
    }
    setTimeout(() => void page.change(values));
    return undefined;
  });
  return page;
}

/** Until nothing moves any more. */
const settled = async () => {
  for (let turn = 0; turn < 8; turn += 1) await doing(() => undefined);
};

const start = async () => {
  await press(START);
  await settled();
};

describe('a test of an app', () => {
  test('goes through all of it, and says what came back', async () => {
    const page = await openWith({
      signIn: { sessions: sessionOf(SHOP, refreshable()) },
      refresh: { sessions: sessionOf(SHOP, refreshable(NOON + 1)) },
      tryApi: { answers: trialAt(5, 200) },
    });
    await start();
    expect(page.commands()).toEqual(['signIn', 'refresh', 'tryApi']);
    expect(steps()).toEqual([
      expect.stringMatching(/^Sign-in Done/),
      expect.stringMatching(/^Refresh Done/),
      expect.stringMatching(/^Signature and claims Skipped.*Only the issuer can read/),
      expect.stringMatching(/^API call Done.*200.*The API takes this token/),
    ]);
    expect(document.body.textContent).not.toContain('opaque');
    expect(screen.getByRole('list', { name: 'Steps of the test' }).getAttribute('aria-live')).toBe(
      'polite',
    );
  });

  test('uses the token that is there', async () => {
    const page = await openWith(
      { tryApi: { answers: trialAt(5, 200) } },
      { sessions: sessionOf(SHOP, active({ accessToken: 'opaque' })) },
    );
    await start();
    expect(page.commands()).toEqual(['tryApi']);
    expect(steps()[1]).toMatch(/^Refresh Skipped.*no refresh token/);
  });

  test('shows which step failed, and what to do', async () => {
    const sessions = sessionOf(SHOP, active({ accessToken: 'opaque' }));
    await openWith({ tryApi: { answers: trialAt(5, 404) } }, { sessions });
    await start();
    expect(steps()[3]).toMatch(/^API call Failed.*404.*The address is unknown there/);
  });

  test('ends where no token is to be had', async () => {
    const session = { kind: 'failed', failure: failure('cancelled'), at: 1 } as const;
    const page = await openWith({ signIn: { sessions: sessionOf(SHOP, session) } });
    await start();
    expect(page.commands()).toEqual(['signIn']);
    expect(steps()).toEqual([
      expect.stringMatching(/^Sign-in Failed.*The sign-in was cancelled/),
      expect.stringMatching(/Skipped.*There is no token/),
      expect.stringMatching(/Skipped/),
      expect.stringMatching(/Skipped/),
    ]);
  });

  test('asks for what the app may not reach yet', async () => {
    const page = await openWith({}, { granted: [] });
    await start();
    expect(page.request).toHaveBeenCalledOnce();
  });

  test('of a pasted token has nothing to verify it by', async () => {
    const page = await openOptions('#/app/app-3', {
      apps: [PASTED],
      sessions: sessionOf(PASTED, active({ ...tokens(), renewable: false })),
    });
    page.send.mockResolvedValue(failure('unexpected'));
    await start();
    expect(steps()[2]).toMatch(/Skipped.*no issuer/);
    expect(steps()[3]).toMatch(/^API call Failed.*unexpected/);
  });

  test('goes on when its worker dies and another brings the token', async () => {
    const page = await openWith({});
    page.send.mockRejectedValue(new Error('gone'));
    const session = { kind: 'acquiring', since: NOON, attempt: 0 } as const;
    const sessions = sessionOf(SHOP, session);
    await fakeBrowser.storage.session.set({ 'sessions/1': sessions });
    await page.change({ sessions });
    await start();
    expect(steps()[0]).toMatch(/^Sign-in Running/);
    await page.change({ sessions: sessionOf(SHOP, active({ accessToken: 'opaque' })) });
    await settled();
    expect(steps()[0]).toMatch(/^Sign-in Done/);
    expect(steps()[3]).toMatch(/^API call Failed.*unexpected/);
  });

  test('can be stopped', async () => {
    const page = await openWith({});
    page.send.mockImplementation(() => new Promise(() => undefined));
    await start();
    expect(steps()[0]).toMatch(/^Sign-in Running/);
    const wait = { kind: 'tab', tab: 7, until: NOON + 1 } as const;
    const session = { kind: 'acquiring', since: NOON, attempt: 0, wait } as const;
    await page.change({ sessions: sessionOf(SHOP, session) });
    expect(steps()[0]).toMatch(/Sign in at the issuer/);
    await press('Stop');
    expect(page.commands()).toEqual(['signIn', 'cancelSignIn']);
    expect(steps()[0]).toMatch(/^Sign-in Skipped.*You stopped/);
    expect(screen.getByRole('button', { name: START })).toBeTruthy();
  });
});

describe('before a test', () => {
  test('changes have to be saved', async () => {
    await openOptions('#/app/app-1');
    await type('Name', 'Store');
    expect(screen.getByText(/^Save your changes first/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: START }).disabled).toBe(true);
    await press('Revert');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: START }).disabled).toBe(false);
  });

  test.each([
    ['nonsense', /https:\/\//],
    ['https://elsewhere.test/v1', /goes nowhere but to https:\/\/api\.test\/v1/],
  ])('the address has to be one of the API’s: %s', async (address, problem) => {
    const page = await openOptions('#/app/app-1');
    await type('Address to call', address);
    await press(START);
    expect(screen.getByRole('alert').textContent).toMatch(problem);
    expect(field('Address to call').getAttribute('aria-invalid')).toBe('true');
    expect(page.commands()).toEqual([]);
  });

  test('there is none for a new app', async () => {
    await openOptions('#/new');
    expect(screen.queryByRole('button', { name: START })).toBeNull();
  });

  test('it is offered once the app is saved', async () => {
    const page = await openWith({ signIn: { sessions: sessionOf(SHOP, refreshable()) } });
    Element.prototype.scrollIntoView = () => undefined;
    await type('Name', 'Store');
    await save();
    await press('Test it now');
    await settled();
    expect(page.commands()).toContain('signIn');
  });
});
