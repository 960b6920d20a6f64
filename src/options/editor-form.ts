import type { App } from '../core/app.ts';
import { type AppField, type AppForm, EMPTY_FORM, type TextField } from '../core/app-form.ts';
import type { AppId } from '../core/app-id.ts';
import type { Begun } from '../core/begun.ts';
import type { Discovery, Metadata } from '../core/discovery.ts';
import { formOf } from '../core/form-of.ts';
import type { FormProblems } from '../core/form-reader.ts';
import type { Problem } from '../core/problem.ts';
import type { WebOrigin } from '../core/web-origin.ts';

export interface EditorSubject {
  /** The app to edit; undefined: a new one. */
  readonly app?: App | undefined;
  /** The app whose settings a new one begins with. */
  readonly from?: App | undefined;
  /** The address of a sign-in that was watched, which a new one begins with. */
  readonly seen?: string | undefined;
  /** What was pasted in the popup, which a new one begins with. Null: a form has begun with it before. */
  readonly begun?: Begun | null | undefined;
  /** What was typed into this form before, and not saved. */
  readonly draft?: AppForm | undefined;
  readonly copyName: (name: string) => string;
  /** A new app is stored. */
  readonly onNew: (id: AppId) => void;
}

/** What an issuer's metadata tells, so that nobody has to type it. */
export const ENDPOINTS = [
  'authorizationEndpoint',
  'deviceAuthorizationEndpoint',
  'tokenEndpoint',
  'pushedRequestEndpoint',
  'introspectionEndpoint',
  'revocationEndpoint',
  'userinfoEndpoint',
  'endSessionEndpoint',
] as const satisfies readonly (TextField & keyof Metadata)[];

const NAMES: readonly AppField[] = ENDPOINTS;

export const isEndpointField = (field: AppField) => NAMES.includes(field);

/** What is wrong beside endpoints that nobody typed: those the issuer itself can tell. */
export function withoutFindable(problems: FormProblems): FormProblems {
  const isFindable = ([field, problem]: [string, Problem]) =>
    problem.code === 'required' && isEndpointField(field as AppField);
  return Object.fromEntries(Object.entries(problems).filter((entry) => !isFindable(entry)));
}

/** What is wrong beside the endpoints. */
export const withoutEndpoints = (problems: FormProblems): FormProblems =>
  Object.fromEntries(
    Object.entries(problems).filter(([field]) => !isEndpointField(field as AppField)),
  );

/** The form to begin with. */
export function firstForm({ app, from, copyName }: EditorSubject): AppForm {
  if (app) return formOf(app);
  return from ? { ...formOf(from), name: copyName(from.name) } : EMPTY_FORM;
}

const isSame = (a: AppForm, b: AppForm) =>
  Object.entries(b).every(([field, value]) => `${a[field as AppField]}` === `${value}`);

/** What was typed before, where that is not what the form begins with anyway. */
export function draftIn({ draft }: EditorSubject, first: AppForm): AppForm | undefined {
  return draft && !isSame(draft, first) ? draft : undefined;
}

/**
 * How a search for an issuer's endpoints goes. `waiting`: for the user, who has to allow it. `later`: for the click that
 * saves, which asks them.
 */
export type Search =
  | { readonly kind: 'waiting'; readonly origins: readonly WebOrigin[] }
  | { readonly kind: 'looking' }
  | { readonly kind: 'later' }
  | Discovery;

const endpointsIn = (metadata: Metadata): Partial<AppForm> =>
  Object.fromEntries(
    ENDPOINTS.flatMap((field) => (metadata[field] === undefined ? [] : [[field, metadata[field]]])),
  );

/** The fields that an issuer's metadata fills, its own spelling of its name among them (RFC 8414 §3.3). */
export const foundFields = (metadata: Metadata): Partial<AppForm> => ({
  ...endpointsIn(metadata),
  issuer: metadata.issuer,
  namesItself: metadata.namesItself,
});

/** The endpoints that stand in the form: what is found on the way must not replace what was typed. */
export const typedEndpoints = (form: AppForm): Partial<AppForm> =>
  Object.fromEntries(
    ENDPOINTS.filter((field) => form[field] !== '').map((field) => [field, form[field]]),
  );
