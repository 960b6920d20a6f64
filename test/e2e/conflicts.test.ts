import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AppForm } from '../../src/core/app-form.ts';
import { carriedBy, Stage, tokenFor } from '../support/stage.ts';

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await Stage.open();
  await stage.grant(stage.origin('api'), stage.origin('shop'));
  page = await stage.visit('http://shop.localhost:{Q}/');
});
afterAll(() => stage.close());
beforeEach(async () => {
  for (const id of ['first', 'second', 'third']) await stage.command('deleteApp', { id });
  await stage.command('dismissUndo', {});
});

const save = (id: string, path: string, changes: Partial<AppForm> = {}) =>
  stage.save(id, {
    apiScopes: `${stage.origin('api')}${path}`,
    callers: stage.origin('shop'),
    ...changes,
  });

const enable = (id: string, enabled: boolean) => stage.command('setAppEnabled', { id, enabled });

/** Whose token each of some paths gets. */
async function carried(...paths: readonly string[]) {
  const all: unknown[] = [];
  for (const path of paths)
    all.push(...(await stage.fetched(page, `${stage.origin('api')}${path}`)).map(carriedBy));
  return all;
}

describe('of two apps that could match one request', () => {
  test('the higher in the list wins, where their scopes are the same', async () => {
    await save('first', '/v1');
    await save('second', '/v1');
    expect(await carried('/v1', '/v1/x')).toEqual(['first', 'first']);
    await save('second', '/v1');
    expect(await carried('/v1')).toEqual(['first']);
  });

  test('so it does in the other order', async () => {
    await save('second', '/v1');
    await save('first', '/v1');
    expect(await carried('/v1', '/v1/x')).toEqual(['second', 'second']);
  });

  test.each([
    ['first', 'second'],
    ['second', 'first'],
  ])('the longer path wins, whatever the order: %s before %s', async (above, below) => {
    await save(above, above === 'first' ? '/v1' : '/v1/orders');
    await save(below, below === 'first' ? '/v1' : '/v1/orders');
    await save('third', '');
    expect(await carried('/v1/orders/7', '/v1/orders', '/v1', '/v1/ordersx', '/')).toEqual([
      ...['second', 'second', 'first', 'first', 'third'],
    ]);
  });

  test('one that is off, or elsewhere, leaves the request to the other', async () => {
    await save('first', '/v1');
    await save('second', '/v1');
    await enable('first', false);
    expect(await carried('/v1')).toEqual(['second']);
    await enable('first', true);
    expect(await carried('/v1')).toEqual(['first']);
    await save('first', '/v1', { callers: stage.origin('desk') });
    expect(await carried('/v1')).toEqual(['second']);
  });

  test('both go along where their headers differ', async () => {
    await save('first', '/v1');
    await save('second', '/v1', { headerName: 'X-Api-Key', headerScheme: '' });
    const [arrived] = await stage.fetched(page, `${stage.origin('api')}/v1`);
    expect(arrived?.authorization).toBe(`Bearer ${tokenFor('first')}`);
    expect(arrived?.headers['x-api-key']).toBe(tokenFor('second'));
  });
});

describe('two apps that were made exclusive', () => {
  beforeEach(async () => {
    await save('first', '/v1');
    await save('second', '/v1');
  });

  const exclude = (id: string, rival: string, areRivals = true) =>
    stage.command('setRivals', { id, rival, areRivals });

  const enabled = () =>
    stage.lanyard.control.evaluate(async () => {
      const { 'apps/1': apps } = await chrome.storage.local.get('apps/1');
      return (apps as { id: string; enabled: boolean }[])
        .filter((app) => app.enabled)
        .map(({ id }) => id);
    });

  test('are never on at the same time: the next request carries the one that was switched on', async () => {
    await exclude('second', 'first');
    expect(await enabled()).toEqual(['second']);
    expect(await carried('/v1')).toEqual(['second']);
    await enable('first', true);
    expect(await enabled()).toEqual(['first']);
    expect(await carried('/v1')).toEqual(['first']);
    await enable('second', true);
    expect(await enabled()).toEqual(['second']);
    expect(await carried('/v1')).toEqual(['second']);
    await enable('second', false);
    expect(await enabled()).toEqual([]);
    expect(await carried('/v1')).toEqual([undefined]);
  });

  test('may be on together again when that is taken back', async () => {
    await exclude('second', 'first');
    await exclude('first', 'second', false);
    await enable('first', true);
    expect(await enabled()).toEqual(['first', 'second']);
    expect(await carried('/v1')).toEqual(['first']);
  });
});
