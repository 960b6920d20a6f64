/** What stands around a token tells where it was. */
export type FoundIn =
  /** It was pasted alone. */
  | 'plain'
  /** After `Bearer` or `DPoP`, as in an Authorization header (RFC 6750 §2.1, RFC 9449 §7.1). */
  | 'header'
  /** An option of a command. */
  | 'command'
  /** A member of JSON, as in a token response (RFC 6749 §5.1). */
  | 'json'
  /** A parameter of an address or of a form. */
  | 'url'
  /** A variable of a shell, of a program or of its settings. */
  | 'variable'
  | 'cookie'
  /** Anywhere else. */
  | 'text';

export type FoundName = 'access_token' | 'id_token';

export interface FoundToken {
  readonly text: string;
  readonly where: FoundIn;
  /** What it was called. A header carries an access token, whatever it is. */
  readonly name?: FoundName;
}

/** A token as it was come across. A refresh token is only counted. */
export type Sighting = Omit<FoundToken, 'name'> & {
  readonly name?: FoundName | 'refresh_token';
};

/** `accessToken`, `X-Access-Token`, `id_token_hint`: what such a name stands for. Undefined: no token. */
export function tokenNameOf(name: string): FoundName | 'refresh_token' | 'token' | undefined {
  const plain = name.slice(-80).replaceAll(/[_-]/g, '').toLowerCase();
  if (/refreshtoken$/.test(plain)) return 'refresh_token';
  if (/accesstoken$|^oauth2?bearer$/.test(plain)) return 'access_token';
  if (/idtoken(?:hint)?$/.test(plain)) return 'id_token';
  return /(?:csrf|xsrf)token$/.test(plain) || !/(?:token|jwt)$/.test(plain) ? undefined : 'token';
}
