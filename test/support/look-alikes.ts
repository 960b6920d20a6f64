/** How an address is written, and what is odd about it. `{Q}` is the API's port, `{R}` another one. */
type Address = readonly [oddity: string, template: string];

/** The scope that the addresses are within, or only seem to be. */
export const SCOPE = 'http://api.localhost:{Q}/v1';

/** Within the scope, as the URL standard reads them before anything is sent. */
export const WITHIN: readonly Address[] = [
  ['the path itself', SCOPE],
  ['a slash behind it', `${SCOPE}/`],
  ['a path below', `${SCOPE}/x`],
  ['two below', `${SCOPE}/x/y`],
  ['a query', `${SCOPE}?q=1`],
  ['a query below', `${SCOPE}/x?q=1`],
  ['a fragment', `${SCOPE}#f`],
  ['a fragment below', `${SCOPE}/x#f`],
  ['a climb that stays below', `${SCOPE}/x/../y`],
  // What a server makes of this is its own affair: for every browser it is one segment below.
  ['a coded slash', `${SCOPE}/..%2fadmin`],
  ['a host in capitals', 'HTTP://API.LOCALHOST:{Q}/v1/x'],
  ['a tab in the host', 'http://api.local\thost:{Q}/v1/x'],
  ['a line break in the host', 'http://api.\nlocalhost:{Q}/v1/x'],
  ['fullwidth letters in the host', 'http://ａｐｉ.localhost:{Q}/v1/x'],
  ['an ideographic dot in the host', 'http://api。localhost:{Q}/v1/x'],
  ['a coded letter in the host', 'http://%61pi.localhost:{Q}/v1/x'],
  ['backslashes', 'http:\\\\api.localhost:{Q}\\v1\\x'],
];

/** Of no scope, however much they look like it. */
export const OUTSIDE: readonly Address[] = [
  ['another port', 'http://api.localhost:{R}/v1/x'],
  ['another scheme', 'https://api.localhost:{Q}/v1/x'],
  ['a subdomain', 'http://x.api.localhost:{Q}/v1/x'],
  ['the domain above', 'http://localhost:{Q}/v1/x'],
  ['a host that begins like it', 'http://api.localhost.evil.test:{Q}/v1/x'],
  ['a host that begins like it, in code', 'http://api.localhost%2eevil.test:{Q}/v1/x'],
  ['a host that ends like it', 'http://xapi.localhost:{Q}/v1/x'],
  ['a Cyrillic letter', 'http://\u0430pi.localhost:{Q}/v1/x'],
  ['a dot as any letter', 'http://apixlocalhost.test:{Q}/v1/x'],
  ['a trailing dot', 'http://api.localhost.:{Q}/v1/x'],
  ['a prefix of the path', 'http://api.localhost:{Q}/v'],
  ['a longer path segment', 'http://api.localhost:{Q}/v1x'],
  ['a path segment with a parameter', 'http://api.localhost:{Q}/v1;x=1/y'],
  ['a coded letter in the path', 'http://api.localhost:{Q}/%761/x'],
  ['a path in other letters', 'http://api.localhost:{Q}/V1/x'],
  ['another path', 'http://api.localhost:{Q}/v2/x'],
  ['a slash before it', 'http://api.localhost:{Q}//v1/x'],
  ['the root', 'http://api.localhost:{Q}/'],
  ['a path that climbs out', 'http://api.localhost:{Q}/v1/../admin'],
  ['a path that climbs out in code', 'http://api.localhost:{Q}/v1/%2e%2e/admin'],
  ['the address in a query', 'http://evil.test:{Q}/?u=http://api.localhost:{Q}/v1/'],
  ['the address in a path', 'http://evil.test:{Q}/http://api.localhost:{Q}/v1/'],
  ['the address in a fragment', 'http://evil.test:{Q}/f#http://api.localhost:{Q}/v1/'],
  // The same on the API's own host, which a rule may name beside its address.
  [
    'the address in a query elsewhere there',
    'http://api.localhost:{Q}/v2?http://api.localhost:{Q}/v1/',
  ],
  [
    'the address in a fragment elsewhere there',
    'http://api.localhost:{Q}/f#http://api.localhost:{Q}/v1/',
  ],
  [
    'the address in a path on another port',
    'http://api.localhost:{R}/http://api.localhost:{Q}/v1/',
  ],
  [
    'the address in a fragment on a subdomain',
    'http://x.api.localhost:{Q}/f#http://api.localhost:{Q}/v1/',
  ],
];

/** As `OUTSIDE`: no script can fetch them, but a tab can go there. */
export const WITH_USER: readonly Address[] = [
  ['the host as a user', 'http://api.localhost@evil.test:{Q}/v1/x'],
  ['host and port as user and password', 'http://api.localhost:{Q}@evil.test:{Q}/v1/x'],
  ['the same, on another port of the host', 'http://api.localhost:{Q}@api.localhost:{R}/v1/x'],
  ['user and password before the host', 'http://user:pw@api.localhost:{Q}/v1/x'],
];
