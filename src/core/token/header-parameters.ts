import { rfc } from '../findings/source.ts';
import type { Family } from './claim-family.ts';
import { FEDERATION } from './claim-sources.ts';

/** The parameters of a header: IANA’s registry “JSON Web Signature and Encryption Header Parameters”. */
export const HEADER_PARAMETERS: readonly Family[] = [
  { source: rfc(7515, '4.1'), names: 'alg jku jwk kid x5u x5c x5t x5t#S256 typ cty crit' },
  { source: rfc(7516, '4.1'), names: 'enc zip' },
  { source: rfc(7518, '4.6.1'), names: 'epk apu apv' },
  { source: rfc(7518, '4.7.1'), names: 'iv tag' },
  { source: rfc(7518, '4.8.1'), names: 'p2s p2c' },
  { source: rfc(7797, '3'), names: 'b64' },
  { source: rfc(7519, '5.3'), names: 'iss sub aud' },
  { source: rfc(8555, '6.4'), names: 'url' },
  { source: rfc(8555, '6.5.2'), names: 'nonce' },
  { source: rfc(8225, '8.1'), names: 'ppt' },
  { source: rfc(9321, '3.2'), names: 'svt' },
  { source: FEDERATION, names: 'trust_chain peer_trust_chain' },
];
