import { screen } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import {
  field,
  fillIn,
  ISSUER_FIELD,
  METADATA,
  openOptions,
  press,
  problemOf,
  save,
  type,
} from '../support/options-page.tsx';

async function saveWithoutEndpoints() {
  const page = await openOptions('#/new', { apps: [], granted: [] });
  await fillIn();
  await save();
  return page;
}

type SaveMessage = { readonly input: { app: { grant: { server: object } } } };

/** What was saved, after the search. */
const serverIn = ({ send }: Awaited<ReturnType<typeof openOptions>>) => {
  const [, [message]] = send.mock.calls as [unknown, [SaveMessage]];
  return message.input.app.grant.server;
};

const canSave = () => !screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled;

describe('saving without endpoints', () => {
  test('first asks for every origin at once, and the issuer', async () => {
    const page = await saveWithoutEndpoints();
    expect(page.commands()).toEqual(['discover']);
    expect(page.request.mock.calls).toEqual([
      [
        {
          origins: [
            'https://id.example.com:443/*',
            'https://api.example.com:443/*',
            'https://shop.example.com:443/*',
            'http://localhost:3000/*',
          ],
        },
      ],
    ]);
    expect(canSave()).toBe(false);
    expect(screen.getByText('Saving …')).toBeTruthy();
  });

  test('saves as soon as they are found', async () => {
    const page = await saveWithoutEndpoints();
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(page.commands()).toEqual(['discover', 'saveApp']);
    const { namesItself, tokenEndpoint } = METADATA;
    expect(page.send.mock.calls[1]?.[0]).toMatchObject({
      input: { app: { grant: { server: { namesItself, tokenEndpoint } } } },
    });
  });

  test('saves nothing where none are found, and can be tried again', async () => {
    const page = await saveWithoutEndpoints();
    await page.discover({ kind: 'failed', failure: failure('unreachable') });
    expect(screen.getByText(/could not be reached/)).toBeTruthy();
    expect(page.commands()).toEqual(['discover']);
    expect(canSave()).toBe(true);
  });

  test('asks once for what the issuer does not tell, and then the user', async () => {
    const page = await saveWithoutEndpoints();
    const { authorizationEndpoint: _, ...metadata } = METADATA;
    await page.discover({ kind: 'found', metadata });
    expect(page.commands()).toEqual(['discover']);
    expect(problemOf('Authorization endpoint')).toBe('This field is needed.');
    expect(field('Token endpoint').value).toBe(METADATA.tokenEndpoint);
    expect(canSave()).toBe(true);
  });

  test('can be tried again where there was no worker to ask', async () => {
    const page = await openOptions('#/new', { apps: [], granted: [] });
    page.send.mockRejectedValue(new Error('Could not establish connection.'));
    await fillIn();
    await save();
    expect(canSave()).toBe(true);
  });

  test('is off when the user gives the search up', async () => {
    const page = await saveWithoutEndpoints();
    await press('Cancel the search');
    expect(canSave()).toBe(true);
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(page.commands()).toEqual(['discover']);
  });

  test('goes on when the user saves again after giving up', async () => {
    const page = await saveWithoutEndpoints();
    await press('Cancel the search');
    await save();
    await page.discover({ kind: 'failed', failure: failure('unreachable') });
    expect(canSave()).toBe(false);
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(page.commands()).toEqual(['discover', 'discover', 'saveApp']);
  });

  test('is off when the user goes on typing', async () => {
    const page = await saveWithoutEndpoints();
    await type('Name', 'Orders, or rath');
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(page.commands()).toEqual(['discover']);
    expect(field('Token endpoint').value).toBe('');
    expect(canSave()).toBe(true);
  });

  test('saves the issuer as it spells itself', async () => {
    const page = await saveWithoutEndpoints();
    const issuer = `${METADATA.issuer}/`;
    await page.discover({ kind: 'found', metadata: { ...METADATA, issuer } });
    expect(serverIn(page)).toMatchObject({ issuer, tokenEndpoint: METADATA.tokenEndpoint });
  });

  test.each([
    ['Authorization endpoint', 'authorizationEndpoint'],
    ['Token endpoint', 'tokenEndpoint'],
  ] as const)('leaves a typed %s as it is, and fills in the other', async (name, endpoint) => {
    const page = await openOptions('#/new', { apps: [], granted: [] });
    await fillIn();
    await type(name, 'https://typed.example.com/');
    await save();
    await page.discover({ kind: 'found', metadata: METADATA });
    const { wantsPushedRequests: _, ...server } = METADATA;
    expect(serverIn(page)).toEqual({ ...server, [endpoint]: 'https://typed.example.com/' });
  });

  test('saves nothing on a result of before where the worker cannot search', async () => {
    const stale = { kind: 'found', issuer: METADATA.issuer, metadata: METADATA };
    await fakeBrowser.storage.session.set({ 'discovery/1': stale });
    const page = await openOptions('#/new', { apps: [], granted: [] });
    page.send.mockResolvedValue(failure('storage_full'));
    await fillIn();
    await save();
    expect(page.commands()).toEqual(['discover']);
    expect(canSave()).toBe(true);
  });

  test('of an issuer that was given up is not made good with another', async () => {
    const page = await saveWithoutEndpoints();
    await type(ISSUER_FIELD, 'https://other.example.com');
    await press('Find endpoints');
    await page.discover({ kind: 'found', metadata: METADATA });
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(page.commands()).toEqual(['discover', 'discover']);
  });
});
