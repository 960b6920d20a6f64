import { fireEvent, screen } from '@testing-library/preact';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetAsked } from '../../../src/ui/token/ask-for-keys.ts';
import { openOptions } from '../../support/options-page.tsx';
import { click, doing, JOB, SHOP } from '../../support/page.ts';
import { openPanel } from '../../support/panel-page.tsx';
import { jwtWith } from '../../support/samples.ts';

const FIELD = 'A token, or text with one in it';

/** Of the issuer that the shop is configured with. */
const OURS = jwtWith(
  { iss: 'https://issuer.test', sub: 'alice', aud: 'shop-api' },
  { alg: 'RS256', kid: 'k1' },
);
const FOREIGN = jwtWith({ iss: 'https://other.test', sub: 'mallory' });

// It is loaded when it is asked for: the first time takes a while.
beforeAll(() => import('../../../src/ui/token/inspector.tsx'));
beforeEach(() => forgetAsked());

const field = () => screen.findByLabelText<HTMLTextAreaElement>(FIELD);

async function paste(text: string) {
  const area = await field();
  await doing(() =>
    fireEvent.input(area, { target: { value: text }, inputType: 'insertFromPaste' }),
  );
}

const reading = () => screen.queryByRole('region', { name: 'Reading' })?.textContent ?? '';

const problem = async () => {
  const area = await field();
  if (area.getAttribute('aria-invalid') !== 'true') return undefined;
  return document.getElementById(area.getAttribute('aria-describedby')?.split(' ')[0] ?? '')
    ?.textContent;
};

describe('the field', () => {
  test('has the focus, says what can be pasted, and asks the browser to remember nothing', async () => {
    await openOptions('#/token');
    const area = await field();
    expect(document.activeElement).toBe(area);
    expect(area.getAttribute('autocomplete')).toBe('off');
    expect(await problem()).toBeUndefined();
    expect(screen.getByText(/a curl command, a HAR/)).toBeTruthy();
  });

  test.each([
    ['Hello', 'There is no token in it'],
    ['curl -H "Authorization: Bearer $TOKEN"', 'A placeholder stands'],
    ['{"refresh_token":"secret-refresh-123"}', 'There is only a refresh token in it'],
  ])('%s: says why there is nothing to read', async (text, reason) => {
    await openOptions('#/token');
    await paste(text);
    expect(await problem()).toContain(reason);
    expect(reading()).toBe('');
  });

  test('is emptied by one button, which gives the focus back', async () => {
    await openOptions('#/token');
    await paste(FOREIGN);
    await click(screen.getByRole('button', { name: 'Clear' }));
    expect((await field()).value).toBe('');
    expect(document.activeElement).toBe(await field());
    expect(reading()).toBe('');
  });
});

describe('what was pasted', () => {
  test('is read as in the popup', async () => {
    await openOptions('#/token', { apps: [] });
    await paste(`curl https://api.test -H 'Authorization: Bearer ${FOREIGN}'`);
    expect(reading()).toContain('mallory');
    expect(reading()).toContain('https://other.test');
    expect(await screen.findByText(/none of your apps uses this issuer/)).toBeTruthy();
  });

  test('is told to nobody but for whose keys are lacking', async () => {
    const { send } = await openOptions('#/token', { apps: [JOB, SHOP] });
    await paste(OURS);
    expect(reading()).toMatch(/alice.*It names the issuer of Nightly job\./);
    expect(send.mock.calls.map(([message]) => message)).toEqual([
      { command: 'fetchKeys', input: { id: JOB.id } },
    ]);
    expect(location.href).not.toContain(OURS.slice(0, 20));
  });

  test('may have another reason for a signature that is not checked: that one is told', async () => {
    await openOptions('#/token');
    await paste(jwtWith({ iss: 'https://other.test' }, { alg: 'HS256' }));
    await screen.findByText(/HS256 takes a shared secret/);
    expect(reading()).not.toContain('none of your apps uses this issuer');
  });

  test('of an issuer that no app has asks for nothing at all', async () => {
    const { send } = await openOptions('#/token');
    await paste(
      jwtWith({ iss: 'https://issuer.test/' }, { alg: 'RS256', jku: 'https://evil.test/' }),
    );
    expect(await screen.findByText(/none of your apps uses this issuer/)).toBeTruthy();
    expect(send).not.toHaveBeenCalled();
  });

  test('may hold several: one is chosen, the access token at first', async () => {
    await openOptions('#/token');
    await paste(
      JSON.stringify({ id_token: FOREIGN, access_token: OURS, refresh_token: 'never-shown' }),
    );
    const [first, second, ...more] = screen.getAllByRole<HTMLInputElement>('radio');
    expect(more).toEqual([]);
    expect(first?.closest('label')?.textContent).toMatch(/^Access token, from JSON/);
    expect(second?.closest('label')?.textContent).toMatch(/^ID token, from JSON/);
    expect(first?.checked).toBe(true);
    expect(reading()).toContain('alice');
    await click(second as HTMLElement);
    expect(reading()).toContain('mallory');
    expect(screen.getByText(/There is a refresh token in it too/)).toBeTruthy();
    expect(document.querySelector('main')?.textContent).not.toContain('never-shown');
  });

  test('is gone when something else is shown', async () => {
    await openOptions('#/token');
    await paste(FOREIGN);
    await doing(() => {
      location.hash = '#/';
      dispatchEvent(new Event('hashchange'));
    });
    await doing(() => {
      location.hash = '#/token';
      dispatchEvent(new Event('hashchange'));
    });
    expect((await field()).value).toBe('');
  });
});

describe('the panel', () => {
  const tokenView = () => screen.getByLabelText<HTMLInputElement>('Token');

  test('has it beside the requests', async () => {
    openPanel();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Requests');
    await click(tokenView());
    await paste(FOREIGN);
    expect(reading()).toContain('mallory');
    expect(screen.queryByLabelText('All tabs')).toBeNull();
    await click(screen.getByLabelText('Requests'));
    expect(screen.getByLabelText('All tabs')).toBeTruthy();
    expect(document.querySelector('textarea')).toBeNull();
  });

  test('has it without any app, and leads there', async () => {
    openPanel({ state: { apps: [] } });
    await click(screen.getByRole('button', { name: 'Read a token' }));
    expect(tokenView().checked).toBe(true);
    await paste(FOREIGN);
    expect(reading()).toContain('mallory');
  });
});

test('the options page leads there from everywhere', async () => {
  await openOptions('#/');
  const links = screen.getAllByRole<HTMLAnchorElement>('link', { name: 'Read a token' });
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['#/token', '#/token']);
});
