import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import {
  choose,
  field,
  openOptions,
  problemOf,
  save,
  savedIn,
  type,
} from '../support/options-page.tsx';
import { ALL, doing } from '../support/page.ts';
import { appWith } from '../support/samples.ts';

const open = (changes: Parameters<typeof appWith>[0] = {}) =>
  openOptions('#/app/app-1', { apps: [appWith(changes)] });

const headerBox = () => field('Header').closest('details') as HTMLDetailsElement;

const line = () => headerBox().querySelector('p > code')?.textContent;

describe('the header', () => {
  test('is Authorization with Bearer, out of the way', async () => {
    await open();
    expect(line()).toBe('Authorization: Bearer eyJ…');
    expect(headerBox().open).toBe(false);
  });

  test('can be another, and is shown as it will be sent', async () => {
    const page = await open();
    await type('Header', 'X-Api-TOKEN');
    await type('Before the token', '');
    expect(line()).toBe('X-Api-Token: eyJ…');
    await save();
    expect(savedIn(page)?.app.header).toEqual({ name: 'x-api-token', scheme: '' });
  });

  test('that was chosen is there to be seen', async () => {
    await open({ header: { name: 'x-api-token', scheme: 'Token' } });
    expect(headerBox().open).toBe(true);
    expect(field('Header').value).toBe('X-Api-Token');
    expect(line()).toBe('X-Api-Token: Token eyJ…');
  });

  test.each([
    ['Header', '', /needed/],
    ['Header', 'X Token', /x token is no name for a header/],
    ['Header', 'Host', /needs the header host for itself/],
    ['Before the token', 'My Bearer', /My Bearer cannot stand before a token/],
  ])('%s %j says why not, opened, and no line is promised', async (name, value, reason) => {
    const page = await open();
    await type(name, value);
    await doing(() => {
      headerBox().open = false;
    });
    await save();
    expect(problemOf(name)).toMatch(reason);
    expect(headerBox().open).toBe(true);
    expect(document.activeElement).toBe(field(name));
    expect(line()).toBeUndefined();
    expect(page.send).not.toHaveBeenCalled();
  });

  test('of a pasted token can be another, and what needs an issuer is not there', async () => {
    const page = await openOptions('#/new', { apps: [], granted: ALL });
    await choose('Token to send', 'id_token');
    await choose('How to get the token', 'pasted');
    for (const name of ['Token to send', 'Origin of token requests', 'Introspect and revoke as']) {
      expect(screen.queryByLabelText(name)).toBeNull();
    }
    await type('Name', 'By hand');
    await type('API', 'https://api.test');
    await type('Pages that call it', 'https://app.test');
    await type('Before the token', 'Token');
    await save();
    expect(savedIn(page)?.app).toMatchObject({
      header: { name: 'authorization', scheme: 'Token' },
      send: 'access_token',
    });
  });
});
