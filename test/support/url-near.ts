import fc from 'fast-check';
import { scope } from './samples.ts';

/** URLs near a scope: now inside, now just beside it, in each of the ways that filters get wrong. */
export const urlNear = (text: string) => {
  const { protocol, hostname, port } = new URL(text);
  const { path } = scope(text);
  const schemes = [protocol, protocol, protocol, 'https:', 'http:', 'HTTPS:'];
  const hosts = [hostname, hostname, hostname, hostname.toUpperCase(), `sub.${hostname}`];
  const others = [`x${hostname}`, `${hostname}.evil.test`, 'evil.test', hostname.replace('.', 'x')];
  const ports = [port, port, port, '443', '80', '8443', '8080', '1'].map(
    (number) => number && `:${number}`,
  );
  const paths = [
    path,
    path,
    `${path}/`,
    `${path}/x`,
    `${path}/../x`,
    `${path}/%2e%2e/x`,
    `${path}%2fx`,
  ];
  const moved = [
    `${path}x`,
    `${path};x`,
    `${path}.x`,
    path.slice(0, -1),
    path.toUpperCase(),
    `/x${path}`,
  ];
  const ends = [
    '',
    '',
    '?',
    '?q=1',
    '#',
    '#top',
    `?${text}`,
    `#${text}`,
    `/${text}`,
    `?${text}#${text}`,
  ];
  return fc
    .tuple(
      fc.constantFrom(...schemes),
      fc.constantFrom('', '', '', '', 'user:secret@', `${hostname}@`, `${hostname}:1@`),
      fc.constantFrom(...hosts, ...others),
      fc.constantFrom(...ports),
      fc.constantFrom(...paths, ...moved, '', '/'),
      fc.constantFrom(...ends),
    )
    .map(([scheme, ...rest]) => `${scheme}//${rest.join('')}`)
    .filter((url) => URL.canParse(url));
};
