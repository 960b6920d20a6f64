import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { doing, watchPorts } from '../support/page.ts';
import { openPopup, press, TAB } from '../support/popup-page.tsx';
import { jwtWith } from '../support/samples.ts';

const ISSUER = 'Paste an issuer URL';
const SIGN_IN = 'https://id.example.com/authorize?client_id=shop&response_type=code&state=xyz';
const JWT = jwtWith({ sub: 'alice' });

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const open = (tabUrl?: string) => openPopup({ apps: [], granted: [] }, TAB, tabUrl);
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

const type = (name: string, value: string, inputType = 'insertText') =>
  doing(() => fireEvent.input(field(name), { target: { value }, inputType }));

const sent = () => ports.send.mock.calls.map(([message]) => message);

const begun = (input: object) => ({ command: 'begin', input });

/** What stands beside a field, once it says that it is wrong. */
async function problemOf(name: string) {
  await waitFor(() => expect(field(name).getAttribute('aria-invalid')).toBe('true'));
  const [id = ''] = field(name).getAttribute('aria-describedby')?.split(' ') ?? [];
  return document.getElementById(id)?.textContent;
}

test('a newcomer reads in one sentence what this is, and sees three ways to begin', () => {
  open();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Lanyard');
  const [sentence] = document.querySelectorAll('main > p');
  expect(sentence?.textContent).toMatch(/^Lanyard gets a token for each of your apps[^.]*\.$/);
  expect(field(ISSUER)).toBe(document.activeElement);
  const ways = [...document.querySelectorAll('summary')].map(({ textContent }) => textContent);
  expect(ways).toEqual(['Watch this tab’s next sign-in', 'Paste a token']);
});

describe('an address', () => {
  test.each([
    ['', 'This field is needed.'],
    ['nonsense', 'This is neither an address nor a provider that Lanyard knows.'],
    ['http://id.example.com', 'https'],
    ['https://ada:hush@id.example.com', 'name'],
  ])('that is wrong is told beside the field, and goes nowhere: %j', async (text, words) => {
    open();
    await type(ISSUER, text);
    await press('Continue');
    expect(await problemOf(ISSUER)).toContain(words);
    expect(sent()).toEqual([]);
    await type(ISSUER, 'https://id');
    expect(field(ISSUER).getAttribute('aria-invalid')).toBe('false');
  });

  test('that is typed goes on by the button', async () => {
    open('https://app.test/cart?step=2');
    await type(ISSUER, ' https://id.example.com/ ');
    expect(sent()).toEqual([]);
    await press('Continue');
    const address = 'https://id.example.com/';
    const page = 'https://app.test';
    await waitFor(() =>
      expect(sent()).toEqual([begun({ kind: 'address', address, tab: TAB, page })]),
    );
    expect(ports.request).not.toHaveBeenCalled();
  });

  test('that is typed goes on by the Enter key', async () => {
    open();
    await type(ISSUER, 'Okta');
    await doing(() => fireEvent.submit(field(ISSUER).form as HTMLFormElement));
    await waitFor(() =>
      expect(sent()).toEqual([begun({ kind: 'address', address: 'Okta', tab: TAB })]),
    );
  });

  test('that is pasted goes on by itself, and into no address of ours', async () => {
    open();
    await type(ISSUER, SIGN_IN, 'insertFromPaste');
    await waitFor(() =>
      expect(sent()).toEqual([begun({ kind: 'address', address: SIGN_IN, tab: TAB })]),
    );
    expect(ports.opened).not.toHaveBeenCalled();
  });

  test('that is a token is taken for one, if its owner says so', async () => {
    open();
    await type(ISSUER, JWT, 'insertFromPaste');
    expect(await problemOf(ISSUER)).toBe('This is a token, not an address.');
    await press('Use it as a pasted token');
    await waitFor(() => expect(sent()).toEqual([begun({ kind: 'token', token: JWT, tab: TAB })]));
  });
});

describe('a token', () => {
  test.each([
    ['', 'This field is needed.'],
    ['https://id.example.com', 'This is an address, not a token.'],
    ['abc.def\nghi', 'line break'],
    ['{"refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA"}', 'only a refresh token'],
  ])('that is wrong is told beside the field, and goes nowhere: %j', async (text, words) => {
    open();
    await type('Token', text);
    await press('Use this token');
    expect(await problemOf('Token')).toContain(words);
    expect(sent()).toEqual([]);
  });

  test('is found in what was pasted, and goes on', async () => {
    open();
    await type('Token', `Authorization: Bearer ${JWT}`);
    await press('Use this token');
    await waitFor(() => expect(sent()).toEqual([begun({ kind: 'token', token: JWT, tab: TAB })]));
  });
});

describe('for who has nothing to paste', () => {
  test('there is an app to practise with', async () => {
    open();
    await press('Try it with a practice app');
    expect(sent()).toEqual([{ command: 'addPractice', input: {} }]);
  });

  test('there is the form', async () => {
    open();
    await press('Fill in a form instead');
    expect(ports.opened.mock.calls[0]?.[0].url).toMatch(/options\/index\.html#\/new$/);
  });
});
