import { describe, expect, test } from 'vitest';
import { findTokens } from '../../../src/core/token/find-tokens.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = (fill: string, length: number) => fill.repeat(length).slice(0, length);

/** As long as RS256 makes it with a key of 2,048 bits. */
const JWT = `${part({ alg: 'RS256', typ: 'at+jwt' })}.${part({ sub: 'alice', aud: 'api' })}.${signature('s1g-', 342)}`;
const ID = `${part({ alg: 'ES256' })}.${part({ sub: 'alice', nonce: 'n' })}.${signature('i_D', 86)}`;
const REFRESH = `${part({ alg: 'HS256' })}.${part({ typ: 'Refresh' })}.${signature('Rr', 43)}`;
const JWE = `${part({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.${signature('k', 342)}.${signature('v', 16)}.${signature('c', 400)}.${signature('t', 22)}`;
const UNSECURED = `${part({ alg: 'none' })}.${part({ sub: 'alice' })}.`;
const SD_JWT = `${ID}~${signature('d1', 60)}~${signature('d2', 60)}~`;
const OPAQUE = 'gho_16C7e42F292c6912E7710c838347Ae178B4a';

const found = (text: string) => findTokens(text).tokens.map(({ text: token }) => token);
const first = (text: string) => findTokens(text).tokens[0];

describe('nothing is found, and why', () => {
  test.each([
    ['', 'empty'],
    [' \n\t ', 'empty'],
    ['\ufeff', 'empty'],
    ['Hello, where is the token?', 'nothing'],
    ['the Bearer token authentication', 'nothing'],
    ['WWW-Authenticate: Bearer realm="api1234567890", error="invalid_token"', 'nothing'],
    ['https://app.test/callback?code=abc123456&state=1', 'nothing'],
    ['https://id.test/oauth/token', 'nothing'],
    ['{}', 'nothing'],
    ['[1, 2', 'nothing'],
    ['FOO=bar123456789', 'nothing'],
    ['csrf_token=abc1234567890', 'nothing'],
    ['token_type=Bearer', 'nothing'],
    ['Authorization: Basic YWxpY2U6c2VjcmV0MTIzNDU2', 'nothing'],
    ['curl -H "Authorization: Bearer $TOKEN" https://api.test', 'placeholder'],
    ["curl -H 'Authorization: Bearer {{access_token}}' https://api.test", 'placeholder'],
    [JSON.stringify({ refresh_token: 'abcdef123456' }), 'refresh_only'],
    [`refresh_token=${REFRESH}`, 'refresh_only'],
  ])('%j: %s', (text, reason) => {
    expect(findTokens(text)).toMatchObject({ tokens: [], reason });
  });
});

describe('a token that stands alone', () => {
  test.each([
    ['a JWS', JWT, JWT],
    ['a JWE', JWE, JWE],
    ['an unsecured one', UNSECURED, UNSECURED],
    ['an SD-JWT', SD_JWT, SD_JWT],
    ['an opaque one', OPAQUE, OPAQUE],
    ['with space around it', `\n\t ${JWT} \r\n`, JWT],
    ['in straight quotes', `"${JWT}",`, JWT],
    ['in curly quotes', `“${JWT}”`, JWT],
    ['in backticks', `\`${JWT}\``, JWT],
    ['opaque, in quotes', `‘${OPAQUE}’`, OPAQUE],
    [
      'with marks that nobody sees',
      `\ufeff\u200b${JWT.slice(0, 50)}\u200b${JWT.slice(50)}\u200d`,
      JWT,
    ],
    ['at the end of a sentence', `The token is ${JWT}.`, JWT],
    ['before an ellipsis', `${ID}... and so on`, ID],
    ['with spaces in it', `${JWT.slice(0, 40)} ${JWT.slice(40)}`, JWT],
    ['of two parts', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0'],
    ['of six parts', `${JWE}.x`, `${JWE}.x`],
    [
      'with padding',
      'eyJhbGciOiJub25lIn0=.eyJzdWIiOiJhIn0=.',
      'eyJhbGciOiJub25lIn0=.eyJzdWIiOiJhIn0=.',
    ],
    ['that is a placeholder', '{{access_token}}', '{{access_token}}'],
  ])('%s', (_what, text, token) => {
    expect(found(text)).toEqual([token]);
  });

  test('says so', () => {
    expect(first(` ${JWT}\n`)?.where).toBe('plain');
    expect(first(OPAQUE)?.where).toBe('plain');
  });
});

describe('a token that was wrapped', () => {
  const wrap = (text: string, width: number, between = '\n') =>
    text.match(new RegExp(`.{1,${width}}`, 'g'))?.join(between) ?? '';

  test.each([64, 76, 80, 120])('at %i columns', (width) => {
    expect(found(wrap(JWT, width))).toEqual([JWT]);
    expect(found(wrap(JWE, width, '\r\n'))).toEqual([JWE]);
    expect(found(wrap(SD_JWT, width))).toEqual([SD_JWT]);
    expect(found(`${wrap(`Authorization: Bearer ${JWT}`, width)}\nThanks`)).toEqual([JWT]);
  });
  test.each([
    ['in a quoted mail', '\n> '],
    ['in a mail’s source', '=\r\n'],
    ['in a shell', ' \\\n'],
    ['in an indented block', '\n      '],
  ])('%s', (_what, between) => {
    expect(found(`> ${wrap(JWT, 70, between)}\n\nThanks\nEve`)).toEqual([JWT]);
  });

  test('is not taken on into what follows', () => {
    expect(found(`${JWT}\nThanks\nEve`)).toEqual([JWT]);
    expect(found(`${JWT}\n${ID}`)).toEqual([JWT, ID]);
    expect(found(`GET / HTTP/1.1\nAuthorization: Bearer ${JWT}\nHost: api.test\n\n`)).toEqual([
      JWT,
    ]);
  });
  test('is not taken on where its signature is of a length of its own', () => {
    const odd = `${part({ alg: 'RS256' })}.${part({})}.c2lnbmF0dXJl`;
    expect(found(`${odd}\nThanks\nEve`)).toEqual([odd]);
    expect(found(`${odd}\n${ID}`)).toEqual([odd, ID]);
  });
});

describe('in a header or a command', () => {
  test.each([
    [`Bearer ${JWT}`],
    [`bearer ${JWT}`],
    [`Bearer Bearer ${JWT}`],
    [`DPoP ${JWT}`],
    [`authorization:Bearer ${JWT}`],
    [`Authorization: Bearer "${JWT}"`],
    [`Authorization: Bearer%20${JWT}`],
    [`curl -H 'Authorization: Bearer ${JWT}' https://api.test/v1 -d '{"a":1}'`],
    [`curl "https://api.test" ^\r\n  -H "Authorization: Bearer ${JWT}" ^\r\n  -H "Accept: */*"`],
    [`curl ^"https://api.test^" -H ^"authorization: Bearer ${JWT}^"`],
    [`curl --header="Authorization: Bearer ${JWT}" https://api.test`],
    [`curl \\\n  --header 'Authorization: Bearer ${JWT}' \\\n  https://api.test`],
    [`curl $'https://api.test' -H $'Authorization: Bearer ${JWT}'`],
    [`wget --header="Authorization: Bearer ${JWT}" https://api.test`],
    [`Invoke-RestMethod -Uri x -Headers @{ "Authorization"="Bearer ${JWT}" }`],
    [`$headers.Add("Authorization", "Bearer ${JWT}")`],
    [`http GET api.test Authorization:"Bearer ${JWT}"`],
    [`fetch("https://api.test", {\n "headers": {\n "authorization": "Bearer ${JWT}"\n }});`],
    [`GET /v1 HTTP/1.1\r\nHost: api.test\r\nAuthorization: Bearer ${JWT}\r\nAccept: */*\r\n\r\n`],
  ])('%s', (text) => {
    expect(findTokens(text).tokens).toEqual([{ text: JWT, where: 'header', name: 'access_token' }]);
    expect(found(text.replace(JWT, OPAQUE))).toEqual([OPAQUE]);
  });

  test.each([
    [`curl --oauth2-bearer ${JWT} https://api.test`],
    [`curl --oauth2-bearer='${JWT}' https://api.test`],
    [`http -A bearer -a ${JWT} https://api.test`],
  ])('%s', (text) => {
    expect(findTokens(text).tokens).toEqual([
      { text: JWT, where: 'command', name: 'access_token' },
    ]);
    expect(found(text.replace(JWT, OPAQUE))).toEqual([OPAQUE]);
  });

  test('in GitHub’s way', () => {
    expect(found(`curl -H "Authorization: token ${OPAQUE}" https://api.test`)).toEqual([OPAQUE]);
  });
});

describe('under a name', () => {
  test.each([
    [`https://app.test/cb#access_token=${JWT}&token_type=Bearer`, 'url', 'access_token'],
    [`https://app.test/cb?id_token=${JWT}&state=1`, 'url', 'id_token'],
    [`https://id.test/end?id_token_hint=${JWT}`, 'url', 'id_token'],
    [`ACCESS_TOKEN=${JWT}`, 'variable', 'access_token'],
    [`export API_TOKEN="${JWT}"\nOTHER=1`, 'variable', undefined],
    [`$env:TOKEN = '${JWT}'`, 'variable', undefined],
    [`Cookie: theme=dark; access_token=${JWT}; other=1`, 'cookie', 'access_token'],
    [`const accessToken = \`${JWT}\`;`, 'variable', 'access_token'],
    [`{"access_token":"${JWT}","expires_in":60`, 'json', 'access_token'],
    [`access_token: ${JWT}`, 'variable', 'access_token'],
  ])('%s', (text, where, name) => {
    expect(first(text)).toEqual({ text: JWT, where, ...(name && { name }) });
    expect(found(text.replace(JWT, OPAQUE))).toEqual([OPAQUE]);
  });

  test('what an address escapes', () => {
    expect(found('https://app.test/#access_token=abc%2Fdef%2B123456%3D%3D')).toEqual([
      'abc/def+123456==',
    ]);
  });
});
