import type * as v from 'valibot';
import type { AppId } from './app-id.ts';
import { currentIdentity, type IdentityId, type Sessions } from './identity.ts';
import type { TabChoiceSchema } from './tab-choice-schema.ts';

export type TabChoice = v.InferOutput<typeof TabChoiceSchema>;

export const NO_CHOICE: TabChoice = { paused: false, identities: {} };

/** By tab. */
export type TabChoices = Readonly<Record<string, TabChoice>>;

interface Facts extends Sessions {
  readonly tabs: TabChoices;
}

export const choiceIn = (tabs: TabChoices, tab: number | undefined): TabChoice =>
  tabs[String(tab)] ?? NO_CHOICE;

/** As whom an app's requests go from a tab; null: as nobody. Undefined: the tab has no choice of its own. */
export const chosenIn = (tabs: TabChoices, tab: number | undefined, app: AppId) =>
  choiceIn(tabs, tab).identities[app];

/** As whom an app's requests go from a tab, pauses aside; null: as nobody. Without a tab: from any other. */
export function identityIn(facts: Facts, app: AppId, tab?: number): IdentityId | null {
  const chosen = chosenIn(facts.tabs, tab, app);
  return chosen === undefined ? currentIdentity(facts, app) : chosen;
}

const isEmpty = ({ paused, identities }: TabChoice) =>
  !paused && Object.keys(identities).length === 0;

/** The choices with that of one tab replaced: a tab that has none leaves nothing behind. */
export function withChoice(tabs: TabChoices, tab: number, choice: TabChoice): TabChoices {
  const { [String(tab)]: _before, ...others } = tabs;
  return isEmpty(choice) ? others : { ...others, [tab]: choice };
}

/** A tab's choice with that of one app replaced. Undefined: as in every other tab. */
export function withIdentity(
  { paused, identities }: TabChoice,
  app: AppId,
  identity: IdentityId | null | undefined,
): TabChoice {
  const { [app]: _before, ...others } = identities;
  return { paused, identities: identity === undefined ? others : { ...others, [app]: identity } };
}

/** The choices where nobody stands in place of an identity. */
export const withNobodyFor = (tabs: TabChoices, identity: IdentityId): TabChoices =>
  Object.fromEntries(
    Object.entries(tabs).map(([tab, { paused, identities }]) => [
      tab,
      {
        paused,
        identities: Object.fromEntries(
          Object.entries(identities).map(([app, id]) => [app, id === identity ? null : id]),
        ),
      },
    ]),
  );

/** The choices of the tabs that are open. */
export const ofOpenTabs = (tabs: TabChoices, open: readonly number[]): TabChoices =>
  Object.fromEntries(Object.entries(tabs).filter(([tab]) => open.includes(Number(tab))));

/** The choices without those about one app. */
export const withoutApp = (tabs: TabChoices, app: AppId): TabChoices =>
  Object.entries(tabs).reduce(
    (rest, [tab, choice]) => withChoice(rest, Number(tab), withIdentity(choice, app, undefined)),
    tabs,
  );
