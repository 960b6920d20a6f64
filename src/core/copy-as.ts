import { type Header, headerNameText, headerValue } from './header-line.ts';
import { isCutOff } from './request-log.ts';

export const COPY_FORMS = ['curl', 'fetch', 'httpie'] as const;
export type CopyForm = (typeof COPY_FORMS)[number];

/** A request as far as the log knows it: without query and body. */
export interface Copied {
  readonly method: string;
  readonly url: string;
  readonly header: Header;
  /** Absent: a placeholder stands in its place. */
  readonly token?: string | undefined;
}

/** A text as one word of a POSIX shell, whatever is in it (POSIX.1 §2.2.2). */
export const shellWord = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Without quotes, where a shell would see one plain word anyway. */
const plainWord = (text: string) => (/^[\w.-]+$/.test(text) ? text : shellWord(text));

/** In double quotes a shell puts the variable in; what it would take for more than text is quoted apart. */
const withVariable = (text: string) =>
  /[$`\\"!]/.test(text) ? `${shellWord(text)}"$TOKEN"` : `"${text}$TOKEN"`;

function shellHeader({ header, token }: Copied): string {
  const name = `${headerNameText(header.name)}: `;
  return token === undefined
    ? withVariable(`${name}${headerValue(header, '')}`)
    : shellWord(`${name}${headerValue(header, token)}`);
}

/** curl would wait for the body of an answer to HEAD if it were told so as a method. */
function curlMethod(method: string): string {
  if (method === 'GET') return '';
  return method === 'HEAD' ? ' --head' : ` -X ${plainWord(method)}`;
}

/** Brackets in an address mean themselves. */
const curlGlobs = (url: string) => (/[[\]{}]/.test(url) ? ' --globoff' : '');

export const asCurl = (copied: Copied): string =>
  `curl${curlMethod(copied.method)}${curlGlobs(copied.url)} ${shellWord(copied.url)} \\\n  -H ${shellHeader(copied)}`;

export const asHttpie = (copied: Copied): string =>
  `http ${plainWord(copied.method)} ${shellWord(copied.url)} \\\n  ${shellHeader(copied)}`;

/** What stands for the header's value in JavaScript. */
function scriptValue({ header, token }: Copied): string {
  if (token !== undefined) return JSON.stringify(headerValue(header, token));
  return header.scheme === '' ? 'token' : `${JSON.stringify(headerValue(header, ''))} + token`;
}

export function asFetch(copied: Copied): string {
  const { method, url, header } = copied;
  const lines = [
    `await fetch(${JSON.stringify(url)}, {`,
    ...(method === 'GET' ? [] : [`  method: ${JSON.stringify(method)},`]),
    `  headers: { ${JSON.stringify(headerNameText(header.name))}: ${scriptValue(copied)} },`,
    '});',
  ];
  return lines.join('\n');
}

const WRITERS: Readonly<Record<CopyForm, (copied: Copied) => string>> = {
  curl: asCurl,
  fetch: asFetch,
  httpie: asHttpie,
};

/** A request that does the same again, to be pasted into a shell or a script. */
export const copyAs = (form: CopyForm, copied: Copied): string => WRITERS[form](copied);

/** A handshake is no request that fetch or HTTPie can make, and an address that was cut off is none at all. */
export function formsFor({ url, method }: Pick<Copied, 'url' | 'method'>): readonly CopyForm[] {
  if (isCutOff(url) || isCutOff(method)) return [];
  if (/^wss?:/.test(url)) return ['curl'];
  // HTTPie takes any other method for the address, and the token would go there.
  return COPY_FORMS.filter((form) => form !== 'httpie' || /^[A-Za-z]+$/.test(method));
}
