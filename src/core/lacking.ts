import type { App } from './app.ts';
import { withMyPages } from './caller.ts';
import { attachOrigins, missingOrigins, signInOrigins } from './host-permission.ts';
import type { TokenSet } from './session.ts';
import type { State } from './state.ts';
import type { WebOrigin } from './web-origin.ts';

/**
 * The origins that the user has yet to allow, or has taken back: of the API and its callers, and of the issuer
 * where it has to be asked again. `tokens`: undefined: none yet. While any is lacking the app attaches nothing,
 * so that taking back any one permission is enough to stop it.
 */
export function lackingOrigins(
  app: App,
  tokens: Pick<TokenSet, 'renewable'> | undefined,
  { granted, settings }: Pick<State, 'granted' | 'settings'>,
): readonly WebOrigin[] {
  const needsIssuer = tokens?.renewable !== false;
  const attaching = attachOrigins(withMyPages(app, settings.pages));
  return missingOrigins(
    [...new Set([...attaching, ...(needsIssuer ? signInOrigins(app) : [])])],
    granted,
  );
}
