import { act, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CopyButton } from '../../src/ui/copy-button.tsx';
import { watchPorts } from '../support/page.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('says that it has copied for two seconds, aloud too', async () => {
  render(<CopyButton label="Copy" text="text" />);
  const button = screen.getByRole('button', { name: 'Copy' });
  await act(async () => {
    button.click();
    await vi.advanceTimersByTimeAsync(0);
  });
  expect(ports.copied).toHaveBeenCalledWith('text');
  expect(button.textContent).toBe('Copied');
  expect(screen.getByText('Copied').getAttribute('aria-live')).toBe('polite');
  await act(async () => void (await vi.advanceTimersByTimeAsync(1999)));
  expect(button.textContent).toBe('Copied');
  await act(async () => void (await vi.advanceTimersByTimeAsync(1)));
  expect(button.textContent).toBe('Copy');
});
