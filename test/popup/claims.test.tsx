import { within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { active, CLAIMS, watchPorts } from '../support/page.ts';
import { claim, openDetail, terms } from '../support/popup-page.tsx';
import { jwtWith } from '../support/samples.ts';

beforeEach(() => {
  watchPorts();
});

describe('claims', () => {
  test('that people look for come first, the rest as they are', async () => {
    await openDetail(active());
    expect(terms()).toEqual([
      'Issuer',
      'Subject',
      'Audience',
      'Scope',
      'Expires',
      'Issued',
      'role',
    ]);
    expect(claim('Issuer').textContent).toBe('https://issuer.test');
    expect([...claim('Audience').querySelectorAll('li')].map((item) => item.textContent)).toEqual([
      'shop-api',
      'other-api',
    ]);
    expect(claim('role').textContent).toBe('admin');
  });

  test('of time read as such, with the number that the token has', async () => {
    await openDetail(active());
    expect(claim('Expires').textContent).toMatch(/^Today .*in 1 hour · exp 1767272400$/);
    expect(claim('Issued').textContent).toMatch(/now.* · iat 1767268800$/);
  });

  test.each([
    ['beyond what a clock can show', 1e20],
    ['no number', 'soon'],
    ['null', null],
  ])('of time that are %s do not break the page', async (_name, exp) => {
    await openDetail(active({ accessToken: jwtWith({ ...CLAIMS, exp }) }));
    expect(claim('Expires').textContent).toBe(typeof exp === 'string' ? exp : JSON.stringify(exp));
  });

  test('that are objects read as a tree', async () => {
    await openDetail(
      active({ accessToken: jwtWith({ realm: { roles: ['a'] }, verified: false }) }),
    );
    expect(claim('realm').textContent).toBe('1 memberrolesa');
    expect(claim('verified').textContent).toBe('false');
  });

  test('say nothing that is taken for markup', async () => {
    await openDetail(active({ accessToken: jwtWith({ sub: '<img src=x onerror=alert(1)>' }) }));
    expect(claim('Subject').textContent).toBe('<img src=x onerror=alert(1)>');
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('scopes', () => {
  const struck = () => [...document.querySelectorAll('del')].map(({ textContent }) => textContent);

  test('that were asked for and not granted are struck through', async () => {
    await openDetail(active());
    expect(struck()).toEqual(['orders (Asked for, but not granted)']);
    expect(within(claim('Scope')).getByText('openid').tagName).toBe('SPAN');
  });

  test('are known by the issuer’s answer also where the token says nothing', async () => {
    await openDetail(active({ accessToken: 'opaque', scopes: ['orders', 'openid'] }));
    expect(struck()).toEqual([]);
    expect(claim('Scope').textContent).toBe('ordersopenid');
  });

  test.each([
    ['scp', ['openid', 'orders']],
    ['scope', 'openid orders'],
  ])('are read from %s', async (claim, value) => {
    await openDetail(active({ accessToken: jwtWith({ [claim]: value }), scopes: [] }));
    expect(struck()).toEqual([]);
  });
});
