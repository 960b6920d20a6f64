import { apiScopeText } from './api-scope.ts';
import type { App } from './app.ts';
import { COPY_FORMS, copyAs, formsFor } from './copy-as.ts';
import { envLine } from './env-line.ts';
import { headerNameText, headerValue } from './header-line.ts';
import { postmanEnvironment } from './postman.ts';

/** What a token can be copied as, in the order in which that is offered. */
export const TOKEN_FORMS = ['token', 'header', ...COPY_FORMS, 'postman', 'env'] as const;
export type TokenForm = (typeof TOKEN_FORMS)[number];

export interface TokenCopy {
  readonly app: App;
  readonly token: string;
  /** The address that a request is made to. */
  readonly url: string;
}

/** Where an app's requests go: where its token was tried last, else the first address that may have it. */
export const addressOf = ({ apiScopes: [first] }: App, tried: string | undefined): string =>
  tried ?? (first ? apiScopeText(first) : '');

/** The token as something to paste elsewhere; undefined: it cannot be written so. */
export function copyToken(form: TokenForm, { app, token, url }: TokenCopy): string | undefined {
  const { header, name } = app;
  switch (form) {
    case 'token':
      return token;
    case 'header':
      return `${headerNameText(header.name)}: ${headerValue(header, token)}`;
    case 'postman':
      return postmanEnvironment({ name, url, token });
    case 'env':
      return envLine(name, token);
    default:
      return copyAs(form, { method: 'GET', url, header, token });
  }
}

const isFormOf = (form: TokenForm, copy: TokenCopy): boolean => {
  const isRequest = COPY_FORMS.some((other) => other === form);
  if (isRequest) return formsFor({ url: copy.url, method: 'GET' }).some((other) => other === form);
  return copyToken(form, copy) !== undefined;
};

/** The forms that a token can be copied in. */
export const formsOf = (copy: TokenCopy): readonly TokenForm[] =>
  TOKEN_FORMS.filter((form) => isFormOf(form, copy));
