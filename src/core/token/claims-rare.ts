import type { ClaimFamily } from './claim-family.ts';
import { document, FEDERATION, REGISTRY } from './claim-sources.ts';

/** The claims of the same registry that few people ever meet: telephony, content delivery, attestation, 5G, federations. */
export const RARE: readonly ClaimFamily[] = [
  {
    group: 'rare',
    source: document(8055),
    names: 'sip_from_tag sip_date sip_callid sip_cseq_num sip_via_branch',
  },
  { group: 'rare', source: document(8225), names: 'orig dest mky' },
  { group: 'rare', source: document(8443), names: 'rph' },
  { group: 'rare', source: document(8588), names: 'attest origid' },
  { group: 'rare', source: document(8688), names: 'jcard' },
  { group: 'rare', source: document(8946), names: 'div opt' },
  { group: 'rare', source: document(9027), names: 'sph' },
  { group: 'rare', source: document(9475), names: 'msgi' },
  { group: 'rare', source: document(9795), names: 'rcd rcdi crn' },
  { group: 'rare', source: document(9447), names: 'atc' },
  { group: 'rare', source: document(9200), names: 'ace_profile cnonce exi' },
  {
    group: 'rare',
    source: document(9246),
    names: 'cdniv cdnicrit cdniip cdniuc cdniets cdnistt cdnistd',
  },
  { group: 'rare', source: document(9321), names: 'sig_val_claims' },
  { group: 'rare', source: document(9560), names: 'rdap_allowed_purposes rdap_dnt_allowed' },
  {
    group: 'rare',
    source: document(9711),
    names: `
      eat_nonce ueid sueids oemid hwmodel hwversion oemboot dbgstat location eat_profile
      submods uptime bootcount bootseed dloas swname swversion manifests measurements
      measres intuse
    `,
  },
  {
    group: 'rare',
    source: REGISTRY,
    names: `
      cmw geohash consumerPlmnId consumerSnpnId producerPlmnId producerSnpnId
      producerSnssaiList producerNsiList producerNfSetId producerNfServiceSetId
      sourceNfInstanceId analyticsIdList resOwnerId
    `,
  },
  {
    group: 'rare',
    source: FEDERATION,
    names: `
      jwks metadata constraints crit ref delegation logo_uri authority_hints
      trust_anchor_hints trust_marks trust_mark_issuers trust_mark_owners trust_mark_type
      trust_chain trust_anchor metadata_policy metadata_policy_crit source_endpoint keys
    `,
  },
];
