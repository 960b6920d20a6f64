import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import {
  field,
  ISSUER_FIELD,
  METADATA,
  openOptions,
  paste,
  problemOf,
  save,
  savedIn,
  type,
} from '../support/options-page.tsx';

const open = () => openOptions('#/new', { apps: [], granted: [] });

const value = (name: string) => field(name).value;

const requestWith = (query: Record<string, string>) =>
  `${METADATA.issuer}/authorize?${new URLSearchParams({ client_id: 'web', response_type: 'code', ...query })}`;

const SHOP_URI = 'https://shop.example.com/cb?from=login';

describe('a request says what an app is likely to need', () => {
  test('its API, its page and a name', async () => {
    await open();
    await paste(
      ISSUER_FIELD,
      requestWith({ redirect_uri: SHOP_URI, resource: 'https://api.example.com/v1?x=1' }),
    );
    expect(value('API')).toBe('https://api.example.com/v1');
    expect(value('Pages that call it')).toBe('https://shop.example.com');
    expect(value('Name')).toBe('api.example.com');
    expect(screen.getByText(/Filled in: .*Name, API, Pages that call it\.$/)).toBeTruthy();
  });

  test('no API where the resource is no address, and then it is called as its issuer', async () => {
    await open();
    await paste(ISSUER_FIELD, requestWith({ resource: 'urn:orders' }));
    expect(value('API')).toBe('');
    expect(value('Pages that call it')).toBe('');
    expect(value('Name')).toBe('id.example.com');
  });

  test.each(['com.example.app:/cb', 'https://abcdefghijklmnop.chromiumapp.org/'])(
    'no page where %s takes the answer',
    async (redirect_uri) => {
      await open();
      await paste(ISSUER_FIELD, requestWith({ redirect_uri }));
      expect(value('Pages that call it')).toBe('');
    },
  );

  test('nothing for what was typed', async () => {
    await open();
    await type('Name', 'Orders');
    await type('API', 'https://mine.example.com');
    await paste(
      ISSUER_FIELD,
      requestWith({ redirect_uri: SHOP_URI, resource: 'https://api.example.com' }),
    );
    expect(value('Name')).toBe('Orders');
    expect(value('API')).toBe('https://mine.example.com');
    expect(value('Pages that call it')).toBe('https://shop.example.com');
  });

  test('which goes with it', async () => {
    await open();
    await paste(ISSUER_FIELD, requestWith({ redirect_uri: SHOP_URI }));
    await paste(ISSUER_FIELD, 'https://other.example.com');
    expect(value('Pages that call it')).toBe('');
    expect(value('Name')).toBe('');
  });
});

describe('a new app without a name', () => {
  test('is saved under the host of its API', async () => {
    const page = await open();
    await type(ISSUER_FIELD, METADATA.issuer);
    await type('Client ID', 'web');
    await type('API', 'https://api.example.com/v1');
    await type('Pages that call it', 'https://shop.example.com');
    await save();
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(savedIn(page)?.app.name).toBe('api.example.com');
  });

  test('that was erased is not given another', async () => {
    await open();
    await type('Name', 'Orders');
    await type('Name', '');
    await type('API', 'https://api.example.com/v1');
    await save();
    expect(problemOf('Name')).toBe('This field is needed.');
  });
});
