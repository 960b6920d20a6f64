import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { renderClaims } from '../../support/claims-page.tsx';
import { claim, nameOf } from '../../support/claims-view.ts';
import { doing, watchPorts } from '../../support/page.ts';

beforeEach(() => {
  watchPorts();
});

const SUBJECT = 'Whom the token is about. (RFC 7519 §4.1)';

const tip = () => document.querySelector('[popover]')?.textContent;
const focus = (element: HTMLElement) => doing(() => element.focus());
const pointAt = (element: Element) => doing(() => fireEvent.pointerOver(element));
const described = (element: HTMLElement) =>
  document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent;

describe('what is known about a claim', () => {
  test('is told where the focus is, and only there', async () => {
    renderClaims({ sub: 'alice' });
    expect(tip()).toBe('');
    await focus(nameOf('Subject'));
    expect(tip()).toBe(SUBJECT);
    await doing(() => nameOf('Subject').blur());
    expect(tip()).toBe('');
  });

  test('is told where a pointer rests, not where it only passes', async () => {
    renderClaims({ sub: 'alice' });
    await pointAt(nameOf('Subject'));
    expect(tip()).toBe('');
    await vi.waitFor(() => expect(tip()).toBe(SUBJECT));
    await pointAt(claim('Subject'));
    await vi.waitFor(() => expect(tip()).toBe(''));
  });

  test('stays while a pointer is on it', async () => {
    renderClaims({ sub: 'alice' });
    await pointAt(nameOf('Subject'));
    await vi.waitFor(() => expect(tip()).toBe(SUBJECT));
    await pointAt(document.querySelector('[popover]') as Element);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(tip()).toBe(SUBJECT);
  });

  test('stays at the focus while a pointer wanders', async () => {
    renderClaims({ sub: 'alice' });
    await focus(nameOf('Subject'));
    await pointAt(claim('Subject'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(tip()).toBe(SUBJECT);
  });

  test('goes at Escape, which then closes nothing else', async () => {
    renderClaims({ sub: 'alice' });
    await focus(nameOf('Subject'));
    let isTaken = false;
    await doing(() => {
      isTaken = !fireEvent.keyDown(nameOf('Subject'), { key: 'Escape' });
    });
    expect(tip()).toBe('');
    expect(isTaken).toBe(true);
    expect(fireEvent.keyDown(nameOf('Subject'), { key: 'Escape' })).toBe(true);
  });

  test('is read aloud with the name, which has its own name beside the plain one', () => {
    renderClaims({ sub: 'alice' });
    expect(described(screen.getByRole('button', { name: 'Subject sub' }))).toBe(SUBJECT);
  });

  test('is nothing where nobody knows it', () => {
    renderClaims({ frobnicate: 1 });
    expect(claim('frobnicate').textContent).toBe('1');
    expect(nameOf('frobnicate')).toBeNull();
  });
});

describe('personal data', () => {
  test.each([
    ['email', 'marked', 1],
    ['roles', 'not marked', 0],
  ])('%s is %s', (name, _what, count) => {
    renderClaims({ [name]: 'x' });
    expect(screen.queryAllByText('Personal data')).toHaveLength(count);
  });
});

describe('a value that is a code', () => {
  test('is told beside it', () => {
    renderClaims({ amr: ['pwd', 'zzz', 'otp'], token_use: 'id' });
    expect(claim('amr').textContent).toBe('pwdA password.zzzotpA one-time code.');
    expect(claim('token_use').textContent).toBe('idAn ID token.');
  });

  test('is not told of another claim', () => {
    renderClaims({ role: 'otp' });
    expect(claim('role').textContent).toBe('otp');
  });
});

test('members of a claim that holds claims are explained', async () => {
  renderClaims({ cnf: { jkt: 'abc' } });
  await focus(screen.getByRole('button', { name: 'jkt' }));
  expect(tip()).toMatch(/^The fingerprint of the key/);
});
