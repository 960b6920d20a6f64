import { signal } from '@preact/signals';
import { render, screen } from '@testing-library/preact';
import type { App } from '../../src/core/app.ts';
import type { Session } from '../../src/core/session.ts';
import { Popup } from '../../src/popup/popup.tsx';
import { NOON } from './grants.ts';
import { ALL, click, pageState, SHOP, sessionOf } from './page.ts';

/** The popup with one app, opened. */
export async function openDetail(session: Session | undefined, app: App = SHOP, granted = ALL) {
  const sessions = session ? sessionOf(app, session) : {};
  const state = pageState({ apps: [app], sessions, granted });
  render(<Popup state={state} now={signal(NOON)} tabUrl={undefined} />);
  const closed = screen.queryByRole('button', { expanded: false });
  if (closed) await click(closed);
}

export const terms = () => screen.getAllByRole('term').map(({ textContent }) => textContent);
export const claim = (name: string) =>
  [...document.querySelectorAll('dt')].find(({ textContent }) => textContent === name)
    ?.nextElementSibling as HTMLElement;
