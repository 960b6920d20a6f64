import { type ReadonlySignal, signal } from '@preact/signals';
import { fireEvent, render, screen } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import type { Metadata } from '../../src/core/discovery.ts';
import type { Failure } from '../../src/core/failure.ts';
import { editorFor } from '../../src/options/editors.ts';
import { Options } from '../../src/options/options.tsx';
import { watchRoute } from '../../src/options/route.ts';
import type { PageState } from '../../src/ui/page-state.ts';
import { NOON } from './grants.ts';
import { click, doing, pageState, watchPorts } from './page.ts';

type Message = { readonly command: string; readonly input: { readonly issuer?: string } };

/** What a search comes to; the worker adds for which issuer. */
export type Outcome =
  | { readonly kind: 'found'; readonly metadata: Metadata }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A worker that searches when it is told what it finds: each search waits for its own answer. */
function fakeSearch(send: ReturnType<typeof watchPorts>['send']) {
  const waiting: ((outcome: Outcome) => void)[] = [];
  send.mockImplementation(async (message) => {
    const { command, input } = message as Message;
    if (command !== 'discover') return undefined;
    const outcome = await new Promise<Outcome>((resolve) => waiting.push(resolve));
    await fakeBrowser.storage.session.set({
      'discovery/1': { ...outcome, issuer: input.issuer },
    });
    return undefined;
  });
  return (outcome: Outcome) => doing(() => waiting.shift()?.(outcome));
}

/** The page keeps what was typed as long as it is open, and so from one test to the next. */
function dropDrafts(state: ReadonlySignal<PageState>) {
  const subjects = state.value.apps.flatMap((app) => [{ app }, { from: app }]);
  for (const subject of [{}, ...subjects]) editorFor(state, subject).revert();
}

/** The options page at an address, with what it asks of the world. */
export async function openOptions(hash: string, changes: Partial<PageState> = {}) {
  const ports = watchPorts();
  const discover = fakeSearch(ports.send);
  const state = pageState(changes);
  dropDrafts(state);
  location.hash = hash;
  render(<Options state={state} now={signal(NOON)} route={watchRoute()} />);
  await doing(() => undefined);
  const change = (values: Partial<PageState>) =>
    doing(() => {
      state.value = { ...state.value, ...values };
    });
  const commands = () => ports.send.mock.calls.map(([message]) => (message as Message).command);
  return { ...ports, change, discover, commands };
}

export const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

export const type = (name: string, value: string) =>
  doing(() => fireEvent.input(field(name), { target: { value } }));

export const choose = (name: string, value: string) =>
  doing(() => fireEvent.change(field(name), { target: { value } }));

export const press = (name: string) => click(screen.getByRole('button', { name }));

/** Submits the form as the button does; a document without a browser does not by itself. */
export const save = () => press('Save');

/** What stands beside a field, by what the field says describes it. */
export const problemOf = (name: string) => {
  const input = field(name);
  if (input.getAttribute('aria-invalid') !== 'true') return undefined;
  const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).find(Boolean);
};

/** A new app in the form, everything but its endpoints. */
export async function fillIn() {
  await type('Name', 'Orders');
  await type('Issuer URL', 'https://id.example.com');
  await type('Client ID', 'orders-web');
  await type('Scope', 'openid orders:read');
  await type('API', 'https://api.example.com/v1');
  await type('Pages that call it', 'https://shop.example.com\nhttp://localhost:3000');
}

export const METADATA = {
  issuer: 'https://id.example.com',
  authorizationEndpoint: 'https://id.example.com/auth',
  tokenEndpoint: 'https://id.example.com/token',
  namesItself: true,
};
