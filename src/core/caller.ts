import type * as v from 'valibot';
import type { ApiScope } from './api-scope.ts';
import type { CallerSchema } from './caller-schema.ts';
import type { WebOrigin } from './web-origin.ts';

export type Caller = v.InferOutput<typeof CallerSchema>;
export type CallerKind = Caller['kind'];

interface Callers {
  readonly callers: readonly Caller[];
}

export const hasCaller = ({ callers }: Callers, kind: CallerKind) =>
  callers.some((caller) => caller.kind === kind);

/** The pages that an app names, whichever of its scopes they call. */
export const namedPages = ({ callers }: Callers): readonly WebOrigin[] =>
  callers.flatMap((caller) => (caller.kind === 'page' ? [caller.origin] : []));

/** The pages that may call one scope. */
export const pagesCalling = (app: Callers, { origin }: ApiScope): readonly WebOrigin[] => [
  ...new Set([...namedPages(app), ...(hasCaller(app, 'api-pages') ? [origin] : [])]),
];

/** All pages that may call any of an app's scopes. */
export const pageOrigins = (
  app: Callers & { readonly apiScopes: readonly ApiScope[] },
): readonly WebOrigin[] => [
  ...new Set([...namedPages(app), ...app.apiScopes.flatMap((scope) => pagesCalling(app, scope))]),
];

/** An app with the user's own pages among the pages that it names. */
export function withMyPages<App extends Callers>(app: App, pages: readonly WebOrigin[]): App {
  if (!hasCaller(app, 'my-pages')) return app;
  const mine = pages.map((origin) => ({ kind: 'page', origin }) as const);
  return { ...app, callers: [...app.callers, ...mine] };
}
