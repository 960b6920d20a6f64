import { useSignal } from '@preact/signals';
import type { App, SentToken } from '../core/app.ts';
import type { TokenSet } from '../core/session.ts';

/** What of a sign-in can be looked at. */
export type TokenTab = SentToken | 'refresh_token';

/** The token that the user looks at: the one that is sent, until they choose another. */
export interface ShownToken {
  readonly tab: TokenTab;
  /** Those that are there, in the order in which they are offered. */
  readonly tabs: readonly TokenTab[];
  /** The one that requests carry. */
  readonly sent: SentToken;
  readonly choose: (tab: TokenTab) => void;
}

const tabsOf = ({ idToken, refreshToken }: TokenSet): readonly TokenTab[] => [
  'access_token',
  ...(idToken === undefined ? [] : (['id_token'] as const)),
  ...(refreshToken ? (['refresh_token'] as const) : []),
];

export const sentOf = ({ send }: App, { idToken }: TokenSet): SentToken =>
  idToken === undefined ? 'access_token' : send;

export function useShownToken(app: App, tokens: TokenSet | undefined): ShownToken | undefined {
  const chosen = useSignal<TokenTab | undefined>(undefined);
  if (!tokens) return undefined;
  const tabs = tabsOf(tokens);
  const sent = sentOf(app, tokens);
  const isThere = chosen.value !== undefined && tabs.includes(chosen.value);
  const choose = (tab: TokenTab) => {
    chosen.value = tab;
  };
  return { tab: isThere ? chosen.value : sent, tabs, sent, choose } as ShownToken;
}

/** What there is to copy of it: the refresh token never leaves the worker. */
export const copiedKind = ({ tab, sent }: ShownToken): SentToken =>
  tab === 'refresh_token' ? sent : tab;
