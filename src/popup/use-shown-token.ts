import { useSignal } from '@preact/signals';
import type { App, SentToken } from '../core/app.ts';
import { readToken, type TokenReading } from '../core/read-token.ts';
import type { TokenSet } from '../core/session.ts';

/** The token that the user looks at: the one that is sent, until they choose the other. */
export interface ShownToken {
  readonly kind: SentToken;
  readonly text: string;
  readonly reading: TokenReading;
  readonly choose: (kind: SentToken) => void;
}

export function useShownToken(app: App, tokens: TokenSet | undefined): ShownToken | undefined {
  const chosen = useSignal<SentToken | undefined>(undefined);
  if (!tokens) return undefined;
  const wanted = chosen.value ?? app.send;
  const kind = tokens.idToken === undefined ? 'access_token' : wanted;
  const text = (kind === 'id_token' && tokens.idToken) || tokens.accessToken;
  const choose = (other: SentToken) => {
    chosen.value = other;
  };
  return { kind, text, reading: readToken(text), choose };
}
