import { BEYOND_IDENTITY_PROVIDERS } from './beyond-identity.ts';
import { IDENTITY_SERVICES } from './identity-services.ts';
import { MICROSOFT_PROVIDERS } from './microsoft.ts';
import { PLATFORMS } from './platforms.ts';
import type { Provider } from './provider.ts';
import { SELF_HOSTED } from './self-hosted.ts';

/** In the order in which an address is held against them: those that any host may be come last. */
export const PROVIDERS: readonly Provider[] = [
  ...BEYOND_IDENTITY_PROVIDERS,
  ...IDENTITY_SERVICES,
  ...MICROSOFT_PROVIDERS,
  ...PLATFORMS,
  ...SELF_HOSTED,
];

const simple = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** How well a provider is named: 0 not at all, 2 by how one of its names begins, 3 by the whole of one. */
function likeness({ name, aliases }: Provider, text: string) {
  const names = [name, ...aliases].map(simple);
  if (names.includes(text)) return 3;
  if (names.some((known) => known.startsWith(text))) return 2;
  return names.some((known) => known.includes(text)) ? 1 : 0;
}

/** The providers that a name, or a part of one, may stand for: the likeliest first, all for none. */
export function findProviders(text: string): readonly Provider[] {
  const wanted = simple(text);
  if (wanted === '' && text.trim() !== '') return [];
  return PROVIDERS.map((provider) => ({ provider, likeness: likeness(provider, wanted) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((one, other) => other.likeness - one.likeness)
    .map(({ provider }) => provider);
}
