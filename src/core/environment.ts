/** The colours that environments are told apart by; each is a custom property of the palette, `--env-blue` … */
export const ENVIRONMENT_COLOURS = ['blue', 'teal', 'amber', 'red', 'violet', 'grey'] as const;
export type EnvironmentColour = (typeof ENVIRONMENT_COLOURS)[number];

export interface EnvironmentLook {
  readonly colour: EnvironmentColour;
  /** What is done there is done to real people: it is marked with a warning stripe. */
  readonly isProduction: boolean;
}

/** Words that say what an environment is for, wherever they stand in its name. */
const KNOWN: readonly (readonly [EnvironmentColour, RegExp])[] = [
  [
    'red',
    /^(prod\p{L}{0,2}|production|prd|live|produktion|producción|produccion|本番|本番環境|生产|生产环境|إنتاج|الإنتاج)$/u,
  ],
  ['amber', /^(staging|stage|stg|preprod|preproduction|uat|acceptance)$/],
  ['teal', /^(test|testing|qa|int|integration|ci)$/],
  ['blue', /^(dev|development|local|localhost|sandbox|demo|practice)$/],
];

/** What makes of production something before it. */
const NOT_YET = /^(pre|non|not)$/;

const wordsOf = (name: string) => name.toLowerCase().split(/[^\p{L}]+/u);

/** How an environment of that name looks. Two of one name look alike everywhere. */
export function environmentLook(name: string): EnvironmentLook {
  const words = wordsOf(name);
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  const known = KNOWN.find(([, pattern]) => has(pattern))?.[0] ?? 'violet';
  const colour = known === 'red' && has(NOT_YET) ? 'amber' : known;
  return { colour, isProduction: colour === 'red' };
}
