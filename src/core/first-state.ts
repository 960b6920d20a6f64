import type { App } from './app.ts';
import type { Grant } from './grant.ts';
import { NO_PREFERENCES } from './preferences.ts';
import { DEFAULT_KINDS } from './request-kind.ts';
import type { State } from './state.ts';

/** What stands in the store, unread, by the names of its items. */
export type Stored = Readonly<Partial<Record<keyof State, unknown>>>;

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What an app that was stored before there was such a field means by saying nothing. */
const WITHOUT_SAYING = {
  kinds: DEFAULT_KINDS,
  rivals: [],
  silenced: [],
  favourite: false,
} as const;

const isApp = (value: unknown): value is App =>
  isPlain(value) &&
  typeof value['name'] === 'string' &&
  isPlain(value['grant']) &&
  Array.isArray(value['apiScopes']) &&
  Array.isArray(value['callers']);

const appsIn = (value: unknown): readonly App[] =>
  listOf(value)
    .filter(isApp)
    .map((app) => ({
      ...WITHOUT_SAYING,
      ...app,
      grant: { authorization: {}, ...app.grant } as Grant,
    }));

/** What stands under an id: what is not even an object is absent. */
const byId = <Name extends keyof State>(value: unknown): State[Name] =>
  Object.fromEntries(
    Object.entries(isPlain(value) ? value : {}).filter(([, entry]) => isPlain(entry)),
  ) as State[Name];

const plainOr = <Value>(value: unknown, otherwise: Value): Value =>
  isPlain(value) ? ({ ...otherwise, ...value } as Value) : otherwise;

const orNull = <Value>(value: unknown) => (isPlain(value) ? (value as Value) : null);

const NO_SETTINGS = { attaching: true, owesGrant: false, pages: [] } as const;

/** Nothing of these is shown at first. */
const LATER = {
  answers: {},
  histories: {},
  issuers: {},
  replaced: {},
  discovery: null,
  trash: null,
  begun: null,
} as const;

/**
 * The store as the popup's first paint needs it, which the schemas would hold up by more than all that it shows: our
 * own worker wrote what stands there, by those very schemas. Only the outlines are looked at, so whoever paints from
 * this has to be ready to fail, to decide nothing, and to be put right by the strict reading that follows at once.
 */
export const firstStateOf = (stored: Stored): Omit<State, 'vault'> => ({
  ...LATER,
  apps: appsIn(stored.apps),
  settings: plainOr(stored.settings, NO_SETTINGS),
  preferences: plainOr(stored.preferences, NO_PREFERENCES),
  sessions: byId<'sessions'>(stored.sessions),
  current: isPlain(stored.current) ? (stored.current as State['current']) : {},
  tabs: byId<'tabs'>(stored.tabs),
  refusals: byId<'refusals'>(stored.refusals),
  watch: orNull(stored.watch),
  granted: listOf(stored.granted) as State['granted'],
  fault: orNull(stored.fault),
});
