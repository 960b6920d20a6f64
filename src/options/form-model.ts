import { batch, computed, signal } from '@preact/signals';
import type { AppField, AppForm } from '../core/app-form.ts';
import type { FormProblems } from '../core/parse-app-form.ts';
import { ENDPOINTS, type Search } from './editor-form.ts';

/** What stands in a form, what is wrong with it, and how what was asked for goes. */
export function createForm(initial: AppForm) {
  const form = signal(initial);
  const saved = signal(initial);
  const problems = signal<FormProblems>({});
  const status = signal<'idle' | 'saving' | 'saved'>('idle');
  /** How often input was refused: each time the first wrong field takes the focus. */
  const refusals = signal(0);
  /** How the last search for the endpoints of the issuer in the form goes. */
  const discovery = signal<Search | undefined>(undefined);
  const typed = new Set<AppField>();

  const isChanged = computed(() => JSON.stringify(form.value) !== JSON.stringify(saved.value));

  /** Another issuer has other endpoints, except where they were typed by hand, and promises of its own. */
  function withoutIssuersOwn(): Partial<AppForm> {
    const own = ENDPOINTS.filter((field) => !typed.has(field));
    return { ...Object.fromEntries(own.map((field) => [field, ''])), namesItself: false };
  }

  const set = <F extends AppField>(field: F, value: AppForm[F]) => {
    batch(() => {
      const { [field]: _solved, ...rest } = problems.value;
      const isOtherIssuer = field === 'issuer' && value !== form.value.issuer;
      typed.add(field);
      problems.value = rest;
      status.value = 'idle';
      form.value = { ...form.value, [field]: value, ...(isOtherIssuer && withoutIssuersOwn()) };
      if (isOtherIssuer) discovery.value = undefined;
    });
  };

  /** What takes the place of what was typed is the issuer's, and goes with it. */
  const fillIn = (found: Partial<AppForm>) => {
    for (const field of ENDPOINTS) {
      if (field in found && found[field] !== form.value[field]) typed.delete(field);
    }
    const { authorizationEndpoint: _a, tokenEndpoint: _t, ...rest } = problems.value;
    batch(() => {
      problems.value = rest;
      form.value = { ...form.value, ...found };
    });
  };

  const refuse = (faults: FormProblems) => {
    problems.value = faults;
    refusals.value += 1;
  };

  /** What was sent is stored. The prompt for permissions leaves time to type on: that stays. */
  const setSaved = (sent: AppForm) => {
    saved.value = { ...sent, clientSecret: '', token: '' };
    if (form.value === sent) form.value = saved.value;
  };

  const revert = () => {
    batch(() => {
      form.value = saved.value;
      problems.value = {};
      discovery.value = undefined;
      status.value = 'idle';
    });
    typed.clear();
  };

  return {
    form,
    problems,
    status,
    refusals,
    discovery,
    isChanged,
    set,
    fillIn,
    refuse,
    setSaved,
    revert,
  };
}
