import { browser } from './browser.ts';

/** Where an issuer sends its answer to. It has to be registered for the client. */
export const redirectUri = (): string => browser.identity.getRedirectURL();

/** Opens the issuer's page in a window of its own; resolves with the URL it redirected to. */
export const authorize = async (url: URL): Promise<URL> =>
  new URL(await browser.identity.launchWebAuthFlow({ url: url.href, interactive: true }));

/**
 * Asks the issuer without showing anything. Rejects where it would have shown a page. Some issuers answer by
 * a script, so there is a little time for it. In milliseconds.
 */
export const authorizeSilently = async (url: URL): Promise<URL> => {
  const silent = {
    url: url.href,
    interactive: false,
    abortOnLoadForNonInteractive: false,
    timeoutMsForNonInteractive: 10_000,
  };
  return new URL(await browser.identity.launchWebAuthFlow(silent));
};
