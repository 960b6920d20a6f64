import { batch, computed, signal } from '@preact/signals';
import { type AppField, type AppForm, EMPTY_FORM } from '../core/app-form.ts';
import type { FormProblems } from '../core/form-reader.ts';
import { ENDPOINTS, isEndpointField, type Search, withoutEndpoints } from './editor-form.ts';
import { nameIn } from './guesses.ts';

type Fields = Partial<AppForm>;

const fieldsOf = (fields: Fields) => Object.keys(fields) as AppField[];

const only = <Of extends Partial<Record<AppField, unknown>>>(
  fields: Of,
  isWanted: (field: AppField) => boolean,
) =>
  Object.fromEntries(
    Object.entries(fields).filter(([field]) => isWanted(field as AppField)),
  ) as Partial<Of>;

/** What a field can put right beside itself. */
const ALSO_SOLVED: Partial<Record<AppField, readonly AppField[]>> = {
  callers: ['kinds'],
  myPages: ['callers', 'kinds'],
  apiPages: ['callers', 'kinds'],
  addressBar: ['callers', 'kinds'],
};

/** What is typed once and not shown again. */
const NO_SECRETS = { clientSecret: '', privateKey: '', password: '', refreshToken: '', token: '' };

/** What stands in a form, what is wrong with it, and how what was asked for goes. */
export function createForm(initial: AppForm) {
  const form = signal(initial);
  const saved = signal(initial);
  const problems = signal<FormProblems>({});
  const status = signal<'idle' | 'saving' | 'saved'>('idle');
  /** How often input was refused: each time the first wrong field takes the focus. */
  const refusals = signal(0);
  /** The control that is to take the focus, each time anew. */
  const wanted = signal<{ readonly id: string } | undefined>(undefined);
  /** How the last search for the endpoints of the issuer in the form goes. */
  const discovery = signal<Search | undefined>(undefined);
  /** What was typed into this form when it was open before, and not saved. */
  const restored = signal<AppForm | undefined>(undefined);
  const typed = new Set<AppField>();
  /** What stood in the fields that an address has filled. */
  let replaced: Fields = {};

  const isChanged = computed(() => JSON.stringify(form.value) !== JSON.stringify(saved.value));

  /** Whether nobody chose what stands in a field. A saved app's endpoints are its issuer's. */
  const isFree = (field: AppField) =>
    !typed.has(field) && (isEndpointField(field) || saved.value[field] === EMPTY_FORM[field]);

  /** Another issuer has other endpoints, except where they were typed by hand, and promises of its own. */
  function withoutIssuersOwn(): Fields {
    const own = ENDPOINTS.filter((field) => !typed.has(field));
    const { pkce, pushed } = only(saved.value, (field) => !typed.has(field));
    return {
      ...Object.fromEntries(own.map((field) => [field, ''])),
      namesItself: false,
      ...(pkce !== undefined && { pkce }),
      ...(pushed !== undefined && { pushed }),
    };
  }

  /** What is to stand in a form beside a change to it. */
  function withChange(changed: Fields): AppForm {
    const isOtherIssuer = 'issuer' in changed && changed.issuer !== form.value.issuer;
    if (isOtherIssuer) discovery.value = undefined;
    return { ...form.value, ...(isOtherIssuer && withoutIssuersOwn()), ...changed };
  }

  const solve = (fields: readonly AppField[]) => {
    problems.value = only(problems.value, (field) => !fields.includes(field));
  };

  /** Changes fields as nobody's typing. */
  const put = (changed: Fields) =>
    batch(() => {
      form.value = withChange(changed);
      solve(fieldsOf(changed));
    });

  const set = <F extends AppField>(field: F, value: AppForm[F]) =>
    batch(() => {
      typed.add(field);
      replaced = only(replaced, (other) => other !== field);
      status.value = 'idle';
      put({ [field]: value });
      solve(ALSO_SOLVED[field] ?? []);
    });

  /** For fields that nobody chose. */
  const suggest = (found: Fields) => put(only(found, isFree));

  /** For fields that nobody chose, until another address is read. Tells which it has filled. */
  const fillFree = (found: Fields): readonly AppField[] =>
    batch(() => {
      const before = form.value;
      suggest(found);
      const filled = fieldsOf(found).filter((field) => form.value[field] !== before[field]);
      replaced = { ...only(before, (field) => filled.includes(field)), ...replaced };
      return filled;
    });

  /** What an address says. What another address has filled goes. */
  const fillFromAddress = (found: Fields): readonly AppField[] =>
    batch(() => {
      put(replaced);
      replaced = {};
      return fillFree(found);
    });

  /** A name to begin with, where nobody has thought of one. */
  const fillName = () => (form.value.name === '' ? fillFree(nameIn(form.value)) : []);

  /** Whether an address has filled a field, and nobody has changed it since. */
  const isFilled = (field: AppField) => field in replaced;

  const focus = (id: string) => {
    wanted.value = { id };
  };

  /** What an issuer says. What takes the place of what was typed is the issuer's, and goes with it. */
  const fillIn = (found: Fields) =>
    batch(() => {
      for (const field of ENDPOINTS) {
        if (field in found && found[field] !== form.value[field]) typed.delete(field);
      }
      problems.value = withoutEndpoints(problems.value);
      form.value = { ...form.value, ...found };
    });

  const refuse = (faults: FormProblems) => {
    problems.value = faults;
    refusals.value += 1;
  };

  /** What was sent is stored. The prompt for permissions leaves time to type on: that stays. */
  const setSaved = (sent: AppForm) => {
    saved.value = { ...sent, ...NO_SECRETS };
    restored.value = undefined;
    if (form.value === sent) form.value = saved.value;
  };

  /** What was typed before counts as typed; endpoints may still be their issuer's. */
  const restore = (draft: AppForm) =>
    batch(() => {
      const differs = (field: AppField) => draft[field] !== form.value[field];
      for (const field of fieldsOf(draft)) {
        if (differs(field) && !isEndpointField(field)) typed.add(field);
      }
      form.value = draft;
      restored.value = draft;
    });

  const revert = () => {
    batch(() => {
      form.value = saved.value;
      restored.value = undefined;
      problems.value = {};
      discovery.value = undefined;
      status.value = 'idle';
    });
    typed.clear();
    replaced = {};
  };

  return {
    form,
    saved,
    problems,
    status,
    refusals,
    wanted,
    discovery,
    restored,
    isChanged,
    set,
    put,
    suggest,
    fillName,
    fillFromAddress,
    isFilled,
    focus,
    fillIn,
    refuse,
    setSaved,
    restore,
    revert,
  };
}

export type FormModel = ReturnType<typeof createForm>;
