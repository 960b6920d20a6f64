import { demoApps } from '../../demo/apps.ts';
import type { Demo } from '../../demo/demo.ts';
import type { AppForm } from '../../src/core/app-form.ts';
import type { AppId } from '../../src/core/app-id.ts';
import { formOf } from '../../src/core/form-of.ts';
import { type AppDraft, parseAppForm } from '../../src/core/parse-app-form.ts';
import { valueIn } from './samples.ts';

/** The demo's app for orders, described otherwise, under an id of its own. */
export function ordersVariant(demo: Demo, id: string, changes: Partial<AppForm>): AppDraft {
  const [orders] = demoApps(demo);
  if (!orders) throw new Error('The demo has no app.');
  const form = { ...formOf(orders.app), name: id, ...changes };
  return valueIn(parseAppForm(form, { id: id as AppId, enabled: true }));
}
