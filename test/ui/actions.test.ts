import { beforeEach, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { lastFailure, requestOrigins, run } from '../../src/ui/actions.ts';
import { watchPorts } from '../support/page.ts';
import { origin } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

test('a command that could not be carried out says so, and the next one clears it', async () => {
  ports.send.mockResolvedValueOnce(failure('storage_full'));
  expect(await run('undoDelete', {})).toBe(false);
  expect(lastFailure.value).toEqual(failure('storage_full'));
  expect(await run('undoDelete', {})).toBe(true);
  expect(lastFailure.value).toBeUndefined();
});

test('null is what Chromium makes of no reply', async () => {
  ports.send.mockResolvedValueOnce(null as never);
  expect(await run('undoDelete', {})).toBe(true);
});

test('a worker that is not there is a failure', async () => {
  ports.send.mockRejectedValueOnce(new Error('Could not establish connection.'));
  expect(await run('undoDelete', {})).toBe(false);
  expect(lastFailure.value).toEqual(failure('unexpected'));
});

test('no origin, no prompt', async () => {
  expect(await requestOrigins([])).toBe(true);
  expect(ports.request).not.toHaveBeenCalled();
});

test('origins are asked for before anything is awaited: later the browser refuses', () => {
  void requestOrigins([origin('https://api.test')]);
  expect(ports.request).toHaveBeenCalledWith({ origins: ['https://api.test:443/*'] });
});

test.each([[false], [new Error('This function must be called during a user gesture')]])(
  'a prompt that ends with %s grants nothing',
  async (end) => {
    if (end instanceof Error) ports.request.mockRejectedValueOnce(end);
    else ports.request.mockResolvedValueOnce(end);
    expect(await requestOrigins([origin('https://api.test')])).toBe(false);
  },
);
