import { screen } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import { loadTokenPart, unloadTokenPart } from '../../src/popup/token-place.tsx';
import { active, doing, watchPorts } from '../support/page.ts';
import { openDetail, press } from '../support/popup-page.tsx';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
  unloadTokenPart();
});

const places = () => document.querySelectorAll('[aria-busy="true"]');

test('before what reads tokens is there, its places are kept and the deeds work', async () => {
  await openDetail(active());
  expect(places()).toHaveLength(2);
  expect(screen.queryByText('Issuer')).toBeNull();
  await press('Sign out');
  expect(ports.send).toHaveBeenCalledTimes(1);
  await doing(() => void loadTokenPart());
  await screen.findByText('Issuer');
  expect(places()).toHaveLength(0);
});

test('where it cannot be loaded, that is said, and the deeds work', async () => {
  await openDetail(active());
  await doing(() => void loadTokenPart(() => Promise.reject(new Error('net::ERR_FILE_NOT_FOUND'))));
  expect(screen.getByRole('status').textContent).toMatch(/could not be loaded/);
  expect(places()).toHaveLength(0);
  await press('Copy token');
  expect(ports.copied).toHaveBeenCalledTimes(1);
});

test('an app without a token keeps no place for it', async () => {
  await openDetail(undefined);
  expect(places()).toHaveLength(0);
});
