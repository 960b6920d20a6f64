import type { App } from './app.ts';
import { grantedWith, isGranted } from './host-permission.ts';
import { firstIdentity } from './identity.ts';
import { DOCUMENT_KINDS, KNOWN_TYPES, typesOf } from './request-kind.ts';
import type { RuleContext } from './requests-of.ts';
import { headersOn, type SeenRequest } from './rule-match.ts';
import { rulesFor } from './rules-for.ts';
import type { WebOrigin } from './web-origin.ts';

/** What an app's own rules do to requests, whoever is signed in. */
export interface OwnRules {
  /** Whether they put the token on a request. */
  readonly set: (request: SeenRequest) => boolean;
  /** Whether the browser lets them: it asks for our permission for the page that asks, too. */
  readonly reach: (request: SeenRequest) => boolean;
}

const MADE_UP = 'made-up-token';

const DOCUMENTS = typesOf(DOCUMENT_KINDS, KNOWN_TYPES);

/** A browser asks no permission for who leads to a document, nor for who has no origin. */
const isAllowed = ({ type, initiator }: SeenRequest, granted: readonly string[]) =>
  DOCUMENTS.includes(type) ||
  initiator === undefined ||
  initiator === 'null' ||
  isGranted(granted, initiator as WebOrigin);

/** An app's rules as if the user had allowed what it needs, beside what is allowed. */
export function ownRulesOf(app: App, context: RuleContext): OwnRules {
  const granted = grantedWith(context.granted, app);
  const everywhere = { identity: firstIdentity(app.id), tabs: { except: [] }, index: 0 };
  const rules = rulesFor({ app, token: MADE_UP, ...everywhere }, { ...context, granted });
  const set = (request: SeenRequest) => headersOn(rules, request)[app.header.name] !== undefined;
  return { set, reach: (request) => set(request) && isAllowed(request, granted) };
}
