import browser from 'webextension-polyfill';

/** A page that a tab is about to show: only of sites that we hold a permission for. */
export interface Navigation {
  readonly tab: number;
  readonly url: string;
  /** The fields of a form that is posted there. */
  readonly form?: URLSearchParams;
}

type Form = Readonly<Record<string, unknown>>;

const fieldsOf = (form: Form) =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, values]) =>
      Array.isArray(values) ? values.map((value) => [name, String(value)]) : [],
    ),
  );

const FILTER: Parameters<typeof browser.webRequest.onBeforeRequest.addListener>[1] = {
  urls: ['http://*/*', 'https://*/*'],
  types: ['main_frame'],
};

/**
 * Calls back before a tab goes anywhere. It wakes a sleeping worker, for the main frame only: other requests
 * are none of our business. Gives a function that listens anew: a listener that was added while no site at
 * all was granted stays deaf in Chromium when one is.
 */
export function onNavigation(listener: (navigation: Navigation) => void): () => void {
  const { onBeforeRequest } = browser.webRequest;
  const heard: Parameters<typeof onBeforeRequest.addListener>[0] = ({
    tabId,
    url,
    requestBody,
  }) => {
    const form = requestBody?.formData as Form | undefined;
    listener({ tab: tabId, url, ...(form && { form: fieldsOf(form) }) });
    return undefined;
  };
  const listen = () => onBeforeRequest.addListener(heard, FILTER, ['requestBody']);
  listen();
  return () => {
    onBeforeRequest.removeListener(heard);
    listen();
  };
}
