import { loopbackFetch } from '../support/loopback-fetch.ts';

export type Fields = Readonly<Record<string, string>>;

/** Where a browser has come to: another site's address, or a page of the one that it started at. */
export type Place = { readonly url: URL; readonly status: number; readonly html: string };

export type Browser = {
  open(url: string | URL): Promise<Place>;
  /** Sends the page's form with its hidden fields and those given, as a button's name and value are. */
  submit(place: Place, fields?: Fields): Promise<Place>;
};

/** Cookies, redirects and forms, as far as the demo issuer can tell. It leaves other sites alone. */
export function browser(): Browser {
  const cookies = new Map<string, string>();
  const go = async (url: URL, form?: URLSearchParams): Promise<Place> => {
    const response = await loopbackFetch(url, {
      headers: { Accept: 'text/html', Cookie: [...cookies].map((it) => it.join('=')).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) keep(cookie, cookies);
    const location = response.headers.get('location');
    const next = new URL(location ?? url, url);
    if (location && next.origin === url.origin) return go(next);
    return { url: next, status: response.status, html: await response.text() };
  };
  return {
    open: (url) => go(new URL(url)),
    submit: ({ html, url }, fields = {}) =>
      go(new URL(actionOf(html), url), new URLSearchParams({ ...hiddenFields(html), ...fields })),
  };
}

export const actionOf = (html: string) => /<form[^>]* action="([^"]*)"/.exec(html)?.[1] ?? '';

export function hiddenFields(html: string): Fields {
  const inputs = html.matchAll(/type="hidden" name="(.*?)" value="(.*?)"/g);
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]));
}

function keep(cookie: string, cookies: Map<string, string>): void {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  if (name && value) cookies.set(name, value);
  else if (name) cookies.delete(name);
}
