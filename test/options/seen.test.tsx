import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Watch } from '../../src/core/answers.ts';
import {
  field,
  ISSUER_FIELD,
  METADATA,
  openOptions,
  press,
  save,
  savedIn,
  type,
} from '../support/options-page.tsx';

const BROAD = ['https://*/*', 'http://*/*'];
const EXACT = 'https://api.other.test:443/*';

const steps: string[] = [];
let count = 0;

beforeEach(() => {
  steps.length = 0;
});

/** A client of its own for each test, because a page keeps the form of what was seen. */
const address = () => {
  count += 1;
  return `${METADATA.issuer}/authorize?response_type=code&client_id=web-${count}&redirect_uri=https://shop.example.com/cb`;
};

async function open(changes: Partial<Watch> = {}, granted = [...BROAD, EXACT]) {
  const watch = { kind: 'seen', address: address(), until: 0, keepsGrant: false, ...changes };
  const page = await openOptions('#/new?seen', { apps: [], granted, watch: watch as Watch });
  const { request, send } = page;
  request.mockImplementation(async () => {
    steps.push('request');
    return true;
  });
  const answer = send.getMockImplementation();
  send.mockImplementation((message) => {
    steps.push((message as { command: string }).command);
    return answer?.(message) ?? Promise.resolve(undefined);
  });
  return page;
}

async function complete() {
  await type('Name', 'Orders');
  await type('API', 'https://api.example.com');
  await type('Pages that call it', 'https://shop.example.com');
}

describe('what was watched for', () => {
  test('fills a new form, and its issuer is searched at once', async () => {
    const page = await open();
    expect(field('Client ID').value).toBe(`web-${count}`);
    expect(field(ISSUER_FIELD).value).toBe(METADATA.issuer);
    expect(page.request).not.toHaveBeenCalled();
    expect(page.commands()).toEqual(['discover']);
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(field('Token endpoint').value).toBe(METADATA.tokenEndpoint);
  });

  test('saved, gives back what it needed and asks for the rest again, in this order', async () => {
    const page = await open();
    await page.discover({ kind: 'found', metadata: METADATA });
    await complete();
    await save();
    expect(steps.filter((step) => step !== 'saveApp')).toEqual(['stopWatching', 'request']);
    expect(page.request.mock.calls).toEqual([
      [
        {
          origins: [
            EXACT,
            'https://id.example.com:443/*',
            'https://shop.example.com:443/*',
            'https://api.example.com:443/*',
          ],
        },
      ],
    ]);
    expect(savedIn(page)?.app.name).toBe('Orders');
  });

  test('refused, still has what it needed', async () => {
    const page = await open();
    await page.discover({ kind: 'found', metadata: METADATA });
    await save();
    expect(steps).toEqual([]);
  });

  test('given up, gives back what it needed', async () => {
    const page = await open();
    await page.discover({ kind: 'found', metadata: METADATA });
    await press('Cancel');
    expect(steps).toEqual(['stopWatching', 'request']);
    expect(page.request).toHaveBeenCalledWith({ origins: [EXACT] });
    expect(location.hash).toBe('#/');
  });

  test('by who may see every site anyway, takes nothing back', async () => {
    const page = await open({ keepsGrant: true }, BROAD);
    await page.discover({ kind: 'found', metadata: METADATA });
    await press('Cancel');
    expect(steps).toEqual(['stopWatching']);
  });

  test('that is over leaves an empty form', async () => {
    await openOptions('#/new?seen', { apps: [], watch: null });
    expect(field(ISSUER_FIELD).value).toBe('');
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('New app');
  });
});
