import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { detailPart, tokenPart } from '../../src/popup/parts.ts';
import { active, CLAIMS, doing, watchPorts } from '../support/page.ts';
import { notice, openDetail, press, terms } from '../support/popup-page.tsx';
import { jwtWith } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(async () => {
  ports = watchPorts();
  tokenPart.unload();
  await detailPart.load();
});

const places = () => document.querySelectorAll('[aria-busy="true"]');

/** What stands beside the name of a claim that people look for first. */
const lineOf = (name: string) =>
  [...document.querySelectorAll('li')].find((line) => line.firstElementChild?.textContent === name)
    ?.lastElementChild?.textContent;

/** Once the strict reading shows all claims. */
const strictly = () => vi.waitFor(() => expect(terms()).toContain('Issuer'));

const absent = () => Promise.reject(new Error('net::ERR_FILE_NOT_FOUND'));

describe('before what reads tokens is there', () => {
  test('its places are kept and the deeds work', async () => {
    await openDetail(active());
    expect(places()).toHaveLength(2);
    expect(screen.queryByText(/valid|checked|verified/i)).toBeNull();
    await press('Sign out');
    expect(ports.send).toHaveBeenCalledTimes(1);
    await doing(() => void tokenPart.load());
    await strictly();
    expect(places()).toHaveLength(0);
  });

  test('the claims that people look for first are there, and stay as they are', async () => {
    await openDetail(active());
    const lines = () => ['Issuer', 'Subject', 'Audience', 'Expires'].map(lineOf);
    const before = lines();
    expect(before.slice(0, 3)).toEqual([CLAIMS.iss, CLAIMS.sub, CLAIMS.aud.join(', ')]);
    expect(before[3]).toMatch(/^Today .* · in 1 hour$/);
    await doing(() => void tokenPart.load());
    await strictly();
    expect(lines()).toEqual(before);
  });

  test('an app that has no token shows and keeps nothing for one', async () => {
    await openDetail(undefined);
    expect(places()).toHaveLength(0);
    expect(lineOf('Issuer')).toBeUndefined();
  });
});

describe('what the strict reading does not take', () => {
  const [, payload, signature] = jwtWith(CLAIMS).split('.');
  const headless = `bm90LWpzb24.${payload}.${signature}`;

  test('is not shown once that is there', async () => {
    await openDetail(active({ accessToken: headless }));
    expect(lineOf('Issuer')).toBe(CLAIMS.iss);
    await doing(() => void tokenPart.load());
    expect(lineOf('Issuer')).toBeUndefined();
  });

  test.each(['opaque', 'a.b.c', 'a.W10.c', '..', 'a.bnVsbA.c'])(
    '%s is no reason to fail',
    async (text) => {
      await openDetail(active({ accessToken: text }));
      expect(lineOf('Issuer')).toBeUndefined();
    },
  );
});

test('where what reads tokens cannot be loaded, that is said, and the deeds work', async () => {
  await openDetail(active());
  await doing(() => void tokenPart.load(absent));
  expect(notice().textContent).toMatch(/could not be loaded/);
  expect(places()).toHaveLength(0);
  await press('Copy token');
  expect(ports.copied).toHaveBeenCalledTimes(1);
});

test('before the deeds are there, their place is kept below what the token says', async () => {
  detailPart.unload();
  await openDetail(active());
  expect(lineOf('Subject')).toBe(CLAIMS.sub);
  expect(screen.queryByRole('button', { name: 'Sign out' })).toBeNull();
  await doing(() => void detailPart.load());
  expect(screen.getByRole('button', { name: 'Sign out' })).toBeTruthy();
});

test('where the deeds cannot be loaded, that is said', async () => {
  detailPart.unload();
  await openDetail(undefined);
  await doing(() => void detailPart.load(absent));
  expect(screen.getByText(/could not be loaded/)).toBeTruthy();
});
