import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Trial } from '../../src/core/answers.ts';
import type { App } from '../../src/core/app.ts';
import { failure } from '../../src/core/failure.ts';
import { NOON } from '../support/grants.ts';
import { active, doing, SHOP, watchPorts } from '../support/page.ts';
import { disclosure, openDetail, press } from '../support/popup-page.tsx';
import { appWith } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const field = () => screen.getByLabelText<HTMLInputElement>('Address of the API');
const type = (value: string) => doing(() => fireEvent.input(field(), { target: { value } }));
const problem = () => screen.getByRole('alert').textContent;

const trial = (changes: Partial<Trial> = {}): Trial => ({
  at: NOON,
  receivedAt: NOON,
  url: 'https://api.test/v1',
  ...changes,
});
const tried = (changes: Partial<Trial>, app: App = SHOP) =>
  openDetail(active(), app, undefined, { answers: { [app.id]: { trial: trial(changes) } } });
const result = () => disclosure('Try it')?.querySelector('[aria-live] > div')?.textContent;

test('what the token says comes before trying it', async () => {
  await openDetail(active());
  const [, claims] = screen.getAllByText('Issuer');
  expect(claims?.compareDocumentPosition(disclosure('Try it') as HTMLElement)).toBe(
    Node.DOCUMENT_POSITION_FOLLOWING,
  );
});

describe('an address that the token may not go to', () => {
  test.each([
    ['elsewhere', 'https://evil.test/v1', /goes nowhere but to https:\/\/api\.test\/v1/],
    ['beside the path', 'https://api.test/v10', /goes nowhere but to https:\/\/api\.test\/v1/],
    ['of another port', 'https://api.test:444/v1', /goes nowhere but/],
    ['without a scheme', 'api.test/v1', /beginning with https/],
    ['with a fragment', 'https://api.test/v1#a', /what follows/],
    ['that is none', '', /needed/],
  ])(
    '%s is refused beside the field, and nothing is asked or sent',
    async (_name, address, words) => {
      await openDetail(active());
      await type(address);
      await press('Send');
      expect(problem()).toMatch(words);
      expect(field().getAttribute('aria-invalid')).toBe('true');
      const describedBy = field().getAttribute('aria-describedby') ?? '';
      expect(document.getElementById(describedBy)?.textContent).toBe(problem());
      expect(ports.request).not.toHaveBeenCalled();
      expect(ports.send).not.toHaveBeenCalled();
    },
  );

  test('is forgotten once it is put right', async () => {
    await openDetail(active());
    await type('https://evil.test');
    await press('Send');
    await type('https://api.test/v1/orders');
    await press('Send');
    expect(problem()).toBe('');
    expect(field().getAttribute('aria-invalid')).toBe('false');
  });
});

describe('a trial', () => {
  test('is offered only where there is a token', async () => {
    await openDetail(undefined);
    expect(disclosure('Try it')).toBeUndefined();
  });

  test('goes to the first scope unless another address is typed, and asks in the same click', async () => {
    await openDetail(active());
    expect(field().value).toBe('https://api.test/v1');
    await press('Send');
    expect(ports.request.mock.calls).toEqual([[{ origins: ['https://api.test:443/*'] }]]);
    expect(ports.send.mock.calls).toEqual([
      [{ command: 'tryApi', input: { id: SHOP.id, url: 'https://api.test/v1' } }],
    ]);
  });

  test('goes to any of the scopes, with the query that is typed, by the enter key too', async () => {
    const scopes = [...SHOP.apiScopes, { origin: 'https://two.test', path: '' }];
    await openDetail(active(), appWith({ apiScopes: scopes }));
    await type(' https://two.test/orders?page=2 ');
    await doing(() => fireEvent.submit(field().form as HTMLFormElement));
    expect(ports.send.mock.calls).toEqual([
      [{ command: 'tryApi', input: { id: SHOP.id, url: 'https://two.test/orders?page=2' } }],
    ]);
  });

  test('that the user does not allow is not made', async () => {
    ports.request.mockResolvedValue(false);
    await openDetail(active());
    await press('Send');
    expect(ports.send).not.toHaveBeenCalled();
    expect(problem()).toMatch(/may not reach that address yet/);
  });

  test('on its way says so, and is not made twice', async () => {
    let answer = () => {};
    ports.send.mockReturnValue(
      new Promise((resolve) => {
        answer = () => resolve(undefined);
      }),
    );
    await openDetail(active());
    await press('Send');
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Sending …' });
    expect(button.disabled).toBe(true);
    await doing(() => fireEvent.submit(field().form as HTMLFormElement));
    expect(ports.send).toHaveBeenCalledOnce();
    await doing(answer);
    expect(screen.getByRole('button', { name: 'Send' })).toBeTruthy();
  });
});

describe('what the API answered', () => {
  test.each<[string, Partial<Trial>, RegExp]>([
    ['200', { status: 200 }, /^200 The API takes this token\./],
    ['204', { status: 204 }, /^204 The API takes this token\./],
    ['a redirect', { status: 302 }, /^302 The API leads elsewhere\. That was not followed/],
    ['404', { status: 404 }, /^404 The address is unknown there, which says nothing about/],
    ['405', { status: 405 }, /^405 The address takes no GET requests/],
    ['422', { status: 422 }, /^422 The API minds something about the request/],
    ['429', { status: 429 }, /^429 The API has had too many requests/],
    ['503', { status: 503 }, /^503 The API itself is out of order/],
    ['a bare 401', { status: 401 }, /^401 The API gives no reason\. Most often .* another API/],
    ['a bare 403', { status: 403, challenge: {} }, /^403 The API gives no reason\. .* may not do/],
    [
      'invalid_token',
      { status: 401, challenge: { error: 'invalid_token', description: 'Expired.' } },
      /^401 invalid_token The API refuses this token\. It says: “Expired”\./,
    ],
    [
      'insufficient_scope',
      { status: 403, challenge: { error: 'insufficient_scope', scopes: ['a', 'b'] } },
      /^403 insufficient_scope The token lacks the scope a b\./,
    ],
    [
      'insufficient_user_authentication',
      { status: 401, challenge: { error: 'insufficient_user_authentication' } },
      /^401 insufficient_user_authentication The API wants a stronger or fresher sign-in\./,
    ],
    ['redirected', { failure: failure('redirected') }, /The API leads elsewhere/],
    ['unreachable', { failure: failure('unreachable') }, /The API could not be reached/],
    ['timeout', { failure: failure('timeout') }, /The API did not answer in time/],
    ['anything else', { failure: failure('unexpected') }, /Something unexpected happened/],
  ])('%s', async (_name, changes, words) => {
    await tried(changes);
    expect(result()?.trim()).toMatch(words);
  });

  test('is told with the address and the time', async () => {
    await tried({ status: 200 });
    expect(result()).toMatch(/api\.test\/v1 · Asked: Today 12:00:00/);
    expect(result()).not.toMatch(/earlier/);
  });

  test('of an earlier token is told as that', async () => {
    await tried({ status: 200, receivedAt: NOON - 1 });
    expect(result()).toMatch(/about an earlier token/);
  });

  test('is read aloud as it arrives', async () => {
    const { state } = await openDetail(active());
    const live = disclosure('Try it')?.querySelector('div[aria-live="polite"]');
    await doing(() => {
      state.value = { ...state.value, answers: { [SHOP.id]: { trial: trial({ status: 200 }) } } };
    });
    expect(live?.textContent).toMatch(/takes this token/);
  });
});
