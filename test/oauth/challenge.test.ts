import { describe, expect, test } from 'vitest';
import type { Challenge } from '../../src/core/challenge.ts';
import { challengeIn } from '../../src/oauth/challenge.ts';
import { jwtWith } from '../support/samples.ts';

const TOKEN = 'opaque-token-0123456789';

const read = (lines: readonly string[], scheme = 'Bearer') =>
  challengeIn(lines, { scheme, confidential: [TOKEN] });

describe('what is no challenge says nothing', () => {
  test.each<[string, readonly string[]]>([
    ['no header at all', []],
    ['an empty one', ['']],
    ['white space', [' \t ']],
    ['commas', [', ,,']],
    ['a quote that does not end', ['Bearer error="invalid_token']],
    ['parameters without a scheme', ['error="invalid_token"']],
    ['a scheme stuck to its parameters', ['Bearer=error']],
    ['a JSON object', ['{"error":"invalid_token"}']],
    ['a page', ['<html><body>401</body></html>']],
    ['control characters', ['Bearer error="\u0000"']],
    ['line breaks', ['Bearer\r\nerror="invalid_token"\n, x']],
    ['another scheme', ['Basic realm="intranet"', 'Negotiate']],
    ['64 KB of letters', ['x'.repeat(65_536)]],
    ['64 KB of quotes', [`Bearer a=${'"'.repeat(65_536)}`]],
    ['64 KB of backslashes', [`Bearer a="${'\\'.repeat(65_536)}`]],
    ['64 KB of commas', [`Bearer ${','.repeat(65_536)}`]],
    ['64 KB of parameters', [`Bearer ${'a=b,'.repeat(16_384)}`]],
    ['a thousand lines', Array<string>(1000).fill('Negotiate')],
  ])('%s', async (_what, lines) => {
    const begun = performance.now();
    expect(await read(lines)).toEqual({});
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});

describe('as servers write it', () => {
  test.each<[string, readonly string[], Challenge]>([
    ['RFC 6750, without a token', ['Bearer realm="example"'], {}],
    [
      'RFC 6750, with one that is over',
      [
        'Bearer realm="example", error="invalid_token", error_description="The access token expired"',
      ],
      { error: 'invalid_token', description: 'The access token expired' },
    ],
    [
      'RFC 9470, a level',
      [
        'Bearer error="insufficient_user_authentication", error_description="A different authentication level is required", acr_values="myACR"',
      ],
      {
        error: 'insufficient_user_authentication',
        description: 'A different authentication level is required',
        acrValues: 'myACR',
      },
    ],
    [
      'RFC 9470, an age',
      [
        'Bearer error="insufficient_user_authentication", error_description="More recent authentication is required", max_age="5"',
      ],
      {
        error: 'insufficient_user_authentication',
        description: 'More recent authentication is required',
        maxAge: 5,
      },
    ],
    [
      'an age that is no string, and an age of nothing',
      ['Bearer error=insufficient_user_authentication, max_age=0'],
      { error: 'insufficient_user_authentication', maxAge: 0 },
    ],
    [
      'Spring Security',
      [
        'Bearer error="insufficient_scope", error_description="The request requires higher privileges than provided by the access token.", error_uri="https://tools.ietf.org/html/rfc6750#section-3.1"',
      ],
      {
        error: 'insufficient_scope',
        description: 'The request requires higher privileges than provided by the access token.',
      },
    ],
    [
      'Spring Security, on an old token',
      [
        'Bearer error="invalid_token", error_description="An error occurred while attempting to decode the Jwt: Jwt expired at 2026-01-01T00:00:00Z", error_uri="https://tools.ietf.org/html/rfc6750#section-3.1"',
      ],
      {
        error: 'invalid_token',
        description:
          'An error occurred while attempting to decode the Jwt: Jwt expired at 2026-01-01T00:00:00Z',
      },
    ],
    [
      'ASP.NET Core',
      [
        'Bearer error="invalid_token", error_description="The token expired at \'01/01/2026 00:00:00\'"',
      ],
      { error: 'invalid_token', description: "The token expired at '01/01/2026 00:00:00'" },
    ],
    [
      'Auth0’s express-oauth2-jwt-bearer',
      [
        'Bearer realm="api", error="insufficient_scope", error_description="Insufficient Scope", scope="read:orders write:orders"',
      ],
      {
        error: 'insufficient_scope',
        description: 'Insufficient Scope',
        scopes: ['read:orders', 'write:orders'],
      },
    ],
    [
      'Auth0, which takes DPoP too',
      [
        'Bearer realm="api", error="invalid_token", error_description="Signature failed", DPoP algs="ES256"',
      ],
      { error: 'invalid_token', description: 'Signature failed' },
    ],
    [
      'Azure’s API Management',
      [
        'Bearer authorization_uri="https://login.microsoftonline.com/1/oauth2/authorize", resource_id="https://management.azure.com/"',
      ],
      {},
    ],
    [
      'Azure Resource Manager',
      [
        'Bearer authorization_uri="https://login.windows.net/1", error="invalid_token", error_description="The access token is invalid."',
      ],
      { error: 'invalid_token', description: 'The access token is invalid.' },
    ],
    [
      'Microsoft Graph (continuous access evaluation)',
      [
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="',
      ],
      { error: 'insufficient_claims' },
    ],
    [
      'Google',
      ['Bearer realm="https://accounts.google.com/", error="invalid_token"'],
      { error: 'invalid_token' },
    ],
    [
      'Google, for a scope',
      [
        'Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="https://www.googleapis.com/auth/drive https://www.googleapis.com/auth/drive.file"',
      ],
      {
        error: 'insufficient_scope',
        scopes: [
          'https://www.googleapis.com/auth/drive',
          'https://www.googleapis.com/auth/drive.file',
        ],
      },
    ],
    [
      'a store of images',
      [
        'Bearer realm="https://auth.example.com/token",service="images.example.com",scope="repository:library/x:pull",error="invalid_token"',
      ],
      { error: 'invalid_token', scopes: ['repository:library/x:pull'] },
    ],
    [
      'without quotes, and without commas',
      ['Bearer error=invalid_token error_description=expired'],
      { error: 'invalid_token', description: 'expired' },
    ],
    [
      'with words that should have been quoted',
      ['Bearer error=invalid_token, error_description=The token expired'],
      { error: 'invalid_token', description: 'The' },
    ],
    ['the scheme in any case', ['bEARER ERROR="invalid_token"'], { error: 'invalid_token' }],
    [
      'quoted commas and escaped quotes',
      ['Bearer realm="a, b", error="invalid_token", error_description="not \\"good\\", sorry"'],
      { error: 'invalid_token', description: 'not "good", sorry' },
    ],
    ['space around it', ['  Bearer   error = "invalid_token"  '], { error: 'invalid_token' }],
  ])('%s', async (_who, lines, expected) => {
    expect(await read(lines)).toEqual(expected);
  });
});

describe('of several challenges', () => {
  test.each<[string, readonly string[]]>([
    ['in one line', ['Basic realm="x, y", Bearer error="invalid_token"']],
    ['the other way round', ['Bearer error="invalid_token", Basic realm="x"']],
    ['after credentials in base64', ['NTLM TlRMTVNTUAACAAAA==, Bearer error="invalid_token"']],
    ['after a scheme alone', ['Negotiate, Bearer error="invalid_token"']],
    ['in lines of their own', ['Negotiate', 'Basic realm="x"', 'Bearer error="invalid_token"']],
    ['beside a line that is damaged', ['Basic realm="', 'Bearer error="invalid_token"']],
    ['beside a line that is huge', [`Basic ${'a'.repeat(70_000)}`, 'Bearer error="invalid_token"']],
    ['one of which says why', ['Bearer realm="one", Bearer realm="two", error="invalid_token"']],
    [
      'one of which is for bound tokens',
      ['DPoP error="use_dpop_nonce"', 'Bearer error="invalid_token"'],
    ],
  ])('the one about the token is read: %s', async (_how, lines) => {
    expect(await read(lines)).toEqual({ error: 'invalid_token' });
  });

  test('the one about the app’s own scheme comes first', async () => {
    const lines = ['Bearer error="invalid_token"', 'Token error="invalid_request"'];
    expect(await read(lines, 'token')).toEqual({ error: 'invalid_request' });
  });

  test.each(['', 'token'])(
    'else the one about bearer tokens, with the scheme “%s”',
    async (scheme) => {
      expect(await read(['Bearer error="invalid_token"'], scheme)).toEqual({
        error: 'invalid_token',
      });
    },
  );
});

describe('what a server says is made fit to show', () => {
  const descriptionOf = async (text: string) =>
    (await read([`Bearer error="invalid_token", error_description="${text}"`])).description;

  test('no token comes back', async () => {
    const jwt = jwtWith({ sub: 'alice' });
    expect(await descriptionOf(`no: ${TOKEN}.`)).toBe('no: ….');
    expect(await descriptionOf(`no: ${jwt}.`)).toBe('no: ….');
  });

  test('nor is one sent on as a scope or a level', async () => {
    const line = `Bearer error="x", scope="a ${TOKEN}", acr_values="${TOKEN}"`;
    expect(await read([line])).toEqual({ error: 'x' });
  });

  test('it is short', async () => {
    expect(await descriptionOf('y'.repeat(5000))).toBe(`${'y'.repeat(200)}…`);
  });

  test('an error code that is none is left out', async () => {
    expect(await read([`Bearer error="${'e'.repeat(101)}"`])).toEqual({});
    expect(await read(['Bearer error=""'])).toEqual({});
  });

  test('in any script, however the browser tells it', async () => {
    const bytes = String.fromCharCode(...new TextEncoder().encode('期限切れ'));
    expect(await descriptionOf('期限切れ')).toBe('期限切れ');
    expect(await descriptionOf(bytes)).toBe('期限切れ');
    expect(await descriptionOf('ung\u00fcltig')).toBe('ung\u00fcltig');
  });

  test('nothing in it turns the text around or breaks the line', async () => {
    expect(await descriptionOf('a\u202eb\tc')).toBe('a b c');
  });
});

describe('what is to be asked for', () => {
  test('scopes are scopes, at most fifty', async () => {
    const many = Array.from({ length: 80 }, (_, index) => `s${index}`).join(' ');
    expect((await read([`Bearer scope="${many}"`])).scopes).toHaveLength(50);
    expect((await read([`Bearer scope="a  b\\\\c ä d"`])).scopes).toEqual(['a', 'd']);
    expect(await read([`Bearer scope="${'x'.repeat(400)}"`])).toEqual({});
  });

  test('levels are kept in their order', async () => {
    const line = 'Bearer acr_values="urn:mfa  phr ä"';
    expect(await read([line])).toEqual({ acrValues: 'urn:mfa phr' });
  });

  test.each(['-1', '1.5', 'x', '', '99999999999'])('no age is “%s”', async (age) => {
    expect(await read([`Bearer max_age="${age}"`])).toEqual({});
  });
});
