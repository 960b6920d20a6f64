import type { ApiScope } from './api-scope.ts';
import type { App } from './app.ts';
import { hasCaller, pagesCalling } from './caller.ts';
import { hostOf, isGranted, socketOrigin } from './host-permission.ts';
import { DOCUMENT_KINDS, type RequestKind, typesOf } from './request-kind.ts';
import type { Condition } from './rule.ts';

export interface RuleContext {
  /** The host of our own pages and worker: our own requests never get a token. */
  readonly ownHost: string;
  /** The host permissions in force, as match patterns. */
  readonly granted: readonly string[];
  /** The types of request that this browser tells apart. */
  readonly types: readonly string[];
  /** Whether this browser can tell which page a tab shows, so that a frame without an origin is somebody's. */
  readonly knowsTop: boolean;
}

/** The hosts of the pages that may call one scope, as far as we hold a permission for them. */
const callingHosts = (app: App, scope: ApiScope, granted: readonly string[]) => [
  ...new Set(
    pagesCalling(app, scope)
      .filter((origin) => isGranted(granted, origin))
      .map((origin) => new URL(origin).hostname),
  ),
];

/** The hosts that the permissions name, each by itself. */
const namedHosts = (granted: readonly string[]) => [
  ...new Set(granted.flatMap((pattern) => hostOf(pattern) ?? [])),
];

/**
 * A browser lets an initiator domain stand for its subdomains too. It also asks for our permission for
 * the initiator, so only subdomains that we hold a permission for could pass: those are excluded. What a
 * wide grant of the user's covers cannot be: `otherCallers` tells about it.
 */
const subdomainsOf = (hosts: readonly string[], granted: readonly string[]) =>
  namedHosts(granted)
    .filter((other) => !hosts.includes(other))
    .filter((other) => hosts.some((host) => other.endsWith(`.${host}`)));

interface Case {
  readonly app: App;
  readonly scope: ApiScope;
  readonly context: RuleContext;
}

/** What a request has to be like, its address apart. */
export type Part = Partial<Condition> & Pick<Condition, 'resourceTypes'>;

function pagesAmong({ app, scope, context: { granted, ownHost } }: Case) {
  const hosts = callingHosts(app, scope, granted);
  return hosts.length === 0
    ? undefined
    : {
        initiatorDomains: hosts,
        excludedInitiatorDomains: [ownHost, ...subdomainsOf(hosts, granted)],
      };
}

const isPlain = (kind: RequestKind) => kind !== 'socket' && !DOCUMENT_KINDS.includes(kind);

/** What scripts and documents of a calling page ask for. */
function subresources({ app, context }: Case): readonly Part[] {
  const resourceTypes = typesOf(app.kinds.filter(isPlain), context.types);
  return resourceTypes.length > 0 ? [{ resourceTypes, excludedRequestMethods: ['options'] }] : [];
}

/** Frames and links. The browser asks no permission for who leads there, so the method must be a safe one. */
function documents({ app, context }: Case): readonly Part[] {
  const kinds = app.kinds.filter((kind) => DOCUMENT_KINDS.includes(kind));
  const resourceTypes = typesOf(kinds, context.types);
  return resourceTypes.length > 0 ? [{ resourceTypes, requestMethods: ['get'] }] : [];
}

/** No condition can tell a typed address from a followed link. */
const addressBar = ({ app, context: { ownHost } }: Case): readonly Part[] =>
  hasCaller(app, 'address-bar')
    ? [
        {
          resourceTypes: ['main_frame'],
          requestMethods: ['get'],
          excludedInitiatorDomains: [ownHost],
        },
      ]
    : [];

/**
 * Frames without an origin, in pages that are callers. A browser cannot be told "nobody's", only whose it is
 * not: so every host that could be somebody is excluded, and with a grant for many sites there is no such rule.
 */
function sandboxedFrames(subject: Case): readonly Part[] {
  const { app, scope, context } = subject;
  const { granted, ownHost, knowsTop } = context;
  const hosts = callingHosts(app, scope, granted);
  if (!hasCaller(app, 'sandboxed-frames') || !knowsTop || hosts.length === 0) return [];
  if (granted.some((pattern) => hostOf(pattern) === undefined)) return [];
  const anybody = [ownHost, ...namedHosts(granted)];
  return subresources(subject).map((part) => ({
    ...part,
    topDomains: hosts,
    excludedInitiatorDomains: anybody,
  }));
}

function sockets({ app, context }: Case): readonly Part[] {
  const resourceTypes = app.kinds.includes('socket') ? typesOf(['socket'], context.types) : [];
  return resourceTypes.length > 0 ? [{ resourceTypes }] : [];
}

/** The parts as the calling pages' own; none, where no page is a caller. */
const byPages = (subject: Case, parts: readonly Part[]): readonly Part[] => {
  const pages = pagesAmong(subject);
  return pages ? parts.map((part) => ({ ...part, ...pages })) : [];
};

const partsOf = (subject: Case): readonly Part[] => [
  ...byPages(subject, [...subresources(subject), ...documents(subject)]),
  ...addressBar(subject),
  ...sandboxedFrames(subject),
];

type Requests = readonly (readonly [ApiScope, Part])[];

/** What is asked of one address, as far as we hold a permission for it. */
const askedOf = (
  address: ApiScope,
  parts: readonly Part[],
  granted: readonly string[],
): Requests =>
  isGranted(granted, address.origin) ? parts.map((part) => [address, part] as const) : [];

/** The requests that carry an app's token: by address, those of WebSockets included, and by what they are like. */
export const requestsOf = (app: App, context: RuleContext): Requests =>
  app.apiScopes.flatMap((scope) => {
    const subject = { app, scope, context };
    const socket = { ...scope, origin: socketOrigin(scope.origin) };
    return [
      ...askedOf(scope, partsOf(subject), context.granted),
      ...askedOf(socket, byPages(subject, sockets(subject)), context.granted),
    ];
  });
