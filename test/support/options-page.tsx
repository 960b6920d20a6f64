import { type ReadonlySignal, signal } from '@preact/signals';
import { fireEvent, render, screen } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import { type Input, parseCommand } from '../../src/core/command.ts';
import type { Metadata } from '../../src/core/discovery.ts';
import type { Drafts } from '../../src/core/draft.ts';
import type { Failure } from '../../src/core/failure.ts';
import { editorFor } from '../../src/options/editors.ts';
import { Options } from '../../src/options/options.tsx';
import { watchRoute } from '../../src/options/route.ts';
import type { PageState } from '../../src/ui/page-state.ts';
import { NOON } from './grants.ts';
import { click, doing, pageState, watchPorts } from './page.ts';

export const ISSUER_FIELD = 'Issuer, sign-in URL or provider';

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

/** The options page at an address, with what it asks of the world. `drafts`: what was typed when it was open before. */
export async function openOptions(
  hash: string,
  changes: Partial<PageState> = {},
  drafts: Drafts = {},
) {
  const ports = watchPorts();
  const discover = fakeSearch(ports.send);
  const state = pageState(changes);
  dropDrafts(state);
  await fakeBrowser.storage.session.set({ 'drafts/1': drafts });
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

/** What was saved, as the worker reads the message; undefined where it would not take it. */
export const savedIn = ({ send }: Pick<ReturnType<typeof watchPorts>, 'send'>) => {
  const messages = send.mock.calls.map(([message]) => message as Message);
  const message = messages.findLast(({ command }) => command === 'saveApp');
  return parseCommand(message)?.input as Input<'saveApp'> | undefined;
};

export const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

export const type = (name: string, value: string) =>
  doing(() => fireEvent.input(field(name), { target: { value } }));

/** As the browser tells of a paste. */
export const paste = (name: string, value: string) =>
  doing(() => fireEvent.input(field(name), { target: { value }, inputType: 'insertFromPaste' }));

/** Goes on to another field. */
export const leave = (name: string) => doing(() => fireEvent.change(field(name)));

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
  await type(ISSUER_FIELD, 'https://id.example.com');
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
  wantsPushedRequests: false,
};
