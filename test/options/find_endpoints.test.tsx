import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { field, METADATA, openOptions, press, problemOf, type } from '../support/options-page.tsx';

const ISSUER = METADATA.issuer;

const open = () => openOptions('#/new', { apps: [], granted: [] });

describe('a search for the endpoints', () => {
  test('fills them in, and saves nothing', async () => {
    const page = await open();
    await type('Issuer URL', ISSUER);
    await press('Find endpoints');
    expect(page.request.mock.calls).toEqual([[{ origins: ['https://id.example.com:443/*'] }]]);
    expect(page.send).toHaveBeenCalledWith({ command: 'discover', input: { issuer: ISSUER } });
    expect(screen.getByText('Asking the issuer …')).toBeTruthy();
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(screen.getByText(`Found the endpoints of ${ISSUER}`)).toBeTruthy();
    expect(field('Authorization endpoint').value).toBe(METADATA.authorizationEndpoint);
    expect(field('Token endpoint').value).toBe(METADATA.tokenEndpoint);
    expect(page.commands()).toEqual(['discover']);
  });

  test('that finds nothing says why', async () => {
    const page = await open();
    await type('Issuer URL', ISSUER);
    await press('Find endpoints');
    await page.discover({ kind: 'failed', failure: failure('no_metadata') });
    expect(screen.getByText(/publishes no metadata/)).toBeTruthy();
  });

  test('needs an issuer', async () => {
    const page = await open();
    await type('Issuer URL', 'id.example.com');
    await press('Find endpoints');
    expect(problemOf('Issuer URL')).toMatch(/https:\/\//);
    expect(page.send).not.toHaveBeenCalled();
  });

  test('of one issuer does not fill in the form of another', async () => {
    const page = await open();
    await type('Issuer URL', ISSUER);
    await press('Find endpoints');
    await type('Issuer URL', 'https://other.example.com');
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(field('Token endpoint').value).toBe('');
  });

  test('takes what it found back when the issuer changes', async () => {
    const page = await open();
    await type('Issuer URL', ISSUER);
    await press('Find endpoints');
    await page.discover({ kind: 'found', metadata: METADATA });
    await type('Issuer URL', 'https://other.example.com');
    expect(field('Token endpoint').value).toBe('');
  });
});
