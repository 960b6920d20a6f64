import type { App } from '../core/app.ts';
import { type AppForm, EMPTY_FORM, formOf } from '../core/app-form.ts';
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
