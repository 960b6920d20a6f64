import type { App } from '../core/app.ts';
import { type AppForm, EMPTY_FORM, formOf } from '../core/app-form.ts';
import type { Discovery, Metadata } from '../core/discovery.ts';
import type { FormProblems } from '../core/parse-app-form.ts';
import type { Problem } from '../core/problem.ts';

export interface EditorSubject {
  /** The app to edit; undefined: a new one. */
  readonly app?: App | undefined;
  /** The app whose settings a new one begins with. */
  readonly from?: App | undefined;
  readonly copyName: (name: string) => string;
}

/** What an issuer's metadata tells, so that nobody has to type it. */
export const ENDPOINTS = ['authorizationEndpoint', 'tokenEndpoint'] as const;

/** What is wrong beside endpoints that nobody typed: those the issuer itself can tell. */
export function withoutFindable(problems: FormProblems): FormProblems {
  const isFindable = ([field, problem]: [string, Problem]) =>
    problem.code === 'required' && ENDPOINTS.includes(field as (typeof ENDPOINTS)[number]);
  return Object.fromEntries(Object.entries(problems).filter((entry) => !isFindable(entry)));
}

/** The form to begin with. */
export function firstForm({ app, from, copyName }: EditorSubject): AppForm {
  if (app) return formOf(app);
  return from ? { ...formOf(from), name: copyName(from.name) } : EMPTY_FORM;
}

/** How a search for an issuer's endpoints goes. */
export type Search = { readonly kind: 'looking' } | Discovery;

/** The fields that an issuer's metadata fills, its own spelling of its name among them (RFC 8414 §3.3). */
export const foundFields = ({
  issuer,
  authorizationEndpoint,
  tokenEndpoint,
  namesItself,
}: Metadata): Partial<AppForm> => ({
  issuer,
  tokenEndpoint,
  namesItself,
  ...(authorizationEndpoint !== undefined && { authorizationEndpoint }),
});

/** The endpoints that stand in the form: what is found on the way must not replace what was typed. */
export const typedEndpoints = (form: AppForm): Partial<AppForm> =>
  Object.fromEntries(
    ENDPOINTS.filter((field) => form[field] !== '').map((field) => [field, form[field]]),
  );
