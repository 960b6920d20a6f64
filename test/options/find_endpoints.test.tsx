import { screen } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import type { Metadata } from '../../src/core/discovery.ts';
import { failure } from '../../src/core/failure.ts';
import {
  field,
  ISSUER_FIELD,
  METADATA,
  openOptions,
  press,
  problemOf,
  type,
} from '../support/options-page.tsx';
import { doing } from '../support/page.ts';

const ISSUER = METADATA.issuer;

const open = () => openOptions('#/new', { apps: [], granted: [] });

async function found(metadata: Metadata, typedEndpoint?: string) {
  const page = await open();
  await type(ISSUER_FIELD, ISSUER);
  if (typedEndpoint) {
    await type('Authorization endpoint', typedEndpoint);
    await type('Token endpoint', typedEndpoint);
  }
  await press('Find endpoints');
  await page.discover({ kind: 'found', metadata });
  return page;
}

describe('a search for the endpoints', () => {
  test('fills them in, and saves nothing', async () => {
    const page = await open();
    await type(ISSUER_FIELD, ISSUER);
    await press('Find endpoints');
    expect(page.request.mock.calls).toEqual([[{ origins: ['https://id.example.com:443/*'] }]]);
    expect(page.send).toHaveBeenCalledWith({
      command: 'discover',
      input: { issuer: ISSUER, candidates: [ISSUER, `${ISSUER}/`] },
    });
    expect(screen.getByText('Asking the issuer …')).toBeTruthy();
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(screen.getByText(`Found the endpoints of ${ISSUER}`)).toBeTruthy();
    expect(field('Authorization endpoint').value).toBe(METADATA.authorizationEndpoint);
    expect(field('Token endpoint').value).toBe(METADATA.tokenEndpoint);
    expect(page.commands()).toEqual(['discover']);
  });

  test('says for which host it waits until the user has answered the browser', async () => {
    const page = await open();
    let answer: (granted: boolean) => void = () => undefined;
    page.request.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await type(ISSUER_FIELD, ISSUER);
    await press('Find endpoints');
    expect(screen.getByText('Waiting for you to allow access to id.example.com …')).toBeTruthy();
    expect(page.commands()).toEqual([]);
    await doing(() => answer(true));
    expect(screen.getByText('Asking the issuer …')).toBeTruthy();
  });

  test('can be given up, and its late answer changes nothing', async () => {
    const page = await open();
    await type(ISSUER_FIELD, ISSUER);
    await press('Find endpoints');
    await press('Cancel the search');
    expect(screen.queryByText('Asking the issuer …')).toBeNull();
    expect(document.activeElement).toBe(field(ISSUER_FIELD));
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(field('Token endpoint').value).toBe('');
    expect(screen.queryByText(/^Found the endpoints/)).toBeNull();
  });

  test('that was given up can be begun anew', async () => {
    const page = await open();
    await type(ISSUER_FIELD, ISSUER);
    await press('Find endpoints');
    await press('Cancel the search');
    await press('Find endpoints');
    await page.discover({ kind: 'failed', failure: failure('unreachable') });
    expect(screen.getByText('Asking the issuer …')).toBeTruthy();
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(field('Token endpoint').value).toBe(METADATA.tokenEndpoint);
  });

  test('names the app by its issuer, unless it has a name', async () => {
    await found(METADATA);
    expect(field('Name').value).toBe('id.example.com');
  });

  test('of nothing says that the field is needed', async () => {
    await open();
    await press('Find endpoints');
    expect(problemOf(ISSUER_FIELD)).toBe('This field is needed.');
  });

  test('that finds nothing says why', async () => {
    const page = await open();
    await type(ISSUER_FIELD, ISSUER);
    await press('Find endpoints');
    await page.discover({ kind: 'failed', failure: failure('no_metadata') });
    expect(screen.getByText(/publishes no metadata/)).toBeTruthy();
  });

  test('needs an issuer', async () => {
    const page = await open();
    await type(ISSUER_FIELD, 'nobody’s product');
    await press('Find endpoints');
    expect(problemOf(ISSUER_FIELD)).toMatch(/neither an address nor a provider/);
    expect(page.send).not.toHaveBeenCalled();
  });

  test('of one issuer does not fill in the form of another', async () => {
    const page = await open();
    await type(ISSUER_FIELD, ISSUER);
    await press('Find endpoints');
    await type(ISSUER_FIELD, 'https://other.example.com');
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(field('Token endpoint').value).toBe('');
  });

  test('spells the issuer as it spells itself', async () => {
    const page = await found({ ...METADATA, issuer: `${ISSUER}/` });
    expect(field(ISSUER_FIELD).value).toBe(`${ISSUER}/`);
    expect(field('Token endpoint').value).toBe(METADATA.tokenEndpoint);
    expect(page.commands()).toEqual(['discover']);
  });

  test('replaces endpoints that were typed', async () => {
    await found(METADATA, 'https://typed.example.com/');
    expect(field('Authorization endpoint').value).toBe(METADATA.authorizationEndpoint);
    expect(field('Token endpoint').value).toBe(METADATA.tokenEndpoint);
    await type(ISSUER_FIELD, 'https://other.example.com');
    expect(field('Authorization endpoint').value).toBe('');
    expect(field('Token endpoint').value).toBe('');
  });

  test('leaves a typed authorization endpoint where the issuer names none', async () => {
    const { authorizationEndpoint: _, ...metadata } = METADATA;
    await found(metadata, 'https://typed.example.com/');
    expect(field('Authorization endpoint').value).toBe('https://typed.example.com/');
    expect(field('Token endpoint').value).toBe(METADATA.tokenEndpoint);
    await type(ISSUER_FIELD, 'https://other.example.com');
    expect(field('Authorization endpoint').value).toBe('https://typed.example.com/');
  });

  test('that the worker could not make shows no earlier result', async () => {
    const page = await found(METADATA);
    await type('Token endpoint', '');
    page.send.mockResolvedValue(failure('storage_full'));
    await press('Find endpoints');
    expect(screen.queryByText(/^Found the endpoints/)).toBeNull();
    expect(field('Token endpoint').value).toBe('');
    expect(screen.getByText(/storage is full/)).toBeTruthy();
  });

  test('whose answer another search has replaced shows none', async () => {
    const page = await open();
    await type(ISSUER_FIELD, ISSUER);
    await press('Find endpoints');
    page.send.mockResolvedValue(undefined);
    await fakeBrowser.storage.session.set({
      'discovery/1': { kind: 'found', issuer: 'https://other.example.com', metadata: METADATA },
    });
    await press('Find endpoints');
    expect(field('Token endpoint').value).toBe('');
  });

  test('takes what it found back when the issuer changes', async () => {
    const page = await open();
    await type(ISSUER_FIELD, ISSUER);
    await press('Find endpoints');
    await page.discover({ kind: 'found', metadata: METADATA });
    await type(ISSUER_FIELD, 'https://other.example.com');
    expect(field('Token endpoint').value).toBe('');
  });
});
