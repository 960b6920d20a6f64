import type { Source } from './finding.ts';

/** `rfc(7519, '4.1.4')` */
export const rfc = (number: number, section: string): Source => ({
  name: `RFC ${number} §${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
});

/** `oidcCore('3.1.3.7')` */
export const oidcCore = (section: string): Source => ({
  name: `OpenID Connect Core §${section}`,
  url: `https://openid.net/specs/openid-connect-core-1_0.html#rfc.section.${section}`,
});
