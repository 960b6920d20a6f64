import { fireEvent, screen, within } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import type { AppId } from '../../src/core/app-id.ts';
import { openOptions } from '../support/options-page.tsx';
import { doing } from '../support/page.ts';
import { appWith } from '../support/samples.ts';

const app = (id: string, environment?: string) =>
  appWith({ id, name: id, ...(environment !== undefined && { environment }) });

const APPS = [app('alpha'), app('beta'), app('gamma'), app('other', 'dev')];

const list = () => screen.getByRole('navigation', { name: 'Apps' });
const entryOf = (name: string) =>
  within(list())
    .getByRole('link', { name: new RegExp(name) })
    .closest('li') as HTMLElement;

// The document that tests run in does not know of dragging, so that listeners would not be told.
beforeEach(() => {
  for (const name of ['ondragstart', 'ondragover', 'ondrop', 'ondragend'])
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value: null });
});

const drag = (kind: string, name: string, clientY = 0) =>
  doing(() => fireEvent(entryOf(name), new MouseEvent(kind, { bubbles: true, clientY })));

const line = () =>
  list().querySelector<HTMLElement>('[style]')?.style.getPropertyValue('--top') ?? 'none';

/** A document without a browser lays nothing out: each entry is 50 high, the list begins at 10. */
async function open() {
  const page = await openOptions('#/', { apps: APPS });
  for (const [index, { id }] of APPS.entries())
    entryOf(id).getBoundingClientRect = () => new DOMRect(0, 10 + index * 50, 200, 50);
  const groups = entryOf('alpha').closest('ul')?.parentElement?.parentElement;
  if (groups) groups.getBoundingClientRect = () => new DOMRect(0, 10, 200, 200);
  return page;
}

const moves = ({ send }: Awaited<ReturnType<typeof open>>) =>
  send.mock.calls.map(([message]) => (message as { input: unknown }).input);

const id = (text: string) => text as AppId;

test.each([
  ['alpha', 'beta', 100, '100px', { id: id('alpha'), before: id('gamma') }],
  ['alpha', 'gamma', 115, '100px', { id: id('alpha'), before: id('gamma') }],
  ['alpha', 'gamma', 155, '150px', { id: id('alpha'), before: id('other') }],
  ['gamma', 'alpha', 15, '0px', { id: id('gamma'), before: id('alpha') }],
])('%s over %s at %i shows a line at its future place, and ends there', async (...row) => {
  const [from, to, y, top, place] = row;
  const page = await open();
  await drag('dragstart', from);
  await drag('dragover', to, y);
  expect(line()).toBe(top);
  await drag('drop', to, y);
  expect(line()).toBe('none');
  expect(moves(page)).toEqual([place]);
});

test('what is let go anywhere else stays where it is', async () => {
  const page = await open();
  await drag('dragstart', 'alpha');
  await drag('dragover', 'gamma', 155);
  await drag('dragend', 'alpha');
  expect(line()).toBe('none');
  await drag('drop', 'gamma', 155);
  expect(moves(page)).toEqual([]);
});

test('nothing leads from one group to another', async () => {
  const page = await open();
  await drag('dragstart', 'alpha');
  await drag('dragover', 'other', 165);
  expect(line()).toBe('none');
  await drag('drop', 'other', 165);
  expect(moves(page)).toEqual([]);
});

test('what comes from elsewhere is none of the list’s business', async () => {
  const page = await open();
  await drag('dragover', 'beta', 100);
  expect(line()).toBe('none');
  await drag('drop', 'beta', 100);
  expect(moves(page)).toEqual([]);
});
