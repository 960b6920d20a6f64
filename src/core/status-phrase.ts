import { isRefusalStatus } from './refusal.ts';

/** The names that the protocol gives its status codes (RFC 9110 §15, RFC 6585): they are not for translating. */
const PHRASES: Readonly<Record<number, string>> = {
  101: 'Switching Protocols',
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  203: 'Non-Authoritative Information',
  204: 'No Content',
  205: 'Reset Content',
  206: 'Partial Content',
  300: 'Multiple Choices',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  417: 'Expectation Failed',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  426: 'Upgrade Required',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  451: 'Unavailable For Legal Reasons',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  505: 'HTTP Version Not Supported',
  511: 'Network Authentication Required',
};

/** `Not Found`; undefined: nobody registered that code. */
export const phraseOf = (status: number): string | undefined => PHRASES[status];

/** `404 Not Found`. */
export const statusText = (status: number): string =>
  [status, PHRASES[status]].filter((part) => part !== undefined).join(' ');

/** Whether an API took the token. */
export type Verdict = 'taken' | 'refused' | 'other';

/** A switch of protocols is a WebSocket that was let in. */
export function verdictOf(status: number): Verdict {
  if (isRefusalStatus(status)) return 'refused';
  return status === 101 || (status >= 200 && status < 300) ? 'taken' : 'other';
}
