import browser from 'webextension-polyfill';

/** Where an issuer sends its answer to. It has to be registered for the client. */
export const redirectUri = (): string => browser.identity.getRedirectURL();

/** Opens the issuer's page in a window of its own; resolves with the URL it redirected to. */
export const authorize = async (url: URL): Promise<URL> =>
  new URL(await browser.identity.launchWebAuthFlow({ url: url.href, interactive: true }));
