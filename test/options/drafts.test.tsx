import { screen } from '@testing-library/preact';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AppForm } from '../../src/core/app-form.ts';
import type { Drafts } from '../../src/core/draft.ts';
import { formOf } from '../../src/core/form-of.ts';
import { followDrafts } from '../../src/options/drafts.ts';
import { keepForms } from '../../src/options/editors.ts';
import { field, fillIn, openOptions, press, save, type } from '../support/options-page.tsx';
import { doing, JOB, SHOP } from '../support/page.ts';

type Page = Awaited<ReturnType<typeof openOptions>>;

beforeAll(keepForms);
beforeEach(followDrafts);

/** What the worker was told to keep, in that order. */
const keptBy = ({ send }: Page) =>
  send.mock.calls
    .map(([message]) => message as { command: string; input: { id: string; form?: AppForm } })
    .filter(({ command }) => command === 'saveDraft')
    .map(({ input }) => [input.id, input.form?.name]);

const goAway = () => doing(() => dispatchEvent(new Event('pagehide')));

const asks = () => {
  const event = new Event('beforeunload', { cancelable: true });
  dispatchEvent(event);
  return event.defaultPrevented;
};

describe('what is typed', () => {
  test('is kept once the hand rests', async () => {
    const page = await openOptions('#/app/app-1');
    await type('Name', 'Sto');
    await type('Name', 'Store');
    expect(keptBy(page)).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(keptBy(page)).toEqual([['app-1', 'Store']]);
    await press('Revert');
  });

  test.each([
    ['#/new', 'new'],
    ['#/new?from=app-1', 'new from app-1'],
  ])('at %s is kept at once when the page goes away', async (hash, id) => {
    const page = await openOptions(hash);
    await type('Name', 'Half a na');
    await goAway();
    expect(keptBy(page)).toEqual([[id, 'Half a na']]);
    await press('Cancel');
    expect(keptBy(page).at(-1)).toEqual([id, undefined]);
  });

  test('is asked about only while it is not kept', async () => {
    const page = await openOptions('#/app/app-1');
    expect(asks()).toBe(false);
    page.send.mockResolvedValue({ code: 'storage_full' });
    await type('Name', 'Store');
    expect(asks()).toBe(true);
    await goAway();
    expect(asks()).toBe(true);
    await doing(() => undefined);
    page.send.mockResolvedValue(undefined);
    await goAway();
    expect(asks()).toBe(false);
    await press('Revert');
  });

  test('is forgotten when it is saved', async () => {
    const page = await openOptions('#/new', { apps: [] });
    await fillIn();
    await type('Authorization endpoint', 'https://id.example.com/auth');
    await type('Token endpoint', 'https://id.example.com/token');
    await goAway();
    await save();
    expect(keptBy(page)).toEqual([
      ['new', 'Orders'],
      ['new', undefined],
    ]);
  });

  test('nobody has typed anything: nothing is kept, and nothing forgotten', async () => {
    const page = await openOptions('#/app/app-1');
    await goAway();
    expect(keptBy(page)).toEqual([]);
  });
});

describe('a form that is opened again', () => {
  const HALF = { ...formOf(SHOP), name: 'Half a na', clientId: 'other' };

  const reopen = (hash: string, drafts: Drafts) => openOptions(hash, { apps: [SHOP, JOB] }, drafts);

  test('has what was typed, and says so', async () => {
    await reopen('#/app/app-1', { 'app-1': HALF });
    expect(field('Name').value).toBe('Half a na');
    expect(screen.getByText('Your unsaved changes are back.')).toBeTruthy();
    expect(screen.getByRole('link', { name: /Shop\s*Not saved/ })).toBeTruthy();
    await press('Discard them');
  });

  test('goes back to what is saved', async () => {
    const page = await reopen('#/app/app-1', { 'app-1': HALF });
    await press('Discard them');
    expect(field('Name').value).toBe('Shop');
    expect(screen.queryByText('Your unsaved changes are back.')).toBeNull();
    expect(keptBy(page)).toEqual([['app-1', undefined]]);
  });

  test('saves what was typed', async () => {
    const page = await reopen('#/app/app-1', { 'app-1': HALF });
    await save();
    expect(page.send.mock.calls[0]).toMatchObject([
      { command: 'saveApp', input: { app: { id: 'app-1', name: 'Half a na' } } },
    ]);
    expect(screen.queryByText('Your unsaved changes are back.')).toBeNull();
  });

  test('says nothing where that is what is saved', async () => {
    await reopen('#/app/app-1', { 'app-1': formOf(SHOP) });
    expect(screen.queryByText('Your unsaved changes are back.')).toBeNull();
  });

  test('of another app is as it is saved, and the list tells where something waits', async () => {
    await reopen('#/app/app-2', { 'app-1': HALF });
    expect(field('Name').value).toBe('Nightly job');
    expect(screen.getByRole('link', { name: /Shop\s*Not saved/ })).toBeTruthy();
  });
});
