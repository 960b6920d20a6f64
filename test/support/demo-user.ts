import { loopbackFetch } from './loopback-fetch.ts';

export type Choice = 'alice' | 'bob' | 'cancel';

/** A person at a browser, as far as the demo issuer can tell: cookies, redirects and forms. */
export type DemoUser = {
  /** Signs in as the one chosen, if the issuer asks, and says where it sent the browser. */
  authorize(url: URL, choice: Choice): Promise<URL>;
};

export function demoUser(): DemoUser {
  const cookies = new Map<string, string>();
  return {
    authorize: async (url, choice) => {
      let step: Step = { url };
      while (step.url.origin === url.origin) step = await take(step, cookies, choice);
      return step.url;
    },
  };
}

/** The usual case: someone who has not signed in before. */
export function authorizeAs(choice: Choice): (url: URL) => Promise<URL> {
  return (url) => demoUser().authorize(url, choice);
}

type Cookies = Map<string, string>;
type Step = { readonly url: URL; readonly form?: URLSearchParams };

async function take({ url, form }: Step, cookies: Cookies, choice: Choice): Promise<Step> {
  const response = await loopbackFetch(url, {
    headers: { Accept: 'text/html', Cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
    ...(form ? { method: 'POST', body: form } : {}),
  });
  for (const cookie of response.headers.getSetCookie()) keep(cookie, cookies);
  const location = response.headers.get('location');
  if (location) return { url: new URL(location, url) };
  return submit(await response.text(), url, choice);
}

function keep(cookie: string, cookies: Cookies): void {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  if (name && value) cookies.set(name, value);
  else if (name) cookies.delete(name);
}

function submit(html: string, url: URL, choice: Choice): Step {
  if (!html.includes('<form')) throw new Error(`The issuer has no form here: ${textOf(html)}`);
  const action = /<form[^>]* action="([^"]*)"/.exec(html)?.[1];
  const form = new URLSearchParams();
  for (const [, name = '', value = ''] of html.matchAll(
    /type="hidden" name="(.*?)" value="(.*?)"/g,
  ))
    form.set(name, value);
  if (html.includes('name="user"')) form.set('user', choice === 'cancel' ? '' : choice);
  return { url: new URL(action ?? '', url), form };
}

const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
