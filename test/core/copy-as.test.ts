import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asCurl,
  asFetch,
  asHttpie,
  type Copied,
  formsFor,
  shellWord,
} from '../../src/core/copy-as.ts';
import { BEARER } from '../../src/core/header-line.ts';

const REQUEST: Copied = { method: 'GET', url: 'https://api.test/v1/orders', header: BEARER };
const requestWith = (changes: Partial<Copied>): Copied => ({ ...REQUEST, ...changes });

/** The words that a real shell makes of a command, by a program that prints each of them. */
function wordsOf(command: string, environment: Readonly<Record<string, string>> = {}) {
  const tool = /^\w+/.exec(command)?.[0];
  const script = `${tool}() { printf '%s\\0' "$@"; }\n${command}`;
  const printed = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8', env: environment });
  return printed.split('\0').slice(0, -1);
}

/** Any text without a zero byte, which no command can carry. */
const anyText = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'\'"`$\\!*? ~#&;|<>(){}[]\n\t=%@aA1') }),
  )
  .filter((text) => !text.includes('\0'));

const tokenCharacter = fc.constantFrom(...'\'"`$\\!*?~#&;|<>(){}[]=%@aA1-._/+');
const anyToken = fc.string({ unit: tokenCharacter, minLength: 1 });
const fieldCharacter = fc.constantFrom(..."!#$%&'*+.^_`|~az09-");
const anyHeader = fc.record({
  name: fc.string({ unit: fieldCharacter, minLength: 1 }),
  scheme: fc.oneof(fc.constant(''), fc.string({ unit: fieldCharacter, minLength: 1 })),
});

const lineOf = ({ header }: Copied, token: string) =>
  `${header.name.toLowerCase()}: ${header.scheme === '' ? '' : `${header.scheme} `}${token}`;

/** Names of headers have no case. */
const headerRead = (word: string | undefined) => {
  const [, name = '', value = ''] = /^([^:]*)(:.*)$/s.exec(word ?? '') ?? [];
  return `${name.toLowerCase()}${value}`;
};

const FEW = { numRuns: 60 };

describe('a word for a shell', () => {
  test('is the same text again, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 8 }), (texts) => {
        expect(wordsOf(`print ${texts.map(shellWord).join(' ')}`)).toEqual(texts);
      }),
      FEW,
    );
  });
});

describe.each([
  ['curl', asCurl],
  ['HTTPie', asHttpie],
])('as %s', (_name, write) => {
  test('every header and every token arrive as they are', () => {
    fc.assert(
      fc.property(anyHeader, anyToken, (header, token) => {
        const copied = requestWith({ header, token });
        const words = wordsOf(write(copied));
        expect(headerRead(words.at(-1))).toBe(lineOf(copied, token));
        expect(words).toContain(REQUEST.url);
      }),
      FEW,
    );
  });

  test('without the token the shell puts its own variable in its place, and nothing else', () => {
    fc.assert(
      fc.property(anyHeader, anyToken, (header, token) => {
        const copied = requestWith({ header });
        const words = wordsOf(write(copied), { TOKEN: token, az: 'leaked', a: 'leaked' });
        expect(headerRead(words.at(-1))).toBe(lineOf(copied, token));
      }),
      FEW,
    );
  });

  test('a method that is no plain word stays one', () => {
    const words = wordsOf(write(requestWith({ method: "P$(id)'" })));
    expect(words).toContain("P$(id)'");
  });
});

describe('as curl', () => {
  test('without the token names a variable', () => {
    expect(asCurl(REQUEST)).toBe(
      `curl 'https://api.test/v1/orders' \\\n  -H "Authorization: Bearer $TOKEN"`,
    );
  });

  test('with the token has it', () => {
    expect(asCurl(requestWith({ method: 'DELETE', token: 'e.y.J' }))).toBe(
      `curl -X DELETE 'https://api.test/v1/orders' \\\n  -H 'Authorization: Bearer e.y.J'`,
    );
  });

  test('does not wait for the body of an answer that has none', () => {
    expect(asCurl(requestWith({ method: 'HEAD' }))).toMatch(/^curl --head '/);
  });

  test('takes brackets in an address for themselves', () => {
    expect(asCurl(requestWith({ url: 'https://api.test/v1/[1-9]' }))).toContain('--globoff');
  });

  test('has the app’s own header, and no scheme where there is none', () => {
    const header = { name: 'x-api-key', scheme: '' };
    expect(asCurl(requestWith({ header, token: 'abc' }))).toContain(`-H 'X-Api-Key: abc'`);
  });
});

test('as HTTPie names the method always', () => {
  expect(asHttpie(REQUEST)).toBe(
    `http GET 'https://api.test/v1/orders' \\\n  "Authorization: Bearer $TOKEN"`,
  );
});

describe('as fetch', () => {
  /** What a script asks for when it runs. */
  async function asked(script: string, token?: string): Promise<readonly unknown[]> {
    const calls: unknown[][] = [];
    const fake = async (...call: unknown[]) => calls.push(call);
    const run = new Function('fetch', 'token', `return (async () => { ${script} })()`);
    await run(fake, token);
    return calls[0] ?? [];
  }

  test('is a script that asks the same again, whatever is in it', async () => {
    const check = async (method: string, url: string, token: string) => {
      const [to, options] = await asked(asFetch(requestWith({ method, url, token })));
      expect(to).toBe(url);
      expect(options).toEqual({
        ...(method !== 'GET' && { method }),
        headers: { Authorization: `Bearer ${token}` },
      });
    };
    await fc.assert(fc.asyncProperty(anyText, anyText, anyText, check));
  });

  test.each([
    ['Bearer', 'Bearer t0'],
    ['', 't0'],
  ])('without the token has a variable (scheme: “%s”)', async (scheme, value) => {
    const script = asFetch(requestWith({ header: { name: 'x-token', scheme } }));
    expect(await asked(script, 't0')).toEqual([REQUEST.url, { headers: { 'X-Token': value } }]);
  });
});

test('of a WebSocket’s handshake only curl makes a request', () => {
  expect(formsFor({ url: 'wss://api.test/live', method: 'GET' })).toEqual(['curl']);
  expect(formsFor({ url: 'https://api.test/live', method: 'GET' })).toEqual([
    'curl',
    'fetch',
    'httpie',
  ]);
});

test('an address that was cut off is none to ask again', () => {
  expect(formsFor({ url: 'https://api.test/v1/aaaa…', method: 'GET' })).toEqual([]);
});

// It takes such a method for the address, and what follows for headers: the token would go to evil.test.
test.each(['evil.test', '--follow', 'M-SEARCH', ':8080', 'a/b'])(
  'HTTPie is not asked to use the method %s',
  (method) => {
    expect(formsFor({ url: 'https://api.test', method })).toEqual(['curl', 'fetch']);
  },
);
