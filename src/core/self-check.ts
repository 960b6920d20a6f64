import { type ApiScope, apiScopeText, isWithin } from './api-scope.ts';
import type { App } from './app.ts';
import { hasCaller, pagesCalling, withMyPages } from './caller.ts';
import { attachOrigins, missingOrigins } from './host-permission.ts';
import {
  type CallerLookAlikeKind,
  callerLookAlikesOf,
  type LookAlikeKind,
  lookAlikesOf,
} from './look-alikes.ts';
import { type OwnRules, ownRulesOf } from './own-rules.ts';
import type { RequestKind } from './request-kind.ts';
import type { RuleContext } from './requests-of.ts';
import { isBelowAny, type SeenRequest } from './rule-match.ts';
import { fromPage, fromPageOff, fromSandboxIn, type Sample, typed } from './sample-requests.ts';
import type { Settings } from './state.ts';
import type { WebOrigin } from './web-origin.ts';

/** One question to an app's own rules, with what came of it. */
export interface Checked {
  /** `itself`: an address that has to get the token; `kind_off`: the same, in the ways that are off. */
  readonly kind: 'itself' | 'kind_off' | LookAlikeKind | CallerLookAlikeKind;
  readonly url: string;
  /** The origin that asks; `null`: a frame that has none. Absent: the address bar, or whichever caller. */
  readonly caller?: string;
  /** The page that such a frame is in. */
  readonly top?: string;
  /** The kinds of request that got the token and must not, or must and did not. */
  readonly wrong: readonly RequestKind[];
}

export interface SelfCheck {
  readonly passed: readonly Checked[];
  /** Pages that are no callers and can use the token all the same: rules know a caller by its host alone. */
  readonly loose: readonly Checked[];
  /** What does not go as it should. */
  readonly failed: readonly Checked[];
  /** What the user has yet to allow. The rest is told as if that were done. */
  readonly missing: readonly WebOrigin[];
}

interface Case {
  readonly app: App;
  readonly scope: ApiScope;
  readonly rules: OwnRules;
  readonly types: readonly string[];
}

/** A WebSocket has an address of its own. */
const requestTo = (url: string, { kind, from }: Sample): SeenRequest => ({
  ...from,
  url: kind === 'socket' ? url.replace(/^http/, 'ws') : url,
});

/** The kinds of these requests of which some pass a test. */
const kindsWhere = (
  samples: readonly Sample[],
  url: string,
  test: (request: SeenRequest) => boolean,
): readonly RequestKind[] => {
  const found = samples.filter((sample) => test(requestTo(url, sample)));
  return [...new Set(found.map(({ kind }) => kind))];
};

const pagesOf = ({ app, scope }: Case) => pagesCalling(app, scope);

/** Each way in which the scope has to get the token. */
function itself(subject: Case): readonly Checked[] {
  const { app, scope, rules, types } = subject;
  const url = apiScopeText(scope);
  const checked = (samples: readonly Sample[], asker: Partial<Checked>): Checked => ({
    kind: 'itself',
    url,
    ...asker,
    wrong: kindsWhere(samples, url, (request) => !rules.reach(request)),
  });
  const pages = pagesOf(subject);
  const sandboxes = hasCaller(app, 'sandboxed-frames') ? pages : [];
  return [
    ...pages.map((caller) => checked(fromPage(app, caller, types), { caller })),
    ...sandboxes.map((top) => checked(fromSandboxIn(app, top, types), { caller: 'null', top })),
    ...(hasCaller(app, 'address-bar') ? [checked(typed(app), {})] : []),
  ];
}

/** Whoever leads there is let in by the address bar, if any. */
const notChosen = (app: App, samples: readonly Sample[]) =>
  hasCaller(app, 'address-bar') ? samples.filter(({ kind }) => kind !== 'navigation') : samples;

const kindsOff = (subject: Case): readonly Checked[] =>
  pagesOf(subject).map((caller) => {
    const { app, scope, rules, types } = subject;
    const url = apiScopeText(scope);
    const samples = notChosen(app, fromPageOff(app, caller, types));
    return { kind: 'kind_off', url, caller, wrong: kindsWhere(samples, url, rules.reach) };
  });

/** Addresses that are no scope of the app get nothing, whatever else the user may have allowed. */
function addresses(subject: Case): readonly Checked[] {
  const { app, scope, rules, types } = subject;
  const [page] = pagesOf(subject);
  const samples = [
    ...(page ? [...fromPage(app, page, types), ...fromSandboxIn(app, page, types)] : []),
    ...typed(app),
  ];
  const isForeign = (url: string) => !app.apiScopes.some((other) => isWithin(other, new URL(url)));
  return lookAlikesOf(scope)
    .filter(({ url }) => isForeign(url))
    .map(({ kind, url }) => ({ kind, url, wrong: kindsWhere(samples, url, rules.set) }));
}

/** What only ends like one caller may be below another, as `xshop.localhost` is beside a page at `localhost`. */
function callerLookAlikes(page: WebOrigin, pages: readonly WebOrigin[]) {
  const hosts = pages.map((origin) => new URL(origin).hostname);
  return callerLookAlikesOf(page)
    .filter(({ url }) => !pages.some((origin) => origin === url))
    .map(({ kind, url }) => {
      const isBelow = kind === 'caller_ends_alike' && isBelowAny(hosts, new URL(url).hostname);
      return { kind: isBelow ? ('caller_subdomain' as const) : kind, url };
    });
}

function callersLike(page: WebOrigin, subject: Case): readonly Checked[] {
  const { app, scope, rules, types } = subject;
  const url = apiScopeText(scope);
  const checked = (
    kind: CallerLookAlikeKind,
    samples: readonly Sample[],
    asker: object,
  ): Checked => ({
    kind,
    url,
    ...asker,
    wrong: kindsWhere(notChosen(app, samples), url, rules.reach),
  });
  const alike = callerLookAlikes(page, pagesOf(subject));
  const sandboxed = hasCaller(app, 'sandboxed-frames')
    ? alike.filter(({ kind }) => kind !== 'caller_opaque')
    : [{ kind: 'caller_opaque', url: page } as const];
  return [
    ...alike.map(({ kind, url: caller }) =>
      checked(kind, fromPage(app, caller, types), { caller }),
    ),
    ...sandboxed.map(({ kind, url: top }) =>
      checked(kind, fromSandboxIn(app, top, types), { caller: 'null', top }),
    ),
  ];
}

const checksOf = (subject: Case): readonly Checked[] => [
  ...itself(subject),
  ...kindsOff(subject),
  ...addresses(subject),
  ...pagesOf(subject).flatMap((page) => callersLike(page, subject)),
];

/** A rule cannot tell these from a caller: only the permission for the page does, where the browser asks for one. */
const BEYOND_RULES: readonly Checked['kind'][] = [
  'caller_port',
  'caller_scheme',
  'caller_subdomain',
];

/** Asks an app's own rules about everything that has to get its token, and about what only looks like it. */
export function selfCheck(
  app: App,
  { pages }: Pick<Settings, 'pages'>,
  context: RuleContext,
): SelfCheck {
  const resolved = withMyPages(app, pages);
  const rules = ownRulesOf(resolved, context);
  const { types } = context;
  const checks = resolved.apiScopes.flatMap((scope) =>
    checksOf({ app: resolved, scope, rules, types }),
  );
  const wrong = checks.filter((checked) => checked.wrong.length > 0);
  return {
    passed: checks.filter((checked) => checked.wrong.length === 0),
    loose: wrong.filter(({ kind }) => BEYOND_RULES.includes(kind)),
    failed: wrong.filter(({ kind }) => !BEYOND_RULES.includes(kind)),
    missing: missingOrigins(attachOrigins(resolved), context.granted),
  };
}
