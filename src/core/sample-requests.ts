import type { App } from './app.ts';
import { hasCaller } from './caller.ts';
import { DOCUMENT_KINDS, REQUEST_KINDS, type RequestKind, typesOf } from './request-kind.ts';
import type { SeenRequest } from './rule-match.ts';

/** A request by all but its address. */
export interface Sample {
  readonly kind: RequestKind;
  readonly from: Omit<SeenRequest, 'url'>;
}

const SOME_TAB = 1;
const NO_TAB = -1;

type Asker = Pick<SeenRequest, 'initiator' | 'top'>;

const sampleOf = (kind: RequestKind, type: string, asker: Asker): Sample => ({
  kind,
  from: { type, method: 'GET', tab: kind === 'worker' ? NO_TAB : SOME_TAB, ...asker },
});

/** Requests of these kinds, as far as the browser tells them apart: by one asker, each in every type. */
const samplesOf = (kinds: readonly RequestKind[], types: readonly string[], asker: Asker) =>
  kinds.flatMap((kind) =>
    typesOf([kind === 'worker' ? 'fetch' : kind], types).map((type) => sampleOf(kind, type, asker)),
  );

/** The kinds that an app has on; a worker does no more than fetch. */
const kindsOn = ({ kinds }: App) =>
  kinds.filter((kind) => kind !== 'worker' || kinds.includes('fetch'));

/** What a page asks for in the ways that an app has on. */
export const fromPage = (app: App, page: string, types: readonly string[]): readonly Sample[] =>
  samplesOf(kindsOn(app), types, { initiator: page, top: page });

/** What a page asks for in the ways that an app has off. A worker is only one beside what fetches. */
export const fromPageOff = (app: App, page: string, types: readonly string[]): readonly Sample[] =>
  samplesOf(
    REQUEST_KINDS.filter((kind) => !kindsOn(app).includes(kind)),
    types,
    { initiator: page, top: page },
  );

/** What a frame without an origin asks for, in a page. It has neither a service worker nor frames of its own. */
export const fromSandboxIn = (app: App, page: string, types: readonly string[]) =>
  samplesOf(
    kindsOn(app).filter((kind) => ![...DOCUMENT_KINDS, 'socket', 'worker'].includes(kind)),
    types,
    { initiator: 'null', top: page },
  );

/** An address that is typed. */
export const typed = (app: App): readonly Sample[] =>
  hasCaller(app, 'address-bar') ? [sampleOf('navigation', 'main_frame', {})] : [];
