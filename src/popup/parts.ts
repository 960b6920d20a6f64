import { partOf } from './part.ts';

/** What reads tokens and judges them: it is most of the popup. */
export const tokenPart = partOf(() => import('./token-part.tsx'));

/** The deeds, whoever is signed in, and what else there is to see beside tokens. */
export const detailPart = partOf(() => import('./detail-part.tsx'));
