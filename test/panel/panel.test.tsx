import { fireEvent, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { NOON } from '../support/grants.ts';
import { active, click, doing, JOB, SHOP, watchPorts } from '../support/page.ts';
import {
  allTabs,
  CLOSED_TAB,
  entry,
  OTHER_TAB,
  openPanel,
  openRow,
  row,
  rows,
} from '../support/panel-page.tsx';
import { BOTH, identity, press } from '../support/popup-page.tsx';
import { appWith } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const shopLog = (...entries: readonly ReturnType<typeof entry>[]) => ({ 'app-1': entries });
const page = () => document.body.textContent;

describe('with nothing to list it says what to do', () => {
  test('without any app', async () => {
    openPanel({ state: { apps: [] } });
    await press('Describe your first app');
    expect(ports.opened).toHaveBeenCalledWith({ url: expect.stringContaining('#/new') });
  });

  test('while nothing attaches', () => {
    openPanel({ state: { sessions: {} } });
    expect(page()).toMatch(/No token is attached at the moment.*sign in/);
  });

  test('while all is paused', async () => {
    openPanel({ state: { settings: { attaching: false, owesGrant: false, pages: [] } } });
    await press('Resume');
    expect(ports.send.mock.calls).toEqual([
      [{ command: 'setAttaching', input: { attaching: true } }],
    ]);
  });

  test('in a tab that is paused', async () => {
    const tabs = { 7: { paused: true, identities: {} } };
    openPanel({ state: { tabs }, tabs: { front: { id: 7, url: 'https://app.test/' } } });
    await press('Resume');
    expect(ports.send.mock.calls).toEqual([
      [{ command: 'setTabPaused', input: { tab: 7, paused: false } }],
    ]);
  });

  test('before the first request, and which pages are callers', () => {
    openPanel();
    expect(page()).toContain('Make a request from a page that may use a token');
    expect(page()).toContain('Pages: app.test');
  });

  test('beside a page that no app has to do with', () => {
    openPanel({ tabs: { front: { id: 7, url: 'https://stranger.test/' } } });
    expect(page()).toContain('No token goes with this page’s requests');
  });

  test('of all tabs, whatever page is in front', async () => {
    openPanel({ tabs: { front: { id: 7, url: 'https://stranger.test/' } } });
    await click(allTabs());
    expect(page()).toContain('No requests yet');
  });

  test('beside a page whose address it may not know', () => {
    openPanel({ tabs: { front: { id: 7, url: undefined } } });
    expect(page()).toContain('No requests yet');
  });

  test('with many callers it names some', () => {
    const callers = [1, 2, 3, 4, 5].map((n) => ({ kind: 'page', origin: `https://a${n}.test` }));
    openPanel({ state: { apps: [appWith({ callers })], granted: ['<all_urls>'] } });
    expect(page()).toContain('Pages: a1.test, a2.test, a3.test and 2 more');
  });
});

describe('a request', () => {
  test('is listed with what was asked and answered, and when', () => {
    openPanel({ logs: shopLog(entry({ method: 'PUT', status: 204 })) });
    expect(rows()).toEqual([expect.stringMatching(/^204PUT api\.test\/v1\/orders/)]);
    expect(document.querySelector('time')?.dateTime).toBe(new Date(NOON - 1000).toISOString());
  });

  test('that was refused says why, in the API’s words', () => {
    openPanel({
      logs: shopLog(
        entry({ status: 401, error: 'invalid_token', description: 'The token expired' }),
      ),
    });
    expect(rows()[0]).toContain('invalid_token: The token expired');
  });

  test('that was refused without a word says that', () => {
    openPanel({ logs: shopLog(entry({ status: 403 })) });
    expect(rows()[0]).toContain('403 Forbidden, no reason given');
  });

  test.each([
    [404, 'Not Found'],
    [304, 'Not Modified'],
    [503, 'Service Unavailable'],
  ])('that ended otherwise says how: %d', (status, phrase) => {
    openPanel({ logs: shopLog(entry({ status })) });
    expect(rows()[0]).toContain(phrase);
    expect(rows()[0]).not.toContain('no reason');
  });

  test('with a long address keeps its end in sight and the whole within reach', () => {
    const url = 'https://api.test/v1/customers/8842/addresses/1f0c7c1e-5d0f-4a55-9f2b-cc8f0f2f4c11';
    openPanel({ logs: shopLog(entry({ url })) });
    const address = document.querySelector('[title^="https://api.test"]') as HTMLElement;
    expect(address.title).toBe(url);
    expect(address.textContent).toBe(url.replace('https://', ''));
    expect(address.lastElementChild?.textContent).toBe('f2b-cc8f0f2f4c11');
  });

  test('comes before those that were answered earlier, whichever app they are of', () => {
    const log = {
      'app-1': [entry({ at: NOON - 1000, url: 'https://api.test/c' }), entry({ at: NOON - 3000 })],
      'app-2': [entry({ at: NOON - 2000, url: 'https://api.test/b', identity: identity('app-2') })],
    };
    openPanel({ state: { apps: [SHOP, JOB] }, logs: log });
    expect(rows().map((text) => /api\.test\S*?(?=\d)/.exec(text ?? '')?.[0])).toEqual([
      'api.test/c',
      'api.test/b',
      'api.test/v',
    ]);
  });

  test('that carried the tokens of two apps is listed for each', () => {
    const one = entry({ id: 'same' });
    openPanel({
      state: { apps: [SHOP, JOB] },
      logs: { 'app-1': [one], 'app-2': [{ ...one, identity: identity('app-2') }] },
    });
    expect(rows()).toHaveLength(2);
  });

  test('of an app that is gone is not listed', () => {
    openPanel({ logs: { 'app-9': [entry({ identity: identity('app-9') })] } });
    expect(rows()).toEqual([]);
  });

  test('appears while the panel is open', async () => {
    const { answered } = openPanel();
    await answered(entry({ status: 201 }));
    expect(rows()).toEqual([expect.stringMatching(/^201/)]);
  });

  test('stays open while others come', async () => {
    const { answered } = openPanel({ logs: shopLog(entry()) });
    await openRow();
    await answered(entry({ status: 500 }));
    expect([row(0).open, row(1).open]).toEqual([false, true]);
  });
});

describe('which requests are listed', () => {
  const log = () =>
    shopLog(
      entry({ url: 'https://api.test/here' }),
      entry({ url: 'https://api.test/other', tab: OTHER_TAB }),
      entry({ url: 'https://api.test/closed', tab: CLOSED_TAB }),
      entry({ url: 'https://api.test/worker', tab: undefined }),
    );

  test('those of the tab in front, and how many more there are', async () => {
    openPanel({ logs: log() });
    expect(rows()).toEqual([expect.stringContaining('/here')]);
    await press('3 more from elsewhere');
    expect(rows()).toHaveLength(4);
    expect(allTabs().checked).toBe(true);
  });

  test('another tab that comes to the front has its own', async () => {
    const { tabs } = openPanel({ logs: log() });
    await doing(() => {
      tabs.value = { ...tabs.value, front: { id: OTHER_TAB, url: 'https://app.test/' } };
    });
    expect(rows()).toEqual([expect.stringContaining('/other')]);
  });

  test('all, each with where it came from', async () => {
    openPanel({ logs: log() });
    await click(allTabs());
    expect(
      rows().map((text) => /(this|another|a closed) tab|a worker/.exec(text ?? '')?.[0]),
    ).toEqual(['this tab', 'another tab', 'a closed tab', 'a worker']);
  });

  test('those of one app, where there are several', async () => {
    openPanel({
      state: { apps: [SHOP, JOB] },
      logs: { ...log(), 'app-2': [entry({ identity: identity('app-2'), status: 202 })] },
    });
    expect(rows().join()).toContain('Nightly job');
    const select = screen.getByLabelText<HTMLSelectElement>('App');
    await doing(() => fireEvent.change(select, { target: { value: 'app-2' } }));
    expect(rows()).toEqual([expect.stringMatching(/^202/)]);
    expect(rows().join()).not.toContain('Nightly job');
  });

  test('those of all apps again, once the chosen one is deleted', async () => {
    const { state } = openPanel({ state: { apps: [SHOP, JOB] }, logs: log() });
    const select = screen.getByLabelText<HTMLSelectElement>('App');
    await doing(() => fireEvent.change(select, { target: { value: 'app-2' } }));
    expect(rows()).toEqual([]);
    await doing(() => {
      state.value = { ...state.value, apps: [SHOP] };
    });
    expect(rows()).toHaveLength(1);
  });

  test('with one app there is none to choose', () => {
    openPanel();
    expect(screen.queryByLabelText('App')).toBeNull();
  });
});

describe('whose token it carried', () => {
  test('is no question where one is signed in', () => {
    openPanel({ logs: shopLog(entry()) });
    expect(rows()[0]).not.toContain('alice');
  });

  test('is said by letter and name where several are', () => {
    openPanel({
      state: { sessions: BOTH },
      logs: shopLog(entry(), entry({ identity: identity('app-1~2') })),
    });
    expect(rows()).toEqual([expect.stringContaining('Aalice'), expect.stringContaining('Bbob')]);
  });

  test('is said by number of someone who has signed out', () => {
    openPanel({ logs: shopLog(entry({ identity: identity('app-1~2') })) });
    expect(rows()[0]).toContain('Account 2');
  });
});

describe('opened, a request', () => {
  const facts = () =>
    Object.fromEntries(
      [...document.querySelectorAll('dt')].map((term) => [
        term.textContent,
        term.nextElementSibling?.textContent,
      ]),
    );

  test('shows all that is known of it', async () => {
    const refused = { status: 403, error: 'insufficient_scope', description: 'Ask for more' };
    openPanel({ logs: shopLog(entry({ method: 'POST', ...refused })) });
    expect(facts()).toEqual({});
    await openRow();
    expect(facts()).toEqual({
      Request: 'POST https://api.test/v1/orders',
      Answer: '403 Forbidden',
      Error: 'insufficient_scope',
      Description: 'Ask for more',
      Token: 'alice, Shop',
      From: 'this tab',
      Type: 'xmlhttprequest',
      Time: expect.stringContaining(':'),
    });
  });

  test('has no more than there is', async () => {
    openPanel({ logs: shopLog(entry({ status: 599 })) });
    await openRow();
    expect(facts()).toMatchObject({ Answer: '599' });
    expect(Object.keys(facts())).not.toContain('Error');
  });
});

describe('a request whose own header was replaced', () => {
  const replaced = new Set(['app-1 r1']);

  test('is marked, and a notice says by what', async () => {
    openPanel({ logs: shopLog(entry({ id: 'r1' }), entry({ id: 'r2' })), replaced });
    expect(rows()[0]).toContain('The page’s own header was replaced');
    expect(rows()[1]).not.toContain('replaced');
    expect(page()).toContain('A page sends its own Authorization header to Shop.');
    await openRow();
    expect(row().textContent).toContain('the page’s own never arrived');
  });

  test('is another app’s, where that has the same number', () => {
    openPanel({ logs: shopLog(entry({ id: 'r1' })), replaced: new Set(['app-2 r1']) });
    expect(page()).not.toContain('replaced');
  });
});

describe('a screen reader', () => {
  const heard = () =>
    screen
      .getAllByRole('status')
      .map(({ textContent }) => textContent)
      .join('');

  test('is not told of what was there before', () => {
    openPanel({ logs: shopLog(entry({ status: 401 })) });
    expect(heard()).toBe('');
  });

  test('is told of a refusal, and of nothing else', async () => {
    const { answered } = openPanel({ logs: shopLog(entry({ status: 401 })) });
    await answered(entry({ at: NOON }));
    expect(heard()).toBe('');
    await answered(entry({ at: NOON + 1, status: 401, error: 'invalid_token' }));
    expect(heard()).toBe('401 Unauthorized from api.test: invalid_token');
    await answered(entry({ at: NOON + 2 }));
    expect(heard()).toBe('401 Unauthorized from api.test: invalid_token');
  });

  test('is told of the newest of several at once', async () => {
    const { answered } = openPanel();
    await answered(entry({ at: NOON + 2, status: 403 }), entry({ at: NOON + 1, status: 401 }));
    expect(heard()).toBe('403 Forbidden from api.test');
  });

  test('is not told of an old one that another filter brings to the top', async () => {
    const old = entry({ at: NOON - 5000, status: 401, identity: identity('app-2') });
    openPanel({
      state: { apps: [SHOP, JOB] },
      logs: { 'app-1': [entry({ status: 403 })], 'app-2': [old] },
    });
    const select = screen.getByLabelText<HTMLSelectElement>('App');
    await doing(() => fireEvent.change(select, { target: { value: 'app-2' } }));
    expect(heard()).toBe('');
  });
});

test('what went wrong is said', async () => {
  openPanel({ state: { fault: failure('rules_rejected') } });
  const [notice] = screen.getAllByRole('status');
  expect(within(notice as HTMLElement).getByText(/browser refused the rules/)).toBeTruthy();
});

test('what is not to be found here is said', () => {
  openPanel({ state: { sessions: { 'app-1': active() } } });
  expect(page()).toMatch(
    /The last 100 requests of each app.*Neither query nor body.*Kept in memory/,
  );
});
