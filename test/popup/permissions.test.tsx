import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { NOON } from '../support/grants.ts';
import { ALL, active, JOB, SHOP, sessionOf, watchPorts } from '../support/page.ts';
import { notice, openPopup, TAB } from '../support/popup-page.tsx';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const click = (name: string) => screen.getByRole('button', { name }).click();
const phase = () => document.querySelector('[data-phase]')?.getAttribute('data-phase');

const DENIED = { kind: 'failed', failure: failure('permission_missing'), at: NOON } as const;

describe('permissions', () => {
  test('that are missing are asked for, exactly those, port and all', () => {
    openPopup({ sessions: sessionOf(SHOP, active()), granted: ALL.slice(0, 2) });
    expect(phase()).toBe('needs-permission');
    click('Allow: Shop');
    expect(ports.request.mock.calls).toEqual([[{ origins: ['https://app.test:443/*'] }]]);
    expect(ports.send).not.toHaveBeenCalled();
  });

  test('are all asked for by the click that signs in', () => {
    openPopup({ granted: [] });
    click('Sign in: Shop');
    const [asked] = ports.request.mock.calls[0] ?? [];
    expect(asked?.origins.toSorted()).toEqual(ALL.toSorted());
    expect(ports.request).toHaveBeenCalledOnce();
    expect(ports.send).toHaveBeenCalledWith({ command: 'signIn', input: { id: SHOP.id } });
  });

  test('that a sign-in lacked are asked for with those it will need next', () => {
    openPopup({ granted: [], sessions: sessionOf(SHOP, DENIED) });
    click('Allow: Shop');
    const [asked] = ports.request.mock.calls[0] ?? [];
    expect(asked?.origins.toSorted()).toEqual(ALL.toSorted());
  });
});

describe('the switches', () => {
  test('pause everything, and say so', () => {
    const { state } = openPopup();
    screen.getByRole('switch', { name: 'Attaching', checked: true }).click();
    expect(ports.send).toHaveBeenCalledWith({
      command: 'setAttaching',
      input: { attaching: false },
    });
    expect(state.value.settings.attaching).toBe(true);
  });

  test('of a paused extension show it', () => {
    openPopup(
      { settings: { attaching: false, owesGrant: false, pages: [] } },
      TAB,
      'https://app.test/',
    );
    expect(screen.getByText('Paused')).toBeTruthy();
    expect(notice().textContent).toBe('Paused: no token is attachedResume');
    expect(screen.queryByText('app.test')).toBeNull();
    expect(screen.getByRole('main').className).toContain('paused');
  });

  test('of a paused extension are resumed where that is said', () => {
    openPopup({ settings: { attaching: false, owesGrant: false, pages: [] } });
    click('Resume');
    expect(ports.send.mock.calls).toEqual([
      [{ command: 'setAttaching', input: { attaching: true } }],
    ]);
  });

  test('of one app switch that app', () => {
    openPopup({ apps: [SHOP, JOB] });
    screen.getByRole('switch', { name: 'Attach the token of Nightly job' }).click();
    expect(ports.send).toHaveBeenCalledWith({
      command: 'setAppEnabled',
      input: { id: JOB.id, enabled: false },
    });
  });
});
