import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Watch } from '../../src/core/answers.ts';
import { failure } from '../../src/core/failure.ts';
import { NOON } from '../support/grants.ts';
import { ALL, SHOP, watchPorts } from '../support/page.ts';
import { notice, openPopup, press, TAB } from '../support/popup-page.tsx';

const BROAD = ['https://*/*', 'http://*/*'];
const WATCHING: Watch = { kind: 'watching', tab: TAB, until: NOON + 60_000, keepsGrant: false };
const SEEN: Watch = {
  kind: 'seen',
  address: 'https://issuer.test/auth?client_id=shop&response_type=code',
  until: NOON + 60_000,
  keepsGrant: false,
};

const watching = (keepsGrant: boolean) => ({
  command: 'watchTab',
  input: { tab: TAB, keepsGrant },
});

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

describe.each([
  ['beside apps', [SHOP], 'Watch this tab’s next sign-in'],
  ['without any app', [], 'Start watching'],
])('%s', (_name, apps, name) => {
  test('a tab is watched by a click that asks for every site, after it was said why', async () => {
    openPopup({ apps });
    expect(screen.getByText(/gives the permission back right after/)).toBeTruthy();
    screen.getByRole('button', { name }).click();
    expect(ports.request.mock.calls).toEqual([[{ origins: BROAD }]]);
    await vi.waitFor(() => expect(ports.send.mock.calls).toEqual([[watching(false)]]));
  });

  test('who had granted every site before keeps that', async () => {
    ports.granted.push('https://api.test:443/*', '*://*/*');
    openPopup({ apps });
    await press(name);
    expect(ports.send.mock.calls).toEqual([[watching(true)]]);
  });

  test('a tab that is watched is not offered again, and says so', () => {
    openPopup({ apps, watch: WATCHING });
    expect(screen.queryByRole('button', { name })).toBeNull();
    expect(notice().textContent).toMatch(/^Watching this tab/);
  });

  test('where no tab is known nothing can be watched', () => {
    openPopup({ apps }, 'none');
    expect(screen.queryByText(/Watch this tab/)).toBeNull();
  });
});

test('who refuses ends the watch', async () => {
  ports.request.mockResolvedValue(false);
  openPopup();
  await press(/^Watch this tab/);
  expect(ports.send.mock.calls.map(([message]) => message)).toEqual([
    watching(false),
    { command: 'stopWatching', input: {} },
  ]);
});

test('another tab that is watched is told from this one', () => {
  openPopup({ watch: { ...WATCHING, tab: 99 } as Watch });
  expect(notice().textContent).toMatch(/^Watching another tab/);
});

describe('stopping', () => {
  const stop = (watch: Watch, granted: readonly string[]) => {
    openPopup({ watch, granted });
    return press(watch.kind === 'seen' ? 'Dismiss' : 'Stop');
  };

  test.each([
    ['a watch', WATCHING],
    ['what was seen', SEEN],
  ])(
    '%s gives every site back, then asks for what the browser took along',
    async (_name, watch) => {
      await stop(watch, [...ALL, ...BROAD]);
      expect(ports.send.mock.calls).toEqual([[{ command: 'stopWatching', input: {} }]]);
      expect(ports.request.mock.calls).toEqual([[{ origins: ALL }]]);
      expect(ports.send).toHaveBeenCalledBefore(ports.request);
    },
  );

  test('asks for nothing where nothing is given back', async () => {
    await stop({ ...WATCHING, keepsGrant: true }, [...ALL, '<all_urls>']);
    expect(ports.request).not.toHaveBeenCalled();
    expect(ports.send).toHaveBeenCalledOnce();
  });

  test('asks for nothing where nothing else was granted', async () => {
    await stop(WATCHING, BROAD);
    expect(ports.request).not.toHaveBeenCalled();
    expect(ports.send).toHaveBeenCalledOnce();
  });

  test('asks also where the worker could not do its part', async () => {
    ports.send.mockResolvedValue(failure('storage_full'));
    await stop(WATCHING, [...ALL, ...BROAD]);
    expect(ports.request.mock.calls).toEqual([[{ origins: ALL }]]);
    expect(screen.getAllByRole('status')[0]?.textContent).toMatch(/storage is full/);
  });

  test('survives a browser that refuses', async () => {
    ports.request.mockRejectedValue(
      new Error('This function must be called during a user gesture'),
    );
    await stop(WATCHING, [...ALL, ...BROAD]);
    expect(ports.send).toHaveBeenCalledOnce();
  });
});

test.each([[[SHOP]], [[]]])('a sign-in that was seen leads to the form', async (apps) => {
  openPopup({ apps, watch: SEEN });
  await press('Make an app of it');
  expect(ports.opened.mock.calls[0]?.[0].url).toMatch(/#\/new\?seen$/);
});
