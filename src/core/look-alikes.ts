import { type ApiScope, isWithin } from './api-scope.ts';
import { originOf, type WebOrigin } from './web-origin.ts';

/** In what way an address is not the one that it looks like. */
export const LOOK_ALIKE_KINDS = [
  'other_port',
  'other_scheme',
  'subdomain',
  'parent_domain',
  'host_begins_alike',
  'host_ends_alike',
  'dot_as_letter',
  'trailing_dot',
  'user_info',
  'in_path',
  'in_query',
  'in_fragment',
  'path_begins_alike',
  'path_in_capitals',
  'path_further_down',
  'path_left_by_dots',
  'path_left_by_encoded_dots',
  'path_in_fragment',
  'one_level_up',
] as const;
export type LookAlikeKind = (typeof LOOK_ALIKE_KINDS)[number];

/** In what way a page is not the caller that it looks like. */
export const CALLER_LOOK_ALIKE_KINDS = [
  'caller_port',
  'caller_scheme',
  'caller_subdomain',
  'caller_ends_alike',
  'caller_foreign',
  'caller_opaque',
] as const;
export type CallerLookAlikeKind = (typeof CALLER_LOOK_ALIKE_KINDS)[number];

export interface LookAlike<Kind> {
  readonly kind: Kind;
  readonly url: string;
}

const FOREIGN = 'https://lookalike.example';

/** A port that the address does not have, next to its own. */
const otherPort = ({ port, protocol }: URL) =>
  Number(port || (/s:$/.test(protocol) ? 443 : 80)) === 8443 ? 8444 : 8443;

const otherScheme = (protocol: string) =>
  /s:$/.test(protocol) ? protocol.replace('s:', ':') : protocol.replace(':', 's:');

/** The host of an IP address has no neighbours by name. */
const isName = (hostname: string) => !/^\[|^[\d.]+$/.test(hostname);

type Written = readonly (readonly [LookAlikeKind, string])[];

const otherPorts = (url: URL, path: string): Written => [
  ['other_port', `${url.protocol}//${url.hostname}:${otherPort(url)}${path}`],
  ['other_scheme', `${otherScheme(url.protocol)}//${url.host}${path}`],
];

const otherNames = ({ protocol, host, hostname }: URL, path: string): Written =>
  isName(hostname)
    ? [
        ['subdomain', `${protocol}//sub.${host}${path}`],
        ['parent_domain', `${protocol}//${host.replace(/^[^.]+\./, '')}${path}`],
        ['host_begins_alike', `${protocol}//${hostname}.lookalike.example${path}`],
        ['host_ends_alike', `${protocol}//x${host}${path}`],
        ['dot_as_letter', `${protocol}//${hostname.replace('.', 'x')}${path}`],
        ['trailing_dot', `${protocol}//${hostname}.${host.slice(hostname.length)}${path}`],
      ]
    : [];

/** The address in each part of a foreign one. */
const elsewhere = ({ protocol, host }: URL, path: string): Written => {
  const foreign = `${protocol}//${new URL(FOREIGN).host}`;
  const whole = `${protocol}//${host}${path}`;
  return [
    ['user_info', `${protocol}//${host}@${new URL(FOREIGN).host}${path}`],
    ['in_path', `${foreign}/${whole}`],
    ['in_query', `${foreign}/?${whole}/`],
    ['in_fragment', `${foreign}/#${whole}/`],
  ];
};

const otherPaths = ({ origin }: { readonly origin: string }, path: string): Written =>
  path === ''
    ? []
    : [
        ['path_begins_alike', `${origin}${path}x`],
        ['path_in_capitals', `${origin}${path.toUpperCase()}`],
        ['path_further_down', `${origin}/x${path}`],
        ['path_left_by_dots', `${origin}${path}/../lookalike`],
        ['path_left_by_encoded_dots', `${origin}${path}/%2e%2e/lookalike`],
        ['path_in_fragment', `${origin}/#${path}`],
        ['one_level_up', `${origin}${path.replace(/\/[^/]*$/, '/')}`],
      ];

const readable = <Kind>(written: readonly (readonly [Kind, string])[]) =>
  written
    .filter(([, url]) => URL.canParse(url))
    .map(([kind, url]): LookAlike<Kind> => ({ kind, url }));

/** Addresses that look like a scope and are outside it, as an attacker or a slip writes them. */
export function lookAlikesOf(scope: ApiScope): readonly LookAlike<LookAlikeKind>[] {
  const url = new URL(scope.origin);
  const path = scope.path || '/';
  const written = [
    ...otherPorts(url, path),
    ...otherNames(url, path),
    ...elsewhere(url, path),
    ...otherPaths(url, scope.path),
  ];
  return readable(written).filter((alike) => !isWithin(scope, new URL(alike.url)));
}

/** Origins that look like a page's and are not. */
export function callerLookAlikesOf(page: WebOrigin): readonly LookAlike<CallerLookAlikeKind>[] {
  const url = new URL(page);
  const { protocol, host, hostname } = url;
  const alike = readable<CallerLookAlikeKind>([
    ['caller_port', `${protocol}//${hostname}:${otherPort(url)}`],
    ['caller_scheme', `${otherScheme(protocol)}//${host}`],
    ...(isName(hostname)
      ? ([
          ['caller_subdomain', `${protocol}//sub.${host}`],
          ['caller_ends_alike', `${protocol}//x${host}`],
        ] as const)
      : []),
    ['caller_foreign', FOREIGN],
  ]);
  const origins = alike.map(({ kind, url: text }) => ({ kind, url: originOf(new URL(text)) }));
  return [...origins, { kind: 'caller_opaque', url: 'null' }];
}
